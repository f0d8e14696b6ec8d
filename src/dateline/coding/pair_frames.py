"""What the frames say of two marked phrases: which types hold them in their slots, and how closely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.coding import tree
from dateline.coding.parties import entity_at
from dateline.coding.roles import Match, loose_matches, match_at
from dateline.coding.wrapping import commitments, wrapped
from dateline.model.doc import Doc
from dateline.model.statement import PairQuery

# how far a word that fills no slot may lie from the path between the two
ON_PATH = 1.0
ACTOR = 3.0
RECIPIENT = 2.0
INSIDE = 1.2
REVERSED = 2.5
LOOSE = 0.8
COMMITTED = 1.6

Closeness = Literal["slots", "near", "below", "loose"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well a frame holds the two phrases: its score, and how closely both fill its slots."""

    score: float
    fit: Closeness


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question in tokens: those of both phrases, their heads, and the path between these."""

    source: frozenset[int]
    target: frozenset[int]
    path: frozenset[int]


def evidence_for(doc: Doc, query: PairQuery) -> dict[str, Evidence]:
    """The best frame of each type that holds the two phrases at least loosely; empty where none does."""
    asked = _asked(doc, query)
    found: dict[str, Evidence] = {}
    for i in _candidates(doc, asked) if asked is not None else ():
        for type_, evidence in _scored(doc, i, asked) if asked is not None else ():
            if type_ not in found or evidence.score > found[type_].score:
                found[type_] = evidence
    return found


def _asked(doc: Doc, query: PairQuery) -> _Asked | None:
    source = _tokens(doc, query.source)
    target = _tokens(doc, query.target) if query.target else frozenset()
    if not source:
        return None
    heads = [h for phrase in (source, target) if (h := _head(doc, phrase)) is not None]
    return _Asked(source, target, _between(doc, heads))


def _tokens(doc: Doc, span: tuple[int, int]) -> frozenset[int]:
    return frozenset(
        t.index
        for t in doc.tokens
        if t.start < span[1] and span[0] < t.end and doc.sentence_at(t.index).span.field == "text"
    )


def _head(doc: Doc, phrase: frozenset[int]) -> int | None:
    tops = [i for i in sorted(phrase) if doc.tokens[i].head not in phrase or doc.tokens[i].head == i]
    nouns = [i for i in tops if doc.tokens[i].pos in tree.NOMINAL]
    return next(iter(nouns or tops), None)


def _between(doc: Doc, heads: list[int]) -> frozenset[int]:
    """The tokens on the way from one phrase to the other, up to where the ways meet."""
    ways = [[h, *tree.ancestors(doc, h)] for h in heads]
    if len(ways) < 2:
        return frozenset(ways[0]) if ways else frozenset()
    meeting = next((t for t in ways[0] if t in ways[1]), None)
    if meeting is None:
        return frozenset(t for way in ways for t in way)
    return frozenset(t for way in ways for t in way[: way.index(meeting) + 1])


def _candidates(doc: Doc, asked: _Asked) -> Iterable[int]:
    sentences = {doc.tokens[i].sentence for i in asked.source | asked.target}
    for index in sorted(sentences):
        sentence = doc.sentences[index]
        yield from range(sentence.first, sentence.last)


def _scored(doc: Doc, i: int, asked: _Asked) -> Iterable[tuple[str, Evidence]]:
    best = match_at(doc, i)
    for match in loose_matches(doc, i):
        strict = best is not None and match.frame == best.frame
        fit = _fit(doc, match, asked)
        if fit > 0:
            sure = match.frame.confidence + match.frame.weight() * 0.1 - (0 if strict else LOOSE)
            yield wrapped(doc, match), Evidence(fit + sure, _closeness(doc, match, asked, strict=strict))
    if (
        doc.tokens[i].lemma in commitments()["words"]
        and set(tree.grammatical_subjects(doc, i)) & asked.source
    ):
        yield "AGREE", Evidence(COMMITTED, "loose")


def _closeness(doc: Doc, match: Match, asked: _Asked, *, strict: bool) -> Closeness:
    actors, recipients = _members(doc, match.actors), _members(doc, match.recipients)
    slots = actors | recipients if match.frame.mutual else recipients
    if not (actors & asked.source or match.trigger in asked.source):
        return "loose"
    if actors & asked.target and not match.frame.mutual:
        return "loose"
    on_path = match.trigger in asked.path
    if not asked.target or slots & asked.target:
        return "slots" if strict and on_path else "near" if strict or on_path else "loose"
    if _below(doc, match.recipients) & asked.target and on_path:
        return "near"
    return "below" if on_path and set(tree.subtree(doc, match.trigger)) & asked.target else "loose"


def _fit(doc: Doc, match: Match, asked: _Asked) -> float:
    """How well the frame's slots hold the two phrases."""
    actors, recipients = _members(doc, match.actors), _members(doc, match.recipients)
    score = 0.0
    if actors & asked.source or match.trigger in asked.source:
        score += ACTOR
    elif _below(doc, match.actors) & asked.source:
        score += INSIDE
    elif recipients & asked.source and not actors & asked.source:
        score -= REVERSED
    if asked.target:
        score += _fit_target(
            doc, match, asked, slots=actors | recipients if match.frame.mutual else recipients
        )
        if actors & asked.target and not match.frame.mutual:
            score -= REVERSED
    if match.trigger in asked.path:
        score += ON_PATH
    return score


def _fit_target(doc: Doc, match: Match, asked: _Asked, *, slots: frozenset[int]) -> float:
    if slots & asked.target:
        return RECIPIENT
    if _below(doc, match.recipients) & asked.target:
        return INSIDE
    return INSIDE / 2 if set(tree.subtree(doc, match.trigger)) & asked.target else 0.0


def _members(doc: Doc, heads: tuple[int, ...]) -> frozenset[int]:
    """The phrases in a slot, each member of a coordination, and of a pronoun also whom it means."""
    found = [m for h in heads for m in tree.conjuncts(doc, h)]
    return frozenset([*found, *(a for m in found for a in _meant(doc, m))])


def _meant(doc: Doc, i: int) -> Iterable[int]:
    """The heads of what the pronoun at ``i`` stands for: a mention before it, or who is reported to say it."""
    if doc.tokens[i].pos != "PRON":
        return
    entity, seen = entity_at(doc, i), set()
    while entity is not None and entity.refers_to is not None and entity.refers_to not in seen:
        seen.add(entity.refers_to)
        entity = doc.entities[entity.refers_to]
        yield entity.head
    verb = tree.governing_verb(doc, i)
    if verb is not None and doc.tokens[verb].dep == "ccomp":
        yield from tree.grammatical_subjects(doc, doc.tokens[verb].head)


def _below(doc: Doc, heads: tuple[int, ...]) -> frozenset[int]:
    return frozenset(t for h in heads for t in tree.subtree(doc, h))
