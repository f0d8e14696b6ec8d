"""Words as pieces of a vocabulary."""

from __future__ import annotations

import pytest

from dateline.coding.wordpiece import pieces, words

VOCABULARY = {
    w: n for n, w in enumerate(["[UNK]", "shell", "##ed", "the", "port", ",", "u", ".", "s", "cafe", "##s"])
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shelled the ports", ["shell", "##ed", "the", "port", "##s"]),
        ("the U.S., the Café", ["the", "u", ".", "s", ".", ",", "the", "cafe"]),
        ("the quay", ["the", "[UNK]"]),
        ("p\u200bort\n\tPORT", ["port", "port"]),
    ],
)
def test_the_longest_piece_from_the_left(text: str, found: list[str]) -> None:
    names = {n: w for w, n in VOCABULARY.items()}
    assert [names[n] for n in pieces(text, VOCABULARY)] == found


def test_punctuation_and_ideographs_stand_alone() -> None:
    assert list(words("“Peru”—中国, $5")) == ["“", "peru", "”", "—", "中", "国", ",", "$", "5"]


def test_a_word_without_end_is_unknown() -> None:
    assert pieces("s" * 101, VOCABULARY) == [VOCABULARY["[UNK]"]]
