"""How well positions and questions are read: F1 against fully labelled English reports.

Usage: positions.py GOLD_DIR [--sample N]. Prints one JSON line, the figures of which are between 0 and 1.
A position matches a label by holder and side (for, neutral, against) at the same place in the text, a question by its matter there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.model.report import Report
from dateline.model.statement import Position, Question, Statement
from dateline.reading import NOTHING, read_many

Row = Mapping[str, Any]
SIDES = {"supports": 1, "willing": 1, "neutral": 0, "uneasy": -1, "opposes": -1, "condemns": -1}
NEAR = 60
COMMON = frozenset(
    {"the", "of", "and", "president", "minister", "government", "secretary", "some", "senator", "former"}
)


def rows(path: Path) -> Iterator[Row]:
    """The JSON lines of a file."""
    return (json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip())


def report_of(row: Row) -> Report:
    """The labelled report; its title is read as the first paragraph, because labels quote both."""
    text = (row["title"] + ".\n" if row["title"] else "") + row["text"]
    return Report(row["id"], None, text, "en", "", "", given_id=row["id"])


def places_of(text: str, row: Row) -> list[tuple[int, int]]:
    """Where the words that a label quotes stand in the text."""
    quotes = row.get("quotes") or [row["quote"]]
    patterns = [r"\s+".join(map(re.escape, q.split())) for q in quotes]
    return [m.span() for p in patterns for m in re.finditer(p, text)]


def near(said: Statement, places: Iterable[tuple[int, int]]) -> bool:
    """Whether the statement's evidence lies at one of the places, or close by."""
    at = said.evidence
    return any(at.start < end + NEAR and start < at.end + NEAR for start, end in places)


def same_position(said: Statement, label: Row) -> bool:
    """Whether holder and side agree."""
    assert isinstance(said.body, Position)
    wanted = label["stance"]
    stances = wanted["either"] if isinstance(wanted, dict) else [wanted]
    holder, named = said.body.holder, label["holder"]
    same_country = holder.country is not None and holder.country == named.get("country")
    alike = _words(f"{holder.name} {holder.text}") & _words(named.get("name") or "")
    return (same_country or bool(alike)) and SIDES[said.body.stance] in {SIDES[s] for s in stances}


def _words(name: str) -> set[str]:
    return set(re.findall(r"[\w.-]{3,}", name.lower())) - COMMON


def same_question(said: Statement, label: Row) -> bool:
    """Whether the same matter is disputed."""
    assert isinstance(said.body, Question)
    return bool(said.body.matter == label["matter"])


def matched(
    said: list[Statement], labels: list[Row], text: str, same: Callable[[Statement, Row], bool]
) -> tuple[dict[int, int], set[int]]:
    """Which label each statement hits, one to one, and the statements that only tell a hit label again."""
    hits: dict[int, int] = {}
    again: set[int] = set()
    for i, statement in enumerate(said):
        fit = [
            j
            for j, row in enumerate(labels)
            if same(statement, row) and near(statement, places_of(text, row))
        ]
        free = [j for j in fit if j not in hits.values()]
        if free:
            hits[i] = free[0]
        elif any(statement.evidence != said[k].evidence for k, j in hits.items() if j in fit):
            again.add(i)
    return hits, again


def f1(hits: int, said: int, labels: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * hits / (said + labels) if said + labels else 0.0


KINDS = (("position", "positions", same_position), ("question", "questions", same_question))


def measure(gold: Path, sample: int | None = None) -> dict[str, Any]:
    """The figures on the labelled English reports under ``gold``."""
    labels = {row["id"]: row["required"] for row in rows(gold / "labels" / "gold.jsonl")}
    docs = [d for d in rows(gold / "labels" / "docs.jsonl") if d["id"] in labels and d["language"] == "en"][
        :sample
    ]
    reports = [report_of(d) for d in docs]
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for report, reading in zip(reports, read_many((r, NOTHING) for r in reports), strict=True):
        for kind, plural, same in KINDS:
            said = [s for s in reading.statements if s.kind == kind]
            wanted = labels[report.id][plural]
            hits, again = matched(said, wanted, report.text, same)
            for n, value in enumerate((len(hits), len(said) - len(again), len(wanted))):
                counts[plural][n] += value
    figures = {f"{plural}_f1": round(f1(*counts[plural]), 3) for _, plural, _ in KINDS}
    return {"set": "positions", "n": len(docs), "figures": figures}


def main(argv: list[str]) -> int:
    """Print the figures as one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int)
    asked = parser.parse_args(argv)
    print(json.dumps(measure(asked.gold, asked.sample)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
