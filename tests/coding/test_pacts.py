"""Mentions of agreements: which nouns name one, of which sort, between whom."""

from __future__ import annotations

import pytest

from dateline.coding.pacts import mentions, sort_of
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Chad and Niger signed a water treaty.", ["treaty"]),
        ("A truce and a peace plan were discussed.", ["truce", "plan"]),
        ("The budget plan failed.", []),
        ("He took a plea deal.", []),
        ("They were in agreement with us.", []),
        ("Ceasefire talks resumed.", ["Ceasefire"]),
    ],
)
def test_which_nouns_name_an_agreement(text: str, nouns: list[str]) -> None:
    doc = doc_of(text)
    assert [doc.tokens[m.at].text for m in mentions(doc)] == nouns


def test_sorts_keep_agreements_apart() -> None:
    doc = doc_of("The gas deal, the ceasefire deal and the truce.")
    deals = [t.index for t in doc.tokens if t.text == "deal"]
    assert [sort_of(doc, i) for i in (*deals, token(doc, "truce"))] == ["gas", "ceasefire", "ceasefire"]


def test_what_a_mention_knows() -> None:
    doc = doc_of("The bilateral treaty between Chad and Niger expired.")
    (mention,) = mentions(doc)
    assert (mention.bilateral, mention.definite, mention.status) == (True, True, "ended")
    assert [e.country for e in mention.sides] == ["TCD", "NER"]
