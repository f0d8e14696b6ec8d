"""The map never says more than the record: no pin for a country, no sea on land, nothing that is left out unsaid."""

from __future__ import annotations

import dataclasses

import pytest

from dateline.model.event import Event, PlaceField
from dateline.model.record import Record
from dateline.publish import atlas
from tests.publish.test_drawing import EVENT

CARACAS = PlaceField("Caracas", 10.49, -66.88, "VEN", "city", 1, "geonames:3646738", None, None)
VENEZUELA = PlaceField("Venezuela", 8.0, -66.0, "VEN", "country", 6, "geonames:3625428", None, None)
SEA = PlaceField("Caribbean", 16.0, -71.0, None, "sea", 7, "curated:caribbean", None, None)
OFF = PlaceField("off Venezuela", 8.0, -66.0, "VEN", "sea", 7, "geonames:3625428", "Venezuela", None)
HAMLET = PlaceField("Tarn Ferry", None, None, "VEN", "village", 1, None, None, None)
GENEVA = PlaceField("Geneva", 46.2, 6.15, "CHE", "city", 1, "geonames:2660646", None, None)


def at(place: PlaceField | None, number: int = 1, **changes: object) -> list[Event]:
    name = place.name if place else "none"
    return [dataclasses.replace(EVENT, id=f"e-{name}-{n}", place=place, **changes) for n in range(number)]  # type: ignore[arg-type]


def record(*groups: list[Event]) -> Record:
    return Record(events=tuple(e for group in groups for e in group))


def drawn(*groups: list[Event]) -> atlas.Map:
    found = atlas.chart(atlas.sites(record(*groups)))
    assert found is not None
    return found


def test_an_exact_place_is_a_point_and_more_acts_a_larger_one() -> None:
    many, one = drawn(at(CARACAS, 9), at(dataclasses.replace(CARACAS, name="Maiquetía", lat=10.6), 1)).marks
    assert (many.shape, many.reach, many.label) == ("point", 0, "Caracas")
    assert many.dot > one.dot


def test_a_country_is_shaded_and_never_a_pin() -> None:
    told = drawn(at(VENEZUELA, 3))
    assert told.marks == ()
    assert {land.code: (land.shade, land.acts) for land in told.lands}["VEN"] == (2, 3)
    assert all(land.shade == 0 for land in told.lands if land.code != "VEN")


def test_a_place_that_is_not_exact_has_a_ring_as_wide_as_the_doubt() -> None:
    near, region = (
        drawn(at(dataclasses.replace(CARACAS, where_prec=p)), at(VENEZUELA)).marks[0] for p in (2, 5)
    )
    assert (near.shape, region.shape) == ("area", "area")
    assert region.reach > near.reach > near.dot


def test_the_sea_is_drawn_at_sea_only() -> None:
    (mark,) = drawn(at(SEA), at(VENEZUELA)).marks
    assert mark.shape == "sea"
    (site,) = atlas.sites(record(at(OFF)))
    assert site.why_not == "no point at sea is stated"
    assert atlas.chart([site]) is None


def test_a_place_without_coordinates_is_listed_and_not_drawn() -> None:
    found = {s.place.name: s.why_not for s in atlas.sites(record(at(HAMLET), at(CARACAS)))}
    assert found == {"Tarn Ferry": "the gazetteer has no such place", "Caracas": ""}


def test_a_region_of_several_countries_is_no_pin_either() -> None:
    (site,) = atlas.sites(
        record(at(PlaceField("Latin America", -5.0, -68.0, None, "region", 6, None, None, None)))
    )
    assert site.why_not == "no outline of it is at hand"


def test_a_place_far_from_all_others_is_named_beyond_the_edge() -> None:
    told = drawn(at(CARACAS, 40), at(SEA, 20), at(GENEVA, 1))
    assert [s.place.name for s in told.outside] == ["Geneva"]
    assert "Geneva" not in [m.site.place.name for m in told.marks]


@pytest.mark.parametrize(
    "changes", [{"modality": "future"}, {"modality": "negated"}, {"judgement": "rejected"}]
)
def test_only_deeds_are_on_the_map(changes: dict[str, object]) -> None:
    assert atlas.sites(record(at(CARACAS, **changes))) == []
    assert atlas.unplaced(record(at(None, **changes))) == []


def test_acts_without_a_place_are_listed() -> None:
    assert [e.id for e in atlas.unplaced(record(at(None), at(CARACAS)))] == ["e-none-0"]


def test_every_site_is_drawn_shaded_outside_or_has_a_reason() -> None:
    found = atlas.sites(record(*(at(p, 2) for p in (CARACAS, VENEZUELA, SEA, OFF, HAMLET, GENEVA))))
    told = atlas.chart(found)
    assert told is not None
    marked = {m.site.key for m in told.marks} | {s.key for s in told.outside}
    shaded = {s.key for s in found if s.place.country in {land.code for land in told.lands if land.shade}}
    assert {s.key for s in found} == marked | shaded | {s.key for s in found if s.why_not}
