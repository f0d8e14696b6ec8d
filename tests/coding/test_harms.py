"""Words of harm, whatever happening they belong to."""

from __future__ import annotations

import pytest

from dateline.coding.harms import harms
from tests.coding.parsed import doc_of

SAID = [
    ("Twelve dockers died.", [("killed", 12)]),
    ("Two men are missing.", [("missing", 2)]),
    ("Nine people were found dead and four wounded.", [("killed", 9), ("injured", 4)]),
    ("There were no survivors.", [("survivors", 0)]),
    ("There were no casualties.", [("killed", 0), ("injured", 0)]),
    ("The flood cost 31 lives.", [("killed", 31)]),
    ("They arrested six smugglers.", [("detained", 6)]),
    ("Soldiers recovered 14 bodies.", [("killed", 14)]),
    ("Some 600 public bodies answered.", []),
    ("They would kill ten hostages.", []),
    ("The vote was key to killing the bill.", []),
]


@pytest.mark.parametrize(("text", "wanted"), SAID, ids=lambda x: x if isinstance(x, str) else "")
def test_harms(text: str, wanted: list[tuple[str, int]]) -> None:
    doc = doc_of(text)
    assert [(h.kind, h.quantity.best) for s in doc.sentences for h in harms(doc, s)] == wanted


def test_a_harm_points_at_its_words() -> None:
    doc = doc_of("Twelve dockers died.")
    (harm,) = harms(doc, doc.sentences[0])
    assert doc.tokens[harm.at].text == "died"
    assert [doc.tokens[p].text for p in harm.people] == ["dockers"]
