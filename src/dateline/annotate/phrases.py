"""Noun phrases of the parse: where one begins and ends, and which words modify its head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.model.doc import Doc, Entity, EntityKind, Token

_LEFT = frozenset(
    {
        "compound",
        "amod",
        "nmod",
        "poss",
        "det",
        "nummod",
        "advmod",
        "quantmod",
        "predet",
        "punct",
        "case",
        "npadvmod",
    }
)
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_SHORT_PHRASE = 7


def left_edge(doc: Doc, head: int) -> int:
    """The first token of the phrase to the left of ``head``, leading articles and punctuation left out."""
    first = _leftmost(doc, head)
    while first < head and (doc.tokens[first].lower in _ARTICLES or not doc.tokens[first].text[0].isalnum()):
        first += 1
    return first


def _leftmost(doc: Doc, head: int) -> int:
    edge = head
    # from the nearest modifier outwards, stopping at the first word that does not belong
    for child in reversed([c for c in doc.tokens[head].children if c < head]):
        token = doc.tokens[child]
        if token.dep not in _LEFT or token.tag in {"VBD", "VBP", "VBZ"}:
            break
        if token.dep == "punct" and token.text not in {"-", '"', "“", "”", "‘", "’", "'", ",", "–"}:
            break
        if token.text == "," and doc.tokens[child - 1].pos in {"NOUN", "PROPN"}:
            # "since the removal, armed gangs": what ends with a noun is another phrase
            break
        edge = min(edge, _leftmost(doc, child) if token.dep != "punct" else child)
    return edge


def modifiers(doc: Doc, head: int) -> Iterator[Token]:
    """Every token left of ``head`` within its phrase, nearest first; then the adjectives that follow it, as they do in Spanish."""
    first = _leftmost(doc, head)
    yield from (doc.tokens[i] for i in range(head - 1, first - 1, -1))
    yield from (doc.tokens[c] for c in doc.tokens[head].children if c > head and doc.tokens[c].dep == "amod")


def right_edge(doc: Doc, head: int, *prepositions: str) -> int:
    """One past the last token of the phrase, with a short phrase after one of ``prepositions`` that names where or whose."""
    after = head + 1
    # adjectives that follow their noun, as they do in Spanish
    while after < len(doc.tokens) and doc.tokens[after].dep == "amod" and doc.tokens[after].head == head:
        after += 1
    if (
        after >= len(doc.tokens)
        or doc.tokens[after].lower not in prepositions
        or doc.tokens[after].dep != "prep"
    ):
        return after
    # "struck a boat from Venezuela": the parser often hangs the origin on the verb
    if doc.tokens[after].head != head and doc.tokens[after].lower != "from":
        return after
    inner = _one_party(doc, sorted(subtree(doc, after)))
    whole = inner[-1] - inner[0] + 1 == len(inner) <= _SHORT_PHRASE
    verbal = any(doc.tokens[i].pos in {"VERB", "AUX", "PUNCT"} for i in inner)
    return inner[-1] + 1 if whole and not verbal else after


def _one_party(doc: Doc, inner: list[int]) -> list[int]:
    """The tokens up to an "and" that brings in another party with an article of its own."""
    for n, index in enumerate(inner[1:-1], 1):
        if doc.tokens[index].pos == "CCONJ" and doc.tokens[inner[n + 1]].pos == "DET":
            return inner[:n]
    return inner


def subtree(doc: Doc, root: int) -> set[int]:
    """``root`` and every token below it."""
    found, open_ = {root}, [root]
    while open_:
        for child in doc.tokens[open_.pop()].children:
            if child not in found:
                found.add(child)
                open_.append(child)
    return found


def complement(doc: Doc, head: int, *prepositions: str) -> Iterator[int]:
    """The objects of the prepositions that hang on ``head``."""
    for child in doc.tokens[head].children:
        token = doc.tokens[child]
        if token.dep == "prep" and token.lower in prepositions:
            yield from (c for c in token.children if doc.tokens[c].dep == "pobj")


def head_of(doc: Doc, first: int, last: int) -> int:
    """The token of a stretch that governs the others: the last whose governor lies outside."""
    heads = [
        i for i in range(first, last) if not first <= doc.tokens[i].head < last or doc.tokens[i].head == i
    ]
    nominal = [i for i in heads if doc.tokens[i].pos in {"NOUN", "PROPN", "ADJ", "PRON", ""}]
    return (nominal or heads or [last - 1])[-1]


def mention(
    doc: Doc, first: int, last: int, *, head: int, kind: EntityKind, name: str, **more: Any
) -> Entity:
    """An entity over tokens ``first`` to ``last`` (exclusive) of one sentence."""
    span = doc.span_of(first, last)
    return Entity(
        span,
        doc.words(span),
        kind,
        name,
        head=head,
        first=first,
        last=last,
        sentence=doc.tokens[first].sentence,
        **more,
    )
