"""Numerals in text: how many, as stated, with the qualifier that the words give."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from dateline import lexicon
from dateline.model.doc import Doc, Sentence, Token
from dateline.model.statement import Qualifier, Quantity

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Numeral:
    """Tokens ``first`` to ``last`` (exclusive) that state a number."""

    first: int
    last: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class _Value:
    low: int
    best: int | None
    next: int


def numerals(doc: Doc, sentence: Sentence) -> tuple[Numeral, ...]:
    """The counts of one sentence in order: not dates, ages, money, percentages or the numbers in names.

    Misses: "half of the crew", "a quarter of the population".
    """
    words = _words(doc.language)
    if not words:
        return ()
    found: list[Numeral] = []
    at, openers = sentence.first, _openers(doc.language)
    while at < sentence.last:
        lower = doc.tokens[at].lower
        if lower not in openers and not _DIGITS.fullmatch(lower):
            at += 1
            continue
        numeral = _numeral(doc, at, sentence.last, words=words)
        if numeral and _is_count(doc, numeral, sentence, words=words):
            found.append(numeral)
        at = numeral.last if numeral else at + 1
    return tuple(found)


def count_of(doc: Doc, noun: int, *, whole: bool = False) -> Quantity | None:
    """How many the noun at this token stands for in these words: "at least two dozen men", "hundreds of men", or a bare "eleven".

    None where no number is stated. ``whole`` leaves out a share of a known whole: "two of the eleven men" are eleven men.
    """
    numeral = numeral_of(doc, noun, whole=whole)
    return numeral.quantity if numeral else None


def numeral_of(doc: Doc, noun: int, *, whole: bool = False) -> Numeral | None:
    """The numeral that counts the noun at this token; ``whole`` leaves out a share of it ("two of the eleven men": eleven)."""
    found = numerals(doc, doc.sentence_at(noun))
    own = [n for n in found if n.first <= noun < n.last]
    before = [n for n in found if any(_counts(doc, t, noun, whole=whole) for t in range(n.first, n.last))]
    return next(iter(own or before), None)


def _counts(doc: Doc, number: int, noun: int, *, whole: bool) -> bool:
    """Whether the number word modifies the noun, or (not ``whole``) governs it by "of"."""
    tokens = doc.tokens
    if tokens[number].head == noun and number < noun and tokens[number].dep not in _LOOSE:
        return True
    if _before_quote(doc, number, noun):
        return True
    governor = tokens[noun].head
    adjective = tokens[tokens[number].head]
    if adjective.dep == "amod" and adjective.head == noun and number < adjective.index < noun:
        return True
    shares = tokens[noun].dep == "pobj" and tokens[governor].lower == "of" and tokens[governor].head == number
    return shares and not (whole and _is_definite(doc, noun))


def _before_quote(doc: Doc, number: int, noun: int) -> bool:
    """Whether only an opening quotation mark, on which the parser hangs the number, stands before the noun's own words."""
    mark = doc.tokens[number].head
    if doc.tokens[mark].pos != "PUNCT" or mark != number + 1 or not mark < noun <= mark + _QUOTED:
        return False
    return all(doc.tokens[t].head in range(mark, noun + 1) for t in range(mark + 1, noun))


def _is_definite(doc: Doc, noun: int) -> bool:
    """Whether the noun is a known whole: "the", "those", "their"."""
    return any(doc.tokens[c].dep in ("det", "poss") for c in doc.tokens[noun].children)


_QUOTED = 5
_LOOSE = frozenset({"appos", "conj", "prep", "advmod", "neg", "npadvmod", "nsubj", "nsubjpass", "relcl"})


def number_at(doc: Doc, token: int) -> int | None:
    """The plain value of the number word or digits at one token: 64 for "64", None for "several"."""
    value = _simple(doc.tokens[token].lower, _words(doc.language))
    return None if value is None else int(value)


def ordinal_at(doc: Doc, token: int) -> int | None:
    """The place in a row that one token states: 15 for "15th", 3 for "third"."""
    lower = doc.tokens[token].lower
    digits = _ORDINAL.fullmatch(lower)
    return int(digits[1]) if digits else _words(doc.language).get("ordinals", {}).get(lower)


def bounded(low: int, best: int | None, qualifier: Qualifier, *, below: bool = False) -> Quantity:
    """The quantity that a stated number means under a qualifier; ``below`` where the words exclude the number itself."""
    if qualifier == "exactly":
        return Quantity(low, best, best, qualifier)
    if qualifier == "up to":
        return Quantity(None, None if below else best, best, qualifier)
    if qualifier == "about":
        return Quantity(None if best is not None else low, best, None, qualifier)
    return Quantity(low, best, None, qualifier)


def plus(first: Quantity, second: Quantity) -> Quantity:
    """The sum of two counts of one harm ("two soldiers and three civilians"); a bound that either lacks is lacking."""
    same = first.qualifier if first.qualifier != "exactly" else second.qualifier
    low, best, high = (
        None if a is None or b is None else a + b
        for a, b in zip(
            (first.low, first.best, first.high), (second.low, second.best, second.high), strict=True
        )
    )
    return Quantity(low, best, high, same, first.span)


def _numeral(doc: Doc, at: int, stop: int, *, words: Mapping[str, Any]) -> Numeral | None:
    first, start = at, at
    qualifier, said = "exactly", ""
    phrase = _phrase(doc.tokens, at, stop, table=words["before"])
    if phrase:
        said, qualifier = phrase, words["before"][phrase]
        start = at + len(phrase.split())
    between = doc.tokens[start].lower == "between" if start < stop else False
    value = _value(doc.tokens, start + between, stop, words=words)
    if value is None:
        return None
    ranged = _range(doc, value, stop, words=words, between=between)
    if ranged:
        quantity, last = ranged
    else:
        after = _phrase(doc.tokens, value.next, stop, table=words["after"])
        qualifier = words["after"][after] if after else qualifier
        last = value.next + (len(after.split()) if after else 0)
        if value.best is None and qualifier == "exactly":
            qualifier = "at least"
        below = said in words["reading"]["below"]
        quantity = bounded(value.low, value.best, cast(Qualifier, qualifier), below=below)
    span = doc.span_of(first, last)
    return Numeral(
        first, last, Quantity(quantity.low, quantity.best, quantity.high, quantity.qualifier, span)
    )


def _range(
    doc: Doc, low: _Value, stop: int, *, words: Mapping[str, Any], between: bool
) -> tuple[Quantity, int] | None:
    at = low.next
    if at >= stop or low.best is None or doc.tokens[at].lower not in words["reading"]["ranges"]:
        return None
    if (doc.tokens[at].lower == "and") != between:
        return None
    high = _value(doc.tokens, at + 1, stop, words=words)
    if high is None or high.best is None or high.best <= low.best:
        return None
    return Quantity(low.best, None, high.best, "about"), high.next


def _value(tokens: Sequence[Token], at: int, stop: int, *, words: Mapping[str, Any]) -> _Value | None:
    """The number that starts at one token: digits or words, with scales ("two hundred and ten", "half a dozen", "hundreds of thousands")."""
    if at >= stop:
        return None
    fixed = _phrase(tokens, at, stop, table=words["phrases"])
    if fixed:
        return _Value(words["phrases"][fixed], words["phrases"][fixed], at + len(fixed.split()))
    vague = words["vague"] | words["pairs"]
    lower = tokens[at].lower
    article = lower in words["reading"]["articles"]
    if article or lower in words["reading"]["half"]:
        return _after_article(tokens, at, stop, words=words)
    if lower in vague:
        best = words["pairs"].get(lower)
        end, factor = _of_scale(tokens, at + 1, stop, words=words)
        return _Value(vague[lower] * factor, best, end)
    return _spelled(tokens, at, stop, words=words)


def _after_article(tokens: Sequence[Token], at: int, stop: int, *, words: Mapping[str, Any]) -> _Value | None:
    """ "a dozen", "half a million", "a few", "a couple"."""
    half = tokens[at].lower in words["reading"]["half"]
    at += 1
    if half and at < stop and tokens[at].lower in words["reading"]["articles"]:
        at += 1
    if at >= stop:
        return None
    lower = tokens[at].lower
    if lower in words["scales"]:
        number = words["scales"][lower] // (2 if half else 1)
        return _Value(number, number, at + 1)
    vague = words["vague"] | words["pairs"]
    if half or lower not in vague:
        return None
    end, factor = _of_scale(tokens, at + 1, stop, words=words)
    return _Value(vague[lower] * factor, words["pairs"].get(lower), end)


def _of_scale(tokens: Sequence[Token], at: int, stop: int, *, words: Mapping[str, Any]) -> tuple[int, int]:
    """Past "of thousands" or "hundred" after a vague word, and the factor that it adds."""
    jump = 1 if at < stop and tokens[at].lower == "of" else 0
    if at + jump < stop:
        lower = tokens[at + jump].lower
        singular = lower.removesuffix("s")
        if singular in words["scales"] and (jump == 0 or lower != singular):
            return at + jump + 1, int(words["scales"][singular])
    return at, 1


def _spelled(tokens: Sequence[Token], at: int, stop: int, *, words: Mapping[str, Any]) -> _Value | None:
    total, current, seen = 0.0, 0.0, False
    while at < stop:
        lower = tokens[at].lower
        number = _simple(lower, words)
        if number is not None and (not seen or _continues(tokens[at - 1].lower, words)):
            current, seen = current + number, True
        elif seen and lower in words["scales"]:
            scale = words["scales"][lower]
            current *= scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif not (seen and _joined(tokens[at - 1 : min(at + 2, stop)], words)):
            break
        at += 1
    return _Value(int(total + current), int(total + current), at) if seen else None


def _continues(previous: str, words: Mapping[str, Any]) -> bool:
    """A number word after another adds to it only after a hyphen, "and" or a scale: "twenty-one", "hundred and ten"."""
    return previous in ("-", *words["reading"]["joins"]) or previous in words["scales"]


def _joined(near: Sequence[Token], words: Mapping[str, Any]) -> bool:
    """Whether "-" or "and", the middle one of three tokens, links the parts of a number."""
    if len(near) < 3 or _simple(near[2].lower, words) is None:
        return False
    before, between = near[0].lower, near[1].lower
    if between == "-":
        tens = words["units"].get(before, 0)
        return bool(tens >= 20 and words["units"].get(near[2].lower, 99) < 10)
    return between in words["reading"]["joins"] and before in ("hundred", "thousand")


def _simple(lower: str, words: Mapping[str, Any]) -> float | None:
    if lower in words["units"]:
        return float(words["units"][lower])
    return float(lower.replace(",", "")) if _DIGITS.fullmatch(lower) else None


def _is_count(doc: Doc, numeral: Numeral, sentence: Sentence, *, words: Mapping[str, Any]) -> bool:
    tokens, reading = doc.tokens, words["reading"]
    before = tokens[numeral.first - 1].lower if numeral.first > sentence.first else ""
    after = tokens[numeral.last].lower if numeral.last < sentence.last else ""
    next_but_one = tokens[numeral.last + 1] if numeral.last + 1 < sentence.last else None
    if before in reading["currency"] or after in reading["not_counts"]:
        return False
    # "four-person boat", "34-year-old", "F-35" are no counts
    if after in ("-", "‑") and next_but_one is not None and next_but_one.start == tokens[numeral.last].end:
        return False
    if before in ("-", "‑") and tokens[numeral.first - 1].end == tokens[numeral.first].start:
        return False
    last = tokens[numeral.last - 1]
    if _YEAR.fullmatch(last.text) and last.dep != "nummod":
        return False
    span = doc.span_of(numeral.first, numeral.last)
    return not any(m.span.overlaps(span) and m.type != "SET" for m in doc.times)


def _phrase(tokens: Sequence[Token], at: int, stop: int, *, table: Mapping[str, Any]) -> str | None:
    """The longest phrase of ``table`` that stands at this token."""
    for length in range(min(3, stop - at), 0, -1):
        phrase = " ".join(t.lower for t in tokens[at : at + length])
        if phrase in table:
            return phrase
    return None


@cache
def _words(language: str) -> Mapping[str, Any]:
    found = lexicon.table("lexicons", "numerals").get(lexicon.glossed(language), {})
    return cast("Mapping[str, Any]", found)


@cache
def _openers(language: str) -> frozenset[str]:
    """The words that a numeral in words can begin with."""
    words = _words(language)
    tables = ("before", "phrases", "vague", "pairs", "units", "scales")
    first = {phrase.split()[0] for table in tables for phrase in words[table]}
    return frozenset(first) | {"between", *words["reading"]["articles"], *words["reading"]["half"]}
