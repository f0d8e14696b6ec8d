"""The words by which a text reports, denies, plans or supposes something: data of the language, ready for look-up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.model.doc import Doc, Sentence, Span, Token


@cache
def words(language: str) -> Mapping[str, Any]:
    """The speech table of a language; empty where there is none."""
    name = f"{lexicon.glossed(language)}_speech"
    return lexicon.table("languages", name) if name in lexicon.names("languages") else {}


@cache
def classes(language: str, *path: str) -> Mapping[str, str]:
    """Each word of one section with the key that lists it; the first key that lists a word has it."""
    section: Any = words(language)
    for key in path:
        section = section.get(key, {})
    found: dict[str, str] = {}
    for name, listed in section.items():
        for word in listed:
            found.setdefault(word, name)
    return found


@cache
def listed(language: str, *path: str) -> frozenset[str]:
    """The words of one list."""
    section: Any = words(language)
    for key in path:
        section = section.get(key, {})
    return frozenset(section or ())


def forms(doc: Doc, i: int, *, via: str | None = None) -> tuple[str, ...]:
    """The keys under which token ``i`` may be listed, the most exact first: with preposition ``via``, with particle, alone."""
    token = doc.tokens[i]
    lemma, _, small = token.lemma.partition("_")
    parts = [small] if small else [doc.tokens[c].lower for c in token.children if doc.tokens[c].dep == "prt"]
    stems = [f"{lemma} {p}" for p in parts] or [lemma]
    found = [f"{s} {via}" for s in stems] if via else []
    return (*found, *stems, lemma)


def sorts(doc: Doc, i: int, section: str, *, via: str | None = None) -> tuple[str, ...]:
    """The sorts under which the word at ``i`` is listed."""
    keys = forms(doc, i, via=via)
    keys = keys[:1] if via else keys
    table = listed_sorts(doc.language, section)
    return next((table[k] for k in keys if k in table), ())


@cache
def listed_sorts(language: str, section: str) -> dict[str, tuple[str, ...]]:
    """Each word of a section with all the sorts that list it."""
    found: dict[str, tuple[str, ...]] = {}
    for sort in ("speech", "belief", "intention", "attitude"):
        for word in listed(language, "attribution", section, sort):
            found[word] = (*found.get(word, ()), sort)
    return found


def child(doc: Doc, i: int, *deps: str) -> Token | None:
    """The first child of token ``i`` with one of these labels."""
    return next((doc.tokens[c] for c in doc.tokens[i].children if doc.tokens[c].dep in deps), None)


def tokens_in(doc: Doc, span: Span) -> tuple[Token, ...]:
    """The tokens that share a character with ``span``, in order."""
    found: list[Token] = []
    for sentence in sentences_in(doc, span):
        found += (t for t in doc.tokens_of(sentence) if t.start < span.end and span.start < t.end)
    return tuple(found)


def sentences_in(doc: Doc, span: Span) -> tuple[Sentence, ...]:
    """The sentences that share a character with ``span``, in order."""
    found: list[Sentence] = []
    for sentence in doc.sentences[
        bisect_left(doc.sentences, (span.field == "text", span.start), key=_ends) :
    ]:
        if sentence.span.field != span.field or sentence.span.start >= span.end:
            break
        if sentence.span.overlaps(span):
            found.append(sentence)
    return tuple(found)


def _ends(sentence: Sentence) -> tuple[bool, int]:
    return sentence.span.field == "text", sentence.span.end
