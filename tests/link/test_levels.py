"""Acts that belong together: incidents and series."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.link.world import link
from dateline.model.event import Event
from dateline.model.report import Report
from dateline.model.statement import Reading, Statement, Total
from tests.made import NORDIA, THE_SEA, attack, boat, by, entity, place, reading, report, told

Pair = tuple[Report, Reading]


def act(day: int, killed: int | None = 3, **facts: Any) -> Pair:
    text = f"Nordia struck a boat in the Amber Sea, the harbour office wrote in note {day}."
    when = f"2025-09-{day:02}"
    return told(text, **{"when": when, "published": when, "killed": killed, **facts})


def talk(text: str, **facts: Any) -> Pair:
    of = report(text, published=facts.pop("published", "2025-09-20"))
    things = (boat(of, "boats"),)
    actors = (entity(of, "Nordia", **NORDIA),)
    return of, reading(
        of, attack(of, **{"when": None, "repeated": True, "actors": actors, "objects": things, **facts})
    )


TALK = talk("Envoys spoke of the boats that Nordia struck.")


def record(*pairs: Pair) -> list[Event]:
    return sorted(link(pairs).events, key=lambda e: (e.date.start or "9", e.level))


def series(*pairs: Pair) -> Event:
    (found,) = [e for e in record(*pairs) if e.level == "series"]
    return found


def test_talk_of_a_campaign_is_one_series_whose_acts_are_counted_and_numbered() -> None:
    other = talk("Nordia struck boats all month, a columnist wrote.", published="2025-09-28")
    head = series(act(2), act(9, 4), act(15, 5), TALK, other)
    acts = [e for e in record(act(2), act(9, 4), act(15, 5), TALK, other) if e.level == "act"]
    assert [e.number for e in acts] == [1, 2, 3]
    assert {e.part_of for e in acts} == {head.id}
    assert dict(head.units or ()) == {"strikes": 3, "targets": 3}
    assert (head.date.start, head.date.end, head.reports) == ("2025-09-02", "2025-09-15", 2)
    assert head.place and head.place.name == "Amber Sea"
    assert "a series of 3 acts" in head.summary
    assert head.number is None and head.part_of is None


def test_acts_told_as_several_take_as_many_numbers() -> None:
    several = told(
        "Nordia struck boats in the Amber Sea, in two raids.", when="2025-09-05", count=2, killed=9
    )
    found = record(act(2), several, act(15, 5), TALK)
    assert [e.number for e in found if e.level == "act"] == [1, 2, 4]
    assert dict(series(act(2), several, act(15, 5), TALK).units or ())["strikes"] == 4


def test_talk_of_a_campaign_never_joins_an_act_and_has_no_toll_of_its_own() -> None:
    summed = talk("Nordia has struck boats nine times, the latest on Monday.", when="2025-09-15", count=9)
    of, read = summed
    whole = read.statements[0].evidence
    counted = Statement(kind="total", evidence=whole, body=Total("raids", 9, "at least"), coder="made.v1")
    summed = of, reading(of, *read.statements, counted)
    found = record(act(15, 5), summed)
    assert sorted((e.level, e.reports) for e in found) == [("act", 1), ("series", 1)]
    assert series(act(15, 5), summed).toll == ()


def test_a_campaign_of_another_side_or_target_or_long_before_has_no_part_in_it() -> None:
    of = report("Nordia struck forts.", published="2025-09-20")
    forts = (
        of,
        reading(
            of,
            attack(of, when=None, repeated=True, actors=(entity(of, "Nordia", **NORDIA),), objects=()),
        ),
    )
    late = talk("Nordia struck boats.", published="2026-03-01")
    assert all(e.part_of is None for e in record(act(2), act(9, 4), late))
    assert len([e for e in record(TALK, forts) if e.level == "series"]) == 2


def test_a_follow_up_is_part_of_its_incident_and_of_no_series() -> None:
    of = report(
        "Nordia struck a boat in the Amber Sea, killing 9. A second raid hit those who clung to the wreck.",
        published="2025-09-03",
    )
    actors = (entity(of, "Nordia", **NORDIA),)
    first = attack(
        of,
        "Nordia struck a boat in the Amber Sea, killing 9.",
        actors=actors,
        killed=9,
        place=place(of, "Amber Sea", **THE_SEA),
        objects=(boat(of),),
    )
    second = attack(
        of,
        "A second raid hit those who clung to the wreck.",
        trigger="raid",
        actors=actors,
        killed=2,
        sequel=True,
        objects=(boat(of, "wreck"),),
    )
    pairs = ((of, reading(of, first, second)), act(9, 4), TALK)
    found = record(*pairs)
    (incident,) = [e for e in found if e.level == "incident"]
    (sequel,) = [e for e in found if e.follows]
    assert sequel.follows == sequel.part_of == incident.id
    assert dict(incident.units or ())["acts"] == 2 and "2 acts of one incident" in incident.summary
    assert (incident.number, sequel.number) == (1, None)
    assert dict(series(*pairs).units or ())["strikes"] == 2


def test_the_toll_of_a_follow_up_is_counted_once() -> None:
    of = report("Nordia struck a boat; a second raid followed. Nordia has killed 20 people.")
    actors = (entity(of, "Nordia", **NORDIA),)
    first = attack(of, "Nordia struck a boat", actors=actors, killed=9, objects=(boat(of),))
    second = attack(of, "a second raid followed", trigger="raid", actors=actors, killed=2, sequel=True)
    whole = Statement(
        kind="total", evidence=first.evidence, body=Total("killed", 20, "at least"), coder="made.v1"
    )
    (total,) = link([(of, reading(of, first, second, whole))]).totals
    assert (total.sum_of_events, total.gap) == (9, 11)


def test_what_one_official_mentioned_once_is_listed_and_not_counted() -> None:
    once = by(
        told("Nordia struck another boat that night, Nordia's minister said.", when="2025-09-10"),
        "minister",
        name="minister",
        country="NOR",
    )
    found = record(act(2), once, act(15, 5), TALK)
    assert [e.number for e in found if e.level == "act"] == [1, None, 2]
    assert dict(series(act(2), once, act(15, 5), TALK).units or ())["strikes"] == 2


@pytest.mark.parametrize("facts", [{"modality": "future"}, {"modality": "negated"}, {"type_": "SANCTION"}])
def test_only_deeds_of_harm_make_a_campaign(facts: dict[str, Any]) -> None:
    assert {e.level for e in record(talk("Nordia struck boats.", **facts))} == {"act"}


def test_a_number_in_a_row_keeps_two_apart_and_finds_its_own() -> None:
    assert len(record(act(2, nth=14), act(2, 3, outlet="Post", nth=15))) == 2
    recalled = told(
        "The 14th time Nordia struck a boat, nobody filmed it.", when=None, nth=14, published=None
    )
    assert len(record(act(2, nth=14), recalled)) == 1
