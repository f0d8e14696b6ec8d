"""EDTF as days: what a stated date can mean, and whether two can mean the same day.

Source: Extended Date/Time Format, levels 0 and 1, and of level 2 unspecified digits; what else is written counts as no date.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

Days = tuple[dt.date, dt.date]

_DATE = re.compile(r"^(\d{3}[\dX]|\d{2}XX)(?:-([\dX]{2}))?(?:-([\dX]{2}))?(?:T.*)?$")
_QUALIFIED = re.compile(r"[~?%]")
_SEASONS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 12),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
}


@lru_cache(maxsize=16384)
def bounds(edtf: str | None) -> Days | None:
    """The first and the last day that ``edtf`` can mean; None where it means none or is open on a side."""
    if not edtf:
        return None
    first, _, last = _QUALIFIED.sub("", edtf).partition("/")
    start, end = _single(first), _single(last or first)
    if start is None or end is None or start[0] > end[1]:
        return None
    return start[0], end[1]


def _single(text: str) -> Days | None:
    match = _DATE.match(text)
    if not match:
        return None
    year, month, day = match.groups()
    try:
        return (
            _years(year)
            if month is None or "X" in year or "X" in month
            else _days(int(year), int(month), day)
        )
    except ValueError:
        return None


def _years(year: str) -> Days:
    return dt.date(int(year.replace("X", "0")), 1, 1), dt.date(int(year.replace("X", "9")), 12, 31)


def _days(year: int, month: int, day: str | None) -> Days:
    if month in _SEASONS:
        first, last = _SEASONS[month]
        return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    length = calendar.monthrange(year, month)[1]
    if day is None or day == "XX":
        return dt.date(year, month, 1), dt.date(year, month, length)
    if "X" in day:
        low, high = max(1, int(day.replace("X", "0"))), min(length, int(day.replace("X", "9")))
        return dt.date(year, month, low), dt.date(year, month, high)
    return (only := dt.date(year, month, int(day))), only


def gap_days(one: Days, other: Days) -> int:
    """How many days lie between two stretches; 0 where they share a day."""
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)
