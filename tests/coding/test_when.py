"""The time that a happening's own words give it."""

from __future__ import annotations

import pytest

from dateline.coding.when import when_of
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Chile attacked Peru on 3 May 2024.", "attacked", "2024-05-03"),
        ("Chile attacked Peru.", "attacked", None),
        ("On 3 May 2024, the raid on the mill began.", "raid", "2024-05-03"),
        ("Chile struck on 3 May 2024 and Peru replied on 9 June 2024.", "struck", "2024-05-03"),
        ("Chile struck on 3 May 2024 and Peru replied on 9 June 2024.", "replied", "2024-06-09"),
    ],
)
def test_the_nearest_time(text: str, word: str, edtf: str | None) -> None:
    doc = doc_of(text)
    when = when_of(doc, token(doc, word))
    assert (when.edtf if when else None) == edtf


def test_a_time_of_another_sentence_is_not_taken() -> None:
    doc = doc_of("It rained on 3 May 2024. Chile attacked Peru.")
    assert when_of(doc, token(doc, "attacked")) is None


def test_basis_and_precision_come_with_it() -> None:
    doc = doc_of("Chile attacked Peru on 3 May 2024.")
    when = when_of(doc, token(doc, "attacked"))
    assert when is not None
    assert (when.date_prec, when.basis) == (1, "stated")
