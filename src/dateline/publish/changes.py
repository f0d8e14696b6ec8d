"""What differs between two states of a record, in words: rows that are new, rows that are gone, fields that changed.

Rows are compared by id, events also by the ids that they had before. Counts of reports and the words of summaries are no changes of
their own: they follow from what is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dateline import wire
from dateline.model.record import PositionRow, Record
from dateline.publish import shifts, views, words

#: The fields that tell a change, by table, in the order in which they are told. Other tables only have new rows and rows that are gone.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "events": (
        "type",
        "mode",
        "modality",
        "date",
        "place",
        "actors",
        "recipients",
        "toll",
        "status",
        "judgement",
    ),
    "positions": ("stance", "shifts", "conduct", "since", "conditions", "judgement"),
    "agreements": ("status", "parties", "judgement"),
    "measures": ("status", "subject", "judgement"),
    "flows": ("quantity", "judgement"),
    "questions": ("sides", "judgement"),
    "considerations": ("judgement",),
    "claims": ("holders", "judgement"),
    "totals": ("sum_of_events", "gap", "judgement"),
}
_ORDER = ("added", "changed", "gone")


@dataclass(frozen=True, slots=True)
class Change:
    """One row that differs. ``fields`` hold name, value before and value after, in words; ``told`` is the row in a line."""

    what: str
    id: str
    change: Literal["added", "changed", "gone"]
    told: str
    fields: tuple[tuple[str, str, str], ...] = ()


def changes(before: Record, after: Record) -> list[Change]:
    """Every change, by table, what is new before what changed before what is gone."""
    found = [c for what in FIELDS for c in _table(what, before, after)]
    tables = list(FIELDS)
    return sorted(found, key=lambda c: (tables.index(c.what), _ORDER.index(c.change), c.id))


def _table(what: str, before: Record, after: Record) -> Iterator[Change]:
    old = {row.id: row for row in getattr(before, what)}
    labels = views.labels(before) | views.labels(after)
    met: set[str] = set()
    for row in getattr(after, what):
        ids = (row.id, *getattr(row, "aliases", ()))
        was = next((old[i] for i in ids if i in old), None)
        met.update(ids)
        if was is None:
            yield Change(what, row.id, "added", labels[row.id])
        elif differing := tuple(_differing(what, was, row)):
            yield Change(what, row.id, "changed", labels[row.id], differing)
    yield from (Change(what, i, "gone", labels[i]) for i in old if i not in met)


def _differing(what: str, was: Any, now: Any) -> Iterator[tuple[str, str, str]]:
    one, other = wire.plain(was), wire.plain(now)
    for name in FIELDS[what]:
        if name == "toll":
            yield from _tolls(was, now)
        elif name == "shifts":
            yield from _shifts(was, now)
        elif (a := _told(one[name])) != (b := _told(other[name])):
            yield name, a, b


def _shifts(was: PositionRow, now: PositionRow) -> Iterator[tuple[str, str, str]]:
    """The moves that were not known before, each in a sentence."""
    known = {(s.before, s.after, s.date) for s in was.shifts}
    new = [s for s in now.shifts if (s.before, s.after, s.date) not in known]
    yield from (("moved", shift.before, shifts.shift_sentence(now, shift)) for shift in new)


def _tolls(was: Any, now: Any) -> Iterator[tuple[str, str, str]]:
    one, other = dict(was.toll), dict(now.toll)
    for harm in sorted(one.keys() | other.keys()):
        a, b = (
            words.figure(t.low, t.best, t.high) if t else "not stated"
            for t in (one.get(harm), other.get(harm))
        )
        if a != b:
            yield words.TOLL_WORDS.get(harm, harm), a, b


def _told(value: Any) -> str:
    """A value in words, without what only says where it stands."""
    if value is None or value in ([], ""):
        return "not stated"
    if isinstance(value, Mapping):
        side = [value[k] for k in ("side", "legal_basis") if value.get(k)]
        holder = value.get("holder")
        name = value.get("edtf", value.get("name")) if "holder" not in value else (holder or {}).get("name")
        return ": ".join([str(name or "not stated"), *side])
    if isinstance(value, list):
        return "; ".join(map(_told, value))
    return str(value)
