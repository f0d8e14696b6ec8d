"""Outlines: neighbours meet, a cut stays inside its window, thinning keeps within its tolerance."""

from __future__ import annotations

import hashlib

import pytest

from dateline import lexicon
from dateline.publish import geometry
from dateline.publish.geometry import Window


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ((-66.0, 8.0), "VEN"),
        ((-74.1, 4.7), "COL"),
        ((31.2, 51.4), "UKR"),
        ((28.3, -29.5), "LSO"),  # an enclave lies in the ring of its neighbour, and in a hole of it
        ((-71.0, 16.0), None),
        ((-95.0, 10.0), None),
    ],
)
def test_a_point_lies_in_one_country_or_at_sea(at: tuple[float, float], code: str | None) -> None:
    assert geometry.country_at(at) == code


def test_the_extent_of_a_country_is_its_mainland() -> None:
    found = geometry.extent("USA")
    assert found is not None
    assert (round(found.west), round(found.east)) == (-125, -67)  # neither Alaska nor Hawaii
    assert geometry.extent("UNO") is None


def test_what_is_drawn_lies_in_the_window() -> None:
    window = Window(-75, 5, -60, 13)
    found = dict(geometry.drawn(window, tolerance=0.05))
    assert {"VEN", "COL", "GUY", "TTO"} <= set(found)
    assert "CUB" not in found
    points = [p for rings in found.values() for ring in rings for p in ring]
    assert all(-75 <= x <= -60 and 5 <= y <= 13 for x, y in points)


def test_neighbours_share_their_border_when_it_is_thinned() -> None:
    found = dict(geometry.drawn(Window(-80, -5, -58, 14), tolerance=0.3))
    venezuela = {p for ring in found["VEN"] for p in ring}
    colombia = {p for ring in found["COL"] for p in ring}
    assert len(venezuela & colombia) > 10


def test_a_coarser_drawing_has_fewer_points_and_the_same_countries() -> None:
    window = Window(-10, 35, 30, 60)
    fine, coarse = (geometry.drawn(window, tolerance=t) for t in (0.01, 0.5))
    assert {c for c, _ in coarse} <= {c for c, _ in fine}
    assert sum(len(r) for _, rs in coarse for r in rs) * 4 < sum(len(r) for _, rs in fine for r in rs)


def test_the_file_of_outlines_is_the_one_whose_source_is_stated() -> None:
    digest = hashlib.sha256(lexicon.raw("geometry/countries.json.gz")).hexdigest()
    assert digest in lexicon.raw("geometry/SOURCES.md").decode("utf-8")
