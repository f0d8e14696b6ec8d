"""Places of many reports resolved to one row each: by gazetteer identity first, then by country and name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields

from dateline.link.evidence import Stated, content_id, normal, passages
from dateline.model.doc import Place
from dateline.model.event import Event, PlaceField, PlaceRow
from dateline.model.statement import EventMention, Flow

_PART = 5
SEA_KINDS = frozenset({"sea", "ocean", "strait", "gulf", "bay", "channel", "water"})


def place_key(place: Place | PlaceField) -> tuple[str, ...]:
    """What makes two places the same."""
    if place.gazetteer:
        return ("id", place.gazetteer)
    return ("name", place.country or "", normal(place.name))


def is_sea(place: Place | PlaceField) -> bool:
    """Whether the place is a stretch of water."""
    return place.kind in SEA_KINDS or place.where_prec == 7


def place_rows(items: Iterable[Stated]) -> tuple[PlaceRow, ...]:
    """The places that statements cite."""
    groups: dict[tuple[str, ...], list[tuple[Stated, Place]]] = defaultdict(list)
    for s in sorted(items, key=lambda s: s.key):
        for place in _places(s):
            groups[_row_key(place)].append((s, place))
    rows = (_row(key, group) for key, group in groups.items())
    return tuple(sorted(rows, key=lambda r: r.id))


def _row_key(place: Place) -> tuple[str, ...]:
    """A row's identity: the waters off a land, a point at a distance and a part of a land are other places than the land."""
    apart = (place.distance or "", place.bearing or "") if place.distance else ()
    if place.near:
        return (*place_key(place), "near", str(place.where_prec), *apart)
    part = place.kind == "country" and place.where_prec == _PART
    return (*place_key(place), normal(place.name)) if part else place_key(place)


def _places(item: Stated) -> tuple[Place, ...]:
    body = item.statement.body
    if isinstance(body, EventMention):
        return (body.place,) if body.place else ()
    if isinstance(body, Flow):
        return tuple(p for p in (body.from_, body.to) if isinstance(p, Place))
    return ()


def _row(key: tuple[str, ...], group: list[tuple[Stated, Place]]) -> PlaceRow:
    place = group[0][1]
    zoned = next((p for _, p in group if p.zone), None)
    told = field(place)
    shared = {f.name: getattr(told, f.name) for f in fields(told)}
    return PlaceRow(
        **shared | {"zone": zoned.zone if zoned else None, "zone_by": zoned.zone_by if zoned else None},
        id=content_id("pl", *key),
        reports=len({s.source.report.id for s, _ in group}),
        passages=passages(s for s, _ in group),
    )


def field(place: Place) -> PlaceField:
    """A place as an event cites it."""
    return PlaceField(**{f.name: getattr(place, f.name) for f in fields(PlaceField)})


def unresolved(places: Iterable[PlaceRow]) -> tuple[PlaceRow, ...]:
    """The places that reports name and no gazetteer knows: they have no coordinates, and a desk may add them to its ``desk.toml``."""
    return tuple(p for p in places if p.lat is None or p.lon is None)


def unplaced(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events for which no report states a place."""
    return tuple(e for e in events if e.place is None)
