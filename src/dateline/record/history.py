"""Checks of what is kept: the hash chain, the derived rows, and every passage byte for byte.

Misses: without a witness outside of the database, history that was rewritten as a whole, with the chain made anew over it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dateline import wire
from dateline.model.report import Report
from dateline.record import captures, chain, schema
from dateline.record.store import Store

_TABLES: Mapping[str, tuple[sa.Table, Callable[[Mapping[str, Any]], str]]] = {
    "capture": (schema.capture, lambda r: r["sha256"]),
    "report": (schema.report, lambda r: r["id"]),
    "reading": (schema.reading, lambda r: f"{r['report']} {r['coders']}"),
    "outcome": (schema.outcome, lambda r: str(r["seq"])),
    "judgement": (schema.judgement, lambda r: r["id"]),
}
_NONSENSE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
_PASSAGE = {"id", "report", "in", "start", "end", "quote"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One defect: ``where`` names what it was found in."""

    code: str
    where: str
    message: str


def verify_chain(store: Store) -> list[Problem]:
    """Every defect of the history: links out of order or changed, rows without a link or changed since, links without a row."""
    with store.reading() as connection:
        return [*_walk(connection), *_bodies(connection), *_guards(connection), *_integrity(connection)]


def _walk(connection: sa.Connection) -> Iterator[Problem]:
    prev, seq = chain.GENESIS, 0
    for link in connection.execute(sa.select(schema.chain).order_by(schema.chain.c.seq)):
        if link.seq != seq + 1:
            yield Problem("E-CHAIN-GAP", f"link {seq + 1}", f"links {seq + 1} to {link.seq - 1} are missing")
        if link.prev != prev:
            yield Problem("E-CHAIN-BROKEN", f"link {link.seq}", "it does not follow from the link before it")
        if link.hash != chain.link_hash(
            link.seq, kind=link.kind, ref=link.ref, digest=link.digest, prev=link.prev
        ):
            yield Problem("E-CHAIN-EDITED", f"link {link.seq}", "its hash is not that of its content")
        prev, seq = link.hash, link.seq
    yield from _end(connection, seq, prev)


def _end(connection: sa.Connection, seq: int, last: str) -> Iterator[Problem]:
    """Whether the chain ends where the database says that it did."""
    named = chain.get_meta(connection, chain.HEAD)
    if (named or f"0 {chain.GENESIS}") != f"{seq} {last}":
        yield Problem(
            "E-CHAIN-CUT", f"link {seq}", f"the head is recorded as {named}, the chain ends with {seq} {last}"
        )
    counted = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'chain'").scalar()
    if (counted or 0) != seq:
        yield Problem(
            "E-CHAIN-CUT", f"link {seq}", f"{counted} links were written, the last one there is {seq}"
        )


def _bodies(connection: sa.Connection) -> Iterator[Problem]:
    """Each row of the history against its link."""
    links = connection.execute(sa.select(schema.chain).order_by(schema.chain.c.seq)).all()
    linked = {(link.kind, link.ref): link for link in links}
    for (kind, ref), times in Counter((link.kind, link.ref) for link in links).items():
        if times > 1:
            yield Problem("E-CHAIN-TWICE", f"{kind} {ref}", f"{times} links stand for it")
    found = set()
    for kind, (table, name) in _TABLES.items():
        for line in connection.execute(sa.select(table)):
            body = dict(line._mapping)
            where = (kind, name(body))
            found.add(where)
            yield from _against(linked.get(where), where, body)
    for kind, ref in sorted(set(linked) - found):
        yield Problem("E-ROW-GONE", f"{kind} {ref}", "the chain has a link for it, the row is gone")


def _against(link: sa.Row[Any] | None, where: tuple[str, str], body: Mapping[str, Any]) -> Iterator[Problem]:
    if link is None:
        yield Problem("E-ROW-UNCHAINED", " ".join(where), "the chain has no link for it")
    elif chain.body_digest(link.salt, body) != link.digest:
        yield Problem("E-ROW-EDITED", " ".join(where), "it is not what was added")


def _integrity(connection: sa.Connection) -> Iterator[Problem]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Problem("E-STORE-DAMAGED", schema.DATABASE, said)


def _guards(connection: sa.Connection) -> Iterator[Problem]:
    """Whether what keeps the history from being changed is still in the database."""
    listed = connection.exec_driver_sql("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'")
    there = {(line.tbl_name, line.name) for line in listed}
    for table in schema.APPEND_ONLY:
        for verb in ("update", "delete"):
            if (table, f"{table}_no_{verb}") not in there:
                said = f"nothing keeps its rows from a {verb} any more: its trigger was dropped"
                yield Problem("E-STORE-DAMAGED", f"table {table}", said)


def verify_passages(store: Store) -> tuple[int, list[Problem]]:
    """How many passages were read again, and every defect: of passages, of stored texts, and of captured bytes."""
    problems: list[Problem] = []
    reports = {}
    for line in store.lines(sa.select(schema.report.c.id, schema.report.c.json)):
        try:
            reports[line.id] = wire.parse(Report, json.loads(line.json))
        except _NONSENSE:
            problems.append(Problem("E-TEXT-DIFFERS", f"report {line.id}", "what is kept of it is no report"))
    problems += [*_texts(reports.values()), *_captures(store, reports.values())]
    checked = 0
    for line in store.lines(sa.select(schema.row).order_by(schema.row.c.what, schema.row.c.id)):
        where = f"{line.what} {line.id}"
        try:
            for passage in _passages(json.loads(line.json)):
                checked += 1
                problems.extend(_passage(passage, reports, where=where))
        except _NONSENSE:
            problems.append(Problem("E-PASSAGE-LOST", where, "what is kept of it is no row with passages"))
    return checked, problems


def _passages(value: Any) -> Iterator[dict[str, Any]]:
    """All passages in a row, however deep."""
    if isinstance(value, dict):
        if value.keys() >= _PASSAGE:
            yield value
            return
        value = value.values()
    elif not isinstance(value, list):
        return
    for inner in value:
        yield from _passages(inner)


def _passage(passage: Mapping[str, Any], reports: Mapping[str, Report], *, where: str) -> Iterator[Problem]:
    report = reports.get(passage["report"])
    if report is None:
        yield Problem("E-PASSAGE-LOST", where, f"there is no report {passage['report']}")
        return
    start, end = passage["start"], passage["end"]
    text = report.field_text(passage["in"])
    if not 0 <= start < end <= len(text) or text[start:end] != passage["quote"]:
        yield Problem(
            "E-PASSAGE-DIFFERS", where, f"passage {passage['id']} is not what {report.id} says there"
        )


def _texts(reports: Iterable[Report]) -> Iterator[Problem]:
    for report in reports:
        if hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest() != report.text_sha256:
            yield Problem(
                "E-TEXT-DIFFERS",
                f"report {report.id}",
                "its text does not have the digest it was stored under",
            )


def _captures(store: Store, reports: Iterable[Report]) -> Iterator[Problem]:
    """The captured bytes behind the reports. Each file is read once, however many reports came from it."""

    listed = {line.sha256 for line in store.lines(sa.select(schema.capture.c.sha256))}
    for sha256 in sorted(listed | {r.capture_sha256 for r in reports}):
        path = store.capture_path(sha256)
        if not path.is_file():
            yield Problem("E-CAPTURE-GONE", f"capture {sha256}", "the captured bytes are gone")
        elif captures.digest(path) != sha256:
            yield Problem(
                "E-CAPTURE-DIFFERS", f"capture {sha256}", "the bytes are not those that were captured"
            )


def verify_record(store: Store, digest: str) -> list[Problem]:
    """Whether the derived rows are those that were put last; ``digest`` is that of the rows as they stand."""
    named = store.digest()
    if named is None or named == digest:
        return []
    return [
        Problem(
            "E-RECORD-DIFFERS", "record", f"the rows have the digest {digest}, they were put with {named}"
        )
    ]
