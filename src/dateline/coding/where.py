"""Where a happening took place: the place that its words put it in."""

from __future__ import annotations

from functools import cache

from dateline import lexicon
from dateline.coding import tree
from dateline.model.doc import Doc, Place

SITED = frozenset(
    {
        "in",
        "at",
        "off",
        "near",
        "outside",
        "inside",
        "across",
        "over",
        "around",
        "on",
        "along",
        "within",
        "of",
        "to",
        "into",
        "from",
    }
)
ORIGIN = frozenset(
    {"from", "to", "into", "toward", "towards", "against", "with", "by", "for", "of", "between", "about"}
)
FAR = 99
# acts of speech take place where they are said, not where that is of which they speak
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})


def place_of(doc: Doc, i: int, *, type_: str | None = None) -> Place | None:
    """The place of the happening at ``i``, of PLOVER type ``type_``; None where its sentence gives none.

    Never a demonym, never the dateline, never where somebody comes from, never where something else is said to be.
    """
    sentence = doc.sentence_at(i)
    here = [
        p
        for p in doc.places
        if p.sentence == sentence.index and p.kind != "demonym" and p.span.field == sentence.span.field
    ]
    ranked = sorted((_distance(doc, i, p, spoken=type_ in SPOKEN), n) for n, p in enumerate(here))
    return here[ranked[0][1]] if ranked and ranked[0][0] < FAR else None


def _tokens(doc: Doc, place: Place) -> list[int]:
    sentence = doc.sentences[place.sentence]
    words = doc.tokens[sentence.first : sentence.last]
    return [w.index for w in words if w.start < place.span.end and place.span.start < w.end]


def _distance(doc: Doc, i: int, place: Place, *, spoken: bool) -> int:
    inside = _tokens(doc, place)
    if not inside or inside[0] == i:
        return FAR
    head = next((t for t in inside if doc.tokens[t].head not in inside), inside[-1])
    if not _sited(doc, head, country=place.kind == "country"):
        return FAR
    above = [head, *tree.ancestors(doc, head)]
    mine = [i, *tree.ancestors(doc, i)]
    for steps, at in enumerate(above):
        if at in mine:
            between, climbed = above[1:steps], mine[: mine.index(at)]
            if _is_anothers(doc, between, climbed, spoken=spoken):
                return FAR
            clauses = sum(30 for a in between if tree.is_verb(doc, a))
            return steps + clauses + sum(12 if _is_clause(doc, c) else 2 for c in climbed)
    return FAR


def _is_anothers(doc: Doc, between: list[int], climbed: list[int], *, spoken: bool) -> bool:
    """Whether the place is that of something else: of what is spoken of, or of the saying in which the happening is told."""
    if spoken and (climbed or any(doc.tokens[a].pos != "ADP" for a in between[1:])):
        return True
    said = [c for c in climbed if doc.tokens[c].dep == "ccomp"]
    return bool(said) and not any(tree.is_verb(doc, a) for a in between)


def _is_clause(doc: Doc, i: int) -> bool:
    return doc.tokens[i].dep in ("ccomp", "relcl", "acl", "advcl")


def _sited(doc: Doc, head: int, *, country: bool) -> bool:
    """Whether the words put something in this place: "in Oslo", "off the coast of Oslo", "in the port city of Oslo".

    A country before a noun is where only a stretch of it is named: "in Venezuelan waters", not "in a United States strike".
    """
    at = head
    for _ in range(4):
        token = doc.tokens[at]
        governor = doc.tokens[token.head]
        if token.dep in ("pobj", "conj", "appos", "compound", "nmod") and governor.pos != "ADP":
            before = token.dep in ("compound", "nmod", "amod")
            if country and before and governor.lemma not in _stretches(doc.language):
                return False
            at = governor.index
            continue
        if governor.pos == "ADP" and token.dep == "pobj":
            of = doc.tokens[governor.head]
            if governor.lower == "of" and of.pos in ("NOUN", "PROPN"):
                if of.lemma not in _stretches(doc.language):
                    return False
                at = of.index
                continue
            return governor.lower in SITED and governor.lower not in ORIGIN
        return False
    return False


@cache
def _stretches(language: str) -> frozenset[str]:
    """Nouns for a part of a land or a water."""
    table = lexicon.table("lexicons", "sites").get(language, {})
    return frozenset(table.get("stretches", ()))
