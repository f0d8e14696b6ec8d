"""EDTF dates of a report as first and last days, for comparing times with each other and with the day of publication."""

from __future__ import annotations

import datetime as dt
import re

Days = tuple[dt.date, dt.date]
# code -> most days
_PRECISIONS = ((1, 1), (2, 6), (3, 13), (4, 31), (5, 10**9))
_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d[~?%]?")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def first_day(edtf: str) -> dt.date | None:
    """The first day that an EDTF date can mean; None for what is no date or open at its beginning."""
    found = _DAY.match(edtf)
    if not found:
        return None
    try:
        return dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def last_day(edtf: str) -> dt.date | None:
    """The last day that an EDTF date can mean; None for what is no date or open at its end."""
    found = _DAY.match(edtf.rsplit("/", 1)[-1])
    if not found:
        return None
    year, month, day = (int(g) if g else None for g in found.groups())
    try:
        if day:
            return dt.date(year or 1, month or 1, day)
        if month:
            return dt.date((year or 1) + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return dt.date(year or 1, 12, 31)
    except ValueError:
        return None


def is_day(edtf: str | None) -> bool:
    """Whether an EDTF date is one whole day, sure or not."""
    return bool(edtf and _ONE_DAY.fullmatch(edtf))


def days_of(edtf: str) -> Days | None:
    """First and last day; None where either is open."""
    first, last = first_day(edtf), last_day(edtf)
    return (first, last) if first and last and first <= last else None


def precision(first: dt.date, last: dt.date) -> int:
    """UCDP's precision of a stretch: 1 a day, 2 two to six days, 3 a week or so, 4 a month or so, 5 more."""
    days = (last - first).days + 1
    return next(code for code, most in _PRECISIONS if days <= most)
