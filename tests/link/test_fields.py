from __future__ import annotations

from typing import Any

import pytest

from dateline.link.world import link
from dateline.model.event import Event
from dateline.model.report import Report
from dateline.model.statement import Announced, Object, Reading
from tests.made import THE_SEA, boat, place, report, span, told

Pair = tuple[Report, Reading]


def event(*pairs: Pair) -> Event:
    (found,) = link(pairs).events
    return found


def tell(outlet: str, **facts: Any) -> Pair:
    return told(f"Nordia struck a boat, the {outlet} writes.", outlet=outlet, **{"killed": 3, **facts})


def test_the_exact_day_outranks_the_month() -> None:
    found = event(tell("Post"), tell("Courier", when="2025-09"), tell("Herald", when="2025-09"))
    assert (found.date.edtf, found.date.date_prec, found.date.basis) == ("2025-09-02", 1, "stated")


def test_of_two_days_the_one_with_more_origins_is_chosen() -> None:
    day = {"when": "2025-09-03"}
    assert event(tell("Post"), tell("Courier", **day), tell("Herald", **day)).date.edtf == "2025-09-03"


def test_copies_do_not_outvote() -> None:
    text = (
        "Nordia struck a boat late in the evening, and the harbour of Eastwick stayed closed until the morning while patrols "
        "searched the water near the lighthouse for the crew that had been on board."
    )
    copies = [told(text, outlet=f"Copy {i}", when="2025-09-03", killed=3) for i in range(4)]
    assert event(*copies, tell("Post"), tell("Courier")).date.edtf == "2025-09-02"


def test_the_day_of_publication_stands_between_a_stated_day_and_a_stated_month() -> None:
    published = tell("Post", when="2025-09-03", basis="published")
    assert event(published, tell("Courier")).date.edtf == "2025-09-02"
    found = event(published, tell("Courier", when="2025-09"))
    assert (found.date.edtf, found.date.basis) == ("2025-09-03", "published")


def test_no_date_is_kept_as_none() -> None:
    found = event(tell("Post", when=None, background=True))
    assert (found.date.edtf, found.date.start, found.date.date_prec, found.date.basis) == (
        None,
        None,
        None,
        "none",
    )


def test_the_narrowest_place_is_chosen() -> None:
    of = report("Nordia struck a boat off Cape Vane in the Amber Sea.")
    cape = told(of.text, place=place(of, "Cape Vane", kind="cape", where_prec=2), killed=3)
    found = event(cape, told("A boat was struck by Nordia in the Amber Sea.", outlet="Post", killed=3))
    assert found.place and found.place.name == "Cape Vane"
    assert found.place.name != THE_SEA["name"]


def test_of_a_water_and_its_part_the_part_is_chosen() -> None:
    of = report(
        "Nordia struck a boat in the eastern Amber Sea on Tuesday, and 3 people were killed, it said."
    )
    part = THE_SEA | {"name": "Eastern Amber Sea"}
    east = told(of.text, place=place(of, "eastern Amber Sea", **part), killed=3)
    wide = told("Nordia struck a boat in the Amber Sea, killing 3, a day after the storm.", killed=3)
    found = event(east, wide, told("Nordia struck the crew of a boat in the Amber Sea; 3 died.", killed=3))
    assert found.place and found.place.name == "Eastern Amber Sea"


def test_objects_keep_what_is_stated_of_them() -> None:
    of = report("Nordia struck a boat, the Post writes.", outlet="Post")
    flagged = Object("vessel", "boat", span(of, "boat"), flag="SWE", departed_from="Sudia", count=1)
    found = event(tell("Post", objects=(flagged,)), tell("Courier"))
    (thing,) = found.objects
    assert (thing.kind, thing.flag, thing.departed_from, thing.count) == ("vessel", "SWE", "Sudia", 1)
    assert boat(of).flag is None


def test_announcement_and_responsibility_are_kept_apart_from_the_deed() -> None:
    found = event(tell("Post", announced=Announced("2025-09-03", "Nordia"), responsibility="acknowledged"))
    assert found.announced == Announced("2025-09-03", "Nordia")
    assert found.responsibility == "acknowledged"
    assert found.date.edtf == "2025-09-02"


@pytest.mark.parametrize("count", [2, 4])
def test_targets_are_counted(count: int) -> None:
    of = report("Nordia struck boats in the Amber Sea on Tuesday, and the fleet went home at once.")
    found = event(told(of.text, objects=(boat(of, "boats", count=count),)))
    assert found.units == (("targets", count),)


def test_acts_told_as_one_are_counted_apart_from_what_they_hit() -> None:
    of = report("Nordia carried out three attacks on boats in the Amber Sea on Tuesday.")
    found = event(told(of.text, trigger="attacks", count=3, objects=(boat(of, "boats", count=4),)))
    assert dict(found.units or ()) == {"strikes": 3, "targets": 4}
    assert "attacked four boats in three attacks" in found.summary


def test_what_was_announced_on_a_day_took_place_about_then() -> None:
    found = event(tell("Post", when="2025-09", announced=Announced("2025-09-03", "Nordia"), basis="relative"))
    assert (found.date.edtf, found.date.date_prec) == ("2025-09-03~", 2)
    stated = event(tell("Post", when="2025-09-01", announced=Announced("2025-09-03", "Nordia")))
    assert (stated.date.edtf, stated.date.date_prec) == ("2025-09-01", 1)


def test_the_day_of_the_announcement_counts_whoever_is_said_to_have_made_it() -> None:
    tellings = [
        tell("Post", announced=Announced("2025-09-03", None)),
        tell("Courier", announced=Announced("2025-09-03", "Nordia")),
        tell("Herald", announced=Announced("2025-09-04", "Sudia")),
    ]
    assert event(*tellings).announced == Announced("2025-09-03", "Nordia")
