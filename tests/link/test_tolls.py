from __future__ import annotations

from typing import Any

from dateline.link.world import link
from dateline.model.event import Event, TollField
from dateline.model.report import Report
from dateline.model.statement import Reading
from tests.made import by, told

Pair = tuple[Report, Reading]


def says(
    killed: int, who: str | None, *, day: str = "2025-09-03", outlet: str = "Gazette", **more: Any
) -> Pair:
    pair = told(
        f"Nordia struck a boat in the Amber Sea, {who or outlet}: {killed}.",
        killed=killed,
        published=day,
        outlet=outlet,
        **more,
    )
    return by(pair, who, kind="organisation") if who else pair


def event(*pairs: Pair) -> Event:
    (found,) = link(pairs).events
    return found


def killed(*pairs: Pair) -> TollField:
    return dict(event(*pairs).toll)["killed"]


def test_a_later_figure_of_the_same_claimant_supersedes() -> None:
    toll = killed(says(3, "Navy Staff"), says(4, "Navy Staff", day="2025-09-04"))
    assert (toll.low, toll.best, toll.high) == (4, 4, 4)
    (claim,) = toll.claims
    assert (claim.claimant, claim.as_of) == ("Navy Staff", "2025-09-04")


def test_claimants_who_differ_stand_side_by_side_without_a_best() -> None:
    toll = killed(says(3, "Navy Staff"), says(5, "Fishing Guild", outlet="Post"))
    assert (toll.low, toll.best, toll.high) == (3, None, 5)
    assert [(c.claimant, c.best) for c in toll.claims] == [("Fishing Guild", 5), ("Navy Staff", 3)]
    (conflict,) = event(says(3, "Navy Staff"), says(5, "Fishing Guild", outlet="Post")).conflicts
    assert conflict.field == "toll.killed"
    assert {(v.value, v.claimant) for v in conflict.values} == {("3", "Navy Staff"), ("5", "Fishing Guild")}


def test_claimants_who_agree_have_a_best() -> None:
    assert killed(says(3, "Navy Staff"), says(3, "Fishing Guild", outlet="Post")).best == 3


def test_reporters_are_one_claimant() -> None:
    toll = killed(says(3, None), says(3, None, outlet="Post", day="2025-09-04"))
    assert [(c.claimant, c.best, len(c.passages)) for c in toll.claims] == [(None, 3, 2)]


def test_one_origin_does_not_supersede_several() -> None:
    three = [says(3, None, outlet=f"Paper {i}") for i in range(3)]
    odd = says(30, None, outlet="Odd", day="2025-09-05")
    assert killed(*three, odd).best == 3
    assert [c.field for c in event(*three, odd).conflicts] == ["toll.killed"]


def test_a_correction_supersedes() -> None:
    two = [says(3, None, outlet=f"Paper {i}") for i in range(2)]
    correction = says(4, None, outlet="Paper 0", day="2025-09-05", corrects=two[0][0].id)
    assert killed(*two, correction).best == 4


def test_a_bound_is_told_as_one() -> None:
    toll = killed(says(3, "Navy Staff", qualifier="at least"))
    assert toll.claims[0].qualifier == "at least"
    assert "at least 3 people were killed" in event(says(3, "Navy Staff", qualifier="at least")).summary


def test_what_nobody_counted_has_no_toll() -> None:
    assert event(told("Nordia struck a boat.")).toll == ()
