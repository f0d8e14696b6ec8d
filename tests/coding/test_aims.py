"""Aims and provisions, one a conjunct."""

from __future__ import annotations

import pytest

from dateline.coding.aims import aims_of
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("The pact aims to stop piracy and the flow of ivory.", ["stop piracy", "the flow of ivory"]),
        ("The pact is aimed at ending the siege.", ["ending the siege"]),
        ("The pact includes a pledge and a timetable.", ["a pledge", "a timetable"]),
        ("They signed a pact to share water.", ["to share water"]),
        ("The pact is long.", []),
    ],
)
def test_aims(text: str, aims: list[str]) -> None:
    doc = doc_of(text)
    assert [a.text.removeprefix("to ") for a in aims_of(doc, token(doc, "pact"))] == [
        a.removeprefix("to ") for a in aims
    ]


def test_contexts_come_from_the_words() -> None:
    doc = doc_of("The pact aims to stop fentanyl smuggling.")
    (aim,) = aims_of(doc, token(doc, "pact"))
    assert aim.contexts == ("illegal_drugs", "trafficking")
