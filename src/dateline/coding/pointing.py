"""Words that take up a deed told before: "the strike killed three men", "it wounded four"."""

from __future__ import annotations

from dateline.coding import tree
from dateline.coding.parties import entity_at
from dateline.coding.roles import match_at
from dateline.model.doc import Doc, Entity

_POINTERS = frozenset({"the", "that", "this"})
_HARMING = frozenset({"ASSAULT", "COERCE"})
_NEUTRAL = frozenset({"it", "this", "that"})


def points_back(doc: Doc, i: int) -> bool:
    """Whether the subject of the verb at ``i`` is a deed that the report has named: "it", or "the raid" without a number."""
    return any(takes_up(doc, s) for s in tree.subjects(doc, i))


def takes_up(doc: Doc, i: int) -> bool:
    """Whether the word at ``i`` is a deed that the report has named: "it", "the raid"."""
    token = doc.tokens[i]
    if token.pos in ("PRON", "DET"):
        entity = entity_at(doc, i)
        return token.lower in _NEUTRAL and (entity is None or entity.refers_to is None)
    if token.pos != "NOUN" or token.tag == "NNS":
        return False
    if not any(doc.tokens[d].lower in _POINTERS for d in tree.children(doc, i, "det")):
        return False
    deed = match_at(doc, i, depth=1)
    return deed is not None and deed.frame.type in _HARMING


def can_mean(pronoun: str, entity: Entity) -> bool:
    """Whether the pronoun can stand for the entity by number and by whether it is a person."""
    if pronoun == "it":
        return entity.kind != "person" and not entity.plural
    if pronoun in ("he", "she"):
        return entity.kind == "person" and not entity.plural
    return pronoun != "they" or entity.plural or entity.kind != "person"
