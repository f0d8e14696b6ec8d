"""Families of reports that descend from one text: verbatim copies, cuts, light rewrites, and reports that credit a wire whose text is here.

Two texts are compared by the share of the shorter one's 3-word shingles that the longer one holds (containment).
Only texts that share rare shingles are compared, through an inverted index, so that the work grows with the copies, not with the square.

A rewrite keeps long stretches of the wording and nearly all names and numbers, and comes out within days.

Misses: rewrites in other words and translations (names and numbers alone do not tell them from independent reports of one happening),
and texts of fewer than a dozen words unless they are equal.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from dateline.link.evidence import content_id, report_key
from dateline.link.topics import names, numbers
from dateline.model.event import Origin, OriginLink
from dateline.model.report import Report

COPY_CONTAINMENT = 0.6
EQUAL_SHARE = 0.8
CREDIT_CONTAINMENT = 0.25
REWRITE_CONTAINMENT = 0.4
REWRITE_NAMES = 0.75
REWRITE_DAYS = 3
LEAST_NAMES = 4
# a longer text than this many times the other is a collection that holds it
LONGER = 3
LEAST_SHINGLES = 10
_LONGEST_POSTING = 60
_CREDIT_WITHIN = 160
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Text:
    report: Report
    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]


def origins(reports: Iterable[Report]) -> tuple[Origin, ...]:
    """The families of ``reports``; every report is in exactly one."""
    texts = [_text(r) for r in sorted(reports, key=report_key)]
    found = {(b, a): link for b, a, shared in _pairs(texts) if (link := _link(texts[b], texts[a], shared))}
    joined = _without_collections(found, texts)
    parent = list(range(len(texts)))
    for later, earlier in sorted(joined):
        # the earliest member stays the root, so that an origin keeps its id when copies arrive
        a, b = _root(parent, earlier), _root(parent, later)
        parent[max(a, b)] = min(a, b)
    families: dict[int, list[int]] = defaultdict(list)
    for i in range(len(texts)):
        families[_root(parent, i)].append(i)
    rows = [_row([texts[i] for i in members], _links(members, joined)) for members in families.values()]
    return tuple(sorted(rows, key=lambda o: o.id))


def _links(members: Iterable[int], joined: Mapping[tuple[int, int], OriginLink]) -> list[OriginLink]:
    """For each member its link to its earliest relative; for one that has later relatives only, the first of those."""
    chosen: dict[int, OriginLink] = {}
    for pair in sorted(joined):
        chosen.setdefault(pair[0], joined[pair])
    return [chosen[i] for i in members if i in chosen]


def _without_collections(
    found: Mapping[tuple[int, int], OriginLink], texts: Sequence[_Text]
) -> dict[tuple[int, int], OriginLink]:
    """The links but those of texts that hold several stories which have nothing in common: a digest does not join what it collects."""
    parts: dict[int, set[int]] = defaultdict(set)
    for (b, a), link in found.items():
        if link.relation == "cut":
            whole, part = (a, b) if len(texts[a].shingles) >= len(texts[b].shingles) else (b, a)
            parts[whole].add(part)
    digests = {
        whole
        for whole, members in parts.items()
        if any((max(p, q), min(p, q)) not in found for p, q in combinations(sorted(members), 2))
    }
    return {
        pair: link
        for pair, link in found.items()
        if link.relation != "cut" or not any(w in digests and parts[w] & set(pair) for w in pair)
    }


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
    least, most = sorted((len(later.shingles), len(earlier.shingles)))
    if later.words == earlier.words and later.words:
        return OriginLink(later.report.id, earlier.report.id, "copy", 1.0, "the same words")
    if least < LEAST_SHINGLES:
        return None
    containment = shared / least
    figures = f"{shared} of the {least} three-word sequences of the shorter text stand in the longer one"
    if containment >= COPY_CONTAINMENT:
        relation: Literal["copy", "cut"] = "copy" if shared / most >= EQUAL_SHARE else "cut"
        return OriginLink(later.report.id, earlier.report.id, relation, round(containment, 3), figures)
    if containment >= CREDIT_CONTAINMENT and (name := _credited(later, earlier)):
        said = f"it credits {name}, and {figures}"
        return OriginLink(later.report.id, earlier.report.id, "credit", round(containment, 3), said)
    alike_long = LONGER * least >= most
    if alike_long and containment >= REWRITE_CONTAINMENT and (kept := _kept(later.report, earlier.report)):
        said = f"{figures}, and {kept}"
        return OriginLink(later.report.id, earlier.report.id, "rewrite", round(containment, 3), said)
    return None


def _kept(later: Report, earlier: Report) -> str | None:
    """What a rewrite keeps of names and numbers, where that is nearly all and the two came out within days."""
    days = (later.published, earlier.published)
    if days[0] and days[1] and abs((days[0] - days[1]).days) > REWRITE_DAYS:
        return None
    one, other = names(later), names(earlier)
    least = min(len(one), len(other))
    if least < LEAST_NAMES or len(one & other) < REWRITE_NAMES * least:
        return None
    figures, others = numbers(later), numbers(earlier)
    fewest = min(len(figures), len(others))
    if 2 * len(figures & others) < fewest:
        return None
    return f"{len(one & other)} of its {least} names and {len(figures & others)} of its {fewest} numbers"


def _credited(later: _Text, earlier: _Text) -> str | None:
    """The earlier report's outlet where the later one names it in its byline, its first or its last words."""
    outlet = earlier.report.outlet.name if earlier.report.outlet else None
    if not outlet or (later.report.outlet and later.report.outlet.name == outlet):
        return None
    text = later.report.text
    edges = f"{later.report.byline or ''}\n{text[:_CREDIT_WITHIN]}\n{text[-_CREDIT_WITHIN:]}"
    return outlet if re.search(rf"\b{re.escape(outlet)}\b", edges) else None


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
