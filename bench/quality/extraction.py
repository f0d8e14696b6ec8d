"""Article text against gold: F1 of 4-word shingles, mean over pages, and pages a second.

``python bench/quality/extraction.py GOLD_DIR [--sample N]``; prints one JSON line.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from dateline.extract.report import extract
from dateline.gather.capture import captured
from dateline.model.report import Report


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The 4-word shingles of a text; of a shorter one the words that it has."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def agreement(gold: str, found: str) -> tuple[float, float, float]:
    """True positives, false positives and false negatives as shares of a page, so that all pages weigh the same."""
    want, have = shingles(gold), shingles(found)
    both = sum((want & have).values())
    extra, missed = sum(have.values()) - both, sum(want.values()) - both
    whole = (both + extra + missed) or 1
    return both / whole, extra / whole, missed / whole


def text_of(page: bytes) -> str:
    """What the product reads out of a page of HTML; an empty text where it finds no article."""
    got = extract(captured("page", page, "text/html", now=lambda: dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
    return got.text if isinstance(got, Report) else ""


def main() -> None:
    """Score the pages in ``GOLD_DIR/extraction``."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("gold", type=Path)
    asked.add_argument("--sample", type=int, default=0, help="the first N pages only")
    asked.add_argument("--pages", action="store_true", help="list each page's F1 on stderr")
    options = asked.parse_args()
    folder = options.gold / "extraction"
    rows = [
        json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").split("\n") if line.strip()
    ]
    rows = rows[: options.sample or None]
    pages = [gzip.decompress((folder / row["file"]).read_bytes()) for row in rows]
    text_of(pages[0])  # loading the libraries is not extracting
    began = time.perf_counter()
    found = [text_of(page) for page in pages]
    seconds = time.perf_counter() - began
    parts = [agreement(row["text"], text) for row, text in zip(rows, found, strict=True)]
    right, extra, missed = (sum(column) for column in zip(*parts, strict=True))
    if options.pages:
        for row, (a, b, c) in zip(rows, parts, strict=True):
            print(
                f"{2 * a / (2 * a + b + c):.3f} extra={b:.3f} missed={c:.3f} {row['id'][:12]}",
                file=sys.stderr,
            )
    figures = {
        "f1": round(2 * right / (2 * right + extra + missed), 4),
        "pages_s": round(len(pages) / seconds, 1),
    }
    print(json.dumps({"set": "extraction", "figures": figures, "n": len(pages)}))


if __name__ == "__main__":
    main()
