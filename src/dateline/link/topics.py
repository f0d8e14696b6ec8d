"""What a report is about, as the words that it is made of: beginnings of its words, at which inflections and kindred words of two
languages fall together ("milita" of "military" and "militares")."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from dateline.model.report import Report

STEM = 6
_SHORTEST = 3
_WORD = re.compile(r"[^\W_]+")


def stems(report: Report) -> Counter[str]:
    """How often each word's beginning stands in title and text; numbers stand whole, words of one or two letters are left out."""
    spread = unicodedata.normalize("NFKD", f"{report.title or ''}\n{report.text}").casefold()
    if not spread.isascii():
        spread = "".join(c for c in spread if not unicodedata.combining(c))
    found = Counter(_WORD.findall(spread))
    kept: Counter[str] = Counter()
    for word, times in found.items():
        if word.isdigit():
            kept[word] += times
        elif len(word) >= _SHORTEST:
            kept[word[:STEM]] += times
    return kept
