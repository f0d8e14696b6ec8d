"""What a time expression is read against, and the small words that all word orders share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.annotate import time_values as values
from dateline.annotate.time_values import Stretch
from dateline.annotate.time_words import Words
from dateline.model.doc import DateBasis

Groups = Mapping[str, str | None]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
AHEAD_DAYS = 60  # with nothing to tell the tense, a day this near is taken to lie ahead


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression denotes. ``stretch`` is None where that is no known stretch of days; ``edtf`` only where it differs from the stretch's."""

    type: TimeType
    value: str
    stretch: Stretch | None = None
    basis: DateBasis = "stated"
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: day of publication, the stretch told last, and the tense (asked only where it matters)."""

    words: Words
    published: dt.date | None
    told: Stretch | None
    side: Callable[[], int]

    @property
    def anchor(self) -> dt.date | None:
        """The day that "the next day" and "a week later" count from."""
        return self.told.last if self.told and self.told.grain in "DWEMR" else self.published


def dated(stretch: Stretch, *, basis: DateBasis = "stated", part: str | None = None) -> Value:
    """The value of a known stretch; with a part of the day it is a TIME."""
    if part:
        return Value("TIME", f"{stretch.value}T{part}", stretch, basis)
    return Value("DATE", stretch.value, stretch, basis)


def relative(stretch: Stretch, *, part: str | None = None) -> Value:
    """The same, told from the day of publication or from another time."""
    return dated(stretch, basis="relative", part=part)


def unknown(value: str, *, kind: TimeType = "DATE") -> Value:
    """A value that denotes no known stretch of days."""
    return Value(kind, value, None, "none")


def part_code(groups: Groups, setting: Setting) -> str | None:
    """TIMEX3 code of the part of the day that the words name."""
    word = groups.get("part") or groups.get("part1")
    return setting.words.table["parts"].get(word, "MI") if word else None


def month_number(word: str | None, setting: Setting) -> int:
    """1 to 12 for a month, short or long."""
    key = (word or "").rstrip(".")
    table = setting.words.table
    return int(table["months"].get(key) or table["month_abbreviations"][key])


def weekday_number(word: str | None, setting: Setting) -> int:
    """1 Monday to 7 Sunday."""
    key = (word or "").rstrip(".")
    table = setting.words.table
    return int(table["weekdays"].get(key) or table["weekday_abbreviations"][key])


def year_number(word: str | None, setting: Setting) -> int | None:
    """A stated year, or one told by "last", "this" and "next"."""
    if not word or word.isdigit():
        return int(word) if word else None
    if setting.published is None:
        return None
    return setting.published.year + int(setting.words.table["turns"][word.split()[0]])


def day_number(word: str | None) -> int:
    """The digits of a day of the month."""
    return int("".join(c for c in word or "" if c.isdigit()))


def amount(word: str | None, setting: Setting) -> float:
    """A count, in digits or words."""
    word = " ".join((word or "one").split())
    found = setting.words.table["numbers"].get(word)
    return float(word if found is None else found)


def turn_of(word: str | None, setting: Setting) -> int:
    """-1 for "last", 0 for "this", 1 for "next"."""
    return int(setting.words.table["turns"][" ".join((word or "this").split())])


def unit_code(word: str | None, setting: Setting) -> str:
    """The letter of a unit; those of the clock begin with T."""
    return str(setting.words.table["units"][word or "day"])


def nearest_year(month: int, day_number: int, setting: Setting) -> int | None:
    """The year that puts a day or month without one where the tense says; else in the past, or not far ahead."""
    published = setting.published
    if published is None:
        return None
    this_year = dt.date(published.year, month, min(day_number, values.month(published.year, month).last.day))
    ahead = (this_year - published).days
    if ahead > 0 and (setting.side() < 0 or (setting.side() == 0 and ahead > AHEAD_DAYS)):
        return published.year - 1
    if ahead < 0 and setting.side() > 0 and -ahead > AHEAD_DAYS:
        return published.year + 1
    if ahead <= AHEAD_DAYS - 365:
        return published.year + (setting.side() >= 0)
    return published.year
