"""A line of ``read --jsonl`` as a report: the text stands as it is given."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.extract.given import as_given

TEXT = " Rebels shelled the town.\r\n\r\nRead also:\u2028Latest "


def test_not_a_character_of_the_text_is_changed() -> None:
    report = as_given(
        {
            "text": TEXT,
            "language": "en-GB",
            "title": "T",
            "published": "2025-09-04T10:00:00Z",
            "outlet": "Reuters",
        }
    )
    assert report.text == TEXT
    assert report.language == "en"
    assert (report.published, report.published_basis) == (dt.date(2025, 9, 4), "given")
    assert report.outlet is not None
    assert report.outlet.kind == "wire"


@pytest.mark.parametrize(
    "published", ["2025-02-30", "1970-01-01", "0001-01-01", "9999-12-31", 20250101, True]
)
def test_what_is_no_day_of_publication_gives_no_date_and_says_so(published: object) -> None:
    report = as_given({"text": TEXT, "language": "en", "published": published})
    assert (report.published, report.published_basis) == (None, "none")
    assert [t.code for t in report.trouble] == ["W-BAD-DATE"]


def test_a_short_text_is_read_as_english_and_says_so() -> None:
    report = as_given({"text": "masked gunmen"})
    assert report.language == "en"
    assert [t.code for t in report.trouble] == ["W-LANGUAGE-ASSUMED"]


def test_what_is_no_text_is_left_out_of_account() -> None:
    report = as_given(
        {"text": TEXT, "language": "en", "title": 7, "outlet": ["x"], "url": {}, "published": 5}
    )
    assert (report.title, report.outlet, report.url, report.published) == (None, None, None, None)


def test_a_lone_surrogate_does_not_stop_the_reading() -> None:
    assert as_given({"text": "broken \ud800 text", "language": "en"}).text_sha256
