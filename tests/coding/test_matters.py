"""Words that only point at a matter: what they stand for, and that no fragment is left."""

from __future__ import annotations

import pytest

from dateline.annotate.analysis import annotate
from dateline.coding import matters
from dateline.model.doc import Doc
from dateline.model.report import Report
from dateline.model.statement import EventMention, Position
from dateline.reading import code


def _doc(text: str, language: str = "en") -> Doc:
    return next(annotate([Report("r", None, text, language, text_sha256="", capture_sha256="")]))


def _against(text: str, language: str = "en") -> tuple[str | None, str | None]:
    """The type of the event that Norway's stance refers to, and the words of the matter."""
    reading = code(_doc(text, language))
    [body] = [
        s.body for s in reading.statements if isinstance(s.body, Position) and s.body.holder.country == "NOR"
    ]
    told = None if body.about.ref is None else reading.statements[body.about.ref].body
    return (told.type if isinstance(told, EventMention) else None), body.about.text


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("Chad shelled the harbour on Monday. Norway condemned it.", "ASSAULT", "shelled the harbour"),
        ("Chad sent two warships to the strait. Norway condemned the move.", "MOBILIZE", "two warships"),
        ("Chad sent two warships to the strait. Norway condemned these actions.", "MOBILIZE", "two warships"),
        ("Chad bombed the harbour. Norway called that a crime.", "ASSAULT", "bombed the harbour"),
        ("Norway condemned what Chad called a humanitarian blockade of the island.", None, "blockade"),
        ("Norway condemned the joint drill, which Chad described as routine.", None, "the joint drill"),
        (
            "A resolution on the harbour was tabled, and Norway voted in favour.",
            None,
            "resolution on the harbour",
        ),
    ],
)
def test_a_pointing_word_takes_up_what_was_told(text: str, type_: str | None, words: str) -> None:
    found, about = _against(text)
    assert found == type_
    assert about is not None and words in about


def test_nobody_is_against_an_own_deed() -> None:
    text = "Chad sent warships to the strait. Norway deployed troops on the coast. Norway condemned these actions."
    assert _against(text)[0] == "MOBILIZE"
    assert "warships" in (_against(text)[1] or "")


def test_a_pronoun_that_takes_up_nothing_is_no_matter() -> None:
    _, about = _against("The rain stopped. Norway condemned it.")
    assert about is None


def test_a_clipped_word_is_left_out() -> None:
    _, about = _against("Norway condemned the shelling of the harb…")
    assert about == "the shelling"


def test_a_matter_that_is_itself_clipped_is_none() -> None:
    _, about = _against("Norway condemned key po…")
    assert about is None


def test_the_mark_of_a_spanish_object_is_no_part_of_it() -> None:
    _, about = _against("Noruega acusó a Ana Soto de mentir.", "es")
    assert about == "Ana Soto"


def test_marks_of_quotation_are_whole() -> None:
    _, about = _against("Norway condemned “reckless” talk of “war” at the summit.")
    assert about is not None and about.count("“") == about.count("”")


def test_an_empty_word_names_nothing() -> None:
    doc = _doc("Norway voted in favour.")
    token = next(t.index for t in doc.tokens if t.text == "favour")
    assert matters.is_empty(doc, token) and matters.points(doc, token)
