"""Offices that words give to persons: before the name, beside it, and none that judges or that a band has."""

from __future__ import annotations

import pytest

from dateline.annotate.analysis import annotate
from dateline.extract.given import as_given
from dateline.model.doc import Office


def offices(text: str) -> dict[str, Office | None]:
    (doc,) = annotate([as_given({"text": text, "language": "en", "published": "2025-09-03"})])
    return {e.name: e.office for e in doc.entities if e.kind == "person" and e.named}


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Secretary of State Ana Kolm left Lima.", "Ana Kolm", Office("secretary of state", "USA")),
        (
            "Ana Kolm, prime minister of Trinidad and Tobago, left.",
            "Ana Kolm",
            Office("prime minister", "TTO"),
        ),
        ("The Chilean foreign minister, Hugo Tarn, left.", "Hugo Tarn", Office("foreign minister", "CHL")),
        (
            "Peru's Minister of Foreign Affairs Hugo Tarn left.",
            "Hugo Tarn",
            Office("foreign minister", "PER"),
        ),
        (
            "Former Peruvian president Pedro Olo was jailed.",
            "Pedro Olo",
            Office("president", "PER", former=True),
        ),
        ("Left-wing President Pedro Olo of Chile left.", "Pedro Olo", Office("president", "CHL")),
        ("Acting President Ann Brik of Peru left.", "Ann Brik", Office("acting president", "PER")),
        ("Rep. Ann Brik of Georgia left.", "Ann Brik", Office("representative", "USA")),
        ("Peru suffered under President Pedro Olo.", "Pedro Olo", Office("president", None)),
        ("Peruvian police chief Ron Kopp left.", "Ron Kopp", Office("police chief", "PER")),
    ],
)
def test_an_office_is_read(text: str, name: str, office: Office) -> None:
    assert offices(text)[name] == office


@pytest.mark.parametrize(
    "text",
    [
        "Suspected gang leader Juan Brik was arrested in Lima.",
        "The strongman Juan Brik left Lima.",
        "General Juan Brik left Lima.",
        "Teacher Juan Brik left Lima.",
        "ELN commander Juan Brik left Lima.",
    ],
)
def test_words_that_name_no_office_give_none(text: str) -> None:
    assert offices(text)["Juan Brik"] is None


def test_a_leader_is_of_the_sector_of_the_band() -> None:
    (doc,) = annotate([as_given({"text": "Gang leader Juan Brik fled.", "language": "en"})])
    assert [e.sector for e in doc.entities if e.name == "Juan Brik"] == ["CRM"]


def test_the_words_of_a_name_give_no_country() -> None:
    (doc,) = annotate([as_given({"text": "The Peruvian minister, Berta Kolm, left.", "language": "en"})])
    assert {e.country for e in doc.entities if e.name == "Berta Kolm"} == {"PER"}
