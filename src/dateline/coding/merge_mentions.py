"""Mentions of one happening in one report become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.coding.days import days_of
from dateline.model.doc import Entity, Modality, Place, Span
from dateline.model.statement import EventMention, When

# modalities in which two mentions can be of one happening
WORLDS = {"actual": 0, "future": 1, "hypothetical": 1, "negated": 2}
# types whose acts against people are told apart by how many they are
COUNTED = frozenset({"ASSAULT", "COERCE", "RETREAT"})
TOWN = 2
_WIDEST = 9
# UCDP's precision of a day that is only about right, and the days that it may be off for one deed
ABOUT = 2
# nameless people a few sentences apart are others, unless the report's beginning speaks of them
NEAR = 2
LEAD = 1
# fewer dead than these are what many deeds have
SEVERAL = 4
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
COMMON = frozenset(
    {
        "the", "a", "an", "of", "and", "in", "on", "from", "at", "to", "government", "president", "forces",
        "military", "army", "minister", "alleged", "suspected", "two", "three",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A coded mention with what decides about merging.

    ``thing`` is the kind of thing acted on, ``result`` marks words for what an attack did to people ("killing three"), ``linked``
    that the words hang on another act's words by coordination or as a participle, ``outcome`` that they take up a deed
    told before to say what it did ("the strike killed three").
    """

    event: EventMention
    evidence: Span
    modality: Modality
    background: bool
    confidence: float
    sentence: int
    thing: str | None = None
    result: bool = False
    linked: bool = False
    outcome: bool = False
    whole: bool = True
    count: int | None = None

    def completeness(self) -> tuple[int, float]:
        """How much the mention tells."""
        e = self.event
        told = (e.actors, e.recipients, e.when, e.place, e.toll and e.toll.killed, e.mode)
        dead = bool(e.toll and e.toll.killed and e.toll.killed.best)
        score = sum(bool(x) for x in told) * 2 + bool(e.actors) * 3 + dead * 3 + self.whole - self.result * 6
        return score, self.confidence


def merged(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """One mention for each happening: the most complete one, with the others' triggers in ``also`` and its gaps filled from them."""
    mentions = tuple(mentions)
    contested = _contested(mentions)
    groups: list[list[Mention]] = []
    for n, mention in enumerate(mentions):
        home = None if n in contested else next((g for g in reversed(groups) if _belongs(mention, g)), None)
        if home is not None:
            home.append(mention)
        else:
            groups.append([_taken_up(mention, groups) if mention.outcome else mention])
    return tuple(_one(g) for g in groups)


def _contested(mentions: tuple[Mention, ...]) -> frozenset[int]:
    """Outcomes that the report tells in contradictory figures, each to be kept with whoever gives it."""
    told = [(n, m) for n, m in enumerate(mentions) if m.outcome]
    return frozenset(
        n
        for n, m in told
        if any(_tolls_differ(m, o) and abs(m.sentence - o.sentence) <= NEAR for _, o in told)
    )


def _taken_up(mention: Mention, groups: list[list[Mention]]) -> Mention:
    """An outcome with doer, day, place and object of the deed that it takes up, where its own words give none."""
    for group in reversed(groups):
        told = _one(group)
        if _is_deed_of(mention, told):
            event = replace(
                mention.event,
                actors=mention.event.actors or told.event.actors,
                when=mention.event.when or told.event.when,
                place=mention.event.place or told.event.place,
                objects=mention.event.objects or told.event.objects,
            )
            return replace(mention, event=event)
    return mention


def _is_deed_of(outcome: Mention, told: Mention) -> bool:
    harming = told.event.type in ("ASSAULT", "COERCE") and not told.outcome
    if not harming or WORLDS[told.modality] != WORLDS[outcome.modality]:
        return False
    return not _dates_differ(told, outcome) and not _places_differ(told, outcome)


def _belongs(mention: Mention, group: list[Mention]) -> bool:
    if any(_part_of_one_telling(mention, other) for other in group):
        return not any(
            _dates_differ(mention, o)
            or _tolls_differ(mention, o)
            or not _share(mention.event.actors, o.event.actors)
            for o in group
        )
    return all(same_happening(mention, other) for other in group)


def _part_of_one_telling(a: Mention, b: Mention) -> bool:
    """Whether one sentence, or the next, tells both as one deed: "attacked the town, killing three"."""
    if a.event.sequel and not b.event.sequel and not a.linked:
        return False
    if (
        a.event.type != b.event.type
        or WORLDS[a.modality] != WORLDS[b.modality]
        or not _share(a.event.actors, b.event.actors)
    ):
        return False
    if a.sentence == b.sentence and (a.linked or b.result):
        return not _are_two_measures(a, b)
    return a.result and 0 <= a.sentence - b.sentence <= 1


def _are_two_measures(a: Mention, b: Mention) -> bool:
    """Whether authority did two things to two: "raided the flat and arrested its owner"."""
    if a.event.type != "COERCE" or a.event.mode == b.event.mode:
        return False
    return bool(a.event.recipients and b.event.recipients) and not _share(
        a.event.recipients, b.event.recipients
    )


def same_happening(a: Mention, b: Mention) -> bool:
    """Whether two mentions of a report can be of one happening."""
    if a.event.type != b.event.type or WORLDS[a.modality] != WORLDS[b.modality]:
        return False
    if a.event.sequel != b.event.sequel or one_of_many(a, b):
        return False
    if _dates_differ(a, b) or _tolls_differ(a, b) or _places_differ(a, b) or _one_sided(a, b):
        return False
    if a.event.type in MUTUAL:
        return _share(a.event.actors, b.event.actors)
    return _share(a.event.actors, b.event.actors) and _same_recipients(a, b)


def one_of_many(a: Mention, b: Mention) -> bool:
    """Whether one is told by its place in the row that the other counts: "the first of twelve raids"."""
    pairs = ((a.event.nth, b.event.count), (b.event.nth, a.event.count))
    return any(nth and count and nth <= count > 1 for nth, count in pairs)


def _one_sided(a: Mention, b: Mention) -> bool:
    """Whether an act would lend its time to one of another mode that tells nobody acted on: a blockade since May dates no arrest."""
    modes = a.event.mode, b.event.mode
    told = bool(a.event.recipients and b.event.recipients) or bool(a.event.when) == bool(b.event.when)
    return bool(modes[0] and modes[1] and modes[0] != modes[1]) and not told


def told_alike(a: Mention, b: Mention) -> bool:
    """Whether a headline can be told again by the other mention: the same kind of act by the same parties."""
    if a.event.type != b.event.type or WORLDS[a.modality] != WORLDS[b.modality] or not a.event.actors:
        return False
    if a.event.mode and b.event.mode and a.event.mode != b.event.mode:
        return False
    return any(same_party(x, y) for x in a.event.actors for y in b.event.actors)


def _dates_differ(a: Mention, b: Mention) -> bool:
    x, y = a.event.when, b.event.when
    if x is None or y is None or x.edtf == y.edtf:
        return False
    ours, theirs = days_of(x.edtf), days_of(y.edtf)
    if ours is None or theirs is None:
        return not (x.edtf.startswith(y.edtf) or y.edtf.startswith(x.edtf))
    gap = max((ours[0] - theirs[1]).days, (theirs[0] - ours[1]).days)
    return gap > (ABOUT if _is_about(x) or _is_about(y) else 0)


def _is_about(when: When) -> bool:
    """Whether a single day is only about the day of the deed, as that of its announcement is."""
    return when.date_prec == ABOUT and "/" not in when.edtf


def _tolls_differ(a: Mention, b: Mention) -> bool:
    x, y = a.event.toll, b.event.toll
    if not (x and y and x.killed and y.killed):
        return False
    return x.killed.best is not None and y.killed.best is not None and x.killed.best != y.killed.best


def _same_toll(a: Mention, b: Mention) -> bool:
    x, y = a.event.toll, b.event.toll
    return bool(x and y and x.killed and y.killed and x.killed.best and x.killed.best == y.killed.best)


def _is_common_toll(a: Mention, b: Mention) -> bool:
    """Whether the dead that two mentions have alike are so few that two deeds told far apart may well have as many."""
    few = bool(a.event.toll and a.event.toll.killed and (a.event.toll.killed.best or 0) < SEVERAL)
    return few and abs(a.sentence - b.sentence) > NEAR and min(a.sentence, b.sentence) > LEAD and _nameless(a)


def _share(xs: tuple[Entity, ...], ys: tuple[Entity, ...]) -> bool:
    return not xs or not ys or any(same_party(x, y) for x in xs for y in ys)


def _same_recipients(a: Mention, b: Mention) -> bool:
    if (a.thing and a.thing == b.thing) or (_same_toll(a, b) and not _is_common_toll(a, b)):
        return True
    if a.event.type in COUNTED and a.count and b.count and a.count != b.count:
        return False
    if a.event.type in COUNTED and _are_apart(a, b) and _nameless(a) and _nameless(b):
        return False
    return _share(a.event.recipients, b.event.recipients)


def _are_apart(a: Mention, b: Mention) -> bool:
    """Whether the body of the report tells the two apart: what says of nobody acted on is told sentence by sentence."""
    near = NEAR if a.event.recipients and b.event.recipients else 0
    return abs(a.sentence - b.sentence) > near and min(a.sentence, b.sentence) > LEAD


def _nameless(mention: Mention) -> bool:
    """Whether the words say of nobody acted on who it was ("the mob", "five people"), or neither of whom nor by which party."""
    recipients, actors = mention.event.recipients, mention.event.actors
    if not recipients:
        return not any(a.named or a.country for a in actors)
    return not any(r.named or r.country for r in recipients)


def _places_differ(a: Mention, b: Mention) -> bool:
    """Whether both are placed as exactly as a town, in different ones."""
    x, y = a.event.place, b.event.place
    exact = x and y and (x.where_prec or 9) <= TOWN and (y.where_prec or 9) <= TOWN
    return bool(exact and x and y and x.name != y.name)


def same_party(x: Entity, y: Entity) -> bool:
    """Whether two entities of a report are one party: the same actor, country or telling name."""
    if x.actor and x.actor == y.actor:
        return True
    if x.country and y.country:
        return x.country == y.country
    return bool(_telling(x) & _telling(y))


def _telling(entity: Entity) -> frozenset[str]:
    return frozenset(f"{entity.name} {entity.text}".lower().replace("'s", "").split()) - COMMON


def _one(group: list[Mention]) -> Mention:
    best = max(group, key=Mention.completeness)
    others = [m for m in group if m is not best]
    event = best.event
    also = tuple(m.event.trigger for m in others)
    pick = sorted([best, *others], key=lambda m: m.result)
    filled = replace(
        event,
        also=also,
        actors=next((m.event.actors for m in pick if m.event.actors), ()),
        recipients=next((m.event.recipients for m in pick if m.event.recipients), ()),
        when=_most_exact(pick),
        place=_most_narrow(pick),
        toll=next((m.event.toll for m in pick if m.event.toll), None),
        mode=next((m.event.mode for m in pick if m.event.mode), None),
        objects=next((m.event.objects for m in pick if m.event.objects), ()),
        contexts=tuple(dict.fromkeys(c for m in pick for c in m.event.contexts)),
        count=event.count
        or (next((m.event.count for m in pick if m.event.count), None) if event.repeated else None),
        repeated=all(m.event.repeated for m in pick),
        nth=next((m.event.nth for m in pick if m.event.nth), None),
        sequel=any(m.event.sequel for m in pick),
    )
    confidence = min(0.95, max(m.confidence for m in group) + 0.05 * (len(group) - 1))
    background = all(m.background for m in group)
    return replace(best, event=filled, background=background, confidence=confidence)


def _most_narrow(group: Iterable[Mention]) -> Place | None:
    """The first place that a mention gives, or a narrower one of the same country."""
    places = [m.event.place for m in group if m.event.place]
    if not places:
        return None
    first = places[0]
    alike = [p for p in places if p.country == first.country and (p.kind == "sea") == (first.kind == "sea")]
    return min(alike, key=lambda p: p.where_prec or _WIDEST)


def _most_exact(group: Iterable[Mention]) -> When | None:
    """The narrowest time that a mention gives; of equal ones that of the fullest mention."""
    return min((m.event.when for m in group if m.event.when), key=lambda w: w.date_prec, default=None)
