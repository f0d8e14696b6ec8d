"""Drawings: a day stands where it belongs, doubt is drawn, and no drawing says more than the record."""

from __future__ import annotations

import dataclasses

import pytest

from dateline.model.event import DateField, Event
from dateline.model.record import TotalRow
from dateline.publish import drawing
from dateline.publish.drawing import WIDTH, DayMark

EVENT = Event(
    "e-1", "act", None, None, "ASSAULT", None, (), (), (), (), None, DateField(None, None, None, None, "none"), None,
    None, None, (), "actual", False, "reported", "unreviewed", 1, 1, (), 1, (), (), None, None, "An attack.",
)  # fmt: skip


def dated(
    start: str | None, end: str | None = None, *, precision: int = 1, reported: str | None = None
) -> Event:
    date = DateField(start, start, end or start, precision, "stated") if start else EVENT.date
    return dataclasses.replace(EVENT, date=date, first_reported=reported)


@pytest.mark.parametrize(
    ("event", "mark"),
    [
        (dated("2025-11-15"), DayMark("day", 58, 58)),
        (dated("2025-11-15", precision=2), DayMark("about", 58, 58)),
        (dated("2025-11-01", "2025-11-30", precision=4), DayMark("span", 2, 118)),
        (dated("2025-10-20", "2025-12-05", precision=2), DayMark("span", 0, WIDTH)),
        (dated(None, reported="2025-11-15"), DayMark("before", 0, 58)),
        (dated(None), DayMark("before", 0, WIDTH)),
    ],
)
def test_a_day_is_drawn_with_its_doubt(event: Event, mark: DayMark) -> None:
    assert drawing.day_mark(event, "2025-11") == mark


def test_a_year_is_a_scale_too() -> None:
    assert drawing.day_mark(dated("1989-12-31"), "1989").left == 119.8


def test_bars_share_the_scale_of_the_longest() -> None:
    long, short = drawing.bars(
        [[dated("2025-11-01"), dated("2025-11-01", precision=3), *[dated(None)] * 2], [dated("2025-12-01")]]
    )
    assert (long.day, long.part, long.none) == (1, 1, 2)
    assert sum(long.widths) == 100
    assert short.widths == (25, 0, 0)


def total(day: str | None, number: int, sum_of_events: int | None) -> TotalRow:
    return TotalRow(f"t-{day}", "killed", number, "at least", None, day, None, sum_of_events, None, ())


def test_totals_that_can_be_compared_are_drawn_on_one_scale() -> None:
    told = drawing.series(
        [
            total("2025-10-01", 20, 16),
            total("2025-11-01", 64, 59),
            total("2025-12-01", 70, None),
            total(None, 9, 9),
        ]
    )
    assert told is not None
    assert [p.number for p in told.stated] == [20, 64]
    assert [p.number for p in told.sums] == [16, 59]
    assert told.stated[1].y < told.sums[1].y < told.stated[0].y < told.sums[0].y
    assert told.grid[0][1] == 0 and told.grid[-1][1] >= 64
    assert (told.first, told.last) == ("2025-10-01", "2025-11-01")


def test_one_day_is_no_series() -> None:
    assert drawing.series([total("2025-10-01", 20, 16), total("2025-10-01", 21, 16)]) is None
