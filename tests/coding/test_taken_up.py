"""What a later sentence adds to a deed told before."""

from __future__ import annotations

import pytest

from dateline.coding import attribution, events
from dateline.coding.draft import Draft
from dateline.model.statement import EventMention
from tests.coding.parsed import doc_of


def deeds(text: str) -> list[EventMention]:
    doc = doc_of(text, published="2025-11-10")
    found = (s.body for s in events.code(doc, attribution.code(doc, Draft())).statements)
    return [b for b in found if isinstance(b, EventMention) and b.type == "ASSAULT"]


def test_day_place_and_toll_of_a_deed_told_before() -> None:
    (deed,) = deeds(
        "Norway said it had attacked another trawler. The attack took place on Saturday in the North Sea. "
        "All four men aboard were killed."
    )
    assert deed.when and deed.when.edtf == "2025-11-08"
    assert deed.place and deed.place.name == "North Sea"
    assert deed.toll and deed.toll.killed and deed.toll.killed.best == 4
    assert [a.name for a in deed.actors] == ["Norway"]


@pytest.mark.parametrize(
    "second",
    [
        "An attack took place on Saturday in the North Sea.",
        "The earlier attack took place on Saturday.",
        "The vote took place on Saturday.",
    ],
)
def test_what_is_another_deed_adds_nothing(second: str) -> None:
    first = deeds(f"Norway said it had attacked another trawler. {second}")[0]
    assert first.when is None or first.when.edtf != "2025-11-08"


def test_a_day_of_its_own_is_kept() -> None:
    first = deeds("Norway attacked a trawler on Friday. The attack came on Saturday night.")[0]
    assert first.when and first.when.edtf == "2025-11-07"


def test_a_sequel_is_a_deed_of_its_own() -> None:
    found = deeds(
        "Norway attacked a trawler on 2 September 2025, killing nine people. "
        "The navy then carried out a follow-up attack that killed the two survivors."
    )
    assert [(d.sequel, d.toll and d.toll.killed and d.toll.killed.best) for d in found] == [
        (False, 9),
        (True, 2),
    ]
