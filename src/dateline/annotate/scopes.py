"""What unnamed groups are drawn from: their kind, and the region that the words give. They are never resolved to a member."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.annotate.belonging import Scene
from dateline.annotate.roles import words
from dateline.model.doc import Entity, Scope

_GROUPS = frozenset({"group", "organisation", "population"})


def with_scopes(scene: Scene, found: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities, unnamed groups of no one country with their scope."""
    return tuple(_scoped(scene, e) if _is_open(e) else e for e in found)


def _is_open(entity: Entity) -> bool:
    open_ = not entity.named and entity.actor is None and entity.country is None
    return open_ and entity.kind in _GROUPS and entity.plural


def _scoped(scene: Scene, entity: Entity) -> Entity:
    states = scene.doc.tokens[entity.head].lemma in words("lexicons/roles", "states", "GOV")
    kind = "states" if states else entity.kind
    return replace(entity, scope=Scope(kind, _region(scene, entity)))


def _region(scene: Scene, entity: Entity) -> str | None:
    """The first region or water within the words, else "the region" as worded."""
    for index in range(entity.first, entity.last):
        match = scene.names.get(index)
        if match and match.how == "region":
            return match.known.name
    within = (p for p in scene.doc.places if entity.span.covers(p.span) and p.country is None)
    place = next(within, None)
    if place is not None:
        return place.name
    said = [t.lower for t in scene.doc.tokens[entity.first : entity.last]]
    return "the region" if "region" in said[1:] or "regional" in said else None
