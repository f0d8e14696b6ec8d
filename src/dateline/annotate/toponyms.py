"""Which words of a report are names of places: by the gazetteer, by their form and by the words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.annotate import gazetteer
from dateline.annotate.gazetteer import Site
from dateline.model.doc import Doc, Token

LONGEST = 9
SMALL, LARGE = 20_000, 300_000  # people
SHORT = 4
_OWNING = frozenset({"'s", "’s"})
_DASHES = frozenset({"—", "–", "--", "-", ",", "(", "_"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """Tokens ``first`` to ``last`` (exclusive) as the name of one of ``sites``. ``kinds`` are those that the words beside it ask for."""

    first: int
    last: int
    name: str
    sites: tuple[Site, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the report tells of its words: surnames, words that it also writes small, words that it puts something in ("in Tema").

    ``taken``: tokens before are another name.
    """

    surnames: frozenset[str]
    lower: frozenset[str]
    placed: frozenset[str]
    taken: int


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(lexicon.table("languages", "en_places")[section]["words"])


@cache
def _features() -> Mapping[str, tuple[str, ...]]:
    table = lexicon.table("languages", "en_places")["features"]
    return {word: tuple(kinds) for word, kinds in table.items()}


def toponyms(doc: Doc) -> Iterator[Toponym]:
    """The names of places of the title and the text, in order, none inside of another.

    Misses: names without a capital; places of fewer than 500 people that the curated table lacks; a name that is also a common word.
    """
    surnames, lower = _surnames(doc), frozenset(t.text for t in doc.tokens if t.text.islower())
    placed = _placed(doc)
    for sentence in doc.sentences:
        tokens = doc.tokens[sentence.first : sentence.last]
        field = doc.field_text(sentence.span.field)
        at, taken = 0, 0
        while at < len(tokens):
            found = _acronym(tokens[at], doc.language) or (
                _longest(tokens, at, field) if tokens[at].text[0].isupper() else None
            )
            if found and _names_group(tokens, at, found.last - sentence.first):
                at = taken = found.last - sentence.first
                continue
            if found and _meant(tokens, at, found, evidence=_Evidence(surnames, lower, placed, taken)):
                yield _with_direction(tokens, at, found) if at > taken else found
                at = taken = found.last - sentence.first
            else:
                at += 1


def _acronym(token: Token, language: str) -> Toponym | None:
    """A country by what only this language calls it: the EU of a Spanish report is no union."""
    code = lexicon.table("languages", "en_places")["acronyms"].get(language, {}).get(token.text)
    if code is None:
        return None
    return Toponym(token.index, token.index + 1, token.lower, (gazetteer.countries()[code],))


def _capital(token: Token) -> bool:
    return token.text[0].isupper()


def _names_group(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the place only names a group or a newspaper ("Sinaloa Cartel")."""
    before = " ".join(t.lower for t in tokens[max(0, at - 2) : at])
    after = tokens[end] if end < len(tokens) else None
    ended = (
        after is not None
        and after.lower in _words("group_endings")
        and (_capital(after) or after.lower.startswith("cartel"))
    )
    return ended or before in _words("group_openings")


def _with_direction(tokens: Sequence[Token], at: int, found: Toponym) -> Toponym:
    """With a small "eastern" or "southern" before it where that makes another known name."""
    before = tokens[at - 1]
    if before.lower not in _words("directions"):
        return found
    whole = f"{gazetteer.fold(before.text)} {found.name}"
    # "eastern Caribbean Sea" is the eastern Caribbean
    for name in (whole, whole.removesuffix(" sea").removesuffix(" ocean")):
        sites = tuple(s for s in gazetteer.lookup(name) if s.curated)
        if sites:
            return Toponym(before.index, found.last, name, sites)
    return found


def _longest(tokens: Sequence[Token], at: int, field: str) -> Toponym | None:
    """The longest name that begins at a token."""
    first = tokens[at]
    short = _short_form(tokens, at)
    if short:
        dot = (
            at + 1 < len(tokens)
            and tokens[at + 1].text == "."
            and not first.text.endswith(".")
            and at + 2 < len(tokens)
        )
        return Toponym(first.index, first.index + 1 + dot, short.name.lower(), (short,))
    best: Toponym | None = None
    links = _words("links")
    for end in range(at + 1, min(at + LONGEST, len(tokens)) + 1):
        last = tokens[end - 1]
        capital = _capital(last)
        described = last.lower in _features() or (best is not None and last.lower in _words("directions"))
        if not (capital or last.lower in links or (best and described)):
            break
        name = gazetteer.fold(field[first.start : last.end])
        sites = _sites(name) if capital or described else ()
        if sites:
            best = Toponym(first.index, last.index + 1, name, sites, _kinds(tokens, at, end))
        owning = end < len(tokens) and tokens[end].lower in _OWNING
        # "People's Republic" is folded to one word "peoples"
        if not owning and not gazetteer.continues(name):
            break
    return best


def _short_form(tokens: Sequence[Token], at: int) -> Site | None:
    """A province by its abbreviation: with full stops, or in capitals after a comma."""
    text = tokens[at].text
    forms = gazetteer.short_forms()
    dotted = (
        text
        if text.endswith(".")
        else f"{text}."
        if at + 1 < len(tokens) and tokens[at + 1].text == "."
        else ""
    )
    if dotted in forms and (
        dotted.count(".") > 1 or len(dotted) > 4 or (at > 0 and tokens[at - 1].text == ",")
    ):
        return forms[dotted]
    if text in forms and (text in ("NSW", "PEI") or (at > 0 and tokens[at - 1].text == ",")):
        return forms[text]
    return None


def _sites(name: str) -> tuple[Site, ...]:
    people = gazetteer.demonyms().get(name)
    if people:
        return (people,)
    # a further name of a small place is as a rule some other word in some other language
    return tuple(
        s
        for s in gazetteer.lookup(name)
        if s.main or s.curated or s.population >= SMALL or s.kind == "country"
    )


def _kinds(tokens: Sequence[Token], at: int, end: int) -> tuple[str, ...]:
    after = tokens[end].lower if end < len(tokens) else ""
    if after in _features():
        return _features()[after]
    if at > 1 and tokens[at - 1].lower == "of":
        return _features().get(tokens[at - 2].lower, ())
    return ()


def _name_word(token: Token) -> str:
    return token.lower.rstrip(".")


def _surnames(doc: Doc) -> frozenset[str]:
    """Words that follow a first name, a title or an initial somewhere in the report: persons, wherever else they stand."""
    given, titles = _words("given_names"), _words("titles")
    found = set()
    for before, token in zip(doc.tokens, doc.tokens[1:], strict=False):
        if _capital(token) and _capital(before) and len(token.text) > 2 and before.sentence == token.sentence:
            word = _name_word(before)
            if word in given or word in titles or (len(word) == 1 and before.text.endswith(".")):
                found.add(token.lower)
    return frozenset(found)


def _placed(doc: Doc) -> frozenset[str]:
    """Words that follow a preposition of place somewhere in the report: places, wherever else they stand."""
    sure = _words("sure_prepositions")
    after = frozenset(
        token.lower
        for before, token in zip(doc.tokens, doc.tokens[1:], strict=False)
        if _capital(token) and before.lower in sure and before.sentence == token.sentence
    )
    return after | frozenset(_filed_from(doc))


def _filed_from(doc: Doc) -> Iterator[str]:
    """First words of a paragraph in capitals before a dash or an area: "TEMA — The port ...", "TEMA, Ghana"."""
    for sentence in doc.sentences:
        tokens = doc.tokens[sentence.first : sentence.first + 2]
        if (
            len(tokens) > 1
            and len(tokens[0].text) > SHORT
            and tokens[0].text.isupper()
            and tokens[1].text in _DASHES
        ):
            yield tokens[0].lower
    areas = _areas()
    for one, comma, other in zip(doc.tokens, doc.tokens[1:], doc.tokens[2:], strict=False):
        if comma.text == "," and _capital(one) and other.lower.rstrip(".") in areas:
            yield one.lower


@cache
def _areas() -> frozenset[str]:
    """Names and short forms of provinces and countries that follow a town and a comma."""
    provinces = (s.name for s in gazetteer.short_forms().values())
    lands = (s.name for s in gazetteer.countries().values())
    short = (form.rstrip(".") for form in gazetteer.short_forms())
    return frozenset(name.lower() for name in (*provinces, *lands, *short))


def _meant(tokens: Sequence[Token], at: int, found: Toponym, *, evidence: _Evidence) -> bool:
    """Whether the words are meant as a place, not as a person, an organisation or a common word."""
    best = found.sites[0]
    if best.kind == "demonym":
        return True
    if best.kind in ("country", "continent") and found.last - found.first > 1:
        return not _names_street(tokens, at + found.last - found.first)
    if found.last - found.first == 1 and not _meant_alone(tokens, at, best, evidence=evidence):
        return False
    return not _part_of_name(tokens, at, found, taken=evidence.taken)


def _names_street(tokens: Sequence[Token], end: int) -> bool:
    return end < len(tokens) and tokens[end].text.rstrip(".") in _words("streets")


def _is_weak(site: Site) -> bool:
    return not site.curated and site.kind not in ("country", "province") and site.population < LARGE


def _meant_alone(tokens: Sequence[Token], at: int, best: Site, *, evidence: _Evidence) -> bool:
    """The same for a name of one word."""
    token = tokens[at]
    placed = at > 0 and tokens[at - 1].lower in _words("prepositions")
    owning = at + 1 < len(tokens) and tokens[at + 1].lower in _OWNING
    person = token.lower in evidence.surnames and (owning or not placed)
    if len(token.text) < 3:
        return token.text in ("US", "UK", "EU")
    if best.curated or best.kind == "country":
        return best.curated or not (person and token.lower in _words("given_names"))
    if token.lower in _words("ordinary"):
        return placed and token.lower in _words("ordinary_but_cities")
    person = person or (token.lower in _words("surnames") and not placed) or _is_relative(tokens, at)
    return not person and (_is_known if not _is_weak(best) else _looks_like_name)(
        tokens, at, site=best, evidence=evidence
    )


def _is_known(tokens: Sequence[Token], at: int, *, site: Site, evidence: _Evidence) -> bool:
    """Whether a well known name is no acronym: in capitals it may be anything."""
    token = tokens[at]
    acronym = token.text.isupper() and len(token.text) <= SHORT
    return site.kind not in ("city", "district") or not acronym or token.lower in evidence.placed


def _is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is the name of somebody's kin: "his wife Dora", "Polk's son, Trent"."""
    before = [t.lower for t in tokens[max(0, at - 2) : at]]
    return bool(before) and (
        before[-1] in _words("kin") or (before[-1] == "," and before[0] in _words("kin"))
    )


def _runs_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether another capitalised word follows, so that both are a name: "Sheldon Peck", "Landmark Bank"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not _capital(after) or not after.text.isalpha() or after.text.isupper():
        return False
    return after.lower not in _features() and after.lower not in _words("offices")


def _looks_like_name(tokens: Sequence[Token], at: int, *, site: Site, evidence: _Evidence) -> bool:
    """Whether the form of the word and the report's other words let a little known place be meant."""
    token = tokens[at]
    if token.text.isupper() and site.kind == "airport":
        return False
    named = token.lower in _words("given_names") or _runs_on(tokens, at)
    if named and token.lower not in evidence.placed:
        return False
    if token.lower in evidence.lower or token.text.endswith("."):
        return False
    if token.text.isupper():
        # in capitals any word may be one: only a report's place line is trusted
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        return at == 0 and len(token.text) > 4 and not after.isalpha()
    if at == 0 and token.pos not in ("", "PROPN"):
        return False
    speaks = token.dep == "nsubj" and any(
        t.index == token.head and t.lower in _words("speech") for t in tokens
    )
    return not speaks


def _opens(before: Token, at: int) -> bool:
    return at == 1 and (before.pos != "PROPN" or before.lower in _words("ordinary"))


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital with a full stop stands at a token, and another name after it: "Boyd J. Jones"."""
    text = tokens[at].text
    if len(text.rstrip(".")) != 1 or not text[0].isupper():
        return False
    dot = text.endswith(".")
    rest = at + 1 + (not dot)
    dotted = dot or (at + 1 < len(tokens) and tokens[at + 1].text == ".")
    return dotted and rest < len(tokens) and _capital(tokens[rest])


def _part_of_name(tokens: Sequence[Token], at: int, found: Toponym, *, taken: int) -> bool:
    """Whether capitalised neighbours make the words a piece of a person's or a thing's name."""
    best, first = found.sites[0], tokens[at]
    end = at + found.last - found.first
    before = tokens[at - 1] if at > taken else None
    after = tokens[end] if end < len(tokens) else None
    if after and (_names_street(tokens, end) or _is_initial(tokens, end)):
        return True
    if end - at > 1 and tokens[end - 1].lower in _features():
        return False
    given, titles = _words("given_names"), _words("titles")
    firm = best.kind in ("country", "continent", "region", "sea")
    if before and _capital(before) and not firm:
        word = _name_word(before)
        if word in given or word in titles or (len(word) == 1 and before.text.endswith(".")):
            return True
    if after and _capital(after) and after.text.isalpha() and first.lower in given:
        other = after.lower in _words("ordinary") or after.lower in _features() or after.lower in titles
        return not other
    # the word that opens a sentence has its capital from there, but for a name
    if before is None or not _capital(before) or not before.text.isalpha() or _opens(before, at):
        return False
    return not firm and _is_weak(best) and before.lower not in _words("directions")
