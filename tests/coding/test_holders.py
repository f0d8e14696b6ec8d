"""Who can hold a position, and in what capacity."""

from __future__ import annotations

import pytest

from dateline.annotate.analysis import annotate
from dateline.coding import attribution
from dateline.coding.draft import Draft
from dateline.coding.holders import SPEAKER, can_hold, capacity_of, holders_at, speakers_at
from dateline.coding.parties import party
from dateline.model.doc import Doc, Entity
from dateline.model.report import Report


def _doc(text: str) -> Doc:
    return next(annotate([Report("r", None, text, "en", text_sha256="", capture_sha256="")]))


def _subject(doc: Doc) -> Entity:
    head = next(t.index for t in doc.tokens if t.dep in ("nsubj", "nsubjpass"))
    entity = party(doc, head)
    assert entity is not None
    return entity


@pytest.mark.parametrize(
    "text",
    [
        "Norway condemned the raid.",
        "The foreign ministry condemned the raid.",
        "Senator Ida Holm condemned the raid.",
        "Several governments condemned the raid.",
        "Army lawyers condemned the raid.",
        "Western powers condemned the raid.",
    ],
)
def test_parties_that_can(text: str) -> None:
    doc = _doc(text)
    assert can_hold(doc, _subject(doc))


@pytest.mark.parametrize(
    "text",
    [
        "Analysts condemned the raid.",
        "Historian Ida Holm condemned the raid.",
        "The report condemned the raid.",
        "The ship condemned the raid.",
        "Not all governments condemned the raid.",
        "His powers grew.",
    ],
)
def test_voices_that_cannot(text: str) -> None:
    doc = _doc(text)
    assert not can_hold(doc, _subject(doc))


def test_we_and_the_speaker_are_who_says_it() -> None:
    doc = _doc('"We condemn the raid," Norway said.')
    draft = attribution.code(doc, Draft())
    we = next(t.index for t in doc.tokens if t.lower == "we")
    for token in (we, SPEAKER):
        [holder] = holders_at(doc, draft, (token,), cue=we + 1)
        assert holder.country == "NOR"


def test_nobody_speaks_in_the_reporters_own_voice() -> None:
    assert speakers_at(_doc("The raid was a crime."), Draft(), 1) == []


def test_capacity_of_a_group_is_unknown() -> None:
    doc = _doc("Critics condemned the raid.")
    assert capacity_of(doc, _subject(doc)) is None
