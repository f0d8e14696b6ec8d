from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import wire
from dateline.link.world import link
from dateline.model import doc, event, judgement, record, report, statement
from tests.made import told

# the values are large: a few of each show what many would
few = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = st.text(max_size=12)
SMALL = st.integers(0, 10**6)


def values(kind: type, **known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any value of a dataclass; hypothesis reads its hints."""
    return st.builds(kind, **known)


ENTITIES = values(doc.Entity)
PLACES = values(doc.Place, lat=st.none() | st.floats(-90, 90), lon=st.none() | st.floats(-180, 180))
WHENS = st.none() | values(statement.When)
EVENTS = values(
    statement.EventMention,
    actors=st.lists(ENTITIES, max_size=2).map(tuple),
    recipients=st.just(()),
    place=st.none() | PLACES,
    toll=st.none() | values(statement.Toll),
)
BODIES = st.one_of(
    EVENTS,
    values(statement.Claim, holder=ENTITIES),
    values(statement.Position, holder=ENTITIES),
    values(statement.Agreement, parties=st.lists(ENTITIES, max_size=2).map(tuple), when=WHENS),
    values(
        statement.Measure, authority=st.none() | ENTITIES, subject=st.none() | ENTITIES | WORDS, when=WHENS
    ),
    values(statement.Flow, from_=st.none() | ENTITIES | PLACES, to=st.none() | ENTITIES | PLACES),
    values(statement.Question, raised_by=st.none() | ENTITIES),
    values(statement.Consideration, for_=st.none() | ENTITIES),
    values(statement.Total, by=st.none() | ENTITIES),
)
STATEMENTS = values(statement.Statement, body=BODIES, confidence=st.floats(0, 1))
SCORES = st.dictionaries(WORDS, st.floats(0, 1), max_size=3).map(lambda d: tuple(sorted(d.items())))
READINGS = st.builds(
    statement.Reading,
    report=WORDS,
    language=WORDS,
    sentences=st.lists(values(doc.Sentence), max_size=2).map(tuple),
    entities=st.lists(ENTITIES, max_size=2).map(tuple),
    times=st.lists(values(doc.TimeMention), max_size=1).map(tuple),
    places=st.lists(PLACES, max_size=1).map(tuple),
    attributions=st.lists(values(statement.Attribution, speaker=st.none() | ENTITIES), max_size=2).map(tuple),
    statements=st.lists(STATEMENTS, max_size=3).map(tuple),
    pairs=st.lists(st.builds(statement.PairCode, type=st.none() | WORDS, scores=SCORES), max_size=1).map(
        tuple
    ),
    probes=st.lists(values(statement.ProbeCode, confidence=st.floats(0, 1)), max_size=1).map(tuple),
    trouble=st.lists(values(report.Trouble), max_size=1).map(tuple),
    coders=st.lists(WORDS, max_size=2).map(tuple),
)


def again(value: Any) -> Any:
    return wire.parse(type(value), json.loads(wire.canonical(value)))


@few
@given(READINGS)
def test_a_reading_comes_back_as_it_was(reading: statement.Reading) -> None:
    assert again(reading) == reading


@few
@given(values(report.Report, outlet=st.none() | values(report.Outlet), published=st.none() | st.dates()))
def test_a_report_comes_back_as_it_was(of: report.Report) -> None:
    assert again(of) == of


def _pairs(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(WORDS, inner, max_size=2).map(lambda d: tuple(sorted(d.items())))


@few
@given(
    values(
        event.Event,
        toll=_pairs(values(event.TollField)),
        units=st.none() | _pairs(SMALL),
        confidence=st.floats(0, 1),
        place=st.none() | values(event.PlaceField, lat=st.none(), lon=st.none()),
        conflicts=st.lists(values(event.FieldConflict), max_size=1).map(tuple),
        passages=st.lists(values(event.Evidence), max_size=2).map(tuple),
    )
)
def test_an_event_comes_back_as_it_was(row: event.Event) -> None:
    assert again(row) == row


@pytest.mark.parametrize(
    "kind",
    [
        event.Actor,
        event.Origin,
        record.PositionRow,
        record.AgreementRow,
        record.MeasureRow,
        record.FlowRow,
        record.QuestionRow,
        record.ConsiderationRow,
        record.ClaimRow,
        record.TotalRow,
        record.ReportRow,
        record.OutletRow,
    ],
)
def test_every_kind_of_row_comes_back_as_it_was(kind: type) -> None:
    @few
    @given(values(kind))
    def check(row: Any) -> None:
        assert again(row) == row

    check()


def test_a_record_comes_back_as_it_was() -> None:
    record = link([told("Nordia struck a boat in the Amber Sea and 3 people were killed.", killed=3)])
    assert again(record) == record
    assert record.events


@few
@given(
    values(
        judgement.Judgement,
        when=st.datetimes(timezones=st.just(dt.UTC)),
        values=st.dictionaries(WORDS, WORDS, max_size=2).map(lambda d: tuple(sorted(d.items()))),
    )
)
def test_a_judgement_comes_back_as_it_was(given_: judgement.Judgement) -> None:
    assert again(given_) == given_


def test_a_trailing_underscore_is_no_part_of_the_key() -> None:
    flow = statement.Flow("fish", from_=None)
    assert "from" in wire.plain(flow)
    assert {f.name for f in fields(flow)} >= {"from_"}


def test_canonical_text_does_not_depend_on_the_order_of_keys() -> None:
    assert wire.canonical({"b": 1, "a": "é"}) == wire.canonical({"a": "é", "b": 1}) == '{"a":"é","b":1}'


def test_unknown_keys_are_ignored() -> None:
    assert wire.parse(statement.When, {"edtf": "2025", "date_prec": 5, "later": 1}) == statement.When(
        "2025", 5
    )


def test_what_was_not_written_from_such_a_value_is_refused() -> None:
    with pytest.raises(TypeError):
        wire.parse(statement.When, {"edtf": "2025"})


@pytest.mark.parametrize("value", ["a\u2028b\u2029c\x85d", {"k": ["é", "\n"]}, "\\u2028"])
def test_json_text_is_one_line_for_every_reader(value: object) -> None:
    text = wire.json_text(value)
    assert len(text.splitlines()) == 1
    assert json.loads(text) == value


def test_json_text_holds_no_number_that_json_does_not_have() -> None:
    assert wire.json_text({"id": [float("nan"), 1e999, -1e999, 1.5]}) == '{"id": [null, null, null, 1.5]}'
