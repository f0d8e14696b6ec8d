"""Stories: reports that tell of the same happening, each in words of its own.

An origin is one text's family; a story is wider, and joins origins. Reports are compared by the words that few reports of the desk
have (TF-IDF), in which names count more, and the title and the first words too. Only reports of the same few days are compared, and
only those that share a word that few reports of those days have. Two groups become one while their members are alike on average, the
most alike first: a chain of likenesses makes no story.

Source: average linkage over TF-IDF vectors, as in topic detection and tracking (Allan 2002).

Misses: two happenings that are told in the same words within days (a strike like the one before) may stand in one story; reports of one
happening in two languages join by names and numbers only.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.evidence import content_id, report_key
from dateline.link.topics import matter, names
from dateline.model.report import Report

ALIKE = 0.16
WINDOW_DAYS = 4
_NAMED = 1.5
_LONGEST_POSTING = 40
_TELLING = 30
_TELLING_SHARED = 2
_Vector = Mapping[str, float]


def stories(reports: Iterable[Report]) -> Mapping[str, str]:
    """The story of each report, by the report's id; a report that nothing is like is a story of its own."""
    ordered = sorted(reports, key=report_key)
    vectors = _vectors(ordered)
    groups = _joined(vectors, _near(ordered, vectors))
    return {ordered[i].id: content_id("st", ordered[min(members)].id) for members in groups for i in members}


def _vectors(reports: Sequence[Report]) -> list[_Vector]:
    counts = [matter(r) for r in reports]
    held = Counter(stem for c in counts for stem in c)
    rare = {stem: math.log(len(reports) / n) for stem, n in held.items() if n > 1}
    found: list[_Vector] = []
    for report, count in zip(reports, counts, strict=True):
        named = names(report)
        weights = {
            stem: (1 + math.log(n)) * rare[stem] * (_NAMED if stem in named else 1)
            for stem, n in count.items()
            if stem in rare
        }
        length = math.sqrt(math.fsum(w * w for w in weights.values())) or 1.0
        found.append({stem: w / length for stem, w in weights.items()})
    return found


def _dot(one: _Vector, other: _Vector) -> float:
    less, more = sorted((one, other), key=len)
    return math.fsum(w * more[stem] for stem, w in less.items() if stem in more)


def _near(reports: Sequence[Report], vectors: Sequence[_Vector]) -> set[tuple[int, int]]:
    """Pairs of reports of the same days that share words which weigh much in both, and which few reports of those days have."""
    postings: dict[str, list[int]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for stem in heapq.nsmallest(_TELLING, vector, key=lambda s: (-vector[s], s)):
            postings[stem].append(i)
    met = Counter(pair for holders in postings.values() for pair in _within_days(holders, reports))
    return {pair for pair, n in met.items() if n >= _TELLING_SHARED}


def _within_days(holders: Sequence[int], reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs of those that are near in time; reports are in the order of their days, those without a day last."""
    for at, i in enumerate(holders):
        later = holders[at + 1 : at + 2 + _LONGEST_POSTING]
        near = [j for j in later if _days_apart(reports[i], reports[j]) <= WINDOW_DAYS]
        if len(near) <= _LONGEST_POSTING:
            yield from ((i, j) for j in near)


def _days_apart(one: Report, other: Report) -> int:
    if one.published is None or other.published is None:
        return 0
    return abs((one.published - other.published).days)


@dataclass(slots=True)
class _Groups:
    """Groups of reports: their members, the sums of their vectors, and the groups that share a rare word with them."""

    members: dict[int, list[int]]
    sums: dict[int, _Vector]
    near: dict[int, set[int]]

    def mean(self, a: int, b: int) -> float:
        """How alike the members of one are to those of the other on average."""
        return _dot(self.sums[a], self.sums[b]) / (len(self.members[a]) * len(self.members[b]))

    def join(self, a: int, b: int, *, as_: int) -> list[int]:
        """Make one group of two; return the groups that it may be like."""
        self.members[as_] = self.members.pop(a) + self.members.pop(b)
        total = Counter(self.sums.pop(a))
        total.update(self.sums.pop(b))
        self.sums[as_] = total
        self.near[as_] = (self.near.pop(a) | self.near.pop(b)) - {a, b}
        for c in self.near[as_]:
            self.near[c] -= {a, b}
            self.near[c].add(as_)
        return sorted(self.near[as_])


def _joined(vectors: Sequence[_Vector], pairs: Iterable[tuple[int, int]]) -> Iterable[list[int]]:
    groups = _Groups({i: [i] for i in range(len(vectors))}, dict(enumerate(vectors)), defaultdict(set))
    waiting: list[tuple[float, int, int]] = []
    for a, b in sorted(pairs):
        groups.near[a].add(b)
        groups.near[b].add(a)
        waiting.append((-groups.mean(a, b), a, b))
    waiting = [w for w in waiting if -w[0] >= ALIKE]
    heapq.heapify(waiting)
    following = len(vectors)
    while waiting:
        _, a, b = heapq.heappop(waiting)
        if a not in groups.members or b not in groups.members:
            continue
        for c in groups.join(a, b, as_=following):
            if (likeness := groups.mean(c, following)) >= ALIKE:
                heapq.heappush(waiting, (-likeness, c, following))
        following += 1
    return groups.members.values()
