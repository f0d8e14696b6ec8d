"""Errors teach, survive a process pool, and each has its heading in the docs."""

from __future__ import annotations

import pickle

import pytest

from dateline import errors
from dateline.errors import DatelineError, unknown

TREE = [v for v in vars(errors).values() if isinstance(v, type) and issubclass(v, DatelineError)]


@pytest.mark.parametrize("kind", TREE)
def test_an_error_survives_pickling(kind: type[DatelineError]) -> None:
    error = kind("what happened", remedy="what to do", code="E-OTHER")
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert (back.message, back.remedy, back.code) == ("what happened", "what to do", "E-OTHER")
    assert str(back) == "E-OTHER: what happened\n  what to do"


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    assert errors.__doc__ is not None
    for kind in TREE:
        assert kind.__name__ in errors.__doc__


def test_a_name_like_no_other_gets_no_guess() -> None:
    error = unknown("thing", "zzzz", ["alpha", "beta"])
    assert "Did you mean" not in error.remedy
    assert "alpha, beta" in error.remedy
