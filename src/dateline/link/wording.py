"""Whether two short wordings mean the same matter: by the content words that they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from dateline.link.evidence import Stated, normal

T = TypeVar("T")

ALIKE = 0.5
_LONG = 6
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "for",
        "with",
        "by",
        "from",
        "and",
        "or",
        "its",
        "their",
        "his",
        "her",
        "that",
        "this",
        "these",
        "those",
        "against",
        "at",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "they",
        "he",
        "she",
        "we",
        "would",
        "could",
        "should",
        "may",
        "might",
        "will",
        "not",
        "any",
        "all",
        "new",
    ]
)


@lru_cache(maxsize=65536)
def content(words: str) -> frozenset[str]:
    """The content words, cut to a length at which inflections fall together."""
    return frozenset(w[:_LONG] for w in normal(words).split() if w not in _FUNCTION_WORDS)


def alike(one: str, other: str) -> bool:
    """Whether most content words of the two are the same ones; wordings without any are alike only when equal."""
    a, b = content(one), content(other)
    if not a or not b:
        return normal(one) == normal(other)
    return len(a & b) / len(a | b) >= ALIKE


def grouped(
    items: Iterable[T], key: Callable[[T], tuple[str, ...]], wording: Callable[[T], str]
) -> list[list[T]]:
    """Items in groups with an equal key and alike wordings. Items must come in canonical order; each joins the first group
    whose first member it is like, so that the result depends on the items alone."""
    kinds: dict[tuple[str, ...], _Alike[T]] = {}
    for item in items:
        kinds.setdefault(key(item), _Alike([], [], {})).add(item, wording(item))
    return [g for key_ in sorted(kinds) for g in kinds[key_].groups]


@dataclass(frozen=True, slots=True)
class _Alike(Generic[T]):
    """Groups of alike wordings, with an index from content words to groups, so that few are compared."""

    groups: list[list[T]]
    firsts: list[str]
    index: dict[str, list[int]]

    def add(self, item: T, words: str) -> None:
        known = content(words)
        # wordings without content words are alike only when equal: they share an entry of their own
        entries = known or {f"={normal(words)}"}
        near = sorted({i for w in entries for i in self.index.get(w, ())})
        home = next((i for i in near if alike(self.firsts[i], words)), None)
        if home is not None:
            self.groups[home].append(item)
            return
        for w in entries:
            self.index.setdefault(w, []).append(len(self.groups))
        self.groups.append([item])
        self.firsts.append(words)


def words_of(item: Stated, ref: int | None, text: str | None) -> str:
    """The words for what a statement is about: its own, or those of the statement that it refers to."""
    if text:
        return text
    statements = item.source.reading.statements
    if ref is None or not 0 <= ref < len(statements):
        return ""
    span = statements[ref].evidence
    return item.source.report.field_text(span.field)[span.start : span.end]


def ordered(items: Iterable[Stated], kind: str) -> Sequence[Stated]:
    """The statements of one kind in canonical order."""
    return sorted((s for s in items if s.statement.kind == kind), key=lambda s: s.key)
