"""How well attributions are read: F1 of contents, and of contents with their source, on articles with all attributions marked.

Usage: attribution.py GOLD_DIR [--sample N]. Prints one JSON line, the figures of which are between 0 and 1.
A content is hit where it shares at least half of all characters (intersection over union); its source where the two overlap,
or where neither names one.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.model.report import Report
from dateline.model.statement import Attribution
from dateline.reading import NOTHING, read_many

Row = Mapping[str, Any]
Chars = frozenset[int]
LEAST_OVERLAP = 0.5
LONGEST_SOURCE = 30


def rows(path: Path) -> Iterator[Row]:
    """The JSON lines of a file."""
    return (json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip())


def chars(spans: Sequence[Sequence[int]]) -> Chars:
    """The characters of some spans."""
    return frozenset(i for start, end in spans for i in range(start, end))


def said(row: Attribution) -> tuple[Chars, Chars]:
    """Content and source of an attribution of ours."""
    named = row.source or (row.speaker.span if row.speaker else None)
    content = chars([(c.start, c.end) for c in row.content])
    return content, chars([(named.start, named.end)]) if named else frozenset()


def hits(found: Sequence[tuple[Chars, Chars]], wanted: Sequence[tuple[Chars, Chars]]) -> tuple[int, int]:
    """How many contents are hit, one to one, and how many of those with their source."""
    free = dict(enumerate(wanted))
    contents = sources = 0
    for content, source in found:
        shared = {i: len(content & c) / len(content | c) for i, (c, _) in free.items() if content & c}
        best = max(shared, key=lambda i: shared[i], default=None)
        if best is None or shared[best] < LEAST_OVERLAP:
            continue
        _, marked = free.pop(best)
        contents += 1
        short = len(source) <= 3 * len(marked) + LONGEST_SOURCE
        sources += bool(source & marked and short) or not (source or marked)
    return contents, sources


def measure(gold: Path, *, sample: int | None) -> dict[str, Any]:
    """The figures over the first ``sample`` articles, all of them without a sample."""
    docs = list(rows(gold / "attribution" / "docs.jsonl"))[:sample]
    readings = read_many((Report(d["id"], None, d["text"], "en", "", ""), NOTHING) for d in docs)
    ours = theirs = contents = sources = 0
    for doc, reading in zip(docs, readings, strict=True):
        wanted = [(chars(g["content"]), chars(g["source"])) for g in doc["attributions"]]
        found = [said(a) for a in reading.attributions]
        ours, theirs = ours + len(found), theirs + len(wanted)
        c, s = hits(found, wanted)
        contents, sources = contents + c, sources + s
    both = max(1, ours + theirs)
    figures = {"content_f1": round(2 * contents / both, 3), "content_source_f1": round(2 * sources / both, 3)}
    return {"set": "attribution", "n": len(docs), "figures": figures}


def main() -> None:
    """Print the figures as one JSON line."""
    parser = argparse.ArgumentParser(description="Attributions against marked articles.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int, default=None)
    asked = parser.parse_args()
    print(json.dumps(measure(asked.gold, sample=asked.sample)))


if __name__ == "__main__":
    main()
