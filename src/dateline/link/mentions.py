"""An event mention with what linking compares: who, when, where, how many, what was hit, in which words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from dateline.link.actors import Cast
from dateline.link.campaigns import harmful_types, is_campaign, things_hit
from dateline.link.dates import Days, bounds
from dateline.link.evidence import Stated, normal
from dateline.link.places import is_sea, place_key
from dateline.link.reported import reported_day
from dateline.link.wording import content
from dateline.model.doc import Entity, Place
from dateline.model.statement import EventMention, When

_EXACT_PLACE = 2
_STEM = 5
_LEAD = 700
_WIDE = 3


@dataclass(frozen=True, slots=True)
class Where:
    """A place at the levels on which two can contradict each other. ``exact`` is a town or narrower, ``sea`` the water, ``basin`` the sea that it lies in.

    ``off`` is True for the waters off a land, which no name of a water tells.
    """

    name: str | None
    exact: str | None
    sea: str | None
    country: str | None
    basin: str | None = None
    off: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One event mention, ready to be compared. ``day`` is the one day that it states, ``days`` the stretch.
    Sides are countries, or ids of known actors without a country. Names are ids of others that are named but not known:
    they tell parties apart only from each other. Descriptions without a country ("masked gunmen") are neither.
    ``reported`` is the day that follows from that of the report, ``acts`` how many are told as one, ``targets`` how many things they hit.
    ``foremost``: the title or the first words tell it, before any other of its type.
    ``trigger`` is the beginning of the word that names the happening, and where it stands in the evidence.
    ``campaign``: many acts are told at once, with no day of their own.
    """

    item: Stated
    body: EventMention
    actors: frozenset[str]
    actor_sides: frozenset[str]
    actor_names: frozenset[str]
    recipients: frozenset[str]
    recipient_sides: frozenset[str]
    recipient_names: frozenset[str]
    days: Days | None
    day: dt.date | None
    published: dt.date | None
    reported: When | None
    killed: int | None
    where: Where
    objects: frozenset[str]
    acts: int | None
    targets: int | None
    time: str
    words: str
    content: frozenset[str]
    trigger: tuple[str, int]
    foremost: bool = False
    campaign: bool = False

    @property
    def key(self) -> tuple[str, str, str, str, int, int, int]:
        """Its place in the canonical order."""
        return self.item.key


def mentions(items: Iterable[Stated], cast_: Cast) -> list[Mention]:
    """The event statements in canonical order."""
    events = [s for s in items if isinstance(s.statement.body, EventMention)]
    first = _foremost(events)
    return [
        replace(_mention(s, cast_), foremost=(s.source.report.id, s.index) in first)
        for s in sorted(events, key=lambda s: s.key)
    ]


def _foremost(events: Iterable[Stated]) -> set[tuple[str, int]]:
    """Of each report the first statement of each type and time, where the title or the first words make it."""
    first: dict[tuple[str, str, str], tuple[bool, int, int]] = {}
    for s in events:
        at = s.statement.evidence
        if at.field == "title" or at.start < _LEAD:
            place = (s.source.report.id, cast(EventMention, s.statement.body).type, _time(s))
            here = (at.field != "title", at.start, s.index)
            first[place] = min(first.get(place, here), here)
    return {(report, index) for (report, _, _), (_, _, index) in first.items()}


def _mention(item: Stated, cast_: Cast) -> Mention:
    body = cast(EventMention, item.statement.body)
    actors, recipients = cast_.parties(body.actors), cast_.parties(body.recipients)
    campaign = is_campaign(item, body)
    reported = None if campaign else reported_day(item, body, harmful=body.type in harmful_types())
    days = None if campaign else _days(told_when(body), reported)
    killed = body.toll.killed if body.toll and not campaign else None
    evidence = item.statement.evidence
    said = item.source.report.field_text(evidence.field)[evidence.start : evidence.end]
    start = body.trigger.start - evidence.start
    return Mention(
        item=item,
        body=body,
        actors=frozenset(p.id for p in actors),
        actor_sides=_sides(body.actors, cast_),
        actor_names=_names(body.actors, cast_),
        recipients=frozenset(p.id for p in recipients),
        recipient_sides=_sides(body.recipients, cast_),
        recipient_names=_names(body.recipients, cast_),
        days=days,
        day=days[0] if days and days[0] == days[1] else None,
        published=item.source.report.published,
        reported=reported,
        killed=killed.best if killed and killed.qualifier == "exactly" else None,
        where=_where(body.place),
        objects=frozenset(o.kind for o in body.objects),
        acts=body.count if body.count and body.count > 1 else None,
        targets=things_hit(body),
        time=_time(item),
        words=normal(said),
        content=content(said),
        trigger=(said[max(0, start) :][:_STEM].casefold(), start),
        campaign=campaign,
    )


def told_when(body: EventMention) -> When | None:
    """The time that the mention gives; what is only known to have been announced on a day took place about then."""
    when, announced = body.when, body.announced
    if when is None or announced is None or when.basis != "relative" or when.date_prec < _WIDE:
        return when
    held, day = bounds(when.edtf), bounds(announced.edtf)
    about = held and day and day[0] == day[1] and held[0] <= day[0] <= held[1]
    return When(f"{day[0]}~", 2, "relative") if about and day else when


def _days(stated: When | None, reported: When | None) -> Days | None:
    """The stretch in which it took place: as stated, or the day of a log that tells it."""
    if reported is not None and reported.date_prec == 1:
        return bounds(reported.edtf)
    firm = stated is not None and stated.basis in ("stated", "relative")
    return bounds(stated.edtf) if stated and firm else None


def _sides(entities: Iterable[Entity], cast_: Cast) -> frozenset[str]:
    return frozenset(
        (p := cast_.party(e)).country or p.id for e in entities if e.actor or cast_.party(e).country
    )


def _names(entities: Iterable[Entity], cast_: Cast) -> frozenset[str]:
    return frozenset(p.id for e in entities if e.named and not e.actor and not (p := cast_.party(e)).country)


def _time(item: Stated) -> str:
    modality = item.statement.modality
    return "actual" if modality == "actual" else modality


def _where(place: Place | None) -> Where:
    if place is None:
        return Where(None, None, None, None)
    name = "|".join(place_key(place))
    if is_sea(place):
        return Where(name, None, normal(place.name), None, place.basin, off=place.near is not None)
    exact = name if place.where_prec is not None and place.where_prec <= _EXACT_PLACE else None
    return Where(name, exact, None, place.country)
