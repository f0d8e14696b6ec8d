import datetime as dt

import pytest

from dateline.extract.dates import date_in, date_in_url, only_date, published
from dateline.extract.page import Stated

TODAY = dt.date(2026, 3, 10)
DAY = dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-04",
        "2026-03-04T23:30:00-05:00",
        "2026-03-04 08:00",
        "2026/03/04",
        "20260304",
        "20260304T080000Z",
        "March 4, 2026",
        "Mar. 4, 2026 10:40 am",
        "4 March 2026",
        "4th of March 2026",
        "Wed, 04 Mar 2026 08:00:00 GMT",
        "4 de marzo de 2026",
        "4 mars 2026",
    ],
)
def test_a_day_is_read_in_its_own_zone(value):
    assert date_in(value) == DAY


@pytest.mark.parametrize(
    "value", ["", "2026", "March 2026", "2026-03", "0000-00-00", "2026-02-30", "soon", "10:40"]
)
def test_what_is_no_day(value):
    assert date_in(value) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://p.example/2026/03/04/ferry", "2026-03-04"),
        ("https://p.example/2026/3/4/ferry", "2026-03-04"),
        ("https://p.example/news/ferry-2026-03-04.html", "2026-03-04"),
        ("https://p.example/ferry-20260304", "2026-03-04"),
        ("https://p.example/2026/03/ferry", None),
        ("https://p.example/id/20269904", None),
        ("https://p.example/a?d=2026/03/04/", None),
    ],
)
def test_a_day_in_a_url(url, day):
    assert date_in_url(url) == day


@pytest.mark.parametrize(
    "unit", ["Published: March 4, 2026 at 10:40 am EST", "Wednesday, 4 March 2026", "2026-03-04 08:00 GMT"]
)
def test_a_line_that_is_only_a_date(unit):
    assert only_date(unit) == unit


@pytest.mark.parametrize("unit", ["The ferry sank on March 4, 2026", "March of the penguins", "Nothing here"])
def test_a_line_that_is_more_than_a_date(unit):
    assert only_date(unit) is None


def test_the_best_basis_wins():
    stated = [Stated("url", "2026-03-01"), Stated("json-ld", "2026-03-04"), Stated("text", "2026-03-02")]
    assert published(stated, retrieved=TODAY) == (DAY, "json-ld", ())


@pytest.mark.parametrize(
    "value", ["0000-00-00", "0001-01-01", "9999-12-31", "1970-01-01T00:00:00Z", "2026-03-13", "?"]
)
def test_a_day_that_cannot_be_is_not_taken_and_said_so(value):
    day, basis, trouble = published([Stated("given", value)], retrieved=TODAY)
    assert (day, basis) == (None, "none")
    assert [t.code for t in trouble] == ["E-DATE"]


def test_after_a_bad_date_the_next_basis_is_taken():
    stated = [Stated("given", "9999-01-01"), Stated("url", "2026-03-04")]
    day, basis, trouble = published(stated, retrieved=TODAY)
    assert (day, basis, len(trouble)) == (DAY, "url", 1)


def test_two_days_ahead_is_a_matter_of_zones():
    assert published([Stated("feed", "2026-03-12")], retrieved=TODAY)[1] == "feed"
