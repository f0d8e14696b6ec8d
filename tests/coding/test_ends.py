"""Where a movement begins and ends."""

from __future__ import annotations

from dateline.coding.ends import end_at, ends_at, key, made_in
from tests.coding.parsed import doc_of, token


def test_coordinated_ends() -> None:
    doc = doc_of("They sail to Peru, Chile and Ecuador.")
    assert [key(e) for e in ends_at(doc, [token(doc, "Peru")])] == ["PER", "CHL", "ECU"]


def test_a_spot_stands_for_its_country() -> None:
    doc = doc_of("They sail from Peruvian ports.")
    ports = token(doc, "ports")
    assert end_at(doc, ports) is None
    assert key(end_at(doc, ports, spots=frozenset({"port"}))) == "PER"


def test_made_in() -> None:
    doc = doc_of("They buy Peruvian copper.")
    assert key(made_in(doc, token(doc, "copper"))) == "PER"
    assert made_in(doc, token(doc, "They")) is None


def test_no_end_has_no_key() -> None:
    assert key(None) is None
