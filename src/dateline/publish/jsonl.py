"""JSON lines: every table as ``dateline show --json`` prints it."""

from __future__ import annotations

from pathlib import Path

from dateline.publish.manifest import Manifest
from dateline.publish.tables import Rows, Tables, write_tables
from dateline.registry import exporter
from dateline.wire import json_text


@exporter("jsonl", suffix=".jsonl", media_type="application/x-ndjson")
def export_jsonl(tables: Tables, out: Path, *, manifest: Manifest) -> list[Path]:
    """Write one file of JSON lines for each table, or the events alone where ``out`` ends in ``.jsonl``."""
    return write_tables(tables, out, suffix=".jsonl", manifest=manifest, write=_lines)


def _lines(_: str, rows: Rows) -> str:
    return "".join(json_text(row) + "\n" for row in rows)
