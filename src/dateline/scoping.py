"""The table ``[scope]`` of desk.toml: which reports belong to the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.entries import Entry, strings
from dateline.errors import BadEntry
from dateline.model.scope import EVERYTHING, Scope

_KEYS = ("parties", "places", "topics", "learn", "take_in", "leave_out")


def scope_of(given: Any) -> Scope:
    """The scope that the table states; the learned one where there is none.

    Raises:
        BadEntry: it is no table, or has a key or a value that cannot be understood.
    """
    if given is None:
        return EVERYTHING
    if not isinstance(given, Mapping):
        raise BadEntry(
            f"in desk.toml, scope is {given!r:.60}, not a table",
            remedy='Write it below a line [scope]: parties = ["Nordia", "Sudia"]',
        )
    entry = Entry("[scope]", given)
    for key in given:
        if key not in _KEYS:
            raise entry.bad("a key", key, f"one of {', '.join(_KEYS)}")
    learn = given.get("learn", True)
    if not isinstance(learn, bool):
        raise entry.bad("learn", learn, "true or false")
    listed = {k: tuple(strings(entry, k)) for k in _KEYS if k != "learn"}
    return Scope(
        parties=listed["parties"],
        places=listed["places"],
        topics=listed["topics"],
        learn=learn,
        take_in=frozenset(listed["take_in"]),
        leave_out=frozenset(listed["leave_out"]),
    )
