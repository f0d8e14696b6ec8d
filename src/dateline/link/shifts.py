"""How positions move: a later stance of the same holder on the same matter that differs, what came before it, and who differs at home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.model.event import Event
from dateline.model.record import PositionPoint, PositionRow, Shift
from dateline.model.statement import STANCE_STRENGTH

#: How many happenings are named before a shift.
BEFORE = 3


def moved(positions: Iterable[PositionRow], events: Sequence[Event]) -> tuple[PositionRow, ...]:
    """The positions with their shifts and with those of the same country that stand on the other side of the same matter.

    What came before a shift is no cause: the happenings between the two dates in which the holder, its country or what the
    position is about took part, those that most origins tell first.
    """
    rows = tuple(positions)
    differing = _differing(rows)
    happened = sorted(
        (e for e in events if e.date.start and e.modality == "actual" and e.judgement != "rejected"),
        key=lambda e: (-e.origins, e.id),
    )
    return tuple(
        replace(row, shifts=_shifts(row, happened), differs_from=differing.get(row.id, ())) for row in rows
    )


def _shifts(row: PositionRow, events: Sequence[Event]) -> tuple[Shift, ...]:
    days = _days(row.history)
    return tuple(
        Shift(
            date=then.date or "",
            before=first.stance,
            after=then.stance,
            last_held=first.date or "",
            preceded_by=_before(row, first.date or "", then.date or "", events=events),
            passages=tuple(p.id for p in then.passages),
        )
        for first, then in pairwise(days)
        if STANCE_STRENGTH[first.stance] != STANCE_STRENGTH[then.stance]
    )


def _days(history: Iterable[PositionPoint]) -> list[PositionPoint]:
    """One point a day: of several on one day the furthest from neutral, because a milder word beside it takes nothing back."""
    days: dict[str, PositionPoint] = {}
    for point in history:
        if point.date is None:
            continue
        known = days.get(point.date)
        if known is None or abs(STANCE_STRENGTH[point.stance]) > abs(STANCE_STRENGTH[known.stance]):
            days[point.date] = point
    return [days[d] for d in sorted(days)]


def _before(row: PositionRow, start: str, end: str, *, events: Iterable[Event]) -> tuple[str, ...]:
    """Ids of the happenings after ``start`` and no later than ``end`` that concern the position."""
    found = [
        e.id
        for e in events
        if e.date.start and e.date.end and start < e.date.start and e.date.end <= end
        if _concerns(e, row)
    ]
    return tuple(found[:BEFORE])


def _concerns(event: Event, row: PositionRow) -> bool:
    sides = (*event.actors, *event.recipients)
    if row.about_id is not None and (row.about_id == event.id or any(p.id == row.about_id for p in sides)):
        return True
    holder = row.holder
    return any(p.id == holder.id or (p.country and p.country == holder.country) for p in sides)


def _differing(rows: Iterable[PositionRow]) -> Mapping[str, tuple[str, ...]]:
    """Of each position those of other holders of its country who stand on the other side of the same matter."""
    groups: dict[tuple[str, str], list[PositionRow]] = defaultdict(list)
    for row in rows:
        if row.holder.country and row.about_id:
            groups[row.holder.country, row.about_id].append(row)
    return {
        row.id: others
        for group in groups.values()
        for row in group
        if (others := tuple(sorted(o.id for o in group if _opposed(row, o))))
    }


def _opposed(one: PositionRow, other: PositionRow) -> bool:
    return STANCE_STRENGTH[one.stance] * STANCE_STRENGTH[other.stance] < 0
