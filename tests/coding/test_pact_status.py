"""The status that words give an agreement."""

from __future__ import annotations

import pytest

from dateline.coding.pact_status import lexemes, status_of
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad proposed a treaty with Niger.", "proposed"),
        ("Chad negotiated a treaty with Niger.", "negotiating"),
        ("Chad announced a treaty with Niger.", "announced"),
        ("Chad signed a treaty with Niger.", "signed"),
        ("Chad ratified a treaty with Niger.", "ratified"),
        ("Chad violated a treaty with Niger.", "in force"),
        ("Chad suspended a treaty with Niger.", "suspended"),
        ("Chad called off a treaty with Niger.", "ended"),
        ("Chad announced the cancellation of a treaty with Niger.", "ended"),
        ("Chad rejected a treaty with Niger.", "rejected"),
        ("Chad will sign a treaty with Niger.", "announced"),
        ("Chad did not sign a treaty with Niger.", "negotiating"),
        ("The proposed treaty was long.", "proposed"),
        ("The treaty took effect on Monday.", "in force"),
        ("The treaty is on the table.", None),
    ],
)
def test_status(text: str, status: str | None) -> None:
    doc = doc_of(text)
    assert status_of(doc, token(doc, "treaty")) == status


def test_a_language_without_words() -> None:
    assert lexemes("xx") == {}
