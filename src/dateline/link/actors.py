"""Entities of many reports resolved to actors.

One actor is what has the same registry id, or the same country and name. A description ("masked gunmen") is an actor of its own,
per country and wording; nobody guesses who stands behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline import lexicon
from dateline.link.evidence import Stated, content_id, normal, passages
from dateline.link.offices import Taught, held, person_of
from dateline.link.people import all_public
from dateline.model.doc import Entity
from dateline.model.event import Actor, ActorStatus, Designation, Party
from dateline.model.statement import (
    Agreement,
    Claim,
    Consideration,
    EventMention,
    Flow,
    Measure,
    Position,
    Question,
    Total,
)

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of names: the only ``countries`` that some occur with, and those that pronouns and descriptions stand for."""

    countries: Mapping[str, str]
    stood_for: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors of the record, and which one an entity is. ``private`` holds ids and names of persons who are not to be named,
    ``described`` those of actors that no report names. ``names`` tells how unnamed mentions and names without a country are known."""

    rows: Mapping[str, Actor]
    names: Names
    private: frozenset[str]
    described: frozenset[str]

    def party(self, entity: Entity) -> Party:
        """The actor that the entity is, as rows cite it."""
        row = self.rows[content_id("a", *_key(entity, self.names))]
        return Party(row.id, row.name, row.country, row.sector)

    def state_of(self, entity: Entity) -> Party:
        """The actor that the entity is; of a government the state, where the record has it."""
        party = self.party(entity)
        words = normal(entity.name).split()
        governs = words and {words[-1], words[0]} & frozenset(
            lexicon.table("linking", "relations")["parties"]["governments"]
        )
        row = self.rows.get(content_id("a", "country", party.country)) if governs and party.country else None
        return Party(row.id, row.name, row.country, row.sector) if row else party

    def parties(self, entities: Iterable[Entity]) -> tuple[Party, ...]:
        """The actors that the entities are, each once, by id."""
        found = {(p := self.party(e)).id: p for e in entities}
        return tuple(found[i] for i in sorted(found))


def cast_of(items: Iterable[Stated], known: Taught | None = None) -> Cast:
    """The actors that take part in the statements, or say them, persons with the offices that are ``known`` of them."""
    ordered = sorted(items, key=lambda s: s.key)
    cited = [(s, e) for s in ordered for e in entities_of(s)]
    names = Names(_countries_by_name(e for _, e in cited), frozenset(_stood_for(cited)))
    groups: dict[Key, list[tuple[Stated, Entity]]] = defaultdict(list)
    for s, entity in cited:
        groups[_key(entity, names)].append((s, entity))
    rows = {row.id: row for row in (_row(key, group) for key, group in groups.items())}
    if known:
        rows = _with_offices(rows, groups, known)
    private = frozenset(x for row in rows.values() if not row.person_public for x in (row.id, row.name))
    described = frozenset(x for row in rows.values() if not row.named for x in (row.id, row.name))
    return Cast(rows, names, private, described)


def _with_offices(
    rows: Mapping[str, Actor], groups: Mapping[Key, Sequence[tuple[Stated, Entity]]], known: Taught
) -> dict[str, Actor]:
    """The rows, those of persons with their offices."""
    people = {
        content_id("a", *key): person
        for key, group in groups.items()
        if (person := person_of(group[0][1])) and rows[content_id("a", *key)].kind == "person"
    }
    ids = {person: id_ for id_, person in people.items()}
    return {
        id_: replace(row, offices=held(people[id_], known, ids)) if id_ in people else row
        for id_, row in rows.items()
    }


def entities_of(item: Stated) -> Iterator[Entity]:
    """Every entity that a statement cites, its speaker last."""
    yield from _in_body(item.statement.body)
    if item.speaker is not None:
        yield item.speaker


def _in_body(body: Any) -> tuple[Entity, ...]:  # noqa: PLR0911 - one line for each kind of statement
    match body:
        case EventMention():
            return (*body.actors, *body.recipients)
        case Agreement():
            return body.parties
        case Claim():
            return (body.holder,)
        case Position():
            return (body.holder, *_entities(body.about.party))
        case Measure():
            return _entities(body.authority, body.subject)
        case Flow():
            return _entities(body.from_, body.to)
        case Question():
            return _entities(body.raised_by)
        case Consideration():
            return _entities(body.for_)
        case Total():
            return _entities(body.by)
    return ()


def _entities(*values: object) -> tuple[Entity, ...]:
    return tuple(v for v in values if isinstance(v, Entity))


def _countries_by_name(entities: Iterable[Entity]) -> Mapping[str, str]:
    """Names of several words that occur with exactly one country: the same name without a country is that one."""
    seen: dict[str, set[str]] = defaultdict(set)
    for e in entities:
        if e.named and e.country and " " in normal(e.name):
            seen[normal(e.name)].add(e.country)
    return {name: min(found) for name, found in seen.items() if len(found) == 1}


def _stood_for(cited: Iterable[tuple[Stated, Entity]]) -> Iterator[str]:
    """The names that pronouns and descriptions stand for, where the report names whom they mean."""
    for item, entity in cited:
        known = item.source.reading.entities
        at = None if entity.named else entity.refers_to
        if at is not None and at < len(known) and known[at].named:
            yield normal(entity.name)


def _key(entity: Entity, names: Names) -> Key:
    if entity.kind == "country" and entity.country:
        return "country", entity.country
    if entity.actor:
        return "id", entity.actor
    name = normal(entity.name) or entity.name
    if not entity.named and not (entity.refers_to is not None and name in names.stood_for):
        return "description", entity.country or "", name
    return "name", entity.country or names.countries.get(name, ""), name


def _row(key: Key, group: list[tuple[Stated, Entity]]) -> Actor:
    entities = [e for _, e in group]
    names = sorted({e.name for e in entities})
    first = entities[0]
    name = _most(e.name for e in entities) or first.text
    return Actor(
        id=content_id("a", *key),
        name=name,
        kind=_most(e.kind for e in entities) or first.kind,
        country=_most(e.country for e in entities if e.country),
        sector=_most(e.sector for e in entities if e.sector),
        named=key[0] == "name" or any(e.named for e in entities),
        person_public=all_public((s.source.report, e) for s, e in group),
        aliases=tuple(n for n in names if n != name),
        reports=len({s.source.report.id for s, _ in group}),
        passages=passages(s for s, _ in group),
        designations=_designations(key),
        scope=next((e.scope for e in entities if e.scope), None),
        status=_status(entities),
    )


def _designations(key: Key) -> tuple[Designation, ...]:
    """The lists that a group of the registry stands on."""
    kind, _, slug = key[1].partition(":")
    row = lexicon.table("lexicons", "groups")["group"].get(slug, {}) if kind == "group" else {}
    return tuple(Designation(d["by"], d["what"], d.get("date") or None) for d in row.get("designations", ()))


def _status(entities: Iterable[Entity]) -> ActorStatus:
    """Whether something is known of an actor beyond its words: who it is, of which country, or its office."""
    return "resolved" if any(e.actor or e.country or e.office for e in entities) else "unresolved"


def _most(values: Iterable[str]) -> str | None:
    """The most frequent value, of equally frequent ones the least."""
    counts: dict[str, int] = defaultdict(int)
    for v in values:
        counts[v] += 1
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None
