"""Positions that move, what is known to have come before, and two voices of one country."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dateline.link.world import link
from dateline.model.record import PositionRow, Record
from dateline.model.report import Report
from dateline.model.statement import About, Position, Reading, Statement
from tests.made import NORDIA, SUDIA, attack, entity, reading, report, said

Pair = tuple[Report, Reading]


def stands(who: str, stance: Any, whom: str, day: str | None, **facts: Any) -> Pair:
    """A report in which somebody of Sudia takes a stance toward a state."""
    of = report(f"{who} took a stance of {stance} toward {whom} on {day}.", published=day)
    holder = entity(of, who, **{**SUDIA, "name": who, **facts})
    about = About(text=whom, party=entity(of, whom, **{**NORDIA, "name": "Nordia"}))
    body = Position(holder, stance, about)
    return of, reading(of, Statement(kind="position", evidence=holder.span, body=body, coder="made.v1"))


def struck(day: str) -> Pair:
    of = report(f"Nordia struck a ferry on {day}.", published=day)
    return of, reading(of, attack(of, when=day, actors=(entity(of, "Nordia", **NORDIA),)))


def record(*pairs: Pair) -> Record:
    return link(pairs)


def only(of: Record) -> PositionRow:
    (row,) = of.positions
    return row


def test_a_later_stance_that_differs_is_a_shift_and_names_what_came_between() -> None:
    told = record(
        struck("2025-08-01"),
        stands("Sudia", "neutral", "Nordia", "2025-09-01"),
        struck("2025-09-05"),
        stands("Sudia", "opposes", "Nordia", "2025-09-10"),
        struck("2025-09-20"),
    )
    (shift,) = only(told).shifts
    assert (shift.before, shift.after, shift.last_held, shift.date) == (
        "neutral",
        "opposes",
        "2025-09-01",
        "2025-09-10",
    )
    between = {e.id for e in told.events if e.date.start == "2025-09-05"}
    assert set(shift.preceded_by) == between


def test_other_words_for_one_stance_are_no_shift() -> None:
    row = only(
        record(
            stands("Sudia", "opposes", "Nordia", "2025-09-01"),
            stands("Sudia", "condemns", "Nordia", "2025-09-04"),
        )
    )
    assert row.shifts == () and row.since == "2025-09-01"


def test_of_two_stances_on_one_day_the_firmer_counts() -> None:
    row = only(
        record(
            stands("Sudia", "opposes", "Nordia", "2025-09-01"),
            stands("Sudia", "uneasy", "Nordia", "2025-09-04"),
            stands("Sudia", "opposes", "Nordia", "2025-09-04"),
        )
    )
    assert row.shifts == ()


def test_a_report_without_a_date_moves_nothing() -> None:
    row = only(
        record(
            stands("Sudia", "opposes", "Nordia", "2025-09-01"), stands("Sudia", "supports", "Nordia", None)
        )
    )
    assert row.shifts == ()


def test_a_minister_and_a_president_who_differ_are_both_kept() -> None:
    told = record(
        stands("Ana Soto", "supports", "Nordia", "2025-09-01", kind="person", sector="EXE"),
        stands("Ben Ruiz", "opposes", "Nordia", "2025-09-01", kind="person", sector="GOV"),
    )
    one, other = told.positions
    assert one.differs_from == (other.id,) and other.differs_from == (one.id,)


def test_a_state_by_several_names_is_one_matter_and_one_holder() -> None:
    government = {"kind": "organisation", "country": "SWE", "sector": "GOV", "name": "Sudian government"}
    row = only(
        record(
            stands("Sudia", "opposes", "Nordia", "2025-09-01"),
            stands("The Sudian government", "opposes", "the Nordian regime", "2025-09-03", **government),
        )
    )
    assert row.about == "Nordia" and row.holder.name == "Sudia" and len(row.history) == 2


def test_a_position_says_whose_knowledge_it_is() -> None:
    of, read = stands("Sudia", "opposes", "Nordia", "2025-09-01")
    own = said(of, entity(of, "Sudia", **SUDIA), of.text)
    told = replace(
        read, attributions=(own,), statements=tuple(replace(s, attribution=0) for s in read.statements)
    )
    assert [b.relation for b in only(record((of, told))).bases] == ["acting party"]
    assert [b.relation for b in only(record((of, read))).bases] == ["reporter"]
