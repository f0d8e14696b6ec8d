"""How the rows of a record are divided over the pages of a dossier, and where each row stands.

Long lists go on over numbered pages; every slice says which rows of how many it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.model.record import Record
from dateline.publish import atlas, network, views

#: Name and title of each page, in the order of the navigation.
PAGES = (
    ("index", "Overview"),
    ("events", "Chronology"),
    ("map", "Map"),
    ("tolls", "Tolls"),
    ("parties", "Parties"),
    ("graph", "Who to whom"),
    ("positions", "Positions"),
    ("agreements", "Agreements"),
    ("flows", "Flows"),
    ("questions", "Questions"),
    ("claims", "Claims"),
    ("sources", "Sources"),
    ("corrections", "Corrections"),
    ("method", "Method"),
)
PER_PAGE = 100
#: Lists of rows that have their own place on another page.
_ELSEWHERE = ("tolls", "unplaced")
#: Cards with all their fields and passages are longer than lines.
CARDS_PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows ``first`` to ``last`` (from 1, inclusive) of ``total``."""

    rows: tuple[Any, ...]
    first: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last row that is shown."""
        return self.first + len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of the dossier. ``page`` is the template and the entry of the navigation, ``key`` the period or kind of events."""

    path: str
    page: str
    title: str
    number: int = 1
    of: int = 1
    lists: Mapping[str, Slice] = field(default_factory=dict)
    key: str = ""

    def beside(self, number: int) -> str:
        """The path of another sheet of the same page, from the root."""
        return _path(_stem(self.path, self.number), number)

    @property
    def root(self) -> str:
        """What leads from this file to the folder of the first page."""
        return "../" * self.path.count("/")


def _path(stem: str, number: int) -> str:
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


def _stem(path: str, number: int) -> str:
    return path.removesuffix(".html").removesuffix(f"-{number}" if number > 1 else "")


def sheets(record: Record) -> list[Sheet]:
    """Every page but those of reports, in the order of the navigation."""
    lists = _lists(record)
    found: list[Sheet] = []
    for name, title in PAGES:
        found += _split(Sheet(f"{name}.html", name, title), lists.get(name, {}), per_page=PER_PAGE)
        if name == "events":
            found += _event_sheets(record)
    return found


def _lists(record: Record) -> dict[str, dict[str, Sequence[Any]]]:
    """The lists of each page that go on over several sheets."""
    return {
        "tolls": {"tolls": views.with_tolls(record), "totals": views.totals(record)},
        "map": {"unplaced": atlas.unplaced(record)},
        "parties": {"actors": views.resolved(record), "unresolved": views.unresolved(record)},
        "graph": {"ties": network.ties(record)},
        "positions": {"positions": views.positions(record)},
        "agreements": {"agreements": record.agreements, "measures": record.measures},
        "flows": {"flows": record.flows},
        "questions": {"questions": views.questions(record), "considerations": record.considerations},
        "claims": {"claims": views.claims(record)},
        "sources": {"origins": views.origins(record)},
        "corrections": {"judgements": views.judgements(record)},
    }


def _event_sheets(record: Record) -> Iterator[Sheet]:
    for period in (*views.series(record), *views.chronology(record), *views.not_deeds(record)):
        sheet = Sheet(f"events/{period.key}.html", "period", period.title, key=period.key)
        yield from _split(sheet, {"events": period.events}, per_page=CARDS_PER_PAGE)


def _split(sheet: Sheet, lists: Mapping[str, Sequence[Any]], *, per_page: int) -> list[Sheet]:
    of = max([1, *(-(-len(rows) // per_page) for rows in lists.values())])
    stem = sheet.path.removesuffix(".html")
    return [
        Sheet(
            _path(stem, n),
            sheet.page,
            sheet.title,
            number=n,
            of=of,
            lists={name: _slice(rows, n, per_page) for name, rows in lists.items()},
            key=sheet.key,
        )
        for n in range(1, of + 1)
    ]


def _slice(rows: Sequence[Any], number: int, per_page: int) -> Slice:
    start = (number - 1) * per_page
    return Slice(tuple(rows[start : start + per_page]), start + 1, len(rows))


def addresses(found: Iterable[Sheet]) -> dict[str, str]:
    """Where each row stands, from the root: its file and anchor by its id."""
    return {
        row_id: f"{sheet.path}#{row_id}"
        for sheet in found
        for name, part in sheet.lists.items()
        if name not in _ELSEWHERE
        for row_id in map(_id_of, part.rows)
    }


def _id_of(row: Any) -> str:
    if isinstance(row, views.Activity):
        return row.actor.id
    if isinstance(row, views.Family):
        return row.origin.id
    return str(row.id)
