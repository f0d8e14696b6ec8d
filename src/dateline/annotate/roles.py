"""Nouns that name people, bodies and things, with the sector of who is so called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.model.doc import EntityKind

_KINDS: dict[str, EntityKind] = {
    "person": "person",
    "population": "population",
    "organisation": "organisation",
    "group": "group",
    "states": "group",
}


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of its bearer. ``states`` marks words for unnamed countries; ``thing`` the class of an object."""

    kind: EntityKind
    sector: str | None = None
    states: bool = False
    thing: str | None = None


@cache
def roles() -> dict[str, Role]:
    """Role by noun (lower case, singular or as listed)."""
    found: dict[str, Role] = {}
    for thing, words in lexicon.table("lexicons", "objects")["object"].items():
        found |= {w: Role("object", thing=thing) for w in words.split()}
    table = lexicon.table("lexicons", "roles")
    for section, kind in reversed(_KINDS.items()):
        for sector, words in table[section].items():
            for word in words.split():
                found[word] = Role(kind, sector, states=section == "states")
    return found


@cache
def members() -> frozenset[str]:
    """Nouns whose country and sector come from the "of" phrase that follows."""
    return frozenset(lexicon.table("lexicons", "roles")["members"]["words"].split())


def of_noun(lemma: str, lower: str) -> Role | None:
    """The role that a noun names, or None."""
    known = roles()
    return known.get(lower) or known.get(lemma)
