"""Which sentences are parsed."""

from __future__ import annotations

import pytest

from dateline.annotate.gate import worth_parsing


@pytest.mark.parametrize("text", ["Two Peruvian trawlers", "He left.", "Killed: 3", "ARMY RETREATS"])
def test_words_are_worth_parsing(text: str) -> None:
    assert worth_parsing(text)


@pytest.mark.parametrize("text", ["", "12.5 3.4 9.1 7.0 ab", "!!!! ???", "— 3 —", "a b c d", "ab " * 300])
def test_figures_and_noise_are_not(text: str) -> None:
    assert not worth_parsing(text)


@pytest.mark.parametrize("text", ["By Ana Ruiz", "By Óscar Vidal, Ana Ruiz and Tom Berg, Tribune Staff"])
def test_bylines_are_not(text: str) -> None:
    assert not worth_parsing(text)


@pytest.mark.parametrize("text", ["By Friday the army had left.", "By Tuesday", "Built By Ana Ruiz"])
def test_what_only_looks_like_a_byline_is(text: str) -> None:
    assert worth_parsing(text)
