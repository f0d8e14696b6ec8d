"""Places: goldens of language, and what must hold for any text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate import places
from dateline.annotate.analysis import annotate
from dateline.annotate.gazetteer import Site
from dateline.annotate.place_choice import is_within, pick
from dateline.annotate.toponyms import Toponym
from dateline.model.doc import Doc, Place
from dateline.model.report import Report

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "annotate_places").glob("*/*.toml"))


def analysed(text: str, *, title: str | None = None, language: str = "en") -> Doc:
    report = Report(id="r", title=title, text=text, language=language, text_sha256="", capture_sha256="")
    return next(iter(annotate([report])))


def differing(wanted: dict[str, Any], found: Place) -> dict[str, tuple[Any, Any]]:
    """The keys of a golden that the found place does not meet: coordinates within a tenth of a degree."""
    shown = {key: getattr(found, key) for key in wanted}
    return {
        key: (value, shown[key])
        for key, value in wanted.items()
        if (abs(shown[key] - value) > 0.1 if key in ("lat", "lon") else shown[key] != value)
    }


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_golden(path: Path) -> None:
    case: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    found = places.find(analysed(case["text"], language=path.parent.name))
    at = 0
    for wanted in case.get("places", ()):
        here = next((i for i, p in enumerate(found[at:], at) if p.text == wanted["text"]), None)
        assert here is not None, (case["description"], wanted["text"], [p.text for p in found])
        assert not differing(wanted, found[here]), case["description"]
        at = here + 1
    assert not {p.text for p in found} & set(case.get("absent", ()))


def test_spans_reread_from_their_field_and_do_not_overlap() -> None:
    doc = analysed("BEIRUT (Wire) — Tyre, Sidon, N.Y. and İzmir; off Crete.", title="Strike near Homs, Syria")
    found = places.find(doc)
    assert [doc.words(p.span) for p in found] == [p.text for p in found]
    assert all(a.span.end <= b.span.start for a, b in pairwise(found) if a.span.field == b.span.field)
    assert {p.span.field for p in found} == {"title", "text"}


def test_every_place_has_precision_and_identity() -> None:
    found = places.find(
        analysed("Troops left Aleppo for the Black Sea. Syrian officials in Damascus agreed.")
    )
    assert all(p.gazetteer and p.lat is not None for p in found)
    assert all((p.where_prec is None) == (p.kind == "demonym") for p in found)


def test_one_name_is_one_place_all_through_a_report() -> None:
    found = places.find(analysed("Hanover, Ontario, flooded. Roads to Hanover were shut. Hanover waits."))
    assert {p.gazetteer for p in found if p.text == "Hanover"} == {found[0].gazetteer}
    assert found[0].country == "CAN"


def test_a_place_of_another_mention_is_not_changed_by_a_comma() -> None:
    texas = Site("geonames:1", "Texas", "province", 31.0, -99.0, "USA")
    near = Site("geonames:2", "Paris", "city", 33.6, -95.5, "USA", inside=("geonames:1", "geonames:9"))
    far = Site("geonames:3", "Paris", "city", 48.8, 2.3, "FRA")
    toponym = Toponym(0, 1, "paris", (far, near))
    ranking = [(9.0, far), (3.0, near)]
    assert is_within(near, (texas,))
    assert not is_within(far, (texas,))
    assert pick(toponym, ranking, Toponym(2, 3, "texas", (texas,))) is near
    assert pick(toponym, ranking, None) is far


def test_text_without_capitals_or_words_has_no_places() -> None:
    assert places.find(analysed("")) == ()
    assert places.find(analysed("nothing here names anything; 12, 34!")) == ()
