"""Which mentions of one type are worth comparing: those that share what a reason for one happening needs, and are near in time.

Every rule of :func:`dateline.link.compare.speaks_for` asks for something that both mentions have: the same words, a day, a toll or a
place with a party, a report, a story. Mentions are listed under each of these, so that a desk of many years compares what is near
and not everything with everything.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dateline.link.compare import (
    CONTENT_LEAST,
    LARGE,
    NARROW_DAYS,
    NEAR_DAYS,
    NUMBERED,
    WEEKS_DAYS,
    WORDS_LEAST,
    is_foremost,
    target_of,
    time_of,
)
from dateline.link.mentions import Mention
from dateline.link.verbal import VERBAL

Key = tuple[Any, ...]
Pair = tuple[int, int]

_WINDOW_DAYS = NARROW_DAYS + NEAR_DAYS
# of six content words of which most are shared, one is shared that is not among the three most frequent
_FREQUENT = 3


def comparable(found: Sequence[Mention]) -> list[Pair]:
    """The pairs, each once, the earlier in canonical order first."""
    pairs: set[Pair] = set()
    for members in _listed(found, _anywhere).values():
        pairs.update((a, b) for n, a in enumerate(members) for b in members[n + 1 :])
    often = Counter(w for m in found for w in m.content)
    for members in _listed(found, lambda m: [*_nearby(m), *_wordings(m, often)]).values():
        pairs.update(_near(members, found, window=_WINDOW_DAYS))
    for members in _listed(found, _weeks).values():
        pairs.update(_near(members, found, window=WEEKS_DAYS))
    for members in _listed(found, _campaign).values():
        pairs.update(_row(members, found))
    return sorted(pairs)


def _listed(found: Sequence[Mention], keys: Any) -> Mapping[Key, list[int]]:
    lists: dict[Key, list[int]] = defaultdict(list)
    for i, m in enumerate(found):
        for key in keys(m):
            lists[key].append(i)
    return {key: members for key, members in lists.items() if len(members) > 1}


def _anywhere(m: Mention) -> Iterator[Key]:
    """What two mentions share however far apart they were published."""
    source = m.item.source
    yield ("report", source.report.id)
    if len(m.words) >= WORDS_LEAST:
        yield ("copy", m.words, source.origin)


def _weeks(m: Mention) -> Iterator[Key]:
    """What two mentions of the same weeks share: a large toll, or a number in a row."""
    for side in m.actor_sides:
        if m.killed and m.killed >= LARGE:
            yield ("large", m.killed, side)
        if m.body.nth and m.body.nth >= NUMBERED:
            yield ("number", m.body.nth, side)


def _campaign(m: Mention) -> Iterator[Key]:
    """The sides and the targets of talk of many acts."""
    if m.campaign:
        yield from ((side, target) for side in m.actor_sides for target in target_of(m))


def _row(members: Iterable[int], found: Sequence[Mention]) -> Iterator[Pair]:
    """Each with the next in time, where that is weeks off at most: talk of one campaign goes on from report to report."""
    dated = sorted((t, i) for i in members if (t := time_of(found[i])))
    for (one, i), (other, j) in itertools.pairwise(dated):
        if (other[0] - one[1]).days <= WEEKS_DAYS:
            yield min(i, j), max(i, j)


def _nearby(m: Mention) -> Iterator[Key]:
    """What two mentions of the same few days share."""
    single = m.day is not None or m.targets == 1
    if single and not m.campaign and m.body.type not in VERBAL:
        yield from (("kind", side, target) for side in m.actor_sides for target in target_of(m))
    if m.item.source.story and is_foremost(m):
        yield ("story", m.item.source.story)
    if len(m.words) >= WORDS_LEAST:
        yield ("words", m.words)
    for party in (*(("actor", s) for s in m.actor_sides), *(("recipient", s) for s in m.recipient_sides)):
        if m.day:
            yield ("day", m.day, *party)
        if m.killed:
            yield ("toll", m.killed, *party)
        if m.where.name:
            yield from (("scene", m.where.name, kind, *party) for kind in m.objects)


def _wordings(m: Mention, often: Mapping[str, int]) -> Iterator[Key]:
    """Content words under which a nearly equal sentence stands too."""
    if len(m.content) >= CONTENT_LEAST:
        rare = sorted(m.content, key=lambda w: (often[w], w))
        yield from (("wording", m.trigger[0], w) for w in rare[: len(rare) - _FREQUENT])


def _near(members: Iterable[int], found: Sequence[Mention], *, window: int) -> Iterator[Pair]:
    """Pairs whose times lie within days of each other; those without a time, or with a long one, go with all."""
    when = {i: time_of(found[i]) for i in members}
    dated = sorted((t, i) for i, t in when.items() if t and (t[1] - t[0]).days <= NARROW_DAYS)
    vague = sorted(set(when) - {i for _, i in dated})
    for at, (days, i) in enumerate(dated):
        for others, j in dated[at + 1 :]:
            if (others[0] - days[1]).days > window:
                break
            yield min(i, j), max(i, j)
    for n, i in enumerate(vague):
        yield from ((min(i, j), max(i, j)) for j in (*vague[:n], *(k for _, k in dated)))
