"""Acronyms that a report itself explains: "the National Reform Front (NRF)"."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model.doc import Doc

_SMALL = frozenset(
    {"of", "the", "and", "for", "de", "del", "la", "las", "los", "y", "des", "du", "&", "-", "in", "on", "to"}
)
_FEWEST = 2


def defined(doc: Doc) -> Mapping[str, tuple[int, int]]:
    """Acronym -> first and last (exclusive) token of the words that it stands for.

    Misses: acronyms whose letters are not the first letters of the words before them.
    """
    found: dict[str, tuple[int, int]] = {}
    tokens = doc.tokens
    for i in range(1, len(tokens) - 1):
        word = tokens[i].text
        if (
            tokens[i - 1].text == "("
            and tokens[i + 1].text == ")"
            and word.isupper()
            and len(word) >= _FEWEST
        ):
            first = _start(doc, i - 2, word)
            if first is not None and word not in found:
                found[word] = (first, i - 1)
    return found


def _start(doc: Doc, last: int, acronym: str) -> int | None:
    """Where the words begin whose first letters, read backwards from ``last``, spell the acronym."""
    letters, at = [c for c in acronym if c.isalpha()], last
    while at >= 0 and letters and doc.tokens[at].sentence == doc.tokens[last].sentence:
        token = doc.tokens[at]
        if token.text[0].upper() == letters[-1] and token.text[0].isupper():
            letters.pop()
        elif token.lower not in _SMALL:
            return None
        at -= 1
    return None if letters else at + 1
