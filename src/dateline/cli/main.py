"""Temporary entry while the rooms are being built: ``dateline read --jsonl -``."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys

from dateline.model.report import Outlet, Report
from dateline.reading import read_many
from dateline.reading_json import asked_of, reading_json


def run() -> None:
    """Read JSON lines on stdin."""
    lines = [json.loads(line) for line in sys.stdin.buffer.read().split(b"\n") if line.strip()]
    reports = []
    for line in lines:
        published = line.get("published")
        reports.append(
            Report(
                id=str(line["id"]),
                title=line.get("title"),
                text=line["text"],
                language=(line.get("language") or "en")[:2],
                text_sha256=hashlib.sha256(line["text"].encode("utf-8", "replace")).hexdigest(),
                capture_sha256="",
                published=dt.date.fromisoformat(published[:10]) if published else None,
                outlet=Outlet(line["outlet"]) if line.get("outlet") else None,
            )
        )
    asked = [asked_of(line) for line in lines]
    for line, reading in zip(lines, read_many(zip(reports, asked, strict=True)), strict=True):
        print(json.dumps(reading_json(reading, given_id=line["id"]), ensure_ascii=False))
