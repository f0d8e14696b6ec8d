"""Texts that are too long to be read at once: cut into parts, each read by itself, and the readings joined into one.

Coders compare what they found with each other, so that the time for one text grows with the square of its length;
for the parts of a long text it grows with the length alone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.model.doc import Entity, Place, Sentence, Span, TimeMention
from dateline.model.report import Report, Trouble
from dateline.model.statement import (
    About,
    Asked,
    Attribution,
    Claim,
    Consideration,
    EventMention,
    PairCode,
    PairQuery,
    Position,
    Question,
    Reading,
    Statement,
)

WHOLE = 50_000
PART = 20_000
_BREAKS = ("\n", ". ", " ")
_LISTS = ("sentences", "entities", "times", "places", "attributions", "statements")
# fields that count through a reading or its analysis, and what they count
_COUNTS: Mapping[type, Mapping[str, str]] = {
    Sentence: {"index": "sentences", "first": "tokens", "last": "tokens", "paragraph": "paragraphs"},
    Entity: {
        "head": "tokens",
        "first": "tokens",
        "last": "tokens",
        "sentence": "sentences",
        "refers_to": "entities",
    },
    TimeMention: {"sentence": "sentences"},
    Place: {"sentence": "sentences"},
    Attribution: {"parent": "attributions"},
    Statement: {"attribution": "attributions"},
    About: {"ref": "statements"},
}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a report that is read by itself: ``start`` is where its text begins in the report's."""

    report: Report
    start: int
    asked: Asked

    @property
    def end(self) -> int:
        """Where its text ends in the report's, exclusive."""
        return self.start + len(self.report.text)


def parts(report: Report, asked: Asked) -> tuple[Part, ...]:
    """The report in parts that together hold all of its text, the title with the first; up to WHOLE characters it is one.

    A question goes to the part that holds all of its words; one whose words lie in two parts goes to none.
    """
    if len(report.text) <= WHOLE:
        return (Part(report, 0, asked),)
    found, start = [], 0
    while start < len(report.text):
        end = _end(report.text, start)
        piece = replace(report, text=report.text[start:end], title=None if start else report.title)
        found.append(Part(piece, start, _within(asked, start, end)))
        start = end
    return tuple(found)


def _end(text: str, start: int) -> int:
    """Where the part that begins at ``start`` ends: after a paragraph, else a sentence, else a word of its second half."""
    if len(text) - start <= PART:
        return len(text)
    for mark in _BREAKS:
        at = text.rfind(mark, start + PART // 2, start + PART)
        if at >= 0:
            return at + len(mark)
    return start + PART


def _within(asked: Asked, start: int, end: int) -> Asked:
    return Asked(
        tuple(
            PairQuery(_less(p.source, start), p.target and _less(p.target, start))
            for p in asked.pairs
            if _holds_pair(p, start, end)
        ),
        tuple(_less(word, start) for word in asked.probes if start <= word[0] < end),
    )


def _holds_pair(pair: PairQuery, start: int, end: int) -> bool:
    return all(start <= s and e <= end for s, e in (pair.source, pair.target or pair.source))


def _less(span: tuple[int, int], start: int) -> tuple[int, int]:
    return span[0] - start, span[1] - start


def joined(read: Sequence[tuple[Part, Reading]], asked: Asked) -> Reading:
    """One reading out of those of all parts: what counts through the text or the reading counts through the whole."""
    if len(read) == 1:
        return read[0][1]
    moved: list[Reading] = []
    counts = dict.fromkeys(("tokens", "sentences", "paragraphs", *_LISTS), 0)
    for part, reading in read:
        moved.append(_moved(reading, {**counts, "characters": part.start}))
        counts = _counted(counts, moved[-1])
    said = f"the text is long: it was read in {len(read)} parts, each by itself"
    troubles = dict.fromkeys(t for _, reading in read for t in reading.trouble)
    lists: dict[str, Any] = {n: tuple(v for reading in moved for v in getattr(reading, n)) for n in _LISTS}
    lists["statements"] = _once(lists["statements"], "".join(part.report.text for part, _ in read))
    homes = [next((p for p, _ in read if _holds_pair(q, p.start, p.end)), None) for q in asked.pairs]
    words = [next((p for p, _ in read if p.start <= w[0] < p.end), None) for w in asked.probes]
    return replace(
        read[0][1],
        **lists,
        pairs=_answers(homes, {p.start: r.pairs for p, r in read}),
        probes=_answers(words, {p.start: r.probes for p, r in read}),
        trouble=(Trouble("W-READ-IN-PARTS", said), *troubles),
    )


def _once(statements: Sequence[Statement], text: str) -> tuple[Statement, ...]:
    """Statements without those that say in the same words what an earlier one says: of events the words stand in ``also``."""
    first: dict[Any, int] = {}
    kept: list[Statement] = []
    place = []
    for statement in statements:
        at = first.setdefault(_told(statement, text), len(kept))
        place.append(at)
        if at == len(kept):
            kept.append(statement)
        else:
            kept[at] = _also(kept[at], statement)
    return tuple(_pointed(statement, place) for statement in kept)


def _also(statement: Statement, again: Statement) -> Statement:
    one, other = statement.body, again.body
    if not isinstance(one, EventMention) or not isinstance(other, EventMention):
        return statement
    return replace(statement, body=replace(one, also=(*one.also, other.trigger, *other.also)))


def _told(value: Any, text: str) -> Any:
    """What a statement says, whatever its place in the text: words instead of offsets."""
    if isinstance(value, Span):
        return text[value.start : value.end] if value.field == "text" else value
    if isinstance(value, tuple):
        return tuple(_told(v, text) for v in value)
    if not dataclasses.is_dataclass(value):
        return value
    counted = (*_COUNTS.get(type(value), ()), "confidence", "also")
    names = [f.name for f in dataclasses.fields(value) if f.name not in counted]
    return type(value), tuple(_told(getattr(value, name), text) for name in names)


def _pointed(value: Any, place: Sequence[int]) -> Any:
    """``value`` with references to statements that follow them to their new places."""
    if isinstance(value, About):
        return value if value.ref is None else replace(value, ref=place[value.ref])
    if not isinstance(value, (Statement, Claim, Position, Question, Consideration)):
        return value
    return replace(
        value, **{f.name: _pointed(getattr(value, f.name), place) for f in dataclasses.fields(value)}
    )


def _answers(homes: Iterable[Part | None], told: Mapping[int, Iterable[Any]]) -> tuple[Any, ...]:
    """The parts' answers in the order of the questions; two words without a part in common do nothing to each other."""
    waiting = {start: iter(answers) for start, answers in told.items()}
    return tuple(next(waiting[part.start]) if part else PairCode(None) for part in homes)


def _counted(before: Mapping[str, int], reading: Reading) -> dict[str, int]:
    """How much of everything there is up to the end of a part."""
    last = reading.sentences[-1:]
    return {
        "tokens": max([before["tokens"], *(s.last for s in last)]),
        "paragraphs": max([before["paragraphs"], *(s.paragraph + 1 for s in last)]),
        **{name: before[name] + len(getattr(reading, name)) for name in _LISTS},
    }


def _moved(value: Any, by: Mapping[str, int]) -> Any:
    """``value`` with its offsets and indices moved on; -1 and None, which stand for none, stay."""
    if isinstance(value, tuple):
        return tuple(_moved(v, by) for v in value)
    if isinstance(value, Span):
        if value.field == "title":
            return value
        return Span(value.start + by["characters"], value.end + by["characters"])
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    counted = _COUNTS.get(type(value), {})
    changes = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        if field.name not in counted:
            changes[field.name] = _moved(old, by)
        elif old is not None and old >= 0:
            changes[field.name] = old + by[counted[field.name]]
    return replace(value, **changes)
