"""Words as the pieces of a fixed vocabulary, as BERT's uncased tokenizer cuts them; the vocabulary is data beside the weights."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

UNKNOWN = "[UNK]"
LONGEST_WORD = 100
# ASCII that Unicode does not class as punctuation but the tokenizer does
SYMBOLS = frozenset("$+<=>^`|~")


def pieces(text: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The numbers of the pieces of a text, longest first from the left of each word."""
    return [number for word in words(text) for number in _cut(word, vocabulary)]


def words(text: str) -> Iterator[str]:
    """Lower-case words without accents; each mark of punctuation and each ideograph is a word."""
    for chunk in _cleaned(text).split():
        plain = "".join(
            c for c in unicodedata.normalize("NFD", chunk.lower()) if unicodedata.category(c) != "Mn"
        )
        start = 0
        for at, c in enumerate(plain):
            if _is_mark(c):
                if start < at:
                    yield plain[start:at]
                yield c
                start = at + 1
        if start < len(plain):
            yield plain[start:]


def _cleaned(text: str) -> str:
    return "".join(
        f" {c} " if _is_ideograph(c) else " " if c.isspace() else c
        for c in text
        if c in "\t\n\r" or (unicodedata.category(c) not in ("Cc", "Cf", "Cn", "Co") and c != "\ufffd")
    )


def _is_mark(c: str) -> bool:
    return c in SYMBOLS or unicodedata.category(c).startswith("P")


def _is_ideograph(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf" or "\uf900" <= c <= "\ufaff"


def _cut(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    if len(word) > LONGEST_WORD:
        return [vocabulary[UNKNOWN]]
    found: list[int] = []
    start = 0
    while start < len(word):
        ends = range(len(word), start, -1)
        prefix = "##" if start else ""
        end = next((e for e in ends if prefix + word[start:e] in vocabulary), None)
        if end is None:
            return [vocabulary[UNKNOWN]]
        found.append(vocabulary[prefix + word[start:end]])
        start = end
    return found
