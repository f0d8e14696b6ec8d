"""The codebook as frames, and whether they fit."""

from __future__ import annotations

import pytest

from dateline.coding.frames import FRAME_TABLES, Frame, classes, codebook, suggested_contexts, words
from dateline.coding.roles import Match, is_refusal, loose_matches, match_at, walk
from tests.coding.parsed import doc_of, token


def found(text: str, word: str) -> Match | None:
    doc = doc_of(text)
    return match_at(doc, token(doc, word))


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("Chile attacked Peru.", "attacked", "ASSAULT"),
        ("Chile cut ties with Peru.", "cut", "SANCTION"),
        ("The judge cut the ribbon.", "cut", None),
        ("The envoys met the deadline.", "met", None),
        ("The envoys met the king.", "met", "CONSULT"),
        ("Chile called on Peru to leave.", "called", "REQUEST"),
        ("Chile launched a scathing attack on the Peruvian cabinet.", "attack", "ACCUSE"),
        ("Troops captured the town.", "captured", "ASSAULT"),
        ("Police captured the smuggler.", "captured", "COERCE"),
    ],
)
def test_the_most_demanding_frame_that_fits(text: str, word: str, type_: str | None) -> None:
    match = found(text, word)
    assert (match.frame.type if match else None) == type_


def test_classes_are_expanded() -> None:
    assert all(not o.startswith("@") for f in codebook().verbs["impose"] for o in f.objects)
    assert "frigate" in classes()["vessel"]


def test_words_may_be_a_string_or_a_list() -> None:
    assert words("a b") == words(["a", "b"]) == ("a", "b")


def test_a_frame_that_asks_more_weighs_more() -> None:
    bare = Frame("ASSAULT", "verb", "hit")
    asking = Frame("ASSAULT", "verb", "hit", objects=frozenset({"boat"}))
    assert asking.weight() > bare.weight()


def test_frames_stand_heaviest_first() -> None:
    book = codebook()
    for pos in FRAME_TABLES:
        for lemma in ("attack", "strike", "critical"):
            weights = [f.weight() for f in book.of(pos, lemma)]
            assert weights == sorted(weights, reverse=True)


def test_role_paths_walk_through_nouns() -> None:
    doc = doc_of("Chile imposed a ban on Peru.")
    assert [doc.tokens[t].text for t in walk(doc, token(doc, "imposed"), "obj>on")] == ["Peru"]


def test_what_is_counted_stands_for_the_count() -> None:
    doc = doc_of("Dozens of villagers fled.")
    assert [doc.tokens[t].text for t in walk(doc, token(doc, "fled"), "subj")] == ["villagers"]


def test_hyphenated_words_are_one_word() -> None:
    doc = doc_of("The Peruvian military build-up in Tacna goes on.")
    types = {m.frame.type for i in range(len(doc.tokens)) if (m := match_at(doc, i))}
    assert types == {"MOBILIZE"}


def test_a_kindness_that_will_not_be_done_is_refused() -> None:
    doc = doc_of("Chile will not lift the embargo on Peru.")
    match = match_at(doc, token(doc, "lift"))
    assert match is not None
    assert is_refusal(doc, match)


def test_loose_matches_do_not_ask_who() -> None:
    doc = doc_of("Sanctions were discussed.")
    assert match_at(doc, token(doc, "Sanctions")) is None
    assert {m.frame.type for m in loose_matches(doc, token(doc, "Sanctions"))} == {"SANCTION"}


def test_types_suggest_contexts() -> None:
    assert suggested_contexts("ASSAULT") == ("military",)
