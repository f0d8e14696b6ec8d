"""What the pages show, computed from the record: the overview, the chronology, who acts, and where passages are cited."""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model.event import Actor, Event, Evidence, Origin, Party
from dateline.model.record import (
    ClaimRow,
    JudgementRow,
    PositionRow,
    QuestionRow,
    Record,
    ReportRow,
    TotalRow,
)
from dateline.publish import matrix, words
from dateline.publish.people import MASK

_YEAR = 5
_LAST = "9999"
TABLES = (
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


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page in five parts, by the status of each deed; a deed stands in one part only."""

    known: tuple[Event, ...]
    claimed: tuple[Event, ...]
    reported: tuple[Event, ...]
    disputed: tuple[Event, ...]
    undated: int
    unplaced: int
    open_tolls: tuple[Event, ...]
    unnamed: tuple[Actor, ...]

    @property
    def deeds(self) -> int:
        """How many acts are told as having happened."""
        return sum(map(len, (self.known, self.claimed, self.reported, self.disputed)))


@dataclass(frozen=True, slots=True)
class Period:
    """Deeds of a month or year, or acts of one kind that are no deeds. ``key`` names its page."""

    key: str
    title: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """How often an actor acts and is acted on, in events that happened."""

    actor: Actor
    acts: int
    acted_on: int


@dataclass(frozen=True, slots=True)
class Family:
    """An origin with its reports, the earliest first, and why each of the others belongs to it."""

    origin: Origin
    reports: tuple[tuple[ReportRow, str], ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage and the rows that rest on it: their table and id."""

    passage: Evidence
    rows: tuple[tuple[str, str], ...]


def deeds(record: Record) -> list[Event]:
    """The acts that are told as having happened, in the order of time; a series is told by its acts."""
    told = (e for e in in_time(record.events) if e.modality == "actual" and e.judgement != "rejected")
    return [e for e in told if e.level != "series"]


def overview(record: Record) -> Overview:
    """What is known, claimed, disputed and not known."""
    told = deeds(record)
    by = defaultdict(list)
    for event in told:
        by[_part(event)].append(event)
    unnamed = (a for a in record.actors if not a.named and a.kind in ("country", "group", "organisation"))
    return Overview(
        known=tuple(by["known"]),
        claimed=tuple(by["claimed"]),
        reported=tuple(by["reported"]),
        disputed=tuple(by["disputed"]),
        undated=sum(1 for e in told if e.date.start is None),
        unplaced=sum(1 for e in told if e.place is None),
        open_tolls=tuple(e for e in told if any(f.best is None for _, f in e.toll)),
        unnamed=tuple(sorted(unnamed, key=lambda a: (-a.reports, a.name, a.id))),
    )


def _part(event: Event) -> str:
    if event.status in ("disputed", "denied", "retracted") or event.conflicts:
        return "disputed"
    if event.status == "claimed by the acting party only":
        return "claimed"
    return "known" if event.status == "corroborated" else "reported"


def foremost(events: Iterable[Event], most: int) -> list[Event]:
    """The ``most`` events that the most independent texts report, of equal ones those with a toll, then with a date, then the latest.

    They come in the order of time.
    """
    events = in_time(events)
    rank = {e.id: n for n, e in enumerate(events)}

    def weight(event: Event) -> tuple[bool, int, bool, bool, int]:
        return event.background, -event.origins, not event.toll, event.date.start is None, -rank[event.id]

    chosen = sorted(events, key=weight)[:most]
    return sorted(chosen, key=lambda e: rank[e.id])


def in_time(events: Iterable[Event]) -> list[Event]:
    """Events by day; those without a date by the day on which they were first reported, after the dated ones of that day."""
    return sorted(
        events,
        key=lambda e: (
            e.date.start or e.first_reported or _LAST,
            e.date.start is None,
            e.date.end or "",
            e.id,
        ),
    )


def chronology(record: Record) -> list[Period]:
    """Deeds by month (``2025-09``), or by year where no more is known.

    Those before the year of the first report stand together under ``earlier``; those without any date, not even of a report, under ``undated``.
    """
    between = published_between(record)
    first_year = between[0][:4] if between else ""
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in in_time(record.events):
        if event.modality == "actual" and event.level != "series":
            groups[_period(event, first_year)].append(event)
    titles = {"earlier": f"Before {first_year}", "undated": "No date"}
    ordered = sorted(groups.items(), key=lambda item: "" if item[0] == "earlier" else item[0])
    return [Period(key, titles.get(key) or words.day(key), tuple(events)) for key, events in ordered]


def _period(event: Event, first_year: str) -> str:
    day = event.date.start or event.first_reported
    if day is None:
        return "undated"
    if day[:4] < first_year:
        return "earlier"
    return day[: 4 if event.date.date_prec == _YEAR else 7]


def series(record: Record) -> list[Period]:
    """Talk of many acts at once, on a page of its own; none where there is none."""
    told = tuple(e for e in in_time(record.events) if e.level == "series")
    return [Period("campaigns", "Campaigns", told)] if told else []


def not_deeds(record: Record) -> list[Period]:
    """Planned, hypothetical and denied acts, apart from deeds."""
    groups = (
        ("future", "planned", "Announced or planned"),
        ("hypothetical", "considered", "Considered, feared or conditional"),
        ("negated", "denied", "Denied, or said not to have happened"),
    )
    told = [
        Period(key, title, tuple(e for e in in_time(record.events) if e.modality == m))
        for m, key, title in groups
    ]
    return [p for p in told if p.events]


def with_tolls(record: Record) -> list[Event]:
    """Deeds for which a toll is stated, by day."""
    return [e for e in in_time(record.events) if e.toll and e.modality == "actual"]


def totals(record: Record) -> list[TotalRow]:
    """Running totals by what they count and the day on which they were stated."""
    return sorted(record.totals, key=lambda t: (t.what, t.as_of or "", t.number, t.id))


def latest_totals(record: Record) -> list[TotalRow]:
    """For each thing that is counted the latest total that can be compared with the events of the record."""
    found = {t.what: t for t in totals(record) if t.sum_of_events is not None}
    return list(found.values())


def activities(record: Record) -> list[Activity]:
    """Actors by how much they do; those that neither act nor are acted on come last. Private persons are not listed."""
    acts: Counter[str] = Counter()
    acted_on: Counter[str] = Counter()
    for event in record.events:
        if event.modality == "actual":
            acts.update(p.id for p in event.actors)
            acted_on.update(p.id for p in event.recipients)
    rows = [Activity(a, acts[a.id], acted_on[a.id]) for a in record.actors if a.name != MASK]
    return sorted(rows, key=lambda r: (-(r.acts + r.acted_on), -r.actor.reports, r.actor.name, r.actor.id))


def resolved(record: Record) -> list[Activity]:
    """The actors of whom something is known beyond their words."""
    return [r for r in activities(record) if r.actor.status == "resolved"]


def unresolved(record: Record) -> list[Activity]:
    """The actors of whom reports tell neither who they are nor of which country; none is dropped."""
    return [r for r in activities(record) if r.actor.status == "unresolved"]


def positions(record: Record) -> list[PositionRow]:
    """Positions by the holder's country, the holder, and the day since when."""

    def order(row: PositionRow) -> tuple[bool, str, str, str, str]:
        place = matrix.place_of(row.holder)
        return not place, place, row.holder.name, row.since or _LAST, row.id

    return sorted(record.positions, key=order)


def by_place(rows: Iterable[PositionRow]) -> list[tuple[str, list[PositionRow]]]:
    """Positions, already in order, under the name of the holder's country."""
    return [
        (place, list(group))
        for place, group in itertools.groupby(rows, key=lambda r: matrix.place_of(r.holder))
    ]


def questions(record: Record) -> list[QuestionRow]:
    """Questions by their matter, those with more sides first."""
    return sorted(record.questions, key=lambda q: (q.matter or _LAST, -len(q.sides), q.id))


def most_sided(record: Record, most: int) -> list[QuestionRow]:
    """The ``most`` questions with the most sides."""
    return sorted(record.questions, key=lambda q: (-len(q.sides), -len(q.passages), q.id))[:most]


def claims(record: Record) -> list[ClaimRow]:
    """Claims by day."""
    return sorted(record.claims, key=lambda c: (c.date or _LAST, c.id))


def judgements(record: Record) -> list[JudgementRow]:
    """Decisions of analysts, the latest first."""
    return sorted(record.judgements, key=lambda j: (j.when, j.id), reverse=True)


def settings(row: JudgementRow) -> list[str]:
    """What a decision sets; which passages it moves is told by the rows."""
    return [v for v in row.values if v.partition("=")[0] not in ("passages", "with")]


def kept(record: Record) -> Record:
    """The record without the rows that were rejected."""
    rows = {what: tuple(r for r in getattr(record, what) if r.judgement != "rejected") for what in TABLES}
    return dataclasses.replace(record, **rows)


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
    for what in TABLES:
        for row in getattr(record, what):
            for passage in row.passages:
                yield what, row.id, passage
    for actor in record.actors:
        for office in actor.offices if actor.name != MASK else ():
            yield from (("actors", actor.id, passage) for passage in office.passages)


def labels(record: Record) -> dict[str, str]:
    """What each row says in a line, for links to it: by its id."""
    told = {e.id: e.summary for e in record.events}
    told |= {a.id: f"Office: {words.own(a.name)}" for a in record.actors}
    told |= {
        p.id: f"Position: {words.own(p.holder.name)} {p.stance}, {_about(p.about)}" for p in record.positions
    }
    told |= {a.id: f"Agreement: {names(a.parties)}, {_about(a.what)}, {a.status}" for a in record.agreements}
    told |= {m.id: f"Measure: {m.measure}, {m.status}" for m in record.measures}
    told |= {f.id: f"Flow: {words.own(f.goods)}" for f in record.flows}
    told |= {
        q.id: f"Question of {q.matter or 'a matter not stated'}: {_about(q.about)}" for q in record.questions
    }
    told |= {c.id: f"A {c.sign} that is named" for c in record.considerations}
    told |= {c.id: f"Claim of {names(c.holders)}" for c in record.claims}
    told |= {t.id: f"Running total: {t.number:,} {t.what}" for t in record.totals}
    return told


def _about(text: str) -> str:
    return f"“{words.short(text)}”" if text else "matter not stated"


def origins(record: Record) -> list[Family]:
    """Reports under the origin that they descend from, the largest family first, then the oldest."""
    rows = {r.id: r for r in record.reports}
    families = [_family(o, rows) for o in record.origins]
    return sorted(families, key=lambda f: (-len(f.reports), f.origin.first_published or _LAST, f.origin.id))


def _family(origin: Origin, rows: dict[str, ReportRow]) -> Family:
    why = {
        link.report: f"{link.relation}: {link.why}" if link.why else link.relation for link in origin.links
    }
    listed = sorted(
        (r for r in origin.reports if r in rows), key=lambda r: (r in why, rows[r].published or _LAST, r)
    )
    return Family(origin, tuple((rows[r], why.get(r, "")) for r in listed))


def stories(record: Record) -> dict[str, list[ReportRow]]:
    """The reports of each story, the oldest first."""
    found: dict[str, list[ReportRow]] = {}
    for r in sorted(record.reports, key=lambda r: (r.published or _LAST, r.id)):
        found.setdefault(r.story or r.id, []).append(r)
    return found


def languages(record: Record) -> list[tuple[str, int, int]]:
    """Each language with how many reports are in it, and how many of those something was coded from."""
    reports = Counter(r.language for r in record.reports)
    coded = Counter(r.language for r in record.reports if r.statements)
    return [(language, n, coded[language]) for language, n in reports.most_common()]


def published_between(record: Record) -> tuple[str, str] | None:
    """The days of the first and the last report whose date is known."""
    days = [r.published for r in record.reports if r.published]
    return (min(days), max(days)) if days else None


def names(parties: Sequence[Party]) -> str:
    """The names of parties as a phrase; "not stated" for none. Where many, how many more there are."""
    listed = list(dict.fromkeys(words.own(p.name) for p in parties))
    if len(listed) > 1:
        return ", ".join(listed[:-1]) + " and " + listed[-1]
    return listed[0] if listed else "not stated"
