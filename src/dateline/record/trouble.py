"""What the database or the file system refuses, said so that one can act on it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from dateline.errors import DeskError, StoreDamaged

# words of SQLite's own messages -> code, what happened, remedy
_KNOWN: tuple[tuple[str, type[DeskError], str, str, str], ...] = (
    (
        "locked",
        DeskError,
        "E-DESK-BUSY",
        "another program is writing to the record",
        "Wait until it has finished, then try again.",
    ),
    (
        "readonly",
        DeskError,
        "E-DESK-READ-ONLY",
        "the record cannot be written to",
        "Give yourself the right to write in the folder: chmod u+rwx {folder}",
    ),
    (
        "unable to open",
        DeskError,
        "E-DESK-UNREADABLE",
        "the record cannot be opened",
        "Give yourself the rights to the folder and its files: chmod -R u+rwX {folder}",
    ),
    (
        "full",
        DeskError,
        "E-DISK-FULL",
        "the disk is full",
        "Make room, then try again; nothing was half written.",
    ),
    (
        "malformed",
        StoreDamaged,
        "E-STORE-DAMAGED",
        "the record is damaged",
        "Restore it from a backup, or make a new desk from the captures.",
    ),
    (
        "not a database",
        StoreDamaged,
        "E-STORE-DAMAGED",
        "the record's file is no database",
        "Restore it from a backup, or make a new desk from the captures.",
    ),
)


@contextmanager
def teaching(folder: Path) -> Iterator[None]:
    """Errors of the database and of the file system inside leave as :class:`DeskError`, with a cause and a remedy."""
    try:
        yield
    except (sa.exc.DatabaseError, sqlite3.DatabaseError) as error:
        raise _explained(folder, str(getattr(error, "orig", None) or error)) or error from error
    except PermissionError as error:
        raise DeskError(
            f"no permission for {error.filename or folder}",
            remedy=f"Give yourself the rights to the folder and its files: chmod -R u+rwX {folder}",
            code="E-DESK-UNREADABLE",
        ) from error
    except OSError as error:
        raise _refused(folder, error) from error


def _refused(folder: Path, error: OSError) -> DeskError:
    where = error.filename or folder
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        remedy = "Make room, then try again; nothing was half written."
        return DeskError(f"{folder}: the disk is full", remedy=remedy, code="E-DISK-FULL")
    if error.errno == errno.EROFS:
        remedy = "Copy the desk to a disk that can be written to."
        return DeskError(f"{where}: {error.strerror}", remedy=remedy, code="E-DESK-READ-ONLY")
    remedy = "Check the spelling of the path; choose a folder that can be made and written to."
    return DeskError(f"cannot use {str(where)[:300]}: {error.strerror or error}", remedy=remedy)


def _explained(folder: Path, said: str) -> DeskError | None:
    for words, kind, code, happened, remedy in _KNOWN:
        if words in said:
            return kind(f"{folder}: {happened} ({said})", remedy=remedy.format(folder=folder), code=code)
    return None
