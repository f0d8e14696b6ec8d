"""What the police did, sentence by sentence: F1 of killing, arresting, failing to act, force, and any act.

Usage: police.py GOLD_DIR [--sample N]. Prints one JSON line.
A sentence says what the events say whose trigger lies in it and whose actor is the police.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.model.report import Report
from dateline.model.statement import Asked, EventMention, Reading, Statement
from dateline.reading import read_many

LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY")
POLICE = re.compile(r"\bpolice|\bcops?\b|constab|\bsrp|\bcrpf|\braf\b", re.IGNORECASE)


def main() -> None:
    """Score the articles of ``GOLD_DIR/police_actions``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int)
    asked = parser.parse_args()
    path = asked.gold / "police_actions" / "docs.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = rows[:: max(1, len(rows) // (asked.sample or len(rows)))]
    counted: Counter[tuple[str, str]] = Counter()
    for row, reading in zip(rows, read_many((_report(r), Asked()) for r in rows), strict=True):
        for start, end, gold in _sentences(row):
            said = set(_said(reading, start, end))
            for label in LABELS:
                counted[label, "hit"] += label in gold and label in said
                counted[label, "sum"] += (label in gold) + (label in said)
    figures = {f"{k.lower()}_f1": round(2 * counted[k, "hit"] / max(1, counted[k, "sum"]), 3) for k in LABELS}
    print(json.dumps({"set": "police_actions", "n": len(rows), "figures": figures}))


def _report(row: dict[str, Any]) -> Report:
    return Report(row["id"], None, "".join(s["text"] + " " for s in row["sentences"]), "en", "", "")


def _sentences(row: dict[str, Any]) -> Iterator[tuple[int, int, set[str]]]:
    at = 0
    for sentence in row["sentences"]:
        end = at + len(sentence["text"])
        yield at, end, {label.upper().split("_")[0] for label in sentence["labels"]}
        at = end + 1


def _said(reading: Reading, start: int, end: int) -> Iterator[str]:
    for statement in reading.statements:
        body = statement.body
        if isinstance(body, EventMention) and start <= body.trigger.start < end and _by_police(body):
            yield from _labels(statement, body)


def _by_police(event: EventMention) -> bool:
    return any(a.sector == "COP" or POLICE.search(a.text) for a in event.actors)


def _labels(statement: Statement, event: EventMention) -> Iterable[str]:
    if statement.modality == "negated":
        return ["FAIL"]
    if statement.modality != "actual":
        return []
    said = ["ANY"]
    force = event.type == "ASSAULT" or event.mode == "crowd-control"
    said += ["FORCE"] if force else []
    said += ["ARREST"] if event.type == "COERCE" and event.mode == "arrest" else []
    killed = event.toll.killed if event.toll else None
    return [*said, "KILL"] if force and killed and (killed.best or killed.low) else said


if __name__ == "__main__":
    main()
