"""Filters check what they are given, and say what they would take."""

from __future__ import annotations

import pytest

from dateline.errors import Misused
from dateline.record import search


@pytest.mark.parametrize("given", ["Mexico", "mexico", "MEX", "mex", "México"])
def test_a_country_is_taken_by_its_name_or_its_code(given: str) -> None:
    assert search.checked({"country": given}) == {"country": "MEX"}


def test_a_code_that_the_table_lacks_is_taken_as_it_is() -> None:
    assert search.checked({"country": "igo"}) == {"country": "IGO"}


def test_a_country_that_does_not_exist_is_answered_with_the_nearest() -> None:
    with pytest.raises(Misused) as error:
        search.checked({"country": "Venezula"})
    assert "VEN" in error.value.remedy
