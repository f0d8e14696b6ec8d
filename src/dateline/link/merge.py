"""Event mentions joined into happenings.

Pairs are joined from the strongest evidence to the weakest, equally strong ones in canonical order; before two groups become
one every member is held against every other, so that a chain of likenesses never joins what contradicts itself.
The result depends on the mentions alone, never on the order of their arrival.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.link.blocks import comparable
from dateline.link.compare import HEADLINE, STRETCH, WEEK, distance_days, forbids, speaks_for
from dateline.link.fields import least_id
from dateline.link.mentions import Mention

Pair = tuple[int, int, str]


@dataclass(slots=True)
class Group:
    """Mentions of one happening, in canonical order, and the rules that joined them.

    ``own`` is its id where an analyst parted it from others; else it is that of its least mention.
    """

    mentions: list[Mention]
    rules: set[str] = field(default_factory=set)
    own: str | None = None

    @property
    def id(self) -> str:
        """The identifier of the happening."""
        return self.own or least_id(self.mentions)


def merge(found: Sequence[Mention]) -> list[Group]:
    """Every mention in exactly one group."""
    blocks: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for m in found:
        blocks[m.body.type, m.time].append(m)
    return [
        group for key in sorted(blocks) for group in _merge_block(sorted(blocks[key], key=lambda m: m.key))
    ]


def _merge_block(found: Sequence[Mention]) -> list[Group]:
    block = _Block([Group([m]) for m in found], list(range(len(found))), [[i] for i in range(len(found))])
    for a, b, rule in _candidates(found):
        block.join(a, b, rule)
    groups = [block.groups[i] for i in sorted(set(block.home))]
    for group in groups:
        group.mentions.sort(key=lambda m: m.key)
    return groups


@dataclass(slots=True)
class _Block:
    """Groups in the making. ``home`` is the group of each mention, ``members`` the mentions of each group, and ``apart`` the groups
    that were found to contradict each other: what they grow into does so too, so that it is asked once."""

    groups: list[Group]
    home: list[int]
    members: list[list[int]]
    apart: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def join(self, a: int, b: int, rule: str) -> None:
        """The groups of two mentions become one, unless any of their members contradict each other."""
        keep, gone = sorted((self.home[a], self.home[b]))
        if keep == gone:
            self.groups[keep].rules.add(rule)
        elif gone not in self.apart[keep]:
            if _contradict(self.groups[keep], self.groups[gone]):
                self.apart[keep].add(gone)
                self.apart[gone].add(keep)
            else:
                self._move(gone, keep, rule)

    def _move(self, gone: int, keep: int, rule: str) -> None:
        self.groups[keep].mentions.extend(self.groups[gone].mentions)
        self.groups[keep].rules |= self.groups[gone].rules | {rule}
        for m in self.members[gone]:
            self.home[m] = keep
        self.members[keep] += self.members[gone]
        for other in self.apart.pop(gone, set()):
            self.apart[keep].add(other)
            self.apart[other].discard(gone)
            self.apart[other].add(keep)


def _candidates(found: Sequence[Mention]) -> list[Pair]:
    ranked = []
    for a, b in comparable(found):
        if forbids(found[a], found[b]) is None and (reason := speaks_for(found[a], found[b])):
            ranked.append((-reason.strength, distance_days(found[a], found[b]), a, b, reason.rule))
    pairs = [(a, b, rule) for _, _, a, b, rule in sorted(ranked)]
    return list(_one_per_headline(_one_per_stretch(pairs, found)))


def _one_per_stretch(pairs: Sequence[Pair], found: Sequence[Mention]) -> Iterator[Pair]:
    """A toll in a stated month joins nothing where several days of that month have it, nor the act of a week where it has several."""
    days: dict[tuple[int, str], set[dt.date]] = defaultdict(set)
    for a, b, rule in pairs:
        if rule in (STRETCH, WEEK):
            vague, dated = (a, b) if found[a].day is None else (b, a)
            days[vague, rule].add(found[dated].day or dt.date.min)
    for a, b, rule in pairs:
        if rule not in (STRETCH, WEEK) or len(days[a, rule] | days[b, rule]) == 1:
            yield a, b, rule


def _one_per_headline(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """A headline tells one happening of its text, the first that it fits: else it would join all of them."""
    told: set[int] = set()
    for a, b, rule in pairs:
        if rule == HEADLINE:
            # in canonical order the title comes after the text
            if b in told:
                continue
            told.add(b)
        yield a, b, rule


def _contradict(one: Group, other: Group) -> bool:
    return any(forbids(a, b) for a in one.mentions for b in other.mentions)
