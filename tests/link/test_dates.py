from __future__ import annotations

import datetime as dt

import pytest

from dateline.link.dates import bounds, gap_days


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-09-02", "2025-09-02", "2025-09-02"),
        ("2025-09-02~", "2025-09-02", "2025-09-02"),
        ("2025-09-02T14:30:00Z", "2025-09-02", "2025-09-02"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025-XX", "2025-01-01", "2025-12-31"),
        ("2025-09-XX", "2025-09-01", "2025-09-30"),
        ("2025-09-1X", "2025-09-10", "2025-09-19"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2025-22", "2025-06-01", "2025-08-31"),
        ("2025-09-30/2025-10-02", "2025-09-30", "2025-10-02"),
        ("2025-09/2025-10", "2025-09-01", "2025-10-31"),
    ],
)
def test_a_date_is_the_days_that_it_can_mean(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "edtf", [None, "", "yesterday", "2025-13", "2025-02-30", "../2025", "2025/..", "2025-10/2025-09"]
)
def test_what_is_no_date_or_open_has_no_days(edtf: str | None) -> None:
    assert bounds(edtf) is None


def test_the_gap_counts_days_between() -> None:
    one, other = bounds("2025-09-01/2025-09-03"), bounds("2025-09-05")
    assert one and other
    assert gap_days(one, other) == gap_days(other, one) == 2
    assert gap_days(one, one) == 0
