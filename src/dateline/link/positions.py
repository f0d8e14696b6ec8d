"""Positions over time: one row for each holder and matter, with every dated point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast as typed

from dateline.link.actors import Cast
from dateline.link.evidence import Stated, content_id, passages, told_apart
from dateline.link.wording import grouped, ordered, words_of
from dateline.model.event import Basis, Relation
from dateline.model.record import PositionPoint, PositionRow
from dateline.model.statement import STANCE_STRENGTH, Conduct, Position, Stance

Rows = Mapping[tuple[str, int], str]


def positions(items: Iterable[Stated], cast: Cast, homes: Rows) -> tuple[PositionRow, ...]:
    """All positions by id. ``homes`` says which row each statement went into, so that a position can name what it is about."""
    found = ordered(items, "position")
    groups = grouped(found, lambda s: (cast.state_of(_body(s).holder).id, *_matter(s, cast, homes)), _about)
    rows = [_row(group, cast, homes) for group in groups]
    return told_apart(rows)


def _body(item: Stated) -> Position:
    return typed(Position, item.statement.body)


def _matter(item: Stated, cast: Cast, homes: Rows) -> tuple[str, str]:
    """What rows of one matter share: the row that it is about; where no words say what, each statement stands alone."""
    about = _body(item).about
    row = _matter_id(item, cast, homes)
    alone = "" if row or about.text else content_id("", *item.key)
    return row or "", alone


def _matter_id(item: Stated, cast: Cast, homes: Rows) -> str | None:
    """The id of the event or the actor that the position is about."""
    about = _body(item).about
    return about_id(item, homes) or (cast.state_of(about.party).id if about.party else None)


def _about(item: Stated) -> str:
    # what a row stands for needs no likeness of words
    about = _body(item).about
    return "" if about.ref is not None or about.party else about.text or ""


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
    holder = cast.state_of(_body(first).holder)
    toward = _body(first).about.party
    text = first.source.report.field_text
    return PositionRow(
        id=content_id(
            "po", holder.id, first.source.report.text_sha256, *first.key[3:6], _body(first).about.text
        ),
        holder=holder,
        about=cast.state_of(toward).name
        if toward
        else words_of(first, _body(first).about.ref, _body(first).about.text),
        about_id=_matter_id(first, cast, homes),
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
        bases=_bases(group, cast),
    )


def _bases(group: Iterable[Stated], cast: Cast) -> tuple[Basis, ...]:
    """Whose knowledge it is that the stance is held: the holder's own words, somebody else's, or what reporters tell."""
    found: dict[tuple[str, Relation], list[str]] = {}
    for s in group:
        found.setdefault(_basis(s, cast), []).append(s.evidence.id)
    return tuple(Basis(who or None, how, tuple(dict.fromkeys(found[who, how]))) for who, how in sorted(found))


def _basis(item: Stated, cast: Cast) -> tuple[str, Relation]:
    if item.speaker is None:
        return "", "reporter" if item.attribution is None else "unnamed"
    speaker, holder = cast.state_of(item.speaker), cast.state_of(_body(item).holder)
    own = speaker.id == holder.id or (speaker.country is not None and speaker.country == holder.country)
    return (
        speaker.name,
        "acting party" if own else "third-party official" if item.speaker.named else "unnamed",
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
        if STANCE_STRENGTH[point.stance] != STANCE_STRENGTH[stance]:
            break
        since = point.date
    return since
