"""Parties and objects that words describe and no name names: "masked gunmen", "several unions", "they"."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.annotate import belonging, phrases, roles
from dateline.annotate.belonging import Owner, Scene
from dateline.annotate.roles import Role, words
from dateline.model.doc import Doc, Entity, EntityKind, Token

_EN = "languages/en_entities"
_NOMINAL = frozenset({"NOUN", "PROPN"})
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "appos", "agent", "dative", "ROOT"})
_TAIL = ("of", "from", "in")
_ARMED = frozenset({"REB", "UAF", "CRM", "PRM"})
_LONGEST = 12
_FARTHEST = 8


def of_pronoun(doc: Doc, token: Token) -> Entity | None:
    """The mention that a pronoun of the third person makes."""
    lower = token.lower
    if token.pos not in {"PRON", "DET"} or lower not in roles.pronouns():
        return None
    kind: EntityKind = "person" if lower in words(_EN, "pronouns", "person") else "other"
    many = lower in words(_EN, "pronouns", "many")
    at = token.index
    return phrases.mention(doc, at, at + 1, head=at, kind=kind, name=token.text, named=False, plural=many)


def of_noun(scene: Scene, token: Token, found: Mapping[int, Entity]) -> Entity | None:
    """The mention that a noun for people, bodies or things heads; ``found`` are the named ones, by head."""
    doc, role = scene.doc, scene.role(token.index)
    if role is None:
        return _of_many(scene, token) or _of_number(doc, token)
    if not _heads(doc, token, role, found=found):
        return None
    whose = belonging.owner(scene, token.index, through=_through(role))
    if _bare(doc, token) and not whose.country:
        return None
    sector = belonging.sector(scene, token, role, whose=whose)
    kind = _kind(role, sector, token)
    tail = ("of", "from") if kind == "object" else _TAIL
    first = max(phrases.left_edge(doc, token.index), token.index - _LONGEST)
    last = phrases.right_edge(doc, token.index, *tail)
    band = _band(whose, sector)
    named = token.pos == "PROPN" and token.text[0].isupper() and kind in {"organisation", "group"}
    return phrases.mention(
        doc,
        first,
        last,
        head=token.index,
        kind=kind,
        name=band[1] if band else doc.words(doc.span_of(first, last)),
        actor=band[0] if band else None,
        country=_country(scene, token, role, whose=whose),
        sector=sector,
        named=named and first < token.index,
        plural=token.tag in {"NNS", "NNPS"},
    )


def _heads(doc: Doc, token: Token, role: Role, *, found: Mapping[int, Entity]) -> bool:
    """Whether the word is the head of a phrase: a noun that modifies no other, or "the wounded"."""
    if any(
        doc.tokens[c].lower in words(_EN, "elliptic", "nobody") for c in token.children if c < token.index
    ):
        # "no government" is none
        return False
    if token.pos in _NOMINAL:
        beside = token.dep == "nmod" and token.head in found
        return not beside and token.dep not in {"compound", "npadvmod", "amod"}
    people = role.kind in {"population", "person"} and token.tag in {"JJ", "VBN", "VBD"}
    return people and token.dep in _HEADS and _definite(doc, token)


def _kind(role: Role, sector: str | None, token: Token) -> EntityKind:
    if sector in _ARMED and role.kind == "organisation":
        return "group"
    return "population" if role.kind == "person" and token.tag in {"NNS", "NNPS"} else role.kind


def _country(scene: Scene, token: Token, role: Role, *, whose: Owner) -> str | None:
    if role.states:
        return None
    country = whose.country or role.country
    if country is None and role.sector == "LEG" and belonging.partisan(scene, token.index):
        return "USA"
    return country


def _band(whose: Owner, sector: str | None) -> tuple[str, str] | None:
    """Identifier and name of the group whose fighters are meant: "Houthi rebels" are the Houthis."""
    known = whose.known
    if known and known.kind == "group" and whose.near and sector in _ARMED:
        return known.actor, known.name
    return None


def _bare(doc: Doc, token: Token) -> bool:
    """Whether a word that names a party only when owned or qualified stands without: "in office", "by force"."""
    if token.lower not in words("lexicons/roles", "owned", "words") or token.text[0].isupper():
        return False
    before = [doc.tokens[c] for c in token.children]
    if token.lower not in words("lexicons/roles", "owned", "strictly") and any(
        t.lower == "the" for t in before
    ):
        return False
    return not any(t.dep in {"compound", "poss", "nmod"} for t in before)


def _through(role: Role) -> tuple[str, ...]:
    if role.kind == "object" or role.states:
        return ()
    return ("of", "from", "for") if role.sector == "MIL" else belonging.ALL


def _of_number(doc: Doc, token: Token) -> Entity | None:
    """A number that stands for people alone: "killed eleven", "six were arrested", "Four dead"."""
    if token.pos != "NUM" or not _of_people(doc, token) or token.lower in words(_EN, "elliptic", "nobody"):
        return None
    first = phrases.left_edge(doc, token.index)
    name = doc.words(doc.span_of(first, token.index + 1)) + " people"
    return phrases.mention(
        doc,
        first,
        token.index + 1,
        head=token.index,
        kind="population",
        name=name,
        named=False,
        plural=token.lower not in {"one", "1"},
    )


def _of_people(doc: Doc, token: Token) -> bool:
    governor = doc.tokens[token.head]
    after = doc.tokens[token.index + 1 : token.index + 2]
    if after and after[0].text in {"%", "percent", "-", "–"}:
        return False
    if any(doc.tokens[c].dep in {"compound", "nmod", "pobj"} for c in token.children):
        return False
    if token.dep in {"dobj", "nsubjpass"}:
        return governor.lemma in words(_EN, "elliptic", "done")
    if token.dep == "nsubj" and governor.lemma in words(_EN, "elliptic", "undergone"):
        return True
    stated = bool(after) and after[0].lower in words(_EN, "elliptic", "states")
    return stated and (token.dep in _HEADS or governor.index == token.index + 1)


def _definite(doc: Doc, token: Token) -> bool:
    before = (doc.tokens[c] for c in token.children if c < token.index)
    return any(t.lower in {"the", "these", "those"} or t.dep == "poss" for t in before)


def _counts(token: Token) -> bool:
    return token.lower in roles.members() or token.lemma in roles.members()


def _of_many(scene: Scene, token: Token) -> Entity | None:
    """Quantities of people: "several of the unions", "dozens of protesters", with kind and sector of what is counted."""
    doc = scene.doc
    if token.dep not in _HEADS or not (_counts(token) or token.pos == "NUM"):
        return None
    for index in phrases.complement(doc, token.index, "of"):
        role = scene.role(index)
        if role is None or role.kind == "object":
            continue
        whose = belonging.owner(scene, index, through=_through(role))
        sector = belonging.sector(scene, doc.tokens[index], role, whose=whose)
        first = phrases.left_edge(doc, token.index)
        inner = min(phrases.right_edge(doc, index, *_TAIL), index + _FARTHEST)
        last = max(phrases.right_edge(doc, token.index, "of"), inner)
        name = doc.words(doc.span_of(first, last))
        return phrases.mention(
            doc,
            first,
            last,
            head=token.index,
            kind=_kind(role, sector, doc.tokens[index]),
            name=name,
            country=_country(scene, doc.tokens[index], role, whose=whose),
            sector=sector,
            named=False,
            plural=True,
        )
    return None
