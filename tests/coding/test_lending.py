"""Whose deed a noun names that a verb or a preposition carries out."""

from __future__ import annotations

import pytest

from dateline.coding.lending import lender, lends
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("text", "noun", "doer"),
    [
        ("Chile launched strikes on the port.", "strikes", ["Chile"]),
        ("Chile answered with strikes on the port.", "strikes", ["Chile"]),
        ("Chile carried out a wave of arrests.", "arrests", ["Chile"]),
        ("Chile mourned the strikes on the port.", "strikes", []),
    ],
)
def test_the_subject_of_the_verb_that_carries_it_out(text: str, noun: str, doer: list[str]) -> None:
    doc = doc_of(text)
    assert [doc.tokens[t].text for t in lender(doc, token(doc, noun))] == doer


def test_not_every_verb_lends() -> None:
    doc = doc_of("Chile launched strikes and saw the port.")
    assert lends(doc, token(doc, "launched"))
    assert not lends(doc, token(doc, "strikes"))
