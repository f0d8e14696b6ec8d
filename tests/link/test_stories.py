from __future__ import annotations

import random

from dateline.link.stories import stories
from dateline.model.report import Report
from tests.made import report

# reports of three happenings, each told twice in words of its own, and one that stands alone
QUAKE = (
    "Rescuers searched the ruins of Saltby after the earthquake, and Mayor Olga Brandt asked for blankets and tents.",
    "An earthquake flattened the old quarter of Saltby at dawn; Brandt, the mayor, said tents were on their way.",
)
BRIDGE = (
    "Engineers closed the Norwick bridge when a barge struck a pillar, said the harbour master Pelle Lund.",
    "A barge hit the bridge at Norwick on its way upstream. Lund, who runs the harbour, had the pillar inspected.",
)
STRIKE = (
    "Bakers of Highmouth stopped work for higher wages, and the guild led by Ines Falk threatened a second week.",
    "Bread was short in Highmouth as the bakers stayed out; Falk of the guild said wages had not risen in years.",
)
ALONE = "A museum of clocks opened its doors in Lowhaven with a concert in the courtyard."


def told(text: str, day: str | None = "2025-09-03") -> Report:
    return report(text, published=day, outlet=text[:9])


def grouped(reports: list[Report]) -> set[frozenset[str]]:
    homes = stories(reports)
    return {frozenset(r for r, s in homes.items() if s == story) for story in homes.values()}


def test_reports_of_one_happening_in_words_of_their_own_are_one_story() -> None:
    pairs = [[told(t) for t in texts] for texts in (QUAKE, BRIDGE, STRIKE)]
    alone = told(ALONE)
    reports = [*(r for pair in pairs for r in pair), alone]
    assert grouped(reports) == {*(frozenset(r.id for r in pair) for pair in pairs), frozenset({alone.id})}


def test_what_lies_days_apart_is_no_story_and_what_has_no_day_may_be() -> None:
    others = [told(t) for t in (*BRIDGE, *STRIKE, ALONE)]
    first, later, undated = told(QUAKE[0]), told(QUAKE[1], "2025-09-20"), told(QUAKE[1], None)
    assert frozenset({first.id}) in grouped([first, later, *others])
    assert frozenset({first.id, undated.id}) in grouped([first, undated, *others])


def test_any_order_gives_the_same_stories() -> None:
    reports = [told(t) for t in (*QUAKE, *BRIDGE, *STRIKE, ALONE)]
    wanted = stories(reports)
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert stories(reports) == wanted


def test_a_desk_of_one_report_has_one_story() -> None:
    (alone,) = grouped([told(ALONE)])
    assert len(alone) == 1
    assert stories([]) == {}
