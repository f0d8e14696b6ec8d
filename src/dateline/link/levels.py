"""Acts that belong together: a follow-up and what it follows are one incident, acts that recur within weeks one series.

An incident is the row of its first act; a series the row of the talk of the campaign, and the acts in it are counted and numbered.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.link.campaigns import harmful_types
from dateline.link.compare import distance_days, places_differ, target_of, within
from dateline.link.dates import Days, bounds
from dateline.link.mentions import Mention
from dateline.model.event import DateField, Event, PlaceField
from dateline.model.statement import When

RECURS_DAYS = 45
_NARROW_DAYS = 7
_MONTH_DAYS = 31
_OPEN = 5
_MONTH = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """An event with the mentions that it is made of. ``days`` is when it took place, where that is known to a week."""

    event: Event
    mentions: Sequence[Mention]
    sides: frozenset[str]
    target: frozenset[str]
    days: Days | None

    @property
    def campaign(self) -> bool:
        return all(m.campaign for m in self.mentions)


def _row(event: Event, mentions: Sequence[Mention]) -> _Row:
    sides: frozenset[str] = frozenset().union(*(m.actor_sides for m in mentions))
    target: frozenset[str] = frozenset().union(*(target_of(m) for m in mentions))
    if not target and any(m.where.sea for m in mentions):
        # what is hit at sea is a vessel
        target = frozenset({"vessel"})
    days = bounds(event.date.edtf)
    narrow = days if days and (days[1] - days[0]).days <= _NARROW_DAYS else None
    return _Row(event, mentions, sides, target, narrow)


def arranged(events: Sequence[Event], mentions: Sequence[Sequence[Mention]]) -> tuple[Event, ...]:
    """The events with ``level``, ``part_of``, ``follows``, ``number`` and the units of series filled.

    ``mentions`` are those of each event, in the same order. A follow-up is part of its incident, not of a series beside it.

    Misses: campaigns that no report speaks of as such; follow-ups that no word says to be one.
    """
    rows = {e.id: _row(e, m) for e, m in zip(events, mentions, strict=True)}
    follows = dict(_sequels(rows.values()))
    series = _members(rows, follows)
    changed = dict(_incidents(rows, follows))
    for head, acts in series.items():
        numbered = _numbered([changed.get(a, rows[a].event) for a in acts], head)
        changed |= {e.id: e for e in numbered}
        changed[head] = _series(rows[head].event, numbered)
    for row in rows.values():
        if row.campaign and row.event.id not in series:
            changed[row.event.id] = _unplaced(row)
    return tuple(changed.get(e.id, e) for e in events)


def _is_act(row: _Row) -> bool:
    told = row.event.modality == "actual" and row.event.judgement != "rejected"
    return told and row.event.type in harmful_types() and not row.campaign


def _sequels(rows: Iterable[_Row]) -> Iterator[tuple[str, str]]:
    """Each follow-up with the act that it follows: the last one that its reports tell before it, of the same sides, place and week."""
    acts = sorted((r for r in rows if _is_act(r)), key=lambda r: r.event.id)
    first = [r for r in acts if not _is_sequel(r)]
    for row in filter(_is_sequel, acts):
        near = [(key, r.event.id) for r in first if (key := _before(row, r)) is not None]
        if near:
            yield row.event.id, max(near)[1]


def _is_sequel(row: _Row) -> bool:
    return any(m.body.sequel for m in row.mentions)


def _before(sequel: _Row, act: _Row) -> tuple[bool, int, int] | None:
    """How near an act stands before its follow-up: in one report, by place in the text, by day; None where it cannot be that act."""
    if sequel.event.type != act.event.type or not (sequel.sides & act.sides):
        return None
    best = None
    for m in sequel.mentions:
        for o in act.mentions:
            if places_differ(m.where, o.where) or (m.days and o.days and distance_days(m, o) > 1):
                continue
            together = m.item.source.report.id == o.item.source.report.id
            if together or (m.day and m.day == o.day):
                text = o.body.trigger.start if together else -1
                at = (together and o.key < m.key, text, -distance_days(m, o))
                best = max(best, at) if best else at
    return best


def _incidents(rows: Mapping[str, _Row], follows: Mapping[str, str]) -> Iterator[tuple[str, Event]]:
    """First acts as incidents, with how many acts they have, and the follow-ups as their parts."""
    parts: dict[str, list[str]] = defaultdict(list)
    for sequel, act in follows.items():
        parts[act].append(sequel)
        yield sequel, replace(rows[sequel].event, part_of=act, follows=act)
    for act, own in parts.items():
        units = {**dict(rows[act].event.units or ()), "acts": 1 + len(own)}
        yield act, replace(rows[act].event, level="incident", units=tuple(sorted(units.items())))


def _members(rows: Mapping[str, _Row], follows: Mapping[str, str]) -> dict[str, list[str]]:
    """For each campaign its acts, in the order of time. An act is in one series, that of which the most origins speak."""
    campaigns = _most_told(rows.values())
    free = {r.event.id for r in rows.values() if _is_act(r) and r.days and r.event.id not in follows}
    found: dict[str, list[str]] = {}
    for campaign in campaigns:
        only = not any(o is not campaign and _side_by_side(o, campaign) for o in campaigns)
        alike = sorted(
            (d[0], i) for i in free if _is_one_of(rows[i], campaign, only=only) and (d := rows[i].days)
        )
        acts = [i for run in _runs(alike) if _is_spoken_of(run, campaign) for _, i in run]
        if acts:
            found[campaign.event.id] = acts
            free -= set(acts)
    return found


def _most_told(rows: Iterable[_Row]) -> list[_Row]:
    return sorted((r for r in rows if r.campaign), key=lambda r: (-r.event.origins, r.event.id))


def _side_by_side(one: _Row, other: _Row) -> bool:
    """Whether two campaigns of one side are told, against different targets."""
    return bool(one.target and one.event.type == other.event.type and one.sides & other.sides)


def _is_one_of(act: _Row, campaign: _Row, *, only: bool) -> bool:
    """Whether the act is of the campaign's kind; one without a stated target where the side has no other campaign (``only``)."""
    same = act.event.type == campaign.event.type and bool(act.sides & campaign.sides)
    return same and bool(act.target & campaign.target or (only and not act.target))


def _runs(acts: Sequence[tuple[dt.date, str]]) -> Iterator[list[tuple[dt.date, str]]]:
    """Acts in rows, in each of which one follows the other within weeks."""
    run: list[tuple[dt.date, str]] = []
    for day, id_ in acts:
        if run and (day - run[-1][0]).days > RECURS_DAYS:
            yield run
            run = []
        run.append((day, id_))
    if run:
        yield run


def _is_spoken_of(run: Sequence[tuple[dt.date, str]], campaign: _Row) -> bool:
    """Whether the reports that speak of the campaign came out while the acts went on, or soon after."""
    near = dt.timedelta(days=RECURS_DAYS)
    said = (m.published for m in campaign.mentions if m.published)
    return any(run[0][0] <= at <= run[-1][0] + near for at in said)


def is_confirmed(event: Event) -> bool:
    """False for what one official of the acting side mentioned once, without toll or place, and nobody else."""
    bare = event.status == "claimed by the acting party only" and not event.toll and event.place is None
    return not (bare and event.origins == 1)


def _numbered(acts: Iterable[Event], series: str) -> list[Event]:
    """The acts with their place in the series; what nobody confirmed is listed without a number."""
    found, at = [], 1
    for act in acts:
        confirmed = is_confirmed(act)
        found.append(replace(act, part_of=series, number=at if confirmed else None))
        at += _told_as(act) if confirmed else 0
    return found


def _told_as(act: Event) -> int:
    """How many acts the row stands for: "three strikes on one day"."""
    return dict(act.units or ()).get("strikes", 1)


def _series(event: Event, acts: Sequence[Event]) -> Event:
    counted = [a for a in acts if a.number is not None]
    if event.judgement == "corrected":
        return replace(event, level="series")
    strikes = sum(map(_told_as, counted))
    targets = sum(dict(a.units or ()).get("targets", 1) for a in counted if a.objects)
    units = tuple((unit, n) for unit, n in (("strikes", strikes), ("targets", targets)) if n)
    date = _from_first_to_last(acts)
    place = _where_all(acts) if any(a.place for a in acts) else event.place
    return replace(event, level="series", units=units or None, toll=(), date=date, place=place)


def _where_all(acts: Sequence[Event]) -> PlaceField | None:
    """The place in which all of the acts lie that have one: that of most of them; None where one has another."""
    counts = Counter(a.place for a in acts if a.place is not None)
    widest = counts.most_common(1)[0][0] if counts else None
    inside = (p == widest or (widest is not None and within(p.name, widest.name)) for p in counts)
    return widest if all(inside) else None


def _from_first_to_last(acts: Sequence[Event]) -> DateField:
    first = min(a.date.start for a in acts if a.date.start)
    last = max(a.date.end for a in acts if a.date.end)
    length = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days
    prec = _OPEN if length > _MONTH_DAYS else _MONTH
    return DateField(first if first == last else f"{first}/{last}", first, last, prec, "relative")


def _unplaced(row: _Row) -> Event:
    """A campaign of which the record has no act: what is said of its beginning, and how many acts are stated."""
    if row.event.judgement == "corrected":
        return replace(row.event, level="series")
    begun = [m.body.when for m in row.mentions if m.body.when and not _is_day(m.body.when)]
    when = min(begun, key=lambda w: (w.date_prec, w.edtf), default=None)
    return replace(row.event, level="series", toll=(), date=_stated(row.event, when.edtf if when else None))


def _is_day(when: When) -> bool:
    """Whether a time is known to a week, or to nothing that a calendar has: neither tells when a campaign began."""
    days = bounds(when.edtf)
    return when.date_prec < _MONTH and (days is None or (days[1] - days[0]).days <= _NARROW_DAYS)


def _stated(event: Event, edtf: str | None) -> DateField:
    if edtf is None:
        return DateField(None, None, None, None, "none")
    if event.date.edtf == edtf:
        return event.date
    days = bounds(edtf)
    start, end = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    return DateField(edtf, start, end, _OPEN, "relative")
