"""How well times are found and read: ``python bench/quality/times.py GOLD_DIR [--sample N] [--errors]`` prints one JSON line.

``GOLD_DIR/times/docs.jsonl`` holds whole documents with marked times; where only ``expressions.jsonl`` is there, each expression is read
alone with its document's date. Scored like the examination: DATE and TIME only, the first ten characters of the value.
``--errors`` prints before it what was not found, what is no time and what has another value, with what was read instead.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.annotate.analysis import annotate
from dateline.model.doc import Doc, TimeMention
from dateline.model.report import Report

KINDS = ("DATE", "TIME")
SLACK = 30  # characters by which a found expression may be longer than the marked one


def documents(gold: Path) -> list[dict[str, Any]]:
    """Documents with ``text``, ``published`` and ``times``."""
    whole = gold / "times" / "docs.jsonl"
    if whole.exists():
        return [json.loads(line) for line in whole.read_text("utf-8").strip().split("\n")]
    rows = map(json.loads, (gold / "times" / "expressions.jsonl").read_text("utf-8").strip().split("\n"))
    return [{**row, "times": [{**row, "span": [0, len(row["text"])]}]} for row in rows]


def reports(documents: Iterable[dict[str, Any]]) -> list[Report]:
    """The documents as reports."""
    return [
        Report(
            id=str(i),
            title=None,
            text=d["text"],
            language="en",
            text_sha256="",
            capture_sha256="",
            published=dt.date.fromisoformat(d["published"][:10]),
        )
        for i, d in enumerate(documents)
    ]


def hits(marked: list[dict[str, Any]], found: list[TimeMention]) -> tuple[int, int]:
    """How many marked times were found, and how many of them with the right value."""
    used: set[int] = set()
    right = 0
    for gold in marked:
        start, end = gold["span"]
        shared = [(min(end, m.span.end) - max(start, m.span.start), i) for i, m in enumerate(found)]
        for size, i in sorted(shared, reverse=True):
            span = found[i].span
            if size > 0 and i not in used and span.end - span.start <= end - start + SLACK:
                used.add(i)
                right += (gold["value"] or "")[:10] == found[i].value[:10]
                break
    return len(used), right


def show(row: dict[str, Any], gold: list[dict[str, Any]], doc: Doc) -> None:
    """Print what is wrong in one document."""
    found = [m for m in doc.times if m.type in KINDS]
    read = [(m.text, m.type, m.value) for m in doc.times]
    spans, values = hits(gold, found)
    kind = "no time" if not gold and found else "not found" if spans < len(gold) else "value"
    if kind == "no time" or values < len(gold):
        print(kind, row["published"], [(t.get("text"), t["value"]) for t in row["times"]], read)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--errors", action="store_true")
    chosen = parser.parse_args()
    rows = documents(chosen.gold)[: chosen.sample]
    spans = values = marked = predicted = 0
    for row, doc in zip(rows, annotate(reports(rows)), strict=True):
        gold = [t for t in row["times"] if t["type"] in KINDS]
        found = [m for m in doc.times if m.type in KINDS]
        if chosen.errors:
            show(row, gold, doc)
        if not gold:
            continue
        span, value = hits(gold, found)
        spans, values = spans + span, values + value
        marked, predicted = marked + len(gold), predicted + len(found)
    total = max(1, marked + predicted)
    # an expression that stands alone was given; in a whole document it had to be found too
    value = "value_f1" if (chosen.gold / "times" / "docs.jsonl").exists() else "value_given"
    figures = {"span_f1": round(2 * spans / total, 4), value: round(2 * values / total, 4)}
    print(json.dumps({"set": "times", "n": len(rows), "figures": figures}))


if __name__ == "__main__":
    main()
