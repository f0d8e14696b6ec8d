"""Entries of desk.toml, field by field: what cannot be understood is answered with where it stands and what is wanted."""

from __future__ import annotations

import datetime as dt
import difflib
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import BadEntry

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of an array of tables. ``where`` says which: "actor 2 ('Ana Ruiz')"."""

    where: str
    row: Mapping[str, Any]

    def bad(self, field: str, value: object, wanted: str) -> BadEntry:
        """The error for a field with a value that it cannot take."""
        said = "is missing" if value is None else f"is {value!r:.80}"
        return BadEntry(f"in desk.toml, {field} of {self.where} {said}", remedy=f"Wanted: {wanted}.")


def records(
    what: str, given: Any, keys: Collection[str], *, within: Entry | None = None
) -> tuple[Entry, ...]:
    """The entries of one array of tables; none where it is absent.

    Raises:
        BadEntry: it is no array of tables, or an entry has a key that is not among ``keys``.
    """
    if given is None:
        return ()
    place = f" of {within.where}" if within else ""
    if not isinstance(given, list) or not all(isinstance(row, Mapping) for row in given):
        raise BadEntry(
            f"in desk.toml, {what}{place} is {given!r:.60}, not a list of tables",
            remedy=f"Begin each entry with a line [[{what}]]." if not within else "Write [{ ... }, { ... }].",
        )
    found = []
    for n, row in enumerate(given, 1):
        name = row.get("name")
        called = f" ({name!r:.60})" if isinstance(name, str) else ""
        entry = Entry(f"{what} {n}{called}{place}", row)
        for key in row:
            if key not in keys:
                raise entry.bad(_near(key, keys), None, f"one of the fields {', '.join(keys)}, not {key!r}")
        found.append(entry)
    return tuple(found)


def _near(key: str, keys: Collection[str]) -> str:
    return next(iter(difflib.get_close_matches(key, keys, n=1)), "a field")


def text(entry: Entry, field: str) -> str:
    """A field that has to be there: a name or other words."""
    value = entry.row.get(field)
    if not _is_text(value):
        raise entry.bad(field, value, f"words between quotation marks, at most {_LONGEST} characters")
    return " ".join(str(value).split())


def _is_text(value: object) -> bool:
    return isinstance(value, str) and any(map(str.isalnum, value)) and len(value) <= _LONGEST


def strings(entry: Entry, field: str) -> list[str]:
    """A list of names; empty where the field is absent."""
    value = entry.row.get(field, [])
    if not isinstance(value, list) or not all(map(_is_text, value)):
        raise entry.bad(field, value, 'a list of names: ["one", "another"]')
    return [" ".join(v.split()) for v in value]


def code_of(entry: Entry, field: str, known: Collection[str]) -> str:
    """A code that has to be among the known ones."""
    value = entry.row.get(field)
    if value not in known:
        near = difflib.get_close_matches(str(value), list(known), n=3, cutoff=0.5)
        wanted = " or ".join(near) if near else "one of " + ", ".join(sorted(known)[:40])
        raise entry.bad(field, value, wanted)
    return str(value)


def day(entry: Entry, field: str) -> str:
    """A day as ISO 8601, empty where the field is absent. TOML's own dates are taken too."""
    value = entry.row.get(field, "")
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    try:
        return dt.date.fromisoformat(value).isoformat() if value else ""
    except (TypeError, ValueError):
        raise entry.bad(field, value, "a day of the calendar, such as 2025-09-02") from None


def number(entry: Entry, field: str, *, least: float, most: float, whole: bool = False) -> float:
    """A number within bounds that has to be there."""
    value = entry.row.get(field)
    fits = isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
    if not fits or not math.isfinite(value) or (whole and value != int(value)):  # type: ignore[arg-type] # fits says it
        raise entry.bad(field, value, f"a {'whole ' if whole else ''}number from {least:g} to {most:g}")
    return float(value)  # type: ignore[arg-type] # as above
