"""How each word order of a time is read: its name -> the function that reads its groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.annotate import time_dates, time_spans
from dateline.annotate.time_setting import Groups, Setting, Value


def read(rule: str, groups: Groups, setting: Setting) -> Value | None:
    """The value of an expression of that word order; None where the words denote no possible time."""
    try:
        return _READERS[rule](groups, setting)
    except (ValueError, OverflowError):
        return None


_READERS: Mapping[str, Callable[[Groups, Setting], Value | None]] = {
    "iso": time_dates.iso,
    "numeric": time_dates.numeric,
    "days": time_dates.days,
    "date": time_dates.date,
    "months": time_dates.months,
    "month": time_dates.month_of_year,
    "every": time_spans.every,
    "weekdays": time_dates.weekdays,
    "weekday_of": time_dates.weekday_of,
    "weekday": time_dates.weekday,
    "shifted_month": time_dates.shifted_month,
    "bare_month": time_dates.bare_month,
    "deictic": time_dates.deictic,
    "overnight": time_dates.overnight,
    "quarter": time_spans.quarter,
    "latest_quarter": time_spans.latest_quarter,
    "year_ago": time_spans.year_ago,
    "season": time_spans.season,
    "recent": time_spans.recent,
    "span_of_units": time_spans.span_of_units,
    "vague_span": time_spans.vague_duration,
    "told_unit": time_spans.told_unit,
    "unit": time_spans.turned_unit,
    "year_end": time_spans.year_end,
    "ago": time_spans.ago,
    "ago_weekday": time_spans.ago_weekday,
    "vague_ago": time_spans.vague_ago,
    "duration": time_spans.duration,
    "vague_duration": time_spans.vague_duration,
    "set": time_spans.set_,
    "decade": time_spans.decade,
    "century": time_spans.century,
    "clock": time_dates.clock,
    "part": time_dates.part_of_day,
    "feast": time_dates.feast,
    "reference": time_dates.reference,
    "fiscal": time_dates.bare_year,
    "years": time_dates.years,
    "year": time_dates.bare_year,
}
