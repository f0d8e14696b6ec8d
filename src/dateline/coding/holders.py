"""Who can hold a position or raise a question: states, bodies, organised and unnamed groups, and those who speak for them."""

from __future__ import annotations

from dateline.coding import parties, tree
from dateline.coding.attribution import attribution_at
from dateline.coding.draft import Draft
from dateline.coding.stance_frames import listed
from dateline.coding.stances import SPEAKER
from dateline.model.doc import Doc, Entity
from dateline.model.statement import Capacity

FIRST_PERSON = frozenset({"i", "we", "us", "me", "ourselves", "myself", "my", "our"})
THIRD_PERSON = frozenset({"it", "they", "he", "she"})
OFFICE_SECTORS = frozenset({"GOV", "EXE", "MIL", "LEG", "JUD", "COP", "SPY", "IGO", "UIS"})
# codes that stand where a country would, for bodies that are none
BEYOND_STATES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
PRIVATE_SECTORS = frozenset({"EDU", "MED", "JRN", "BUS"})
PARTY_SECTORS = frozenset({"PTY", "OPP", "REB", "CVL", "NGO", "LAB", "REL", "MED", "BUS"})
ASIDE = 4


def holders_at(doc: Doc, draft: Draft, tokens: tuple[int, ...], *, cue: int) -> tuple[Entity, ...]:
    """The parties who hold what the word at ``cue`` expresses; ``tokens`` are the heads of the phrases that name them.

    "We" and ``SPEAKER`` are the speaker of the words. A phrase that names no party that can hold a position gives nothing.
    """
    found: list[Entity] = []
    for token in tokens:
        if token == SPEAKER or _is_we(doc, token):
            found += speakers_at(doc, draft, cue)
        else:
            named = parties.parties(doc, token)
            found += [_named(doc, e) for e in named if can_hold(doc, e)]
            if not named and doc.tokens[token].lower in THIRD_PERSON:
                # "the group said it would not join": the one who says so, when nothing else is meant
                found += speakers_at(doc, draft, cue)
    return tuple({e.span: e for e in found}.values())


def _is_we(doc: Doc, token: int) -> bool:
    """Whether the word is the speaker's own pronoun, and not the country that is spelt like one in capitals."""
    word = doc.tokens[token]
    return word.lower in FIRST_PERSON and word.text != "US"


def _named(doc: Doc, entity: Entity) -> Entity:
    """The name that stands beside a description: of "the leader of the rebels, Ana Soto" that is Ana Soto."""
    if entity.named or entity.head < 0 or entity.country:
        return entity
    top = tree.first_conjunct(doc, entity.head)
    appositions = [i for i in tree.subtree(doc, top) if doc.tokens[i].dep == "appos"]
    beside = (parties.party(doc, a) for a in appositions)
    return next((e for e in beside if e is not None and e.named), entity)


def speakers_at(doc: Doc, draft: Draft, token: int) -> list[Entity]:
    """Who says the words at ``token``, with those who say it together with them, as far as they can hold a position."""
    index = attribution_at(draft, doc.span_of(token, token + 1))
    speaker = draft.attributions[index].speaker if index is not None else None
    if speaker is None:
        return []
    together = parties.parties(doc, speaker.head)[1:] if speaker.head >= 0 else ()
    return [e for e in (speaker, *together) if can_hold(doc, parties.resolved(doc, e))]


def can_hold(doc: Doc, entity: Entity) -> bool:
    """Whether ``entity`` is a state, a body, an organised or unnamed group, or a person with an office in one.

    Misses: office holders that the report never introduces by their office; those are taken for private persons.
    """
    if entity.kind == "country":
        return not _excluded(doc, entity)
    head = _head_lemma(doc, entity)
    if entity.kind == "object" or _excluded(doc, entity) or _private(doc, entity, head):
        return False
    if entity.kind == "person" and entity.named:
        return bool(entity.actor or entity.sector or _office(doc, entity))
    if entity.kind in ("organisation", "group") and (entity.named or entity.country):
        return True
    # a private voice that is still here speaks for a body: "army lawyers"
    people = entity.kind in ("person", "population")
    spoken_for = people and any(head in listed("holders", key) for key in ("offices", "private"))
    if entity.kind == "population" and entity.country and _is_demonym(doc, entity):
        return True
    return spoken_for or _is_group(doc, entity, head)


def capacity_of(doc: Doc, entity: Entity) -> Capacity | None:
    """In what capacity ``entity`` holds its position; None for bodies of several states and for groups of no office."""
    head = _head_lemma(doc, entity)
    if set(entity.text.lower().split()) & listed("holders", "sub_state"):
        return "sub-state"
    if entity.kind == "person" and entity.named:
        return "office" if entity.sector in OFFICE_SECTORS or _office(doc, entity) else "person"
    if entity.sector in PARTY_SECTORS or head in listed("holders", "parties"):
        return "party"
    if entity.country in BEYOND_STATES:
        return None
    if entity.kind in ("person", "population") and (entity.sector in OFFICE_SECTORS or _office(doc, entity)):
        return "office"
    return "state" if _of_a_state(entity, head) else None


def _of_a_state(entity: Entity, head: str) -> bool:
    body = entity.kind in ("country", "organisation", "group") and bool(entity.country)
    return body or entity.sector in OFFICE_SECTORS or head in listed("holders", "states")


def _excluded(doc: Doc, entity: Entity) -> bool:
    """Whether the phrase counts somebody out: "not all members", "few capitals"."""
    if entity.first < 0:
        return False
    start = max(entity.first - ASIDE, doc.sentences[entity.sentence].first)
    near = [doc.tokens[i].lower for i in range(start, entity.last) if _within(doc, i, entity)]
    return any(w in listed("holders", "negative") for w in near)


def _within(doc: Doc, i: int, entity: Entity) -> bool:
    return entity.first <= i < entity.last or (entity.head >= 0 and i in tree.subtree(doc, entity.head))


def _private(doc: Doc, entity: Entity, head: str) -> bool:
    """Whether it is a private voice, or introduced as one: "analysts", "historian Ana Soto"."""
    if entity.sector in PRIVATE_SECTORS:
        return True
    private = listed("holders", "private")
    if entity.actor:
        return False
    inside = range(max(entity.first, 0), max(entity.head, 0))
    named_so = entity.named and any(doc.tokens[i].lemma in private for i in inside)
    return named_so or (head in private and not _official(doc, entity))


def _is_group(doc: Doc, entity: Entity, head: str) -> bool:
    # "powers" are states only as "the western powers", never as "his powers"
    states = head == "power" and entity.plural and bool(tree.children(doc, entity.head, "amod"))
    return states or head in listed("holders", "groups")


def _is_demonym(doc: Doc, entity: Entity) -> bool:
    """Whether a whole people is named: "Israelis", never "Israeli villagers"."""
    return entity.head >= 0 and doc.tokens[entity.head].text[:1].isupper() and entity.plural


def _official(doc: Doc, entity: Entity) -> bool:
    """Whether the words in front of the head name a body: "army lawyers"."""
    if entity.sector in OFFICE_SECTORS - {"JUD"}:
        return True
    inside = range(max(entity.first, 0), max(entity.head, 0))
    bodies = (i for i in inside if doc.tokens[i].pos in ("NOUN", "PROPN"))
    return any(doc.tokens[i].lemma in listed("holders", "groups") for i in bodies)


def _head_lemma(doc: Doc, entity: Entity) -> str:
    return doc.tokens[entity.head].lemma if entity.head >= 0 else entity.text.split()[-1].lower()


def _office(doc: Doc, entity: Entity) -> bool:
    """Whether this report gives the person an office, here or at another mention."""
    mentions = [e for e in doc.entities if e.name == entity.name and e.kind == "person"] or [entity]
    return any(_titled(doc, e) for e in (entity, *mentions))


def _titled(doc: Doc, entity: Entity) -> bool:
    if entity.head < 0:
        return False
    sentence = doc.sentences[entity.sentence]
    around = range(max(entity.first - ASIDE, sentence.first), min(entity.last + 2 * ASIDE, sentence.last))
    beside = [i for i in around if _names(doc, i, entity)]
    offices = listed("holders", "offices")
    return any(doc.tokens[i].lower in offices or doc.tokens[i].lemma in offices for i in beside)


def _names(doc: Doc, i: int, entity: Entity) -> bool:
    """Whether the word at ``i`` belongs to the phrase that names the person: its own words, titles and appositions."""
    if entity.first <= i < entity.last:
        return True
    up = (i, *tree.ancestors(doc, i))
    inside = next((n for n, a in enumerate(up) if a == entity.head), None)
    if inside is not None:
        return all(doc.tokens[a].dep in ("compound", "appos", "nmod", "amod") for a in up[:inside])
    return doc.tokens[entity.head].dep in ("appos", "compound", "nmod") and doc.tokens[entity.head].head == i
