"""The map of the deeds: what is drawn where, with no more precision than the reports allow.

A point is drawn only for an exact place. A country, or what is only known to lie in it, is shaded and never a pin; a stretch of sea is a
dashed ring at sea. What has no coordinates, or would put a stretch of sea on land, is listed beside the map and not drawn.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.model.event import Event, PlaceField
from dateline.model.record import Record
from dateline.publish import geometry, views, words
from dateline.publish.geometry import Point, Window

#: Units: of the drawing's own user space.
WIDE = 960
_LEAST_HIGH, _MOST_HIGH = 420, 860
#: How far from the named point an act may lie, by UCDP's precision. Units: kilometres.
_REACH = {2: 25.0, 3: 50.0, 4: 120.0, 5: 300.0, 7: 150.0}
_KM_PER_DEGREE = 111.2
_COUNTRY = 6
_WATER = 7
#: Share of the acts that may lie outside of the window on each side.
_TAIL = 0.04
_LEAST_SPAN = 8.0
_NAMED = 14
_NARROWEST_LABEL = 46.0
#: About how wide a letter of a label is.
_LETTER = 6.6

Shape = Literal["point", "area", "sea"]


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the record with the deeds that happened there. ``why_not`` says why it is not drawn, empty where it is."""

    key: str
    place: PlaceField
    events: tuple[Event, ...]
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A site in the drawing. ``reach`` is the radius within which it lies, 0 for an exact place; ``label`` is empty for the lesser ones."""

    site: Site
    shape: Shape
    x: float
    y: float
    dot: float
    reach: float
    label: str


@dataclass(frozen=True, slots=True)
class Land:
    """A country in the window: the path of its outline, how it is shaded (0 to 3), where its name stands."""

    code: str
    name: str
    path: str
    shade: int
    acts: int
    at: Point | None


@dataclass(frozen=True, slots=True)
class Map:
    """What the page draws. ``outside`` are sites that lie beyond the edge of the window."""

    high: int
    lands: tuple[Land, ...]
    marks: tuple[Mark, ...]
    outside: tuple[Site, ...]


def sites(record: Record) -> list[Site]:
    """Every place of a deed, those with the most deeds first."""
    groups: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in views.deeds(record):
        if event.place is not None:
            groups[_identity(event.place)].append(event)
    found = [_site(events) for events in groups.values()]
    ordered = sorted(found, key=lambda s: (-len(s.events), s.place.name, _identity(s.place)))
    return [Site(f"site-{n}", s.place, s.events, s.why_not) for n, s in enumerate(ordered, 1)]


def _identity(place: PlaceField) -> tuple[str, ...]:
    return (place.name, place.gazetteer or "", place.country or "", place.near or "", str(place.where_prec))


def _site(events: Sequence[Event]) -> Site:
    place = next(e.place for e in events if e.place is not None)
    return Site("", place, tuple(events), _why_not(place))


def _why_not(place: PlaceField) -> str:
    if place.where_prec == _COUNTRY:
        return "" if geometry.extent(place.country or "") else "no outline of it is at hand"
    if place.lat is None or place.lon is None:
        return "the gazetteer has no such place"
    if place.where_prec == _WATER and geometry.country_at((place.lon, place.lat)):
        return "no point at sea is stated"
    return ""


def chart(found: Iterable[Site]) -> Map | None:
    """The map of ``found``; None where nothing can be drawn."""
    able = [s for s in found if not s.why_not]
    if not able:
        return None
    window = _window(able)
    frame = _Frame.around(window)
    lands = tuple(_lands(able, frame))
    spots = [s for s in able if not _shaded(s)]
    marks = [_mark(s, frame) for s in spots if frame.holds(_at(s))]
    drawn = {land.code for land in lands}
    beyond = [s for s in able if (s.place.country not in drawn if _shaded(s) else not frame.holds(_at(s)))]
    return Map(frame.high, lands, tuple(_labelled(marks)), tuple(beyond))


def _shaded(site: Site) -> bool:
    return site.place.where_prec == _COUNTRY and bool(site.place.country)


def _at(site: Site) -> Point:
    """Where a site that is drawn as a mark lies. Units: degrees, east and north."""
    return (site.place.lon or 0.0, site.place.lat or 0.0)


def _window(able: Sequence[Site]) -> Window:
    """What most of the acts lie in, with some room around it."""
    corners = []
    for site in able:
        country = geometry.extent(site.place.country or "") if _shaded(site) else None
        x, y = _at(site)
        room = country or Window(x, y, x, y)
        corners += [room] * len(site.events)
    west, east = _spread([c.west for c in corners], [c.east for c in corners])
    south, north = _spread([c.south for c in corners], [c.north for c in corners])
    return Window(max(west, -180), max(south, -85), min(east, 180), min(north, 85))


def _spread(low: list[float], high: list[float]) -> tuple[float, float]:
    first = sorted(low)[int(_TAIL * len(low))]
    last = sorted(high)[-1 - int(_TAIL * len(high))]
    pad = max((last - first) * 0.08, (_LEAST_SPAN - (last - first)) / 2, 1.5)
    return first - pad, last + pad


@dataclass(frozen=True, slots=True)
class _Frame:
    """From degrees to the drawing: plate carrée, true to scale along the middle parallel."""

    window: Window
    high: int
    scale: float
    squeeze: float

    @classmethod
    def around(cls, window: Window) -> _Frame:
        """The frame of a window, widened where the window is too flat or too tall for a page."""
        squeeze = math.cos(math.radians((window.south + window.north) / 2))
        wide, tall = (window.east - window.west) * squeeze, window.north - window.south
        ratio = min(max(tall / wide, _LEAST_HIGH / WIDE), _MOST_HIGH / WIDE)
        more_wide = max(tall / ratio - wide, 0) / squeeze / 2
        more_tall = max(wide * ratio - tall, 0) / 2
        window = Window(
            window.west - more_wide,
            window.south - more_tall,
            window.east + more_wide,
            window.north + more_tall,
        )
        scale = WIDE / ((window.east - window.west) * squeeze)
        return cls(window, round(WIDE * ratio), scale, squeeze)

    def holds(self, at: Point) -> bool:
        """Whether a point lies in the window."""
        w = self.window
        return w.west <= at[0] <= w.east and w.south <= at[1] <= w.north

    def place(self, at: Point) -> Point:
        """A point in the drawing."""
        x = (at[0] - self.window.west) * self.squeeze * self.scale
        return round(x, 1), round((self.window.north - at[1]) * self.scale, 1)

    def radius(self, kilometres: float) -> float:
        """A distance in the drawing."""
        return round(kilometres / _KM_PER_DEGREE * self.scale, 1)


def _lands(able: Iterable[Site], frame: _Frame) -> Iterator[Land]:
    acts: dict[str, int] = defaultdict(int)
    for site in able:
        if _shaded(site):
            acts[site.place.country or ""] += len(site.events)
    room = 4 / frame.scale
    w = frame.window
    wider = Window(w.west - room, w.south - room, w.east + room, w.north + room)
    for code, rings in geometry.drawn(wider, tolerance=0.6 / frame.scale):
        inked = [[frame.place(p) for p in ring] for ring in rings]
        name = words.country_name(code)
        yield Land(
            code,
            name,
            "".join(map(_path, inked)),
            _shade(acts.get(code, 0)),
            acts.get(code, 0),
            _name_at(inked, name, frame),
        )


def _path(ring: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z"


def _shade(acts: int) -> int:
    return 0 if acts == 0 else 1 + (acts > 2) + (acts > 9)


def _name_at(rings: Sequence[Sequence[Point]], name: str, frame: _Frame) -> Point | None:
    """Where a country's name stands: inside its largest piece, where that is wide enough."""
    largest = max(rings, key=lambda r: max(x for x, _ in r) - min(x for x, _ in r))
    if not name:
        return None
    y = sum(y for _, y in largest) / len(largest)
    crossings = sorted(_crossings(largest, y))
    spans = list(zip(crossings[::2], crossings[1::2], strict=True))
    if not spans:
        return None
    left, right = max(spans, key=lambda s: s[1] - s[0])
    left, right = max(left, 0.0), min(right, float(WIDE))
    wide = right - left
    fits = wide >= max(_NARROWEST_LABEL, _LETTER * len(name)) and 8 < y < frame.high - 8
    return (round((left + right) / 2, 1), round(y, 1)) if fits else None


def _crossings(ring: Sequence[Point], y: float) -> Iterator[float]:
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y):
            yield ax + (y - ay) / (by - ay) * (bx - ax)


def _mark(site: Site, frame: _Frame) -> Mark:
    x, y = frame.place(_at(site))
    precision = site.place.where_prec or 5
    shape: Shape = "sea" if precision == _WATER else "point" if precision == 1 else "area"
    dot = round(min(3 + 1.6 * math.sqrt(len(site.events)), 14), 1)
    reach = max(frame.radius(_REACH.get(precision, 0.0)), dot + 3) if precision in _REACH else 0.0
    return Mark(site, shape, x, y, dot, reach, "")


def _labelled(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with the names of the foremost, as far as these do not run into each other."""
    taken: list[tuple[float, float, float, float]] = []
    found: list[Mark] = []
    for mark in marks:
        name = mark.site.place.name
        left = mark.x + mark.dot
        box = (left, mark.y - 9, left + 8 + _LETTER * len(name), mark.y + 9)
        named = len(taken) < _NAMED and box[2] < WIDE and not any(_meet(box, other) for other in taken)
        if named:
            taken.append(box)
        found.append(replace(mark, label=name) if named else mark)
    return found


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def unplaced(record: Record) -> list[Event]:
    """The deeds for which no report states a place, in the order of time."""
    return [e for e in views.deeds(record) if e.place is None]
