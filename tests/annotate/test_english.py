"""The parser's words."""

from __future__ import annotations

import pytest
import spacy

from dateline.annotate import english
from dateline.errors import UnknownName

SENTENCES = [
    "The navy of Peru stopped two trawlers on Monday, officials said.",
    '"We have been waiting," she told reporters; nobody answered.',
    "Three men were killed and the others fled.",
    "Rain is expected.",
]


def test_words_begin_where_they_say() -> None:
    for sentence, words in zip(SENTENCES, english.parse(SENTENCES), strict=True):
        assert all(sentence[w.start :].startswith(w.text) for w in words)
        assert all(0 <= w.head < len(words) for w in words)


def test_remembered_lemmas_are_those_of_the_components() -> None:
    plain = spacy.load(english.model_name(), exclude=["ner", "senter"])
    for sentence, words in zip(SENTENCES, english.parse(SENTENCES), strict=True):
        theirs = [(t.text, t.pos_, t.lemma_.lower()) for t in plain(sentence)]
        assert [(w.text, w.pos, w.lemma) for w in words] == theirs


def test_a_sentence_has_one_tree() -> None:
    (words,) = english.parse(["He left. She stayed. They slept."])
    assert sum(w.head == n for n, w in enumerate(words)) == 1


def test_company_does_not_matter() -> None:
    together = list(english.parse(SENTENCES))
    assert together == [next(iter(english.parse([s]))) for s in SENTENCES]
    assert together[::-1] == list(english.parse(SENTENCES[::-1]))


def test_tokens_without_a_parse() -> None:
    words = english.tokens("Two  boats, one port")
    assert [w.text for w in words] == ["Two", "boats", ",", "one", "port"]
    assert all(w.dep == "" and w.head == n for n, w in enumerate(words))


@pytest.mark.parametrize(
    ("word", "common"),
    [("strikes", True), ("fled", True), ("the", True), ("qevlani", False), ("rubio", False)],
)
def test_common_words(word: str, common: bool) -> None:
    assert english.is_common(word) is common


def test_the_bundled_model_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    english.model_name.cache_clear()
    monkeypatch.delenv("DATELINE_ENGLISH_MODEL", raising=False)
    assert english.model_name() == english.BUNDLED


def test_a_model_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    english.model_name.cache_clear()
    monkeypatch.setenv("DATELINE_ENGLISH_MODEL", "en_core_web_huge")
    with pytest.raises(UnknownName, match="en_core_web_huge"):
        english.model_name()
    english.model_name.cache_clear()


@pytest.mark.parametrize("blank", ["\xa0", "\t", "\u2009", "\x00"])
def test_odd_blanks_are_blanks(blank: str) -> None:
    for plain in SENTENCES:
        odd = plain.replace(" ", blank)
        assert list(english.parse([odd])) == list(english.parse([plain]))
        assert english.tokens(odd) == english.tokens(plain)


def test_what_the_parser_cannot_hold_does_not_stop_it() -> None:
    for words in (*english.parse(["The navy \ud800 left."]), english.tokens("The navy \ud800 left.")):
        assert [w.start for w in words] == [0, 4, 9, 11, 15]
