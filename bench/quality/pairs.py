"""Who does what to whom, asked with both phrases marked: macro F1 of the type and of the quad.

Usage: pairs.py GOLD_DIR [--sample N] [--errors]. Prints one JSON line; with --errors, each wrong answer before it.
The gold's YIELD is CONCEDE and RETREAT together.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dateline import lexicon
from dateline.model.report import Report
from dateline.model.statement import Asked, PairQuery
from dateline.reading import read_many

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}


def main() -> None:
    """Score the sentences of ``GOLD_DIR/plover_pairs``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    path = asked.gold / "plover_pairs" / "pairs.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = rows[:: max(1, len(rows) // (asked.sample or len(rows)))]
    answers = [reading.pairs[0].type for reading in read_many((_report(r), _asked(r)) for r in rows)]
    types = [YIELD.get(a or "", a) for a in answers]
    if asked.errors:
        wrong = (r | {"answer": t} for r, t in zip(rows, types, strict=True) if t != r["root"])
        for row in wrong:
            print(row["root"], row["answer"], row["text"])
    figures = {
        "root_f1": macro_f1([r["root"] for r in rows], types),
        "quad_f1": macro_f1([int(r["quad"]) for r in rows], list(map(_quad, answers, rows))),
        "answered": round(sum(a is not None for a in answers) / len(rows), 3),
    }
    print(json.dumps({"set": "plover_pairs", "n": len(rows), "figures": figures}))


def _report(row: dict[str, Any]) -> Report:
    return Report(row["id"], None, row["text"], "en", "", "")


def _asked(row: dict[str, Any]) -> Asked:
    pair = row["pairs"][0]
    source, target = pair["source"], pair["target"]
    return Asked(pairs=(PairQuery((source[0], source[1]), (target[0], target[1]) if target else None),))


def _quad(answer: str | None, row: dict[str, Any]) -> int | None:
    """The quad of the answer; a right YIELD has the right quad, which of the two it was the gold does not say."""
    if answer is None:
        return None
    if YIELD.get(answer, answer) == row["root"]:
        return int(row["quad"])
    return QUADS[lexicon.table("codebook", answer.lower())["quad"]]


def macro_f1(gold: Sequence[object], said: Sequence[object]) -> float:
    """The mean over the gold's classes of the F1 of each."""
    return round(sum(_f1(c, gold, said) for c in set(gold)) / len(set(gold)), 3)


def _f1(label: object, gold: Iterable[object], said: Iterable[object]) -> float:
    both = list(zip(gold, said, strict=True))
    hits = sum(g == s == label for g, s in both)
    either = sum(g == label for g, _ in both) + sum(s == label for _, s in both)
    return 2 * hits / either


if __name__ == "__main__":
    main()
