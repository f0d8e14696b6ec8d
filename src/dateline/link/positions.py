"""Positions over time: one row for each holder and matter, with every dated point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast as typed

from dateline.link.actors import Cast
from dateline.link.evidence import Stated, content_id, passages, told_apart
from dateline.link.wording import grouped, ordered, words_of
from dateline.model.record import PositionPoint, PositionRow
from dateline.model.statement import Conduct, Position, Stance

Rows = Mapping[tuple[str, int], str]


def positions(items: Iterable[Stated], cast: Cast, homes: Rows) -> tuple[PositionRow, ...]:
    """All positions by id. ``homes`` says which row each statement went into, so that a position can name what it is about."""
    found = ordered(items, "position")
    groups = grouped(found, lambda s: (cast.party(_body(s).holder).id, about_id(s, homes) or ""), _about)
    rows = [_row(group, cast, homes) for group in groups]
    return told_apart(rows)


def _body(item: Stated) -> Position:
    return typed(Position, item.statement.body)


def _about(item: Stated) -> str:
    # what a row stands for needs no likeness of words
    about = _body(item).about
    return words_of(item, None, about.text)


def about_id(item: Stated, homes: Rows) -> str | None:
    """The id of the row that the statement is about, where it refers to one."""
    about = getattr(item.statement.body, "about", None)
    if about is None or about.ref is None:
        return None
    return homes.get((item.source.report.id, about.ref))


def _row(group: Sequence[Stated], cast: Cast, homes: Rows) -> PositionRow:
    first = group[0]
    history = _history(group)
    dated = [p for p in history if p.date]
    latest = dated[-1] if dated else history[-1]
    holder = cast.party(_body(first).holder)
    text = first.source.report.field_text
    return PositionRow(
        id=content_id(
            "po", holder.id, first.source.report.text_sha256, *first.key[3:6], _body(first).about.text
        ),
        holder=holder,
        about=words_of(first, _body(first).about.ref, _body(first).about.text),
        about_id=about_id(first, homes),
        stance=latest.stance,
        conduct=latest.conduct,
        capacity=next((c for s in reversed(group) if (c := _body(s).capacity)), None),
        since=_since(history, latest.stance),
        conditions=tuple(
            sorted(
                {text(c.field)[c.start : c.end] for s in group[:1] for c in _body(s).conditions}
                | _conditions(group[1:])
            )
        ),
        history=history,
        passages=passages(group),
    )


def _conditions(group: Iterable[Stated]) -> set[str]:
    return {s.source.report.field_text(c.field)[c.start : c.end] for s in group for c in _body(s).conditions}


def _history(group: Iterable[Stated]) -> tuple[PositionPoint, ...]:
    """One point for each day and stance, oldest first; reports without a date come last."""
    points: dict[tuple[str, Stance, Conduct | None], list[Stated]] = {}
    for s in group:
        points.setdefault((s.key[0], _body(s).stance, _body(s).conduct), []).append(s)
    order = sorted(points, key=lambda p: (p[0], p[1], p[2] or ""))
    return tuple(PositionPoint(points[p][0].published, p[1], p[2], passages(points[p])) for p in order)


def _since(history: Sequence[PositionPoint], stance: Stance) -> str | None:
    """The first day of the last unbroken run of the stance that holds now."""
    since = None
    for point in reversed([p for p in history if p.date]):
        if point.stance != stance:
            break
        since = point.date
    return since
