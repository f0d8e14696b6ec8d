"""Attributions: one golden a construction, and what the coder promises of any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.analysis import annotate
from dateline.coding.attribution import attribution_at, code
from dateline.coding.draft import Draft
from dateline.model.doc import Doc, Span
from dateline.model.report import Report
from dateline.model.statement import Attribution

GOLDEN = Path(__file__).parent.parent / "golden" / "attribution" / "en"
CASES = {p.stem: tomllib.loads(p.read_text("utf-8")) for p in sorted(GOLDEN.glob("*.toml"))}


def _doc(text: str, *, title: str | None = None, language: str = "en") -> Doc:
    return next(annotate([Report("r", title, text, language, text_sha256="", capture_sha256="")]))


def _draft(doc: Doc) -> Draft:
    return code(doc, Draft())


def _shown(doc: Doc, row: Attribution) -> dict[str, Any]:
    """An attribution as a golden writes it."""
    shown: dict[str, Any] = {"content": [doc.words(c) for c in row.content]}
    shown |= {"source": doc.words(row.source)} if row.source else {}
    shown |= {"cue": doc.words(row.cue)} if row.cue else {}
    shown |= {"direct": True} if row.direct else {}
    shown |= {"parent": row.parent} if row.parent is not None else {}
    return shown | ({"sort": row.sort} if row.sort != "speech" else {})


@pytest.mark.parametrize("name", list(CASES))
def test_golden(name: str) -> None:
    case = CASES[name]
    doc = _doc(case["text"])
    rows = _draft(doc).attributions
    wanted = [{k: v for k, v in row.items() if k != "speaker"} for row in case["attribution"]]
    assert [_shown(doc, row) for row in rows] == wanted, case["description"]
    for row, expected in zip(rows, case["attribution"], strict=True):
        if "speaker" in expected:
            assert row.speaker is not None and expected["speaker"] in row.speaker.name


def test_a_headline_is_read_like_a_text() -> None:
    doc = _doc("Nothing else is known.", title="Lund: border stays shut until spring")
    row = _draft(doc).attributions[0]
    assert row.content[0].field == "title" and doc.words(row.content[0]) == "border stays shut until spring"


def test_a_relative_pronoun_gives_its_noun_as_speaker() -> None:
    doc = _doc("The miners, who say that the shaft is unsafe, went home.")
    row = _draft(doc).attributions[0]
    assert row.source is not None and doc.words(row.source) == "who"
    assert row.speaker is not None and "miners" in row.speaker.text


def test_a_participle_goes_on_for_the_same_speaker() -> None:
    doc = _doc("Lund said the border was shut, adding that trains would stop.")
    rows = _draft(doc).attributions
    assert [doc.words(r.source) for r in rows if r.source] == ["Lund", "Lund"]
    assert doc.words(rows[0].content[0]) == "the border was shut"


def test_words_in_marks_alone_are_no_utterance() -> None:
    doc = _doc('The so-called "free zone" is closed.')
    assert not _draft(doc).attributions


def test_a_text_without_a_parse_gives_nothing() -> None:
    doc = _doc("Ministern sade att gränsen är stängd.", language="sv")
    assert _draft(doc).attributions == ()


def test_the_innermost_attribution_covers_a_span() -> None:
    text = "Tirana said that Karelia claims the islet belongs to it."
    doc = _doc(text)
    draft = _draft(doc)
    at = text.index("belongs")
    found = attribution_at(draft, Span(at, at + 7))
    assert found is not None and doc.words(draft.attributions[found].cue or Span(0, 0)) == "claims"
    assert attribution_at(draft, Span(0, 6)) is None
    assert attribution_at(draft, Span(at, at + 7, "title")) is None


def test_an_attitude_attributes_nothing() -> None:
    text = "The council condemned the shelling of the port."
    draft = _draft(_doc(text))
    at = text.index("shelling")
    assert draft.attributions and attribution_at(draft, Span(at, at + 8)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"',
        '“““ said said said ””” : : "',
        "According to",
        "said " * 200,
        '"' * 400,
        "A: B: C: D",
        "Lund said:",
    ],
)
def test_odd_texts_are_read_without_failing(text: str) -> None:
    doc = _doc(text)
    for row in _draft(doc).attributions:
        assert row.content and all(0 <= c.start < c.end <= len(text) for c in row.content)
