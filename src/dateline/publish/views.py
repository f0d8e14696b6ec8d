"""What the pages show, computed from the record: the overview, the chronology, who acts, and where passages are cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.event import Actor, Event, Evidence, Party
from dateline.model.record import PositionRow, Record, ReportRow

DEEDS = ("actual",)
_YEAR = 5


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page in four parts, by the status of each event; a row stands in one part only."""

    known: tuple[Event, ...]
    claimed: tuple[Event, ...]
    reported: tuple[Event, ...]
    disputed: tuple[Event, ...]
    undated: int
    unplaced: int
    open_tolls: tuple[Event, ...]
    unnamed: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """How often an actor acts and is acted on, in events that happened."""

    actor: Actor
    acts: int
    acted_on: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage and the rows that rest on it: their table and id."""

    passage: Evidence
    rows: tuple[tuple[str, str], ...]


def overview(record: Record) -> Overview:
    """What is known, claimed, disputed and not known."""
    deeds = [e for e in in_time(record.events) if e.modality in DEEDS and e.judgement != "rejected"]
    by = defaultdict(list)
    for event in deeds:
        by[_part(event)].append(event)
    return Overview(
        known=tuple(by["known"]),
        claimed=tuple(by["claimed"]),
        reported=tuple(by["reported"]),
        disputed=tuple(by["disputed"]),
        undated=sum(1 for e in deeds if e.date.start is None),
        unplaced=sum(1 for e in deeds if e.place is None),
        open_tolls=tuple(e for e in deeds if any(f.best is None for _, f in e.toll)),
        unnamed=tuple(
            a for a in record.actors if not a.named and a.kind in ("country", "group", "organisation")
        ),
    )


def _part(event: Event) -> str:
    if event.status in ("disputed", "denied", "retracted") or event.conflicts:
        return "disputed"
    if event.status == "claimed by the acting party only":
        return "claimed"
    return "known" if event.status == "corroborated" else "reported"


def in_time(events: tuple[Event, ...]) -> list[Event]:
    """Events by day; those without a date by the day on which they were first reported, after the dated ones of that day."""
    return sorted(
        events,
        key=lambda e: (
            e.date.start or e.first_reported or "9999",
            e.date.start is None,
            e.date.end or "",
            e.id,
        ),
    )


def chronology(record: Record) -> list[tuple[str, list[Event]]]:
    """Deeds by month (``2025-09``), or by year where no more is known; events without any date, not even of a report, under an empty string."""
    months: dict[str, list[Event]] = defaultdict(list)
    for event in in_time(record.events):
        if event.modality == "actual":
            months[_period(event)].append(event)
    return sorted(months.items(), key=lambda item: item[0] or "9999")


def _period(event: Event) -> str:
    year_only = event.date.date_prec == _YEAR
    return (event.date.start or event.first_reported or "")[: 4 if year_only else 7]


def not_deeds(record: Record) -> list[tuple[str, list[Event]]]:
    """Planned, hypothetical and denied acts, apart from deeds."""
    groups = (
        ("future", "Announced or planned"),
        ("hypothetical", "Considered, feared or conditional"),
        ("negated", "Denied, or said not to have happened"),
    )
    told = [(title, [e for e in in_time(record.events) if e.modality == m]) for m, title in groups]
    return [(title, events) for title, events in told if events]


def activities(record: Record) -> list[Activity]:
    """Actors by how much they do; those that neither act nor are acted on come last."""
    acts: dict[str, int] = defaultdict(int)
    acted_on: dict[str, int] = defaultdict(int)
    for event in record.events:
        if event.modality == "actual":
            for party in event.actors:
                acts[party.id] += 1
            for party in event.recipients:
                acted_on[party.id] += 1
    rows = [Activity(a, acts[a.id], acted_on[a.id]) for a in record.actors]
    return sorted(rows, key=lambda r: (-(r.acts + r.acted_on), -r.actor.reports, r.actor.name))


def positions_by_country(record: Record) -> list[tuple[str, list[PositionRow]]]:
    """Positions under the holder's country; holders without one under their own name."""
    groups: dict[str, list[PositionRow]] = defaultdict(list)
    for row in record.positions:
        groups[row.holder.country or row.holder.name].append(row)
    return [
        (key, sorted(rows, key=lambda r: (r.holder.name, r.since or "9999", r.id)))
        for key, rows in sorted(groups.items())
    ]


def citations(record: Record) -> dict[str, list[Cited]]:
    """For each report the passages that rows rest on, in the order of the text."""
    passages: dict[str, Evidence] = {}
    rows: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for what, row_id, passage in _cited(record):
        passages[passage.id] = passage
        rows[passage.id].add((what, row_id))
    by_report: dict[str, list[Cited]] = defaultdict(list)
    for passage in sorted(passages.values(), key=lambda p: (p.report, p.in_ == "text", p.start, p.end)):
        by_report[passage.report].append(Cited(passage, tuple(sorted(rows[passage.id]))))
    return dict(by_report)


def _cited(record: Record) -> Iterator[tuple[str, str, Evidence]]:
    tables = (
        "events",
        "positions",
        "agreements",
        "measures",
        "flows",
        "questions",
        "considerations",
        "claims",
        "totals",
    )
    for what in tables:
        for row in getattr(record, what):
            for passage in row.passages:
                yield what, row.id, passage


def reports_by_origin(record: Record) -> list[tuple[str, list[ReportRow]]]:
    """Reports under the origin that they descend from, oldest origin first."""
    rows = {r.id: r for r in record.reports}
    origins = sorted(record.origins, key=lambda o: (o.first_published or "9999", o.id))
    return [(o.id, [rows[r] for r in o.reports if r in rows]) for o in origins]


def names(parties: tuple[Party, ...]) -> str:
    """The names of parties as a phrase; "not stated" for none."""
    listed = [p.name for p in parties]
    if len(listed) > 1:
        return ", ".join(listed[:-1]) + " and " + listed[-1]
    return listed[0] if listed else "not stated"
