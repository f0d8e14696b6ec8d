"""One conflict's desk: what the command line, the API and a notebook call.

A desk is a folder with ``desk.toml``, the record and the captures. Every method leaves the record consistent:
either all of what it did is there, or nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dateline import config, reading, registry, review, wire
from dateline.engine import local
from dateline.errors import unknown
from dateline.extract.report import extract
from dateline.gather.sources import gather
from dateline.lexicon import NO_OVERLAY, Overlay, overlaid
from dateline.link.digest import record_digest
from dateline.link.people import private_names
from dateline.model.judgement import Judgement
from dateline.model.record import Record
from dateline.model.report import Added, Capture, Failure, Report
from dateline.model.scope import EVERYTHING, Scope
from dateline.model.statement import Reading
from dateline.publish import dossier, views
from dateline.publish.changes import Change, changes
from dateline.publish.manifest import Manifest
from dateline.publish.people import mask, names_of
from dateline.record import history, search
from dateline.record.store import Store

Clock = Callable[[], dt.datetime]
#: Called with the number of reports done so far and, where it is known, of how many.
Progress = Callable[[int, int | None], None]

_TRIES = 2


def utc_now() -> dt.datetime:
    """The time by the machine's clock, in UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Verified:
    """What ``verify`` checked and what it found wrong."""

    passages: int
    reports: int
    chain: int
    problems: tuple[history.Problem, ...]
    record_digest: str
    chain_head: str | None


@dataclass(slots=True)
class Desk:
    """An open desk. Use it as a context manager, or call :meth:`close`."""

    folder: Path
    title: str
    settings: config.Settings
    store: Store
    now: Clock = field(default=utc_now)
    overlay: Overlay = NO_OVERLAY
    scope: Scope = EVERYTHING

    @property
    def lexicon(self) -> str:
        """What its own actors and places add to the coders of a reading; empty where it has none."""
        return "".join(reading.edition(self.overlay))

    @property
    def basis(self) -> str:
        """What its record follows from besides the reports: its own actors and places, and its scope."""
        return self.lexicon + self.scope.edition

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the record's files."""
        self.store.close()

    def add(self, sources: Iterable[str], *, progress: Progress | None = None) -> Added:
        """Read every report that ``sources`` lead to and take it into the record.

        Adding what is known already changes nothing. Whatever cannot be read is stored as an outcome with its reason.
        What was read before the desk's own actors or places changed is read anew first.
        """
        tally: list[Added] = [self.reread(progress=progress)]
        origin: dict[str, str] = {}
        done = 0
        incoming = self._incoming(sources, tally, origin=origin)
        for chunk in self._run(incoming):
            with self.store.batch():
                tally += [self._keep(r, reading, source=origin.pop(r.id)) for r, reading in chunk]
            done += len(chunk)
            if progress:
                progress(done, None)
        added = sum(tally, Added())
        if self.behind():
            self.relink()
        return self._copies_apart(added)

    def reread(self, *, progress: Progress | None = None) -> Added:
        """Read anew what was not yet read with the desk's actors and places as they are; earlier readings are kept."""
        waiting = self.store.unread_with(self.lexicon)
        again: list[str] = []
        for chunk in self._run(r for r in self.store.reports() if r.id in waiting) if waiting else ():
            with self.store.batch():
                for report, read in chunk:
                    if isinstance(read, Reading) and self.store.put_reading(read):
                        again.append(report.id)
            if progress:
                progress(len(again), len(waiting))
        if self.behind():
            self.relink()
        return Added(again=tuple(again))

    def _run(self, reports: Iterable[Report]) -> Iterator[list[local.Outcome]]:
        read = local.run(reports, workers=self.settings.workers, overlay=self.overlay)
        return _batched(read, size=64)

    def behind(self) -> bool:
        """Whether the record does not follow from all that was read, or from the desk's actors and places as they are."""
        return self.store.behind(self.basis)

    def _readings(self) -> list[tuple[Report, Reading]]:
        return list(self.store.readings(self.lexicon))

    def _linked(self, *, earlier: Record | None = None, until: dt.datetime | None = None) -> Record:
        """The record that the readings and judgements give, or gave at an earlier time."""
        with overlaid(self.overlay):
            pairs = self._readings()
            return review.linked(pairs, self.store, earlier=earlier, until=until, scope=self.scope)

    def _incoming(
        self, sources: Iterable[str], tally: list[Added], *, origin: dict[str, str]
    ) -> Iterator[Report]:
        """The reports that are new; ``origin`` says where each came from.

        What is not new becomes an outcome at once, and is added to ``tally``.
        """
        seen: set[str] = set()
        for source in sources:
            for item in self._gathered(source):
                report = self._received(item)
                if isinstance(report, Failure):
                    tally.append(self._failed(report))
                elif report.id in seen or self.store.has_report(report.id):
                    self.store.put_outcome(item.source, "known", at=self.now(), report=report.id)
                    tally.append(Added(known=(report.id,)))
                else:
                    seen.add(report.id)
                    origin[report.id] = item.source
                    yield report

    def _gathered(self, source: str) -> Iterator[Capture | Failure]:
        return gather(
            source,
            now=self.now,
            deadline_s=self.settings.fetch_deadline_s,
            limit_bytes=self.settings.fetch_limit_bytes,
            feed_limit=self.settings.feed_limit,
        )

    def _received(self, item: Capture | Failure) -> Report | Failure:
        if isinstance(item, Failure):
            return item
        self.store.put_capture(item)
        return extract(item)

    def _keep(self, report: Report, reading: Reading | Failure, *, source: str) -> Added:
        if isinstance(reading, Failure):
            return self._failed(replace(reading, source=source))
        # somebody else may have added it while it was read here
        new = self.store.put_report(report, reading)
        self.store.put_outcome(
            source,
            "read" if new else "known",
            at=self.now(),
            report=report.id,
            capture_sha256=report.capture_sha256,
        )
        return Added(read=(report.id,)) if new else Added(known=(report.id,))

    def _failed(self, failure: Failure) -> Added:
        self.store.put_outcome(
            failure.source,
            "unreadable",
            at=self.now(),
            code=failure.code,
            message=failure.message,
            capture_sha256=failure.capture_sha256,
        )
        return Added(unreadable=(failure,))

    def _copies_apart(self, added: Added) -> Added:
        """Of the reports read, those that link to an earlier text are copies."""
        descended = {link.report for row in self.store.record().origins for link in row.links}
        copies = tuple(r for r in added.read if r in descended)
        fresh = tuple(r for r in added.read if r not in descended)
        return replace(added, read=fresh, copies=copies)

    def relink(self) -> None:
        """Build the record anew from all readings; equal readings give an equal record."""
        for _ in range(_TRIES):
            arrived = self.store.arrived()
            record = self._linked(earlier=self.store.record())
            digest = record_digest(record)
            if self.store.put_record(record, digest, arrived=arrived, lexicon=self.basis):
                return
        # others keep adding: they wait for this one
        with self.store.batch():
            record = self._linked(earlier=self.store.record())
            self.store.put_record(record, record_digest(record), lexicon=self.basis)

    def record(self, *, asof: str | None = None) -> Record:
        """The record as it stands, or as it stood at the end of the day ``asof``.

        Raises:
            Misused: ``asof`` is no day.
        """
        if asof is None:
            return self.store.record()
        last = search.bounds(asof, name="asof")[1]
        return self._linked(until=dt.datetime.combine(last, dt.time.max, dt.UTC))

    def judge(self, asked: review.Asked | review.ByHand) -> Judgement:
        """Keep an analyst's judgement, and build the record anew with it.

        Raises:
            Misused: the judgement makes no sense; nothing is kept.
        """
        when, asked = self.now(), replace(asked, who=asked.who or self.settings.analyst)
        if isinstance(asked, review.ByHand):
            given = review.by_hand(asked, self._readings(), when=when)
        else:
            given = review.judgement(asked, self.store, when=when)
        self.store.put_judgement(given)
        self.relink()
        return given

    def diff(self, since: str) -> list[Change]:
        """What changed in the record since the beginning of the day ``since``.

        Raises:
            Misused: ``since`` is no day.
        """
        first = search.bounds(since, name="since")[0]
        midnight = dt.datetime.combine(first, dt.time.min, dt.UTC)
        before = self._linked(until=midnight - dt.timedelta(microseconds=1))
        return changes(before, self.store.record())

    def show(self, what: str, **filters: Any) -> Iterator[dict[str, Any]]:
        """The rows of one table that pass all filters, as JSON types, in a stable order.

        Raises:
            UnknownName: no such table, or no such filter.
            Misused: a filter's value makes no sense.
        """
        if what not in search.WHATS:
            raise unknown("table", what, search.WHATS, code="E-UNKNOWN-TABLE")
        with overlaid(self.overlay):
            given = search.checked(filters)
        rows = wire.plain(getattr(self.record(asof=given.get("asof")), what))
        selected = search.select(rows, given, library=self._library())
        return (dict(row) for row in sorted(selected, key=search.in_order))

    def _library(self) -> search.Library:
        reports = self.store.record().reports
        return search.Library(
            language={r.id: r.language for r in reports},
            origin={r.id: r.origin or r.id for r in reports},
        )

    def explain(self, row_id: str) -> dict[str, Any]:
        """Everything behind one row: its fields, each passage with its report and origin, and what was decided about it.

        Raises:
            Misused: no row has this id, nor had it before.
        """
        what, row = review.row_of(self.store, row_id)
        record = self.store.record()
        reports = {r.id: wire.plain(r) for r in record.reports}
        cites = self._resting_on(row_id) if what == "reports" else row.get("passages", ())
        passages = [{**p, "origin": (reports.get(p["report"]) or {}).get("origin")} for p in cites]
        cited = sorted({p["report"] for p in passages})
        return {
            "what": what,
            "row": row,
            "passages": passages,
            "reports": [reports[r] for r in cited if r in reports],
            "judgements": [wire.plain(j) for j in record.judgements if j.row == row["id"]],
        }

    def _resting_on(self, report: str) -> list[dict[str, Any]]:
        """The passages of a report, each with the rows that it supports."""
        cited = views.citations(self.store.record()).get(report, [])
        return [{**wire.plain(c.passage), "supports": [row_id for _, row_id in c.rows]} for c in cited]

    def build(self, out: Path, *, asof: str | None = None) -> Path:
        """Write the dossier, a static site, into ``out``; return its first page."""
        record = self.record(asof=asof)
        named = private_names(self._readings())
        edition = dossier.Edition(
            title=self.title,
            as_of=self.now(),
            manifest=self._manifest({}, record if asof else None),
            contact=self.settings.contact,
            unread=tuple(o for o in self.store.outcomes() if o["outcome"] == "unreadable"),
            texts={r.id: {"title": r.title or "", "text": r.text} for r in self.store.reports()},
            names=names_of(record, named),
        )
        with overlaid(self.overlay):
            return dossier.build(mask(record, named), out, edition=edition)

    def export(self, form: str, out: Path, **filters: Any) -> tuple[Path, ...]:
        """Write the record in one format; return the files written, the manifest last.

        Raises:
            UnknownName: no such format, table or filter.
        """
        run = registry.component("exporter", form).run
        with overlaid(self.overlay):
            given = search.checked(filters)
        record = self.record(asof=given.get("asof"))
        masked = mask(record, private_names(self._readings()))
        library = self._library()
        tables = {
            what: sorted(
                search.select(wire.plain(getattr(masked, what)), given, library=library), key=search.in_order
            )
            for what in search.WHATS
        }
        return tuple(run(tables, out, manifest=self._manifest(given, record if "asof" in given else None)))

    def _manifest(self, filters: Mapping[str, str], earlier: Record | None = None) -> Manifest:
        """About the record as it stands, or as it stood ``earlier``."""
        head = self.store.chain_head()
        return Manifest(
            title=self.title,
            record_digest=self.digest() if earlier is None else record_digest(earlier),
            chain_head=head[1],
            filters=tuple(sorted(filters.items())),
        )

    def digest(self) -> str:
        """The digest of the record: the same for the same reports and judgements on any machine."""
        return self.store.digest() or record_digest(Record())

    def verify(self) -> Verified:
        """Re-read every passage from the stored text, every capture against its digest, and walk the hash chain."""
        chain = history.verify_chain(self.store)
        checked, problems = history.verify_passages(self.store)
        head = self.store.chain_head()
        return Verified(
            passages=checked,
            reports=self.store.count("report"),
            chain=head[0],
            problems=(*chain, *problems, *self._verify_record()),
            record_digest=self.digest(),
            chain_head=head[1],
        )

    def _verify_record(self) -> list[history.Problem]:
        """Whether the rows are those that the readings give."""
        try:
            rows = record_digest(self.store.record())
            fresh = record_digest(self._linked())
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            said = f"rows cannot be read: {type(error).__name__}: {str(error)[:200]}"
            return [history.Problem("E-RECORD-DIFFERS", "record", said)]
        problems = history.verify_record(self.store, rows)
        if fresh != self.digest():
            problems.append(history.Problem("E-RECORD-STALE", "record", "it is not what its readings give"))
        return problems


def _batched(items: Iterable[Any], *, size: int) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
