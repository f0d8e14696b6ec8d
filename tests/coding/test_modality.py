"""Modality: each golden names a construction, with sentences and the word that is asked about."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.annotate.analysis import annotate
from dateline.coding.governors import applied
from dateline.coding.modality import modality_of
from dateline.model.doc import Doc, Modality, Span, TimeMention
from dateline.model.report import Report

GOLDEN = Path(__file__).parent.parent / "golden" / "modality" / "en"


def _cases() -> Iterator[object]:
    for path in sorted(GOLDEN.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield pytest.param(
                case["text"], case["word"], case["modality"], id=f"{path.stem}: {case['text']}"
            )


def _doc(text: str, *, language: str = "en") -> Doc:
    report = Report(
        id="r",
        title=None,
        text=text,
        language=language,
        text_sha256="",
        capture_sha256="",
        published=dt.date(2024, 5, 20),
    )
    return next(annotate([report]))


def _token(doc: Doc, word: str) -> int:
    return next(t.index for t in doc.tokens if t.text == word)


@pytest.mark.parametrize(("text", "word", "modality"), list(_cases()))
def test_the_sentence_presents_the_happening_so(text: str, word: str, modality: str) -> None:
    doc = _doc(text)
    assert modality_of(doc, _token(doc, word))[0] == modality


def test_each_golden_says_what_it_shows() -> None:
    files = [tomllib.loads(p.read_text("utf-8")) for p in GOLDEN.glob("*.toml")]
    assert files and all(f["description"] for f in files)


def test_a_sentence_without_a_parse_is_actual() -> None:
    doc = _doc("El barco no zarpó.", language="es")
    assert modality_of(doc, 1) == ("actual", False)


@pytest.mark.parametrize(
    ("text", "word", "recalled"),
    [
        ("The fleet shelled the port in 2019.", "shelled", True),
        ("The fleet shelled the port on 18 May 2024.", "shelled", False),
        ("The treaty was signed twelve years ago.", "signed", True),
        ("Crowds marked the anniversary of the uprising.", "anniversary", True),
        ("The fleet shelled the port.", "shelled", False),
    ],
)
def test_what_is_dated_far_back_is_background(text: str, word: str, *, recalled: bool) -> None:
    assert modality_of(_dated(text), _token(_doc(text), word))[1] is recalled


def _dated(text: str) -> Doc:
    """The text with the one date that it may hold, whatever the finder of dates makes of it."""
    doc = _doc(text)
    known = {"in 2019": "2019", "18 May 2024": "2024-05-18", "3 June": "2024-06-03"}
    times = tuple(
        TimeMention(Span(text.index(w), text.index(w) + len(w)), w, "DATE", v, edtf=v, sentence=0)
        for w, v in known.items()
        if w in text
    )
    return replace(doc, times=times)


def test_a_plan_is_not_recalled() -> None:
    doc = _dated("The navy will rebuild the port that it left in 2019.")
    assert modality_of(doc, _token(doc, "rebuild")) == ("future", False)


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The fleet returns to port on 3 June.", "returns", "future"),
        ("The envoys are meeting on 3 June.", "meeting", "future"),
        ("Ministers prepared for the parade on 3 June.", "parade", "future"),
        ("The fleet returned to port on 18 May 2024.", "returned", "actual"),
        ("The cabinet adopted a budget that expires on 3 June.", "adopted", "actual"),
    ],
)
def test_what_is_dated_ahead_is_future(text: str, word: str, modality: str) -> None:
    doc = _dated(text)
    assert modality_of(doc, _token(doc, word))[0] == modality


@pytest.mark.parametrize(
    ("kind", "outer", "inner"),
    [
        ("same", "future", "future"),
        ("told", "future", "actual"),
        ("told", "negated", "hypothetical"),
        ("denied", "negated", "hypothetical"),
        ("denied", "actual", "negated"),
        ("negated", "negated", "actual"),
        ("negated", "future", "negated"),
        ("future", "hypothetical", "hypothetical"),
        ("hypothetical", "actual", "hypothetical"),
        ("hypothetical", "negated", "negated"),
        (None, "actual", "actual"),
    ],
)
def test_worlds_compose(kind: str | None, outer: Modality, inner: Modality) -> None:
    assert applied(kind, outer) == inner


def test_a_very_long_sentence_is_answered() -> None:
    text = "He said " + "that she said " * 300 + "the fleet sailed."
    doc = _doc(text)
    assert modality_of(doc, _token(doc, "sailed"))[0] in ("actual", "hypothetical")
