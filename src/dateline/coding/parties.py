"""Phrases as parties: the entity that a token heads, resolved as far as the report resolves it."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding import tree
from dateline.coding.frames import codebook
from dateline.model.doc import Doc, Entity, Span

# what a noun phrase keeps of its dependents when it becomes a party of its own
KEPT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "case", "advmod", "punct"})
LONGEST = 12
NONE = frozenset({"no", "neither"})


def resolved(doc: Doc, entity: Entity) -> Entity:
    """The entity with the name, country, actor and sector of the mention that names it; its own words stay."""
    seen = {entity.span}
    fuller = entity
    while fuller.refers_to is not None and 0 <= fuller.refers_to < len(doc.entities):
        fuller = doc.entities[fuller.refers_to]
        if fuller.span in seen:
            break
        seen.add(fuller.span)
    if fuller is entity:
        return entity
    return replace(
        entity,
        name=fuller.name,
        kind=fuller.kind,
        actor=entity.actor or fuller.actor,
        country=entity.country or fuller.country,
        sector=entity.sector or fuller.sector,
        named=fuller.named,
    )


def entity_at(doc: Doc, i: int) -> Entity | None:
    """The entity of the Doc that ``i`` heads, else the shortest one that holds ``i`` as its last word; not resolved."""
    token = doc.tokens[i]
    here = [e for e in doc.entities if e.sentence == token.sentence and e.first <= i < e.last]
    headed = [e for e in here if e.head == i]
    if headed:
        return max(headed, key=lambda e: e.last - e.first)
    ending = [e for e in here if e.last == i + 1]
    return min(ending, key=lambda e: e.last - e.first) if ending else None


def party(doc: Doc, i: int) -> Entity | None:
    """Who the phrase headed by ``i`` is: an entity of the Doc, resolved, else one made of the noun phrase.

    None where ``i`` heads no noun phrase, or a pronoun that nothing resolves.
    """
    found = entity_at(doc, i)
    if found is not None:
        whole = _by_apposition(doc, resolved(doc, found), i)
        return None if _empty(doc, whole, i) else whole
    token = doc.tokens[i]
    if token.pos not in ("NOUN", "PROPN") and not (
        token.pos in ("NUM", "ADJ", "DET") and token.dep in ("pobj", "dobj")
    ):
        return None
    nothing = _nobody(doc, i) or (token.pos == "NOUN" and token.lemma in codebook().classes["abstract"])
    return None if nothing else _made(doc, i)


def _nobody(doc: Doc, i: int) -> bool:
    """Whether the phrase names no party: "no country", and waters or regions that no country owns."""
    if any(doc.tokens[c].lower in NONE for c in tree.children(doc, i) if c < i):
        return True
    here = doc.span_of(i, i + 1)
    return any(p.country is None and p.span.covers(here) for p in doc.places)


def _by_apposition(doc: Doc, entity: Entity, i: int) -> Entity:
    """A description with the name that stands in apposition to it: "the group's leader, Ann Berg"."""
    if entity.named and entity.country:
        return entity
    for other in tree.appositions(doc, i):
        name = entity_at(doc, other)
        if name is not None and name.named and name.kind == entity.kind:
            known = resolved(doc, name)
            return replace(
                entity,
                name=known.name,
                actor=entity.actor or known.actor,
                country=entity.country or known.country,
                sector=entity.sector or known.sector,
                named=True,
            )
    return entity


def _empty(doc: Doc, entity: Entity, i: int) -> bool:
    return (
        doc.tokens[i].pos == "PRON"
        and entity.refers_to is None
        and entity.country is None
        and not entity.named
    )


def _made(doc: Doc, i: int) -> Entity:
    words = [i, *(c for c in tree.children(doc, i) if doc.tokens[c].dep in KEPT and c < i)]
    below = [w for c in words[1:] for w in tree.subtree(doc, c)]
    first = max(min([i, *below]), i - LONGEST)
    while first < i and doc.tokens[first].pos in ("PUNCT", "DET"):
        first += 1
    span: Span = doc.span_of(first, i + 1)
    inner = _named_within(doc, first, i)
    return Entity(
        span=span,
        text=doc.words(span),
        kind="other",
        name=doc.words(span),
        country=inner.country if inner else _country_at(doc, i),
        head=i,
        first=first,
        last=i + 1,
        sentence=doc.tokens[i].sentence,
        named=False,
        plural=doc.tokens[i].tag in ("NNS", "NNPS"),
    )


def _country_at(doc: Doc, i: int) -> str | None:
    """The country of the place that the words are a name of: capitals stand for their governments."""
    here = doc.span_of(i, i + 1)
    return next((p.country for p in doc.places if p.span.overlaps(here) and p.kind != "demonym"), None)


def _named_within(doc: Doc, first: int, head: int) -> Entity | None:
    """The country or body that the phrase names in front of its head: "Venezuelan boats", "the army's convoy"."""
    here = [e for e in doc.entities if first <= e.first and e.last <= head + 1 and e.country]
    return resolved(doc, here[-1]) if here else None


def parties(doc: Doc, i: int) -> tuple[Entity, ...]:
    """The parties of the phrase headed by ``i`` and of all that is coordinated with it, each once, in order."""
    found: list[Entity] = []
    for member in tree.conjuncts(doc, i):
        entity = party(doc, member)
        for each in _each_country(doc, entity) if entity is not None else ():
            if all(each.span != known.span for known in found):
                found.append(each)
    return tuple(found)


def _each_country(doc: Doc, entity: Entity) -> tuple[Entity, ...]:
    """The parties of a phrase that several countries own together ("Thai and Cambodian troops"), else the phrase itself."""
    if entity.country is not None and not entity.named and (origins := _origins(doc, entity)):
        return origins
    if entity.country is not None or entity.named or entity.kind == "object":
        return (entity,)
    owners = [
        e for e in doc.entities if e.kind == "country" and entity.first <= e.first and e.last <= entity.head
    ]
    joined = any(
        doc.tokens[e.head].dep == "conj" and doc.tokens[e.head].head in {o.head for o in owners}
        for e in owners
    )
    if not joined or len({e.country for e in owners}) < len(owners):
        return (entity,)
    head = doc.tokens[entity.head].text
    return tuple(
        replace(
            entity,
            span=(span := doc.span_of(e.first, entity.last if e is owners[-1] else e.last)),
            text=doc.words(span),
            name=f"{e.text} {head}",
            country=e.country,
        )
        for e in owners
    )


def _origins(doc: Doc, entity: Entity) -> tuple[Entity, ...]:
    """Those who come from several countries, one by one: "officials from Syria and Jordan"; nobody where they come from one."""
    if entity.head < 0 or entity.kind == "object":
        return ()
    below = {t for o in tree.preps(doc, entity.head, "from") for t in tree.subtree(doc, o)}
    found = [e for e in doc.entities if e.kind == "country" and e.head in below]
    if len({e.country for e in found}) < 2:
        return ()
    noun = doc.tokens[entity.head].text
    return tuple(
        replace(entity, span=e.span, text=e.text, name=f"{noun} from {e.text}", country=e.country)
        for e in found
    )
