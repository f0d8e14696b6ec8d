"""Page chrome: what stands around an article and is none of it.

Works on units of text (lines, or paragraphs of a text that is wrapped by hand), so that it serves a page saved as text and the
text of a page of HTML alike. Its words are in ``resources/lexicons/page.toml``.
Misses: furniture in languages without words there; a link block in whole sentences under a weak heading.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline import lexicon
from dateline.extract.words import DOTS, PROSE_ENDS, byline_of, key_of, overlap, signed_of, stamp_of

HEAD_UNITS = 12
MOST_UNITS = 5_000
ECHO = 0.6
# scripts that put no blanks between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article without its surroundings; ``stamps`` are the dates that stood near its head."""

    text: str
    title: str | None = None
    deck: str | None = None
    clipped: bool = False
    byline: str | None = None
    outlet: str | None = None
    stamps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    labels: frozenset[str]
    openers: frozenset[str]
    strong: frozenset[str]
    link_starts: tuple[str, ...]
    furniture_starts: tuple[str, ...]
    clicks: tuple[str, ...]
    patterns: re.Pattern[str]
    tails: re.Pattern[str]


@cache
def _words() -> _Words:
    data = lexicon.table("lexicons", "page")
    tails = "|".join(re.escape(t) for t in data["clipped_tails"])
    return _Words(
        labels=frozenset(map(key_of, data["labels"])),
        openers=frozenset(map(key_of, data["openers"])),
        strong=frozenset(map(key_of, data["strong"])),
        link_starts=tuple(data["link_starts"]),
        furniture_starts=tuple(data["furniture_starts"]),
        clicks=tuple(data["clicks"]),
        patterns=re.compile("|".join(f"(?:{p})" for p in data["furniture_patterns"]), re.IGNORECASE),
        tails=re.compile(rf"\s*(?:{tails})?[\s»›>→]*$", re.IGNORECASE),
    )


def clean_page(text: str, *, title: str | None = None) -> Cleaned:
    """The article in the text of a whole page: one title, its echoes gone, a clipped teaser as deck, no furniture.

    ``title`` is the one that the source gives, if it does; otherwise the page's own first headline is taken.
    """
    units = units_of(text)
    if len(units) > MOST_UNITS:
        return Cleaned(text=text, title=title)
    body = _without_link_blocks([u for u in units if not furniture(u)])
    if not body:
        return Cleaned(text="", title=title)
    found, body = _deck(Cleaned(text="", title=title), body)
    found, body = _head(found, body)
    if not body:
        return Cleaned(text=text, title=title)
    return replace(found, text="\n\n".join(body))


def trim_edges(text: str, *, title: str | None = None) -> str:
    """``text``, which its source has cleaned, without page furniture before its first and after its last paragraph."""
    units = units_of(text)
    first, last = 0, len(units)
    echo = key_of(title or "")
    while first < last and (_label(units[first]) or (echo and key_of(units[first]) == echo)):
        first += 1
    while last > first and (_label(units[last - 1]) or key_of(units[last - 1]) in _words().openers):
        last -= 1
    if first >= last or (first == 0 and last == len(units)):
        return text
    begin = text.find(units[first])
    end = text.rfind(units[last - 1]) + len(units[last - 1])
    return text[begin:end]


def units_of(text: str) -> list[str]:
    """The lines of a text; its paragraphs where lines are wrapped by hand."""
    lines = text.split("\n")
    full = [len(a) for a, b in itertools.pairwise(lines) if a.strip() and b.strip()]
    wrapped = len(full) >= 4 and max(map(len, lines)) <= 100 and sum(n >= 45 for n in full) >= 0.8 * len(full)
    units = re.split(r"\n\s*\n", text) if wrapped else lines
    return [u.strip() for u in units if u.strip()]


def prose(unit: str) -> bool:
    """Whether a unit reads as running text rather than as a heading or a label."""
    words = unit.count(" ") + 1 + len(_UNSPACED.findall(unit[:2000])) // 3
    return (words >= 7 and unit.endswith(PROSE_ENDS)) or words >= 35


def furniture(unit: str) -> bool:
    """Whether a unit is page furniture wherever it stands."""
    if _label(unit):
        return True
    small, words = unit.casefold(), _words()
    if small.startswith(words.link_starts) and len(unit) <= 180:
        return not prose(unit) or unit.endswith("?")
    if len(unit) <= 200 and not prose(unit) and any(w in small for w in words.clicks):
        return True
    return small.startswith(words.furniture_starts) and len(unit) <= 400


def _label(unit: str) -> bool:
    words = _words()
    if len(unit) > 80:
        return False
    return key_of(unit) in words.labels or words.patterns.fullmatch(unit) is not None


def _without_link_blocks(units: list[str]) -> list[str]:
    """Units without lists of links: from a heading such as "Related" on, as far as no article goes on after it."""
    words, kept, at = _words(), [], 0
    while at < len(units):
        key = key_of(units[at])
        if len(units[at]) > 60 or key not in words.openers:
            kept.append(units[at])
            at += 1
            continue
        at = _block_end(units, at, strong=key in words.strong)
    return kept


def _block_end(units: Sequence[str], opener: int, *, strong: bool) -> int:
    rest = [prose(u) for u in units[opener + 1 :]]
    before = sum(map(prose, units[:opener]))
    goes_on = any(a and b for a, b in itertools.pairwise(rest))
    if not any(rest):
        # a list at the end, or a menu at the top: headings between it and nothing
        return len(units) if before or not rest else opener + 1
    if not goes_on and before >= 2 and (strong or sum(rest) < len(rest) - sum(rest)):
        return len(units)
    if before and rest[0] is False:
        return opener + 1 + rest.index(True)
    return opener + 1


def _deck(found: Cleaned, units: list[str]) -> tuple[Cleaned, list[str]]:
    """Take a teaser out of the head: clipped, or followed by a repetition of the headline."""
    lead = next((i for i, u in enumerate(units[:HEAD_UNITS]) if prose(clipless(u)[0])), None)
    if lead is None:
        return found, units
    teaser, clipped = clipless(units[lead])
    rest = [u for u in units[lead + 1 :] if prose(u)]
    longer = sum(map(len, rest)) >= (0.7 if len(rest) >= 2 else 1.5) * len(teaser)
    listing = 2 * sum(clipless(u)[1] for u in rest) > len(rest)
    heads = [found.title or "", *units[:lead]]
    again = any(
        overlap(h, u) >= ECHO for h in heads for u in units[lead + 1 : lead + 3] if h and not prose(u)
    )
    if listing or not (longer and rest) or not (clipped or again):
        return found, units
    return replace(found, deck=teaser, clipped=clipped), units[:lead] + units[lead + 1 :]


def clipless(unit: str) -> tuple[str, bool]:
    """A unit without "Read more" at its end, and whether it was cut off."""
    # only the end is searched, so that a unit of a million blanks costs nothing
    bare = unit[:-60] + _words().tails.sub("", unit[-60:]) if len(unit) > 60 else unit
    if bare.rstrip().endswith(DOTS):
        return bare.rstrip(), True
    return (unit.rstrip(), unit.rstrip().endswith(("[…]", "[...]", "(…)", "(...)")))


def _head(found: Cleaned, units: list[str]) -> tuple[Cleaned, list[str]]:
    """Take title, echoes, byline, date stamps and section names out of what stands before the first paragraph."""
    first = next((i for i, u in enumerate(units) if prose(u)), len(units))
    first = min(first, HEAD_UNITS)
    head, body = units[:first], units[first:]
    headlines: list[str] = []
    stamps: list[str] = []
    byline, outlet = found.byline, found.outlet
    for unit in head:
        stamp, writer = stamp_of(unit), byline_of(unit)
        signed = signed_of(unit) if headlines or found.title else None
        if stamp:
            stamps.append(stamp)
        elif signed:
            outlet = outlet or signed[0]
            stamps.append(signed[1])
        elif writer:
            byline = byline or writer
        else:
            headlines.append(unit)
    title = found.title or _title(headlines)
    others = [u for u in headlines if title is None or overlap(title, u) < ECHO]
    others = [u for u in others if u.count(" ") >= 3]
    deck, clipped = found.deck, found.clipped
    if others and not deck and title in headlines and sum(map(prose, body)) >= 2:
        deck, others = others[0], others[1:]
    body = [
        u
        for i, u in enumerate(body)
        if not (i < HEAD_UNITS and title and not prose(u) and overlap(title, u) >= ECHO)
    ]
    done = replace(found, title=title, deck=deck, clipped=clipped, byline=byline)
    done = replace(done, outlet=outlet, stamps=tuple(stamps))
    return done, (others + body if body else [])


def _title(headlines: Sequence[str]) -> str | None:
    long = [h for h in headlines if h.count(" ") >= 3]
    return next(iter([*long, *headlines]), None)
