"""Whose deed a noun names that a verb or a preposition carries out: "launched strikes", "responded with a raid"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding import tree
from dateline.coding.frames import codebook
from dateline.model.doc import Doc


def lender(doc: Doc, i: int) -> tuple[int, ...]:
    """The subject of the light verb that the noun at ``i`` depends on: "launched strikes", "responded with a raid"."""
    for noun in _chain(doc, i):
        token = doc.tokens[noun]
        head = doc.tokens[token.head]
        if head.pos == "ADP" and head.dep == "prep" and (doers := adjunct(doc, head.index)):
            return doers
        if token.dep in ("dobj", "nsubjpass", "oprd") and lends(doc, head.index):
            return tree.subjects(doc, head.index)
    return ()


def lends(doc: Doc, verb: int) -> bool:
    """Whether the verb is one that lends its subject to an event noun."""
    light, token = codebook().light, doc.tokens[verb]
    if token.pos not in ("VERB", "AUX"):
        return False
    return token.lemma in light or any(f"{token.lemma}_{p}" in light for p in tree.particles(doc, verb))


def adjunct(doc: Doc, preposition: int) -> tuple[int, ...]:
    """Whose means the phrase tells: "killed five in raids on the port", "answers with strikes"."""
    word, verb = doc.tokens[preposition].lower, doc.tokens[doc.tokens[preposition].head]
    listed = f"{verb.lemma}_{word}" in codebook().light_prepositions
    if verb.pos == "AUX" and listed:
        return tree.subjects(doc, verb.index)
    if verb.pos != "VERB" or tree.is_passive(doc, verb.index):
        return ()
    means = (
        word in ("in", "with", "through", "by", "during", "including")
        and verb.lemma not in codebook().classes["saying"]
    )
    return tree.subjects(doc, verb.index) if listed or means else ()


def _chain(doc: Doc, i: int) -> Iterator[int]:
    """The noun, the first noun of its coordination, and those of which it is a series: "a wave of arrests"."""
    first = tree.first_conjunct(doc, i)
    yield first
    token = doc.tokens[first]
    head = doc.tokens[token.head]
    if (
        token.dep == "pobj"
        and head.lower in ("of", "for")
        and doc.tokens[head.head].lemma in codebook().series
    ):
        yield from _chain(doc, head.head)


def led_by(doc: Doc, i: int) -> tuple[int, ...]:
    """Who leads the deed: "a Danish-led raid"."""
    return tuple(
        n
        for m in tree.children(doc, i, "amod")
        if doc.tokens[m].lower == "led"
        for n in tree.children(doc, m, "npadvmod", "nmod", "compound", "amod")
    )


def makers(doc: Doc, i: int) -> tuple[int, ...]:
    """Who makes what the noun at ``i`` names: "a bill tabled by", "a raid carried out by", where the parser hangs "by" too high."""
    made = codebook().classes["made"]
    for c in tree.children(doc, i, "acl"):
        if doc.tokens[c].tag == "VBN" and doc.tokens[c].lemma in made:
            return tree.agents(doc, c) or tree.preps(doc, c, "by")
    token = doc.tokens[i]
    verb = token.head
    if token.dep != "dobj" or doc.tokens[verb].pos != "VERB" or tree.is_passive(doc, verb):
        return ()
    return tuple(o for o in tree.preps(doc, verb, "by") if doc.tokens[o].pos != "VERB")
