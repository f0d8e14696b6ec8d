"""Places that a report tells by a description: "the capital", "the country's south", "the port", "there", "Polish airspace"."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.annotate import gazetteer
from dateline.annotate.place_relations import PART, part_name, table
from dateline.model.doc import Doc, Place, Sentence, Span, Token

_REACH = 3  # sentences back in which "the town" has its name
_MOST = 40  # names that are looked through
_NEIGHBOURS = 3  # tokens beside a name that say what stands there: "the port of Tema"
_POINTING = frozenset({"the", "that", "this"})
_OWNING = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Named:
    """A named place with the tokens that name it."""

    place: Place
    first: int
    last: int


def find(doc: Doc) -> tuple[Place, ...]:
    """The places told by description, each resolved to a place that the report names or that its words make certain.

    Never a guess: "the capital" needs one country named beside it, "the town" a town named in the three sentences before.
    Misses: sites that were never named; "the border"; two towns told of in turn.
    """
    if not doc.places:
        return ()
    by_sentence: dict[int, list[Named]] = defaultdict(list)
    for name in named(doc):
        by_sentence[name.place.sentence].append(name)
    return tuple(p for s in doc.sentences if s.parsed for p in _of_sentence(doc, s, by_sentence))


def named(doc: Doc) -> Iterator[Named]:
    """The named places of a report with their tokens, in order."""
    starts = {(t.start, doc.sentences[t.sentence].span.field): t.index for t in doc.tokens}
    for place in doc.places:
        first = starts.get((place.span.start, place.span.field))
        if first is not None:
            last = first + 1
            while last < len(doc.tokens) and doc.tokens[last].start < place.span.end:
                if doc.tokens[last].sentence != doc.tokens[first].sentence:
                    break
                last += 1
            yield Named(place, first, last)


def _of_sentence(doc: Doc, sentence: Sentence, names: Mapping[int, list[Named]]) -> Iterator[Place]:
    here = [n for i in range(sentence.index - _REACH, sentence.index + 1) for n in names.get(i, ())]
    if not here:
        return
    firsts = [n.first for n in here]
    for i in range(sentence.first, sentence.last):
        if not _may_describe(doc.tokens[i]):
            continue
        end = bisect_right(firsts, i + _NEIGHBOURS)
        near = here[max(0, end - _MOST) : end]
        found = _there(doc, i, near) if doc.tokens[i].lower == "there" else _described(doc, i, near)
        if found is not None:
            yield found


def _may_describe(token: Token) -> bool:
    fits = _fits()
    return token.lower == "there" or token.lemma in fits or token.lower in fits or token.lower in _compass()


@cache
def _fits() -> dict[str, frozenset[str]]:
    """Nouns that take up a place -> the kinds of place that they can mean."""
    return {noun: frozenset(kinds) for noun, kinds in table("descriptions").items()}


@cache
def _compass() -> frozenset[str]:
    return frozenset(table("parts"))


def _described(doc: Doc, i: int, near: Sequence[Named]) -> Place | None:
    """The place that the noun at ``i`` tells, with its owner before it or what it takes up."""
    token = doc.tokens[i]
    if token.pos not in ("NOUN", "PROPN") or _names_another(doc, i, near):
        return None
    noun = token.lemma if token.lemma in _fits() else token.lower
    owner = _owner(doc, i, near)
    if noun == "capital":
        return _capital(doc, i, owner or _country(i, near) if _points(doc, i) or owner else None)
    if token.lower in _compass():
        land = owner or (_country(i, near) if _owned_by_land(doc, i) else None)
        return _part(doc, i, land, point=token.lower)
    if owner is not None:
        return _copied(doc, i, owner) if noun in table("grounds")["words"] else None
    owning = i + 1 < len(doc.tokens) and doc.tokens[i + 1].lower in _OWNING
    return _taken_up(doc, i, near, noun=noun) if _points(doc, i) and not owning else None


def _names_another(doc: Doc, i: int, near: Sequence[Named]) -> bool:
    """Whether a name before, after or behind "of" says which one is meant."""
    around = {i + 1, i + 2 if i + 1 < len(doc.tokens) and doc.tokens[i + 1].lower in (",", "of") else i + 1}
    if any(n.first in around and n.place.kind != "demonym" for n in near):
        return doc.tokens[i].lemma != "capital" or doc.tokens[i + 1].lower != "of"
    named = any(n.last == i and n.place.kind != "demonym" for n in near)
    of = i + 1 < len(doc.tokens) and doc.tokens[i + 1].lower == "of" and doc.tokens[i].lemma != "capital"
    return named or of


def _points(doc: Doc, i: int) -> bool:
    """Whether "the" stands before the noun, or before one adjective of it."""
    first = doc.sentence_at(i).first
    return any(doc.tokens[k].lower in _POINTING for k in range(max(first, i - 2), i))


def _owner(doc: Doc, i: int, near: Sequence[Named]) -> Named | None:
    """The country whose name or adjective stands right before the noun, or behind "capital of"."""
    for n in near:
        if n.place.kind not in ("demonym", "country") or n.place.near:
            continue
        between = [t.lower for t in doc.tokens[n.last : i]]
        owned = n.last == i and n.place.kind == "demonym"
        if owned or (n.last < i and between in ([w] for w in _OWNING)):
            return n
        if doc.tokens[i].lemma == "capital" and n.first in (i + 2, i + 3) and n.place.kind == "country":
            return n
    return None


def _owned_by_land(doc: Doc, i: int) -> bool:
    """Whether the words are "the country's south"."""
    said = [t.lower for t in doc.tokens[max(0, i - 2) : i]]
    return len(said) > 1 and said[0] in ("country", "nation") and said[1] in _OWNING


def _country(i: int, near: Sequence[Named]) -> Named | None:
    """The one country that the words before tell of; None where there are several."""
    before = [n for n in near if n.first < i and n.place.country]
    last = before[-1].place.sentence if before else -1
    told = [n for n in before if n.place.sentence == last]
    return told[-1] if len({n.place.country for n in told}) == 1 else None


def _spanned(doc: Doc, i: int) -> tuple[Span, str]:
    span = doc.span_of(i, i + 1)
    return span, doc.words(span)


def _capital(doc: Doc, i: int, owner: Named | None) -> Place | None:
    site = gazetteer.capital(owner.place.country) if owner and owner.place.country else None
    if site is None:
        return None
    span, text = _spanned(doc, i)
    return Place(
        span=span,
        text=text,
        name=site.name,
        lat=site.lat,
        lon=site.lon,
        country=site.country,
        kind=site.kind,
        where_prec=1,
        gazetteer=site.ident,
        sentence=doc.tokens[i].sentence,
    )


def _part(doc: Doc, i: int, land: Named | None, *, point: str) -> Place | None:
    if land is None or land.place.country is None:
        return None
    whole = gazetteer.countries().get(land.place.country)
    if whole is None:
        return None
    span, text = _spanned(doc, i)
    return Place(
        span=span,
        text=text,
        name=part_name(point, whole.name),
        lat=whole.lat,
        lon=whole.lon,
        country=whole.country,
        kind="country",
        where_prec=PART,
        gazetteer=whole.ident,
        sentence=doc.tokens[i].sentence,
    )


def _copied(doc: Doc, i: int, named: Named) -> Place:
    """The named place as what the words at ``i`` mean; of a demonym its country."""
    span, text = _spanned(doc, i)
    place = named.place
    if place.kind == "demonym":
        place = replace(place, kind="country", where_prec=6)
    return replace(place, span=span, text=text, sentence=doc.tokens[i].sentence)


def _taken_up(doc: Doc, i: int, near: Sequence[Named], *, noun: str) -> Place | None:
    """The nearest place before that "the town" or "the prison" can mean."""
    kinds = _fits()[noun]
    if "country" in kinds:
        land = _country(i, near)
        fits = land is not None and land.place.kind in ("country", "demonym") and not land.place.near
        return _copied(doc, i, land) if land is not None and fits else None
    for n in reversed([n for n in near if n.last <= i]):
        if n.place.kind == "demonym" or n.place.near:
            continue
        if n.place.kind in kinds or _stands_beside(doc, n, noun):
            return _copied(doc, i, n)
    return None


def _stands_beside(doc: Doc, n: Named, noun: str) -> bool:
    """Whether the words around a name have the noun: "at a market in Gao", "the port of Tema"."""
    sentence = doc.sentences[n.place.sentence]
    around = doc.tokens[max(sentence.first, n.first - _NEIGHBOURS) : min(sentence.last, n.last + 1)]
    return any(noun in (t.lemma, t.lower) for t in around)


def _there(doc: Doc, i: int, near: Sequence[Named]) -> Place | None:
    """The place that "there" points to: the last one told before it."""
    token = doc.tokens[i]
    if token.pos != "ADV" or token.dep != "advmod" or i == doc.sentence_at(i).first:
        return None
    before = [n for n in near if n.last <= i and n.place.kind != "demonym"]
    if not before or doc.tokens[i].sentence - before[-1].place.sentence > 1:
        return None
    return _copied(doc, i, before[-1])
