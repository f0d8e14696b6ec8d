"""Parties and objects: names of the registry, names by form, and descriptions headed by a noun for people."""

from __future__ import annotations

from typing import Any

from dateline.annotate import actors, belonging, names, phrases, roles
from dateline.annotate.actors import Match
from dateline.annotate.belonging import Scene
from dateline.annotate.roles import Role, words
from dateline.model.doc import Doc, Entity, EntityKind, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_HEADS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "appos", "agent", "dative", "ROOT", "poss"}
)
_LONGEST = 12
_TAIL = ("of", "from", "in")


def find(doc: Doc) -> tuple[Entity, ...]:
    """The entities of the title and the text, in order of their first token; of two that begin together the longer comes first.

    Misses: names in sentences that were not parsed, unless a lexicon knows them; parties that only a verb implies.
    """
    scene = _scene(doc)
    found: dict[int, Entity] = {}
    for match in dict.fromkeys(scene.names.values()):
        entity = _of_match(scene, match)
        if entity:
            found[entity.head] = entity
    for name in names.find(scene):
        found.setdefault(name.head, _of_name(scene, name))
    for token in doc.tokens:
        if token.index not in found and token.index not in scene.names:
            entity = _of_pronoun(doc, token) or _of_noun(scene, token, found)
            if entity:
                found[token.index] = entity
    return tuple(sorted(found.values(), key=lambda e: (e.first, -e.last)))


def _scene(doc: Doc) -> Scene:
    matches: dict[int, Match] = {}
    titles: dict[int, roles.Title] = {}
    for sentence in doc.sentences:
        tokens = doc.tokens_of(sentence)
        for match in actors.matches(tokens):
            matches |= dict.fromkeys(range(match.first, match.last), match)
        for title in roles.titles(tokens):
            titles |= {i: title for i in range(title.first, title.last) if i not in matches}
    return Scene(doc, matches, _places(doc), titles)


def _places(doc: Doc) -> dict[int, str]:
    starts = (
        {(t.start, doc.sentences[t.sentence].span.field): t.index for t in doc.tokens} if doc.places else {}
    )
    found: dict[int, str] = {}
    for place in doc.places:
        at = starts.get((place.span.start, place.span.field))
        while (
            at is not None and place.country and at < len(doc.tokens) and doc.tokens[at].end <= place.span.end
        ):
            found[at] = place.country
            at += 1
    return found


def _of_match(scene: Scene, match: Match) -> Entity | None:
    doc, known = scene.doc, match.known
    head = phrases.head_of(doc, match.first, match.last)
    token = doc.tokens[head]
    if match.how == "region" or (match.how == "capital" and not belonging.acting_capital(doc, head)):
        return None
    if match.how == "adjective" and _is_people(doc, token):
        return _people(scene, match, head)
    first, country, actor, name = match.first, known.country, known.actor, known.name
    if known.kind in {"person", "organisation", "group"}:
        first = max(min(phrases.left_edge(doc, head), first), match.last - _LONGEST)
    if known.common and first < match.first:
        whose = belonging.owner(scene, head, through=())
        if whose.country and whose.country != country:
            country, actor, name = whose.country, "", doc.words(doc.span_of(first, match.last))
    sector = "GOV" if match.how == "capital" else known.sector_on(doc.published)
    if known.kind == "person":
        sector = _titled(scene, first, match.first) or sector
    elif not actor:
        role = scene.role(head)
        sector = role.sector if role else sector
    return make(
        doc,
        first,
        match.last,
        head=head,
        kind=known.kind,
        name=name,
        actor=actor or None,
        country=country,
        sector=sector,
    )


def _titled(scene: Scene, first: int, name: int) -> str | None:
    """The sector that the title directly before a known name gives: "US Senator X" sat in the senate, whatever came later."""
    for index in range(name - 1, first - 1, -1):
        token = scene.doc.tokens[index]
        role = scene.role(index) or roles.abbreviated().get(token.text.rstrip("."))
        if role and role.kind == "person" and role.sector:
            return belonging.sector(scene, token, role, belonging.NOBODY)
    return None


def _is_people(doc: Doc, token: Token) -> bool:
    if token.dep in {"amod", "compound", "nmod", ""}:
        return False
    if token.tag in {"NNS", "NNPS"}:
        return True
    # "a Colombian" is one of the people, "the Dutch" the country
    left = [doc.tokens[c] for c in token.children if c < token.index]
    return token.tag in {"NN", "NNP"} and any(
        t.lower in {"a", "an", "one", "another"} or t.dep == "nummod" for t in left
    )


def _people(scene: Scene, match: Match, head: int) -> Entity:
    doc = scene.doc
    first = phrases.left_edge(doc, head)
    span = doc.span_of(first, match.last)
    plural = doc.tokens[head].tag in {"NNS", "NNPS"}
    kind: EntityKind = "population" if plural else "person"
    return make(
        doc,
        first,
        match.last,
        head=head,
        kind=kind,
        name=doc.words(span),
        country=match.known.country,
        sector="CVL",
        named=False,
        plural=plural,
    )


def _of_name(scene: Scene, name: names.Name) -> Entity:
    doc = scene.doc
    first = max(min(phrases.left_edge(doc, name.head), name.first), name.last - _LONGEST)
    last = (
        max(phrases.right_edge(doc, name.head, "of"), name.last) if name.kind == "organisation" else name.last
    )
    through = ("of", "from") if name.kind == "person" else ("of", "in")
    whose = belonging.owner(scene, name.head, through=through, named=name.kind == "person")
    country, sector = whose.country or name.country, name.sector
    beside = _beside(scene, name.head) if name.kind in {"person", "other"} else None
    kind = name.kind
    if beside:
        role, at = beside
        its = belonging.owner(scene, at)
        country = country or its.country or role.country
        sector = sector or belonging.sector(scene, doc.tokens[at], role, its)
        kind = "person" if role.kind == "person" else kind
    if country is None and kind == "person" and belonging.partisan(scene, name.head):
        country = "USA"
    start = name.start if kind == "person" else first
    words_ = doc.words(doc.span_of(start, name.last if kind == "person" else last))
    return make(doc, first, last, head=name.head, kind=kind, name=words_, country=country, sector=sector)


def _beside(scene: Scene, head: int) -> tuple[Role, int] | None:
    """The noun in apposition to the name at ``head``, on either side, with its role."""
    doc = scene.doc
    near = [c for c in doc.tokens[head].children if doc.tokens[c].dep == "appos"]
    if doc.tokens[head].dep == "appos":
        near.append(doc.tokens[head].head)
    for index in near:
        role = scene.role(index)
        if role and role.kind in {"person", "organisation", "group"} and index not in scene.names:
            return role, index
    return None


def _of_pronoun(doc: Doc, token: Token) -> Entity | None:
    lower = token.lower
    if token.pos not in {"PRON", "DET"} or lower not in roles.pronouns():
        return None
    kind: EntityKind = "person" if lower in words("languages/en_entities", "pronouns", "person") else "other"
    many = lower in words("languages/en_entities", "pronouns", "many")
    return make(
        doc,
        token.index,
        token.index + 1,
        head=token.index,
        kind=kind,
        name=token.text,
        named=False,
        plural=many,
    )


def _of_noun(scene: Scene, token: Token, found: dict[int, Entity]) -> Entity | None:
    doc = scene.doc
    role = scene.role(token.index)
    if role is None:
        return _of_many(scene, token)
    if token.pos not in _NOMINAL:
        if (
            role.kind not in {"population", "person"}
            or token.tag not in {"JJ", "VBN", "VBD"}
            or token.dep not in _HEADS
            or not _definite(doc, token)
        ):
            return None
    elif token.dep in {"compound", "npadvmod", "amod"} or (token.dep == "nmod" and token.head in found):
        return None
    whose = belonging.owner(scene, token.index, through=_through(role))
    country = None if role.states else whose.country or role.country
    if (
        country is None
        and role.kind == "person"
        and role.sector == "LEG"
        and belonging.partisan(scene, token.index)
    ):
        country = "USA"
    sector = belonging.sector(scene, token, role, whose)
    kind: EntityKind = role.kind
    if sector in {"REB", "UAF", "CRM", "PRM"} and kind == "organisation":
        kind = "group"
    tail = ("of", "from") if kind == "object" else _TAIL
    first, last = phrases.left_edge(doc, token.index), phrases.right_edge(doc, token.index, *tail)
    first = max(first, token.index - _LONGEST)
    named = (
        token.pos == "PROPN"
        and token.text[0].isupper()
        and kind in {"organisation", "group"}
        and first < token.index
    )
    return make(
        doc,
        first,
        last,
        head=token.index,
        kind=kind,
        name=doc.words(doc.span_of(first, last)),
        country=country,
        sector=sector,
        named=named,
        plural=token.tag in {"NNS", "NNPS"},
    )


def _through(role: Role) -> tuple[str, ...]:
    if role.kind == "object" or role.states:
        return ()
    if role.sector == "MIL":
        return ("of", "from", "for")
    return ("of", "from", "in", "for", "at", "with")


def _definite(doc: Doc, token: Token) -> bool:
    before = (doc.tokens[c] for c in token.children if c < token.index)
    return any(t.lower in {"the", "these", "those"} or t.dep == "poss" for t in before)


def _of_many(scene: Scene, token: Token) -> Entity | None:
    """Quantities of people: "several of the unions", "dozens of protesters", with kind and sector of what is counted."""
    doc = scene.doc
    if token.dep not in _HEADS or token.dep == "poss":
        return None
    if token.lower not in roles.members() and token.pos != "NUM":
        return None
    for index in phrases.complement(doc, token.index, "of"):
        role = scene.role(index)
        if role is None or role.kind == "object":
            continue
        whose = belonging.owner(scene, index, through=_through(role))
        sector = belonging.sector(scene, doc.tokens[index], role, whose)
        first = phrases.left_edge(doc, token.index)
        last = max(
            phrases.right_edge(doc, token.index, "of"), min(phrases.right_edge(doc, index, *_TAIL), index + 8)
        )
        country = None if role.states else whose.country or role.country
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
            plural=True,
        )
    return None


def make(doc: Doc, first: int, last: int, *, head: int, kind: EntityKind, name: str, **more: Any) -> Entity:
    """An entity over tokens ``first`` to ``last`` (exclusive) of one sentence."""
    span = doc.span_of(first, last)
    return Entity(
        span,
        doc.words(span),
        kind,
        name,
        head=head,
        first=first,
        last=last,
        sentence=doc.tokens[first].sentence,
        **more,
    )
