"""Draws random codings for a judge who has not seen the code: one block each, passage and coding side by side.

The verdicts go into ``bench/judged/`` by the ids printed here (ids and verdicts, no text).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any

from dateline.extract.given import as_given
from dateline.reading import NOTHING, read_many
from dateline.reading_json import reading_json


def names(entities: list[dict[str, Any]]) -> str:
    """The parties of a coding with their countries."""
    return "; ".join(f"{e['name']} [{e['country'] or '-'}]" for e in entities) or "-"


def told(statement: dict[str, Any]) -> list[str]:
    """The coding in plain lines, by its kind."""
    lines = [
        f"{statement['kind']}, {statement['modality']}{', background' if statement['background'] else ''}"
    ]
    if statement["kind"] == "event":
        when, place = statement["when"], statement["place"]
        toll = {k: (v["low"], v["best"], v["high"]) for k, v in (statement["toll"] or {}).items() if v}
        lines += [
            f"{statement['type']}/{statement['mode'] or '-'}",
            f"who: {names(statement['actors'])}",
            f"to whom: {names(statement['recipients'])}",
            f"when: {when['edtf'] + ' (' + when['basis'] + ')' if when else '-'}; where: {place['name'] if place else '-'}; toll: {toll or '-'}",
        ]
    elif statement["kind"] == "position":
        lines += [
            f"holder: {names([statement['holder']])}",
            f"stance: {statement['stance']}",
            f"about: {statement['about']}",
        ]
    return lines


def main() -> int:
    """Print the sample."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("reports", type=Path, help="a .jsonl file of reports")
    options.add_argument("--kind", default="event")
    options.add_argument("--count", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    rows = [json.loads(line) for line in given.reports.read_text("utf-8").splitlines()]
    rows = [r for r in rows if r.get("language") == "en"]
    reports = [as_given(r) for r in rows]
    codings = []
    for row, report, reading in zip(rows, reports, read_many((r, NOTHING) for r in reports), strict=True):
        for number, statement in enumerate(reading_json(reading, given_id=None)["statements"]):
            if statement["kind"] == given.kind:
                codings.append((f"{row['id']}#{number}", row, report, statement))
    for name, row, report, statement in random.Random(given.seed).sample(
        codings, min(given.count, len(codings))
    ):
        field = "title" if statement.get("in") == "title" else "text"
        start, end = statement["evidence"]
        text = report.field_text("title" if field == "title" else "text")
        print(f"=== {name}\npublished {row.get('published')} | title: {row.get('title')}")
        print(f"before: …{' '.join(text[max(0, start - 250) : start].split())}")
        print(
            f"PASSAGE: {' '.join(text[start:end].split())}\n"
            + "\n".join("  " + line for line in told(statement))
            + "\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
