"""EDTF dates as first and last days."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.coding.days import days_of, first_day, last_day


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02-09", "2024-02-09", "2024-02-09"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-12/2025-01-05", "2024-12-01", "2025-01-05"),
        ("2024-02-09~", "2024-02-09", "2024-02-09"),
    ],
)
def test_first_and_last_day(edtf: str, first: str, last: str) -> None:
    assert days_of(edtf) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_an_open_side_has_no_day() -> None:
    assert last_day("2024-02/..") is None
    assert first_day("../2024-02") is None
    assert days_of("2024-02/..") is None


def test_no_date_is_none() -> None:
    assert days_of("PRESENT_REF") is None
    assert days_of("2024-13-40") is None
