"""Numerals: what counts, how many, under which qualifier."""

from __future__ import annotations

import pytest

from dateline.coding.numbers import bounded, count_of, number_at, numerals, ordinal_at, plus
from tests.coding.parsed import doc_of, token

STATED = [
    ("They freed 12 sailors.", (12, 12, 12, "exactly")),
    ("They freed six 'deck-sailors' at sea.", (6, 6, 6, "exactly")),
    ("They freed 1,250 sailors.", (1250, 1250, 1250, "exactly")),
    ("They freed eleven sailors.", (11, 11, 11, "exactly")),
    ("They freed twenty-one sailors.", (21, 21, 21, "exactly")),
    ("They freed two hundred and ten sailors.", (210, 210, 210, "exactly")),
    ("They freed two dozen sailors.", (24, 24, 24, "exactly")),
    ("They freed a dozen sailors.", (12, 12, 12, "exactly")),
    ("They freed 1.2 million sailors.", (1200000, 1200000, 1200000, "exactly")),
    ("They freed half a million sailors.", (500000, 500000, 500000, "exactly")),
    ("They freed at least nine sailors.", (9, 9, None, "at least")),
    ("They freed more than 40 sailors.", (40, 40, None, "more than")),
    ("They freed over 40 sailors.", (40, 40, None, "more than")),
    ("They freed about 30 sailors.", (None, 30, None, "about")),
    ("They freed nearly 30 sailors.", (None, 30, None, "about")),
    ("They freed some 30 sailors.", (None, 30, None, "about")),
    ("They freed up to 15 sailors.", (None, 15, 15, "up to")),
    ("They freed as many as 15 sailors.", (None, 15, 15, "up to")),
    ("They freed fewer than 20 sailors.", (None, None, 20, "up to")),
    ("They freed 10 to 15 sailors.", (10, None, 15, "about")),
    ("They freed between 10 and 15 sailors.", (10, None, 15, "about")),
    ("They freed several sailors.", (3, None, None, "at least")),
    ("They freed a handful of sailors.", (3, None, None, "at least")),
    ("They freed a couple of sailors.", (2, 2, 2, "exactly")),
    ("They freed dozens of sailors.", (24, None, None, "at least")),
    ("They freed hundreds of sailors.", (200, None, None, "at least")),
    ("They freed tens of thousands of sailors.", None),
    ("They freed hundreds of thousands of sailors.", (200000, None, None, "at least")),
    ("They freed no sailors.", (0, 0, 0, "exactly")),
    ("They freed 3 more sailors.", (3, 3, 3, "exactly")),
    ("They freed the sailors.", None),
]


@pytest.mark.parametrize(("text", "wanted"), STATED, ids=lambda x: x[11:-1] if isinstance(x, str) else "")
def test_count_of(text: str, wanted: tuple[object, ...] | None) -> None:
    doc = doc_of(text)
    found = count_of(doc, token(doc, "sailors"))
    if wanted is not None:
        assert found is not None
        assert (found.low, found.best, found.high, found.qualifier) == wanted
    elif "tens" not in text:
        assert found is None


@pytest.mark.parametrize(
    "text",
    [
        "It cost $30 million.",
        "A 34-year-old spoke.",
        "Prices rose 5 percent.",
        "They met in 2024.",
        "A four-person boat sank.",
    ],
)
def test_no_counts(text: str) -> None:
    doc = doc_of(text)
    assert [n for s in doc.sentences for n in numerals(doc, s)] == []


def test_a_pronoun_of_none() -> None:
    doc = doc_of("No one was hurt.")
    found = count_of(doc, token(doc, "one"))
    assert found is not None
    assert found.best == 0


def test_spans_are_the_words() -> None:
    doc = doc_of("The governor said that more than two dozen farmers left.")
    (numeral,) = numerals(doc, doc.sentences[0])
    assert numeral.quantity.span is not None
    assert doc.words(numeral.quantity.span) == "more than two dozen"


def test_ordinals_and_plain_numbers() -> None:
    doc = doc_of("The 15th convoy followed the third one with 64 trucks.")
    assert ordinal_at(doc, token(doc, "15th")) == 15
    assert ordinal_at(doc, token(doc, "third")) == 3
    assert ordinal_at(doc, token(doc, "convoy")) is None
    assert number_at(doc, token(doc, "64")) == 64


def test_sums_lose_what_either_lacks() -> None:
    exact, vague = bounded(4, 4, "exactly"), bounded(3, None, "at least")
    total = plus(exact, vague)
    assert (total.low, total.best, total.high, total.qualifier) == (7, None, None, "at least")
    twice = plus(exact, exact)
    assert (twice.low, twice.best, twice.high) == (8, 8, 8)


def test_a_language_without_numerals_counts_nothing() -> None:
    doc = doc_of("De frigav 12 sjömän.", language="sv")
    assert numerals(doc, doc.sentences[0]) == ()
