"""What a report is about, as the words that it is made of: beginnings of its words, at which inflections and kindred words of two
languages fall together ("milita" of "military" and "militares")."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from dateline.model.report import Report

STEM = 6
_SHORTEST = 3
_LEAD = 700
_WORD = re.compile(r"[^\W_]+")
# a capital that no sentence's beginning accounts for
_NAME = re.compile(r"(?<![.!?:”\"“]\s)(?<![“\"])(?<!^)(?<!\n)\b[^\W\d_a-zß-ÿ][\w’'-]+")


def stems(report: Report) -> Counter[str]:
    """How often each word's beginning stands in title and text; numbers stand whole, words of one or two letters are left out."""
    return _counted(f"{report.title or ''}\n{report.text}")


def names(report: Report) -> frozenset[str]:
    """The beginnings of words that are written with a capital inside of a sentence."""
    return frozenset(_counted(" ".join(_NAME.findall(report.text))))


def numbers(report: Report) -> frozenset[str]:
    """The numbers in digits."""
    return frozenset(stem for stem in stems(report) if stem.isdigit())


def matter(report: Report) -> Counter[str]:
    """The stems of a report, where those of its title count thrice and those of its first words twice."""
    found = stems(report)
    found.update(_counted(report.text[:_LEAD]))
    title = _counted(report.title or "")
    found.update(title)
    found.update(title)
    return found


def _counted(text: str) -> Counter[str]:
    spread = unicodedata.normalize("NFKD", text).casefold()
    if not spread.isascii():
        spread = "".join(c for c in spread if not unicodedata.combining(c))
    kept: Counter[str] = Counter()
    for word, times in Counter(_WORD.findall(spread)).items():
        if word.isdigit():
            kept[word] += times
        elif len(word) >= _SHORTEST:
            kept[word[:STEM]] += times
    return kept
