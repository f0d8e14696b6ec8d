"""Captured bytes as files named by their sha256."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def keep(folder: Path, *, sha256: str, body: bytes) -> Path:
    """The bytes stand in ``folder`` under their digest and would survive a power cut; bytes that are there already stay."""
    path = folder / sha256
    if path.exists():
        return path
    folder.mkdir(mode=0o700, exist_ok=True)
    partial = folder / f".{sha256}.{os.getpid()}.part"
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        # a full disk must not stay full of what could not be written
        partial.unlink(missing_ok=True)
        raise
    sync_folder(folder)
    return path


def sync_folder(folder: Path) -> None:
    """What was renamed or made in ``folder`` is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def digest(path: Path) -> str:
    """The sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
