"""One value for each field of a happening, from many mentions: by the number of independent origins, never of copies.

What contradicts the chosen value stays beside it in ``conflicts``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from dateline import lexicon
from dateline.link.actors import Cast
from dateline.link.compare import places_differ, within
from dateline.link.dates import bounds, gap_days
from dateline.link.evidence import content_id, normal
from dateline.link.mentions import Mention, told_when
from dateline.link.places import field as place_field
from dateline.link.places import is_sea
from dateline.link.tolls import toll_conflicts
from dateline.model.doc import Place
from dateline.model.event import ConflictValue, DateField, FieldConflict, ObjectField, PlaceField
from dateline.model.statement import Announced, Object, When

T = TypeVar("T", bound=Hashable)

NO_DATE = DateField(None, None, None, None, "none")
_MINOR_SHARE = 0.25
_MARKS = re.compile(r"[\"“”„«»]")
_NARROW_DAYS = 7
_MONTH = 4
_ABOUT = 2


def support(members: Iterable[Mention], value: Callable[[Mention], T | None]) -> dict[T, int]:
    """From how many origins each value comes; mentions without one do not count."""
    origins: dict[T, set[str]] = defaultdict(set)
    for m in members:
        found = value(m)
        if found is not None:
            origins[found].add(m.item.source.origin)
    return {v: len(o) for v, o in origins.items()}


def most(members: Sequence[Mention], value: Callable[[Mention], T | None]) -> T | None:
    """The value with the most origins; of equal ones the first in canonical order."""
    counts = support(members, value)
    return max(counts, key=lambda v: counts[v]) if counts else None


def date_of(members: Sequence[Mention]) -> DateField:
    """The most exact date that the most origins state, or that of a report that opens with it; all None where there is neither."""
    counts = support(members, lambda m: m.reported) | support(members, _told)
    counts = {w: n for w, n in counts.items() if not _after_its_news(w, counts)}
    if not counts:
        return NO_DATE
    return date_field(min(counts, key=lambda w: (*_exactness(w), -counts[w], w.edtf)))


def _told(m: Mention) -> When | None:
    """The time of the mention; the month of the report alone says no more than when it was written."""
    when = told_when(m.body)
    return None if when and when.basis == "published" and when.date_prec >= _MONTH else when


def _after_its_news(when: When, others: Iterable[When]) -> bool:
    """Whether a day of publication lies after a day on which the happening was made public."""
    day = bounds(when.edtf)
    known = (bounds(o.edtf) for o in others if o.date_prec == _ABOUT and o.basis != "published")
    return when.basis == "published" and day is not None and any(d and d[1] < day[0] for d in known)


def _exactness(when: When) -> tuple[int, int]:
    """A stated day comes first, then the day of publication where the words point to it, then an approximate day or a week, then longer stretches."""
    days = bounds(when.edtf)
    if days is None:
        return 4, when.date_prec
    if when.date_prec == 1:
        return int(when.basis == "published"), 1
    narrow = (days[1] - days[0]).days <= _NARROW_DAYS
    return (2 if when.basis != "published" else 3) if narrow else 4, when.date_prec


def date_field(when: When | None) -> DateField:
    """A stated time with its first and last possible day."""
    if when is None:
        return NO_DATE
    days = bounds(when.edtf)
    start, end = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    return DateField(when.edtf, start, end, when.date_prec, when.basis)


def announced_of(members: Sequence[Mention]) -> Announced | None:
    """The day on which the act was made public, as the most origins have it, with who is named to have done so."""
    day = most(members, lambda m: m.body.announced.edtf if m.body.announced else None)
    told = [m for m in members if m.body.announced and m.body.announced.edtf == day]
    by = most(told, lambda m: m.body.announced.by if m.body.announced else None)
    return Announced(day, by) if day else None


def place_of(members: Sequence[Mention]) -> PlaceField | None:
    """The most exact place that the most origins state, with the zone that the most of them give it."""
    counts = support(members, lambda m: _bare(m.body.place) if m.body.place else None)
    if not counts:
        return None
    best = max(counts.values())
    backed = [p for p, n in counts.items() if n >= best * _MINOR_SHARE]
    backed = [p for p in backed if not any(_is_wider(p, o) for o in backed)]
    place = min(backed, key=lambda p: (p.where_prec or 9, -counts[p], p.name))
    zone = most(members, lambda m: _zone(m.body.place)) if is_sea(place) else None
    return replace(place, zone=zone[0], zone_by=zone[1] or None) if zone else place


def _bare(place: Place) -> PlaceField:
    return replace(place_field(place), zone=None, zone_by=None)


def _zone(place: Place | None) -> tuple[str, str] | None:
    return (place.zone, place.zone_by or "") if place and place.zone else None


def _is_wider(place: PlaceField, other: PlaceField) -> bool:
    """Whether another water of the mentions lies in this one, or off this land: the Pacific beside the eastern Pacific."""
    if place.kind == "country" and is_sea(other) and other.near == place.name:
        return True
    waters = is_sea(place) and is_sea(other) and not place.near and not other.near
    return waters and within(other.name, place.name) and not within(place.name, other.name)


def objects_of(members: Sequence[Mention]) -> tuple[ObjectField, ...]:
    """What was acted on: one object for each kind, with what is stated of it."""
    kinds: dict[str, list[Object]] = defaultdict(list)
    # words of the language that the record is written in come first
    for m in sorted(members, key=lambda m: m.item.source.report.language != "en"):
        for thing in m.body.objects:
            kinds[thing.kind].append(thing)
    return tuple(_object(kind, kinds[kind]) for kind in sorted(kinds))


def _object(kind: str, things: Sequence[Object]) -> ObjectField:
    counts: dict[int, int] = defaultdict(int)
    names: dict[str, int] = defaultdict(int)
    for t in things:
        names[bare_name(t.name) or kind] += 1
        if t.count:
            counts[t.count] += 1
    return ObjectField(
        kind=kind,
        name=min(names, key=lambda n: (not n.isascii(), -names[n], len(n), n)),
        flag=next((t.flag for t in things if t.flag), None),
        departed_from=next((t.departed_from for t in things if t.departed_from), None),
        count=max(counts, key=lambda c: (counts[c], -c)) if counts else None,
    )


def bare_name(name: str) -> str:
    """A thing's name without quotation marks and the words before it that count or point."""
    words = _MARKS.sub("", name).split()
    opening = lexicon.table("linking", "relations")["objects"]["opening"]
    while words and (words[0].casefold() in opening or words[0].isdigit()):
        words = words[1:]
    if words[:1] and words[0] == words[0].title() and words[0].casefold() in _common():
        words[0] = words[0].casefold()
    return " ".join(words)


def _common() -> Collection[str]:
    found: Collection[str] = lexicon.table("linking", "relations")["objects"]["common"]
    return found


def conflicts_of(members: Sequence[Mention], cast: Cast) -> tuple[FieldConflict, ...]:
    """Every field on which mentions contradict each other, with all its values."""
    places = (*_place_conflict(members), *_zone_conflict(members))
    found = [*_date_conflict(members), *places, *toll_conflicts(members, cast)]
    return tuple(sorted(found, key=lambda c: c.field))


def _date_conflict(members: Sequence[Mention]) -> Iterator[FieldConflict]:
    dated = [m for m in members if m.days]
    apart = any(gap_days(a.days, b.days) for a in dated for b in dated if a.days and b.days)
    if apart:
        yield FieldConflict("date", _values(dated, lambda m: m.body.when.edtf if m.body.when else ""))


def _place_conflict(members: Sequence[Mention]) -> Iterator[FieldConflict]:
    placed = [m for m in members if m.where.name]
    if any(places_differ(a.where, b.where) for a in placed for b in placed):
        yield FieldConflict("place", _values(placed, lambda m: m.body.place.name if m.body.place else ""))


def _zone_conflict(members: Sequence[Mention]) -> Iterator[FieldConflict]:
    """Reports or speakers that put a deed at sea in different legal zones."""
    zoned = [m for m in members if m.body.place and m.body.place.zone]
    if len({m.body.place.zone for m in zoned if m.body.place}) > 1:
        yield FieldConflict("zone", _values(zoned, lambda m: (m.body.place and m.body.place.zone) or ""))


def _values(members: Sequence[Mention], value: Callable[[Mention], str]) -> tuple[ConflictValue, ...]:
    passages: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for m in members:
        speaker = m.item.speaker
        passages[value(m), speaker.name if speaker else None].append(m.item.evidence.id)
    ordered = sorted(passages, key=lambda k: (k[0], k[1] or ""))
    return tuple(ConflictValue(v, c, tuple(dict.fromkeys(passages[v, c]))) for v, c in ordered)


def least_id(members: Sequence[Mention]) -> str:
    """The identifier of a happening: a hash of its least mention."""
    least = min(members, key=lambda m: m.key)
    trigger = least.body.trigger
    text = least.item.source.report.text_sha256
    return content_id(
        "e", text, trigger.field, trigger.start, trigger.end, least.body.type, normal(least.time)
    )
