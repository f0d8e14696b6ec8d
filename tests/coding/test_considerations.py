"""Considerations: one golden a construction, and what the coder promises of any report."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline import lexicon
from dateline.annotate.analysis import annotate
from dateline.coding.considerations import considerations
from dateline.coding.draft import Draft
from dateline.model.doc import Doc
from dateline.model.report import Report
from dateline.model.statement import Consideration, Statement
from dateline.reading import code

GOLDEN = Path(__file__).parent.parent / "golden" / "considerations" / "en"
CASES = {p.stem: tomllib.loads(p.read_text("utf-8")) for p in sorted(GOLDEN.glob("*.toml"))}


def _doc(text: str, *, language: str = "en") -> Doc:
    return next(annotate([Report("r", None, text, language, text_sha256="", capture_sha256="")]))


def _read(text: str) -> list[tuple[Statement, Consideration]]:
    return [(s, s.body) for s in code(_doc(text)).statements if isinstance(s.body, Consideration)]


@pytest.mark.parametrize("name", list(CASES))
def test_golden(name: str) -> None:
    case = CASES[name]
    found = [(body.sign, body.of.text or "") for _, body in _read(case["text"])]
    assert len(found) == len(case["consideration"]), (case["description"], found)
    for wanted in case["consideration"]:
        assert any(s == wanted["sign"] and wanted.get("of", "") in of for s, of in found), found


@pytest.mark.parametrize("row", lexicon.table("lexicons", "considerations")["frame"], ids=lambda r: r["name"])
def test_the_example_of_each_frame_fires(row: dict[str, Any]) -> None:
    assert row["sign"] in [body.sign for _, body in _read(row["example"])]


def test_who_bears_it_is_kept_where_the_words_say_so() -> None:
    [(_, body)] = _read("The pact brings risks for Norway in the north.")
    assert body.for_ is not None and body.for_.country == "NOR"


def test_a_stated_risk_is_actual() -> None:
    [(statement, _)] = _read("Kenya warned that the offensive could trigger an exodus.")
    assert statement.modality == "actual"
    assert statement.attribution is not None


def test_an_unparsed_report_gives_nothing() -> None:
    doc = _doc("El plan tiene riesgos.", language="es")
    assert considerations(doc, Draft()) == Draft()
