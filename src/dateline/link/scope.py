"""What belongs to a desk: its scope as the desk states it, or as most of its reports teach it.

A conflict is between parties. The learned scope begins with the two parties between whom most reports tell of acts; the reports that
name both are its core. Which words, parties and places are likelier in the core than in the rest says of each report whether it
belongs. Where no two parties stand out, where other pairs of parties are told of nearly as often in other reports, or where there
are few reports, nothing is learned and everything belongs.

Source: the two-step way of learning from examples of one class alone (Liu, Lee, Yu and Li 2002), with word shares that do not depend on
how long a report is (multinomial naive Bayes).

Misses: a conflict inside of one country whose sides the registry does not know has no pair of parties, and learns no scope.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from dateline import lexicon
from dateline.link.evidence import Source, normal
from dateline.link.topics import stems
from dateline.model.doc import Entity
from dateline.model.scope import EVERYTHING, Scope
from dateline.model.statement import EventMention

Pair = tuple[str, str]
Feature = tuple[str, str]

LEAST_REPORTS = 20
_LEAST_TELLING = 8
_TELLING_SHARE = 0.04
_NAMING_SHARE = 0.15
_RIVAL_SHARE = 1 / 2
_ROUNDS = 2
_LEAST_HOLDERS = 3
_SMOOTH = 500.0
_LEAST_ASIDE = 1 / 8
_QUIET = 1 / 3


@dataclass(frozen=True, slots=True)
class Belonging:
    """Why each report that is kept aside does not belong, by the report's id, and the two parties that the scope was learned from."""

    aside: Mapping[str, str] = field(default_factory=dict)
    parties: tuple[str, ...] = ()


def belonging(sources: Sequence[Source], scope: Scope = EVERYTHING) -> Belonging:
    """What belongs, for reports in any order."""
    found = _stated(sources, scope) if scope.states else _learned(sources) if scope.learn else Belonging()
    aside = {r: why for r, why in found.aside.items() if r not in scope.take_in}
    ours = {s.report.id for s in sources} & scope.leave_out
    return Belonging({**aside, **dict.fromkeys(sorted(ours), "left out by desk.toml")}, found.parties)


def _learned(sources: Sequence[Source]) -> Belonging:
    """What the parties that stand out teach; nothing where none do."""
    if len(sources) < LEAST_REPORTS:
        return Belonging()
    named = [_named(s) for s in sources]
    pair = _foremost(sources, named)
    if pair is None:
        return Belonging()
    core = frozenset(i for i, names in enumerate(named) if names >= set(pair))
    marks = [_features(s, names) for s, names in zip(sources, named, strict=True)]
    kept, scores = core, [0.0] * len(sources)
    for _ in range(_ROUNDS):
        likelier = _likelier(marks, kept)
        scores = [sum(likelier.get(f, 0.0) for f in m) / math.sqrt(len(m) or 1) for m in marks]
        kept = core | {i for i, score in enumerate(scores) if score >= 0}
    if not _apart(sources, kept):
        return Belonging()
    aside = {
        s.report.id: _reason(pair, names, scores[i])
        for i, (s, names) in enumerate(zip(sources, named, strict=True))
        if i not in kept
    }
    return Belonging(aside, pair)


def _apart(sources: Sequence[Source], kept: Collection[int]) -> bool:
    """Whether the rest is a good part of the desk and tells of hostile acts much more rarely: else it is another side of the conflict."""
    rest = [s for i, s in enumerate(sources) if i not in kept]
    if len(rest) < _LEAST_ASIDE * len(sources):
        return False
    return _acts_each(rest) < _QUIET * _acts_each([sources[i] for i in sorted(kept)])


def _acts_each(sources: Iterable[Source]) -> float:
    """Hostile acts told in each character of text."""
    acts = length = 0
    for source in sources:
        length += len(source.report.text)
        bodies = (s.body for s in source.reading.statements)
        acts += sum(isinstance(b, EventMention) and b.type in _hostile() for b in bodies)
    return acts / max(1, length)


def _reason(pair: Pair, names: frozenset[str], score: float) -> str:
    missing = " and ".join(_called(p) for p in pair if p not in names)
    return f"off the subject of this desk: it does not name {missing}, and its words are likelier in other reports ({score:.1f})"


def _called(party: str) -> str:
    """A name of a party for people to read."""
    country = lexicon.table("lexicons", "countries")["country"].get(party)
    group = lexicon.table("lexicons", "groups")["group"].get(party)
    return str(country["names"][0] if country else group["name"] if group else party)


def _foremost(sources: Sequence[Source], named: Sequence[frozenset[str]]) -> Pair | None:
    """The two parties between whom most origins tell of acts, where no other conflict is told of nearly as often."""
    telling: dict[Pair, set[int]] = defaultdict(set)
    for i, source in enumerate(sources):
        for pair in _acting(source):
            telling[pair].add(i)
    count = {p: len({sources[i].origin for i in found}) for p, found in telling.items()}
    if not count:
        return None
    first = min(count, key=lambda p: (-count[p], p))
    both = {i for i, names in enumerate(named) if names >= set(first)}
    enough = count[first] >= max(_LEAST_TELLING, _TELLING_SHARE * len(sources)) and (
        len(both) >= _NAMING_SHARE * len(sources)
    )
    rival = any(
        n >= _RIVAL_SHARE * count[first] and 2 * len(telling[p] - both) > len(telling[p])
        for p, n in count.items()
    )
    return first if enough and not rival else None


def _acting(source: Source) -> set[Pair]:
    """The pairs of parties between whom the report tells of acts."""
    found: set[Pair] = set()
    for statement in source.reading.statements:
        if isinstance(body := statement.body, EventMention):
            sides = {k for e in (*body.actors, *body.recipients) if (k := _party(e))}
            found.update((a, b) for a, b in combinations(sorted(sides), 2))
    return found


def _named(source: Source) -> frozenset[str]:
    return frozenset(k for e in source.reading.entities if (k := _party(e)))


def _party(entity: Entity) -> str | None:
    """A known group is a party of its own, whoever's country it is in; everybody else stands for the country."""
    if entity.kind == "group" and entity.actor:
        return entity.actor
    return entity.country if entity.country and entity.country not in _kinds_of_body() else entity.actor


def _features(source: Source, named: Iterable[str]) -> frozenset[Feature]:
    """What tells subjects apart: words within one language, parties and places across languages."""
    language = source.report.language
    words = {(language, stem) for stem in stems(source.report) if not stem.isdigit()}
    parties = {("party", n) for n in named}
    return frozenset(words | parties | {("place", p.name) for p in source.reading.places if p.name})


def _likelier(marks: Sequence[frozenset[Feature]], core: Iterable[int]) -> Mapping[Feature, float]:
    """How much likelier each feature is in the core than in the rest, as a logarithm; rare ones say nothing."""
    everywhere = Counter(f for m in marks for f in m)
    inside = Counter(f for i in core for f in marks[i])
    total: Counter[str] = Counter()
    total_in: Counter[str] = Counter()
    for feature, n in everywhere.items():
        total[feature[0]] += n
        total_in[feature[0]] += inside[feature]

    def weight(feature: Feature) -> float:
        kind, n = feature[0], everywhere[feature]
        # both sides begin at the share that the whole desk has, so that a small side says little
        usual = _SMOOTH * n / total[kind]
        core_share = (inside[feature] + usual) / (total_in[kind] + _SMOOTH)
        rest_share = (n - inside[feature] + usual) / (total[kind] - total_in[kind] + _SMOOTH)
        return math.log(core_share / rest_share)

    return {f: weight(f) for f, n in everywhere.items() if n >= _LEAST_HOLDERS}


@cache
def _hostile() -> frozenset[str]:
    return frozenset(lexicon.table("linking", "relations")["scope"]["hostile"])


@cache
def _kinds_of_body() -> frozenset[str]:
    """Codes that stand for many bodies in the place of a country."""
    return frozenset(lexicon.table("linking", "relations")["scope"]["kinds_of_body"])


def _stated(sources: Sequence[Source], scope: Scope) -> Belonging:
    """What names enough of what the desk says that it is about."""
    need = min(2, len(scope.parties))
    codes = _codes()
    aside = {}
    for source in sources:
        said = " ".join((source.report.title or "", source.report.text))
        text = f" {normal(said)} "
        known = {normal(n) for n in _spelled(source)}
        parties = [p for p in scope.parties if codes.get(normal(p)) in known or _says(p, text, known)]
        other = any(_says(w, text, known) for w in (*scope.places, *scope.topics))
        if not other and (len(parties) < need or not need):
            found = f"only {parties[0]}" if parties else "none"
            why = f"off the scope of desk.toml: of its parties {found}, none of its places and topics"
            aside[source.report.id] = why
    return Belonging(aside, scope.parties)


def _codes() -> Mapping[str, str]:
    """The codes of countries by their names, both as text is compared."""
    countries = lexicon.table("lexicons", "countries")["country"]
    return {normal(name): normal(code) for code, row in countries.items() for name in row["names"]}


def _spelled(source: Source) -> Iterable[str]:
    """Everything that a party or a place of the report goes by."""
    for entity in source.reading.entities:
        yield from (v for v in (entity.name, entity.actor, entity.country) if v)
    yield from (p.name for p in source.reading.places if p.name)


def _says(name: str, text: str, known: Collection[str]) -> bool:
    wanted = normal(name)
    return bool(wanted) and (wanted in known or f" {wanted} " in text)
