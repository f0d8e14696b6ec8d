"""Sentences with two acts between different parties: is each pair answered with its own act, and with nothing where none is stated?

Usage: two_events.py [CORPUS_FILE] [--sample N] [--errors]; a folder, such as that of the gold data, stands for our own file. Prints one JSON line; with --errors, each wrong answer before it.
The sentences are ours (training/corpus/heldout_pairs.jsonl), written by another hand than those that the encoder learns from.
A sentence is right where every question to it is; where one pair has several acts, any of them is right.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from dateline.model.report import Report
from dateline.model.statement import Asked, PairQuery
from dateline.reading import read_many

OURS = Path(__file__).parent.parent.parent / "training" / "corpus" / "heldout_pairs.jsonl"
Pair = tuple[tuple[int, int], tuple[int, int] | None]


def main() -> None:
    """Ask each sentence for the pairs that it tells of, and for those between which it states nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=OURS)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    path = OURS if given.corpus.is_dir() else given.corpus
    lines = [json.loads(x) for x in path.read_text("utf-8").splitlines() if x.strip()]
    lines = lines[:: max(1, len(lines) // (given.sample or len(lines)))]
    asked = [questions(line) for line in lines]
    requests = (
        (Report(str(n), None, line["text"], "en", "", ""), Asked(pairs=tuple(PairQuery(*p) for p in pairs)))
        for n, (line, pairs) in enumerate(zip(lines, asked, strict=True))
    )
    right: dict[str, list[bool]] = defaultdict(list)
    for line, pairs, reading in zip(lines, asked, read_many(requests), strict=True):
        each = [
            (bool(types), (code.type in types) if types else code.type is None)
            for types, code in zip(pairs.values(), reading.pairs, strict=True)
        ]
        for (pair, types), code, (_, hit) in zip(pairs.items(), reading.pairs, each, strict=True):
            if given.errors and not hit:
                print(
                    sorted(types) or None,
                    code.type,
                    [line["text"][s[0] : s[1]] for s in pair if s],
                    line["text"],
                )
        right["stated"] += [hit for stated, hit in each if stated]
        right["none"] += [hit for stated, hit in each if not stated]
        right["sentence"].append(all(hit for _, hit in each))
        if sum(stated for stated, _ in each) > 1:
            right["all_pairs"].append(all(hit for stated, hit in each if stated))
    figures = {k: round(sum(v) / max(1, len(v)), 3) for k, v in sorted(right.items())}
    print(json.dumps({"set": "two_events", "n": len(lines), "figures": figures}))


def questions(line: dict[str, Any]) -> dict[Pair, set[str]]:
    """The pairs to ask for with the types that are right; no type where nothing is stated."""
    text, found = line["text"], defaultdict[Pair, set[str]](set)
    for event in line["events"]:
        if event["source"]:
            pair = (_span(text, event["source"]), _span(text, event["target"]) if event["target"] else None)
            found[pair].add(event["type"])
    for source, target in line.get("none", ()):
        found.setdefault((_span(text, source), _span(text, target)), set())
    return dict(found)


def _span(text: str, words: str) -> tuple[int, int]:
    """Where the words stand; ``words#2`` is their second occurrence; a whole word before a part of one."""
    counted = re.fullmatch(r"(.*)#(\d+)", words)
    bare, nth = (counted[1], int(counted[2])) if counted else (words, 1)
    places = [m.span() for m in re.finditer(re.escape(bare), text)]
    whole = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text)]
    return places[nth - 1] if counted or not whole else whole[0]


if __name__ == "__main__":
    main()
