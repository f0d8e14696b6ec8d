"""Probes: the answer at one word."""

from __future__ import annotations

import pytest

from dateline.annotate.analysis import annotate
from dateline.coding.draft import Draft
from dateline.coding.probes import code_probe
from dateline.model.doc import Doc, Span
from dateline.model.report import Report
from dateline.model.statement import ProbeCode


def _doc(text: str) -> Doc:
    return next(annotate([Report("r", None, text, "en", text_sha256="", capture_sha256="")]))


def _probe(text: str, word: str) -> ProbeCode:
    at = text.index(word)
    return code_probe(_doc(text), Draft(), Span(at, at + len(word)))


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The patrol boarded the ferry.", "boarded", "actual"),
        ("The patrol will board the ferry.", "board", "future"),
        ("The patrol may board the ferry.", "board", "hypothetical"),
        ("The patrol did not board the ferry.", "board", "negated"),
        ("The patrol has boarded the ferry.", "has", "actual"),
    ],
)
def test_the_word_is_answered(text: str, word: str, modality: str) -> None:
    assert _probe(text, word).modality == modality


def test_plain_deeds_are_surer_than_supposed_ones() -> None:
    plain = _probe("The patrol boarded the ferry.", "boarded")
    supposed = _probe("The patrol may board the ferry.", "board")
    assert 0 < supposed.confidence < plain.confidence < 1


def test_a_place_without_a_word_is_answered_too() -> None:
    doc = _doc("The patrol boarded the ferry.   ")
    assert code_probe(doc, Draft(), Span(30, 31)).confidence == 0.5
    assert code_probe(doc, Draft(), Span(500, 501)).modality == "actual"
