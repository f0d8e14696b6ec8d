"""Offices that a report gives to persons: before the name, and in apposition to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline import lexicon
from dateline.annotate import belonging, phrases, roles
from dateline.annotate.belonging import Scene
from dateline.annotate.roles import words
from dateline.model.doc import Entity, Office

_FILE = "lexicons/offices"
_LONGEST = 8
_BESIDE = ("of", "for", "to")


def with_offices(scene: Scene, found: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities, persons with the office that the words around them state.

    Misses: "was sworn in as", "became"; offices that the lexicon of roles has no noun for.
    """
    return tuple(e if e.kind != "person" or e.plural else _with_office(scene, e) for e in found)


def _with_office(scene: Scene, entity: Entity) -> Entity:
    doc = scene.doc
    if not entity.named:
        if doc.tokens[entity.head].pos == "PRON":
            return entity
        return replace(entity, office=_of_phrase(scene, entity.head, range(entity.first, entity.last)))
    name = _name_start(scene, entity)
    office = _before(scene, name) or _beside(scene, entity.head)
    if office is None:
        return entity
    sector = entity.sector
    if entity.actor is None and sector in {None, "MIL"}:
        # a minister who is a general is a minister
        civil = not office.former and words(_FILE, "words", "civil") & set(office.title.split())
        sector = "GOV" if civil else sector
    return replace(entity, sector=sector, office=replace(office, country=office.country or entity.country))


def _name_start(scene: Scene, entity: Entity) -> int:
    """Where the name begins after its titles."""
    match = scene.names.get(entity.head)
    if match:
        return match.first
    texts = entity.name.split()
    starts = (i for i in range(entity.first, entity.last) if scene.doc.tokens[i].text == texts[0])
    return next(starts, entity.head)


def _before(scene: Scene, name: int) -> Office | None:
    """The office that stands right before a name."""
    first = name
    while first > 0 and name - first < _LONGEST and _continues(scene, first - 1, name):
        title = scene.titles.get(first - 1)
        first = title.first if title else first - 1
    heads = [i for i in range(first, name) if _is_office(scene, i)]
    return _office(scene, heads[-1], range(first, heads[-1] + 1)) if heads else None


def _continues(scene: Scene, index: int, name: int) -> bool:
    token = scene.doc.tokens[index]
    if token.sentence != scene.doc.tokens[name].sentence or token.tag == "POS":
        return False
    part = index in scene.titles or token.lower in words(_FILE, "words", "before")
    return part or token.pos in {"NOUN", "PROPN", "ADJ"} or token.text in {".", "-"}


def _beside(scene: Scene, head: int) -> Office | None:
    """The office in apposition to the name at ``head``, on either side."""
    doc = scene.doc
    token = doc.tokens[head]
    near = [c for c in token.children if doc.tokens[c].dep == "appos"]
    near += [token.head] if token.dep == "appos" else []
    for index in near:
        if index not in scene.names and _is_office(scene, index):
            first = phrases.left_edge(doc, index)
            return _of_phrase(scene, index, range(first, phrases.right_edge(doc, index, *_BESIDE)))
    return None


def _of_phrase(scene: Scene, head: int, within: range) -> Office | None:
    return _office(scene, head, within) if _is_office(scene, head) else None


def _is_office(scene: Scene, index: int) -> bool:
    """Whether a noun names a public office in plain words: no rank, nothing that judges, and not of an armed or criminal group."""
    token = scene.doc.tokens[index]
    role = scene.role(index) or roles.abbreviated().get(token.text.rstrip("."))
    if role is None or role.kind != "person" or token.tag in {"NNS", "NNPS"}:
        return False
    titled = index in scene.titles and scene.titles[index].last - scene.titles[index].first > 1
    if not titled and token.lower.rstrip(".") not in words(_FILE, "words", "nouns"):
        return False
    whose = belonging.owner(scene, index)
    if whose.known and whose.known.kind == "group":
        return False
    sector = belonging.sector(scene, token, role, whose=whose)
    public = words(_FILE, "words", "sectors")
    return (role.sector in public or sector in public) and sector in words(_FILE, "words", "holding")


def _office(scene: Scene, head: int, within: range) -> Office | None:
    """The office headed by ``head`` within a phrase: the words before it that belong to it, and what it is of."""
    doc, title = scene.doc, scene.titles.get(head)
    first, last = within.start, within.stop
    start, end = (title.first, title.last) if title else (head, head + 1)
    wide = doc.tokens[head].lower in words(_FILE, "words", "of_something")
    former = any(doc.tokens[i].lower in words(_FILE, "words", "former") for i in range(first, start))
    while start > first and _belongs(scene, start - 1, wide=wide):
        start -= 1
    said = [t.lower for t in doc.tokens[start:end] if any(map(str.isalnum, t.text))] + _complement(
        scene, end, last
    )
    role = scene.role(head) or roles.abbreviated().get(doc.tokens[head].text.rstrip("."))
    # who sits in the congress of one country sits there for a part of it: "of Georgia"
    country = (role.country if role else None) or belonging.owner(scene, head).country
    return Office(canonical(" ".join(said)), country, former)


def _belongs(scene: Scene, index: int, *, wide: bool) -> bool:
    """Whether a word before an office is part of it: "deputy", "acting", and of those for something a noun ("police chief")."""
    token = scene.doc.tokens[index]
    if token.lower in words(_FILE, "words", "before"):
        return True
    match = scene.names.get(index)
    named = match is not None and match.known.kind in {"country", "person"}
    plain = index not in scene.titles and (scene.role(index) is None or scene.role(index).kind != "person")  # type: ignore[union-attr] # asked before
    return (
        wide
        and plain
        and not named
        and token.tag in {"NN", "NNP"}
        and token.lower not in words(_FILE, "words", "former")
    )


def _complement(scene: Scene, end: int, last: int) -> list[str]:
    """What an office is of, where that has a name and is no country: "of the National Assembly", "of Zulia"."""
    tokens = scene.doc.tokens[end:last]
    if len(tokens) < 2 or tokens[0].lower not in _BESIDE:
        return []
    kept = [t for t in tokens if not _is_country(scene, t.index)]
    if not any(t.text[0].isupper() for t in kept):
        return []
    while kept and kept[-1].lower in {*_BESIDE, "the", "and"}:
        kept.pop()
    return [t.lower for t in kept if any(map(str.isalnum, t.text))]


def _is_country(scene: Scene, index: int) -> bool:
    match = scene.names.get(index)
    return match is not None and match.known.kind == "country"


def canonical(title: str) -> str:
    """The one name of an office: "minister of foreign affairs" is "foreign minister"."""
    same: Mapping[str, str] = lexicon.table("lexicons", "offices")["same"]
    return same.get(title.rstrip("."), title)
