"""Which words move which goods."""

from __future__ import annotations

import pytest

from dateline.coding.moves import moves
from tests.coding.parsed import doc_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Chadians have exported oil.", [("oil", "exported", "sends")]),
        ("The Chadians have imported wheat.", [("wheat", "imported", "gets")]),
        ("Boats carry cocaine.", [("cocaine", "carry", "carries")]),
        ("Refugees crossed the border.", [("Refugees", "crossed", "goes")]),
        ("Heroin trafficking grew.", [("Heroin", "trafficking", "noun")]),
        ("Chad is a source of gold.", [("gold", "source", "source")]),
        ("They fired missiles.", []),
        ("Residents sent letters.", []),
    ],
)
def test_moves(text: str, said: list[tuple[str, str, str]]) -> None:
    doc = doc_of(text)
    found = [(doc.tokens[m.goods].text, doc.tokens[m.at].text, m.sense) for m in moves(doc)]
    assert [f for f in found if f[2] != "stands"] == said
