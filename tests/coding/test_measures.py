"""Measures: which, by whom, on whom, and whether they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.coding.draft import Draft
from dateline.coding.measures import code_measures
from dateline.model.doc import Doc
from dateline.model.statement import Measure
from tests.coding.parsed import case, cases, doc_of


def measures(doc: Doc) -> list[Measure]:
    bodies = [s.body for s in code_measures(doc, Draft()).statements]
    return [b for b in bodies if isinstance(b, Measure)]


def row(body: Measure) -> dict[str, Any]:
    subject = body.subject if isinstance(body.subject, str) else body.subject.name if body.subject else ""
    authority = (body.authority.country or body.authority.name) if body.authority else ""
    return {"measure": body.measure, "status": body.status, "authority": authority, "subject": subject}


@pytest.mark.parametrize("path", cases("measures"), ids=lambda p: p.stem)
def test_golden(path: Path) -> None:
    wanted = case(path)
    assert [row(b) for b in measures(doc_of(wanted["text"]))] == wanted["measure"], wanted["description"]


def test_one_row_for_one_measure_told_twice() -> None:
    doc = doc_of(
        "Norway imposed sanctions on Belarus. The Norwegian sanctions on Belarus took effect at once."
    )
    assert [row(b)["subject"] for b in measures(doc)] == ["Belarus"]


def test_a_plan_is_announced() -> None:
    (body,) = measures(doc_of("Norway will impose sanctions on Belarus."))
    assert body.status == "announced"


def test_a_charge_needs_a_crime() -> None:
    assert measures(doc_of("The shop charged Norway a fee.")) == []


def test_a_language_without_words_gives_nothing() -> None:
    assert measures(doc_of("Norge införde sanktioner mot Belarus.", language="sv")) == []
