"""When a report was published: the best stated date, with its basis. Unknown rather than wrong."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from functools import cache

from dateline import lexicon
from dateline.extract.page import Stated
from dateline.model.report import PublishedBasis, Trouble

RANK: tuple[PublishedBasis, ...] = ("given", "json-ld", "meta", "feed", "url", "dateline", "text")
FIRST_YEAR = 1800
LAST_YEAR = 2199
EPOCH = dt.date(1970, 1, 1)
_AHEAD = dt.timedelta(days=2)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_SOLID = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?(?!\d)")
_IN_URL = (
    re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)"),
    re.compile(r"[/_-]((?:19|20)\d{2})-(\d{2})-(\d{2})(?=[/._-]|$)"),
    re.compile(r"[/_-]((?:19|20)\d{2})(\d{2})(\d{2})(?=[/._-]|$)"),
)


def published(
    stated: Iterable[Stated], *, retrieved: dt.date
) -> tuple[dt.date | None, PublishedBasis, tuple[Trouble, ...]]:
    """The publication date by the best basis that states one which can be, that basis, and what was not accepted."""
    trouble: list[Trouble] = []
    for one in sorted(stated, key=lambda s: RANK.index(s.basis)):
        day = date_in(one.value)
        if day is None:
            said = f"{one.value[:40]!r} ({one.basis}) is not a day"
        elif not likely(day) or day > retrieved + _AHEAD:
            said = f"{day.isoformat()} ({one.basis}) cannot be the day of publication of what was retrieved on {retrieved}"
        else:
            return day, one.basis, tuple(trouble)
        trouble.append(Trouble("E-DATE", f"{said}; it was not taken"))
    return None, "none", tuple(trouble)


def likely(day: dt.date) -> bool:
    """Whether a report can have been published on ``day``: not before there was news, nor on a date that stands for none."""
    return FIRST_YEAR <= day.year <= LAST_YEAR and day != EPOCH


def date_in(value: str) -> dt.date | None:
    """The one day that ``value`` states, in its own time zone; None where it states none or only a month."""
    value = value.strip()[:120]
    for pattern in (_ISO, _SLASHED, _SOLID):
        if found := pattern.search(value):
            return _day(found[1], found[2], found[3])
    if found := _by_name().search(value.casefold()):
        month = _months()[found["m1"] or found["m2"]]
        return _day(found["y1"] or found["y2"], month, found["d1"] or found["d2"])
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def date_in_url(url: str) -> str | None:
    """The day in the path of a URL, as ISO date."""
    path = url.split("?", 1)[0].split("#", 1)[0]
    for pattern in _IN_URL:
        if found := pattern.search(path):
            day = _day(found[1], found[2], found[3])
            return day.isoformat() if day else None
    return None


def only_date(unit: str) -> str | None:
    """``unit``, where it is nothing but a date with "Published", a weekday or a time of day around it."""
    small = unit.casefold()
    words = lexicon.table("lexicons", "page")["stamps"]
    if any(small.startswith(w) for w in words["updates"]):
        return None if date_in(unit) is None else unit
    if date_in(unit) is None:
        return None
    left = _by_name().sub(" ", small)
    for pattern in (_ISO, _SLASHED):
        left = pattern.sub(" ", left)
    left = re.sub(
        r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|\b(?:am|pm|a\.m\.|p\.m\.|gmt|utc|est|edt|et|ist|cet|bst|pst|pdt|z)\b|[+-]\d{2}:?\d{2}",
        " ",
        left,
    )
    allowed = (
        {w for phrase in words["words"] for w in phrase.split()}
        | set(_weekdays())
        | {"at", "on", "t", "updated", "last"}
    )
    return unit if all(w in allowed for w in re.findall(r"[^\W_]+", left)) else None


@cache
def _weekdays() -> tuple[str, ...]:
    return tuple(d.casefold() for d in (*calendar.day_name, *calendar.day_abbr))


@cache
def _months() -> dict[str, int]:
    tables = lexicon.table("lexicons", "page")["months"].values()
    return {name: number for names in tables for number, name in enumerate(names, 1)}


@cache
def _by_name() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<m1>{names})\.?\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y1>\d{{4}})\b"
        rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|º)?[\s-](?:de\s|of\s)?(?P<m2>{names})\.?,?[\s-](?:de\s)?(?P<y2>\d{{4}})\b"
    )


def _day(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
