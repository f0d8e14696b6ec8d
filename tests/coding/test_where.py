"""Where a happening took place."""

from __future__ import annotations

import pytest

from dateline.coding.where import place_of
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Police arrested nine men in Lisbon.", "arrested", "Lisbon"),
        ("Portuguese police arrested nine men.", "arrested", None),
        ("Talks were held in Vienna between Norway and Sweden.", "Talks", "Vienna"),
        ("The navy stopped a barge from Iceland.", "stopped", None),
        ("Chile attacked Peru.", "attacked", None),
    ],
)
def test_places(text: str, word: str, name: str | None) -> None:
    doc = doc_of(text)
    place = place_of(doc, token(doc, word))
    assert (place.name if place else None) == name
