"""Agreements: parties, status, aims; one row however often it is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.coding.agreements import code_agreements
from dateline.coding.aims import aims_of
from dateline.coding.draft import Draft
from dateline.coding.pact_status import status_of
from dateline.coding.pacts import hyphenated, mentions, sides
from dateline.model.doc import Doc
from dateline.model.statement import Agreement, Statement
from tests.coding.parsed import case, cases, doc_of, token


def agreements(doc: Doc) -> list[tuple[Agreement, Statement]]:
    found = []
    for statement in code_agreements(doc, Draft()).statements:
        assert isinstance(statement.body, Agreement)
        found.append((statement.body, statement))
    return found


def row(body: Agreement) -> dict[str, Any]:
    return {
        "what": body.what,
        "parties": sorted(p.country or p.name for p in body.parties),
        "status": body.status,
        "aims": [a.text for a in body.aims],
    }


@pytest.mark.parametrize("path", cases("agreements"), ids=lambda p: p.stem)
def test_golden(path: Path) -> None:
    wanted = case(path)
    rows = [{**w, "parties": sorted(w["parties"])} for w in wanted["agreement"]]
    assert [row(b) for b, _ in agreements(doc_of(wanted["text"]))] == rows, wanted["description"]


def test_every_status_of_the_words_is_known() -> None:
    doc = doc_of("Peru ratified the treaty with Chile. Peru scrapped the treaty with Brazil.")
    assert [status_of(doc, m.at) for m in mentions(doc)] == ["ratified", "ended"]


def test_two_agreements_stay_two() -> None:
    doc = doc_of("Kenya signed a trade deal with Ghana. Kenya suspended a trade deal with Togo.")
    assert [row(b)["parties"] for b, _ in agreements(doc)] == [["GHA", "KEN"], ["KEN", "TGO"]]


def test_evidence_names_the_parties() -> None:
    doc = doc_of(
        "The deal was praised. Kenya signed a trade deal with Ghana on Monday. The deal has critics."
    )
    ((_, statement),) = agreements(doc)
    assert doc.words(statement.evidence) == "Kenya signed a trade deal with Ghana on Monday."


def test_a_topic_is_no_party() -> None:
    doc = doc_of("Kenya and Ghana signed a pact aimed at countering Chad's influence.")
    ((body, _),) = agreements(doc)
    assert row(body)["parties"] == ["GHA", "KEN"]


def test_bilateral_needs_just_two_countries() -> None:
    text = "Officials from Kenya, Ghana and Togo met to discuss a bilateral water agreement."
    assert agreements(doc_of(text)) == []


def test_the_treaty_is_the_instrument() -> None:
    ((body, _),) = agreements(doc_of("Peru ratified a border treaty with Chile."))
    assert body.instrument == "treaty"


def test_hyphens() -> None:
    doc = doc_of("The Israeli-Lebanese truce held.")
    assert [e.country for e in hyphenated(doc, token(doc, "truce"))] == ["ISR", "LBN"]


def test_sides_leave_out_who_brokered() -> None:
    doc = doc_of("Qatar brokered a truce between Chad and Niger.")
    assert {e.country for e in sides(doc, token(doc, "truce"))} == {"TCD", "NER"}


def test_aims_are_exact_words() -> None:
    doc = doc_of("The accord aims to end the fighting and open the roads.")
    aims = aims_of(doc, token(doc, "accord"))
    assert [a.text for a in aims] == ["end the fighting", "open the roads"]
    assert all(doc.words(a.span) == a.text for a in aims)


def test_a_language_without_words_gives_nothing() -> None:
    assert agreements(doc_of("Chile och Peru undertecknade ett avtal.", language="sv")) == []
