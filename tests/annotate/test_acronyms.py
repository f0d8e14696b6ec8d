"""Acronyms that a report explains."""

from __future__ import annotations

import pytest

from dateline.annotate.acronyms import defined
from tests.annotate.test_entities import doc_of


@pytest.mark.parametrize(
    ("text", "acronym", "words"),
    [
        ("The Coastal Reform Front (CRF) met.", "CRF", "Coastal Reform Front"),
        ("The Union of Dock Workers (UDW) met.", "UDW", "Union of Dock Workers"),
    ],
)
def test_defined(text: str, acronym: str, words: str) -> None:
    doc = doc_of(text)
    first, last = defined(doc)[acronym]
    assert doc.words(doc.span_of(first, last)) == words


@pytest.mark.parametrize(
    "text", ["He left (NOW) quickly.", "The boat (a trawler) sank.", "Prices rose (UP)."]
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert defined(doc_of(text)) == {}
