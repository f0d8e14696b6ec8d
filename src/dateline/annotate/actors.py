"""Known actors: countries, persons with dated offices, bodies and groups, found by their names."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from dateline import lexicon
from dateline.annotate import english, roles
from dateline.model.doc import EntityKind, Token

How = Literal["name", "short", "adjective", "capital", "region", "class"]
Office = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """One actor of the lexicons. ``offices`` are sector, office, since, until (ISO dates, empty where open).

    ``common`` marks bodies whose name several countries share ("Congress"): a country named before them takes precedence.
    """

    actor: str
    name: str
    kind: EntityKind
    country: str | None
    sector: str | None = None
    offices: tuple[Office, ...] = ()
    common: bool = False

    def sector_on(self, day: dt.date | None) -> str | None:
        """The sector on a day: that of the office held then, ELI between and after offices; where no day is known, that of the last office."""
        if not self.offices:
            return self.sector
        if day is None:
            return self.offices[-1][0]
        held = [
            o[0] for o in self.offices if o[2] <= day.isoformat() and (not o[3] or day.isoformat() < o[3])
        ]
        return held[-1] if held else "ELI"


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``first`` to ``last`` (exclusive) name ``known``; ``how`` says by which kind of name."""

    first: int
    last: int
    known: Known
    how: How


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    exact: bool
    known: Known
    how: How
    own: bool = False


def fold(word: str) -> str:
    """Lower case without accents, with plain apostrophes."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def matches(tokens: Sequence[Token], language: str = "en") -> Iterator[Match]:
    """The names of known actors in a row of tokens, longest first from the left, without overlap."""
    folded, at, forms = [fold(t.text) for t in tokens], 0, _forms(language)
    while at < len(tokens):
        found = _match_at(tokens, folded, at, forms=forms)
        if found:
            yield found
            at += found.last - found.first
        else:
            at += 1


def matches_in(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last (exclusive) word of known names in a row of words whose capitals tell nothing."""
    folded, table, at = [fold(t) for t in texts], _forms("en"), 0
    while at < len(texts):
        size = 1
        for form in table.get(folded[at], ()):
            if _same_words(texts, folded, at, form=form):
                size = len(form.words)
                yield at, at + size
                break
        at += size


def _same_words(texts: Sequence[str], folded: Sequence[str], at: int, *, form: _Form) -> bool:
    end = at + len(form.words)
    if form.exact:
        if len(form.words) == 1 and (form.how == "short" or texts[at] in _ambiguous()):
            return False
        return tuple(texts[at:end]) == form.words
    return tuple(folded[at:end]) == form.words and not (
        len(form.words) == 1 and _plain_word(form, folded[at])
    )


def _plain_word(form: _Form, word: str) -> bool:
    return form.known.kind != "country" and form.how != "short" and english.is_common(word)


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(lexicon.table("languages", "en_entities")["acronyms"]["words"].split())


def _match_at(
    tokens: Sequence[Token], folded: Sequence[str], at: int, *, forms: Mapping[str, Sequence[_Form]]
) -> Match | None:
    for form in forms.get(folded[at], ()):
        end = at + len(form.words)
        if not form.exact and tuple(folded[at:end]) != form.words:
            continue
        window = tokens[at:end]
        if not _written_so(window, form):
            continue
        match = Match(window[0].index, window[-1].index + 1, form.known, form.how)
        if not _other_person(tokens, at, match):
            return match
    return None


def _written_so(window: Sequence[Token], form: _Form) -> bool:
    """Whether tokens with the words of the form have the letters of a name, and are tagged as one."""
    if form.exact and tuple(t.text for t in window) != form.words:
        return False
    if not any(t.text[0].isupper() or t.pos == "PROPN" for t in window):
        return False
    if form.exact:
        return not (
            len(window) == 1 and window[0].text in _ambiguous() and window[0].pos not in {"PROPN", ""}
        )
    return not (len(window) == 1 and form.known.kind != "country" and window[0].pos in _NO_NAME)


_NO_NAME = frozenset({"VERB", "AUX", "ADV", "ADP", "DET", "PRON", "CCONJ", "SCONJ"})


def _other_person(tokens: Sequence[Token], at: int, match: Match) -> bool:
    """Whether a surname, or a country that is also a first name, is part of a longer name that is somebody else's."""
    end = at + match.last - match.first
    after = tokens[end:][:1]
    joined = bool(after) and after[0].text[0].isupper() and after[0].pos == "PROPN"
    if match.how in {"name", "capital"} and match.known.kind == "country":
        return joined and tokens[at].text in given_countries() and not _is_role(after[0])
    if match.how != "short":
        return False
    if (joined and not _is_role(after[0])) or _goes_on(tokens, at, end):
        return True
    return at > 0 and _other_first_name(tokens[at - 1], tokens[at], match.known)


def _other_first_name(before: Token, name: Token, known: Known) -> bool:
    """Whether the word before a surname is a first name of somebody else; a country, a body or a party is no first name."""
    if before.pos != "PROPN" or not before.text[0].isupper() or _is_role(before):
        return False
    bound = before.head in {name.index, name.head} and before.dep in {"compound", "nmod"}
    if not bound and not is_first_name(before.lower):
        return False
    own = fold(known.name).replace("-", " ").split()
    word = fold(before.text).rstrip(".")
    return word not in own and not _is_name_alone(word) and len(before.text) > 2


def _is_name_alone(word: str) -> bool:
    return any(len(form.words) == 1 for form in _forms("en").get(word, ()))


def _goes_on(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a name at ``at`` is half of another one: Ruiz-Moncada, Asif al-Masri; two known names with a hyphen are two people."""
    if at > 1 and _hyphen(tokens[at - 1]) and tokens[at - 1].end == tokens[at].start:
        other = tokens[at - 2]
        return other.text[0].isupper() and other.pos == "PROPN" and not _is_name_alone(fold(other.text))
    follows = tokens[end : end + 3]
    if len(follows) > 1 and _hyphen(follows[0]) and follows[0].start == tokens[end - 1].end:
        return (
            follows[1].text.istitle()
            and follows[1].pos == "PROPN"
            and not _is_name_alone(fold(follows[1].text))
        )
    particle = bool(follows) and follows[0].lower in roles.words(
        "languages/en_entities", "names", "particles"
    )
    return particle and any(t.text[0].isupper() and t.pos == "PROPN" for t in follows[1:])


def _hyphen(token: Token) -> bool:
    return token.text in {"-", "‐", "–"}


def is_first_name(lower: str) -> bool:
    """Whether a word is among the first names that are known."""
    return fold(lower) in _first_names()


def is_surname(word: str) -> bool:
    """Whether some known person goes by this surname alone."""
    return any(form.how == "short" for form in _forms("en").get(fold(word), ()) if len(form.words) == 1)


def _is_role(token: Token) -> bool:
    lower = token.lower.rstrip(".")
    return roles.of_noun(lower, lower) is not None or lower in roles.title_words()


@cache
def given_countries() -> frozenset[str]:
    """Countries and capitals that are also first names."""
    return frozenset(lexicon.table("languages", "en_entities")["given_names"]["words"].split())


@lexicon.per_desk()
def _first_names() -> frozenset[str]:
    listed = lexicon.table("languages", "en_entities")["names"]["given"].lower().split()
    persons = lexicon.table("lexicons", "persons")["person"].values()
    return frozenset(map(fold, listed)) | {fold(row["name"].split()[0]) for row in persons}


@lexicon.per_desk()
def _forms(language: str) -> dict[str, tuple[_Form, ...]]:
    """All written forms by their first word; the desk's own and those of the report's language come before the others."""
    rows: dict[str, list[_Form]] = {}
    own = _own()
    for known, how, written in (*names_in(language), *_written()):
        texts = tuple(w.text for w in english.tokens(written))
        short = len(written) <= 4 and known.kind != "country"
        exact = written.isupper() or "." in written or short
        # "Türk" is a person, "Turk" somebody from Turkey
        exact = exact or (how == "adjective" and fold(written) in _accented_surnames())
        # the rules for Spanish leave a name with a hyphen in one piece
        for parts in dict.fromkeys((texts, tuple(written.split()))):
            words = parts if exact else tuple(fold(t) for t in parts)
            rows.setdefault(fold(parts[0]), []).append(_Form(words, exact, known, how, known.actor in own))
    return {
        first: tuple(sorted(forms, key=lambda f: (-len(f.words), not f.own))) for first, forms in rows.items()
    }


def _own() -> frozenset[str]:
    """Identifiers of the actors that the desk itself describes: of equal names theirs comes first."""
    prefixes = {"countries": "country", "organisations": "body", "groups": "group", "persons": "person"}
    tables = {name: (name[:-1], prefix) for name, prefix in prefixes.items()} | {
        "countries": ("country", "country")
    }
    return frozenset(
        f"{prefix}:{key}"
        for name, (section, prefix) in tables.items()
        for key in lexicon.own("lexicons", name, section)
    )


@lexicon.per_desk()
def _accented_surnames() -> frozenset[str]:
    """Surnames of known persons that have accents, without them."""
    names = (row["name"].split()[-1] for row in lexicon.table("lexicons", "persons")["person"].values())
    return frozenset(fold(n) for n in names if not n.isascii())


def _written() -> Iterator[tuple[Known, How, str]]:
    for region in lexicon.table("languages", "en_entities")["regions"]["names"].split("|"):
        yield Known("", region.strip(), "other", None), "region", region.strip()
    for code, listed in lexicon.table("languages", "en_entities")["ship_classes"].items():
        for name in listed.split("|"):
            # only before "-class": other things are called so too
            yield Known("", name, "other", code), "class", f"{name}-class"
    for code, row in lexicon.table("lexicons", "countries")["country"].items():
        yield from _country(country(code), row)
    for sort, prefix, kind in (
        ("organisations", "body", "organisation"),
        ("groups", "group", "group"),
        ("persons", "person", "person"),
    ):
        for slug, row in lexicon.table("lexicons", sort)[sort[:-1]].items():
            known = _known(f"{prefix}:{slug}", kind, row)  # type: ignore[arg-type]
            yield known, "name", row["name"]
            for alias in row["aliases"]:
                yield known, "short" if kind == "person" and " " not in alias else "name", alias
            for seat in row.get("seats", ()):
                yield known, "capital", seat


def names_in(language: str) -> Iterator[tuple[Known, How, str]]:
    """The names that one language has for actors of the lexicons; none for languages without a table of names."""
    if f"{language}_names" not in lexicon.names("languages"):
        return
    table = lexicon.table("languages", f"{language}_names")
    for code, row in table["countries"].items():
        parts = [[w.strip() for w in part.split("|") if w.strip()] for part in row.split("/")]
        hows: tuple[How, How, How] = ("name", "adjective", "capital")
        for how, written in zip(hows, parts, strict=True):
            forms = [f for w in written for f in (_agreeing(w) if how == "adjective" else (w,))]
            yield from ((country(code), how, form) for form in forms)
    listed = {
        known.actor.partition(":")[2]: known
        for known, how, _ in _written()
        if how == "name" and ":" in known.actor
    }
    for section in ("organisations", "groups"):
        for slug, row in table[section].items():
            yield from ((listed[slug], "name", written) for written in row.split("|"))


def _agreeing(adjective: str) -> tuple[str, ...]:
    """The forms of a Spanish adjective: "venezolano", "venezolana", "venezolanos", "venezolanas"."""
    if adjective.endswith("o"):
        return adjective, adjective[:-1] + "a", adjective + "s", adjective[:-1] + "as"
    if adjective[-1] in "sln":
        plain = "".join(
            c for c in unicodedata.normalize("NFD", adjective[-2:]) if not unicodedata.combining(c)
        )
        stem = adjective[:-2] + plain
        return adjective, stem + "a", stem + "es", stem + "as"
    return adjective, adjective + "s", adjective + "es"


@lexicon.per_desk()
def _adjectives_in(language: str) -> frozenset[str]:
    return frozenset(fold(written) for _, how, written in names_in(language) if how == "adjective")


def is_demonym(word: str, language: str) -> bool:
    """Whether a word is an adjective of a country in that language."""
    return fold(word) in _adjectives_in(language)


def is_name(words: Sequence[str], language: str) -> bool:
    """Whether a known name begins with these words."""
    folded = tuple(fold(w) for w in words)
    return any(form.words[: len(folded)] == folded for form in _forms(language).get(folded[0], ()))


@lexicon.per_desk()
def _persons() -> dict[str, Known]:
    return {known.actor: known for known, _, _ in _written() if known.kind == "person"}


def offices_on(actor: str, day: dt.date | None) -> tuple[str, ...]:
    """The offices that a known person holds on a day ("secretary of state"); on no day the last one."""
    known = _persons().get(actor)
    if known is None or not known.offices:
        return ()
    if day is None:
        return (known.offices[-1][1],)
    now = day.isoformat()
    return tuple(o[1] for o in known.offices if o[2] <= now and (not o[3] or now < o[3]))


def _country(known: Known, row: dict[str, Any]) -> Iterator[tuple[Known, How, str]]:
    for written in row["names"]:
        yield known, "name", written
    for written in row["adjectives"]:
        if written not in row["names"]:
            yield known, "adjective", written
            if not written.endswith(("s", "sh", "ch", "ese")):
                yield known, "adjective", written + "s"
    for written in row["capitals"]:
        yield known, "capital", written


def _known(actor: str, kind: EntityKind, row: dict[str, Any]) -> Known:
    offices = tuple(tuple(o) for o in row.get("offices", ()))
    common = row.get("common", False)
    return Known(actor, row["name"], kind, row.get("country"), row.get("sector"), offices, common)


@lexicon.per_desk(size=1000)
def country(code: str) -> Known:
    """The country with this ISO 3166 alpha-3 code."""
    row = lexicon.table("lexicons", "countries")["country"][code]
    return Known(f"country:{code}", row["names"][0], "country", code)
