"""Multi-word patterns over the tokens of a sentence: lemmas or forms in order, with gaps and alternatives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.model.doc import Doc, Sentence

GAP = 4
Pattern = tuple[frozenset[str], ...]
ANY: frozenset[str] = frozenset({"*"})


@cache
def pattern(text: str) -> Pattern:
    """The pattern that a data file writes as "without * evidence|proof"."""
    return tuple(frozenset(word.split("|")) for word in text.split())


def matches(doc: Doc, sentence: Sentence, patterns: Sequence[Pattern]) -> Iterator[tuple[int, int]]:
    """The tokens (first, last inclusive) at which a pattern fits, each start once, in order; of several patterns the first listed."""
    opening = _by_first(tuple(patterns))
    for token in doc.tokens_of(sentence):
        places = opening.get(token.lower, ())
        if token.lemma != token.lower:
            places = tuple(sorted({*places, *opening.get(token.lemma, ())}))
        ends = (_end(doc, token.index, sentence.last, rest=patterns[n]) for n in places)
        found = next((e for e in ends if e is not None), None)
        if found is not None:
            yield token.index, found


@cache
def _by_first(patterns: tuple[Pattern, ...]) -> Mapping[str, tuple[int, ...]]:
    """Word -> which of the patterns it may open: of thousands of words few open any."""
    found: dict[str, tuple[int, ...]] = {}
    for n, row in enumerate(patterns):
        for word in row[0]:
            found[word] = (*found.get(word, ()), n)
    return found


def _fits(doc: Doc, i: int, words: frozenset[str]) -> bool:
    return doc.tokens[i].lower in words or doc.tokens[i].lemma in words


def _end(doc: Doc, i: int, last: int, *, rest: Pattern) -> int | None:
    """The last token of ``rest`` when its first word stands at ``i``."""
    if not _fits(doc, i, rest[0]):
        return None
    if len(rest) == 1:
        return i
    wide = rest[1] == ANY
    tail = rest[2:] if wide else rest[1:]
    for j in range(i + 1, min(last, i + 2 + (GAP if wide else 0))):
        end = _end(doc, j, last, rest=tail)
        if end is not None:
            return end
    return None
