"""Textbook sentences, in the manner of a coder's manual: who, whom and what, with nothing given."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from dateline.coding import attribution, events
from dateline.coding.draft import Draft
from dateline.model.doc import Entity
from dateline.model.statement import EventMention
from tests.coding.parsed import cases, doc_of

# of the sentences, how many have to come out with both parties and the type
AT_LEAST = 0.9
YIELDING = {"CONCEDE", "RETREAT"}


def sentences() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in cases("textbook"):
        table = tomllib.loads(path.read_text("utf-8"))
        yield from ((table["type"], row) for row in table["sentence"])


def told(text: str) -> list[EventMention]:
    doc = doc_of(text)
    said = events.code(doc, attribution.code(doc, Draft())).of_kind("event")
    return [s.body for _, s in said if isinstance(s.body, EventMention)]


def of(country: str | None, entities: tuple[Entity, ...]) -> bool:
    return country is None or any(country in (e.country, e.name) for e in entities)


def right(event: EventMention, type_: str, row: dict[str, Any]) -> bool:
    parties = (*event.recipients, *event.actors)
    alike = event.type == type_ or {event.type, type_} == YIELDING
    return alike and of(row["source"], event.actors) and of(row.get("target"), parties)


def test_most_textbook_sentences_come_out_right() -> None:
    rows = list(sentences())
    wrong = [row["text"] for type_, row in rows if not any(right(e, type_, row) for e in told(row["text"]))]
    assert len(rows) >= 150
    assert 1 - len(wrong) / len(rows) >= AT_LEAST, wrong


def test_every_type_has_its_sentences() -> None:
    assert len({type_ for type_, _ in sentences()}) == 16
