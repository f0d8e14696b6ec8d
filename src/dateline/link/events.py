"""Groups of mentions become events of the record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.link import judged
from dateline.link.actors import Cast
from dateline.link.campaigns import harmful_types
from dateline.link.compare import forbids, speaks_for
from dateline.link.evidence import Stated, content_id, evidence, passages
from dateline.link.fields import (
    announced_of,
    conflicts_of,
    date_of,
    most,
    objects_of,
    place_of,
)
from dateline.link.levels import arranged
from dateline.link.mentions import Mention, mentions
from dateline.link.merge import Group, merge
from dateline.link.sides import beside, persons_first, side_of
from dateline.link.status import bases_of, status_of
from dateline.link.summary import summary
from dateline.link.tolls import tolls
from dateline.model.doc import Modality, Span
from dateline.model.event import Event, Evidence, Relation
from dateline.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Happenings:
    """The events, which event each statement went into, and on which event each judgement bears."""

    events: tuple[Event, ...]
    homes: Mapping[tuple[str, int], str]
    judged: Mapping[str, str] = field(default_factory=dict)


def happenings(
    items: Iterable[Stated],
    cast: Cast,
    *,
    retracted: Collection[str] = (),
    judgements: Sequence[Judgement] = (),
) -> Happenings:
    """All events that the statements mention, by id, as the standing ``judgements`` have them."""
    groups = judged.regrouped(merge(mentions(items, cast)), judgements)
    ids = _ids(groups)
    denials = _denials(groups, cast)
    bears = judged.bearing(groups, judgements)
    decisions = judged.decided(bears, judgements)
    rows = [
        _event(
            ids[i],
            group,
            cast,
            denied_by=denials.get(i, ()),
            retracted=retracted,
            decided=decisions.get(i, judged.Decided()),
        )
        for i, group in enumerate(groups)
    ]
    members = [g.mentions for g in groups]
    rows = [
        replace(e, summary=_told(e, m, cast)) for e, m in zip(arranged(rows, members), members, strict=True)
    ]
    homes = {
        (m.item.source.report.id, m.item.index): ids[i] for i, g in enumerate(groups) for m in g.mentions
    }
    return Happenings(tuple(sorted(rows, key=lambda e: e.id)), homes, {j: ids[at] for j, at in bears.items()})


def _ids(groups: Sequence[Group]) -> list[str]:
    """An id for each group; groups with an equal least mention (copies that did not merge) are told apart by their order."""
    taken: Counter[str] = Counter()
    ids = []
    for group in groups:
        id_ = group.id
        taken[id_] += 1
        ids.append(id_ if taken[id_] == 1 else content_id("e", id_, taken[id_]))
    return ids


def _denials(groups: Sequence[Group], cast: Cast) -> dict[int, set[Relation]]:
    """For each deed the relation of those who deny it: negated mentions of what would otherwise be one happening with it."""
    found: dict[int, set[Relation]] = defaultdict(set)
    by_type: dict[str, list[tuple[int, Group]]] = defaultdict(list)
    for i, g in enumerate(groups):
        by_type[g.mentions[0].body.type].append((i, g))
    for alike in by_type.values():
        denied = [g for _, g in alike if g.mentions[0].time == "negated"]
        for i, g in alike:
            if g.mentions[0].time != "actual":
                continue
            for other in denied:
                if _concerns(other.mentions, g.mentions):
                    found[i] |= {
                        b.relation for b in bases_of(other.mentions, cast) if b.relation != "reporter"
                    }
    return found


def _concerns(denials: Sequence[Mention], deeds: Sequence[Mention]) -> bool:
    pairs = [(a, b) for a in denials for b in deeds]
    return any(speaks_for(a, b) for a, b in pairs) and not any(
        forbids(a, b) not in (None, "modality") for a, b in pairs
    )


def _event(
    id_: str,
    group: Group,
    cast: Cast,
    *,
    denied_by: Collection[Relation],
    retracted: Collection[str],
    decided: judged.Decided,
) -> Event:
    members, first, corrected = group.mentions, group.mentions[0], decided.corrections
    actors = side_of(members, cast, lambda m: m.body.actors)
    recipients = side_of(
        members, cast, lambda m: m.body.recipients, harmed=first.body.type in harmful_types()
    )
    who = corrected.parties("actors", actors.parties, cast)
    whom = beside(recipients.parties, actors.parties, cast, type_=first.body.type)
    whom = corrected.parties("recipients", whom, cast)
    modality: Modality = corrected.values.get("modality", first.item.statement.modality)  # type: ignore[assignment]
    bases = bases_of(members, cast)
    status = status_of(members, bases, denied_by=denied_by, retracted=retracted)
    published = sorted(m.item.published for m in members if m.item.published)
    return Event(
        id=id_,
        level="act",
        part_of=None,
        follows=None,
        type=corrected.values.get("type", first.body.type),
        mode=corrected.text("mode", most(members, lambda m: m.body.mode)),
        contexts=tuple(sorted({c for m in members for c in m.body.contexts})),
        actors=who,
        recipients=whom,
        objects=objects_of(members),
        responsibility=most(members, lambda m: m.body.responsibility),
        date=corrected.date(date_of(members)),
        announced=announced_of(members),
        place=corrected.place(place_of(members)),
        units=_units(members),
        toll=corrected.tolls(tolls(members, cast)),
        modality=modality,
        background=all(m.item.statement.background for m in members),
        status=status,
        judgement=decided.review,
        reports=len({m.item.source.report.id for m in members}),
        origins=len({m.item.source.origin for m in members}),
        bases=bases,
        outlets=len({m.item.source.report.outlet.name for m in members if m.item.source.report.outlet}),
        passages=_passages(members),
        conflicts=conflicts_of(members, cast),
        first_reported=min(published, default=None),
        last_reported=max(published, default=None),
        summary="",
        confidence=_confidence(members),
        rules=tuple(sorted(group.rules | actors.rules | recipients.rules)),
    )


def _told(event: Event, members: Sequence[Mention], cast: Cast) -> str:
    """The event in a sentence."""
    return summary(
        (event.type, event.mode, event.modality),
        actors=event.actors,
        recipients=persons_first(event.recipients, cast, things=bool(event.objects)),
        objects=event.objects,
        date=event.date,
        place=event.place,
        toll=event.toll,
        bases=event.bases,
        status=event.status,
        acts=most(members, lambda m: m.acts),
        level=event.level,
        units=event.units,
        private=cast.private,
        described=cast.described,
    )


def _units(members: Sequence[Mention]) -> tuple[tuple[str, int], ...] | None:
    """How many acts are told as one, and how many things they hit, where reports count them."""
    counts = {"strikes": most(members, lambda m: m.acts), "targets": most(members, lambda m: m.targets)}
    found = tuple((unit, n) for unit, n in counts.items() if n and n > 1)
    return found or None


def _confidence(members: Sequence[Mention]) -> float:
    """That at least one of the independent tellings was read rightly; copies add nothing."""
    best: dict[str, float] = {}
    for m in members:
        best[m.item.source.origin] = max(best.get(m.item.source.origin, 0.0), m.item.statement.confidence)
    wrong = 1.0
    for c in sorted(best.values()):
        wrong *= 1 - c
    return round(1 - wrong, 3)


def _passages(members: Sequence[Mention]) -> tuple[Evidence, ...]:
    main = {p.id: p for p in passages(m.item for m in members)}
    for m in members:
        for span in m.body.also:
            further = evidence(m.item.source, _sentence(m, span))
            main.setdefault(further.id, further)
    return tuple(main.values())


def _sentence(m: Mention, span: Span) -> Span:
    """The sentence around a further mention, so that the passage can be read by itself."""
    return next((s.span for s in m.item.source.reading.sentences if s.span.covers(span)), span)
