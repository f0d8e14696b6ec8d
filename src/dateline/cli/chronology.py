"""Events as a person reads them: one line for each happening, follow-ups under what they follow, acts with their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]


def nested(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows in their order, each series before its first act, each follow-up after the act that it follows.

    ``level`` says what the row stands for.
    """
    rows = _series_first(list(rows))
    known = {row["id"] for row in rows}
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["follows"] in known:
            parts[row["follows"]].append(row)
    for row in rows:
        if row["follows"] in known:
            continue
        yield {**row, "level": level_words(row)}
        for part in parts[row["id"]]:
            yield {**part, "level": level_words(part), "summary": f"then: {part['summary']}"}


def _series_first(rows: list[Row]) -> list[Row]:
    by_id = {row["id"]: row for row in rows}
    ordered: dict[str, Row] = {}
    for row in rows:
        for id_ in (row["part_of"], row["id"]):
            if id_ in by_id:
                ordered.setdefault(id_, by_id[id_])
    return list(ordered.values())


def level_words(row: Row) -> str:
    """What a row stands for: "series of 12", "act 3", "incident 4", "follow-up", a dash for an act by itself."""
    units = row["units"] or {}
    if row["level"] == "series":
        return f"series of {units['strikes']}" if "strikes" in units else "series"
    if row["follows"]:
        return "follow-up"
    number = row.get("number")
    last = (number or 0) + units.get("strikes", 1) - 1
    place = "" if number is None else f" {number}" if last == number else f" {number}-{last}"
    return f"{row['level']}{place}" if place or row["level"] != "act" else ""
