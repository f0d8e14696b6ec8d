"""What a stance is about: an act that is coded, a name, or the words around a head."""

from __future__ import annotations

import pytest

from dateline.annotate.analysis import annotate
from dateline.coding.draft import Draft
from dateline.coding.topics import LONGEST_ABOUT, about_of, evidence_of, is_link
from dateline.model.doc import Doc
from dateline.model.report import Report


def _doc(text: str) -> Doc:
    return next(annotate([Report("r", None, text, "en", text_sha256="", capture_sha256="")]))


def _at(doc: Doc, word: str) -> int:
    return next(t.index for t in doc.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "head", "cue", "words"),
    [
        ("Norway condemned the shelling of the port.", "shelling", "condemned", "the shelling of the port"),
        ("Norway described the raid as a crime.", "raid", "described", "the raid"),
        ("Ana Soto arrived. Norway condemned her.", "her", "condemned", "Ana Soto"),
    ],
)
def test_the_thing_is_named_without_the_words_of_the_stance(
    text: str, head: str, cue: str, words: str
) -> None:
    doc = _doc(text)
    assert about_of(doc, Draft(), _at(doc, head), cue=_at(doc, cue)).text == words


def test_a_long_phrase_keeps_its_core() -> None:
    tail = "which was held in spring near the harbour while the delegates of four other towns were looking for rooms"
    doc = _doc(f"Norway condemned the exercise off the coast, {tail} and beds.")
    text = about_of(doc, Draft(), _at(doc, "exercise"), cue=_at(doc, "condemned")).text
    assert text is not None and text.startswith("the exercise") and len(text) <= LONGEST_ABOUT


def test_nothing_is_about_nothing() -> None:
    doc = _doc("Norway abstained.")
    assert about_of(doc, Draft(), None).text is None


def test_evidence_is_a_sentence_and_links_are_capitals() -> None:
    doc = _doc("Norway condemned the raid.\n\nNORWAY CONDEMNS THE RAID ON THE NORTHERN PORT\n\nIt rained.")
    assert doc.words(evidence_of(doc, _at(doc, "condemned"))) == "Norway condemned the raid."
    assert is_link(doc, _at(doc, "CONDEMNS")) and not is_link(doc, _at(doc, "condemned"))
