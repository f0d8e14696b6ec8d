"""Where sentences and paragraphs begin and end: by rule, before any parsing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from dateline import lexicon

LONGEST = 1000
_PARAGRAPH = re.compile(r"[^\n]+")
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»(\[]{1,24}$")
_NEXT_WORD = re.compile(r"\s*([\"'“‘«(\[¿¡–—-]*\s?)(\w[\w.]{0,30})", re.UNICODE)
_CLAUSE = re.compile(r"[;:,—–)\]]\s")
# where and by whom a report was filed, before its first sentence: "GENEVA (Wire) — ", "MOSCOW, Oct 3: "
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}"
_REST = r"(?:, [\w. ]{2,30})?"
_WIRE = r" ?\([\w ./&-]{2,30}\)"
_DASH = r" ?(?:[—–]|--| - ?) ?"
_FILED = re.compile(
    rf"(?:{_CAPITALS}{_REST}(?:{_WIRE})?{_DASH}|{_CAPITALS}{_REST}{_WIRE}: |{_CAPITALS}, \w{{3,9}}\.? \d{{1,2}} ?: "
    rf"|[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+)?{_REST}{_WIRE}{_DASH})(?=[\"“'‘]?[A-ZÀ-Þ])"
)
_WRAP = (50, 90)
# text with fewer capitals than this among its letters has none where sentences begin
_CAPITAL_SHARE = 0.008
_FEW_LINES = 4
_MOST_LINES = 0.8
Piece = tuple[int, int, int]


def split(text: str) -> list[Piece]:
    """Start, end and paragraph number of each sentence of ``text``, without the white space around it.

    No piece is longer than LONGEST characters: longer ones are cut after clauses, so that parsing stays bounded.
    The time taken grows with the length of the text alone.
    A dateline is a piece of its own: its place is no party to what the first sentence says.
    Text without capitals is cut at each stop that is no abbreviation's.
    Misses: sentences that end in an abbreviation before a name.
    """
    blocks = _unwrapped(text) if _is_wrapped(text) else [m.span() for m in _PARAGRAPH.finditer(text)]
    small = _is_small(text)
    found: list[Piece] = []
    for number, (start, end) in enumerate(blocks):
        filed = _FILED.match(text, start, end)
        opening = [filed.span()] if filed else []
        for first, last in (*opening, *_sentences(text, filed.end() if filed else start, end, small=small)):
            found += [(s, e, number) for s, e in _short(text, *_trim(text, first, last))]
    return found


def _is_small(text: str) -> bool:
    """Whether the text is written without capitals."""
    letters = sum(map(str.isalpha, text))
    return sum("A" <= c <= "Z" for c in text) < _CAPITAL_SHARE * letters


def _sentences(text: str, start: int, end: int, *, small: bool) -> Iterator[tuple[int, int]]:
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, stop, end) or (small and _ends_small(text, stop)):
            yield start, stop.end()
            start = stop.end()
    yield start, end


def _ends(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence ends at ``stop``: judged by the word before the mark and the word after it."""
    after = _NEXT_WORD.match(text, stop.end(), min(end, stop.end() + 40))
    if not after:
        return True
    quote, word = after.group(1), after.group(2)
    if word[0].islower():
        return False
    marks = stop.group()
    if not marks.startswith(".") or marks.startswith(".."):
        return True
    before = _LAST_WORD.search(text, max(0, stop.start() - 24), stop.start())
    return _ends_after(before.group() if before else "", word, quoted=bool(quote.strip()))


def _ends_small(text: str, stop: re.Match[str]) -> bool:
    """Whether a sentence of a text without capitals ends at ``stop``: a word of some length stands before it that is no abbreviation."""
    before = _LAST_WORD.search(text, max(0, stop.start() - 24), stop.start())
    last = before.group().lower() if before else ""
    if len(last) < 2 or "." in last:
        return False
    return last not in _small_abbreviations()


@cache
def _small_abbreviations() -> frozenset[str]:
    listed = _listed()
    return frozenset(a.lower() for a in (*listed["abbreviations"], *listed["closing"], *listed["small"])) | {
        "rs",
        "no",
        "nos",
    }


def _ends_after(last: str, word: str, *, quoted: bool) -> bool:
    listed = _listed()
    if last in listed["closing"]:
        return quoted or word in listed["openers"]
    if len(last) == 1 and last.isupper():
        return word in listed["openers"] and last != "J"
    if last in {"No", "Nos", "no", "Art", "art", "Sec", "Vol", "p", "pp"}:
        return not word[0].isdigit()
    if last in listed["abbreviations"] or (last.lower() in listed["small"] and last.islower()):
        return False
    # U.S.-style runs of initials that no list holds
    return not re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", last) or word in listed["openers"]


@cache
def _listed() -> dict[str, frozenset[str]]:
    table = lexicon.table("languages", "en_entities")["sentences"]
    lists = {key: frozenset(table[key].split()) for key in ("abbreviations", "closing", "openers")}
    return lists | {"small": frozenset({"vs", "v", "etc", "approx", "est", "cf", "al"})}


def _is_wrapped(text: str) -> bool:
    """Whether lines break inside of sentences, as in copy of a fixed width: the next line's first word had no room left."""
    lines = [line.rstrip() for line in text[:20_000].split("\n")[:200]]
    pairs = [(a, b.split(maxsplit=1)[0]) for a, b in pairwise(lines) if a.strip() and b.strip()]
    width = max(map(len, lines))
    if len(pairs) < _FEW_LINES or not _WRAP[0] <= width <= _WRAP[1]:
        return False
    return sum(len(a) + len(b) >= width for a, b in pairs) > _MOST_LINES * len(pairs)


def _unwrapped(text: str) -> list[tuple[int, int]]:
    """Paragraphs of wrapped copy: they end at empty lines only."""
    return [m.span() for m in re.finditer(r"[^\n]+(?:\n[ \t]*[^\s][^\n]*)*", text)]


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = _cut(text, start, start + LONGEST)
        yield _trim(text, start, cut)
        start, end = _trim(text, cut, end)
    if start < end:
        yield start, end


def _cut(text: str, start: int, limit: int) -> int:
    last = None
    for last in _CLAUSE.finditer(text, start + LONGEST // 4, limit):  # noqa: B007 - the last one is wanted
        pass
    if last:
        return last.end()
    space = text.rfind(" ", start + LONGEST // 4, limit)
    return space if space > 0 else limit


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
