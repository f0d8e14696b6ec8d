from __future__ import annotations

from typing import Any

import pytest

from dateline.link.world import link
from dateline.model.event import Event
from dateline.model.report import Report
from dateline.model.statement import Reading
from tests.made import NORDIA, SUDIA, THE_SEA, attack, entity, place, reading, report, said, told

Pair = tuple[Report, Reading]


def events(*pairs: Pair) -> list[Event]:
    return list(link(pairs).events)


def one(*pairs: Pair) -> Event:
    (event,) = events(*pairs)
    return event


FIRST = told("Nordia struck a boat in the Amber Sea on Tuesday.", killed=3)
SECOND = told("On Tuesday a boat was struck by Nordia, killing three.", outlet="Post", killed=3)


def test_two_tellings_of_one_day_are_one_event() -> None:
    event = one(FIRST, SECOND)
    assert (event.reports, event.origins, event.outlets, len(event.passages)) == (2, 2, 2, 2)
    assert event.rules == ("the same day and toll",)
    assert event.date.start == event.date.end == "2025-09-02"
    assert event.place and event.place.name == "Amber Sea"
    assert dict(event.toll)["killed"].best == 3


def test_the_id_is_that_of_the_least_mention() -> None:
    assert one(FIRST, SECOND).id in {one(FIRST).id, one(SECOND).id}
    earlier = told("Nordia has struck a boat, the harbour master said.", published="2025-09-02")
    assert one(FIRST, SECOND, earlier).id == one(earlier).id


def test_attacks_on_two_days_are_two() -> None:
    later = told(
        "Nordia struck a boat in the Amber Sea again.", when="2025-09-15", published="2025-09-16", killed=3
    )
    assert len(events(FIRST, later)) == 2


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Nordia struck a boat on Saturday, killing three.", {"when": "2025-09-06"}),
        ("Nordia will have struck a boat by then.", {"modality": "future"}),
        ("Nordia struck the port of Eastwick.", {"type_": "SANCTION"}),
    ],
)
def test_what_contradicts_stays_apart(text: str, facts: dict[str, Any]) -> None:
    assert len(events(FIRST, told(text, outlet="Post", **facts))) == 2


def test_another_actor_is_another_event() -> None:
    of = report("Sudia struck a boat on Tuesday.", outlet="Post")
    other = of, reading(of, attack(of, actors=(entity(of, "Sudia", **SUDIA),), killed=3))
    assert len(events(FIRST, other)) == 2


def test_another_number_of_boats_is_another_event() -> None:
    def boats(count: int, outlet: str) -> Pair:
        return told(f"Nordia struck {count} skiffs on Tuesday.", outlet=outlet, count=count)

    assert len(events(boats(1, "A"), boats(2, "B"), boats(4, "C"))) >= 2


def test_towns_apart_are_attacked_apart() -> None:
    def town(name: str, outlet: str) -> Pair:
        of = report(f"Nordia struck {name} on Tuesday.", outlet=outlet)
        where = place(of, name, kind="city", country="SWE", where_prec=1)
        return of, reading(of, attack(of, actors=(entity(of, "Nordia", **NORDIA),), place=where))

    assert len(events(town("Eastwick", "A"), town("Westhaven", "B"))) == 2
    assert len(events(town("Eastwick", "A"), town("Eastwick", "B"))) == 1


def test_an_undated_telling_joins_by_its_toll_within_days() -> None:
    undated = told("Three died when Nordia struck a boat.", outlet="Post", when=None, killed=3)
    assert one(FIRST, undated).reports == 2
    late = told(
        "Three died when Nordia struck a boat.", outlet="Post", when=None, killed=3, published="2025-09-20"
    )
    assert len(events(FIRST, late)) == 2


def test_type_and_country_alone_join_nothing() -> None:
    undated = told("Nordia struck again, a resident said.", outlet="Post", when=None)
    assert len(events(FIRST, undated)) == 2


def test_words_of_two_mouths_are_two_events() -> None:
    def demand(who: str, outlet: str) -> Pair:
        of = report(f"{who} of Nordia demanded a reply on Tuesday.", outlet=outlet)
        speaker = entity(of, who, kind="person", country="NOR", sector="GOV")
        return of, reading(of, attack(of, trigger="demanded", type_="REQUEST", actors=(speaker,)))

    assert len(events(demand("Ada Berg", "A"), demand("Per Lund", "B"))) == 2
    assert len(events(demand("Ada Berg", "A"), demand("Ada Berg", "B"))) == 1


def test_copies_count_once_and_are_listed() -> None:
    text = (
        "Nordia struck a boat in the Amber Sea on Tuesday, and the harbour of Eastwick stayed closed until the evening while "
        "patrols searched the water near the lighthouse for the crew."
    )
    event = one(told(text, outlet="A"), told(text, outlet="B"), told(text, outlet="C"))
    assert (event.origins, event.reports, event.outlets) == (1, 3, 3)


def test_different_days_with_one_toll_are_a_conflict_side_by_side() -> None:
    other = told(
        "Nordia struck a boat on Wednesday, killing three.", outlet="Post", when="2025-09-03", killed=3
    )
    event = one(FIRST, other)
    (conflict,) = event.conflicts
    assert conflict.field == "date"
    assert [v.value for v in conflict.values] == ["2025-09-02", "2025-09-03"]


def test_a_chain_of_likenesses_does_not_join_what_contradicts() -> None:
    bridge = told("Nordia struck a boat, and three died.", outlet="Post", when=None, killed=3)
    far = told(
        "Nordia struck a boat at the cape on Friday.",
        outlet="Herald",
        when="2025-09-05",
        killed=3,
        published="2025-09-05",
    )
    joined = events(FIRST, bridge, far)
    assert len(joined) == 2
    assert sorted(e.reports for e in joined) == [1, 2]


def test_a_denial_makes_the_deed_disputed_and_stays_a_row() -> None:
    of = report("Nordia said it struck no boat in the Amber Sea on Tuesday.", outlet="Post")
    nordia = entity(of, "Nordia", **NORDIA)
    denial = attack(
        of,
        trigger="struck",
        actors=(nordia,),
        modality="negated",
        attribution=0,
        place=place(of, "Amber Sea", **THE_SEA),
    )
    pair = of, reading(of, denial, said=[said(of, nordia, "it struck no boat")])
    found = {e.modality: e for e in events(FIRST, pair)}
    assert found["actual"].status == "disputed"
    assert found["negated"].status == "denied"
    assert found["actual"].summary.endswith("this is disputed.")


def test_an_event_only_in_withdrawn_reports_is_retracted() -> None:
    withdrawal = told(
        "A report of ours on Tuesday was wrong: Nordia struck nothing.",
        retracts=FIRST[0].id,
        when=None,
        modality="hypothetical",
    )
    assert {e.status for e in events(FIRST, withdrawal) if e.modality == "actual"} == {"retracted"}
    assert {e.status for e in events(FIRST, SECOND, withdrawal) if e.modality == "actual"} == {"reported"}


def test_confidence_grows_with_origins_alone() -> None:
    alone = one(FIRST)
    assert one(FIRST, SECOND).confidence > alone.confidence == 0.5


def test_a_campaign_without_a_day_is_a_series() -> None:
    assert one(told("Nordia struck boats nine times.", when="2025-09", count=9)).level == "series"
    assert one(FIRST).level == "act"


def test_what_is_only_spoken_of_is_the_one_act_of_the_week_before() -> None:
    spoken = told("Bishops deplored that Nordia struck a boat.", when=None, published="2025-09-06")
    found = one(FIRST, spoken)
    assert found.reports == 2 and "the one act of its kind in the week before the report" in found.rules
    other = told("Nordia struck a boat off Eastwick.", when="2025-09-04", published="2025-09-05")
    assert len(events(FIRST, other, spoken)) == 3
    late = told("Bishops deplored that Nordia struck a boat.", when=None, published="2025-09-20")
    assert len(events(FIRST, late)) == 2


def test_a_large_toll_finds_the_one_act_of_the_weeks_before_that_has_it() -> None:
    first = told("Nordia struck a boat in the Amber Sea on Tuesday.", killed=11)
    later = told(
        "Widows said the 11 whom Nordia killed when it struck a boat were fishing.",
        when=None,
        killed=11,
        published="2025-10-01",
    )
    assert one(first, later).reports == 2
    other = told("Nordia struck a boat off Eastwick.", when="2025-09-09", published="2025-09-10", killed=11)
    assert len(events(first, other, later)) == 3
