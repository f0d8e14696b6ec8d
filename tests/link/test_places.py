from __future__ import annotations

from dataclasses import replace
from typing import Any

from dateline.link.compare import places_differ
from dateline.link.mentions import _where
from dateline.link.places import field, is_sea, place_key, unplaced, unresolved
from dateline.link.world import link
from tests.made import THE_SEA, place, report, told


def test_a_gazetteer_id_outranks_the_name() -> None:
    of = report("Eastwick, or East Wick, on the Amber Sea.")
    one = place(of, "Eastwick", gazetteer="geonames:1", country="SWE")
    other = place(of, "East Wick", gazetteer="geonames:1", country="SWE")
    assert place_key(one) == place_key(other)
    assert place_key(place(of, "Eastwick", country="SWE")) != place_key(place(of, "Eastwick", country="NOR"))


def test_water_is_known_by_kind_or_precision() -> None:
    of = report("On the Amber Sea.")
    assert is_sea(place(of, "Amber Sea", **THE_SEA))
    assert is_sea(place(of, "Amber Sea", kind="place", where_prec=7))
    assert not is_sea(place(of, "Amber Sea", kind="city", where_prec=1))


def test_an_event_cites_what_the_words_say_of_the_place() -> None:
    of = report("Off Eastwick.")
    cited = field(place(of, "Eastwick", near="Eastwick", zone="territorial sea", lat=1.0, lon=2.0))
    assert (cited.near, cited.zone, cited.lat, cited.lon) == ("Eastwick", "territorial sea", 1.0, 2.0)


def test_one_place_of_two_reports_is_one_row() -> None:
    record = link(
        [
            told("Nordia struck a boat in the Amber Sea."),
            told("A boat in the Amber Sea was struck by Nordia."),
        ]
    )
    assert [(p.name, p.reports) for p in record.places] == [("Amber Sea", 2)]


def test_the_waters_off_a_land_are_another_row_than_the_land() -> None:
    land = report("Nordia struck a boat off Sundia.", outlet="Post")
    there: dict[str, Any] = {"gazetteer": "geonames:7", "country": "SUN"}
    off = place(land, "Sundia", kind="sea", where_prec=7, near="Sundia", zone="international waters", **there)
    on = place(land, "Sundia", kind="country", where_prec=6, **there)
    record = link(
        [
            told("Nordia struck a boat off Sundia.", place=off, outlet="Post"),
            told("Nordia struck a barge in Sundia in 2020.", place=on, outlet="Courier"),
        ]
    )
    rows = {(p.kind, p.near, p.zone) for p in record.places}
    assert rows == {("sea", "Sundia", "international waters"), ("country", None, None)}


def test_the_zone_is_told_with_whoever_says_so_and_contradictions_stay() -> None:
    of = report("Nordia struck a boat off Sundia.", outlet="Post")
    there: dict[str, Any] = {
        "gazetteer": "geonames:7",
        "country": "SUN",
        "near": "Sundia",
        "basin": "Amber Sea",
    }
    off = place(of, "Sundia", kind="sea", where_prec=7, **there)
    high = replace(off, name="off Sundia", zone="international waters", zone_by="Nordia")
    own = replace(off, name="off Sundia", zone="territorial waters", zone_by="Sundia")
    words = "Nordia struck a boat off Sundia."
    record = link(
        [
            told(words, place=high, outlet="Post"),
            told(words, place=high, outlet="Courier"),
            told(words, place=own, outlet="Gazette"),
        ]
    )
    (event,) = record.events
    assert event.place is not None
    assert (event.place.basin, event.place.near) == ("Amber Sea", "Sundia")
    (conflict,) = [c for c in event.conflicts if c.field == "zone"]
    assert {v.value for v in conflict.values} == {"international waters", "territorial waters"}
    assert "off Sundia in the Amber Sea (in international waters, according to Nordia)" in event.summary


def test_the_distance_is_told_in_the_summary() -> None:
    of = report("Nordia struck a boat 40 miles north of Sundia.")
    at = place(
        of,
        "Sundia",
        name="40 miles north of Sundia",
        kind="sea",
        where_prec=7,
        near="Sundia",
        distance="40 miles",
        distance_km=64.4,
        bearing="north",
    )
    record = link([told("Nordia struck a boat 40 miles north of Sundia.", place=at)])
    assert "40 miles north of Sundia" in record.events[0].summary
    assert record.places[0].distance_km == 64.4


def test_places_that_nobody_knows_and_events_without_one_are_listed() -> None:
    of = report("Nordia struck a boat in Obrenkova.")
    lost = place(of, "Obrenkova", kind="city", where_prec=1)
    record = link(
        [
            told("Nordia struck a boat in Obrenkova.", place=lost),
            told("Nordia struck a barge in 2020.", outlet="Courier", when="2020-01-01"),
        ]
    )
    assert [p.name for p in unresolved(record.places)] == ["Obrenkova"]
    assert [e.place for e in unplaced(record.events)] == [None]


def test_what_lies_off_a_land_can_lie_in_its_sea() -> None:
    of = report("Off Sundia in the Amber Sea.")
    land: dict[str, Any] = {"kind": "sea", "where_prec": 7, "basin": "Amber Sea"}
    off = place(of, "Sundia", near="Sundia", **land)
    sea, other = place(of, "Amber Sea", **land), place(of, "Sea", kind="sea", where_prec=7, basin="Grey Sea")
    where = [
        _where(replace(p, name=n)) for p, n in ((off, "off Sundia"), (sea, "Amber Sea"), (other, "Grey Sea"))
    ]
    assert not places_differ(where[0], where[1])
    assert places_differ(where[0], where[2])
