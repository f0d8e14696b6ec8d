"""Whose somebody is: the country and sector that the words around a noun give to those whom it describes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline import lexicon
from dateline.annotate import english, gazetteer, phrases, roles
from dateline.annotate.actors import Known, Match
from dateline.annotate.roles import Role, Title, words
from dateline.model.doc import Doc, Token

_DEEP = 3
_KNOWN_PLACE = 50_000
_OUTWEIGHS = 3
ALL = ("of", "from", "in", "for", "at", "with")
_POSTS = frozenset({"government", "administration", "regime", "cabinet", "presidency"})
_EN = "languages/en_entities"


@dataclass(frozen=True, slots=True)
class Scene:
    """A Doc with what the lexicons recognise in it, by token: names, places' countries, offices of several words."""

    doc: Doc
    names: Mapping[int, Match]
    places: Mapping[int, str]
    titles: Mapping[int, Title]

    def role(self, index: int) -> Role | None:
        """The role that the token names, alone or as the noun of an office."""
        title = self.titles.get(index)
        if title:
            return title.role if title.head == index else None
        token = self.doc.tokens[index]
        return roles.of_noun(token.lemma, token.lower)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who a phrase belongs to; ``known`` is the lexicons' actor, where one is named. ``near`` is True for a modifier, False for "of X".

    ``sure`` marks a country that the lexicons give, not the gazetteer.
    """

    country: str | None = None
    sector: str | None = None
    known: Known | None = None
    near: bool = True
    sure: bool = False


NOBODY = Owner()


def owner(
    scene: Scene, head: int, *, depth: int = 0, through: tuple[str, ...] = ALL, named: bool = False
) -> Owner:
    """Whose the phrase headed by ``head`` is, from its modifiers first, then from the prepositional phrase after it.

    ``named`` says that the head is a name: words of a name are no places.
    """
    found = _owner_before(scene, head, named=named)
    if found.country or depth > _DEEP:
        return found
    after = [_owner_after(scene, i, depth) for i in phrases.complement(scene.doc, head, *through)]
    told = [a for a in after if a.country or a.sector]
    # what the lexicons know is surer than what the gazetteer makes of a name
    return next((a for a in told if a.known or a.sure), told[0] if told else found)


def _owner_after(scene: Scene, index: int, depth: int) -> Owner:
    here = _owner_at(scene, index)
    if here.known:
        return replace(here, near=False)
    role = scene.role(index)
    if role is None and scene.doc.tokens[index].pos not in {"NOUN", "PROPN"}:
        return NOBODY
    deeper = owner(scene, index, depth=depth + 1)
    country, sure = (
        (deeper.country, deeper.sure) if deeper.sure or not here.country else (here.country, False)
    )
    body = deeper.known if deeper.known and deeper.known.kind != "country" else None
    sector_ = (body and deeper.sector) or (role.sector if role and role.kind not in {"object"} else None)
    return Owner(country, sector_, body, near=False, sure=sure)


def _owner_before(scene: Scene, head: int, *, named: bool) -> Owner:
    candidates = [t for t in phrases.modifiers(scene.doc, head) if not _detached(scene, t.index)]
    if _several(scene, candidates):
        return NOBODY
    owned = [t for t in candidates if t.dep == "poss"]
    for token in (*owned, *reversed(candidates)):
        found = _owner_at(scene, token.index, before=head)
        if found.known or (found.country and not named):
            return found
    return NOBODY


def _several(scene: Scene, candidates: Sequence[Token]) -> bool:
    """Whether two countries own together, as in "Thai and Cambodian troops"; "the US and its Israeli ally" are not so joined."""
    of = {
        t.index: m.known.country
        for t in candidates
        if (m := scene.names.get(t.index)) and m.known.kind == "country"
    }
    return any(
        t.dep == "conj" and of.get(t.index) not in {None, of.get(t.head)} and t.head in of for t in candidates
    )


def _owner_at(scene: Scene, index: int, *, before: int | None = None) -> Owner:
    match = scene.names.get(index)
    if match and match.how != "region":
        known = match.known
        if known.kind == "person" and before is not None and scene.doc.tokens[index].dep != "poss":
            # "the Petro government" is Colombia's, "the Trump letter" nobody's
            if scene.doc.tokens[before].lemma not in _POSTS:
                return NOBODY
            return Owner(known.country, "GOV", known, sure=True)
        return Owner(known.country, known.sector_on(scene.doc.published), known, sure=True)
    plain = match or scene.role(index) or index in scene.titles
    return NOBODY if plain else Owner(_place(scene, index))


def _place(scene: Scene, index: int) -> str | None:
    token = scene.doc.tokens[index]
    nominal = token.pos in {"PROPN", "ADJ"} or (token.pos == "NOUN" and index in scene.places)
    if not nominal or not token.text[0].isupper():
        return None
    by_name = land(token.text)
    if english.is_common(token.lower):
        # an ordinary word is a place only where both the text and the gazetteer say so
        return by_name if by_name == scene.places.get(index) else None
    return scene.places.get(index) or by_name


@lexicon.per_desk(size=20_000)
def land(name: str) -> str | None:
    """The country that a place of this name lies in, where one place of the name outweighs all others."""
    weights: dict[str, int] = {}
    for site in gazetteer.lookup(gazetteer.fold(name)):
        if site.country and (site.population >= _KNOWN_PLACE or site.kind == "province"):
            weights[site.country] = max(weights.get(site.country, 0), site.population, 1)
    ranked = sorted(weights.items(), key=lambda row: (-row[1], row[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _OUTWEIGHS * ranked[1][1]):
        return None
    return ranked[0][0]


def _detached(scene: Scene, index: int) -> bool:
    """Whether a country's name is only part of a compound adjective that names no belonging: Iran-backed, pro-Russian."""
    tokens = scene.doc.tokens
    match = scene.names.get(index)
    first, last = (match.first, match.last) if match else (index, index + 1)
    if last + 1 < len(tokens) and tokens[last].text in {"-", "–"}:
        return tokens[last + 1].lower in words(_EN, "prefixes", "detached")
    if first >= 2 and tokens[first - 1].text in {"-", "–"}:
        return tokens[first - 2].lower in words(_EN, "prefixes", "words")
    return False


def sector(scene: Scene, token: Token, role: Role, *, whose: Owner) -> str | None:
    """The sector of those whom ``token`` describes: of the words before it, of whom they belong to, else of the noun itself."""
    mods = list(phrases.modifiers(scene.doc, token.index))
    if role.kind == "person" and any(m.lower in words(_EN, "former", "words") for m in mods):
        return "ELI" if role.sector in {"GOV", "LEG", "MIL", "JUD", "SPY", "COP"} else role.sector
    if token.index in scene.titles or role.kind == "object":
        return role.sector
    if role.sector != "UNK" and token.lower not in roles.members() and token.lemma not in roles.members():
        return role.sector
    given = [t for t in (told(scene, m) for m in mods) if t]
    if given:
        # "national intelligence agency officer": any body is the government's, not all are intelligence
        return next((t for t in given if t not in {"GOV", "UNK"}), given[0])
    if whose.sector and (whose.known is None or whose.known.kind in {"organisation", "group"}):
        return whose.sector
    return role.sector


def told(scene: Scene, modifier: Token) -> str | None:
    """The sector that a word before a noun for people gives to them: "rebel leader", "intelligence officials"."""
    match = scene.names.get(modifier.index)
    if match:
        known = match.known
        return known.sector_on(scene.doc.published) if known.kind in {"organisation", "group"} else None
    if modifier.dep == "poss" or modifier.index in scene.places:
        return None
    listed = roles.modifier_sectors().get(modifier.lower)
    if listed:
        return listed
    role = scene.role(modifier.index)
    return role.sector if role and role.kind in {"organisation", "group", "person"} else None


def partisan(scene: Scene, head: int) -> bool:
    """Whether the words before ``head`` name one of the two parties of the United States."""
    mods = phrases.modifiers(scene.doc, head)
    return any(m.lower in words(_EN, "modifiers", "LAND") for m in mods)


def acting_capital(doc: Doc, index: int) -> bool:
    """Whether a capital's name at ``index`` stands for the government: as subject, owner, addressee or counterpart."""
    token = doc.tokens[index]
    if token.dep in {"conj", "appos"} and token.head != index:
        return acting_capital(doc, token.head)
    governor = doc.tokens[token.head]
    if token.dep == "nsubj":
        return governor.lemma not in words(_EN, "metonyms", "place_verbs")
    if token.dep in {"dobj", "nsubjpass", "npadvmod"}:
        return governor.lemma in words(_EN, "metonyms", "toward")
    if token.dep == "pobj":
        return governor.lower in words(_EN, "metonyms", "through")
    if token.dep == "ROOT":
        return len(doc.tokens_of(doc.sentence_at(index))) <= 2
    return token.dep in {"poss", "agent"}
