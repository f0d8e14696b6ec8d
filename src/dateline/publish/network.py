"""Who acts toward whom: the graph of the deeds, and the table that says the same.

Parties of one country, of the United Nations or the European Union stand together under its name; bodies, groups and persons without a country stand for themselves.
A deed that several do together with nobody as its recipient, such as talks, ties each of them to each other, without a direction.
Groups that no report names are listed in the reports' words, and are no party of the drawing.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.model.event import Event, Party
from dateline.model.record import Record
from dateline.publish import views, words
from dateline.publish.people import MASK

#: In the order of the key.
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
#: Bodies whose offices and officials stand under its name, as those of a country do.
_BODIES = ("UNO", "EUR")
#: How many parties the drawing and the table show; the others stand in the list below only.
NODES = 18
#: Units: of the drawing's own user space.
WIDE, HIGH = 960, 640
_REACH = (300.0, 235.0)


@dataclass(frozen=True, slots=True, order=True)
class End:
    """Who stands at one end of a tie; ``named`` is False for a description in a report's words."""

    name: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class Tie:
    """All deeds of one party toward another. ``mutual`` where they did them together; then ``source`` comes before ``target`` by name."""

    id: str
    source: End
    target: End
    mutual: bool
    events: Mapping[str, tuple[Event, ...]]

    @property
    def acts(self) -> int:
        """How many deeds there are in all."""
        return sum(map(len, self.events.values()))


@dataclass(frozen=True, slots=True)
class Node:
    """A party in the drawing: where its dot and its name stand, ``side`` -1, 0 or 1 for a name to the left, centred, to the right."""

    name: str
    x: float
    y: float
    dot: float
    side: int
    acts: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of one quad class of a tie. ``wide`` grows with the number of deeds."""

    tie: Tie
    quad: str
    path: str
    wide: float
    acts: int


@dataclass(frozen=True, slots=True)
class Graph:
    """What the page draws, and ``of`` how many parties there are in all."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    of: int


@cache
def quad_of(code: str) -> str:
    """The quad class of an event type."""
    return str(lexicon.table("codebook", code.lower())["quad"])


def ties(record: Record) -> list[Tie]:
    """Every pair of parties between which something happened, those with the most deeds first."""
    groups: dict[tuple[End, End, bool], dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    described = _described(record)
    for event in views.deeds(record):
        for pair in _pairs(event, described):
            groups[pair][quad_of(event.type)].append(event)
    frozen = [(key, {q: tuple(found[q]) for q in QUADS if q in found}) for key, found in groups.items()]
    frozen.sort(key=lambda item: (-sum(map(len, item[1].values())), item[0]))
    return [Tie(f"tie-{n}", *key, events) for n, (key, events) in enumerate(frozen, 1)]


def _described(record: Record) -> frozenset[str]:
    return frozenset(a.id for a in record.actors if not a.named)


def _pairs(event: Event, described: frozenset[str]) -> Iterator[tuple[End, End, bool]]:
    actors, recipients = _ends(event.actors, described), _ends(event.recipients, described)
    if recipients:
        yield from ((a, r, False) for a in actors for r in recipients)
    else:
        yield from ((a, b, True) for a, b in itertools.combinations(sorted(actors), 2))


def _ends(parties: Iterable[Party], described: frozenset[str]) -> list[End]:
    return list(dict.fromkeys(_end(p, described) for p in parties if p.name != MASK))


def _end(party: Party, described: frozenset[str]) -> End:
    """Under which name a party stands: that of its country, else its own."""
    rolled = words.is_country(party.country) or party.country in _BODIES
    if rolled and party.id not in described:
        return End(words.country_name(party.country or ""))
    return End(party.name, party.id not in described)


def alone(record: Record) -> list[Event]:
    """The deeds that tie nobody to anybody: one party acts, and no report states on whom."""
    described = _described(record)
    return [e for e in views.deeds(record) if not any(_pairs(e, described))]


def graph(found: Sequence[Tie]) -> Graph | None:
    """The drawing of the foremost parties; None where nobody acts on anybody else."""
    weights: Counter[str] = Counter()
    named = [t for t in found if t.source != t.target and t.source.named and t.target.named]
    for tie in named:
        weights.update({tie.source.name: tie.acts, tie.target.name: tie.acts})
    if not weights:
        return None
    chosen = sorted(weights, key=lambda name: (-weights[name], name))[:NODES]
    shown = [t for t in named if {t.source.name, t.target.name} <= set(chosen)]
    nodes = {n.name: n for n in _around(_ordered(chosen, shown), weights)}
    return Graph(tuple(nodes[name] for name in chosen), tuple(_edges(shown, nodes)), len(weights))


def _ordered(chosen: Sequence[str], shown: Iterable[Tie]) -> list[str]:
    """The parties around the ring: each beside the one to which it is tied most among those that are placed last."""
    between: Counter[frozenset[str]] = Counter()
    for tie in shown:
        between[frozenset((tie.source.name, tie.target.name))] += tie.acts
    ring, rest = [chosen[0]], list(chosen[1:])
    while rest:
        nearest = min(rest, key=lambda n: (-between[frozenset((n, ring[-1]))], chosen.index(n)))
        ring.append(nearest)
        rest.remove(nearest)
    return ring


def _around(ring: Sequence[str], weights: Mapping[str, int]) -> Iterator[Node]:
    for n, name in enumerate(ring):
        angle = 2 * math.pi * n / len(ring) - math.pi / 2
        x, y = WIDE / 2 + _REACH[0] * math.cos(angle), HIGH / 2 + _REACH[1] * math.sin(angle)
        side = 0 if abs(math.cos(angle)) < 0.2 else 1 if math.cos(angle) > 0 else -1
        yield Node(
            name,
            round(x, 1),
            round(y, 1),
            round(min(4 + 1.3 * math.sqrt(weights[name]), 16), 1),
            side,
            weights[name],
        )


def _edges(shown: Iterable[Tie], nodes: Mapping[str, Node]) -> Iterator[Edge]:
    for tie in shown:
        for slot, (quad, events) in enumerate(tie.events.items()):
            path = _curve(nodes[tie.source.name], nodes[tie.target.name], 0.16 + 0.1 * slot)
            yield Edge(tie, quad, path, round(min(1 + 0.8 * math.sqrt(len(events) - 1), 7), 1), len(events))


def _curve(a: Node, b: Node, bend: float) -> str:
    """A curve from dot to dot, bent to the right of its direction, so that both directions are seen."""
    dx, dy = b.x - a.x, b.y - a.y
    cx, cy = (a.x + b.x) / 2 - dy * bend, (a.y + b.y) / 2 + dx * bend
    bow = (cx, cy)
    start, end = _beside(a, bow, a.dot + 1), _beside(b, bow, b.dot + 4)
    return f"M{start[0]:g} {start[1]:g}Q{cx:.1f} {cy:.1f} {end[0]:g} {end[1]:g}"


def _beside(node: Node, to: tuple[float, float], away: float) -> tuple[float, float]:
    """The point ``away`` from the middle of a dot in the direction of ``to``."""
    dx, dy = to[0] - node.x, to[1] - node.y
    length = math.hypot(dx, dy) or 1.0
    return round(node.x + dx / length * away, 1), round(node.y + dy / length * away, 1)


@dataclass(frozen=True, slots=True)
class Table:
    """The twin of the drawing: ``rows`` act toward ``columns``; None where there are no deeds."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Tie | None, ...]], ...]


def table(drawing: Graph, found: Iterable[Tie]) -> Table:
    """The deeds between the parties that are drawn. Those done together stand in both cells."""
    merged: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in found:
        if tie.source.named and tie.target.named:
            merged[tie.source.name, tie.target.name].append(tie)
            if tie.mutual:
                merged[tie.target.name, tie.source.name].append(tie)
    names = [n.name for n in drawing.nodes]
    columns = tuple(b for b in names if any((a, b) in merged for a in names))
    acting = [a for a in names if any((a, b) in merged for b in names)]
    return Table(columns, tuple((a, tuple(_cell(merged.get((a, b), [])) for b in columns)) for a in acting))


def _cell(parts: Sequence[Tie]) -> Tie | None:
    """The tie that a cell leads to, with the deeds of all of them."""
    if not parts:
        return None
    first = parts[0]
    events = {q: tuple(e for p in parts for e in p.events.get(q, ())) for q in QUADS}
    return Tie(first.id, first.source, first.target, first.mutual, {q: e for q, e in events.items() if e})
