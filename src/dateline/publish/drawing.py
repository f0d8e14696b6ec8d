"""What the pages draw, as numbers for their SVG: days with their doubt, acts by month, totals against sums."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model.event import Event
from dateline.model.record import TotalRow

#: Units: of the drawing's own user space.
WIDTH = 120
CHART = (640, 220)
_YEAR_KEY = 4


@dataclass(frozen=True, slots=True)
class DayMark:
    """One date on the scale of its month or year, from 0 to ``WIDTH``.

    ``kind``: ``day`` is known; ``span`` lies between two days; ``about`` is near a day; ``before`` is only known to be reported on ``right``.
    """

    kind: str
    left: float
    right: float


def day_mark(event: Event, period: str) -> DayMark:
    """Where the date of ``event`` lies in ``period`` (``2025-09`` or ``2025``)."""
    date = event.date
    if date.start is None:
        reported = _at(event.first_reported, period) if event.first_reported else WIDTH
        return DayMark("before", 0, reported)
    left, right = _at(date.start, period), _at(date.end or date.start, period)
    if left == right:
        return DayMark("day" if date.date_prec == 1 else "about", left, right)
    return DayMark("span", left, right)


def _at(day: str, period: str) -> float:
    """The middle of a day on the scale; days outside of the period lie on its edges."""
    first, last = _bounds(period)
    at = dt.date.fromisoformat(day)
    share = ((at - first).days + 0.5) / ((last - first).days + 1)
    return round(min(max(share, 0), 1) * WIDTH, 1)


def _bounds(period: str) -> tuple[dt.date, dt.date]:
    year = int(period[:_YEAR_KEY])
    if len(period) == _YEAR_KEY:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = int(period[5:7])
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class Bar:
    """How many acts of a period have a stated day, a date in part, and none; as counts and as widths from 0 to 100."""

    day: int
    part: int
    none: int
    widths: tuple[float, float, float]


def bars(periods: Sequence[Sequence[Event]]) -> list[Bar]:
    """One bar for each period, all on the scale of the longest."""
    most = max(map(len, periods), default=0) or 1
    return [_bar(events, most) for events in periods]


def _bar(events: Sequence[Event], most: int) -> Bar:
    none = sum(1 for e in events if e.date.start is None)
    day = sum(1 for e in events if e.date.start is not None and e.date.date_prec == 1)
    part = len(events) - none - day
    a, b, c = (round(100 * n / most, 1) for n in (day, part, none))
    return Bar(day, part, none, (a, b, c))


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on a day, in the chart's user space."""

    x: float
    y: float
    number: int
    date: str


@dataclass(frozen=True, slots=True)
class Series:
    """Stated totals, and the sums of this record's events over the same time; ``grid`` are (y, number) of the scale."""

    stated: tuple[Point, ...]
    sums: tuple[Point, ...]
    grid: tuple[tuple[float, int], ...]
    first: str
    last: str


def series(totals: Iterable[TotalRow]) -> Series | None:
    """The totals of one kind over time; None where fewer than two days can be compared."""
    rows = sorted(
        (t for t in totals if t.as_of and t.sum_of_events is not None), key=lambda t: (t.as_of, t.number)
    )
    days = sorted({t.as_of for t in rows if t.as_of})
    if len(days) < 2:
        return None
    top = _round_up(max(max(t.number, t.sum_of_events or 0) for t in rows))
    first, last = dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[-1])
    wide, high = CHART

    def point(day: str, number: int) -> Point:
        share = (dt.date.fromisoformat(day) - first).days / (last - first).days
        return Point(
            round(44 + share * (wide - 88), 1), round(high - 24 - number / top * (high - 44), 1), number, day
        )

    stated = tuple(point(t.as_of or "", t.number) for t in rows)
    sums = tuple(dict.fromkeys(point(t.as_of or "", t.sum_of_events or 0) for t in rows))
    grid = tuple((point(days[0], n).y, n) for n in (0, top // 2, top))
    return Series(stated, sums, grid, days[0], days[-1])


def _round_up(number: int) -> int:
    """The next even number that makes a plain scale."""
    step = 2
    while number > step * 10:
        step *= 5 if step % 5 else 2
    return -(-number // step) * step
