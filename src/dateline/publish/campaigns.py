"""Campaigns as a reader would tell them: one line for each act, numbered, with its follow-ups under it and the sum at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.model.event import Event
from dateline.model.record import Record
from dateline.publish.views import in_time


@dataclass(frozen=True, slots=True)
class Campaign:
    """A series and its acts in the order of time. ``counted`` is how many acts it has, those told as one apart;
    ``killed`` sums the figures that stand, ``unknown`` counts the lines without one. What nobody confirmed is in none of them."""

    series: Event
    acts: tuple[Event, ...]
    counted: int
    killed: int
    unknown: int


def campaigns(record: Record) -> tuple[Campaign, ...]:
    """The series of which the record has acts, those with the most acts first."""
    parts: dict[str, list[Event]] = defaultdict(list)
    for event in in_time(record.events):
        if event.part_of and not event.follows and event.judgement != "rejected":
            parts[event.part_of].append(event)
    found = [_campaign(e, parts[e.id]) for e in in_time(record.events) if e.level == "series" and parts[e.id]]
    return tuple(sorted(found, key=lambda c: -len(c.acts)))


def _campaign(series: Event, acts: Iterable[Event]) -> Campaign:
    acts = tuple(acts)
    figures = [_killed(a) for a in acts if a.number is not None]
    counted = dict(series.units or ()).get("strikes", 0)
    return Campaign(series, acts, counted, sum(f or 0 for f in figures), sum(f is None for f in figures))


def _killed(act: Event) -> int | None:
    value = dict(act.toll).get("killed")
    return value.best if value else None


def sequels(record: Record) -> Mapping[str, tuple[Event, ...]]:
    """The follow-ups of each act, in the order of time."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in in_time(record.events):
        if event.follows:
            found[event.follows].append(event)
    return {act: tuple(events) for act, events in found.items()}
