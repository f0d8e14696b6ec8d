"""Country and sector of phrases that name an actor: the first entity of each phrase, exact.

Usage: python bench/quality/actors.py GOLD_DIR [--sample N] [--errors]
Prints one JSON line; with --errors, each wrong phrase before it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

from dateline.annotate.analysis import annotate
from dateline.model.report import Report


def main() -> None:
    """Score the phrases of ``GOLD_DIR/actor_phrases``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    path = asked.gold / "actor_phrases" / "phrases.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").strip().split("\n")][: asked.sample]
    right = {"country": 0, "sector": 0}
    for row, doc in zip(rows, annotate(map(_report, rows)), strict=True):
        first = doc.entities[0] if doc.entities else None
        got = {"country": first.country if first else None, "sector": first.sector if first else None}
        for key in right:
            right[key] += got[key] == (row[key] or None)
        if asked.errors and any(got[k] != (row[k] or None) for k in right):
            print(
                row["phrase"], row["date"], (row["country"], row["sector"]), got, first.text if first else ""
            )
    figures = {key: round(value / len(rows), 3) for key, value in right.items()}
    print(json.dumps({"set": "actor_phrases", "n": len(rows), "figures": figures}))


def _report(row: dict[str, Any]) -> Report:
    digest = hashlib.sha256(row["phrase"].encode()).hexdigest()
    day = dt.date.fromisoformat(row["date"]) if row["date"] else None
    return Report(row["id"], None, row["phrase"], "en", digest, digest, published=day)


if __name__ == "__main__":
    main()
