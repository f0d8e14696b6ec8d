"""Of what kind a phrase is."""

from __future__ import annotations

import pytest

from dateline.coding.kinds import is_one
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("word", "kind", "holds"),
    [
        ("Malta", "place", True),
        ("Malta", "country", True),
        ("town", "place", False),
        ("town", "country", False),
        ("dockers", "person", True),
        ("boats", "person", False),
    ],
)
def test_places_countries_and_persons(word: str, kind: str, holds: bool) -> None:
    doc = doc_of("In a town of Malta, dockers repaired boats.")
    kinds = frozenset({kind, "docker"}) if kind == "person" else frozenset({kind})
    assert is_one(doc, token(doc, word), kinds) is holds
