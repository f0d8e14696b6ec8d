"""A text that is too long to be read at once is read in parts, and its reading counts through the whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from dateline import parts, reading
from dateline.extract.given import as_given
from dateline.model.doc import Entity, Span
from dateline.model.statement import About, Asked, EventMention, PairQuery, Position, Statement

TOLD = (
    "The navy of Ruritania shelled the port of Zenda on Tuesday, killing four sailors, the governor said. "
    "“We oppose the attack,” said the foreign minister of Grenzland, who visited Strelsau on Friday.\n"
)


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "WHOLE", 2 * len(TOLD))
    monkeypatch.setattr(parts, "PART", 2 * len(TOLD))


def spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from spans(inner)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))


def test_a_text_of_usual_length_is_one_part() -> None:
    report = as_given({"text": TOLD, "language": "en"})
    (part,) = parts.parts(report, reading.NOTHING)
    assert part.report is report


def test_parts_hold_the_whole_text_and_the_title_once() -> None:
    report = as_given({"text": TOLD * 7, "title": "Port shelled", "language": "en"})
    found = parts.parts(report, reading.NOTHING)
    assert len(found) > 2
    assert "".join(p.report.text for p in found) == report.text
    assert [p.start for p in found] == [0, *(p.end for p in found[:-1])]
    assert [p.report.title for p in found] == ["Port shelled", *[None] * (len(found) - 1)]


def test_a_text_without_a_break_ends_all_the_same() -> None:
    found = parts.parts(as_given({"text": "x" * 5000, "language": "en"}), reading.NOTHING)
    assert sum(len(p.report.text) for p in found) == 5000


def test_everything_counts_through_the_whole_text() -> None:
    text = "".join(TOLD.replace("four", f"{n}") for n in range(4, 10))
    report = as_given({"text": text, "language": "en", "published": "2025-10-30"})
    told = reading.read(report)
    one = reading.read(as_given({"text": TOLD, "language": "en", "published": "2025-10-30"}))
    assert [t.code for t in told.trouble] == ["W-READ-IN-PARTS"]
    for mention in (*told.entities, *told.times, *told.places):
        assert report.text[mention.span.start : mention.span.end] == mention.text
    assert all(0 <= s.start < s.end <= len(report.text) for s in spans(told))
    assert [s.index for s in told.sentences] == list(range(12))
    assert [s.paragraph for s in told.sentences] == [n // 2 for n in range(12)]
    assert [s.first for s in told.sentences[1:]] == [s.last for s in told.sentences[:-1]]
    holders = {a.speaker.name for a in told.attributions if a.speaker}
    assert holders == {a.speaker.name for a in one.attributions if a.speaker}
    last = len(text) // 3 * 2
    late = [s for s in told.statements if s.evidence.start >= last]
    assert late
    assert {told.attributions[s.attribution].content[0].start >= last for s in late if s.attribution is not None} == {True}  # fmt: skip
    for mention in told.entities:
        if mention.refers_to is not None:
            assert told.entities[mention.refers_to].span.start // last == mention.span.start // last


def test_questions_are_answered_in_their_order_and_none_across_parts() -> None:
    text = TOLD * 6
    late = text.rindex("shelled")
    navy, port = text.rindex("The navy"), text.rindex("the port")
    asked = Asked(
        pairs=(
            PairQuery((0, 21), (port, port + 17)),
            PairQuery((navy, navy + 21), (port, port + 17)),
            PairQuery((0, 21), None),
        ),
        probes=((late, late + 7), (22, 29)),
    )
    told = reading.read(as_given({"text": text, "language": "en"}), asked=asked)
    assert [p.type for p in told.pairs] == [None, "ASSAULT", "ASSAULT"]
    assert [p.modality for p in told.probes] == ["actual", "actual"]
    assert len({p.confidence for p in told.probes}) == 1


def test_what_is_said_again_in_the_same_words_counts_once() -> None:
    one = reading.read(as_given({"text": TOLD * 2, "language": "en"}))
    many = reading.read(as_given({"text": TOLD * 12, "language": "en"}))
    assert len(many.statements) <= len(one.statements)
    bodies = [s.body for s in many.statements if isinstance(s.body, EventMention)]
    mentions = [b.trigger for b in bodies] + [t for b in bodies for t in b.also]
    assert len(mentions) == len(set(mentions)) == 6 * sum(1 + len(s.body.also) for s in one.statements if isinstance(s.body, EventMention))  # fmt: skip


def test_references_follow_statements_that_move() -> None:
    holder = Entity(Span(0, 4), "Karv", "country", "Karvia")
    about = [Position(holder, "opposes", About(ref=n)) for n in (2, 0)]
    body = EventMention("ASSAULT", None, (), (), (), Span(0, 4))
    rows = [Statement("event", Span(0, 4), body, "made.v1"), Statement("event", Span(4, 8), body, "made.v1"), Statement("event", Span(8, 12), body, "made.v1")]  # fmt: skip
    rows += [Statement("position", Span(12, 16), a, "made.v1") for a in about]
    kept = parts._once(rows, "sameKarvKarv" + "Karv")
    assert [s.evidence.start for s in kept] == [0, 4, 12]
    assert [s.body.about.ref for s in kept if isinstance(s.body, Position)] == [1]
