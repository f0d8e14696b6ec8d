"""Judgements: they bind to passages and codes, outlive new reports, are taken back by another one, and never depend on the order of arrival."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from dateline.link.digest import record_digest
from dateline.link.world import link
from dateline.model.doc import Span
from dateline.model.event import Event
from dateline.model.judgement import Judgement, Verdict
from dateline.model.record import Record
from dateline.model.statement import Statement, Total
from tests.made import NORDIA, entity, reading, report, told

NOON = dt.datetime(2025, 11, 1, 12, tzinfo=dt.UTC)
FIRST = told("Nordia struck a boat in the Amber Sea on Tuesday.", killed=3)
APART = told(
    "Nordia struck a ferry far away.", when="2025-09-15", published="2025-09-16", outlet="Post", killed=5
)
AGAIN = told("On Tuesday a boat was struck by Nordia, killing three.", outlet="Herald", killed=3)


def judged(event: Event, verdict: Verdict, *values: tuple[str, str], hours: int = 0) -> Judgement:
    return Judgement(
        f"j-{verdict}-{event.id}-{hours}",
        event.id,
        verdict,
        "mb",
        NOON + dt.timedelta(hours=hours),
        "looked at it",
        tuple(p.id for p in event.passages),
        values,
        code=event.type,
    )


def undo(of: Judgement, *, hours: int) -> Judgement:
    return Judgement(f"j-undo-{of.id}", of.id, "undo", "mb", NOON + dt.timedelta(hours=hours), "")


def only(record: Record) -> Event:
    (event,) = record.events
    return event


ONE = only(link([FIRST]))


@pytest.mark.parametrize(
    ("verdict", "review"),
    [("accept", "accepted"), ("reject", "rejected"), ("hold", "held")],
)
def test_a_review_stands_on_the_event(verdict: Verdict, review: str) -> None:
    record = link([FIRST], judgements=[judged(ONE, verdict)])
    assert only(record).judgement == review
    assert [(j.verdict, j.row, j.who) for j in record.judgements] == [(verdict, ONE.id, "mb")]


def test_the_last_review_stands_and_undoing_it_brings_back_the_one_before() -> None:
    accepted, rejected = judged(ONE, "accept"), judged(ONE, "reject", hours=1)
    taken_back = undo(rejected, hours=2)
    again = undo(taken_back, hours=3)
    states = [
        only(link([FIRST], judgements=given)).judgement
        for given in (
            [accepted, rejected],
            [accepted, rejected, taken_back],
            [accepted, rejected, taken_back, again],
        )
    ]
    assert states == ["rejected", "accepted", "rejected"]


def test_who_took_a_judgement_back_is_logged() -> None:
    accepted = judged(ONE, "accept")
    taken_back = undo(accepted, hours=1)
    log = {j.verdict: j for j in link([FIRST], judgements=[accepted, taken_back]).judgements}
    assert log["accept"].undone_by == taken_back.id
    assert log["undo"].row is None


def test_corrected_fields_replace_what_was_read_and_are_told() -> None:
    values = (
        ("date", "2025-09-01"),
        ("killed", "4"),
        ("place", "Port Amber"),
        ("actors", "Sudia; Nordia"),
        ("mode", "unknown"),
    )
    event = only(link([FIRST], judgements=[judged(ONE, "correct", *values)]))
    assert (event.date.start, event.date.date_prec) == ("2025-09-01", 1)
    assert dict(event.toll)["killed"].best == 4
    assert [c.best for c in dict(event.toll)["killed"].claims] == [3]  # what reports say stays
    assert event.place and (event.place.name, event.place.lat) == ("Port Amber", None)
    assert [p.name for p in event.actors] == ["Sudia", "Nordia"]
    assert event.actors[1].country == "NOR"
    assert "1 September 2025" in event.summary and "Port Amber" in event.summary
    assert event.judgement == "corrected"


def test_later_corrections_keep_the_fields_of_earlier_ones() -> None:
    given = [judged(ONE, "correct", ("killed", "4")), judged(ONE, "correct", ("date", "2025"), hours=1)]
    event = only(link([FIRST], judgements=given))
    assert (dict(event.toll)["killed"].best, event.date.edtf, event.date.date_prec) == (4, "2025", 5)


def test_what_is_not_known_can_be_set() -> None:
    event = only(
        link([FIRST], judgements=[judged(ONE, "correct", ("date", "unknown"), ("place", "unknown"))])
    )
    assert (event.date.start, event.place) == (None, None)


def test_a_judgement_outlives_a_report_that_changes_the_id() -> None:
    earlier = told("Nordia has struck a boat on Tuesday.", published="2025-09-02", killed=3)
    event = only(link([FIRST, earlier], judgements=[judged(ONE, "accept")]))
    assert event.id != ONE.id
    assert event.judgement == "accepted"


def test_a_judgement_of_another_type_does_not_bind() -> None:
    other = dataclasses.replace(judged(ONE, "reject"), row="e-gone", code="SANCTION")
    record = link([FIRST], judgements=[other])
    assert only(record).judgement == "unreviewed"
    assert record.judgements[0].row is None


def test_events_are_joined_parted_and_joined_again() -> None:
    a, b = sorted(link([FIRST, APART]).events, key=lambda e: e.date.start or "")
    passages = " ".join(p.id for p in b.passages)
    joined = judged(a, "merge", ("with", b.id), ("passages", passages))
    whole = only(link([FIRST, APART], judgements=[joined]))
    assert whole.reports == 2
    assert f"joined by judgement {joined.id}" in whole.rules
    assert {c.field for c in whole.conflicts} >= {"date", "toll.killed"}  # both values stay
    assert len(link([FIRST, APART], judgements=[joined, undo(joined, hours=1)]).events) == 2
    split = judged(whole, "split", ("passages", passages), hours=2)
    assert len(link([FIRST, APART], judgements=[joined, split]).events) == 2


def test_what_linking_joined_can_be_parted() -> None:
    whole = only(link([FIRST, AGAIN]))
    last = whole.passages[-1].id
    record = link([FIRST, AGAIN], judgements=[judged(whole, "split", ("passages", last))])
    assert sorted(len(e.passages) for e in record.events) == [1, 1]


def test_a_rejected_event_is_in_no_sum() -> None:
    of = report("At least nine have been killed since August.", outlet="Post", published="2025-09-10")
    body = Total("killed", 9, "at least", "2025-08", entity(of, "nine", **NORDIA))
    total = Statement("total", Span(0, len(of.text)), body, "by hand")
    pairs = [FIRST, (of, reading(of, total))]
    (before,), (after,) = (link(pairs, judgements=given).totals for given in ([], [judged(ONE, "reject")]))
    assert (before.sum_of_events, after.sum_of_events) == (3, 0)


def test_the_order_in_which_judgements_and_reports_arrive_does_not_matter() -> None:
    a, b = sorted(link([FIRST, APART]).events, key=lambda e: e.date.start or "")
    given = [
        judged(a, "accept"),
        judged(b, "correct", ("killed", "6"), hours=1),
        judged(a, "merge", ("with", b.id), ("passages", " ".join(p.id for p in b.passages)), hours=2),
    ]
    digests = {
        record_digest(link(pairs, judgements=order))
        for pairs in ([FIRST, APART, AGAIN], [AGAIN, APART, FIRST])
        for order in (given, given[::-1])
    }
    assert len(digests) == 1
