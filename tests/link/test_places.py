from __future__ import annotations

from typing import Any

from dateline.link.places import field, is_sea, place_key
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
