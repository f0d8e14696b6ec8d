"""Nouns that name people, bodies and things, with the sector of who is so called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.model.doc import EntityKind, Token

_KINDS: dict[str, EntityKind] = {
    "person": "person",
    "population": "population",
    "organisation": "organisation",
    "group": "group",
    "states": "group",
}


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of its bearer. ``states`` marks words for unnamed countries, ``armed`` things that only forces have.

    ``country`` is that of an office that one country alone has.
    """

    kind: EntityKind
    sector: str | None = None
    states: bool = False
    armed: bool = False
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """An office of several words: tokens ``first`` to ``last`` (exclusive), its noun at ``head``."""

    first: int
    last: int
    head: int
    role: Role


@cache
def roles() -> Mapping[str, Role]:
    """Role by noun (lower case, singular or as listed)."""
    found: dict[str, Role] = {}
    objects = lexicon.table("lexicons", "objects")
    armed = frozenset(objects["armed"]["words"].split())
    for words in objects["object"].values():
        found |= {w: Role("object", "MIL" if w in armed else None, armed=w in armed) for w in words.split()}
    table = lexicon.table("lexicons", "roles")
    for section, kind in reversed(_KINDS.items()):
        for sector, listed in table[section].items():
            role = Role(kind, sector, states=section == "states")
            found |= dict.fromkeys(listed.split(), role)
    return found


@cache
def words(table: str, section: str, key: str) -> frozenset[str]:
    """One list of words of a resource, such as ``words("lexicons/roles", "members", "words")``."""
    folder, name = table.split("/")
    return frozenset(lexicon.table(folder, name)[section][key].split())


def members() -> frozenset[str]:
    """Nouns whose sector comes from the words around them: members of X, X officials."""
    return words("lexicons/roles", "members", "words")


def of_noun(lemma: str, lower: str) -> Role | None:
    """The role that a noun names, or None."""
    known = roles()
    return known.get(lower) or known.get(lemma) or known.get(lower.removesuffix("s"))


@cache
def pronouns() -> frozenset[str]:
    """Pronouns that may stand for a party named before."""
    table = lexicon.table("languages", "en_entities")["pronouns"]
    return frozenset(w for key in ("person", "other", "many") for w in table[key].split())


@cache
def modifier_sectors() -> Mapping[str, str]:
    """Sector by the word that stands before a noun for people ("intelligence officials")."""
    table = lexicon.table("languages", "en_entities")["modifiers"]
    return {w: sector for sector, listed in table.items() if sector != "LAND" for w in listed.split()}


@cache
def abbreviated() -> Mapping[str, Role]:
    """Role by the title that is written before a name: Gen, Sen, Mr."""
    table = lexicon.table("languages", "en_entities")["abbreviated"]
    american = frozenset(table["USA"].split())
    found = {w: Role("person", None) for w in table["plain"].split()}
    for sector in ("GOV", "LEG", "MIL", "EDU"):
        for word in table[sector].split():
            found[word] = Role("person", sector, country="USA" if word in american else None)
    return found


@cache
def _titles() -> Mapping[str, tuple[tuple[tuple[str, ...], int, Role], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], int, Role]]] = {}
    listed = lexicon.table("languages", "en_entities")["titles"]["rows"]
    known = {written for written, *_ in listed}
    for written, head, sector, country in (*listed, *(row for row in _portfolios() if row[0] not in known)):
        row = tuple(written.split())
        kind = _title_kind(row[head])
        role = Role(kind, sector, country=country or None)
        found.setdefault(row[0], []).append((row, head, role))
        if len(row) > 1 and kind in {"person", "organisation"} and not row[head].endswith("s"):
            plural = (*row[:head], row[head] + "s", *row[head + 1 :])
            found.setdefault(plural[0], []).append((plural, head, role))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in found.items()}


def _portfolios() -> Iterator[tuple[str, int, str, str]]:
    """The offices of ministers: "minister of justice", "minister for justice", "justice minister", and those of secretaries likewise."""
    for field in lexicon.table("languages", "en_entities")["portfolios"]["of"]:
        plain = field.removeprefix("the ")
        for noun in ("minister", "secretary"):
            yield from ((f"{noun} {word} {field}", 0, "GOV", "") for word in ("of", "for"))
            if plain == field:
                yield f"{field} {noun}", len(field.split()), "GOV", ""


def _title_kind(noun: str) -> EntityKind:
    if noun in words("languages/en_entities", "titles", "bodies"):
        return "organisation"
    if noun in words("languages/en_entities", "titles", "bands"):
        return "group"
    known = of_noun(noun, noun.removesuffix("s"))
    return known.kind if known else "person"


@cache
def title_words() -> frozenset[str]:
    """Words that offices and other titles before a name consist of."""
    rows = (row for rows in _titles().values() for row, _, _ in rows)
    return frozenset(w for row in rows for w in row) | {w.lower() for w in abbreviated()} | {"former", "ex"}


def titles(tokens: Sequence[Token]) -> tuple[Title, ...]:
    """The offices of several words in a row of tokens, longest first from the left."""
    found: list[Title] = []
    at, known = 0, _titles()
    while at < len(tokens):
        step = 1
        for row, head, role in known.get(tokens[at].lower, ()):
            window = tokens[at : at + len(row)]
            if tuple(t.lower for t in window) == row:
                found.append(Title(window[0].index, window[-1].index + 1, window[head].index, role))
                step = len(row)
                break
        at += step
    return tuple(found)
