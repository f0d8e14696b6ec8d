"""Parties and objects: names of the registry, names by form, and descriptions headed by a noun for people."""

from __future__ import annotations

from dateline.annotate import actors, names, phrases, roles
from dateline.annotate.actors import Match
from dateline.model.doc import Doc, Entity, Token

_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "him", "her", "them", "his", "their", "its", "who", "we", "i", "us", "our"}
)
_NOMINAL = frozenset({"NOUN", "PROPN"})


def find(doc: Doc) -> tuple[Entity, ...]:
    """The entities of the title and the text, in order of their first token; of two that begin together the longer comes first."""
    named: dict[int, Entity] = {}
    inside: dict[int, Match] = {}
    for sentence in doc.sentences:
        for match in actors.matches(doc.tokens_of(sentence)):
            entity = _of_match(doc, match)
            if entity:
                named[entity.head] = entity
            inside |= dict.fromkeys(range(match.first, match.last), match)
    for entity in names.find(doc, inside):
        named.setdefault(entity.head, entity)
    for token in doc.tokens:
        if token.index not in named and token.index not in inside:
            described = _described(doc, token, inside)
            if described:
                named[token.index] = described
    return tuple(sorted(named.values(), key=lambda e: (e.first, -e.last)))


def _of_match(doc: Doc, match: Match) -> Entity | None:
    head = phrases.head_of(doc, match.first, match.last)
    token = doc.tokens[head]
    if match.how == "capital" and token.dep not in {
        "nsubj",
        "nsubjpass",
        "poss",
        "conj",
        "compound",
        "",
        "ROOT",
    }:
        return None
    known = match.known
    first = phrases.left_edge(doc, head) if known.kind == "person" else match.first
    plural = match.how == "adjective" and token.lower.endswith("s") and token.tag in {"NNS", "NNPS"}
    first, last = min(first, match.first), match.last
    sector = known.sector_on(doc.published)
    if plural:
        return make(
            doc,
            first,
            last,
            head=head,
            kind="population",
            name=doc.words(doc.span_of(first, last)),
            country=known.country,
            sector="CVL",
            plural=True,
            named=False,
        )
    if match.how == "capital":
        sector = "GOV"
    return make(
        doc,
        first,
        last,
        head=head,
        kind=known.kind,
        name=known.name,
        actor=known.actor,
        country=known.country,
        sector=sector,
    )


def _described(doc: Doc, token: Token, inside: dict[int, Match]) -> Entity | None:
    if token.lower in _PRONOUNS and token.pos in {"PRON", ""}:
        return make(
            doc,
            token.index,
            token.index + 1,
            head=token.index,
            kind="person" if token.lower in {"he", "she", "him", "her", "his"} else "other",
            name=token.text,
            named=False,
        )
    if token.pos not in _NOMINAL or token.dep in {"compound", "npadvmod"}:
        return None
    role = roles.of_noun(token.lemma, token.lower)
    if not role:
        return None
    first, last = phrases.left_edge(doc, token.index), phrases.right_edge(doc, token.index)
    country, sector = _modified(doc, token, inside)
    if role.kind == "object" or role.states:
        sector = None if role.kind == "object" else role.sector
    else:
        sector = role.sector
    if role.states:
        country = None
    return make(
        doc,
        first,
        last,
        head=token.index,
        kind=role.kind,
        name=doc.words(doc.span_of(first, last)),
        country=country,
        sector=sector,
        named=False,
        plural=token.tag in {"NNS", "NNPS"},
    )


def _modified(doc: Doc, token: Token, inside: dict[int, Match]) -> tuple[str | None, str | None]:
    for other in phrases.modifiers(doc, token.index):
        if other.index in inside:
            known = inside[other.index].known
            return known.country, known.sector
    for other_index in phrases.complement(doc, token.index, "of", "in"):
        if other_index in inside:
            known = inside[other_index].known
            return known.country, known.sector
    return None, None


def make(doc: Doc, first: int, last: int, **fields: object) -> Entity:
    """An entity over tokens ``first`` to ``last`` (exclusive)."""
    span = doc.span_of(first, last)
    return Entity(
        span=span, text=doc.words(span), first=first, last=last, sentence=doc.tokens[first].sentence, **fields
    )  # type: ignore[arg-type]
