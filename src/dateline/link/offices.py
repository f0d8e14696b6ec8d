"""Who holds which office, as the reports themselves teach it, and what later bare mentions mean by that.

All of it follows from the mentions of all reports together, so that the order of their arrival changes nothing.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline import lexicon
from dateline.link.evidence import Source, evidence, normal, report_key
from dateline.model.doc import Entity, Office
from dateline.model.event import Evidence, OfficeHeld
from dateline.model.statement import Reading

#: A person: the registry's id, else the name as it is compared.
Person = str
#: An office of a country: its title and the country's code.
Post = tuple[str, str | None]
Window = tuple[dt.date, dt.date]

_SHOWN = 5
_NEAR = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One report's word for it that a person holds, or held, an office."""

    person: Person
    office: Office
    entity: Entity
    source: Source

    @property
    def day(self) -> dt.date | None:
        """When the report was published."""
        return self.source.report.published

    @property
    def passage(self) -> Evidence:
        """The sentence that says so."""
        return evidence(self.source, self.source.reading.sentences[self.entity.sentence].span)


@dataclass(frozen=True, slots=True)
class Taught:
    """What all reports teach: lessons by person, and who goes by a last name or holds a post that only one person can hold."""

    lessons: Mapping[Person, Mapping[Post, Sequence[Lesson]]]
    by_surname: Mapping[str, frozenset[Person]]
    holders: Mapping[Post, Mapping[Person, Window]]


def learn(sources: Iterable[Source]) -> Taught:
    """What the reports teach of offices."""
    lessons: dict[Person, dict[Post, list[Lesson]]] = defaultdict(lambda: defaultdict(list))
    for source in sources:
        for lesson in _lessons(source):
            lessons[lesson.person][lesson.office.title, lesson.office.country].append(lesson)
    settled = {person: _settled(posts) for person, posts in lessons.items()}
    surnames: dict[str, set[Person]] = defaultdict(set)
    holders: dict[Post, dict[Person, Window]] = defaultdict(dict)
    for person, posts in settled.items():
        for name in {normal(rows[0].entity.name) for rows in posts.values()}:
            surnames[name.split()[-1]].add(person)
        for post, rows in posts.items():
            days = [d for r in rows if not r.office.former and (d := r.day) and not _past(person, post, d)]
            if post[0] in _sole() and days:
                holders[post][person] = (min(days), max(days))
    return Taught(settled, {n: frozenset(p) for n, p in surnames.items()}, holders)


def _lessons(source: Source) -> Iterator[Lesson]:
    for entity in source.reading.entities:
        if entity.kind != "person" or entity.office is None or entity.plural:
            continue
        person = person_of(entity)
        if person and 0 <= entity.sentence < len(source.reading.sentences):
            yield Lesson(person, entity.office, entity, source)


def person_of(entity: Entity) -> Person | None:
    """Whom a mention is of; None where it gives no full name."""
    if entity.actor:
        return entity.actor
    named = entity.named or entity.refers_to is not None
    name = normal(entity.name)
    return name if named and " " in name else None


def _settled(posts: Mapping[Post, list[Lesson]]) -> dict[Post, Sequence[Lesson]]:
    """Posts in order; one without a country is that of the only country with which the person has the same title."""
    countries: dict[str, set[str]] = defaultdict(set)
    for title, country in posts:
        countries[title] |= {country} if country else set()
    joined: dict[Post, list[Lesson]] = defaultdict(list)
    for (title, country), rows in posts.items():
        known = countries[title]
        joined[title, country or (min(known) if len(known) == 1 else None)] += rows
    ordered = sorted(joined.items(), key=lambda p: (p[0][0], p[0][1] or ""))
    return {post: sorted(rows, key=_place) for post, rows in ordered}


def _place(lesson: Lesson) -> tuple[Any, ...]:
    span = lesson.entity.span
    return (*report_key(lesson.source.report), span.field, span.start)


def _sole() -> Sequence[str]:
    """Titles that one person at a time holds in a country."""
    found: Sequence[str] = lexicon.table("lexicons", "offices")["sole"]["titles"]
    return found


def registered(person: Person) -> tuple[tuple[str, str, str], ...]:
    """Title, since and until of the offices that the registry has for a person."""
    kind, _, key = person.partition(":")
    row = lexicon.table("lexicons", "persons")["person"].get(key) if kind == "person" else None
    same = lexicon.table("lexicons", "offices")["same"]
    return tuple((same.get(o[1], o[1]), o[2], o[3]) for o in row.get("offices", ()) if o[1]) if row else ()


def _past(person: Person, post: Post, day: dt.date) -> bool:
    """Whether the registry has the office as ended by then: "under President X" recalls an earlier one."""
    spans = [(since, until) for title, since, until in registered(person) if title == post[0]]
    now = day.isoformat()
    return bool(spans) and all(until and until <= now for _, until in spans)


def taught(source: Source, known: Taught) -> Source:
    """The source with bare mentions resolved by what the reports teach; the source as it is where there are none."""
    swaps = _swaps(source, known)
    return replace(source, reading=_with(source.reading, swaps)) if swaps else source


def _swaps(source: Source, known: Taught) -> dict[tuple[Any, str], Entity]:
    entities = source.reading.entities
    found: dict[int, Entity] = {}
    countries = {e.country for e in entities if e.country}
    for index, entity in enumerate(entities):
        if entity.refers_to is None and entity.actor is None and not entity.plural:
            person = (
                _bare_name(entity, known, countries) if entity.named else _bare_office(source, entity, known)
            )
            if person:
                found[index] = _exemplar(known.lessons[person])
    swaps = {}
    for index, entity in enumerate(entities):
        root = found.get(index if entity.refers_to is None else entity.refers_to)
        if root:
            swaps[entity.span, entity.name] = replace(
                entity, name=root.name, actor=root.actor, country=root.country, sector=root.sector, kind="person", named=True
            )  # fmt: skip
    return swaps


def _bare_name(entity: Entity, known: Taught, countries: Container[str | None]) -> Person | None:
    """The only person with this last name whose office some report teaches, where this report has to do with its country."""
    if entity.kind not in {"person", "other"} or " " in entity.name.strip():
        return None
    people = known.by_surname.get(normal(entity.name), frozenset())
    if len(people) != 1:
        return None
    (person,) = people
    country = _exemplar(known.lessons[person]).country
    return person if country in countries and entity.country in {None, country} else None


def _bare_office(source: Source, entity: Entity, known: Taught) -> Person | None:
    """The only person whom reports of about that time have in the office that the words name."""
    office, day = entity.office, source.report.published
    if office is None or office.former or day is None:
        return None
    then = {
        person
        for country in _countries(source, entity, office)
        for person, (first, last) in known.holders.get((office.title, country), {}).items()
        if first - _NEAR <= day <= last + _NEAR
    }
    return then.pop() if len(then) == 1 else None


def _countries(source: Source, entity: Entity, office: Office) -> frozenset[str]:
    """Whose office a definite description may mean: the country of the words, else those named in the sentence and the one before."""
    before = source.report.field_text(entity.span.field)[: entity.span.start].split()[-1:]
    article = before[0].casefold() if before else ""
    country = office.country or entity.country
    if country:
        return frozenset() if article in {"a", "an", "another", "one"} else frozenset({country})
    near = (
        e
        for e in source.reading.entities
        if 0 <= entity.sentence - e.sentence <= 1 and e.span.field == entity.span.field
    )
    return frozenset(e.country for e in near if e.country) if article == "the" else frozenset()


def _exemplar(posts: Mapping[Post, Sequence[Lesson]]) -> Entity:
    """How reports mostly have the person, of equally frequent ways the least."""
    ways = Counter(
        (e.name, e.actor or "", row.office.country or e.country or "", e.sector or "")
        for rows in posts.values()
        for row in rows
        for e in [row.entity]
    )
    name, actor, country, sector = min(ways, key=lambda w: (-ways[w], w))
    first = next(iter(posts.values()))[0].entity
    return replace(first, name=name, actor=actor or None, country=country or None, sector=sector or None)


def _with(reading: Reading, swaps: Mapping[tuple[Any, str], Entity]) -> Reading:
    return replace(
        reading,
        entities=_swapped(reading.entities, swaps),
        attributions=_swapped(reading.attributions, swaps),
        statements=_swapped(reading.statements, swaps),
    )


def _swapped(value: Any, swaps: Mapping[tuple[Any, str], Entity]) -> Any:
    """The value with other entities where ``swaps`` has them, by their span and name."""
    if isinstance(value, Entity):
        return swaps.get((value.span, value.name), value)
    if isinstance(value, tuple):
        return tuple(_swapped(v, swaps) for v in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    old = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    new = {name: _swapped(v, swaps) for name, v in old.items()}
    return value if all(new[n] is old[n] for n in old) or new == old else replace(value, **new)


def held(person: Person, known: Taught, ids: Mapping[Person, str]) -> tuple[OfficeHeld, ...]:
    """The offices of a person: those that reports state, with their passages, and those that the registry has.

    ``ids`` are the actors of the record by person; others whom reports have in the same office at the same time are named.
    """
    listed = registered(person)
    rows = []
    for post, lessons in known.lessons.get(person, {}).items():
        spans = [(since, until) for title, since, until in listed if title == post[0]]
        rivals = tuple(sorted(ids[p] for p in _rivals(person, post, known) if p in ids))
        rows.append(replace(_seen(post, lessons), disputed_with=rivals))
        if spans:
            rows[-1] = replace(rows[-1], since=spans[-1][0] or None, until=spans[-1][1] or None)
    told = {r.office for r in rows}
    rows += [
        OfficeHeld(title, None, since=since or None, until=until or None)
        for title, since, until in listed
        if title not in told
    ]
    return tuple(rows)


def _seen(post: Post, lessons: Sequence[Lesson]) -> OfficeHeld:
    """An office as reports state it."""
    days = sorted(d for r in lessons if not r.office.former and (d := r.day))
    former = sorted(d for r in lessons if r.office.former and (d := r.day))
    shown = {(p := r.passage).id: p for r in (*lessons[: _SHOWN - 1], *lessons[-1:])}
    return OfficeHeld(
        office=post[0],
        country=post[1],
        first_seen=days[0].isoformat() if days else None,
        last_seen=days[-1].isoformat() if days else None,
        former_seen=former[0].isoformat() if former else None,
        reports=len({r.source.report.id for r in lessons}),
        passages=tuple(shown.values()),
    )


def _rivals(person: Person, post: Post, known: Taught) -> Iterator[Person]:
    """Who else is in the office at the same time by the word of reports; nobody is overwritten."""
    windows = known.holders.get(post, {})
    if person in windows and post[1] is not None:
        first, last = windows[person]
        yield from (p for p, (a, b) in windows.items() if p != person and a <= last and first <= b)
