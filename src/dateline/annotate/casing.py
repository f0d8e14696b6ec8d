"""Headlines and wire copy in capitals, re-cased so that the tagger reads them as prose."""

from __future__ import annotations

import re
from functools import cache

from dateline import lexicon
from dateline.annotate import actors, english, gazetteer

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG = 4
_MOSTLY = 0.7
_FEW = 3
# a headline may stand in the text with a full stop; in prose that names many its verb at least is small
_SEVERAL = 5
_SMALL = frozenset(
    {
        "and",
        "the",
        "for",
        "from",
        "with",
        "over",
        "into",
        "but",
        "nor",
        "off",
        "out",
        "via",
        "per",
        "amid",
        "upon",
    }
)
_BIG_PLACE = 300_000


def recase(sentence: str) -> str:
    """``sentence`` with the capitals of ordinary prose, of the same length: for tagging only, never for showing.

    What has ordinary capitals already comes back unchanged.
    Misses: surnames that are ordinary words and stand alone ("BUSH").
    """
    how = _casing(sentence)
    if how is None:
        return sentence
    names = _named(sentence)
    out, at, opening = [], 0, True
    words = list(_WORD.finditer(sentence))
    for n, word in enumerate(words):
        after = words[n + 1].group().lower() if n + 1 < len(words) else ""
        out.append(sentence[at : word.start()])
        out.append(_word(word.group(), after, how=how, name=word.start() in names, opening=opening))
        at, opening = word.end(), False
    out.append(sentence[at:])
    changed = "".join(out)
    # a few letters change their number when their case changes
    return changed if len(changed) == len(sentence) else sentence


def _casing(sentence: str) -> str | None:
    words = [w for w in _WORD.findall(sentence) if len(w) >= _LONG]
    if len(words) < _FEW:
        return None
    if sum(w.isupper() for w in words) >= _MOSTLY * len(words):
        return "upper"
    if sentence.rstrip("\"'”’").endswith("."):
        title = len(words) >= _SEVERAL and _all_capital(sentence)
    else:
        title = sum(w[0].isupper() for w in words) >= _MOSTLY * len(words)
    if title:
        return "title"
    return "lower" if sentence.islower() and len(words) > _FEW else None


def _all_capital(sentence: str) -> bool:
    """Whether all but the small words of a headline begin with a capital."""
    return all(w[0].isupper() or len(w) < len("and") or w in _SMALL for w in _WORD.findall(sentence))


def _word(word: str, after: str, *, how: str, name: bool, opening: bool) -> str:
    lower = word.lower()
    if how == "lower":
        return word.capitalize() if name or opening else word
    if name:
        return word if how == "title" or len(word) < _LONG else word.capitalize()
    if _is_name(lower, after):
        return word if how == "title" else word.capitalize()
    return lower.capitalize() if opening and how == "upper" else lower


def _is_name(lower: str, after: str) -> bool:
    if not english.is_common(lower):
        return True
    if actors.is_first_name(lower) and after and not english.is_common(after):
        return True
    return _big_place(lower)


@cache
def _big_place(lower: str) -> bool:
    if lower in lexicon.table("languages", "en_entities")["casing"]["no_places"].split():
        return False
    return any(s.population >= _BIG_PLACE and s.main for s in gazetteer.lookup(gazetteer.fold(lower)))


def _named(sentence: str) -> set[int]:
    """Where the words of known names begin."""
    words = english.tokens(sentence)
    found = set()
    for match in actors.matches_in([w.text for w in words]):
        found |= {words[i].start for i in range(match[0], match[1])}
    return found
