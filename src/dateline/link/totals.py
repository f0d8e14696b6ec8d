"""Running totals as claimants state them, beside the record's own sum over the same time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast as typed

from dateline.link.actors import Cast
from dateline.link.dates import bounds
from dateline.link.evidence import Stated, content_id, normal, passages, told_apart
from dateline.link.wording import content, grouped, ordered
from dateline.model.event import Event
from dateline.model.record import TotalRow
from dateline.model.statement import Total

# which harm a total counts, by the beginning of one of its words
_HARMS = {
    "kill": "killed",
    "dead": "killed",
    "death": "killed",
    "injur": "injured",
    "wound": "injured",
    "missin": "missing",
}


def totals(items: Iterable[Stated], cast: Cast, events: Sequence[Event]) -> tuple[TotalRow, ...]:
    """All totals by id: one row for each claimant, subject, number and day."""
    groups = grouped(ordered(items, "total"), lambda s: _key(s, cast), lambda s: _total(s).what)
    return told_apart(_row(g, cast, events) for g in groups)


def _total(item: Stated) -> Total:
    return typed(Total, item.statement.body)


def _key(item: Stated, cast: Cast) -> tuple[str, ...]:
    by = _total(item).by
    return (cast.party(by).id if by else "", str(_total(item).number), _total(item).from_ or "")


def _row(group: Sequence[Stated], cast: Cast, events: Sequence[Event]) -> TotalRow:
    first, total = group[0], _total(group[0])
    as_of = max((s.published for s in group if s.published), default=None)
    summed = _sum(total, as_of, events)
    return TotalRow(
        id=content_id(
            "to", first.source.report.text_sha256, *first.key[3:6], normal(total.what), total.number
        ),
        what=total.what,
        number=total.number,
        qualifier=total.qualifier,
        from_=total.from_,
        as_of=as_of,
        by=cast.party(total.by) if total.by else None,
        sum_of_events=summed,
        gap=None if summed is None else total.number - summed,
        passages=passages(group),
    )


def _sum(total: Total, as_of: str | None, events: Iterable[Event]) -> int | None:
    """The best figures of the record's attacks from the total's first day to its report; None where the harm is not counted."""
    harm = next(
        (h for start, h in _HARMS.items() if any(w.startswith(start) for w in content(total.what))), None
    )
    if harm is None:
        return None
    since = bounds(total.from_)
    first = since[0].isoformat() if since else ""
    counted = 0
    for event in events:
        at = event.date.start or event.first_reported
        value = dict(event.toll).get(harm)
        told = event.type == "ASSAULT" and event.modality == "actual" and event.level != "series"
        # the toll of a follow-up is in that of its incident
        if told and not event.follows and value and value.best and at and first <= at <= (as_of or at):
            counted += value.best
    return counted
