"""Brings a database to the schema of this program."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from dateline.errors import NewerStore
from dateline.record.schema import SCHEMA_VERSION

_MIGRATIONS = Path(__file__).parent / "migrations"


def schema_version(connection: sa.Connection) -> int:
    """The schema that the database has; 0 where it is empty."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def check_version(found: int) -> bool:
    """Whether a database with this schema is current; False where it must be upgraded.

    Raises:
        NewerStore: a newer dateline wrote it.
    """
    if found > SCHEMA_VERSION:
        raise NewerStore(
            f"the record has schema {found}, this dateline knows schemas up to {SCHEMA_VERSION}",
            remedy="Install the dateline that wrote it, or a newer one; nothing was changed.",
        )
    return found == SCHEMA_VERSION


def upgrade(engine: sa.Engine) -> None:
    """The database has the schema of this program; all of it or, after a failure, nothing of it was applied."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def backup(database: Path, copy: Path) -> None:
    """``copy`` holds the database as it stood at one moment, made by SQLite's online interface."""
    source, target = sqlite3.connect(database), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()
    copy.chmod(0o600)
