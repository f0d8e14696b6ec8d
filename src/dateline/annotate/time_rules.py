"""How each word order of a time is read: groups of words -> a value."""

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
FIRST_YEAR, LAST_YEAR = 1500, 2099
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


def read(rule: str, groups: Groups, setting: Setting) -> Value | None:
    """The value of an expression of that word order; None where the words denote no possible time."""
    try:
        return _READERS[rule](groups, setting)
    except (ValueError, OverflowError):
        return None


def _dated(stretch: Stretch, *, basis: DateBasis = "stated", part: str | None = None) -> Value:
    if part:
        return Value("TIME", f"{stretch.value}T{part}", stretch, basis)
    return Value("DATE", stretch.value, stretch, basis)


def _relative(stretch: Stretch, *, part: str | None = None) -> Value:
    return _dated(stretch, basis="relative", part=part)


def _unknown(value: str, *, kind: TimeType = "DATE") -> Value:
    return Value(kind, value, None, "none")


def _part(groups: Groups, setting: Setting) -> str | None:
    word = groups.get("part") or groups.get("part1")
    return setting.words.table["parts"].get(word, "MI") if word else None


def _month(word: str | None, setting: Setting) -> int:
    key = (word or "").rstrip(".")
    table = setting.words.table
    return int(table["months"].get(key) or table["month_abbreviations"][key])


def _weekday(word: str | None, setting: Setting) -> int:
    key = (word or "").rstrip(".")
    table = setting.words.table
    return int(table["weekdays"].get(key) or table["weekday_abbreviations"][key])


def _year(word: str | None, setting: Setting) -> int | None:
    """A stated year, or one told by "last", "this" and "next"."""
    if not word or word.isdigit():
        return int(word) if word else None
    if setting.published is None:
        return None
    return setting.published.year + int(setting.words.table["turns"][word.split()[0]])


def _day(word: str | None) -> int:
    return int("".join(c for c in word or "" if c.isdigit()))


def _number(word: str | None, setting: Setting) -> float:
    word = " ".join((word or "one").split())
    found = setting.words.table["numbers"].get(word)
    return float(word if found is None else found)


def _turn(word: str | None, setting: Setting) -> int:
    return int(setting.words.table["turns"][" ".join((word or "this").split())])


def _nearest_year(month: int, day_number: int, setting: Setting) -> int | None:
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


def _date(groups: Groups, setting: Setting) -> Value | None:
    month, number = _month(groups["m"], setting), _day(groups["d"])
    stated = _year(groups.get("y"), setting)
    year = stated or _nearest_year(month, number, setting)
    if year is None:
        return _unknown(f"XXXX-{month:02}-{number:02}")
    return _dated(
        values.day(dt.date(year, month, number)),
        basis="stated" if stated else "relative",
        part=_part(groups, setting),
    )


def _iso(groups: Groups, _: Setting) -> Value | None:
    stretch = values.day(dt.date(int(groups["y"] or 0), int(groups["m"] or 0), int(groups["d"] or 0)))
    if groups.get("h"):
        return Value("TIME", f"{stretch.value}T{groups['h']}:{groups['min']}", stretch)
    return _dated(stretch)


def _numeric(groups: Groups, _: Setting) -> Value | None:
    """Month first, as American outlets write it, unless only the other order is possible."""
    month, number, year = (int(groups[g] or 0) for g in ("m", "d", "y"))
    if month > 12:
        month, number = number, month
    return _dated(values.day(dt.date(year, month, number)))


def _days(groups: Groups, setting: Setting) -> Value | None:
    m1 = _month(groups["m"], setting)
    m2 = _month(groups["m2"], setting) if groups.get("m2") else m1
    d1, d2 = _day(groups["d"]), _day(groups["d2"])
    stated = _year(groups.get("y"), setting)
    year = stated or _nearest_year(m1, d1, setting)
    if year is None:
        return _unknown(f"XXXX-{m1:02}-{d1:02}")
    first, last = dt.date(year - (m1 > m2), m1, d1), dt.date(year, m2, d2)
    if last < first:
        return None
    return _dated(
        values.between(values.day(first), values.day(last)), basis="stated" if stated else "relative"
    )


def _months(groups: Groups, setting: Setting) -> Value | None:
    m1, m2 = _month(groups["m"], setting), _month(groups["m2"], setting)
    year = _year(groups.get("y"), setting) or _nearest_year(m2, 28, setting)
    if year is None:
        return _unknown(f"XXXX-{m1:02}")
    first = values.month(_year(groups.get("y1"), setting) or year - (m1 > m2), m1)
    return _dated(values.between(first, values.month(year, m2)))


def _month_of_year(groups: Groups, setting: Setting) -> Value | None:
    number, year = _month(groups["m"], setting), _year(groups["y"], setting)
    return _dated(values.month(year, number)) if year else _unknown(f"XXXX-{number:02}")


def _bare_month(groups: Groups, setting: Setting) -> Value | None:
    number = _month(groups["m"], setting)
    if setting.published is None:
        return _unknown(f"XXXX-{number:02}")
    if number == setting.published.month:
        return _relative(values.month(setting.published.year, number))
    year = _nearest_year(number, 1, setting)
    return _relative(values.month(year or setting.published.year, number))


def _shifted_month(groups: Groups, setting: Setting) -> Value | None:
    """ "Last March" is the latest one that is over, "next March" the first to come, "this March" that of the year."""
    number, turn, published = _month(groups["m"], setting), _turn(groups["turn"], setting), setting.published
    if published is None:
        return _unknown(f"XXXX-{number:02}")
    year = published.year
    if turn < 0 and number >= published.month:
        year -= 1
    if turn > 0 and number <= published.month:
        year += 1
    return _relative(values.month(year, number))


def _weekday_value(groups: Groups, setting: Setting) -> Value | None:
    weekday, part = _weekday(groups["wd"], setting), _part(groups, setting)
    turn = groups.get("turn")
    table = setting.words.table
    if turn and turn in table["told_turns"] and setting.anchor:
        side = int(table["told_turns"][turn])
        return _relative(
            values.day(values.weekday_near(setting.anchor, weekday, side=side or -1, strict=True)), part=part
        )
    if setting.published is None:
        return _unknown(f"XXXX-WXX-{weekday}", kind="TIME" if part else "DATE")
    side, strict = _weekday_side(turn, setting)
    return _relative(
        values.day(values.weekday_near(setting.published, weekday, side=side, strict=strict)), part=part
    )


def _weekday_side(turn: str | None, setting: Setting) -> tuple[int, bool]:
    if turn is None:
        return (1 if setting.side() > 0 else -1), False
    shift = _turn(turn, setting)
    if shift == 0:
        return (-1 if setting.side() < 0 else 1), False
    return shift, True


def _weekdays(groups: Groups, setting: Setting) -> Value | None:
    first, last = _weekday(groups["wd"], setting), _weekday(groups["wd2"], setting)
    if setting.published is None:
        return _unknown(f"XXXX-WXX-{first}")
    if setting.side() > 0:
        start = values.weekday_near(setting.published, first, side=1)
        end = values.weekday_near(start, last, side=1)
    else:
        end = values.weekday_near(setting.published, last, side=-1)
        start = values.weekday_near(end, first, side=-1)
    return _relative(values.between(values.day(start), values.day(end)))


def _weekday_of(groups: Groups, setting: Setting) -> Value | None:
    weekday = _weekday(groups["wd"], setting)
    if setting.published is None:
        return _unknown(f"XXXX-WXX-{weekday}")
    whole = values.moved("W", _turn(groups["turn"], setting), setting.published)
    return _relative(values.day(whole.first + dt.timedelta(days=weekday - 1)))


def _deictic(groups: Groups, setting: Setting) -> Value | None:
    part = _part(groups, setting)
    if setting.published is None:
        return _unknown("XXXX-XX-XX", kind="TIME" if part else "DATE")
    if groups.get("days"):
        word = " ".join((groups["days"] or "").split())
        offset = setting.words.number("days", word)
        part = part or ("NI" if word == "tonight" else None)
    else:
        offset = -1 if "last" in (groups["turn"] or "") else 0
    return _relative(values.day(setting.published + dt.timedelta(days=offset)), part=part)


def _overnight(_: Groups, setting: Setting) -> Value | None:
    if setting.published is None:
        return _unknown("XXXX-XX-XXTNI", kind="TIME")
    night = values.day(setting.published - values.ONE_DAY)
    both = values.between(night, values.day(setting.published))
    return Value("TIME", f"{setting.published.isoformat()}TNI", both, "relative")


def _quarter(groups: Groups, setting: Setting) -> Value | None:
    word = groups["q"] or ""
    number = int(word) if word.isdigit() else setting.words.number("ordinals", word)
    year = _year(groups.get("y") or groups.get("whose"), setting)
    if year is None:
        if setting.published is None:
            return _unknown(f"XXXX-Q{number}")
        now = (setting.published.month + 2) // 3
        # results of a quarter are told when it is over: one that lies two or more ahead is last year's
        year = setting.published.year - (number > now + 1) - bool(groups.get("year_ago"))
    return _dated(values.quarter(year, number), basis="stated" if groups.get("y") else "relative")


def _latest_quarter(_: Groups, setting: Setting) -> Value | None:
    if setting.told and setting.told.grain == "Q":
        return _relative(setting.told)
    return _relative(values.moved("Q", -1, setting.published)) if setting.published else None


def _year_ago(_: Groups, setting: Setting) -> Value | None:
    if setting.told and setting.told.grain in "QMY":
        return _relative(values.shifted(setting.told, -1))
    return _relative(values.year(setting.published.year - 1)) if setting.published else None


def _season(groups: Groups, setting: Setting) -> Value | None:
    code = str(setting.words.table["seasons"][groups["s"] or ""])
    year = _year(groups.get("y"), setting)
    if year:
        return _dated(values.season(year, code))
    published = setting.published
    if published is None:
        return _unknown(f"XXXX-{code}")
    found = values.season(published.year, code)
    turn = _turn(groups.get("turn"), setting)
    if turn < 0 and found.last >= published:
        found = values.season(published.year - 1, code)
    if turn > 0 and found.first <= published:
        found = values.season(published.year + 1, code)
    return _relative(found)


def _span_of_units(groups: Groups, setting: Setting) -> Value | None:
    """So many units up to, or from, the day of publication: a DURATION whose EDTF is that stretch."""
    count, unit = _number(groups["n"], setting), _unit(groups["u"], setting)
    value = _duration_value(count, unit)
    if setting.published is None or unit.startswith("T"):
        return Value("DURATION", value)
    turn = -1 if groups["turn"] in ("last", "past") else 1
    far = values.moved(unit, turn * int(count), setting.published)
    if unit in "MYQ":
        far = values.day(far.first)
    near = values.day(setting.published)
    pair = (far, near) if turn < 0 else (near, far)
    return Value("DURATION", value, values.between(*pair), "relative")


def _unit(word: str | None, setting: Setting) -> str:
    return str(setting.words.table["units"][word or "day"])


def _duration_value(count: float, unit: str) -> str:
    letter, scale = {"X": ("Y", 10), "C": ("Y", 100), "E": ("D", 2)}.get(
        unit.lstrip("T"), (unit.lstrip("T"), 1)
    )
    shown = count * scale
    return f"P{'T' if unit.startswith('T') else ''}{int(shown) if shown == int(shown) else shown}{letter}"


def _duration(groups: Groups, setting: Setting) -> Value | None:
    count = _number(groups["n"], setting) + (0.5 if groups.get("half") else 0)
    return Value("DURATION", _duration_value(count, _unit(groups["u"], setting)), None, "none")


def _vague_duration(groups: Groups, setting: Setting) -> Value | None:
    unit = _unit(groups["u"], setting)
    return Value("DURATION", f"P{'T' if unit.startswith('T') else ''}X{unit.lstrip('T')}", None, "none")


def _told_unit(groups: Groups, setting: Setting) -> Value | None:
    table, word = setting.words.table, groups["u"] or "day"
    turn = -1 if groups.get("after") in ("before", "earlier") else 1
    if groups.get("turn"):
        turn = int(table["told_turns"][" ".join((groups["turn"] or "").split())])
    unit = table["units"].get(word)
    if setting.told is None or setting.anchor is None:
        return None
    if unit is None or word == "night":
        part = table["parts"][word]
        return _relative(values.moved("D", 0, setting.anchor), part=part)
    if unit == "D" and setting.told.grain != "D":
        return None
    return _relative(values.moved(unit, turn, setting.anchor))


def _turned_unit(groups: Groups, setting: Setting) -> Value | None:
    unit, published = _unit(groups["u"], setting), setting.published
    turn = _turn(groups.get("turn"), setting)
    if published is None:
        return _unknown({"W": "XXXX-WXX", "M": "XXXX-XX", "E": "XXXX-WXX-WE"}.get(unit, "XXXX"))
    if unit == "E" and not groups.get("turn"):
        side = setting.side()
        turn = (
            (1 if published.isoweekday() == 7 else 0)
            if side > 0
            else (0 if published.isoweekday() > 5 else -1)
        )
    if unit == "E" and turn < 0 and groups.get("turn") and published.isoweekday() > 5:
        turn = -1
    found = values.moved(unit, turn, published)
    mod = (groups.get("mod") or "").split(" ")[0]
    if turn == 0 and unit == "W" and mod in ("earlier", "later"):
        ends = (found.first, published) if mod == "earlier" else (published, found.last)
        edtf = f"{ends[0]}/{ends[1]}" if ends[0] < ends[1] else ends[0].isoformat()
        return Value("DATE", found.value, found, "relative", edtf=edtf)
    if unit in "WM" and (groups.get("turn") or "") in ("the last", "the past", "this past", "past"):
        # up to the day of publication, not the calendar's week or month before
        days = 7 if unit == "W" else 30
        first = published - dt.timedelta(days=days)
        return Value("DATE", found.value, found, "relative", edtf=f"{first}/{published}")
    return _relative(found)


def _year_end(_: Groups, setting: Setting) -> Value | None:
    if setting.published is None:
        return _unknown("XXXX-12")
    return _relative(values.month(setting.published.year, 12))


def _ago(groups: Groups, setting: Setting) -> Value | None:
    count, unit = _number(groups["n"], setting), _unit(groups["u"], setting)
    way = groups["way"] or "ago"
    turn = -1 if way in ("ago", "earlier") else 1
    if way in ("earlier", "later") and setting.told and unit == "Y" and count == 1:
        return _relative(values.shifted(setting.told, turn))
    if way == "ago" and unit == "Y" and count == 1 and setting.told and setting.told.grain == "Q":
        return _relative(values.shifted(setting.told, turn))
    anchor = setting.anchor if way in ("earlier", "later") else setting.published
    if anchor is None:
        return _unknown("PAST_REF" if turn < 0 else "FUTURE_REF")
    if unit.startswith("T"):
        return Value("TIME", f"{anchor.isoformat()}TXX", values.day(anchor), "relative")
    if count != int(count):
        return _unknown("PAST_REF" if turn < 0 else "FUTURE_REF")
    return _relative(values.moved(unit, turn * int(count), anchor))


def _ago_weekday(groups: Groups, setting: Setting) -> Value | None:
    if setting.published is None:
        return _unknown(f"XXXX-WXX-{_weekday(groups['wd'], setting)}")
    last = values.weekday_near(setting.published, _weekday(groups["wd"], setting), side=-1)
    return _relative(values.day(last - dt.timedelta(weeks=1)))


def _vague_ago(groups: Groups, _: Setting) -> Value | None:
    return _unknown("PAST_REF" if groups["way"] in ("ago", "earlier") else "FUTURE_REF")


def _every(groups: Groups, setting: Setting) -> Value | None:
    if groups.get("wd"):
        return _unknown(f"XXXX-WXX-{_weekday(groups['wd'], setting)}", kind="SET")
    if groups.get("m"):
        return _unknown(f"XXXX-{_month(groups['m'], setting):02}", kind="SET")
    count = _number(groups.get("n") or "one", setting)
    unit = _unit(groups.get("u") or "day", setting)
    return _unknown(_duration_value(count, unit), kind="SET")


def _set(groups: Groups, setting: Setting) -> Value | None:
    return _unknown(str(setting.words.table["sets"][groups["set"] or ""]), kind="SET")


def _decade(groups: Groups, _: Setting) -> Value | None:
    return _dated(values.decade(int(groups["decade"] or 0)))


def _century(groups: Groups, setting: Setting) -> Value | None:
    word = groups["c"] or ""
    number = _day(word) if word[:1].isdigit() else setting.words.number("ordinals", word)
    return _dated(values.century(number)) if 1 < number <= 21 else None


def _clock(groups: Groups, _: Setting) -> Value | None:
    """A time of day; which day it is of is filled in by the finder."""
    if groups.get("word"):
        shown = {"noon": "12:00", "midday": "12:00", "midnight": "00:00", "dawn": "MO", "dusk": "EV"}
        return Value("TIME", f"T{shown[groups['word'] or '']}", None, "none")
    hour = int(groups["h"] or 0)
    if groups.get("ap"):
        hour = hour % 12 + (12 if (groups["ap"] or "").startswith("p") else 0)
    return Value("TIME", f"T{hour:02}:{groups.get('min') or '00'}", None, "none")


def _part_of_day(_: Groups, __: Setting) -> Value | None:
    return Value("TIME", "TMO", None, "none")


def _feast(groups: Groups, setting: Setting) -> Value | None:
    table, name = setting.words.table, (groups["feast"] or "").replace("’", "'")
    name = " ".join(name.split())

    def of(number: int) -> dt.date:
        if name in table["feasts"]:
            return dt.date.fromisoformat(f"{number}-{table['feasts'][name]}")
        month, weekday, which = table["moving_feasts"][name]
        return values.nth_weekday(number, month, weekday=weekday, which=which)

    year = _year(groups.get("y"), setting)
    if year is None and setting.published:
        this = of(setting.published.year)
        year = _nearest_year(this.month, this.day, setting)
    return _dated(values.day(of(year)), basis="relative") if year else None


def _reference(groups: Groups, setting: Setting) -> Value | None:
    word = " ".join((groups["ref"] or "").split())
    return _unknown(str(setting.words.table["references"][word]))


def _years(groups: Groups, _: Setting) -> Value | None:
    first, last = int(groups["y"] or 0), groups["y2"] or ""
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return _dated(values.between(values.year(first), values.year(end))) if end > first else None


def _bare_year(groups: Groups, _: Setting) -> Value | None:
    number = int(groups["y"] or 0)
    return _dated(values.year(number)) if FIRST_YEAR <= number <= LAST_YEAR else None


_READERS: Mapping[str, Callable[[Groups, Setting], Value | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "days": _days,
    "date": _date,
    "months": _months,
    "month": _month_of_year,
    "every": _every,
    "weekdays": _weekdays,
    "weekday_of": _weekday_of,
    "weekday": _weekday_value,
    "shifted_month": _shifted_month,
    "bare_month": _bare_month,
    "deictic": _deictic,
    "overnight": _overnight,
    "quarter": _quarter,
    "latest_quarter": _latest_quarter,
    "year_ago": _year_ago,
    "season": _season,
    "span_of_units": _span_of_units,
    "vague_span": _vague_duration,
    "told_unit": _told_unit,
    "unit": _turned_unit,
    "year_end": _year_end,
    "ago": _ago,
    "ago_weekday": _ago_weekday,
    "vague_ago": _vague_ago,
    "duration": _duration,
    "vague_duration": _vague_duration,
    "set": _set,
    "decade": _decade,
    "century": _century,
    "clock": _clock,
    "part": _part_of_day,
    "feast": _feast,
    "reference": _reference,
    "fiscal": _bare_year,
    "years": _years,
    "year": _bare_year,
}
