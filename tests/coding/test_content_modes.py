"""The mode of an act of speech by its content."""

from __future__ import annotations

import pytest

from dateline import lexicon
from dateline.coding.content_modes import mode_of
from dateline.coding.frames import codebook
from dateline.coding.roles import match_at
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("Chile threatened Peru with sanctions.", "threatened", "relations"),
        ("Chile threatened to expel Peruvian diplomats.", "threatened", "expel"),
        ("Chile threatened to bomb Peru.", "threatened", "violence"),
        ("Chile threatened to annex the islands of Peru.", "threatened", "territory"),
        ("Chile threatened to close the border with Peru.", "threatened", "restrict"),
        ("Chile threatened to arrest Peruvian sailors.", "threatened", "arrest"),
        ("Chile urged Peru to free the sailors.", "urged", "yield"),
        ("Chile urged Peru to hold elections.", "urged", "change"),
        ("Chile rejected the ultimatum.", "rejected", "yield"),
        ("Chile rejected talks with Peru.", "rejected", "meet"),
        ("Chile refused to send aid to Peru.", "refused", "assist"),
        ("Chile attacked Peru.", "attacked", None),
    ],
)
def test_what_is_asked_refused_or_threatened_says_the_mode(text: str, word: str, mode: str | None) -> None:
    doc = doc_of(text)
    match = match_at(doc, token(doc, word))
    assert match is not None
    assert mode_of(doc, match) == mode


def test_every_mode_of_the_codebook_can_come_out() -> None:
    book, by_content = codebook(), lexicon.table("lexicons", "content_modes")
    frames = [f for t in (book.verbs, book.nouns, book.adjectives) for fs in t.values() for f in fs]
    for table in lexicon.tables("codebook").values():
        of = by_content.get(table["type"], {})
        told = {f.mode for f in frames if f.type == table["type"]}
        told |= {mode for by in of.values() for mode in by}
        assert set(table["modes"]) <= told, table["type"]


def test_modes_by_content_are_modes_of_their_type() -> None:
    known = {t["type"]: set(t["modes"]) for t in lexicon.tables("codebook").values()}
    for type_, of in lexicon.table("lexicons", "content_modes").items():
        if isinstance(of, dict):
            assert {mode for by in of.values() for mode in by} <= known[type_]
