"""Unknown names, found by their form: runs of capitalised words, with the titles that stand before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline import lexicon
from dateline.annotate import belonging, english, phrases, roles
from dateline.annotate.actors import fold, is_first_name, is_surname
from dateline.annotate.belonging import Scene, land
from dateline.annotate.roles import Role, words
from dateline.model.doc import EntityKind, Token

_EN = "languages/en_entities"
_PLACED = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "to",
        "off",
        "across",
        "around",
        "into",
        "outside",
        "inside",
        "over",
        "through",
        "toward",
        "towards",
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``first`` to ``last`` (exclusive) with titles; the name itself begins at ``start``."""

    first: int
    start: int
    last: int
    head: int
    kind: EntityKind
    sector: str | None = None
    country: str | None = None


def find(scene: Scene) -> Iterator[Name]:
    """The names that no lexicon knows and that are those of a person or a body, or play a part in their sentence.

    Misses: names of a single word that a place also bears, names in sentences that were not parsed.
    """
    tokens = scene.doc.tokens
    runs = [r for s in scene.doc.sentences if s.parsed for r in _runs(scene, scene.doc.tokens_of(s))]
    judged = [(run, _judge(scene, *run)) for run in runs]
    people = [n for _, n in judged if n and n.kind == "person" and n.last - n.start > 1]
    surnames = {fold(tokens[n.last - 1].text) for n in people}
    for (first, last), name in judged:
        if last - first == 1 and fold(tokens[first].text) in surnames:
            # the surname alone, of somebody whom the report names in full
            yield Name(first, first, last, first, "person")
        elif name:
            yield name


def _runs(scene: Scene, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised proper nouns outside known names, with the particles and hyphens between them."""
    start = last = -1
    for token in tokens:
        if _proper(scene, token):
            start = token.index if start < 0 else start
            last = token.index
        elif start >= 0 and _after_hyphen(scene, token, last):
            last = token.index
        elif start >= 0 and not _joins(token, last):
            yield start, last + 1
            start = -1
    if start >= 0:
        yield start, last + 1


def _after_hyphen(scene: Scene, token: Token, last: int) -> bool:
    """Whether the token goes on with a name after its hyphen: Ching-te, Suk-yeol."""
    before = scene.doc.tokens[token.index - 1]
    joined = before.text == "-" and before.index == last + 1 and before.end == token.start
    return joined and token.text.isalpha() and token.pos in {"PROPN", "NOUN"} and len(token.text) < 6


def _proper(scene: Scene, token: Token) -> bool:
    if token.index in scene.names or not token.text[0].isupper():
        return False
    if token.pos == "PROPN":
        return True
    sentence = scene.doc.sentence_at(token.index)
    if sentence.last - sentence.first == 1:
        known = token.index in scene.places or not english.is_common(token.lower)
        return token.pos in {"NOUN", "ADJ", "ADV", "VERB"} and known
    # the tagger takes some names for adjectives or nouns when they modify a name
    return token.pos in {"ADJ", "NOUN"} and token.dep == "compound" and len(token.text) > 1


def _joins(token: Token, last: int) -> bool:
    near = token.index - last <= 2
    return near and (token.text in {"-", "'", "’"} or token.lower in words(_EN, "names", "particles"))


def _judge(scene: Scene, first: int, last: int) -> Name | None:
    doc = scene.doc
    start, role = _without_titles(scene, first, last)
    tokens = doc.tokens[start:last]
    head = phrases.head_of(doc, start, last)
    if _is_tag(tokens) or all(
        t.text.rstrip(".") in words(_EN, "names", "months") or len(t.text) < 2 for t in tokens
    ):
        return None
    if all(scene.role(t.index) or t.lower in roles.title_words() for t in tokens):
        return None
    ship = _ship(tokens)
    if ship:
        return ship
    if tokens[-1].text in words(_EN, "names", "bodies") or _is_body(scene, last - 1):
        own = scene.role(last - 1)
        # the nouns themselves are read as descriptions, with their capitals
        return None if own else Name(first, start, last, head, "organisation", None)
    if role is None and not (len(tokens) > 1 and all(english.is_common(t.lower) for t in tokens)):
        role = _title_before(scene, start)
    if role and role.kind == "person":
        return Name(first, start, last, head, "person", role.sector, role.country)
    return _unintroduced(scene, start, last, head=head)


def _is_tag(tokens: tuple[Token, ...]) -> bool:
    """Whether the words give a legislator's party and state, as in "D-Texas"."""
    letter, hyphen, _ = tokens[0].text.partition("-")
    return letter in words(_EN, "names", "parties") and bool(hyphen or len(tokens) > 1)


def _ship(tokens: tuple[Token, ...]) -> Name | None:
    """A warship by what stands before its name: USS, HMS."""
    table = lexicon.table("languages", "en_entities")["ships"]
    for country, prefixes in table.items():
        if tokens[0].text in prefixes.split() and len(tokens) > 1:
            first, last = tokens[0].index, tokens[-1].index + 1
            return Name(first, first, last, last - 1, "object", "MIL", country)
    return None


def _unintroduced(scene: Scene, first: int, last: int, *, head: int) -> Name | None:
    """A name that no title precedes: by its first name, by standing alone, or by its part in the sentence."""
    tokens = scene.doc.tokens[first:last]
    if scene.role(head) or any(i in scene.titles for i in range(first, last)):
        return None
    if len(tokens) > 1 and is_first_name(tokens[0].lower):
        return Name(first, first, last, head, "person")
    if len(tokens) > 1 and is_surname(tokens[-1].text):
        return Name(first, first, last, head, "person")
    span = scene.doc.span_of(first, last)
    here = [p for p in scene.doc.places if p.span.covers(span)]
    place = next((p.country for p in here), None)
    if here and place is None:
        # waters and regions of many countries act in no way
        return None
    if _alone(scene, first, last):
        country = place or land(" ".join(t.text for t in tokens))
        return Name(
            first,
            first,
            last,
            head,
            "population" if country else "other",
            "CVL" if country else None,
            country,
        )
    return None if place else _by_part(scene, first, last, head=head)


def _alone(scene: Scene, first: int, last: int) -> bool:
    """Whether the name is all there is: a caption, a list's item, a phrase."""
    sentence = scene.doc.sentence_at(first)
    return sentence.last - sentence.first <= last - first + 1


def _is_body(scene: Scene, index: int) -> bool:
    role = scene.role(index)
    return role is not None and role.kind in {"organisation", "group", "states", "population"}


def _without_titles(scene: Scene, first: int, last: int) -> tuple[int, Role | None]:
    """Where the name begins after the titles that open the run, and the role that they give."""
    doc, role = scene.doc, None
    start = first
    for index in range(first, last - 1):
        token, title = doc.tokens[index], scene.titles.get(index)
        found = scene.role(index) or roles.abbreviated().get(token.text.rstrip("."))
        found = title.role if title else found
        if found and found.kind == "person":
            start = index + 1
            found = _of_band(scene, index, found)
            rank = title is None and token.lower.rstrip(".") in words("lexicons/offices", "words", "ranks")
            # who is a minister and a general is a minister
            role = found if role is None or (found.sector and not (rank and role.sector)) else role
        elif token.lower not in roles.title_words():
            break
    return start, role


def _title_before(scene: Scene, start: int) -> Role | None:
    """The role of a noun directly before the name: "spokesman Juan Perez"."""
    if start == 0 or scene.doc.tokens[start - 1].sentence != scene.doc.tokens[start].sentence:
        return None
    before = scene.doc.tokens[start - 1]
    found = scene.role(start - 1) or roles.abbreviated().get(before.text.rstrip("."))
    if not found or before.dep not in {"compound", "nmod", "appos", "amod"}:
        return None
    return _of_band(scene, start - 1, found)


def _of_band(scene: Scene, index: int, role: Role) -> Role:
    """The role of a title, of the sector of the band or body that it is the leader or a member of: "gang leader"."""
    tokens = scene.doc.tokens
    if (
        tokens[index].lower not in roles.members()
        or index == 0
        or tokens[index - 1].sentence != tokens[index].sentence
    ):
        return role
    sector = belonging.told(scene, tokens[index - 1])
    return replace(role, sector=sector) if sector and sector != "UNK" else role


def _by_part(scene: Scene, first: int, last: int, *, head: int) -> Name | None:
    doc = scene.doc
    token = doc.tokens[head]
    governor = doc.tokens[token.head]
    article = any(doc.tokens[c].lower in {"the", "a", "an"} for c in token.children)
    speaks = token.dep == "nsubj" and governor.lemma in words(_EN, "names", "speech")
    if speaks and not article:
        return Name(first, first, last, head, "person")
    if token.dep in {"nsubj", "nsubjpass", "poss", "dobj", "appos", "conj", "dative"}:
        return Name(first, first, last, head, "other")
    if token.dep == "pobj" and governor.lower not in _PLACED:
        return Name(first, first, last, head, "other")
    return None
