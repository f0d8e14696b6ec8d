"""How well a desk keeps to its subject: unrelated reports mixed into a conflict.

Usage: python bench/quality/scope.py GOLD_DIR [--sample N] [--errors]

GOLD_DIR holds conflicts/distractors.jsonl and conflicts/*/docs.jsonl with chronologies (gold_*.csv) beside them. Each conflict's reports
and the unrelated ones go into one desk. Prints one line of JSON: {"set", "n", "figures"}: the share of the unrelated reports that add
no event, of the conflict's reports that are kept, and of those among them that a chronology rests on. ``--errors`` prints the titles of both.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

from desks import Row, read_desk


def main() -> None:
    """Prints the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--sample", type=int, default=0, help="the first N reports of each conflict only")
    arguments.add_argument("--errors", action="store_true")
    asked = arguments.parse_args()
    others = lines(asked.gold / "conflicts" / "distractors.jsonl")
    adding = kept_aside = rested = lost = reports = 0
    folders = sorted(p.parent for p in (asked.gold / "conflicts").glob("*/docs.jsonl"))
    for folder in folders:
        docs = lines(folder / "docs.jsonl")[: asked.sample or None]
        shown, events = read_desk([*docs, *others], "reports", "events")
        cited = {p["report"] for e in events for p in e["passages"]}
        ours, cites = {d["id"] for d in docs}, chronology(folder)
        wrong = {r["given_id"] for r in shown if r["id"] in cited} - ours
        off = {r["given_id"] for r in shown if r["aside"]} & ours
        adding, kept_aside, reports = adding + len(wrong), kept_aside + len(off), reports + len(ours)
        rested, lost = rested + len(cites & ours), lost + len(cites & off)
        if asked.errors:
            for report in shown:
                if report["given_id"] in wrong | off:
                    print(report["title"], report["aside"], file=sys.stderr)
    figures = {
        "unrelated_kept_out": round(1 - adding / max(1, len(others) * len(folders)), 3),
        "conflict_kept": round(1 - kept_aside / max(1, reports), 3),
        "chronology_kept": round(1 - lost / max(1, rested), 3),
    }
    print(json.dumps({"set": "scope", "n": reports + len(others) * len(folders), "figures": figures}))


def lines(path: Path) -> list[Row]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def chronology(folder: Path) -> set[str]:
    """The reports that the chronologies rest on."""
    found: set[str] = set()
    for path in sorted(folder.glob("gold_*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                found.update(f"{row.get('doc_ids_near') or ''} {row.get('doc_ids_later') or ''}".split())
    return found


if __name__ == "__main__":
    main()
