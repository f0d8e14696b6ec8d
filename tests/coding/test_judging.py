"""Stances in naming and judging words, of the one who says them."""

from __future__ import annotations

import pytest

from dateline.annotate.analysis import annotate
from dateline.coding import attribution, judging
from dateline.coding.draft import Draft
from dateline.coding.stances import SPEAKER, Cue
from dateline.model.doc import Doc
from dateline.model.report import Report


def _cues(text: str) -> tuple[Doc, tuple[Cue, ...]]:
    doc = next(annotate([Report("r", None, text, "en", text_sha256="", capture_sha256="")]))
    return doc, judging.cues(doc, attribution.code(doc, Draft()))


@pytest.mark.parametrize(
    ("text", "stance", "thing"),
    [
        ("Qatar called the bombardment a crime.", "condemns", "bombardment"),
        ("Qatar described the raid as illegal.", "opposes", "raid"),
        ("Qatar called the accord historic.", "supports", "accord"),
    ],
)
def test_naming_is_a_stance_of_the_subject(text: str, stance: str, thing: str) -> None:
    doc, found = _cues(text)
    cue = next(c for c in found if c.frame == "naming")
    assert [doc.tokens[h].text for h in cue.holders] == ["Qatar"]
    assert cue.stance == stance
    assert cue.about is not None and doc.tokens[cue.about].text == thing


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Jordan said that the raid is a crime.", "condemns"),
        ("Jordan said that the raid was an act of war.", "condemns"),
        ("Jordan said that the strikes violate the charter.", "opposes"),
        ("Jordan said that the siege must end.", "opposes"),
        ("Jordan said that Chad was behind the attack.", "condemns"),
        ("Jordan said that Chad has a right to defend itself.", "supports"),
        ("Jordan said that it would answer this unprovoked attack.", "opposes"),
        ('"The general\'s days are numbered," the premier of Jordan said.', "opposes"),
    ],
)
def test_judging_is_a_stance_of_the_speaker(text: str, stance: str) -> None:
    _, found = _cues(text)
    assert (stance, (SPEAKER,)) in [(c.stance, c.holders) for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "The raid is a crime.",
        "Jordan said that the raid is not a crime.",
        "Jordan said that the raid could be a crime.",
        "Jordan said that it is a crime.",
        "Jordan said that the raid was at noon.",
    ],
)
def test_what_the_reporter_says_or_nobody_asserts_is_no_judgement(text: str) -> None:
    _, found = _cues(text)
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "Jordan said that Chad was responsible for its schools.",
        "Jordan said that the convoy has gone.",
        "Jordan said that officials confirmed the flight, violating a ban.",
    ],
)
def test_a_duty_a_departure_and_an_aside_judge_nothing(text: str) -> None:
    _, found = _cues(text)
    assert found == ()


def test_who_is_responsible_for_a_deed_is_blamed() -> None:
    _, found = _cues("Jordan said that Chad was responsible for the shelling.")
    assert [c.stance for c in found] == ["condemns"]
