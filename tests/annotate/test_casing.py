"""Capitals are undone for tagging."""

from __future__ import annotations

import pytest

from dateline.annotate.casing import recase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru Strikes Smuggler Boat Near Port", "Peru strikes smuggler boat near port"),
        (
            "Peru Strikes Smuggler Boat Near Port After Long Chase.",
            "Peru strikes smuggler boat near port after long chase.",
        ),
        ("ARMY OF PERU ATTACKED THE VILLAGE", "Army of Peru attacked the village"),
        ("the navy of peru said it would leave lima soon", "The navy of Peru said it would leave Lima soon"),
    ],
)
def test_recased(text: str, expected: str) -> None:
    assert recase(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The navy of Peru left Lima.",
        "Yes",
        "",
        "12 3 4",
        "US hits boat",
        "He Met The General.",
        "General Ann Berg of Peru met Admiral Tom Soto of Chile.",
    ],
)
def test_ordinary_capitals_stay(text: str) -> None:
    assert recase(text) == text


@pytest.mark.parametrize(
    "text", ["İSTANBUL VE ANKARA GÜNDEM HABERLERİ", "STRASSE GROẞE STRAßE HEUTE", "ǅUNGLA VELIKA ŠUMA"]
)
def test_length_never_changes(text: str) -> None:
    assert len(recase(text)) == len(text)


def test_names_that_are_no_words_keep_their_capitals() -> None:
    assert "Qevlani" in recase("General Qevlani Orders Troops Into Valley")
