"""Room 5: the statements of all reports become one world."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.link import judged
from dateline.link.actors import cast_of
from dateline.link.agreements import agreements, measures
from dateline.link.events import happenings
from dateline.link.evidence import Source, Stated, content_id, report_key, stated
from dateline.link.offices import learn, taught
from dateline.link.origins import by_report, origins
from dateline.link.others import claims, considerations, flows, questions
from dateline.link.places import place_rows
from dateline.link.positions import positions
from dateline.link.scope import belonging
from dateline.link.shifts import moved
from dateline.link.sides import parted
from dateline.link.status import retracted_reports
from dateline.link.stories import stories
from dateline.link.totals import totals
from dateline.model.event import Event
from dateline.model.judgement import Judgement
from dateline.model.record import OutletRow, Record, ReportRow
from dateline.model.report import Report
from dateline.model.scope import EVERYTHING, Scope
from dateline.model.statement import Reading


def link(
    readings: Sequence[tuple[Report, Reading]],
    *,
    judgements: Sequence[Judgement] = (),
    earlier: Record | None = None,
    scope: Scope = EVERYTHING,
) -> Record:
    """The record of these reports and judgements, equal for equal ones in any order; a report given twice counts once.

    ``earlier`` is a record of the same desk: ids that its events had, and that these events no longer have, become their aliases.
    What is off the ``scope`` stands among the reports and origins, each with its reason, and in no other row.
    """
    once = {
        report.id: (report, reading)
        for report, reading in sorted(readings, key=lambda p: report_key(p[0]), reverse=True)
    }
    pairs = sorted(once.values(), key=lambda p: report_key(p[0]))
    families = origins(report for report, _ in pairs)
    origin = by_report(families)
    tale = stories(report for report, _ in pairs)
    sources = [Source(report, reading, origin[report.id], tale[report.id]) for report, reading in pairs]
    known = learn(sources)
    sources = [taught(source, known) for source in sources]
    stand = judged.standing(judgements)
    off = belonging(sources, scope).aside
    read = (s for source in sources if source.report.id not in off for s in stated(source))
    items: list[Stated] = [parted(s) for s in (*read, *judged.by_hand(stand, sources))]
    cast = cast_of(items, known)
    retracted = retracted_reports({s.report.id: s.report.retracts for s in sources})
    found = happenings(items, cast, retracted=retracted, judgements=stand)
    events = with_aliases(found.events, earlier) if earlier else found.events
    counted = [e for e in found.events if e.judgement != "rejected"]
    record = Record(
        actors=tuple(sorted(cast.rows.values(), key=lambda a: a.id)),
        places=place_rows(items),
        origins=families,
        outlets=_outlets(sources),
        reports=tuple(sorted((_report(s, aside=off.get(s.report.id)) for s in sources), key=lambda r: r.id)),
        events=events,
        positions=moved(positions(items, cast, found.homes), events),
        agreements=agreements(items, cast),
        measures=measures(items, cast),
        flows=flows(items),
        questions=questions(items, cast, found.homes),
        considerations=considerations(items, cast),
        claims=claims(items, cast, found.homes),
        totals=totals(items, cast, counted),
    )
    return judged.reviewed(record, judgements, bears=found.judged)


def with_aliases(events: Iterable[Event], earlier: Record) -> tuple[Event, ...]:
    """The events, each with the ids of earlier events whose passages it took over."""
    events = tuple(events)
    current = {e.id for e in events}
    by_passage: dict[tuple[str, str], list[str]] = defaultdict(list)
    for e in events:
        for p in e.passages:
            by_passage[e.type, p.id].append(e.id)
    aliases: dict[str, set[str]] = defaultdict(set)
    for old in earlier.events:
        heir = old.id if old.id in current else _heir(old, by_passage)
        if heir:
            aliases[heir] |= {old.id, *old.aliases} - current
    return tuple(replace(e, aliases=tuple(sorted(aliases[e.id]))) if e.id in aliases else e for e in events)


def _heir(old: Event, by_passage: Mapping[tuple[str, str], Sequence[str]]) -> str | None:
    """The event that has the most passages of an earlier one; of equal ones the least id."""
    shared: dict[str, int] = defaultdict(int)
    for p in old.passages:
        for id_ in by_passage.get((old.type, p.id), ()):
            shared[id_] += 1
    return min(shared, key=lambda i: (-shared[i], i)) if shared else None


def _report(source: Source, *, aside: str | None) -> ReportRow:
    report, outlet = source.report, source.report.outlet
    return ReportRow(
        id=report.id,
        given_id=report.given_id,
        title=report.title,
        deck=report.deck,
        outlet=outlet.name if outlet else None,
        outlet_kind=outlet.kind if outlet else "unknown",
        byline=report.byline,
        dateline=report.dateline,
        published=source.published,
        published_basis=report.published_basis,
        language=report.language,
        kind=report.kind,
        url=report.url,
        origin=source.origin,
        text_sha256=report.text_sha256,
        capture_sha256=report.capture_sha256,
        corrects=report.corrects,
        retracts=report.retracts,
        statements=len(source.reading.statements),
        trouble=tuple(sorted({t.code for t in (*report.trouble, *source.reading.trouble)})),
        story=source.story,
        aside=aside,
    )


def _outlets(sources: Iterable[Source]) -> tuple[OutletRow, ...]:
    groups: dict[str, list[Source]] = defaultdict(list)
    for s in sources:
        if s.report.outlet:
            groups[s.report.outlet.name].append(s)
    rows = [_outlet(name, group) for name, group in groups.items()]
    return tuple(sorted(rows, key=lambda r: r.id))


def _outlet(name: str, group: Sequence[Source]) -> OutletRow:
    known = [s.report.outlet for s in group if s.report.outlet]
    return OutletRow(
        id=content_id("ou", name),
        name=name,
        kind=next((o.kind for o in known if o.kind != "unknown"), "unknown"),
        owner=next((o.owner for o in known if o.owner), None),
        country=next((o.country for o in known if o.country), None),
        reports=len(group),
        origins=len({s.origin for s in group}),
    )
