"""The table [scope] of desk.toml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.errors import BadEntry
from dateline.model.scope import EVERYTHING, Scope
from dateline.opening import new_desk, open_desk
from dateline.scoping import scope_of


def test_without_a_table_the_scope_is_learned() -> None:
    assert scope_of(None) == scope_of({}) == EVERYTHING
    assert EVERYTHING.learn
    assert EVERYTHING.edition == ""


def test_every_key_is_taken() -> None:
    given = {"parties": ["Nordia", "Sudia"], "places": ["Eastwick"], "topics": ["patrol"]}
    found = scope_of({**given, "learn": False, "take_in": ["r-1"], "leave_out": ["r-2", "r-3"]})
    assert found == Scope(
        ("Nordia", "Sudia"), ("Eastwick",), ("patrol",), False, frozenset({"r-1"}), frozenset({"r-2", "r-3"})
    )
    assert (
        found.edition
        == scope_of({**given, "learn": False, "take_in": ["r-1"], "leave_out": ["r-3", "r-2"]}).edition
    )
    assert found.edition != scope_of(given).edition


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Nordia", "not a table"),
        ({"partys": ["Nordia"]}, "'partys'"),
        ({"parties": "Nordia"}, "parties of [scope]"),
        ({"learn": 1}, "learn of [scope]"),
    ],
)
def test_what_cannot_be_understood_is_refused(given: Any, said: str) -> None:
    with pytest.raises(BadEntry, match=said.replace("[", r"\[").replace("]", r"\]")):
        scope_of(given)


def test_a_desk_is_linked_anew_when_its_scope_changes(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    (tmp_path / "a.txt").write_text("Nordia sank a boat of Sudia near Eastwick on Monday.", "utf-8")
    with new_desk(folder, title="War") as desk:
        desk.add([str(tmp_path / "a.txt")])
        assert [r["aside"] for r in desk.show("reports")] == [None]
    with (folder / "desk.toml").open("a", encoding="utf-8") as file:
        file.write('\n[scope]\ntopics = ["cheese"]\n')
    with open_desk(folder) as desk:
        assert not desk.behind()
        assert "none of its places and topics" in next(desk.show("reports"))["aside"]
        assert desk.verify().problems == ()
