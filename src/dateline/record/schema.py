"""The tables of the record and the settings of each connection.

History (capture, report, reading, outcome, judgement, chain) is append-only, held by triggers. ``row``, ``alias`` and
``meta`` are derived from it and may be written anew at any time.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

SCHEMA_VERSION = 1
DATABASE = "record.sqlite"
CAPTURES = "captures"
APPEND_ONLY = ("capture", "report", "reading", "outcome", "judgement", "chain")

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "trusted_schema=OFF",
    "busy_timeout={busy_ms}",
    "cell_size_check=ON",
)

metadata = sa.MetaData()


def _table(name: str, *columns: sa.Column[Any]) -> sa.Table:
    return sa.Table(name, metadata, *columns, sqlite_strict=True)


def _text(name: str, **kwargs: Any) -> sa.Column[str]:
    return sa.Column(name, sa.Text, **{"nullable": False, **kwargs})


capture = _table(
    "capture",
    _text("sha256", primary_key=True),
    _text("source"),
    _text("media_type"),
    _text("retrieved"),
    _text("url", nullable=True),
    sa.Column("size", sa.Integer, nullable=False),
)
report = _table(
    "report",
    _text("id", primary_key=True),
    _text("text_sha256", index=True),
    _text("capture_sha256"),
    _text("published", nullable=True),
    _text("url", nullable=True),
    _text("json"),
)
reading = _table(
    "reading",
    _text("report", primary_key=True),
    _text("coders", primary_key=True),
    _text("json"),
)
outcome = _table(
    "outcome",
    sa.Column("seq", sa.Integer, primary_key=True),
    _text("at"),
    _text("source"),
    _text("outcome"),
    _text("code", nullable=True),
    _text("message", nullable=True),
    _text("report", nullable=True),
    _text("capture_sha256", nullable=True),
)
judgement = _table(
    "judgement",
    _text("id", primary_key=True),
    _text("row"),
    _text("json"),
)
chain = sa.Table(
    "chain",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    _text("kind"),
    _text("ref"),
    _text("salt"),
    _text("digest"),
    _text("prev"),
    _text("hash", unique=True),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
row = _table(
    "row",
    _text("id", primary_key=True),
    _text("what", index=True),
    _text("type", nullable=True),
    _text("mode", nullable=True),
    _text("modality", nullable=True),
    _text("status", nullable=True),
    _text("start", nullable=True),
    _text("end", nullable=True),
    sa.Column("origins", sa.Integer, nullable=True),
    _text("json"),
)
alias = _table("alias", _text("id", primary_key=True), _text("row"))
meta = _table("meta", _text("key", primary_key=True), _text("value"))


def connect(path: Path, *, busy_ms: int = 10_000, frozen: bool = False) -> sa.Engine:
    """An engine on the database at ``path``. A transaction that was opened with the option ``writes`` begins IMMEDIATE.

    ``frozen``: nobody can write to the file, so that it is read without the files that SQLite keeps beside it.

    Units: ``busy_ms`` is how long a writer waits for another one, in milliseconds.
    """
    # as a value, since in the text of a URL "?", "#" and "%" of a folder's name would mean something
    database = f"file:{quote(str(path.resolve()))}" if frozen else str(path)
    query = {"immutable": "1", "uri": "true"} if frozen else {}
    engine = sa.create_engine(sa.URL.create("sqlite", database=database, query=query))

    @sa.event.listens_for(engine, "connect")
    def settle(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        for pragma in _PRAGMAS[frozen:]:  # the first one asks for a file beside the database
            connection.execute("PRAGMA " + pragma.format(busy_ms=busy_ms)).close()

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
