"""Things that are acted on: vessels, aircraft, vehicles, facilities, with where they set out from when the words say so."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding import tree
from dateline.coding.frames import codebook
from dateline.coding.kinds import lemma_of
from dateline.coding.numbers import count_of
from dateline.coding.parties import parties
from dateline.model.doc import Doc, Entity
from dateline.model.statement import Object

KINDS = ("vessel", "aircraft", "vehicle", "facility")


def kind_of(doc: Doc, i: int) -> str | None:
    """Which kind of thing the noun at ``i`` names: vessel, aircraft, vehicle, facility; None for anything else."""
    lemma = lemma_of(doc, i)
    return next((k for k in KINDS if lemma in codebook().classes[k]), None)


def objects_of(doc: Doc, heads: tuple[int, ...]) -> tuple[Object, ...]:
    """The things among the phrases headed by ``heads``. A flag is never inferred from where a thing sailed from."""
    members = [m for h in heads for m in tree.conjuncts(doc, h)]
    return tuple(o for m in dict.fromkeys(members) for o in _object(doc, m))


def _object(doc: Doc, i: int) -> tuple[Object, ...]:
    kind = kind_of(doc, i)
    found = [e for e in parties(doc, i) if e.head == i] if kind else []
    if kind is None or not found:
        return ()
    entity = found[0]
    counted = count_of(doc, i)
    return (
        Object(
            kind=kind,
            name=entity.text,
            span=entity.span,
            departed_from=_origin(doc, i),
            count=counted.best if counted else None,
        ),
    )


def _origin(doc: Doc, i: int) -> str | None:
    """The place after "from" in "a boat from Y", "a boat that left Y"."""
    came = [*tree.preps(doc, i, "from")]
    for clause in tree.children(doc, i, "acl", "relcl"):
        came += tree.preps(doc, clause, "from")
        if doc.tokens[clause].lemma in ("leave", "depart"):
            came += tree.objects(doc, clause)
    spans = [doc.span_of(t, t + 1) for t in came]
    return next((p.name for p in doc.places for s in spans if p.span.overlaps(s)), None)


def as_recipient(entity: Entity, kind: str | None) -> Entity:
    """The entity marked as a thing where it is one, so that it can be a recipient without being taken for somebody."""
    return replace(entity, kind="object", actor=None) if kind else entity
