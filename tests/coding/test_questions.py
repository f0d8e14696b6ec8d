"""Questions: one golden a construction, and what the coder promises of any report."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline import lexicon
from dateline.annotate.analysis import annotate
from dateline.coding.draft import Draft
from dateline.coding.questions import questions
from dateline.model.doc import Doc
from dateline.model.report import Report
from dateline.model.statement import Question, Reading, Statement
from dateline.reading import code

GOLDEN = Path(__file__).parent.parent / "golden" / "questions" / "en"
CASES = {p.stem: tomllib.loads(p.read_text("utf-8")) for p in sorted(GOLDEN.glob("*.toml"))}


def _doc(text: str, *, language: str = "en") -> Doc:
    return next(annotate([Report("r", None, text, language, text_sha256="", capture_sha256="")]))


def _questions(reading: Reading) -> list[tuple[Statement, Question]]:
    return [(s, s.body) for s in reading.statements if isinstance(s.body, Question)]


def _agrees(body: Question, wanted: dict[str, Any]) -> bool:
    by = body.raised_by
    named = (by.country, by.name, by.text) if by else ()
    return (
        (wanted["matter"] or None) == body.matter
        and (wanted.get("raised_by") is None or any(wanted["raised_by"] in (n or "") for n in named))
        and wanted.get("about", "") in (body.about.text or "")
        and wanted.get("legal_basis") in (None, body.legal_basis)
    )


@pytest.mark.parametrize("name", list(CASES))
def test_golden(name: str) -> None:
    case = CASES[name]
    found = [body for _, body in _questions(code(_doc(case["text"])))]
    shown = [(b.matter, b.raised_by and b.raised_by.name, b.about.text, b.legal_basis) for b in found]
    assert len(found) == len(case["question"]), (case["description"], shown)
    for wanted in case["question"]:
        assert any(_agrees(body, wanted) for body in found), (case["description"], shown)


@pytest.mark.parametrize("row", lexicon.table("lexicons", "questions")["cue"], ids=lambda r: r["matter"])
def test_the_example_of_each_cue_fires(row: dict[str, Any]) -> None:
    found = [body.matter for _, body in _questions(code(_doc(row["example"])))]
    assert row["matter"] in found


def test_the_side_is_verbatim() -> None:
    text = "The rain stopped. Jordan said that the strikes violate the UN Charter."
    [(_, body)] = _questions(code(_doc(text)))
    assert body.side and body.side in text
    assert "violate the UN Charter" in body.side


def test_a_question_without_a_raiser_has_no_side() -> None:
    [(_, body)] = _questions(code(_doc("The ministry gave no evidence for the charge.")))
    assert (body.raised_by, body.side) == (None, None)


def test_evidence_is_the_sentence() -> None:
    doc = _doc("The rain stopped. Kenya called the response disproportionate.")
    [(statement, _)] = _questions(code(doc))
    assert doc.words(statement.evidence) == "Kenya called the response disproportionate."


def test_an_unparsed_report_gives_nothing() -> None:
    doc = _doc("Jordanien sade att attackerna är olagliga.", language="sv")
    assert questions(doc, Draft()) == Draft()


def test_the_press_raises_nothing() -> None:
    found = _questions(code(_doc("The strikes may be illegal, the Daily Herald newspaper reported.")))
    assert all(body.raised_by is None or body.raised_by.sector != "MED" for _, body in found)
