"""Who took part: what is no party leaves a statement, and each real party stands once in an event.

Numbers, waters, and the place of a happening are no parties; what is acted on is an object; nobody is the recipient of the
own deed. Of a country and its bodies the most frequently stated body stands for all, or the country where bodies differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import Any

from dateline import lexicon
from dateline.link.actors import Cast
from dateline.link.compare import MUTUAL
from dateline.link.evidence import Stated, content_id, normal
from dateline.link.mentions import Mention
from dateline.link.verbal import VERBAL
from dateline.model.doc import Entity
from dateline.model.event import Party
from dateline.model.statement import EventMention

ONE_BODY = "of a country and its bodies the most frequently stated body"
ONE_COUNTRY = "bodies that differ stand as their country"
ONE_PEOPLE = "descriptions of the people harmed are one"
_MINOR_SHARE = 0.25
_DESCRIBED = frozenset({"object", "population", "other"})
_WORD = re.compile(r"\w+")

Entities = Callable[[Mention], Iterable[Entity]]


def parted(item: Stated) -> Stated:
    """The statement without entities that are no parties; statements of other kinds than events as they are."""
    body = item.statement.body
    if not isinstance(body, EventMention):
        return item
    actors = tuple(e for e in body.actors if not _is_no_party(e, body))
    recipients = tuple(e for e in body.recipients if not _is_no_party(e, body) and not _acts(e, actors, body))
    if (actors, recipients) == (body.actors, body.recipients):
        return item
    return replace(
        item, statement=replace(item.statement, body=replace(body, actors=actors, recipients=recipients))
    )


def _is_no_party(entity: Entity, body: EventMention) -> bool:
    words = normal(entity.text).split()
    if entity.kind == "object":
        held = {normal(o.name) for o in body.objects} | {normal(o.kind) for o in body.objects}
        return not entity.country and (
            normal(entity.name) in held or any(o.span.overlaps(entity.span) for o in body.objects)
        )
    if entity.kind != "other" or not words:
        return False
    if all(w.isdigit() or w in _set("numbers") for w in words) or words[-1] in _set("waters"):
        return True
    unknown = not entity.named and not entity.country
    place = {normal(body.place.name), normal(body.place.text)} if body.place else set()
    return unknown and (normal(entity.name) in place or body.type in VERBAL)


def _acts(entity: Entity, actors: Sequence[Entity], body: EventMention) -> bool:
    """Whether the entity is one of the actors, or stands for the forces that act."""
    if body.type in MUTUAL:
        return any(_same(entity, a) for a in actors)
    own = _is_forces(entity) and any(a.country == entity.country and _is_state(a) for a in actors)
    return own or any(_same(entity, a) for a in actors)


def _same(one: Entity, other: Entity) -> bool:
    if one.actor or other.actor:
        return one.actor == other.actor
    return (one.country, normal(one.name), one.kind == "country") == (
        other.country,
        normal(other.name),
        other.kind == "country",
    )


def _is_forces(entity: Entity) -> bool:
    """Whether the words mean the armed forces of a country as a whole."""
    words = normal(entity.text).split()
    return bool(entity.country and words and words[-1] in _set("forces"))


def _is_state(entity: Entity) -> bool:
    return entity.kind == "country" or _is_forces(entity) or entity.sector in _official()


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of one side of an event, by id, and the rules that made several of them one."""

    parties: tuple[Party, ...]
    rules: frozenset[str]


def side_of(members: Sequence[Mention], cast: Cast, entities: Entities, *, harmed: bool = False) -> Sides:
    """The parties that a fair share of the origins name, each real party once; ``harmed`` where it is they who come to harm."""
    origins = _support(members, cast, entities)
    most = max((len(o) for o in origins.values()), default=0)
    kept = {p: o for p, o in origins.items() if len(o) >= most * _MINOR_SHARE}
    groups: dict[tuple[str, str], dict[Party, set[str]]] = defaultdict(dict)
    for party, from_ in kept.items():
        groups[_class(party, cast, harmed=harmed)][party] = from_
    _join_services(groups)
    parties: set[Party] = set()
    rules: set[str] = set()
    together = _together(members, cast, entities)
    for (class_, _), group in sorted(groups.items()):
        chosen, rule = _chosen(class_, group, cast, together=together)
        parties |= chosen
        rules |= {rule} if rule else set()
    return Sides(tuple(sorted(parties, key=lambda p: p.id)), frozenset(rules))


def beside(
    recipients: Iterable[Party], actors: Sequence[Party], cast: Cast, *, type_: str
) -> tuple[Party, ...]:
    """The recipients without those who act: what mentions together say may name one party on both sides."""
    acting = {a.id for a in actors}
    states = {a.country for a in actors if _class(a, cast, harmed=False)[0] == "state"}

    def acts(party: Party) -> bool:
        if party.id in acting:
            return True
        whole = cast.rows[party.id].kind == "country" or _forces_name(party.name)
        state = whole or (type_ in MUTUAL and _class(party, cast, harmed=False)[0] == "state")
        return state and party.country in states

    return tuple(r for r in recipients if not acts(r))


def persons_first(recipients: Sequence[Party], cast: Cast, *, things: bool) -> tuple[Party, ...]:
    """The recipients that a sentence names: where an object says what was hit, neither that object nor people described."""
    if not things:
        return tuple(recipients)
    described = {r.id for r in recipients if not (row := cast.rows[r.id]).named and row.kind in _DESCRIBED}
    return tuple(r for r in recipients if r.id not in described)


def _support(members: Iterable[Mention], cast: Cast, entities: Entities) -> Mapping[Party, set[str]]:
    origins: dict[Party, set[str]] = defaultdict(set)
    for m in members:
        for party in cast.parties(entities(m)):
            origins[party].add(m.item.source.origin)
    return origins


def _class(party: Party, cast: Cast, *, harmed: bool) -> tuple[str, str]:
    """What a party can be one with: bodies and officials of a state, the people harmed, a thing; else nothing but itself."""
    row = cast.rows[party.id]
    if party.country and (
        row.kind == "country"
        or (party.sector in _official() and row.person_public)
        or _forces_name(party.name)
    ):
        return "state", party.country
    if row.kind == "object":
        return "object", party.country or ""
    if harmed and row.kind == "population" and not row.named and not party.country:
        return "people", ""
    return "self", party.id


def _join_services(groups: dict[tuple[str, str], dict[Party, set[str]]]) -> None:
    """A service without a country ("Navy") beside one state only is of that state."""
    states = [key for key in groups if key[0] == "state"]
    for key in [k for k in groups if k[0] == "self"] if len(states) == 1 else []:
        if all(not p.country and normal(p.name) in _set("services") for p in groups[key]):
            groups[states[0]].update(groups.pop(key))


def _chosen(
    class_: str, group: Mapping[Party, set[str]], cast: Cast, *, together: Sequence[frozenset[str]]
) -> tuple[set[Party], str | None]:
    if len(group) == 1 or class_ == "self":
        return set(group), None
    if class_ != "state":
        return {_top(group)}, ONE_PEOPLE if class_ == "people" else ONE_BODY
    bodies = _bodies(group, cast)
    joint = {p for p in bodies if any({p.id, q.id} <= t for t in together for q in bodies if q.id != p.id)}
    if joint:
        return joint, ONE_BODY if len(joint) < len(group) else None
    top = _top(bodies)
    country = cast.rows.get(content_id("a", "country", next(p.country for p in group if p.country)))
    differ = len(bodies) > 1 and 2 * len(bodies[top]) <= len(set().union(*bodies.values()))
    rarely = 2 * len(bodies[top]) < max(len(o) for o in group.values())
    if country and (differ or rarely):
        return {Party(country.id, country.name, country.country, country.sector)}, ONE_COUNTRY
    return {top}, ONE_BODY


def _bodies(group: Mapping[Party, set[str]], cast: Cast) -> Mapping[Party, set[str]]:
    """The parties but for the country itself; the forces of a country under several names are one body."""
    bodies = {p: o for p, o in group.items() if cast.rows[p.id].kind != "country"}
    forces = {p: o for p, o in bodies.items() if _forces_name(p.name) or not p.country}
    if len(forces) > 1:
        first = _top({p: o for p, o in forces.items() if p.country} or forces)
        bodies = {p: o for p, o in bodies.items() if p not in forces} | {first: set().union(*forces.values())}
    return bodies


def _together(members: Iterable[Mention], cast: Cast, entities: Entities) -> tuple[frozenset[str], ...]:
    """Named persons and bodies that one mention names beside each other: those are several."""
    found = []
    for m in members:
        named = frozenset(
            cast.party(e).id
            for e in entities(m)
            if e.named and e.kind != "country" and not _forces_name(e.name)
        )
        found += [frozenset(pair) for pair in combinations(sorted(named), 2)]
    return tuple(dict.fromkeys(found))


def _top(group: Mapping[Party, set[str]]) -> Party:
    """The party with the most origins; of equal ones the shortest name, then the least."""
    return min(group, key=lambda p: (-len(group[p]), len(p.name), p.name, p.id))


def _forces_name(name: str) -> bool:
    words = _WORD.findall(name.casefold())
    return bool(words) and words[-1] in _set("forces")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_table()["parties"][name])


@cache
def _official() -> frozenset[str]:
    return frozenset(_table()["people"]["official_sectors"]) - {"PTY"}


def _table() -> Mapping[str, Any]:
    return lexicon.table("linking", "relations")
