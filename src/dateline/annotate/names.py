"""Unknown names, found by their form: runs of capitalised words, titles before, appositions after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.annotate import phrases, roles
from dateline.annotate.actors import Match
from dateline.model.doc import Doc, Entity


def find(doc: Doc, inside: Mapping[int, Match]) -> Iterator[Entity]:
    """Entities for capitalised names that no lexicon knows and whose role the words around them state."""
    for token in doc.tokens:
        if token.pos != "PROPN" or token.index in inside or token.dep == "compound":
            continue
        first = phrases.left_edge(doc, token.index)
        titled = [t for t in doc.tokens[first : token.index] if roles.of_noun(t.lower, t.lower)]
        role = roles.of_noun(titled[-1].lower, titled[-1].lower) if titled else None
        own = roles.of_noun(token.lower, token.lower)
        if own or not role or role.kind != "person":
            continue
        country = next((inside[i].known.country for i in range(first, token.index) if i in inside), None)
        span = doc.span_of(first, token.index + 1)
        start = titled[-1].index + 1
        yield Entity(
            span=span,
            text=doc.words(span),
            kind="person",
            name=doc.words(doc.span_of(start, token.index + 1)),
            country=country,
            sector=role.sector,
            head=token.index,
            first=first,
            last=token.index + 1,
            sentence=token.sentence,
        )
