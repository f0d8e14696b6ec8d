"""Which of the places that bear a name a report means: by size, by the areas named beside it and by what lies near."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.annotate.gazetteer import Site
from dateline.annotate.toponyms import Toponym

ROUNDS = 3
CANDIDATES = 60
NEIGHBOURS = 40
NEAR_KM = 250.0
EARTH_KM = 6371.0

# how much each kind of evidence counts; measured on news with places marked by hand
KIND = {
    "country": 9.0,
    "continent": 9.0,
    "demonym": 9.0,
    "city": 0.0,
    "district": -1.5,
    "province": 1.5,
    "airport": 1.0,
}
CURATED = 7.0
PEOPLE = {"city": 1.0, "district": 0.7, "province": 0.8}
OF_MAIN_NAME = 1.0
OF_COUNTRY = 3.5
OF_PROVINCE = 2.5
OF_DISTRICT = 2.0
OF_NEIGHBOUR = 0.6
OF_CONTAINER = 12.0
WITHIN_REACH = 6.0
AS_ITS_CITY = 3.0
CITY_SHARE = 0.3
OF_PEER = 4.0
PEER = 20_000  # people: a smaller town is listed with its like only by chance
METROPOLIS = 1_000_000

Ranking = list[tuple[float, Site]]


@dataclass(slots=True)
class _Name:
    """One name of the report, with all that its mentions say of it."""

    sites: tuple[Site, ...]
    mentions: int
    containers: dict[str, Toponym]
    contents: dict[str, Toponym]
    peers: set[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the choices of the round before tell: weight of each area, by name and in all, and where the chosen places lie."""

    by_name: Mapping[str, Mapping[str, float]]
    total: Mapping[str, float]
    countries: float
    chosen: Mapping[str, Site]
    points: Sequence[tuple[str, Site]]


def rank(
    found: Sequence[Toponym], containers: Mapping[int, Toponym], *, lists: Sequence[tuple[int, int]]
) -> dict[str, Ranking]:
    """For each name its places, the likeliest first, with their scores. What each name tells helps to choose for the others.

    ``containers`` gives the name after the comma ("Paris, Texas"), ``lists`` pairs of neighbours in a list ("Florida and Georgia").
    """
    names = _names(found, containers)
    for one, other in lists:
        names[found[one].name].peers.add(found[other].name)
        names[found[other].name].peers.add(found[one].name)
    chosen: dict[str, Ranking] = {}
    for _ in range(ROUNDS):
        told = _told(names, chosen)
        before, chosen = chosen, {key: _ranking(key, name, told) for key, name in names.items()}
        # what is chosen is all that a round learns from the one before
        if before and all(before[key][0][1] == ranking[0][1] for key, ranking in chosen.items()):
            break
    return chosen


def pick(toponym: Toponym, ranking: Ranking, container: Toponym | None) -> Site:
    """The place of one mention: of those that the words beside it allow the likeliest."""
    if container:
        within = [site for _, site in ranking if is_within(site, container.sites)]
        if within:
            return within[0]
    best = ranking[0][0]
    fitting = (site for score, site in ranking if site.kind in toponym.kinds and score > best - WITHIN_REACH)
    return next(fitting, ranking[0][1])


def is_within(site: Site, areas: Sequence[Site]) -> bool:
    """Whether a place lies in one of some areas."""
    return any(
        area.ident in site.inside
        or (area.kind == "country" and area.country == site.country and area.ident != site.ident)
        for area in areas
    )


def _names(found: Sequence[Toponym], containers: Mapping[int, Toponym]) -> dict[str, _Name]:
    names: dict[str, _Name] = {}
    for toponym in found:
        name = names.setdefault(toponym.name, _Name(toponym.sites[:CANDIDATES], 0, {}, {}, set()))
        name.mentions += 1
    for i, container in containers.items():
        names[found[i].name].containers[container.name] = container
        names[container.name].contents[found[i].name] = found[i]
    return names


def _told(names: Mapping[str, _Name], chosen: Mapping[str, Ranking]) -> _Told:
    by_name: dict[str, dict[str, float]] = {}
    total: dict[str, float] = defaultdict(float)
    countries = 0.0
    for key, name in names.items():
        site = chosen[key][0][1] if key in chosen else name.sites[0]
        weight = math.sqrt(min(name.mentions, 4)) * _clearness(site, name, known=key in chosen)
        areas = {area: weight for area in (site.country, site.ident, *site.inside[:-1]) if area}
        by_name[key] = areas
        for area, more in areas.items():
            total[area] += more
        countries += weight if site.country else 0.0
    points = [
        (key, ranking[0][1]) for key, ranking in chosen.items() if ranking[0][1].kind in ("city", "district")
    ]
    best = {key: chosen[key][0][1] if key in chosen else name.sites[0] for key, name in names.items()}
    return _Told(by_name, total, countries, best, points[:NEIGHBOURS])


def _clearness(site: Site, name: _Name, *, known: bool) -> float:
    """How much a name tells of where the report plays: one that many places bear tells little before they are weighed."""
    if site.kind in ("country", "demonym"):
        return 1.0
    if site.kind == "province":
        return 1.2
    if len(name.sites) == 1 or name.containers:
        return 0.8
    return 0.6 if known else 0.1


def _ranking(key: str, name: _Name, told: _Told) -> Ranking:
    if len(name.sites) == 1:
        return [(0.0, name.sites[0])]
    scored = [
        (_prior(site) + _support(key, site, told) + _bound(site, name) + _listed(site, name, told), site)
        for site in name.sites
    ]
    scored = [(score - _as_its_city(site, name), site) for score, site in scored]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].ident))


def _as_its_city(site: Site, name: _Name) -> float:
    """What a province loses to the city in it that bears its name and holds a good part of its people."""
    if site.kind != "province":
        return 0.0
    cities = (
        s
        for s in name.sites
        if s.kind == "city"
        and (site.ident in s.inside or (s.country == site.country and s.population > METROPOLIS))
    )
    return AS_ITS_CITY if any(s.population >= site.population * CITY_SHARE for s in cities) else 0.0


def _listed(site: Site, name: _Name, told: _Told) -> float:
    """What a place gains from neighbours in a list that are of its kind, and of its country if it is none."""
    if site.kind == "city" and site.population < PEER:
        return 0.0
    like = [told.chosen[peer] for peer in sorted(name.peers)[:NEIGHBOURS] if peer in told.chosen]
    fits = any(p.kind == site.kind and (p.country == site.country or p.kind == "country") for p in like)
    return OF_PEER if fits else 0.0


def _prior(site: Site) -> float:
    people = math.log10(site.population + 100) * PEOPLE.get(site.kind, 0.0)
    return (
        (CURATED if site.curated else KIND.get(site.kind, 0.0))
        + people
        + (OF_MAIN_NAME if site.main else 0.0)
    )


def _support(key: str, site: Site, told: _Told) -> float:
    own = told.by_name[key]

    def others(area: str | None) -> float:
        return told.total.get(area, 0.0) - own.get(area, 0.0) if area else 0.0

    rest = told.countries - sum(w for area, w in own.items() if len(area) == 3)
    share = others(site.country) / rest if rest > 0 else 0.0
    score = OF_COUNTRY * share + (0.5 if others(site.country) > 0 else 0.0)
    for area, worth in zip(reversed(site.inside[:-1]), (OF_PROVINCE, OF_DISTRICT), strict=False):
        score += worth * min(1.0, others(area))
    if site.kind in ("province", "district"):
        score += OF_PROVINCE * min(1.0, others(site.ident))
    near = sum(1 for other, place in told.points if other != key and _km(site, place) < NEAR_KM)
    return score + OF_NEIGHBOUR * min(near, 4)


def _bound(site: Site, name: _Name) -> float:
    if any(is_within(site, area.sites) for area in list(name.containers.values())[:NEIGHBOURS]):
        return OF_CONTAINER
    if any(
        is_within(inner, (site,))
        for content in list(name.contents.values())[:NEIGHBOURS]
        for inner in content.sites[:CANDIDATES]
    ):
        return OF_CONTAINER / 2
    return 0.0


def _km(one: Site, other: Site) -> float:
    """Distance on a flat map, good enough for near places."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    high = math.radians(one.lat - other.lat)
    wide = math.radians(one.lon - other.lon) * math.cos(math.radians(one.lat))
    return EARTH_KM * math.hypot(high, wide)
