"""Totals: sums over many happenings, apart from the toll of one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.coding.draft import Draft
from dateline.coding.totals import code_totals
from dateline.model.doc import Doc, Entity, Span
from dateline.model.statement import Attribution, Total
from tests.coding.parsed import case, cases, doc_of


def totals(doc: Doc, draft: Draft | None = None) -> list[Total]:
    bodies = [s.body for s in code_totals(doc, draft or Draft()).statements]
    return [b for b in bodies if isinstance(b, Total)]


def row(body: Total) -> dict[str, Any]:
    return {"what": body.what, "number": body.number, "qualifier": body.qualifier, "from": body.from_ or ""}


@pytest.mark.parametrize("path", cases("totals"), ids=lambda p: p.stem)
def test_golden(path: Path) -> None:
    wanted = case(path)
    assert [row(b) for b in totals(doc_of(wanted["text"]))] == wanted["total"], wanted["description"]


def test_the_claimant_is_the_speaker() -> None:
    doc = doc_of("The ministry said that 57 people have been killed since March.")
    speaker = Entity(Span(0, 12), "The ministry", "organisation", "Ministry")
    said = Attribution(content=(Span(18, len(doc.text)),), speaker=speaker)
    (total,) = totals(doc, Draft(attributions=(said,)))
    assert total.by == speaker


def test_a_number_said_twice_is_one_total() -> None:
    doc = doc_of("In all, 57 people have been killed. The strikes have killed 57 people so far.")
    assert [t.number for t in totals(doc)] == [57]


def test_votes_and_rounds_are_no_totals() -> None:
    assert totals(doc_of("She has already missed two votes this year.")) == []


def test_a_language_without_words_gives_nothing() -> None:
    assert totals(doc_of("Han muerto 57 personas desde marzo.", language="es")) == []
