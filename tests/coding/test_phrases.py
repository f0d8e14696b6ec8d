"""Multi-word patterns: gaps, alternatives, lemmas and forms."""

from __future__ import annotations

import pytest

from dateline.annotate.analysis import annotate
from dateline.coding.phrases import GAP, matches, pattern
from dateline.model.report import Report


def _found(text: str, *patterns: str) -> list[str]:
    doc = next(annotate([Report("r", None, text, "en", text_sha256="", capture_sha256="")]))
    sentence = doc.sentences[0]
    spans = matches(doc, sentence, [pattern(p) for p in patterns])
    return [" ".join(t.text for t in doc.tokens[a : b + 1]) for a, b in spans]


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        ("It gave no evidence.", "no evidence", ["no evidence"]),
        ("It gave no clear evidence.", "no evidence", []),
        ("It gave no clear evidence.", "no * evidence", ["no clear evidence"]),
        ("It gave no proof.", "no evidence|proof", ["no proof"]),
        ("The strikes violated the law.", "violate * law", ["violated the law"]),
        ("Nothing of the kind.", "no * evidence", []),
    ],
)
def test_one_pattern(text: str, written: str, found: list[str]) -> None:
    assert _found(text, written) == found


def test_a_gap_is_short() -> None:
    assert _found("no " + "very " * GAP + "evidence", "no * evidence")
    assert not _found("no " + "very " * (GAP + 1) + "evidence", "no * evidence")


def test_each_start_matches_once() -> None:
    assert _found("no evidence", "no evidence", "no * evidence") == ["no evidence"]


def test_a_pattern_ends_with_the_sentence() -> None:
    assert not _found("He had no. Evidence came.", "no * evidence")
