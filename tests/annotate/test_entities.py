"""Entities and what they refer to: goldens of the language, found by glob, and properties of every mention."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.analysis import annotate
from dateline.model.doc import Doc, Entity
from dateline.model.report import Report

CASES = sorted((Path(__file__).parent.parent / "golden" / "annotate" / "en").glob("entities-*.toml"))


def doc_of(text: str, *, title: str | None = None, published: str | None = "2025-11-03") -> Doc:
    day = dt.date.fromisoformat(published) if published else None
    return next(iter(annotate([Report("r-1", title, text, "en", "", "", published=day)])))


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_golden(path: Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    doc = doc_of(case["text"], title=case.get("title"), published=case["published"])
    for expected in case.get("entity", ()):
        found = [e for e in doc.entities if e.text == expected["text"]]
        assert found, (case["description"], expected["text"], [e.text for e in doc.entities])
        assert any(_fields(doc, e, expected) == expected for e in found), (
            case["description"],
            expected,
            [_fields(doc, e, expected) for e in found],
        )
    for text in case.get("absent", ()):
        assert text not in [e.text for e in doc.entities], case["description"]


def _fields(doc: Doc, entity: Entity, expected: dict[str, Any]) -> dict[str, Any]:
    row = {key: getattr(entity, key) or "" for key in expected if key not in {"refers_to", "named", "plural"}}
    row |= {key: getattr(entity, key) for key in ("named", "plural") if key in expected}
    if "refers_to" in expected:
        row["refers_to"] = doc.entities[entity.refers_to].text if entity.refers_to is not None else ""
    return row


TEXT = (
    "President Gustavo Petro accused the U.S. of murder after a strike on a Colombian boat. "
    "Some neighbours, among them Brazil's government and Trinidad and Tobago, kept silent. "
    "Dozens of protesters marched in Bogota, and police arrested three of them."
)


def test_every_mention_is_the_text_at_its_span() -> None:
    doc = doc_of(TEXT, title="Petro Accuses US of Murder at Sea")
    assert doc.entities
    for entity in doc.entities:
        assert doc.words(entity.span) == entity.text
        assert entity.first <= entity.head < entity.last
        assert doc.span_of(entity.first, entity.last) == entity.span
        assert doc.tokens[entity.head].sentence == entity.sentence


def test_each_head_has_one_entity() -> None:
    heads = [e.head for e in doc_of(TEXT).entities]
    assert len(heads) == len(set(heads))


def test_entities_are_in_order_and_the_longer_comes_first() -> None:
    rows = [(e.first, -e.last) for e in doc_of(TEXT).entities]
    assert rows == sorted(rows)


def test_no_phrase_begins_with_an_article() -> None:
    for entity in doc_of(TEXT).entities:
        assert entity.text.split()[0].lower() not in {"a", "an"}, entity.text


def test_reading_twice_gives_the_same() -> None:
    assert doc_of(TEXT).entities == doc_of(TEXT).entities


@pytest.mark.parametrize(
    "text", ["", " ", "...", "(((", "'s", "the", "A" * 3000, "— — —", "U.S.", "\u200b \ufeff", "1 2 3"]
)
def test_fragments_and_noise_are_survived(text: str) -> None:
    doc = doc_of(text)
    assert not doc.trouble
    assert all(doc.words(e.span) == e.text for e in doc.entities)
