"""How well the modality of given words is read: F1 of actual, uncertain and denied happenings.

Usage: factuality.py GOLD_DIR [--sample N]. Prints one JSON line, the figures of which are between 0 and 1.
Gold gives each word a value from -3 (certainly not) to 3 (certainly); future and hypothetical words count as uncertain.
``macro_f1`` is the mean over the classes and sets; each set's own figures carry its name.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.model.report import Report
from dateline.model.statement import Asked
from dateline.reading import read_many

Row = Mapping[str, Any]
SETS = ("meantime_train", "meantime_dev", "uds_ih2_dev")
CLASSES = ("actual", "uncertain", "denied")
OURS = {"actual": "actual", "negated": "denied", "future": "uncertain", "hypothetical": "uncertain"}


def rows(path: Path) -> Iterator[Row]:
    """The JSON lines of a file."""
    return (json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip())


def laid_out(row: Row) -> tuple[str, list[tuple[tuple[int, int], float]]]:
    """The sentence with single spaces, and the place and value of each marked word."""
    text, places = "", []
    for word in row["text"].split():
        places.append((len(text), len(text) + len(word)))
        text += word + " "
    marked = [(t["span1"][0], t["label"]) for t in row["targets"]]
    return text, [(places[i], label) for i, label in marked if i < len(places)]


def class_of(value: float) -> str:
    """The class of a value between -3 and 3."""
    return "actual" if value >= 1 else "denied" if value <= -1 else "uncertain"


def f1(pairs: list[tuple[str, str]], name: str) -> float:
    """F1 of one class over pairs of (gold, ours)."""
    right = sum(g == p == name for g, p in pairs)
    named = sum(g == name for g, _ in pairs) + sum(p == name for _, p in pairs)
    return 2 * right / named if named else 0.0


def answered(path: Path, *, sample: int | None) -> list[tuple[str, str]]:
    """Gold and our class of each marked word of a set."""
    asked = [laid_out(r) for r in list(rows(path))[:sample]]
    readings = read_many(
        (Report(str(i), None, text, "en", "", ""), Asked(probes=tuple(place for place, _ in marked)))
        for i, (text, marked) in enumerate(asked)
    )
    return [
        (class_of(value), OURS[probe.modality])
        for (_, marked), reading in zip(asked, readings, strict=True)
        for (_, value), probe in zip(marked, reading.probes, strict=True)
    ]


def measure(gold: Path, *, sample: int | None) -> dict[str, Any]:
    """The figures over the first ``sample`` sentences of each set that is there."""
    figures: dict[str, float] = {}
    n = 0
    for name in SETS:
        path = gold / "factuality" / f"{name}.jsonl"
        if not path.exists():
            continue
        pairs = answered(path, sample=sample)
        n += len(pairs)
        figures |= {f"{name}_{c}": f1(pairs, c) for c in CLASSES}
    mean = sum(figures.values()) / max(1, len(figures))
    rounded = {k: round(v, 3) for k, v in {"macro_f1": mean, **figures}.items()}
    return {"set": "factuality", "n": n, "figures": rounded}


def main() -> None:
    """Print the figures as one JSON line."""
    parser = argparse.ArgumentParser(description="Modality of given words against marked sentences.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int, default=None)
    asked = parser.parse_args()
    print(json.dumps(measure(asked.gold, sample=asked.sample)))


if __name__ == "__main__":
    main()
