"""Families of reports that descend from one text: verbatim copies, cuts, and reports that credit a wire whose text is here.

Two texts are compared by the share of the shorter one's 3-word shingles that the longer one holds (containment).
Only texts that share rare shingles are compared, through an inverted index, so that the work grows with the copies, not with the square.

Misses: rewrites in other words, translations, and texts of fewer than a dozen words unless they are equal.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.link.evidence import content_id, report_key
from dateline.model.event import Origin, OriginLink
from dateline.model.report import Report

Shingle = int

COPY_CONTAINMENT = 0.6
EQUAL_CONTAINMENT = 0.95
LEAST_SHINGLES = 10
_LONGEST_POSTING = 60
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Text:
    report: Report
    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]


def origins(reports: Iterable[Report]) -> tuple[Origin, ...]:
    """The families of ``reports``; every report is in exactly one."""
    texts = [_text(r) for r in sorted(reports, key=report_key)]
    parent = list(range(len(texts)))
    links: dict[int, OriginLink] = {}
    for later, earlier, shared in _pairs(texts):
        link = _link(texts[later], texts[earlier], shared)
        if link is None:
            continue
        # the earliest family keeps its root; a report's own link is the first one found, to its earliest relative
        links.setdefault(later, link)
        a, b = _root(parent, earlier), _root(parent, later)
        parent[max(a, b)] = min(a, b)
    families: dict[int, list[int]] = defaultdict(list)
    for i in range(len(texts)):
        families[_root(parent, i)].append(i)
    rows = [
        _row([texts[i] for i in members], [links[i] for i in members if i in links])
        for members in families.values()
    ]
    return tuple(sorted(rows, key=lambda o: o.id))


def by_report(rows: Iterable[Origin]) -> Mapping[str, str]:
    """The origin's id for each report's id."""
    return {report: row.id for row in rows for report in row.reports}


def _text(report: Report) -> _Text:
    words = tuple(_WORD.findall(report.text.casefold()))
    return _Text(report, words, frozenset(zip(words, words[1:], words[2:], strict=False)))


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _pairs(texts: Sequence[_Text]) -> list[tuple[int, int, int]]:
    """(later, earlier, shingles in common) of all texts that share enough of the less common shingles."""
    postings: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        for shingle in text.shingles:
            postings[shingle].append(i)
    candidates: set[tuple[int, int]] = set()
    met: Counter[tuple[int, int]] = Counter()
    for holders in postings.values():
        if 1 < len(holders) <= _LONGEST_POSTING:
            met.update((b, a) for a, b in combinations(holders, 2))
    candidates.update(p for p, n in met.items() if n >= LEAST_SHINGLES // 2)
    candidates.update(_equal(texts))
    return sorted((b, a, len(texts[a].shingles & texts[b].shingles)) for b, a in candidates)


def _equal(texts: Sequence[_Text]) -> Iterable[tuple[int, int]]:
    """Equal texts belong together however short or frequent they are: each with the first of them."""
    first: dict[tuple[str, ...], int] = {}
    for i, text in enumerate(texts):
        if text.words and first.setdefault(text.words, i) != i:
            yield i, first[text.words]


def _link(later: _Text, earlier: _Text, shared: int) -> OriginLink | None:
    least = min(len(later.shingles), len(earlier.shingles))
    same = later.words == earlier.words and bool(later.words)
    if not same and least < LEAST_SHINGLES:
        return None
    containment = 1.0 if same else shared / least
    if containment < COPY_CONTAINMENT:
        return None
    most = max(len(later.shingles), len(earlier.shingles))
    relation = "copy" if same or shared / most >= COPY_CONTAINMENT else "cut"
    why = (
        "the same words"
        if same
        else f"{shared} of the {least} three-word sequences of the shorter text stand in the longer one"
    )
    return OriginLink(
        later.report.id,
        earlier.report.id,
        "copy" if relation == "copy" else "cut",
        round(containment, 3),
        why,
    )


def _row(members: Sequence[_Text], links: Sequence[OriginLink]) -> Origin:
    reports = [m.report for m in members]
    published = [r.published for r in reports if r.published]
    return Origin(
        id=content_id("o", reports[0].id),
        reports=tuple(r.id for r in reports),
        first_published=min(published).isoformat() if published else None,
        outlets=tuple(sorted({r.outlet.name for r in reports if r.outlet})),
        links=tuple(sorted(links, key=lambda x: (x.report, x.of))),
    )
