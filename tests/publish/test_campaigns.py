"""Campaigns as the dossier tells them."""

from __future__ import annotations

from dateline.link.world import link
from dateline.model.record import Record
from dateline.publish.campaigns import campaigns, sequels
from dateline.publish.views import chronology, deeds, series
from tests.made import NORDIA, attack, boat, by, entity, reading, report, told


def record() -> Record:
    of = report("Nordia struck boats, the envoys said. A second raid hit a wreck.", published="2025-09-20")
    actors = (entity(of, "Nordia", **NORDIA),)
    talk = attack(of, actors=actors, when=None, repeated=True, objects=(boat(of, "boats"),))
    again = attack(of, trigger="raid", actors=actors, when="2025-09-09", killed=1, sequel=True)
    acts = [
        told(f"Nordia struck a boat, note {n} says.", when=f"2025-09-{n:02}", killed=k)
        for n, k in ((2, 11), (9, 3), (15, None))
    ]
    once = by(
        told("Nordia struck another boat, Nordia's minister said.", when="2025-09-10"),
        "minister",
        name="minister",
        country="NOR",
    )
    return link([*acts, once, (of, reading(of, talk, again))])


def test_a_campaign_is_told_act_by_act_with_its_sum() -> None:
    (found,) = campaigns(record())
    assert [a.number for a in found.acts] == [1, 2, None, 3]
    assert (found.counted, found.killed, found.unknown) == (3, 14, 1)


def test_follow_ups_stand_under_their_act_and_series_apart_from_the_months() -> None:
    made = record()
    (found,) = campaigns(made)
    assert [len(sequels(made).get(a.id, ())) for a in found.acts] == [0, 1, 0, 0]
    in_months = [e for p in chronology(made) for e in p.events]
    assert found.series not in in_months and found.series not in deeds(made)
    assert series(made)[0].events == (found.series,)
