"""Cue frames: each family fires on its own example, and on nothing that only looks like it."""

from __future__ import annotations

from typing import Any

import pytest

from dateline import lexicon
from dateline.annotate.analysis import annotate
from dateline.coding.stance_frames import frames
from dateline.coding.stances import Cue, cues, negated, unreal
from dateline.model.doc import Doc
from dateline.model.report import Report

FRAMES = lexicon.table("lexicons", "stances")["frame"]
STANCES = {"supports", "willing", "neutral", "uneasy", "opposes", "condemns"}


def _doc(text: str) -> Doc:
    return next(annotate([Report("r", None, text, "en", text_sha256="", capture_sha256="")]))


def _cues(text: str) -> tuple[Doc, tuple[Cue, ...]]:
    doc = _doc(text)
    return doc, cues(doc)


def _at(doc: Doc, word: str) -> int:
    return next(t.index for t in doc.tokens if t.text == word)


@pytest.mark.parametrize("row", FRAMES, ids=lambda r: r["name"])
def test_the_example_of_each_frame_fires(row: dict[str, Any]) -> None:
    _, found = _cues(row["example"])
    assert row["name"] in [c.frame for c in found]


def test_frames_are_well_formed() -> None:
    assert len({f.name for f in frames()}) == len(frames())
    for frame in frames():
        assert {frame.stance, frame.flip or "neutral"} <= STANCES
        assert frame.words
        assert 0 < frame.weight < 1
        assert not frame.only_negated or frame.flip


def test_a_cue_names_holder_and_object() -> None:
    doc, [cue] = _cues("Norway condemned the shelling of the harbour.")
    assert [doc.tokens[h].text for h in cue.holders] == ["Norway"]
    assert cue.about is not None and doc.tokens[cue.about].text == "shelling"


def test_the_most_demanding_frame_is_tried_first() -> None:
    _, [cue] = _cues("Greece warned against the blockade.")
    assert (cue.frame, cue.stance) == ("warn against", "opposes")


def test_a_participle_joined_to_a_name() -> None:
    doc, [cue] = _cues("The Chad-backed patrols went on.")
    assert [doc.tokens[h].text for h in cue.holders] == ["Chad"]


def test_sanctions_that_are_counted() -> None:
    doc, [cue] = _cues("The union imposed nine rounds of sanctions on Belarus.")
    assert cue.about is not None and doc.tokens[cue.about].text == "Belarus"


@pytest.mark.parametrize(
    "text",
    [
        "Malta could condemn the raid.",
        "If Malta condemns the raid, talks end.",
        "Activists urged Malta to condemn the raid.",
        "Malta has the right to oppose the raid.",
        "Malta stopped supporting the rebels.",
        "Malta denies backing the rebels.",
        "Malta was accused of backing the rebels.",
    ],
)
def test_what_is_not_said_to_be_so_gives_no_cue_of_its_holder(text: str) -> None:
    doc, found = _cues(text)
    malta = _at(doc, "Malta")
    assert not [c for c in found if malta in c.holders]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peru does not support the raid.", "opposes"),
        ("Peru did not condemn the raid.", "neutral"),
        ("Peru refused to endorse the raid.", "opposes"),
        ("Peru is not willing to join the patrols.", "opposes"),
        ("Peru is no longer alone, and it backs the raid.", "supports"),
    ],
)
def test_negation_turns_the_stance(text: str, stance: str) -> None:
    _, found = _cues(text)
    assert stance in [c.stance for c in found]


def test_negated_and_unreal_look_at_one_word() -> None:
    doc = _doc("Peru did not condemn the raid but might oppose the next.")
    assert negated(doc, _at(doc, "condemn")) and not negated(doc, _at(doc, "oppose"))
    assert unreal(doc, _at(doc, "oppose")) and not unreal(doc, _at(doc, "condemn"))


def test_a_text_without_a_stance_gives_none() -> None:
    assert cues(_doc("The ferry left the harbour at noon with forty passengers.")) == ()
