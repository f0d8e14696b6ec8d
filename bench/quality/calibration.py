"""Does the confidence of an event row say how often such rows are right? Reliability by bins; ``calibrated`` is 1 less the expected calibration error.

Usage: calibration.py GOLD_DIR [--half even|odd] [--sample N] [--fit]. Prints one JSON line, and with --fit, from the strengths before they are mapped,
the points for ``resources/lexicons/confidence.toml``. A row is right where an annotator has one of its type, with an actor in common, at its place.
The map is fitted on the reports at even positions; what counts is the error on those at odd ones.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import itertools

import labels
from dateline.coding import events
from dateline.model.statement import Asked, EventMention
from dateline.reading import read_many

EDGES = (0.0, 0.4, 0.55, 0.65, 0.75, 0.85, 1.01)
# a bin of few rows is pulled towards the share of all by as many rows as this
PULL = 2
FEWEST = 8
Row = tuple[str, float, bool]


def main() -> None:
    """Read the labelled English reports of one half, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--half", choices=("even", "odd"), default="odd")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--fit", action="store_true")
    asked = parser.parse_args()
    if asked.fit:
        events.share_of = lambda _, strength: strength
    rows = judged(asked.gold, odd=asked.half == "odd", most=asked.sample)
    coders = sorted({coder for coder, _, _ in rows})
    figures: dict[str, float] = {"calibrated": 1 - error(rows), "right": mean([ok for *_, ok in rows])}
    for coder in coders:
        own = [r for r in rows if r[0] == coder]
        print(
            coder, len(own), *(f"{low:.2f}:{n}:{said:.2f}:{right:.2f}" for low, n, said, right in bins(own))
        )
        figures[f"right_{coder.partition('.')[0]}"] = mean([ok for *_, ok in own])
        if asked.fit:
            print(json.dumps({coder: fitted(own)}))
    print(
        json.dumps(
            {"set": "calibration", "n": len(rows), "figures": {k: round(v, 3) for k, v in figures.items()}}
        )
    )


def judged(gold_dir: Path, *, odd: bool, most: int | None) -> list[Row]:
    """Each event row with its coder, its confidence, and whether an annotator has it."""
    gold = {g["id"]: g for g in labels._lines(gold_dir / "labels" / "gold.jsonl")}
    docs: list[dict[str, Any]] = labels._lines(gold_dir / "labels" / "docs.jsonl")[odd::2]
    docs = [d for d in docs if d["id"] in gold and d["language"].startswith("en")][:most]
    rows: list[Row] = []
    for doc, reading in zip(docs, read_many((labels._report(d), Asked()) for d in docs), strict=True):
        wanted = [*gold[doc["id"]]["required"]["events"], *gold[doc["id"]]["allowed"]["events"]]
        events = [s for s in reading.statements if isinstance(s.body, EventMention)]
        rows += [
            (s.coder, s.confidence, any(labels._hits(labels._text(doc), s, row) for row in wanted))
            for s in events
        ]
    return rows


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of nothing."""
    return sum(values) / max(1, len(values))


def bins(rows: Sequence[Row]) -> list[tuple[float, int, float, float]]:
    """For each bin that holds rows: its lower edge, how many, the mean confidence, the share that is right."""
    held: dict[float, list[Row]] = defaultdict(list)
    for row in rows:
        held[max(e for e in EDGES if e <= row[1])].append(row)
    return [
        (low, len(own), mean([c for _, c, _ in own]), mean([ok for *_, ok in own]))
        for low, own in sorted(held.items())
    ]


def error(rows: Sequence[Row]) -> float:
    """The expected calibration error: the mean distance of confidence and share over the bins, each by its rows."""
    return sum(n * abs(said - right) for _, n, said, right in bins(rows)) / max(1, len(rows))


def fitted(rows: Sequence[Row]) -> list[list[float]]:
    """Points of a rising map from strength to share: neighbours that fall are pooled, few rows pulled towards all."""
    whole = mean([ok for *_, ok in rows])
    blocks: list[list[Row]] = []
    for row in sorted(rows, key=lambda r: r[1]):
        if blocks and (blocks[-1][-1][1] == row[1] or len(blocks[-1]) < FEWEST):
            blocks[-1].append(row)
        else:
            blocks.append([row])
    while any(_share(a, whole) >= _share(b, whole) for a, b in itertools.pairwise(blocks)):
        at = next(
            i for i in range(len(blocks) - 1) if _share(blocks[i], whole) >= _share(blocks[i + 1], whole)
        )
        blocks[at : at + 2] = [blocks[at] + blocks[at + 1]]
    return [[round(mean([c for _, c, _ in b]), 2), round(_share(b, whole), 2)] for b in blocks]


def _share(block: Sequence[Row], whole: float) -> float:
    return (sum(ok for *_, ok in block) + PULL * whole) / (len(block) + PULL)


if __name__ == "__main__":
    main()
