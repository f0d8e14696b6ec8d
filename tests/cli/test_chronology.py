"""Events as a person reads them."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.cli.chronology import level_words, nested


def row(id_: str, **facts: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "level": "act",
        "follows": None,
        "part_of": None,
        "units": None,
        "number": None,
        "summary": f"Act {id_}.",
        **facts,
    }


def test_a_follow_up_stands_under_what_it_follows() -> None:
    rows = [row("a"), row("b"), row("c", follows="a"), row("d", follows="not shown")]
    shown = list(nested(rows))
    assert [r["id"] for r in shown] == ["a", "c", "b", "d"]
    assert shown[1]["summary"] == "then: Act c."
    assert shown[3]["summary"] == "Act d."


def test_a_series_stands_before_its_acts() -> None:
    rows = [row("a", part_of="s"), row("b"), row("s", level="series"), row("c", part_of="s")]
    assert [r["id"] for r in nested(rows)] == ["s", "a", "b", "c"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, ""),
        ({"number": 3}, "act 3"),
        ({"number": 3, "units": {"strikes": 2}}, "act 3-4"),
        ({"level": "incident", "units": {"acts": 2}}, "incident"),
        ({"level": "series", "units": {"strikes": 12, "targets": 13}}, "series of 12"),
        ({"level": "series"}, "series"),
        ({"follows": "a"}, "follow-up"),
    ],
)
def test_what_a_row_stands_for(facts: dict[str, Any], words: str) -> None:
    assert level_words(row("a", **facts)) == words
