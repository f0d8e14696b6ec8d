"""What the words around a name make of the place: "off the coast of", "near", "40 miles north of", "in the south of"."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.annotate import gazetteer
from dateline.annotate.gazetteer import Site
from dateline.annotate.toponyms import Toponym
from dateline.model.doc import Doc, Place

PREC = {"country": 6, "province": 4, "district": 3}
WATER, NEARBY, DISTRICT, PART = 7, 2, 3, 5  # UCDP where_prec
PLACED = frozenset({"country", "city", "province", "district", "region", "island"})
_WIDE = frozenset({"country", "region", "continent"})
_LONGEST = 6
_FARTHEST = 14  # tokens in which a distance can be told before a name
_NEAR_KM = 25.0  # UCDP: precision 2 is within about 25 km
_FAR_KM = 2_000.0
_ONE_DEGREE_KM = 111.2
_EMPTY = frozenset({"the", "_", "le", "la", "el", "los", "las"})


def table(section: str) -> Any:
    """One section of ``languages/en_places.toml``."""
    return lexicon.table("languages", "en_places")[section]


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the report with what it was resolved to: the gazetteer's row, and the place as far as the name alone tells it."""

    doc: Doc
    toponym: Toponym
    site: Site
    place: Place


@dataclass(frozen=True, slots=True)
class _Distance:
    """How far and in which direction from a named place something lies; ``words`` as they stand before the name."""

    km: float | None
    said: str | None
    bearing: str | None
    words: str


def related(named: Named) -> Place:
    """The place as the words around its name have it: the waters off it, its surroundings, a part of it, a point at a distance from it."""
    doc, toponym, site, place = named.doc, named.toponym, named.site, named.place
    if site.kind == "demonym":
        shore = _shore(doc, toponym)
        return _at_sea(named, f"{shore} {site.name}") if shore else place
    if site.kind == "sea":
        return replace(place, basin=site.basin or site.name)
    far = _distance(doc, toponym)
    if far is not None:
        return _at_distance(named, far)
    return _beside(named) if site.kind in PLACED else place


def _beside(named: Named) -> Place:
    """The place off, near or in a part of the named one."""
    doc, toponym, site, place = named.doc, named.toponym, named.site, named.place
    relation = _relation(doc, toponym)
    owned = _owned_shore(doc, toponym) if relation is None else None
    if owned:
        return _at_sea(named, f"{owned} {site.name}")
    if relation is None:
        return _part(named)
    words, kind, prec = relation
    if kind == "sea":
        return _at_sea(named, f"{words} {site.name}")
    # near a whole land is no nearer known than the land
    prec = prec if site.kind == "city" else max(prec, PREC.get(site.kind, 1))
    return replace(place, name=f"{words} {site.name}", where_prec=prec, near=site.name)


def _before(doc: Doc, toponym: Toponym, most: int) -> list[str]:
    first = doc.sentence_at(toponym.first).first
    return [t.lower for t in doc.tokens[max(first, toponym.first - most) : toponym.first]]


def _at_sea(named: Named, name: str) -> Place:
    site = named.site
    basin = _named_basin(named.doc, named.toponym) or site.basin
    return replace(named.place, name=name, kind="sea", where_prec=WATER, near=site.name, basin=basin)


def _named_basin(doc: Doc, toponym: Toponym) -> str | None:
    """The sea that an adjective names: "the Pacific coast of"."""
    around = doc.tokens[max(doc.sentence_at(toponym.first).first, toponym.first - 4) : toponym.last + 3]
    basins = table("basins")
    return next((basins[t.lower] for t in around if t.lower in basins), None)


@cache
def _relations() -> Mapping[tuple[str, ...], tuple[str, int]]:
    return {tuple(words.split()): (kind, prec) for words, (kind, prec) in table("relations").items()}


@cache
def _closings() -> frozenset[str]:
    """Words that may stand right before a name after a relation."""
    return frozenset({words[-1] for words in _relations()} | _EMPTY)


def _relation(doc: Doc, toponym: Toponym) -> tuple[str, str, int] | None:
    """The longest relation that stands right before a name: its words, the kind it makes, and the precision."""
    first = doc.sentence_at(toponym.first).first
    if toponym.first == first or doc.tokens[toponym.first - 1].lower not in _closings():
        return None
    said = _before(doc, toponym, _LONGEST)
    while said and said[-1] in _EMPTY:
        said.pop()
    before = said = [w for w in said if w != "_"]
    if coast := next((i for i, w in enumerate(said) if w in _shores("coasts")), 0):
        # "off the northeastern coast of" is "off the coast of"
        before = [w for i, w in enumerate(said) if i >= coast or w not in _words("sides")]
    for size in range(min(len(before), _LONGEST), 0, -1):
        words = tuple(before[-size:])
        if words in _relations() and not _is_part(words, before):
            return " ".join(words), *_relations()[words]
    return None


def _is_part(words: tuple[str, ...], before: Sequence[str]) -> bool:
    """Whether "north of" says which part of a land: "in the north of"."""
    return len(words) > 1 and words[0] in _compass() and before[-len(words) - 1 : -len(words)] == ["the"]


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(table(section)["words"])


@cache
def _shores(kind: str) -> frozenset[str]:
    return frozenset(table("shores")[kind])


@cache
def _compass() -> Mapping[str, str]:
    """Words for a direction -> the point of the compass."""
    return {word: point for point, words in table("compass").items() for word in words}


def _shore(doc: Doc, toponym: Toponym) -> str | None:
    """The words that put something at sea by a land's people: "off the Chilean coast", "in Chilean waters"."""
    end, before = _after(doc, toponym, toponym.last)
    if end is None:
        return None
    if end in _shores("waters"):
        return "waters of"
    return "off the coast of" if end in _shores("coasts") and before & _shores("off") else None


def _owned_shore(doc: Doc, toponym: Toponym) -> str | None:
    """The same by a land's name: "off Chile's Pacific coast", "in Chile's territorial waters"."""
    tokens, last = doc.tokens, doc.sentence_at(toponym.first).last
    if toponym.last + 1 >= last or tokens[toponym.last].lower not in ("'s", "’s", "'", "’"):
        return None
    end, before = _after(doc, toponym, toponym.last + 1)
    if end is not None and end in _shores("waters"):
        return "waters of"
    return "off the coast of" if end in _shores("coasts") and before & _shores("off") else None


def _after(doc: Doc, toponym: Toponym, end: int) -> tuple[str | None, frozenset[str]]:
    """The noun after a name and adjectives of side, and the words before the name."""
    tokens, last = doc.tokens, doc.sentence_at(toponym.first).last
    while end < last and (tokens[end].lower in _shores("between") or tokens[end].lower in _words("sides")):
        end += 1
    return (tokens[end].lower if end < last else None), frozenset(_before(doc, toponym, 3))


def _part(named: Named) -> Place:
    """The part of a land that "northern" before its name or "the north of" say."""
    doc, toponym, site, place = named.doc, named.toponym, named.site, named.place
    if site.kind not in _WIDE or place.where_prec is None or place.where_prec < PART:
        return place
    said = [w for w in _before(doc, toponym, 4) if w not in _EMPTY]
    point = _compass().get(said[-1]) if said else None
    if point is None and said[-1:] == ["of"] and len(said) > 1:
        point = _compass().get(said[-2])
    if point is None:
        return place
    return replace(place, name=part_name(point, site.name), where_prec=PART)


def part_name(point: str, land: str) -> str:
    """The name of a part of a land: "southern Chile"."""
    return f"{table('parts')[point]} {land}"


def _distance(doc: Doc, toponym: Toponym) -> _Distance | None:
    """The distance told before a name: "about 40 miles north of", "130 km off the coast of"."""
    first = doc.sentence_at(toponym.first).first
    at = toponym.first - 1
    tokens = doc.tokens
    bearing, links = None, 0
    units = table("units")
    while at > first and toponym.first - at < _FARTHEST:
        word = tokens[at].lower
        text = tokens[at].text.lower()
        if text in units or word in units:
            return _measured(doc, toponym, unit=at, bearing=bearing) if links else None
        if word in _compass() and bearing is None:
            bearing = _compass()[word]
        elif word in _words("linking"):
            links += word not in _EMPTY
        elif word not in _EMPTY and word not in _words("sides") and word not in _words("landmarks"):
            return None
        at -= 1
    return None


def _measured(doc: Doc, toponym: Toponym, *, unit: int, bearing: str | None) -> _Distance | None:
    """The distance whose unit stands at a token; None without a number before it."""
    tokens, first = doc.tokens, doc.sentence_at(unit).first
    start, number = unit, None
    while start > first and number is None:
        start -= 1
        word = tokens[start].lower
        if word in ("nautical", "naval"):
            continue
        number = _number(word)
        if number is None:
            return None
    unit_km = table("units").get(tokens[unit].text.lower()) or table("units")[tokens[unit].lower]
    nautical = any(t.lower.startswith(("nautical", "náutic")) for t in tokens[start : unit + 2])
    km = None if number is None else number * (table("units")["nm"] if nautical else unit_km)
    if km is None or km > _FAR_KM:
        return None
    said = doc.words(doc.span_of(start, unit + 1))
    if tokens[start - 1].lower in _words("about") and start > first:
        said = f"{tokens[start - 1].text} {said}"
    words = doc.words(doc.span_of(start, toponym.first)).strip()
    return _Distance(round(km, 1), " ".join(said.split()), bearing, " ".join(words.split()))


def _number(word: str) -> float | None:
    plain = word.replace(",", "")
    if plain.replace(".", "", 1).isdigit() and plain.isascii():
        return float(plain) if len(plain) < 6 else None
    units: Mapping[str, int] = lexicon.table("lexicons", "numerals")["en"]["units"]
    return float(units[word]) if units.get(word) else None


def _at_distance(named: Named, far: _Distance) -> Place:
    """A point at a distance from a named place. At sea where the words or the shape of the land say so."""
    site = named.site
    relation = _relation(named.doc, named.toponym)
    wet = relation is not None and relation[1] == "sea"
    name = f"{far.words} {site.name}"
    told = replace(
        named.place, name=name, near=site.name, distance=far.said, distance_km=far.km, bearing=far.bearing
    )
    if wet or (far.bearing is not None and is_island(site)):
        return _moved(_at_sea(replace(named, place=told), name), site)
    prec = NEARBY if (far.km or 0) <= _NEAR_KM else DISTRICT
    return _moved(replace(told, where_prec=max(prec, PREC.get(site.kind, 1))), site)


def is_island(site: Site) -> bool:
    """Whether a place is an island or an island state, so that what lies some way north of it lies at sea."""
    return site.kind == "island" or (site.kind == "country" and site.country in _words("islands"))


def _moved(place: Place, site: Site) -> Place:
    """The place with its point moved by distance and bearing; a land's middle is no point to measure from, but for islands."""
    point = site.kind not in ("country", "province", "region", "district") or is_island(site)
    if not (
        point and place.bearing and place.distance_km and place.lat is not None and place.lon is not None
    ):
        return place
    north, east = table("bearings")[place.bearing]
    lat = place.lat + north * place.distance_km / _ONE_DEGREE_KM
    lon = place.lon + east * place.distance_km / (_ONE_DEGREE_KM * max(0.1, math.cos(math.radians(lat))))
    return replace(place, lat=round(lat, 2), lon=round(lon, 2))


def with_area(site: Site, toponym: Toponym) -> Site:
    """The province that bears a town's name where the words ask for one: "the Perm region" is no town."""
    if site.kind != "city" or toponym.kinds[:1] != ("province",):
        return site
    return gazetteer.province_around(site) or site
