"""Where a movement begins and ends: the places and parties that prepositions, possessives and adjectives name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.coding import tree
from dateline.coding.parties import entity_at, resolved
from dateline.model.doc import Doc, Entity, Place

End = Entity | Place
_SIDES = frozenset({"country", "organisation", "group", "population"})


def end_at(doc: Doc, i: int, *, spots: frozenset[str] = frozenset()) -> End | None:
    """The place or the country, body or group that the phrase at ``i`` names; None for anything else.

    A noun of ``spots`` stands for the country named before it ("Venezuelan ports").
    """
    token = doc.tokens[i]
    spot = next(
        (p for p in doc.places if p.span.start <= token.start < p.span.end and _same(doc, p, i)), None
    )
    if spot is not None and spot.kind != "demonym":
        return spot
    if token.lemma in spots or token.lower in spots:
        return made_in(doc, i)
    entity = entity_at(doc, i)
    if entity is None:
        return None
    whole = resolved(doc, entity)
    return whole if whole.kind in _SIDES and whole.country else None


def _same(doc: Doc, place: Place, i: int) -> bool:
    return doc.sentence_at(i).span.field == place.span.field


def ends_at(doc: Doc, heads: Iterable[int], *, spots: frozenset[str] = frozenset()) -> tuple[End, ...]:
    """The ends that phrases name, with those coordinated and those listed after "such as" or "including"."""
    found: list[End] = []
    for head in heads:
        for member in _listed(doc, head):
            end = end_at(doc, member, spots=spots)
            if end is not None and all(key(end) != key(known) for known in found):
                found.append(end)
    return tuple(found)


def _listed(doc: Doc, head: int) -> tuple[int, ...]:
    members = tree.conjuncts(doc, head)
    examples = [o for m in members for o in tree.preps(doc, m, "as", "including", "like")]
    return (*members, *(m for o in examples for m in tree.conjuncts(doc, o)))


def key(end: End | None) -> str | None:
    """What makes two ends the same: the country where it is one, else the name."""
    if end is None:
        return None
    whole = isinstance(end, Entity) or end.kind == "country"
    return end.country if whole and end.country else end.name


def made_in(doc: Doc, noun: int) -> End | None:
    """The country that an adjective or possessive gives the goods: "Venezuelan oil", "Iran's drones"."""
    for m in (*tree.modifiers(doc, noun), *tree.possessors(doc, noun)):
        entity = entity_at(doc, m)
        if entity is not None and resolved(doc, entity).country and doc.tokens[m].pos != "PRON":
            return replace(resolved(doc, entity), refers_to=None)
        spot = next((p for p in doc.places if p.country and p.span.start == doc.tokens[m].start), None)
        if spot is not None and spot.span.field == doc.sentence_at(m).span.field:
            return spot
    return None
