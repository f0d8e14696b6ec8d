"""The record of one desk on disk: what arrived (never changed) and what follows from it (written anew).

``create`` and ``open_store`` give a :class:`Store`. Every write is one transaction, or part of one with :meth:`Store.batch`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import sqlalchemy as sa

from dateline import wire
from dateline.errors import DeskExists, NotADesk, StoreDamaged
from dateline.model.judgement import Judgement
from dateline.model.record import Record
from dateline.model.report import Capture, Report
from dateline.model.statement import Reading
from dateline.record import captures, chain, derived, schema, upgrade
from dateline.record.trouble import teaching

OutcomeKind = Literal["read", "copy", "known", "unreadable"]
DIGEST = "record_digest"
LINKED = "linked"
LEXICON = "lexicon"


def _random_salt() -> str:
    return secrets.token_hex(16)


def _storable(text: str) -> str:
    """``text`` with lone surrogates as escapes: the database holds UTF-8, which has no place for them."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def create(folder: Path, *, salt: Callable[[], str] = _random_salt) -> Store:
    """An empty record stands in ``folder``, which only its owner can enter.

    Raises:
        DeskExists: there is a record already.
        DeskError: the folder cannot be written to.
    """
    database = folder / schema.DATABASE
    if database.exists():
        raise DeskExists(
            f"{folder} holds a record already", remedy="Choose another folder, or add to this one."
        )
    with teaching(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        (folder / schema.CAPTURES).mkdir(mode=0o700, exist_ok=True)
        database.touch(mode=0o600)
        engine = schema.connect(database)
        upgrade.upgrade(engine)
        captures.sync_folder(folder)
    return Store(folder, engine, salt=salt)


def open_store(folder: Path, *, busy_ms: int = 10_000, salt: Callable[[], str] = _random_salt) -> Store:
    """The record in ``folder``, brought to the schema of this program (after a copy of the older one was kept beside it).

    Raises:
        NotADesk: there is no record in ``folder``.
        NewerStore: a newer dateline wrote it.
        StoreDamaged: the file is no database, or fails its own checks.
        DeskError: it cannot be opened, or another program holds it.
    """
    database = folder / schema.DATABASE
    with teaching(folder):
        if not database.is_file():
            raise NotADesk(f"{folder} holds no record", remedy=f"Make a desk first: dateline new {folder}")
        engine = schema.connect(database, busy_ms=busy_ms, frozen=_frozen(database))
        with engine.connect() as connection:
            found = upgrade.schema_version(connection)
        if found == 0:
            raise StoreDamaged(f"{database} has no tables", remedy="Restore it from a backup.")
        if not upgrade.check_version(found):
            upgrade.backup(database, folder / f"{schema.DATABASE}.schema-{found}")
            upgrade.upgrade(engine)
    return Store(folder, engine, salt=salt)


def _frozen(database: Path) -> bool:
    """Whether the record can be read only, and all of it stands in the one file: on a disk or in a folder without the right to write."""
    effective = os.access in os.supports_effective_ids
    writable = all(os.access(path, os.W_OK, effective_ids=effective) for path in (database, database.parent))
    waiting = database.with_name(f"{database.name}-wal")
    return not writable and not (waiting.exists() and waiting.stat().st_size)


class Store:
    """An open record. Use it as a context manager, or call :meth:`close`."""

    def __init__(self, folder: Path, engine: sa.Engine, *, salt: Callable[[], str] = _random_salt) -> None:
        self.folder = folder
        self.engine = engine
        self._salt = salt
        self._current: sa.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """The database file is released."""
        self.engine.dispose()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All writes inside are one transaction: all of them are kept, or none."""
        with self._writing():
            yield

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        if self._current is not None:
            yield self._current
            return
        with (
            teaching(self.folder),
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            self._current = connection
            try:
                yield connection
            finally:
                self._current = None

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees the record as it stands at its first query, or the running batch."""
        if self._current is not None:
            yield self._current
            return
        with teaching(self.folder), self.engine.connect() as connection:
            yield connection

    # what arrives

    def put_capture(self, capture: Capture) -> None:
        """The bytes are on the disk under their sha256, and listed. Bytes that are there already are not written again."""
        with teaching(self.folder):
            captures.keep(self.folder / schema.CAPTURES, sha256=capture.sha256, body=capture.body)
        body = {
            "sha256": capture.sha256,
            "source": capture.source,
            "media_type": capture.media_type,
            "retrieved": capture.retrieved.astimezone(dt.UTC).isoformat(),
            "url": capture.url,
            "size": len(capture.body),
        }
        self._add_once(schema.capture, body, ref=capture.sha256, key={"sha256": capture.sha256})

    def put_report(self, report: Report, reading: Reading) -> bool:
        """The report and its reading are kept; whether the report was new. What is there already stays as it was."""
        body = {
            "id": report.id,
            "text_sha256": report.text_sha256,
            "capture_sha256": report.capture_sha256,
            "published": report.published.isoformat() if report.published else None,
            "url": report.url,
            "json": wire.canonical(report),
        }
        with self._writing():
            new = self._add_once(schema.report, body, ref=report.id, key={"id": report.id})
            self.put_reading(reading)
        return new

    def put_outcome(
        self,
        source: str,
        outcome: OutcomeKind,
        *,
        at: dt.datetime,
        code: str | None = None,
        message: str | None = None,
        report: str | None = None,
        capture_sha256: str | None = None,
    ) -> None:
        """What became of one input is listed."""
        with self._writing() as connection:
            last = connection.execute(sa.select(sa.func.max(schema.outcome.c.seq))).scalar()
            body = {
                "seq": (last or 0) + 1,
                "at": at.astimezone(dt.UTC).isoformat(),
                "source": source,
                "outcome": outcome,
                "code": code,
                "message": message,
                "report": report,
                "capture_sha256": capture_sha256,
            }
            self._add(connection, schema.outcome, body, ref=str(body["seq"]))

    def put_judgement(self, judgement: Judgement) -> None:
        """The judgement is kept. One with the same id that is there already stays as it was."""
        body = {"id": judgement.id, "row": judgement.row, "json": wire.canonical(judgement)}
        self._add_once(schema.judgement, body, ref=judgement.id, key={"id": judgement.id})

    def _add_once(
        self, table: sa.Table, body: Mapping[str, Any], *, ref: str, key: Mapping[str, str]
    ) -> bool:
        with self._writing() as connection:
            there = sa.select(sa.literal(1)).where(*(table.c[k] == v for k, v in key.items()))
            if connection.execute(there).first():
                return False
            self._add(connection, table, body, ref=ref)
            return True

    def _add(self, connection: sa.Connection, table: sa.Table, body: Mapping[str, Any], *, ref: str) -> None:
        # file names may hold bytes that are no UTF-8; they are kept spelled out, and the chain is over what is kept
        kept = {k: _storable(v) if isinstance(v, str) else v for k, v in body.items()}
        connection.execute(sa.insert(table), kept)
        chain.append(connection, table.name, kept, ref=ref, salt=self._salt())

    # what is there

    def has_report(self, id_: str) -> bool:
        """Whether a report with this id is kept."""
        return bool(self.lines(sa.select(schema.report.c.id).where(schema.report.c.id == id_)))

    def reports(self) -> Iterator[Report]:
        """All reports in the order of arrival."""
        for line in self.lines(sa.select(schema.report.c.json).order_by(sa.text("rowid"))):
            yield wire.parse(Report, json.loads(line.json))

    def readings(self, lexicon: str = "") -> Iterator[tuple[Report, Reading]]:
        """All reports in the order of arrival, each with its latest reading, if there is one with that made with ``lexicon``.

        ``lexicon`` is what a desk's own actors and places add to the coders of a reading; empty where it has none.
        """
        lines = self.lines(_READINGS)
        latest = {r.report: r.json for r in lines}
        latest |= {r.report: r.json for r in lines if _made_with(r.coders) == lexicon}
        for report in self.reports():
            if report.id in latest:
                yield report, wire.parse(Reading, json.loads(latest[report.id]))

    def judgements(self) -> Iterator[Judgement]:
        """All judgements in the order in which they were given."""
        for line in self.lines(sa.select(schema.judgement.c.json).order_by(sa.text("rowid"))):
            yield wire.parse(Judgement, json.loads(line.json))

    def outcomes(self) -> Iterator[dict[str, Any]]:
        """What became of every input that was ever offered, oldest first."""
        for line in self.lines(sa.select(schema.outcome).order_by(schema.outcome.c.seq)):
            yield dict(line._mapping)

    def capture_path(self, sha256: str) -> Path:
        """Where the bytes of a capture stand."""
        return self.folder / schema.CAPTURES / sha256

    def count(self, table: str) -> int:
        """How many rows a table of ``record.schema`` has."""
        return int(self.lines(sa.select(sa.func.count()).select_from(schema.metadata.tables[table]))[0][0])

    def chain_head(self) -> tuple[int, str]:
        """Number and hash of the last link of the history."""
        with self.reading() as connection:
            return chain.head(connection)

    def lines(self, query: sa.Executable) -> list[sa.Row[Any]]:
        """The answer to a query on the tables of ``record.schema``."""
        with self.reading() as connection:
            return list(connection.execute(query))

    # what follows from it

    def put_reading(self, reading: Reading) -> bool:
        """The reading is kept beside earlier ones of its report; whether it was new."""
        key = {"report": reading.report, "coders": ",".join(reading.coders)}
        body = {**key, "json": wire.canonical(reading)}
        return self._add_once(schema.reading, body, ref=f"{key['report']} {key['coders']}", key=key)

    def unread_with(self, lexicon: str) -> frozenset[str]:
        """The reports that were not yet read with ``lexicon``."""
        lines = self.lines(sa.select(schema.reading.c.report, schema.reading.c.coders))
        read = {r.report for r in lines if _made_with(r.coders) == lexicon}
        return frozenset(r.report for r in lines) - read

    def put_record(
        self, record: Record, digest: str, *, arrived: int | None = None, lexicon: str = ""
    ) -> bool:
        """The derived rows are those of ``record``, all at once. With the digest that is there already no row changes.

        ``lexicon`` is that of the readings which the record follows from.

        With ``arrived``, what :meth:`arrived` said before the record was made: nothing is put, and False is returned,
        where more has arrived since, so that a slower writer cannot put an older record over a newer one.
        """
        with self._writing() as connection:
            now = _arrived(connection)
            if arrived not in (None, now):
                return False
            if chain.get_meta(connection, DIGEST) != digest:
                derived.replace(connection, record)
                chain.set_meta(connection, DIGEST, digest)
            for key, value in ((LINKED, str(now)), (LEXICON, lexicon)):
                if (chain.get_meta(connection, key) or "") != value:
                    chain.set_meta(connection, key, value)
            return True

    def arrived(self) -> int:
        """How many readings and judgements there are; they only grow."""
        with self.reading() as connection:
            return _arrived(connection)

    def behind(self, lexicon: str = "") -> bool:
        """Whether readings or judgements have arrived since the record was put last, as after an ``add`` that was killed, or it was of another lexicon."""
        with self.reading() as connection:
            linked = (chain.get_meta(connection, LINKED) or "0") == str(_arrived(connection))
            return not linked or (chain.get_meta(connection, LEXICON) or "") != lexicon

    def record(self) -> Record:
        """The derived record as it was put last."""
        with self.reading() as connection:
            return derived.load(connection)

    def rows(self, what: str) -> Iterator[dict[str, Any]]:
        """The JSON of all rows of one kind (``events``, ``positions``, ...) by id."""
        query = sa.select(schema.row.c.json).where(schema.row.c.what == what).order_by(schema.row.c.id)
        for line in self.lines(query):
            yield json.loads(line.json)

    def row(self, id_: str) -> tuple[str, dict[str, Any]] | None:
        """Kind and JSON of the row with this id, also where the id is an earlier one of it; None where there is none."""
        with self.reading() as connection:
            return derived.find(connection, id_)

    def digest(self) -> str | None:
        """The digest of the record that was put last, None before the first."""
        with self.reading() as connection:
            return chain.get_meta(connection, DIGEST)


def _arrived(connection: sa.Connection) -> int:
    counts = (sa.select(sa.func.count()).select_from(t) for t in (schema.reading, schema.judgement))
    return sum(connection.execute(count).scalar_one() for count in counts)


def _made_with(coders: str) -> str:
    """The desk's lexicon among the coders of a reading; empty where there is none."""
    last = coders.rpartition(",")[2]
    return last if last.startswith("desk.") else ""


_READINGS = sa.select(schema.reading.c.report, schema.reading.c.coders, schema.reading.c.json).order_by(
    sa.text("rowid")
)
