"""How word orders of units are read: weeks, quarters, seasons, so long ago, lengths of time, and what comes again."""

from __future__ import annotations

import datetime as dt

from dateline.annotate import time_values as values
from dateline.annotate.time_setting import (
    Groups,
    Setting,
    Value,
    amount,
    dated,
    day_number,
    month_number,
    relative,
    turn_of,
    unit_code,
    unknown,
    weekday_number,
    year_number,
)


def quarter(groups: Groups, setting: Setting) -> Value | None:
    """A quarter, of the year that is stated or was the last to report."""
    word = groups["q"] or ""
    number = int(word) if word.isdigit() else setting.words.number("ordinals", word)
    year = year_number(groups.get("y") or groups.get("whose"), setting)
    if year is None:
        if setting.published is None:
            return unknown(f"XXXX-Q{number}")
        now = (setting.published.month + 2) // 3
        # results of a quarter are told when it is over: one that lies two or more ahead is last year's
        year = setting.published.year - (number > now + 1) - bool(groups.get("year_ago"))
    return dated(values.quarter(year, number), basis="stated" if groups.get("y") else "relative")


def latest_quarter(_: Groups, setting: Setting) -> Value | None:
    """The quarter told last, or the one before publication."""
    if setting.told and setting.told.grain == "Q":
        return relative(setting.told)
    return relative(values.moved("Q", -1, setting.published)) if setting.published else None


def year_ago(_: Groups, setting: Setting) -> Value | None:
    """The like stretch of the year before."""
    if setting.told and setting.told.grain in "QMY":
        return relative(values.shifted(setting.told, -1))
    return relative(values.year(setting.published.year - 1)) if setting.published else None


def season(groups: Groups, setting: Setting) -> Value | None:
    """A season."""
    code = str(setting.words.table["seasons"][groups["s"] or ""])
    year = year_number(groups.get("y"), setting)
    if year:
        return dated(values.season(year, code))
    published = setting.published
    if published is None:
        return unknown(f"XXXX-{code}")
    found = values.season(published.year, code)
    turn = turn_of(groups.get("turn"), setting)
    if turn < 0 and found.last >= published:
        found = values.season(published.year - 1, code)
    if turn > 0 and found.first <= published:
        found = values.season(published.year + 1, code)
    return relative(found)


def span_of_units(groups: Groups, setting: Setting) -> Value | None:
    """So many units up to, or from, the day of publication: a DURATION whose EDTF is that stretch."""
    count, unit = amount(groups["n"], setting), unit_code(groups["u"], setting)
    value = _duration_value(count, unit)
    if setting.published is None or unit.startswith("T"):
        return Value("DURATION", value)
    turn = -1 if groups["turn"] in ("last", "past") else 1
    # "the past two weeks" are fourteen days, not two weeks of the calendar
    days = values.moved("D", turn * int(7 * count), setting.published)
    far = days if unit == "W" else values.moved(unit, turn * int(count), setting.published)
    if unit in "MYQ":
        far = values.day(far.first)
    near = values.day(setting.published)
    pair = (far, near) if turn < 0 else (near, far)
    return Value("DURATION", value, values.between(*pair), "relative")


def _duration_value(count: float, unit: str) -> str:
    letter, scale = {"X": ("Y", 10), "C": ("Y", 100), "E": ("D", 2)}.get(
        unit.lstrip("T"), (unit.lstrip("T"), 1)
    )
    shown = count * scale
    return f"P{'T' if unit.startswith('T') else ''}{int(shown) if shown == int(shown) else shown}{letter}"


def duration(groups: Groups, setting: Setting) -> Value | None:
    """A length of time."""
    count = amount(groups["n"], setting) + (0.5 if groups.get("half") else 0)
    return Value("DURATION", _duration_value(count, unit_code(groups["u"], setting)), None, "none")


def vague_duration(groups: Groups, setting: Setting) -> Value | None:
    """A length of time without a count."""
    unit = unit_code(groups["u"], setting)
    return Value("DURATION", f"P{'T' if unit.startswith('T') else ''}X{unit.lstrip('T')}", None, "none")


def told_unit(groups: Groups, setting: Setting) -> Value | None:
    """A day, week, month or year counted from the time told last."""
    table, word = setting.words.table, groups["u"] or "day"
    turn = -1 if groups.get("after") in ("before", "earlier") else 1
    if groups.get("turn"):
        turn = int(table["told_turns"][" ".join((groups["turn"] or "").split())])
    unit = table["units"].get(word)
    if setting.told is None or setting.anchor is None:
        return None
    if unit is None or word == "night":
        part = table["parts"][word]
        return relative(values.moved("D", 0, setting.anchor), part=part)
    if unit == "D" and setting.told.grain != "D":
        return None
    return relative(values.moved(unit, turn, setting.anchor))


def turned_unit(groups: Groups, setting: Setting) -> Value | None:
    """A week, weekend, month, year ... before, at or after publication."""
    unit, published = unit_code(groups["u"], setting), setting.published
    turn = turn_of(groups.get("turn"), setting)
    if published is None:
        return unknown({"W": "XXXX-WXX", "M": "XXXX-XX", "E": "XXXX-WXX-WE"}.get(unit, "XXXX"))
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
    return relative(found)


def year_end(_: Groups, setting: Setting) -> Value | None:
    """The end of the year of publication."""
    if setting.published is None:
        return unknown("XXXX-12")
    return relative(values.month(setting.published.year, 12))


def ago(groups: Groups, setting: Setting) -> Value | None:
    """So many units before or after publication, or the time told last."""
    count, unit = amount(groups["n"], setting), unit_code(groups["u"], setting)
    way = groups["way"] or "ago"
    turn = -1 if way in ("ago", "earlier") else 1
    if way in ("earlier", "later") and setting.told and unit == "Y" and count == 1:
        return relative(values.shifted(setting.told, turn))
    if way == "ago" and unit == "Y" and count == 1 and setting.told and setting.told.grain == "Q":
        return relative(values.shifted(setting.told, turn))
    anchor = setting.anchor if way in ("earlier", "later") else setting.published
    if anchor is None:
        return unknown("PAST_REF" if turn < 0 else "FUTURE_REF")
    if unit.startswith("T"):
        return Value("TIME", f"{anchor.isoformat()}TXX", values.day(anchor), "relative")
    bounded = (groups.get("approx") or "") in setting.words.table["bounds"]["words"]
    if count != int(count) or bounded:
        return unknown("PAST_REF" if turn < 0 else "FUTURE_REF")
    if unit == "X":
        unit, count = "Y", 10 * count
    return relative(values.moved(unit, turn * int(count), anchor))


def ago_weekday(groups: Groups, setting: Setting) -> Value | None:
    """A weekday of the week before the last one."""
    if setting.published is None:
        return unknown(f"XXXX-WXX-{weekday_number(groups['wd'], setting)}")
    last = values.weekday_near(setting.published, weekday_number(groups["wd"], setting), side=-1)
    return relative(values.day(last - dt.timedelta(weeks=1)))


def vague_ago(groups: Groups, _: Setting) -> Value | None:
    """Some days, weeks, years ago."""
    return unknown("PAST_REF" if groups["way"] in ("ago", "earlier") else "FUTURE_REF")


def every(groups: Groups, setting: Setting) -> Value | None:
    """What comes each day, week, Tuesday."""
    if groups.get("wd"):
        return unknown(f"XXXX-WXX-{weekday_number(groups['wd'], setting)}", kind="SET")
    if groups.get("m"):
        return unknown(f"XXXX-{month_number(groups['m'], setting):02}", kind="SET")
    count = amount(groups.get("n") or "one", setting)
    unit = unit_code(groups.get("u") or "day", setting)
    return unknown(_duration_value(count, unit), kind="SET")


def set_(groups: Groups, setting: Setting) -> Value | None:
    """Daily, weekly and the like."""
    return unknown(str(setting.words.table["sets"][groups["set"] or ""]), kind="SET")


def decade(groups: Groups, setting: Setting) -> Value | None:
    """A decade, in digits or by its name."""
    named = groups.get("named")
    return dated(
        values.decade(setting.words.number("decades", named) if named else int(groups["decade"] or 0))
    )


def recent(_: Groups, __: Setting) -> Value | None:
    """Recent days, weeks, years: no known stretch."""
    return unknown("PAST_REF")


def century(groups: Groups, setting: Setting) -> Value | None:
    """A century."""
    word = groups["c"] or ""
    number = day_number(word) if word[:1].isdigit() else setting.words.number("ordinals", word)
    return dated(values.century(number)) if 1 < number <= 21 else None
