"""The rules on people: who is named outside of the desk.

A private person is "a person named in the report" in every page and export, unless a judgement releases the name.
The record itself keeps what the reports say; passages are masked visibly, in square brackets.

Misses: persons whom the reader did not notice as such, and names inside of web addresses.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from dateline.model.event import Actor
from dateline.model.record import Record

MASK = "a person named in the report"
#: Fields that are keys or addresses, not words.
_KEYS = frozenset(
    {"id", "report", "reports", "text_sha256", "capture_sha256", "url", "about_id", "origin", "rules"}
)
# a name of three letters would mask parts of ordinary words
_SHORTEST = 4
_WORD = re.compile(r"\w+")

T = TypeVar("T")
#: Report id to the names of private persons in it.
Named = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Names:
    """Names that are masked, each under its first word, with the reports in which it means the person; None means everywhere."""

    by_first_word: Mapping[str, tuple[tuple[str, frozenset[str] | None], ...]]
    _patterns: dict[frozenset[str], re.Pattern[str]] = field(default_factory=dict, compare=False)

    def mask(self, text: str, *, reports: Iterable[str] = (), mark: str = MASK) -> str:
        """``text``, which rests on ``reports``, with ``mark`` in the place of each name."""
        known = self.by_first_word.keys() & set(_WORD.findall(text))
        here = frozenset(
            name
            for word in known
            for name, only in self.by_first_word[word]
            if only is None or not only.isdisjoint(reports)
        )
        return self._pattern(here).sub(mark, text) if here else text

    def _pattern(self, names: frozenset[str]) -> re.Pattern[str]:
        if names not in self._patterns:
            longest_first = sorted(names, key=lambda n: (-len(n), n))
            alternatives = "|".join(map(re.escape, longest_first))
            self._patterns[names] = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
        return self._patterns[names]


def names_of(record: Record, named: Named | None = None) -> Names:
    """The private persons among the actors of ``record``, and those whom ``named`` lists for single reports.

    Full names are masked everywhere, single words ("Doerr") in the reports that use them so.
    """
    found: dict[str, set[str] | None] = {
        n: None for a in record.actors if not a.person_public for n in _names(a)
    }
    for report, names in (named or {}).items():
        for name in names:
            if len(name) < _SHORTEST:
                continue
            reports = found.setdefault(name, None if " " in name else set())
            if reports is not None:
                reports.add(report)
    index: dict[str, list[tuple[str, frozenset[str] | None]]] = defaultdict(list)
    for name, reports in sorted(found.items()):
        for word in _WORD.findall(name)[:1]:
            index[word].append((name, None if reports is None else frozenset(reports)))
    return Names({word: tuple(rows) for word, rows in index.items()})


def mask(record: Record, named: Named | None = None) -> Record:
    """``record`` as it may leave the desk: no name of a private person in any field or quotation."""
    names = names_of(record, named)
    if not names.by_first_word:
        return record
    return _masked(record, names, reports=())


def _names(actor: Actor) -> list[str]:
    words = [actor.name, *actor.aliases]
    return [w for w in words if len(w) >= _SHORTEST and w != MASK]


def _masked(value: T, names: Names, *, reports: tuple[str, ...], key: str = "") -> T:
    if isinstance(value, str):
        mark = f"[{MASK}]" if key == "quote" else MASK
        return value if key in _KEYS else names.mask(value, reports=reports, mark=mark)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_masked(v, names, reports=reports, key=key) for v in value)  # type: ignore[return-value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        behind = _reports(value) or reports
        changed: dict[str, Any] = {
            f.name: _masked(getattr(value, f.name), names, reports=behind, key=f.name)
            for f in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changed)
    return value


def _reports(row: Any) -> tuple[str, ...]:
    """The reports that a row rests on; a report rests on itself."""
    if isinstance(row, Record):
        return ()
    own = getattr(row, "report", None) or (row.id if hasattr(row, "text_sha256") else None)
    return (
        (own,)
        if own
        else tuple(dict.fromkeys(p.report for p in getattr(row, "passages", ()) if hasattr(p, "report")))
    )
