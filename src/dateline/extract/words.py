"""Small readings of a single line: its key, a byline, a date stamp, a dateline."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from dateline import lexicon
from dateline.extract.dates import date_in, only_date

PROSE_ENDS = (
    ".",
    "!",
    "?",
    "…",
    ".”",
    ".’",
    '."',
    "!”",
    '!"',
    "?”",
    '?"',
    "”",
    '"',
    ".)",
    ")",
    "。",
    "؟",
    "।",
    ":",
    ";",
    "»",
)
DOTS = ("...", "…", ". . .")
_SIGNED = re.compile(r"^(?P<name>[^\W\d_][^,|–—\d]{1,60}?)\s?(?:[,|–—]|\s-)\s?(?P<day>[^|]{6,40})$")
_NOT_WORD = re.compile(r"[^\w]+")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*,?|[&/|,]")
_SENTENCE = re.compile(r"[a-zß-öø-ÿ]{4,}[.!?]\s|[;!?]")
_DATELINE = re.compile(
    r"""^\s*(?P<dateline>
        (?P<place>[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’\-]+(?:[ ][^\W\d_a-zß-öø-ÿ.'’\-]+){0,3})
        (?P<region>(?:,\s?[^\W\d_][\w.'’\- ]{1,30}?){0,2})
        (?P<day>,\s?[^\W\d_]{3,9}\.?\s\d{1,2}(?:,\s?\d{4})?)?
        (?:\s?[(\[](?P<wire>[^()\[\]]{2,40})[)\]])?
        (?P<day2>,?\s[^\W\d_]{3,9}\.?\s\d{1,2}(?:,\s?\d{4})?)?
    )\s?(?:--+|[–—]|-\s|:\s(?=[^\W\d_a-z]))\s?""",
    re.VERBOSE,
)


def key_of(unit: str) -> str:
    """A line as it is compared: letters and digits only, without case and accents."""
    flat = "".join(c for c in unicodedata.normalize("NFD", unit.casefold()) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", flat).strip()


@cache
def _stop() -> frozenset[str]:
    return frozenset(
        [
            "a",
            "an",
            "and",
            "as",
            "at",
            "by",
            "for",
            "from",
            "in",
            "is",
            "its",
            "of",
            "on",
            "or",
            "over",
            "the",
            "to",
            "with",
            "after",
            "el",
            "la",
            "los",
            "de",
            "del",
            "en",
            "y",
            "que",
            "le",
            "les",
            "des",
            "et",
            "du",
        ]
    )


def overlap(one: str, other: str) -> float:
    """The share of the shorter line's words that the other one has too; lines of fewer than three words compare as wholes."""
    a, b = key_of(one), key_of(other)
    if not a or not b:
        return 0.0
    first, second = set(a.split()) - _stop(), set(b.split()) - _stop()
    least = min(len(first), len(second))
    if least < 3:
        return 1.0 if a == b else 0.0
    return len(first & second) / least


def byline_of(unit: str) -> str | None:
    """Who wrote it, where a line is nothing but a byline ("By Ana Ruiz and Joe Bell")."""
    if len(unit) > 160 or unit.endswith((".", "!", "?")):
        return None
    for start in lexicon.table("lexicons", "page")["bylines"]["starts"]:
        if unit.casefold().startswith((start + " ", start + ": ")):
            names = unit[len(start) :].strip(" :")
            capitals = sum(token[0].isupper() for token in names.split())
            if capitals >= 2 and names[0].isupper() and all(map(_NAME.fullmatch, names.split())):
                return names
    return None


def stamp_of(unit: str) -> str | None:
    """The date on a line that is nothing but a date stamp ("Published: 3 May 2025, 10:40 GMT"), as it is written."""
    if len(unit) > 120 or not any(c.isdigit() for c in unit):
        return None
    return only_date(unit)


def signed_of(unit: str) -> tuple[str, str] | None:
    """An outlet and the day, where a line under the headline is nothing else ("The Bay Courier, 3 May 2025")."""
    found = _SIGNED.match(unit) if len(unit) <= 100 else None
    if found is None or only_date(found["day"]) is None or date_in(found["day"]) is None:
        return None
    names = found["name"].split()
    small = [w for w in names if not w[0].isupper() and w.casefold() not in _stop()]
    return None if small or names[0][0].islower() or len(names) > 6 else (found["name"], found["day"])


def dateline_of(text: str) -> str | None:
    """The dateline at the beginning of a report ("PORT LOUIS, Mauritius (AP) —"), without its dash.

    A place in capitals before a dash is one; a place in small letters only where a news agency stands behind it.
    """
    if (agency := _agency().match(text[:160])) and not _SENTENCE.search(agency["dateline"]):
        return agency["dateline"].strip(" ,")
    found = _DATELINE.match(text[:160])
    if not found or ":" in found.group() or not found["place"].isupper() or len(found["place"]) < 3:
        return None
    return found["dateline"].strip(" ,")


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(map(re.escape, lexicon.table("lexicons", "page")["wires"]["names"]))
    return re.compile(
        rf"\s*(?P<dateline>[^\W\d_a-z][^()\n]{{1,70}}?\((?:[\w ]{{2,20}}/)?(?:{names})(?:/[\w ]{{2,20}})?\)(?:,?\s[^\W\d_]{{3,9}}\.?\s\d{{1,2}}(?:,\s?\d{{4}})?)?)"
        r"\s?(?:--+|[–—]|-|:|\.-|\.\s?[–—-])\s?"
    )
