"""Outlines of countries, cut to a window and thinned to what a drawing can show.

``resources/geometry/countries.json.gz`` holds ``scale`` (units a degree), ``arcs`` (each ``x, y, dx, dy, dx, dy ...``) and ``countries``:
``[code, rings]``, a ring being the numbers of its arcs, ``~n`` where arc ``n`` runs backwards. Neighbours share an arc, so each border is
thinned once and both sides still meet.
"""

from __future__ import annotations

import gzip
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline import lexicon

#: Units of the file a degree.
SCALE = 100
Point = tuple[float, float]
Ring = Sequence[Point]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the map. Units: degrees, WGS 84; ``west`` is less than ``east``."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Outlines:
    """All lines and the rings that are made of them. Units: degrees."""

    arcs: tuple[tuple[Point, ...], ...]
    countries: tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]


@cache
def outlines() -> Outlines:
    """The bundled borders of the world, read once."""
    told = json.loads(gzip.decompress(lexicon.raw("geometry/countries.json.gz")))
    arcs = tuple(tuple(_points(numbers, told["scale"])) for numbers in told["arcs"])
    return Outlines(arcs, tuple((code, tuple(map(tuple, rings))) for code, rings in told["countries"]))


def _points(numbers: Sequence[int], scale: int) -> Iterator[Point]:
    xs = itertools.accumulate(numbers[::2])
    ys = itertools.accumulate(numbers[1::2])
    return ((x / scale, y / scale) for x, y in zip(xs, ys, strict=True))


def extent(code: str) -> Window | None:
    """The window of a country's largest ring: its mainland; None for a code without an outline."""
    rings = [r for c, found in outlines().countries if code and c == code for r in found]
    if not rings:
        return None
    largest = max((_joined(r, outlines().arcs) for r in rings), key=_area)
    return _around(largest)


def country_at(at: Point) -> str | None:
    """The code of the country in which a point lies, empty for land without a code; None at sea."""
    world = outlines()
    for code, rings in world.countries:
        joined = (_joined(ring, world.arcs) for ring in rings)
        if sum(1 for ring in joined if _holds(ring, at)) % 2:
            return code
    return None


def _holds(ring: Ring, at: Point) -> bool:
    x, y = at
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def drawn(window: Window, *, tolerance: float) -> list[tuple[str, list[list[Point]]]]:
    """``(code, rings)`` of each country that reaches into ``window``, cut to it, lines thinned to ``tolerance`` degrees.

    The rings are closed without repeating their first point. The edge of the window lies outside of what is drawn, so no cut is seen as a border.
    """
    world = outlines()
    thinned = [_thin(arc, tolerance) for arc in world.arcs]
    found = []
    for code, rings in world.countries:
        cut = [_cut(_joined(ring, thinned), window) for ring in rings]
        kept = [ring for ring in cut if len(ring) > 2]
        if kept:
            found.append((code, kept))
    return found


def _joined(ring: Iterable[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points[:-1]


def _area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _around(ring: Ring) -> Window:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Window(min(xs), min(ys), max(xs), max(ys))


def _thin(arc: Sequence[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's line: no point that is left out lies further than ``tolerance`` from what is drawn."""
    keep = {0, len(arc) - 1}
    spans = [(0, len(arc) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = 0.0, -1
        for i in range(first + 1, last):
            away = _distance(arc[i], arc[first], arc[last])
            if away > far:
                far, at = away, i
        if far > tolerance:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [arc[i] for i in sorted(keep)]


def _distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length
    share = min(max(share, 0.0), 1.0)
    return float(((p[0] - a[0] - share * dx) ** 2 + (p[1] - a[1] - share * dy) ** 2) ** 0.5)


def _cut(ring: list[Point], window: Window) -> list[Point]:
    """Sutherland and Hodgman's cut of a ring to a rectangle."""
    box = _around(ring) if ring else window
    outside = box.east < window.west or box.west > window.east or box.north < window.south
    if outside or box.south > window.north:
        return []
    sides = ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1))
    for axis, edge, sign in sides:
        ring = list(_cut_side(ring, axis, edge=edge, sign=sign))
    return ring


def _cut_side(ring: Sequence[Point], axis: int, *, edge: float, sign: int) -> Iterator[Point]:
    for a, b in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
        inside = sign * (b[axis] - edge) >= 0
        if (sign * (a[axis] - edge) >= 0) != inside:
            share = (edge - a[axis]) / (b[axis] - a[axis])
            yield (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
        if inside:
            yield b
