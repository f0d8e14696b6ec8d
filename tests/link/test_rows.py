"""Positions, agreements, measures, flows, questions, considerations, claims and totals of many reports."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.link.world import link
from dateline.model.record import Record
from dateline.model.report import Report
from dateline.model.statement import (
    About,
    Agreement,
    Aim,
    Claim,
    Consideration,
    Flow,
    Measure,
    Position,
    Question,
    Reading,
    Statement,
    Total,
    When,
)
from tests.made import NORDIA, SUDIA, attack, by, entity, place, reading, report, span

Pair = tuple[Report, Reading]


def statement(of: Report, kind: Any, body: Any) -> Statement:
    return Statement(kind=kind, evidence=span(of, of.text), body=body, coder="made.v1")


def record(*pairs: Pair) -> Record:
    return link(pairs)


def stance(
    stance_: Any, about: str, *, day: str | None = "2025-09-03", who: str = "Sudia", **more: Any
) -> Pair:
    of = report(f"{who} on {about}: {stance_}, {day}.", published=day)
    holder = entity(of, who, **{"kind": "country", "country": "SWE", **more})
    return of, reading(of, statement(of, "position", Position(holder, stance_, About(text=about))))


def test_a_stance_over_time_is_one_position_with_a_history() -> None:
    told = [
        stance("uneasy", "the boat raids"),
        stance("opposes", "boat raids", day="2025-09-10"),
        stance("opposes", "the boat raids", day="2025-09-12"),
    ]
    (row,) = record(*told).positions
    assert (row.stance, row.since) == ("opposes", "2025-09-10")
    assert [(p.date, p.stance) for p in row.history] == [
        ("2025-09-03", "uneasy"),
        ("2025-09-10", "opposes"),
        ("2025-09-12", "opposes"),
    ]
    assert len(row.passages) == 3
    assert row.holder.country == "SWE"


def test_another_matter_or_holder_is_another_position() -> None:
    rows = record(
        stance("opposes", "the boat raids"),
        stance("opposes", "the fishing quota"),
        stance("opposes", "the boat raids", who="Nordia", country="NOR"),
    ).positions
    assert len(rows) == 3


def test_an_undated_report_does_not_decide_the_stance() -> None:
    (row,) = record(
        stance("supports", "the boat raids", day=None), stance("opposes", "the boat raids")
    ).positions
    assert (row.stance, row.since) == ("opposes", "2025-09-03")


def test_a_position_names_the_event_that_it_is_about() -> None:
    of = report("Nordia struck a boat on Tuesday and Sudia condemned it.")
    deed = attack(of, actors=(entity(of, "Nordia", **NORDIA),))
    view = statement(of, "position", Position(entity(of, "Sudia", **SUDIA), "condemns", About(ref=0)))
    made = record((of, reading(of, deed, view)))
    assert made.positions[0].about_id == made.events[0].id
    assert made.positions[0].about == of.text


def pact(status: Any, day: str | None, what: str = "fishing accord", aim: str = "share the catch") -> Pair:
    of = report(f"Nordia and Sudia: {what}, {status} on {day}, to {aim}.", published=day)
    parties = (entity(of, "Nordia", **NORDIA), entity(of, "Sudia", **SUDIA))
    body = Agreement(parties, what, status, aims=(Aim(span(of, aim), aim, ("economic",)),))
    return of, reading(of, statement(of, "agreement", body))


def test_an_agreement_has_its_latest_status_and_every_aim_once() -> None:
    (row,) = record(
        pact("negotiating", "2025-09-01"),
        pact("signed", "2025-10-01"),
        pact("announced", None, aim="patrol the strait"),
    ).agreements
    assert row.status == "signed"
    assert [(p.date, p.status) for p in row.history] == [
        (None, "announced"),
        ("2025-09-01", "negotiating"),
        ("2025-10-01", "signed"),
    ]
    assert [a.text for a in row.aims] == ["patrol the strait", "share the catch"]
    assert len(row.parties) == 2


def test_another_subject_is_another_agreement() -> None:
    assert (
        len(
            record(
                pact("signed", "2025-09-01"), pact("signed", "2025-09-01", what="airspace treaty")
            ).agreements
        )
        == 2
    )


def listing(status: Any, day: str) -> Pair:
    of = report(f"Nordia and the Harbour Guild: designation {status}, {day}.", published=day)
    body = Measure(
        "designation",
        status,
        entity(of, "Nordia", **NORDIA),
        entity(of, "Harbour Guild"),
        When("2025-09-01", 1),
    )
    return of, reading(of, statement(of, "measure", body))


def test_a_measure_has_its_latest_status() -> None:
    (row,) = record(listing("announced", "2025-09-01"), listing("lifted", "2025-10-01")).measures
    assert (row.measure, row.status, row.subject) == ("designation", "lifted", "Harbour Guild")
    assert row.authority and row.authority.country == "NOR"
    assert row.date.start == "2025-09-01"


def test_alike_flows_are_one_with_all_passages() -> None:
    def flow(goods: str, outlet: str) -> Pair:
        of = report(f"{goods} goes to Sudia.", outlet=outlet)
        return of, reading(of, statement(of, "flow", Flow(goods, to=place(of, "Sudia", country="SWE"))))

    rows = record(flow("Salted cod", "A"), flow("salted cod", "B"), flow("Timber", "C")).flows
    assert sorted((r.goods.capitalize(), r.from_, r.to, len(r.passages)) for r in rows) == [
        ("Salted cod", None, "Sudia", 2),
        ("Timber", None, "Sudia", 1),
    ]


def doubt(side: str, who: str | None, day: str = "2025-09-03") -> Pair:
    of = report(f"{who or 'Some'} on the boat raids: {side}.", published=day)
    raiser = entity(of, who) if who else None
    body = Question("legality", About(text="the boat raids"), raiser, side, "law of the sea")
    return of, reading(of, statement(of, "question", body))


def test_a_question_has_every_side() -> None:
    (row,) = record(
        doubt("unlawful", "Bar Council"), doubt("lawful", "Navy Staff", "2025-09-05"), doubt("open", None)
    ).questions
    assert row.matter == "legality"
    assert [(s.holder.name if s.holder else None, s.side) for s in row.sides] == [
        (None, "open"),
        ("Bar Council", "unlawful"),
        ("Navy Staff", "lawful"),
    ]
    assert row.sides[1].legal_basis == "law of the sea"


def test_considerations_keep_sign_and_holder() -> None:
    of = report("The raids may empty the harbour, the Guild said.")
    body = Consideration("risk", About(text="the raids may empty the harbour"))
    pair = by((of, reading(of, statement(of, "consideration", body))), "the Guild", kind="organisation")
    (row,) = record(pair).considerations
    assert (row.sign, row.of) == ("risk", "the raids may empty the harbour")
    assert row.holder and row.holder.name == "the Guild"


def test_a_claim_has_all_its_holders() -> None:
    def claim(who: str, outlet: str) -> Pair:
        of = report(f"The crew carried nothing but nets, {who} said.", outlet=outlet)
        body = Claim(span(of, "The crew carried nothing but nets"), entity(of, who))
        return of, reading(of, statement(of, "claim", body))

    (row,) = record(claim("Ada Berg", "A"), claim("Per Lund", "B")).claims
    assert row.content == "The crew carried nothing but nets"
    assert len(row.holders) == 2


@pytest.mark.parametrize(
    ("what", "since", "summed", "gap"),
    [
        ("people killed", "2025-09", 7, 4),
        ("people killed", "2025-09-10", 4, 7),
        ("strikes", None, None, None),
    ],
)
def test_a_total_stands_beside_the_sum_of_events(
    what: str, since: str | None, summed: int | None, gap: int | None
) -> None:
    first = report("Nordia struck a boat off the cape.")
    second = report("Nordia struck a raft near the reef.", published="2025-09-15")
    of = report("Nordia counts eleven.", published="2025-09-20")
    body = Total(what, 11, "at least", since, entity(of, "Nordia", **NORDIA))
    pairs = [
        (first, reading(first, attack(first, actors=(entity(first, "Nordia", **NORDIA),), killed=3))),
        (
            second,
            reading(
                second,
                attack(second, actors=(entity(second, "Nordia", **NORDIA),), killed=4, when="2025-09-14"),
            ),
        ),
        (of, reading(of, statement(of, "total", body))),
    ]
    (row,) = record(*pairs).totals
    assert (row.number, row.qualifier, row.as_of) == (11, "at least", "2025-09-20")
    assert (row.sum_of_events, row.gap) == (summed, gap)
