"""Desks that benches fill and read by the program itself, as a user would."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

DATELINE = Path(sys.executable).parent / "dateline"
#: What a report may say of itself; gold keys never reach the program.
KEYS = ("id", "url", "outlet", "title", "published", "language", "text")
Row = dict[str, Any]


def read_desk(reports: Iterable[Mapping[str, Any]], *tables: str) -> list[list[Row]]:
    """The rows of ``tables`` in a new desk that was filled with ``reports``."""
    with tempfile.TemporaryDirectory() as made:
        source, desk = Path(made) / "reports.jsonl", f"{made}/desk"
        given = ({k: r[k] for k in KEYS if r.get(k) is not None} for r in reports)
        source.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in given), "utf-8")
        _run("new", desk)
        _run("add", desk, str(source))
        shown = (_run("show", desk, what, "--json") for what in tables)
        return [[json.loads(line) for line in rows.split("\n") if line] for rows in shown]


def _run(*arguments: str) -> str:
    return subprocess.run([DATELINE, *arguments], check=True, capture_output=True, text=True).stdout
