"""What the words around a name make of the place."""

from __future__ import annotations

import pytest

from dateline.model.doc import Place
from tests.annotate.test_places import analysed


def place(text: str) -> Place:
    (found,) = analysed(text).places
    return found


@pytest.mark.parametrize(
    ("text", "km", "bearing"),
    [
        ("It sank 40 miles north of Trinidad.", 64.4, "north"),
        ("It sank ten nautical miles off Yemen.", 18.5, None),
        ("It sank 1,200 km southwest of Guam.", 1200.0, "southwest"),
        ("It lies 20 kilometres from the town of Homs.", 20.0, None),
        ("It cost 40 dollars north of Trinidad.", None, None),
        ("It sank 99999999 miles north of Trinidad.", None, None),
        ("It sank miles north of Trinidad.", None, None),
    ],
)
def test_distances(text: str, km: float | None, bearing: str | None) -> None:
    found = place(text)
    assert (found.distance_km, found.bearing) == (km, bearing)


def test_a_point_is_moved_by_distance_and_bearing() -> None:
    near, far = place("Fire in Homs."), place("Fire 100 km north of Homs.")
    assert near.lat is not None
    assert far.lat == pytest.approx(near.lat + 0.9, abs=0.02)
    assert far.lon == pytest.approx(near.lon, abs=0.02)
    assert (far.where_prec, far.near) == (3, "Homs")


def test_the_middle_of_a_land_is_not_moved() -> None:
    found, land = place("Fire 100 km north of Chad."), place("Fire in Chad.")
    assert (found.lat, found.lon) == (land.lat, land.lon)


@pytest.mark.parametrize(
    ("text", "basin"),
    [
        ("A boat sank off Venezuela.", "Caribbean Sea"),
        ("A boat sank off Colombia's Pacific coast.", "Pacific Ocean"),
        ("A boat sank off Colombia.", None),
        ("A boat sank in the southern Red Sea.", "Red Sea"),
        ("A boat sank in the Black Sea.", "Black Sea"),
    ],
)
def test_the_sea_that_a_place_lies_in(text: str, basin: str | None) -> None:
    assert analysed(text).places[0].basin == basin


def test_a_region_that_bears_a_town_s_name_is_the_province() -> None:
    assert place("Shelling in Saratov region.").kind == "province"
    assert place("Shelling in Saratov.").kind == "city"
