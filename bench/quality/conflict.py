"""Desk figures on a conflict with a hand-made chronology: strikes, events and positions that the record holds.

Usage: python bench/quality/conflict.py GOLD_DIR [--sample N]

GOLD_DIR holds conflicts/cartels/docs.jsonl and the chronologies beside it. The desk is made, filled and shown through the
command line. Prints one line of JSON: {"set", "n", "figures"}. A strike is found only on its very day, and told from a report.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
from collections import defaultdict
from pathlib import Path

from desks import Row, read_desk

SIDES = {"supports": 1, "willing": 1, "neutral": 0, "uneasy": -1, "opposes": -1, "condemns": -1}
VESSELS = ("boat", "vessel", "ship", "lancha", "submers", "submarin")


def main() -> None:
    """Prints the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--sample", type=int, default=0, help="the first N reports only")
    asked = arguments.parse_args()
    folder = asked.gold / "conflicts" / "cartels"
    docs = [json.loads(line) for line in (folder / "docs.jsonl").read_text("utf-8").splitlines()]
    if asked.sample:
        docs = docs[: asked.sample]
    events, positions = read_desk(docs, "events", "positions")
    figures = strikes(events, rows(folder / "gold_strikes.csv", docs)) | stances(
        positions, rows(folder / "gold_positions.csv", docs)
    )
    print(json.dumps({"set": "conflict_cartels", "n": len(docs), "figures": figures}))


def rows(path: Path, docs: list[Row]) -> list[dict[str, str]]:
    """The rows of a chronology that one of the reports supports."""
    known = {d["id"] for d in docs}
    with path.open(newline="", encoding="utf-8") as file:
        return [
            r
            for r in csv.DictReader(file)
            if known & set(r["doc_ids_near"].split() + r["doc_ids_later"].split())
        ]


def strikes(events: list[Row], gold: list[dict[str, str]]) -> dict[str, float]:
    """How many of the chronology's strike days the record has, and how many events it makes of them."""
    days = {dt.date.fromisoformat(g["date"]): int(g["killed_reported"] or 0) for g in gold}
    if not days:
        return {}
    found = defaultdict(list)
    for event in events:
        day = strike_day(event)
        if day and min(days) <= day <= max(days):
            found[day].append((event["toll"].get("killed") or {}).get("best"))
    hits = [d for d in days if d in found]
    return {
        "strike_recall": round(len(hits) / len(days), 3),
        "strike_precision": round(len(hits) / max(1, len(found)), 3),
        "events_per_strike": round(sum(map(len, found.values())) / len(days), 3),
        "killed_exact": round(sum(days[d] in found[d] for d in hits) / len(days), 3),
    }


def strike_day(event: Row) -> dt.date | None:
    """The one day of a strike on a vessel by the United States."""
    words = json.dumps(
        [event["objects"], event["recipients"], [p["quote"] for p in event["passages"]]]
    ).casefold()
    ours = event["type"] == "ASSAULT" and event["modality"] == "actual" and event["mode"] != "abduct"
    exact = event["date"]["start"] and event["date"]["start"] == event["date"]["end"]
    if not (
        ours
        and exact
        and any(v in words for v in VESSELS)
        and any(a["country"] == "USA" for a in event["actors"])
    ):
        return None
    return dt.date.fromisoformat(event["date"]["start"])


def stances(positions: list[Row], gold: list[dict[str, str]]) -> dict[str, float]:
    """How many of the chronology's holders the record has on the right side."""
    held = {(p["holder"]["name"], SIDES[p["stance"]]) for p in positions}
    found = [g for g in gold if (g["country_or_body"], SIDES.get(g["stance"], 9)) in held]
    return {"position_recall": round(len(found) / max(1, len(gold)), 3)}


if __name__ == "__main__":
    main()
