"""The matrix of positions: holders by issue, each cell the latest stance with its date.

Which issue a position belongs to is a heading for the eye; the matter itself stands in the holder's row in the words of the report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.model.event import Event, Party
from dateline.model.record import PositionRow, Record, Shift
from dateline.publish.words import country_name

#: How many holders a matrix shows; the others stand below it only.
HOLDERS = 40
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one holder said of one issue: the latest stance, how many further positions there are, and how the latest moved last."""

    latest: PositionRow
    date: str | None
    more: int
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One holder's row; None where the holder said nothing of an issue."""

    holder: Party
    place: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """``of`` is how many holders there are in all."""

    issues: tuple[str, ...]
    lines: tuple[Line, ...]
    of: int


def matrix(record: Record) -> Matrix:
    """The holders with the most positions, by country."""
    events = {e.id: e for e in record.events}
    parties = _called(record)
    cells: dict[str, dict[str, list[PositionRow]]] = defaultdict(lambda: defaultdict(list))
    holders: dict[str, Party] = {}
    for row in record.positions:
        holders[row.holder.id] = row.holder
        cells[row.holder.id][issue(row, events, parties)].append(row)
    used = {name for by_issue in cells.values() for name in by_issue}
    issues = tuple(name for name in _issue_names() if name in used)
    most = sorted(holders, key=lambda h: (-sum(map(len, cells[h].values())), holders[h].name, h))[:HOLDERS]
    lines = [
        Line(holders[h], place_of(holders[h]), tuple(_cell(cells[h].get(name, ())) for name in issues))
        for h in most
    ]
    return Matrix(issues, tuple(sorted(lines, key=_in_order)), len(holders))


def _in_order(line: Line) -> tuple[bool, str, bool, str, str]:
    itself = line.holder.name == line.place
    return not line.place, line.place, not itself, line.holder.name, line.holder.id


def _cell(rows: Iterable[PositionRow]) -> Cell | None:
    dated = sorted(((last_date(r) or "", r.id, r) for r in rows), reverse=True)
    if not dated:
        return None
    date, _, latest = dated[0]
    return Cell(latest, date or None, len(dated) - 1, latest.shifts[-1] if latest.shifts else None)


def last_date(row: PositionRow) -> str | None:
    """The day of the latest point of a position's history."""
    return max((p.date for p in row.history if p.date), default=row.since)


def place_of(holder: Party) -> str:
    """The name of the holder's country or kind of body, empty where neither is known."""
    return country_name(holder.country or "")


def issue(row: PositionRow, events: Mapping[str, Event], parties: Iterable[str]) -> str:
    """The heading under which a position stands."""
    table = lexicon.table("publishing", "headings")
    about = events.get(row.about_id or "")
    if about is not None:
        by_type = next((i["name"] for i in table["issue"] if about.type in i["types"]), None)
        if by_type:
            return str(by_type)
    if (row.about_id or "").startswith("a-") or _fold(row.about.partition(",")[0]) in parties:
        return str(table["matter"]["a_party"])
    words = [_singular(w) for w in _WORD.findall(row.about.casefold())]
    known = _issue_of_word()
    found = next((known[w] for w in (_head(words), *words) if w in known), None)
    return found or str(table["matter"]["other"])


def _called(record: Record) -> set[str]:
    """How named actors are called; persons also by their last name."""
    named = [a for a in record.actors if a.named]
    full = {_fold(n) for a in named for n in (a.name, *a.aliases)}
    return full | {_fold(a.name.split()[-1]) for a in named if a.kind == "person" and a.name}


def _head(words: list[str]) -> str:
    """The last word before the phrase is continued ("the strikes" of "the strikes on boats")."""
    ends = lexicon.table("publishing", "headings")["matter"]["ends"]
    stop = next((i for i, w in enumerate(words) if w in ends), len(words))
    return words[stop - 1] if stop else ""


def _singular(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _fold(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _issue_names() -> list[str]:
    table = lexicon.table("publishing", "headings")
    return [i["name"] for i in table["issue"]] + [table["matter"]["a_party"], table["matter"]["other"]]


@cache
def _issue_of_word() -> Mapping[str, str]:
    issues: list[Any] = lexicon.table("publishing", "headings")["issue"]
    return {_singular(w): i["name"] for i in reversed(issues) for w in i["words"]}
