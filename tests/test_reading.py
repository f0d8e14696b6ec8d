"""A report becomes a reading: pure, in order, and a coder that fails takes nothing else with it."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from dateline import reading, registry
from dateline.coding.draft import Draft
from dateline.extract.given import as_given
from dateline.model.doc import Doc
from dateline.model.report import Report

TEXT = "The Ruritanian army shelled Zenda on Tuesday. The governor condemned the attack, and talks were called off."


def report(text: str = TEXT, **given: object) -> Report:
    return as_given({"text": text, "language": "en", "published": "2025-10-30", **given})


def test_the_same_report_gives_an_equal_reading_whatever_is_read_beside_it() -> None:
    alone = reading.read(report())
    others = [report(f"Minister {n} met the envoy of Grenzland in May. " * 3) for n in range(3)]
    many = list(reading.read_many((r, reading.NOTHING) for r in (*others, report(), *others)))
    assert many[3] == alone
    assert [m.report for m in many] == [r.id for r in (*others, report(), *others)]


def test_readings_can_be_pickled() -> None:
    told = reading.read(report())
    assert told.statements
    assert pickle.loads(pickle.dumps(told)) == told


def test_every_statement_lies_in_the_text_and_names_its_coder() -> None:
    told = reading.read(report(title="Zenda shelled"))
    source = report(title="Zenda shelled")
    for statement in told.statements:
        span = statement.evidence
        assert 0 <= span.start < span.end <= len(source.field_text(span.field))
        assert statement.coder in told.coders
        assert 0 <= statement.confidence <= 1


def test_a_coder_that_fails_is_named_and_the_others_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(doc: Doc, draft: Draft) -> Draft:
        raise ValueError("no such word")

    ordered = registry.coders_in_order()
    changed = tuple(dataclasses.replace(c, run=broken) if c.name == "flows.v1" else c for c in ordered)
    monkeypatch.setattr(registry, "coders_in_order", lambda: changed)
    told = reading.read(report())
    assert [t.code for t in told.trouble] == ["E-CODER-FAILED"]
    assert "flows.v1" in told.trouble[0].message
    assert "flows.v1" not in told.coders
    assert any(s.kind == "event" for s in told.statements)


def test_a_report_in_a_language_without_data_is_kept_and_says_so() -> None:
    told = reading.read(as_given({"text": "Ruritanien bombade Zenda på tisdagen.", "language": "sv"}))
    assert told.statements == ()
    assert [t.code for t in told.trouble] == ["W-NO-LANGUAGE"]
    assert told.sentences
