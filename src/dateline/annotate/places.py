"""Places, resolved by the gazetteer and the words around them."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from dateline import lexicon
from dateline.annotate.gazetteer import Site
from dateline.annotate.place_choice import is_within, pick, rank
from dateline.annotate.place_relations import PREC, WATER, Named, related, with_area
from dateline.annotate.toponyms import Toponym, toponyms
from dateline.model.doc import Doc, Place, Span

MANY_WORDS = 3
CONJUNCTIONS = frozenset({"and", "or", "&"})


def find(doc: Doc) -> tuple[Place, ...]:
    """The places of the title and the text, in order; one name means one place all through a report, unless the words beside it differ.

    After "near" and "off the coast of" the place is the waters or the surroundings: ``near`` holds the name, ``where_prec`` is 2 or 7,
    and ``name`` has the relation's words. Demonyms are listed with ``kind`` "demonym" and the middle of their country.

    Misses: a name with two meanings in one report; streets, buildings and waters that the curated table lacks.
    """
    found = list(toponyms(doc))
    containers = _containers(doc, found)
    rankings = rank(found, containers, lists=_lists(doc, found))
    picked = [pick(toponym, rankings[toponym.name], containers.get(i)) for i, toponym in enumerate(found)]
    return tuple(_with_zones(doc, [_place(doc, *pair) for pair in zip(found, picked, strict=True)]))


def _between(doc: Doc, one: Toponym, other: Toponym) -> tuple[str, ...] | None:
    """The words between two names of one sentence, in lower case; None where there are many."""
    if (
        other.first - one.last > MANY_WORDS
        or doc.tokens[one.first].sentence != doc.tokens[other.first].sentence
    ):
        return None
    return tuple(t.lower for t in doc.tokens[one.last : other.first])


def _containers(doc: Doc, found: Sequence[Toponym]) -> dict[int, Toponym]:
    """For each name that is followed by a comma and another name: that one ("Paris, Texas"), lists of areas apart."""
    pairs = {}
    for i, (one, other) in enumerate(itertools.pairwise(found)):
        if _between(doc, one, other) not in ((",",), ("(",)):
            continue
        after = doc.tokens[other.last].lower if other.last < len(doc.tokens) else ""
        listed = after in CONJUNCTIONS and one.sites[0].kind in ("country", "province")
        if not listed and not _is_list_of_lands(one, other):
            pairs[i] = other
    return pairs


def _is_list_of_lands(one: Toponym, other: Toponym) -> bool:
    """Whether both names are of countries, and no province in the second bears the first's ("Georgia, USA")."""
    lands = one.sites[0].kind == "country" and other.sites[0].kind == "country"
    return lands and not any(s.kind == "province" and is_within(s, other.sites[:1]) for s in one.sites)


def _lists(doc: Doc, found: Sequence[Toponym]) -> list[tuple[int, int]]:
    """Pairs of names with nothing between them but commas and "and"."""
    gaps = ((i, _between(doc, one, other)) for i, (one, other) in enumerate(itertools.pairwise(found)))
    return [(i, i + 1) for i, gap in gaps if gap and all(word in CONJUNCTIONS or word == "," for word in gap)]


@cache
def _zones() -> tuple[re.Pattern[str], Mapping[str, str]]:
    table: Mapping[str, str] = lexicon.table("languages", "en_places")["zones"]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, table)) + r")\b", re.IGNORECASE), table


def _with_zones(doc: Doc, places: Sequence[Place]) -> Iterator[Place]:
    """The places with the legal zone that their sentence states; where it names no waters, the zone itself is a place."""
    pattern, table = _zones()
    if not pattern.search(doc.text) and not pattern.search(doc.title):
        yield from places
        return
    by_sentence: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_sentence[place.sentence].append(place)
    for sentence in doc.sentences:
        here = by_sentence.get(sentence.index, [])
        stated = pattern.search(doc.field_text(sentence.span.field), sentence.span.start, sentence.span.end)
        if stated is None:
            yield from here
            continue
        zone = table[stated[0].lower()]
        wet = [place for place in here if place.where_prec == WATER]
        found = [replace(place, zone=zone) if place in wet else place for place in here]
        if not wet:
            span = Span(stated.start(), stated.end(), sentence.span.field)
            found.append(
                Place(
                    span=span,
                    text=stated[0],
                    name=zone,
                    kind="sea",
                    where_prec=WATER,
                    zone=zone,
                    sentence=sentence.index,
                )
            )
        yield from sorted(found, key=lambda p: p.span.start)


def _place(doc: Doc, toponym: Toponym, site: Site) -> Place:
    site = with_area(site, toponym)
    span = doc.span_of(toponym.first, toponym.last)
    place = Place(
        span=span,
        text=doc.words(span),
        name=site.name,
        lat=site.lat,
        lon=site.lon,
        country=site.country,
        kind=site.kind,
        where_prec=None if site.kind == "demonym" else site.where_prec or PREC.get(site.kind, 1),
        gazetteer=site.ident,
        sentence=doc.tokens[toponym.first].sentence,
    )
    return related(Named(doc, toponym, site, place))
