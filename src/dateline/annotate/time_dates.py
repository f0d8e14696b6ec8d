"""How word orders that name a day, a month, a year or a time of day are read."""

from __future__ import annotations

import datetime as dt

from dateline.annotate import time_values as values
from dateline.annotate.time_setting import (
    Groups,
    Setting,
    Value,
    dated,
    day_number,
    month_number,
    nearest_year,
    part_code,
    relative,
    turn_of,
    unknown,
    weekday_number,
    year_number,
)

FIRST_YEAR, LAST_YEAR = 1500, 2099


def date(groups: Groups, setting: Setting) -> Value | None:
    """A day, with or without its year, weekday and part of the day."""
    month, number = month_number(groups["m"], setting), day_number(groups["d"])
    stated = year_number(groups.get("y"), setting)
    year = stated or nearest_year(month, number, setting)
    if year is None:
        return unknown(f"XXXX-{month:02}-{number:02}")
    return dated(
        values.day(dt.date(year, month, number)),
        basis="stated" if stated else "relative",
        part=part_code(groups, setting),
    )


def iso(groups: Groups, _: Setting) -> Value | None:
    """A day as ISO 8601 writes it, perhaps with its time."""
    stretch = values.day(dt.date(int(groups["y"] or 0), int(groups["m"] or 0), int(groups["d"] or 0)))
    if groups.get("h"):
        return Value("TIME", f"{stretch.value}T{groups['h']}:{groups['min']}", stretch)
    return dated(stretch)


def numeric(groups: Groups, _: Setting) -> Value | None:
    """Month first, as American outlets write it, unless only the other order is possible."""
    month, number, year = (int(groups[g] or 0) for g in ("m", "d", "y"))
    if month > 12:
        month, number = number, month
    return dated(values.day(dt.date(year, month, number)))


def days(groups: Groups, setting: Setting) -> Value | None:
    """A range of days."""
    m1 = month_number(groups["m"], setting)
    m2 = month_number(groups["m2"], setting) if groups.get("m2") else m1
    d1, d2 = day_number(groups["d"]), day_number(groups["d2"])
    stated = year_number(groups.get("y"), setting)
    year = stated or nearest_year(m1, d1, setting)
    if year is None:
        return unknown(f"XXXX-{m1:02}-{d1:02}")
    first, last = dt.date(year - (m1 > m2), m1, d1), dt.date(year, m2, d2)
    if last < first:
        return None
    return dated(
        values.between(values.day(first), values.day(last)), basis="stated" if stated else "relative"
    )


def months(groups: Groups, setting: Setting) -> Value | None:
    """A range of months."""
    m1, m2 = month_number(groups["m"], setting), month_number(groups["m2"], setting)
    year = year_number(groups.get("y"), setting) or nearest_year(m2, 28, setting)
    if year is None:
        return unknown(f"XXXX-{m1:02}")
    first = values.month(year_number(groups.get("y1"), setting) or year - (m1 > m2), m1)
    return dated(values.between(first, values.month(year, m2)))


def month_of_year(groups: Groups, setting: Setting) -> Value | None:
    """A month with its year."""
    number, year = month_number(groups["m"], setting), year_number(groups["y"], setting)
    return dated(values.month(year, number)) if year else unknown(f"XXXX-{number:02}")


def bare_month(groups: Groups, setting: Setting) -> Value | None:
    """A month alone: the present one, the last one, or the next where the tense says so."""
    number = month_number(groups["m"], setting)
    if setting.published is None:
        return unknown(f"XXXX-{number:02}")
    if number == setting.published.month:
        return relative(values.month(setting.published.year, number))
    year = nearest_year(number, 1, setting)
    return relative(values.month(year or setting.published.year, number))


def shifted_month(groups: Groups, setting: Setting) -> Value | None:
    """ "Last March" is the latest one that is over, "next March" the first to come, "this March" that of the year."""
    number, turn, published = (
        month_number(groups["m"], setting),
        turn_of(groups["turn"], setting),
        setting.published,
    )
    if published is None:
        return unknown(f"XXXX-{number:02}")
    year = published.year
    if turn < 0 and number >= published.month:
        year -= 1
    if turn > 0 and number <= published.month:
        year += 1
    return relative(values.month(year, number))


def weekday(groups: Groups, setting: Setting) -> Value | None:
    """A weekday, counted from publication by tense and turn."""
    weekday, part = weekday_number(groups["wd"], setting), part_code(groups, setting)
    turn = groups.get("turn")
    table = setting.words.table
    if turn and turn in table["told_turns"] and setting.anchor:
        side = int(table["told_turns"][turn])
        return relative(
            values.day(values.weekday_near(setting.anchor, weekday, side=side or -1, strict=True)), part=part
        )
    if setting.published is None:
        return unknown(f"XXXX-WXX-{weekday}", kind="TIME" if part else "DATE")
    side, strict = _weekday_side(turn, setting)
    return relative(
        values.day(values.weekday_near(setting.published, weekday, side=side, strict=strict)), part=part
    )


def _weekday_side(turn: str | None, setting: Setting) -> tuple[int, bool]:
    if turn is None:
        return (1 if setting.side() > 0 else -1), False
    shift = turn_of(turn, setting)
    if shift == 0:
        return (-1 if setting.side() < 0 else 1), False
    return shift, True


def weekdays(groups: Groups, setting: Setting) -> Value | None:
    """A range of weekdays."""
    first, last = weekday_number(groups["wd"], setting), weekday_number(groups["wd2"], setting)
    if setting.published is None:
        return unknown(f"XXXX-WXX-{first}")
    if setting.side() > 0:
        start = values.weekday_near(setting.published, first, side=1)
        end = values.weekday_near(start, last, side=1)
    else:
        end = values.weekday_near(setting.published, last, side=-1)
        start = values.weekday_near(end, first, side=-1)
    return relative(values.between(values.day(start), values.day(end)))


def weekday_of(groups: Groups, setting: Setting) -> Value | None:
    """A weekday of last, this or next week."""
    weekday = weekday_number(groups["wd"], setting)
    if setting.published is None:
        return unknown(f"XXXX-WXX-{weekday}")
    whole = values.moved("W", turn_of(groups["turn"], setting), setting.published)
    return relative(values.day(whole.first + dt.timedelta(days=weekday - 1)))


def deictic(groups: Groups, setting: Setting) -> Value | None:
    """Today, yesterday, last night and the like."""
    part = part_code(groups, setting)
    if setting.published is None:
        return unknown("XXXX-XX-XX", kind="TIME" if part else "DATE")
    if groups.get("days"):
        word = " ".join((groups["days"] or "").split())
        offset = setting.words.number("days", word)
        part = part or ("NI" if word == "tonight" else None)
    else:
        offset = -1 if "last" in (groups["turn"] or "") else 0
    return relative(values.day(setting.published + dt.timedelta(days=offset)), part=part)


def overnight(_: Groups, setting: Setting) -> Value | None:
    """The night before publication: both its days."""
    if setting.published is None:
        return unknown("XXXX-XX-XXTNI", kind="TIME")
    night = values.day(setting.published - values.ONE_DAY)
    both = values.between(night, values.day(setting.published))
    return Value("TIME", f"{setting.published.isoformat()}TNI", both, "relative")


def clock(groups: Groups, _: Setting) -> Value | None:
    """A time of day; which day it is of is filled in by the finder."""
    if groups.get("word"):
        shown = {"noon": "12:00", "midday": "12:00", "midnight": "00:00", "dawn": "MO", "dusk": "EV"}
        return Value("TIME", f"T{shown[groups['word'] or '']}", None, "none")
    hour = int(groups["h"] or 0)
    if groups.get("ap"):
        hour = hour % 12 + (12 if (groups["ap"] or "").startswith("p") else 0)
    return Value("TIME", f"T{hour:02}:{groups.get('min') or '00'}", None, "none")


def part_of_day(_: Groups, __: Setting) -> Value | None:
    """The small hours; which day they are of is filled in by the finder."""
    return Value("TIME", "TMO", None, "none")


def feast(groups: Groups, setting: Setting) -> Value | None:
    """A day with a name."""
    table, name = setting.words.table, (groups["feast"] or "").replace("’", "'")
    name = " ".join(name.split())

    def of(number: int) -> dt.date:
        if name in table["feasts"]:
            return dt.date.fromisoformat(f"{number}-{table['feasts'][name]}")
        month, weekday, which = table["moving_feasts"][name]
        return values.nth_weekday(number, month, weekday=weekday, which=which)

    year = year_number(groups.get("y"), setting)
    if year is None and setting.published:
        this = of(setting.published.year)
        year = nearest_year(this.month, this.day, setting)
    return dated(values.day(of(year)), basis="relative") if year else None


def reference(groups: Groups, setting: Setting) -> Value | None:
    """Now, recently, in the future: no stretch of days."""
    word = " ".join((groups["ref"] or "").split())
    return unknown(str(setting.words.table["references"][word]))


def years(groups: Groups, _: Setting) -> Value | None:
    """A range of years."""
    first, last = int(groups["y"] or 0), groups["y2"] or ""
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return dated(values.between(values.year(first), values.year(end))) if end > first else None


def bare_year(groups: Groups, _: Setting) -> Value | None:
    """A year."""
    number = int(groups["y"] or 0)
    return dated(values.year(number)) if FIRST_YEAR <= number <= LAST_YEAR else None
