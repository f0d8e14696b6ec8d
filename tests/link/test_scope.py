from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dateline.link.digest import record_digest
from dateline.link.evidence import Source
from dateline.link.scope import LEAST_REPORTS, belonging
from dateline.link.world import link
from dateline.model.report import Report
from dateline.model.scope import Scope
from dateline.model.statement import Reading
from tests.made import NORDIA, SUDIA, attack, boat, entity, reading, report

Pair = tuple[Report, Reading]

PORTS = ("Eastwick", "Norwick", "Highmouth", "Saltby", "Lowhaven")
CLUBS = ("Rovers", "Wanderers", "Athletic", "Rangers", "United")


FILLING = [
    "amber",
    "tide",
    "wharf",
    "lantern",
    "gale",
    "rope",
    "anchor",
    "mist",
    "gull",
    "pier",
    "mast",
    "hull",
    "crane",
    "buoy",
    "reef",
    "salt",
    "kelp",
    "oar",
    "deck",
    "sail",
]


def filling(seed: int) -> str:
    """Words that keep the reports from being copies of each other."""
    return " ".join(random.Random(seed).sample(FILLING, 16)) + "."


def war(number: int) -> Pair:
    """A report of an act by one party against the other."""
    port = PORTS[number % len(PORTS)]
    of = report(
        f"Nordia struck a boat of Sudia off {port}. The navy said its patrol number {number} had fired on the crew near the blockade. "
        + filling(number),
        published=f"2025-09-{number % 28 + 1:02}",
        outlet=f"Gazette {number}",
    )
    sides = (entity(of, "Nordia", **NORDIA), entity(of, "Sudia", **SUDIA))
    told = attack(of, actors=sides[:1], recipients=sides[1:], objects=(boat(of),), when=None)
    return of, replace(reading(of, told), entities=sides)


def near(number: int) -> Pair:
    """A report of the same war that names one party only."""
    of = report(
        f"The navy said its patrol {number} had fired on a boat near the blockade, and the crew was brought to {PORTS[number % 5]}.",
        outlet=f"Post {number}",
    )
    return of, reading(of, attack(of, trigger="fired", objects=(boat(of),), when=None))


def sport(number: int) -> Pair:
    """A report about something else, in the country of one party."""
    club = CLUBS[number % len(CLUBS)]
    of = report(
        f"{club} of Nordia won the league match with goals {number} minutes apart. The coach praised the defence, the goalkeeper "
        f"and the fans, and the season goes on with a match at home before the winter break. Tickets are sold out. "
        + filling(500 + number),
        outlet=f"Arena {number}",
    )
    return of, replace(reading(of), entities=(entity(of, "Nordia", **NORDIA),))


def sources(pairs: list[Pair]) -> list[Source]:
    return [Source(of, read, of.id) for of, read in pairs]


WARS = [war(n) for n in range(30)]
SPORTS = [sport(n) for n in range(25)]


def test_what_is_off_the_subject_is_kept_aside_with_the_reason() -> None:
    found = belonging(sources([*WARS, near(1), *SPORTS]))
    assert set(found.aside) == {of.id for of, _ in SPORTS}
    assert found.parties == ("NOR", "SWE")
    assert all("does not name Sweden" in why for why in found.aside.values())


def test_a_report_of_the_war_that_names_one_party_belongs() -> None:
    assert near(3)[0].id not in belonging(sources([*WARS, near(3), *SPORTS])).aside


def test_a_desk_on_its_subject_keeps_nothing_aside() -> None:
    assert belonging(sources([*WARS, *(near(n) for n in range(12))])).aside == {}


def test_a_small_desk_keeps_nothing_aside() -> None:
    few = [*WARS[:10], *SPORTS[: LEAST_REPORTS - 11]]
    assert belonging(sources(few)).aside == {}


def test_a_desk_without_two_parties_that_stand_out_keeps_nothing_aside() -> None:
    assert belonging(sources([*WARS[:3], *SPORTS])).aside == {}


def test_two_conflicts_in_one_desk_keep_nothing_aside() -> None:
    others = []
    for n in range(20):
        of = report(f"Ostia struck a mine of Westland on hill {n}.", outlet=f"Herald {n}")
        sides = (entity(of, "Ostia", kind="country", country="EST"), entity(of, "Westland", country="BEL"))
        told = attack(of, actors=sides[:1], recipients=sides[1:], when=None)
        others.append((of, replace(reading(of, told), entities=sides)))
    assert belonging(sources([*WARS, *others, *SPORTS])).aside == {}


def test_what_is_kept_aside_is_in_no_other_row_and_in_any_order() -> None:
    of, read = sport(99)
    goal = attack(of, trigger="won", type_="ASSAULT", actors=(entity(of, "Nordia", **NORDIA),), when=None)
    pairs = [*WARS, *SPORTS, (of, replace(read, statements=(goal,)))]
    record = link(pairs)
    assert {r.id for r in record.reports if r.aside} == {o.id for o, _ in SPORTS} | {of.id}
    assert len(record.reports) == len(pairs)
    assert of.id not in {p.report for e in record.events for p in e.passages}
    random.Random(4).shuffle(pairs)
    assert record_digest(link(pairs)) == record_digest(record)


@pytest.mark.parametrize(
    "scope",
    [
        Scope(parties=("Norway", "Sudia")),
        Scope(places=("Eastwick", "Norwick", "Highmouth", "Saltby", "Lowhaven")),
        Scope(topics=("the blockade",)),
    ],
)
def test_a_stated_scope_decides(scope: Scope) -> None:
    found = belonging(sources([*WARS[:3], *SPORTS[:3]]), scope)
    assert set(found.aside) == {of.id for of, _ in SPORTS[:3]}
    assert all("desk.toml" in why for why in found.aside.values())


def test_one_stated_party_is_enough_where_there_is_one_only() -> None:
    assert belonging(sources([WARS[0], SPORTS[0]]), Scope(parties=("Nordia",))).aside == {}
    found = belonging(sources([WARS[0], SPORTS[0]]), Scope(parties=("Sudia",)))
    assert set(found.aside) == {SPORTS[0][0].id}


def test_reports_are_taken_in_and_left_out_by_hand() -> None:
    first, second = SPORTS[0][0].id, WARS[0][0].id
    scope = Scope(take_in=frozenset({first}), leave_out=frozenset({second}))
    found = belonging(sources([*WARS, *SPORTS]), scope)
    assert first not in found.aside
    assert found.aside[second] == "left out by desk.toml"
    assert belonging(sources([*WARS, *SPORTS]), Scope(learn=False)).aside == {}
