"""Where a happening took place: the place that its words put it in."""

from __future__ import annotations

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


def place_of(doc: Doc, i: int) -> Place | None:
    """The place of the happening at ``i``; None where its sentence gives none.

    Never a demonym, never the dateline, never where somebody comes from.
    """
    sentence = doc.sentence_at(i)
    here = [
        p
        for p in doc.places
        if p.sentence == sentence.index and p.kind != "demonym" and p.span.field == sentence.span.field
    ]
    ranked = sorted((_distance(doc, i, p), n) for n, p in enumerate(here))
    return here[ranked[0][1]] if ranked and ranked[0][0] < FAR else None


def _tokens(doc: Doc, place: Place) -> list[int]:
    sentence = doc.sentences[place.sentence]
    words = doc.tokens[sentence.first : sentence.last]
    return [w.index for w in words if w.start < place.span.end and place.span.start < w.end]


def _distance(doc: Doc, i: int, place: Place) -> int:
    inside = _tokens(doc, place)
    if not inside or inside[0] == i:
        return FAR
    head = next((t for t in inside if doc.tokens[t].head not in inside), inside[-1])
    if not _sited(doc, head):
        return FAR
    above = [head, *tree.ancestors(doc, head)]
    mine = [i, *tree.ancestors(doc, i)]
    for steps, at in enumerate(above):
        if at in mine:
            climbed = mine[: mine.index(at)]
            between = sum(30 for a in above[1:steps] if tree.is_verb(doc, a))
            return (
                steps
                + between
                + sum(12 if doc.tokens[c].dep in ("ccomp", "relcl", "acl", "advcl") else 2 for c in climbed)
            )
    return FAR


def _sited(doc: Doc, head: int) -> bool:
    """Whether the words put something in this place: "in Oslo", "off the coast of Oslo", "in the port city of Oslo"."""
    at = head
    for _ in range(4):
        token = doc.tokens[at]
        governor = doc.tokens[token.head]
        if token.dep in ("pobj", "conj", "appos", "compound", "nmod") and governor.pos != "ADP":
            at = governor.index
            continue
        if governor.pos == "ADP" and token.dep == "pobj":
            if governor.lower in ("of",) and doc.tokens[governor.head].pos == "NOUN":
                at = governor.head
                continue
            return governor.lower in SITED and governor.lower not in ORIGIN
        return False
    return False
