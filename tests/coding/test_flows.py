"""Flows: what moves, from where, to where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.coding.draft import Draft
from dateline.coding.ends import end_at, key
from dateline.coding.flows import code_flows
from dateline.coding.moves import sort_of
from dateline.model.doc import Doc
from dateline.model.statement import Flow, Statement
from tests.coding.parsed import case, cases, doc_of, token


def flows(doc: Doc) -> list[tuple[Flow, Statement]]:
    found = []
    for statement in code_flows(doc, Draft()).statements:
        assert isinstance(statement.body, Flow)
        found.append((statement.body, statement))
    return found


def row(flow: Flow) -> dict[str, Any]:
    def end(x: Any) -> str:
        return "" if x is None else (x.country if key(x) == x.country else x.name)

    return {"goods": flow.goods, "from": end(flow.from_), "to": end(flow.to)}


@pytest.mark.parametrize("path", cases("flows"), ids=lambda p: p.stem)
def test_golden(path: Path) -> None:
    wanted = case(path)
    assert [row(f) for f, _ in flows(doc_of(wanted["text"]))] == wanted["flow"], wanted["description"]


def test_quantity_route_and_carrier() -> None:
    doc = doc_of("A freighter carried 30 tons of maize from Kenya through Uganda to Rwanda.")
    ((flow, statement),) = flows(doc)
    assert (flow.quantity, flow.route, flow.carrier) == ("30 tons", "Uganda", "freighter")
    assert doc.words(statement.evidence) == doc.text


def test_the_fuller_row_stays() -> None:
    doc = doc_of("Iran ships oil to China. The oil shipped to China is cheap. Iran's oil exports fell.")
    assert [row(f) for f, _ in flows(doc)] == [{"goods": "oil", "from": "IRN", "to": "CHN"}]


def test_a_plan_is_future_and_a_denial_is_nothing() -> None:
    ((_, planned),) = flows(doc_of("Germany will deliver missiles to Ukraine."))
    assert planned.modality == "future"
    assert flows(doc_of("Germany did not deliver missiles to Ukraine.")) == []


def test_money_needs_an_amount() -> None:
    assert flows(doc_of("Denmark gave money to Nepal.")) == []
    ((flow, _),) = flows(doc_of("Denmark gave $4 million in loans to Nepal."))
    assert flow.quantity == "$4 million"


def test_goods_have_a_class() -> None:
    doc = doc_of("Cocaine, rifles, crude and refugees; talks and boats.")
    assert [sort_of(doc, token(doc, w)) for w in ("Cocaine", "rifles", "crude", "refugees", "talks")] == [
        "drugs",
        "arms",
        "oil",
        "people",
        None,
    ]


def test_an_end_is_a_place_or_a_party() -> None:
    doc = doc_of("They reached Peru with great hope.")
    end = end_at(doc, token(doc, "Peru"))
    assert key(end) == "PER"
    assert end_at(doc, token(doc, "hope")) is None


def test_a_language_without_words_gives_nothing() -> None:
    assert flows(doc_of("Colombia exporterar olja till Kina.", language="sv")) == []
