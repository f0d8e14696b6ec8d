"""Tolls: what one happening did to people, apart from sums and from other happenings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.coding.harms import headcount
from dateline.coding.tolls import is_deadly, toll_of
from dateline.model.doc import Doc
from dateline.model.statement import Toll
from tests.coding.parsed import case, cases, doc_of, token

KINDS = ("killed", "injured", "missing", "presumed_dead", "survivors", "detained", "displaced")


def toll(doc: Doc, word: str) -> Toll | None:
    i = token(doc, word)
    return toll_of(doc, i, evidence=doc.sentence_at(i).span)


def bounds(found: Toll | None) -> dict[str, Any]:
    stated = {k: getattr(found, k) for k in KINDS if found is not None and getattr(found, k) is not None}
    return {k: {"low": q.low, "best": "none" if q.best is None else q.best} for k, q in stated.items()}


@pytest.mark.parametrize("path", cases("tolls"), ids=lambda p: p.stem)
def test_golden(path: Path) -> None:
    wanted = case(path)
    assert bounds(toll(doc_of(wanted["text"]), wanted["trigger"])) == wanted["toll"], wanted["description"]


def test_every_kind_of_harm_has_a_case() -> None:
    said = {kind for path in cases("tolls") for kind in case(path)["toll"]}
    assert {"killed", "injured", "detained", "displaced"} <= said


def test_evidence_of_another_sentence_is_read_too() -> None:
    doc = doc_of("Gunmen opened fire in Karo. The attack killed five miners and hurt two guards.")
    attack = token(doc, "attack")
    found = toll_of(doc, attack, evidence=doc.sentences[0].span)
    assert found is not None
    assert found.killed is not None
    assert found.killed.best == 5


def test_a_bound_keeps_its_qualifier() -> None:
    found = toll(doc_of("The blast killed at least 20 dockers."), "blast")
    assert found is not None
    assert found.killed is not None
    assert (found.killed.low, found.killed.best, found.killed.high) == (20, 20, None)
    assert found.killed.qualifier == "at least"


def test_the_quantity_says_where_it_stands() -> None:
    doc = doc_of("The blast killed at least 20 dockers.")
    found = toll(doc, "blast")
    assert found is not None
    assert found.killed is not None
    assert found.killed.span is not None
    assert doc.words(found.killed.span) == "at least 20"


def test_deadly_only_of_what_harms() -> None:
    doc = doc_of("Parliament approved lethal aid. A lethal strike followed.")
    assert not is_deadly(doc, token(doc, "aid"))
    assert is_deadly(doc, token(doc, "strike"))


def test_headcount() -> None:
    doc = doc_of("They shot a farmer, two boats, villagers and a crew of six.")
    assert headcount(doc, token(doc, "boats")) is None
    farmer = headcount(doc, token(doc, "farmer"))
    assert farmer is not None
    assert farmer.best == 1
    villagers = headcount(doc, token(doc, "villagers"))
    assert villagers is not None
    assert (villagers.low, villagers.best) == (2, None)


def test_a_language_without_words_gives_nothing() -> None:
    doc = doc_of("Vakterna dödade fyra personer.", language="sv")
    assert toll_of(doc, 2, evidence=doc.sentences[0].span) is None
