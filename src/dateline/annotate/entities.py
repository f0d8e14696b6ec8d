"""Parties and objects: names of the registry, names by form, and descriptions headed by a noun for people."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.annotate import (
    acronyms,
    actors,
    belonging,
    descriptions,
    names,
    offices,
    phrases,
    roles,
    scopes,
)
from dateline.annotate.actors import Match
from dateline.annotate.belonging import Scene
from dateline.annotate.roles import Role, words
from dateline.model.doc import Doc, Entity, EntityKind, Token

_LONGEST = 12
_EN = "languages/en_entities"


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
            entity = descriptions.of_pronoun(doc, token) or descriptions.of_noun(scene, token, found)
            if entity:
                found[token.index] = entity
    ordered = sorted(found.values(), key=lambda e: (e.first, -e.last))
    return scopes.with_scopes(scene, offices.with_offices(scene, ordered))


def _scene(doc: Doc) -> Scene:
    matches: dict[int, Match] = {}
    titles: dict[int, roles.Title] = {}
    own = acronyms.defined(doc)
    for sentence in doc.sentences:
        tokens = doc.tokens_of(sentence)
        for match in actors.matches(tokens, doc.language):
            if (
                match.last - match.first == 1
                and doc.tokens[match.first].text in own
                and not _same_actor(doc, match, own)
            ):
                continue
            matches |= dict.fromkeys(range(match.first, match.last), match)
        for title in roles.titles(tokens):
            titles |= {i: title for i in range(title.first, title.last) if i not in matches}
    places = _places(doc)
    return Scene(doc, {i: m for i, m in matches.items() if not _no_country(doc, m, matches)}, places, titles)


def _no_country(doc: Doc, match: Match, matches: Mapping[int, Match]) -> bool:
    """Whether a country's name is none here: the state of a legislator ("D-Georgia"), or the first name of somebody named before."""
    if match.known.kind != "country" or match.how != "name" or match.last - match.first > 1:
        return False
    if _party_tag(doc, match.first):
        return True
    word = doc.tokens[match.first].text
    if word not in actors.given_countries() or any(
        m.how in {"adjective", "capital"} and m.known.country == match.known.country for m in matches.values()
    ):
        return False
    return any(
        t.text == word and t.index not in matches and _goes_on(doc, t.index)
        for t in doc.tokens[: match.first]
    )


def _party_tag(doc: Doc, index: int) -> bool:
    """Whether the token follows the letter of a party: "D-Georgia", "(R-Georgia)"."""
    before = doc.tokens[max(0, index - 2) : index]
    return (
        len(before) == 2 and before[1].text in {"-", "–"} and before[0].text in words(_EN, "names", "parties")
    )


def _goes_on(doc: Doc, index: int) -> bool:
    """Whether a capitalised name follows directly."""
    after = doc.tokens[index + 1 : index + 2]
    return bool(after) and after[0].pos == "PROPN" and after[0].text[0].isupper()


def _same_actor(doc: Doc, match: Match, own: Mapping[str, tuple[int, int]]) -> bool:
    """Whether the words that the report gives for an acronym are those that the lexicons know it by."""
    first, last = own[doc.tokens[match.first].text]
    return any(
        m.known.actor == match.known.actor for m in actors.matches(doc.tokens[first:last], doc.language)
    )


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
    if match.how in {"region", "class"} or (
        match.how == "capital" and not belonging.acting_capital(doc, head)
    ):
        return None
    if match.how == "adjective" and _is_people(doc, token):
        return _people(scene, match, head)
    first, country, actor, name = match.first, known.country, known.actor, known.name
    if known.kind in {"person", "organisation", "group"}:
        first = _unbroken(
            doc, max(min(phrases.left_edge(doc, head), first), match.last - _LONGEST), match.first
        )
    if known.common and first < match.first:
        whose = belonging.owner(scene, head, through=())
        if whose.country and whose.country != country:
            country, actor, name = whose.country, "", doc.words(doc.span_of(first, match.last))
    seat = match.how == "capital" and known.kind == "country"
    sector = "GOV" if seat else known.sector_on(doc.published)
    if known.kind == "person":
        sector = _titled(scene, first, match.first) or sector
    elif not actor:
        role = scene.role(head)
        sector = role.sector if role else sector
    return phrases.mention(
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


def _unbroken(doc: Doc, first: int, name: int) -> int:
    """``first``, or what follows the last "and" or comma between it and the name: that is where another party ends."""
    breaks = (
        i + 1
        for i in range(name - 1, first - 1, -1)
        if doc.tokens[i].pos == "CCONJ" or doc.tokens[i].text in {",", ";", ":"}
    )
    return next(breaks, first)


def _titled(scene: Scene, first: int, name: int) -> str | None:
    """The sector that the title directly before a known name gives: "US Senator X" sat in the senate, whatever came later."""
    for index in range(name - 1, first - 1, -1):
        token = scene.doc.tokens[index]
        role = scene.role(index) or roles.abbreviated().get(token.text.rstrip("."))
        if role and role.kind == "person" and role.sector:
            return belonging.sector(scene, token, role, whose=belonging.NOBODY)
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
    return phrases.mention(
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
    first = _unbroken(
        doc, max(min(phrases.left_edge(doc, name.head), name.first), name.last - _LONGEST), name.start
    )
    last = (
        max(phrases.right_edge(doc, name.head, "of"), name.last) if name.kind == "organisation" else name.last
    )
    through = ("of", "from") if name.kind == "person" else ("of", "in")
    whose = belonging.owner(scene, name.head, through=through, named=name.kind != "organisation")
    # who sits in the senate of one country sits there for a part of it: "of Georgia"
    country, sector = name.country or whose.country, name.sector
    beside = _beside(scene, name.head) if name.kind in {"person", "other"} else None
    kind = name.kind
    if beside:
        role, at = beside
        its = belonging.owner(scene, at)
        country = country or its.country or role.country
        sector = sector or belonging.sector(scene, doc.tokens[at], role, whose=its)
        kind = "person" if role.kind == "person" else kind
    if country is None and kind == "person" and belonging.partisan(scene, name.head):
        country = "USA"
    start = name.start if kind == "person" else first
    words_ = doc.words(doc.span_of(start, name.last if kind == "person" else last))
    return phrases.mention(
        doc, first, last, head=name.head, kind=kind, name=words_, country=country, sector=sector
    )


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
