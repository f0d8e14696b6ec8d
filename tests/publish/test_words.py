"""Coded values in words."""

from __future__ import annotations

import pytest

from dateline.model.event import DateField, PlaceField, TollClaim
from dateline.publish import words


@pytest.mark.parametrize(
    ("date", "said", "mark"),
    [
        (DateField("2025-09-02", "2025-09-02", "2025-09-02", 1, "stated"), "2 September 2025", "●"),
        (DateField("2025-09", "2025-09-01", "2025-09-30", 4, "stated"), "September 2025", "◐"),
        (DateField("2025", "2025-01-01", "2025-12-31", 5, "stated"), "2025", "◐"),
        (
            DateField("2025-09-02/2025-09-05", "2025-09-02", "2025-09-05", 2, "stated"),
            "2 September 2025 to 5 September 2025",
            "◐",
        ),
        (DateField(None, None, None, None, "none"), "no date stated", "○"),
    ],
)
def test_a_date_shows_its_doubt(date: DateField, said: str, mark: str) -> None:
    assert words.date_words(date) == said
    assert words.date_doubt(date)[0] == mark


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ((11, 11, 11), "11"),
        ((9, None, 11), "9 to 11"),
        ((1, None, None), "at least 1"),
        ((None, None, 6), "up to 6"),
    ],
)
def test_a_figure_shows_its_bounds(bounds: tuple[int | None, int | None, int | None], said: str) -> None:
    assert words.figure(*bounds) == said


def test_a_claim_keeps_its_qualifier() -> None:
    claim = TollClaim("the governor", 64, 64, None, "at least", None, ())
    assert words.claim_words(claim) == "at least 64"
    assert words.claim_words(TollClaim(None, 1, None, None, "at least", None, ())) == "at least 1"


def test_a_place_shows_its_precision() -> None:
    assert words.place_words(PlaceField("Zenda", where_prec=6)) == "Zenda (country known)"
    assert words.place_words(PlaceField("Zenda", where_prec=1)) == "Zenda"
    assert words.place_words(None) == "place not stated"


def test_a_place_at_sea_shows_its_zone_and_who_says_so() -> None:
    high = PlaceField("Grey Sea", kind="sea", where_prec=7, zone="international waters", zone_by="Ruritania")
    assert (
        words.place_words(high)
        == "Grey Sea (at sea or in the air; international waters according to Ruritania)"
    )


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "http://", "//x", "", None, "http://[bad", "ftp://x.org/"],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert words.safe_url(url) is None


def test_a_web_address_stays_as_it_is() -> None:
    assert words.safe_url("https://example.org/a?b=1") == "https://example.org/a?b=1"


def test_a_word_that_takes_a_side_is_somebody_s() -> None:
    assert words.own("narco-terrorists") == "“narco-terrorists”"
    assert words.own("“narco-terrorists”") == "“narco-terrorists”"
    assert words.own("fishermen") == "fishermen"


def test_short_forms_are_cut_at_words() -> None:
    assert words.short("one two three", 8) == "one two …"
    assert words.short("one  two\n", 8) == "one two"
    assert words.short_day("2025-09-02") == "2 Sep 2025"
    assert words.short_day(None) == "not stated"


@pytest.mark.parametrize(
    ("source", "called"),
    [
        ("/home/ann/reports/a.txt", "a.txt"),
        (r"C:\Users\ann\a.txt", "a.txt"),
        ("https://sample.example/a?b=c", "https://sample.example/a?b=c"),
        ("standard input", "standard input"),
    ],
)
def test_a_file_is_called_by_its_name_alone(source: str, called: str) -> None:
    assert words.source_name(source) == called
