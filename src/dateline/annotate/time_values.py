"""Stretches of days: what a time expression denotes, with its TIMEX3 and EDTF forms."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

Grain = Literal["D", "W", "E", "M", "Q", "S", "Y", "X", "C", "R"]
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """``first`` to ``last`` day. ``grain``: day, week, weekend, month, quarter, season, year, decade, century, other range.

    ``value`` is its TIMEX3 value.
    """

    first: dt.date
    last: dt.date
    value: str
    grain: Grain

    @property
    def edtf(self) -> str:
        """Its EDTF form: a day, month or year where it is one, else an interval."""
        if self.grain in ("D", "M", "Y"):
            return self.value[:10]
        if self.grain in ("Q", "S"):
            return f"{self.first:%Y-%m}/{self.last:%Y-%m}"
        if self.grain in ("X", "C"):
            return f"{self.first:%Y}/{self.last:%Y}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @property
    def date_prec(self) -> int:
        """UCDP's precision: 1 a day, 2 two to six days, 3 a week or so, 4 a month or so, 5 more."""
        days = (self.last - self.first).days + 1
        return next(code for most, code in ((1, 1), (6, 2), (13, 3), (31, 4), (10**9, 5)) if days <= most)


def day(of: dt.date) -> Stretch:
    """One day."""
    return Stretch(of, of, of.isoformat(), "D")


def week(of: dt.date) -> Stretch:
    """The week from Monday to Sunday that holds ``of``."""
    year, number, weekday = of.isocalendar()
    first = of - dt.timedelta(days=weekday - 1)
    return Stretch(first, first + dt.timedelta(days=6), f"{year}-W{number:02}", "W")


def weekend(of: dt.date) -> Stretch:
    """Saturday and Sunday of the week that holds ``of``."""
    whole = week(of)
    return Stretch(whole.last - ONE_DAY, whole.last, f"{whole.value}-WE", "E")


def month(year: int, number: int) -> Stretch:
    """A month; ``number`` may lie outside of 1 to 12 and then counts into other years."""
    year, zero_based = year + (number - 1) // 12, (number - 1) % 12
    last = calendar.monthrange(year, zero_based + 1)[1]
    first = dt.date(year, zero_based + 1, 1)
    return Stretch(first, first.replace(day=last), f"{first:%Y-%m}", "M")


def months(first: Stretch, last: Stretch, value: str, *, grain: Grain = "R") -> Stretch:
    """From the first day of one stretch to the last of another."""
    return Stretch(first.first, last.last, value, grain)


def quarter(year: int, number: int) -> Stretch:
    """A quarter of a year; ``number`` may lie outside of 1 to 4."""
    year, zero_based = year + (number - 1) // 4, (number - 1) % 4
    ends = month(year, 3 * zero_based + 1), month(year, 3 * zero_based + 3)
    return months(*ends, f"{year}-Q{zero_based + 1}", grain="Q")


def season(year: int, code: str) -> Stretch:
    """A season of the northern year; winter runs into the next year."""
    start = SEASONS[code]
    return months(month(year, start), month(year, start + 2), f"{year}-{code}", grain="S")


def year(number: int) -> Stretch:
    """A year."""
    return months(month(number, 1), month(number, 12), f"{number:04}", grain="Y")


def decade(number: int) -> Stretch:
    """The ten years that begin with ``number``."""
    return months(month(number, 1), month(number + 9, 12), str(number)[:3], grain="X")


def century(number: int) -> Stretch:
    """The hundred years that people call the ``number``-th century."""
    return months(month(100 * (number - 1), 1), month(100 * number - 1, 12), f"{number - 1:02}", grain="C")


def between(first: Stretch, last: Stretch) -> Stretch:
    """The range over both; its value is that of its first part."""
    return replace(first, last=max(first.last, last.last), grain="R")


def moved(unit: str, count: int, anchor: dt.date) -> Stretch:
    """The ``unit`` (D W E M Q Y X C) that lies ``count`` of them after the one that holds ``anchor``."""
    if unit in ("W", "E"):
        there = anchor + dt.timedelta(weeks=count)
        return week(there) if unit == "W" else weekend(there)
    if unit in ("M", "Q"):
        steps = {"M": month, "Q": quarter}[unit]
        return steps(anchor.year, (anchor.month if unit == "M" else (anchor.month + 2) // 3) + count)
    if unit == "Y":
        return year(anchor.year + count)
    if unit == "X":
        return decade(anchor.year // 10 * 10 + 10 * count)
    return century(anchor.year // 100 + 1 + count) if unit == "C" else day(anchor + dt.timedelta(days=count))


def shifted(stretch: Stretch, years: int) -> Stretch:
    """The like stretch of another year: a quarter stays a quarter, a month a month; a day becomes its month."""
    first = stretch.first
    match stretch.grain:
        case "Q":
            return quarter(first.year + years, (first.month + 2) // 3)
        case "M":
            return month(first.year + years, first.month)
    return year(first.year + years)


def weekday_near(anchor: dt.date, weekday: int, *, side: int, strict: bool = False) -> dt.date:
    """The nearest such weekday (1 Monday to 7 Sunday) before (``side`` -1) or after (1) ``anchor``; ``anchor`` counts unless ``strict``."""
    offset = (weekday - anchor.isoweekday()) % 7
    if side < 0 and offset:
        offset -= 7
    if strict and offset == 0:
        offset = 7 * side
    return anchor + dt.timedelta(days=offset)


def nth_weekday(year_number: int, number: int, *, weekday: int, which: int) -> dt.date:
    """The ``which``-th such weekday of a month, or its last (-1)."""
    whole = month(year_number, number)
    if which < 0:
        return weekday_near(whole.last, weekday, side=-1)
    return weekday_near(whole.first, weekday, side=1) + dt.timedelta(weeks=which - 1)
