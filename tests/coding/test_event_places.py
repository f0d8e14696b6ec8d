"""Where events take place: golden cases, one file for each construction."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.additions import overlay_of
from dateline.annotate.analysis import annotate
from dateline.coding.roles import match_at
from dateline.coding.where import place_of
from dateline.lexicon import overlaid
from dateline.model.report import Report
from tests.coding.parsed import cases, doc_of, token

FIELDS = {"prec": "where_prec"}


def _all() -> list[tuple[str, dict[str, Any]]]:
    return [
        (path.stem, case)
        for path in map(Path, cases("event_places"))
        for case in tomllib.loads(path.read_text("utf-8"))["cases"]
    ]


@pytest.mark.parametrize(("name", "case"), _all(), ids=lambda v: v if isinstance(v, str) else v["text"][:40])
def test_golden(name: str, case: dict[str, Any]) -> None:
    doc = doc_of(case["text"])
    at = token(doc, case["word"])
    match = match_at(doc, at)
    found = place_of(doc, match.trigger if match else at, type_=match.frame.type if match else None)
    assert (found.name if found else None) == case.get("place"), name
    for key in set(case) - {"text", "word", "place"}:
        assert getattr(found, FIELDS.get(key, key)) == case[key], (name, key)


def test_a_place_that_is_not_known_has_no_point() -> None:
    doc = doc_of("Gunmen killed four farmers in the village of Obrenkova.")
    found = place_of(doc, token(doc, "killed"), type_="ASSAULT")
    assert found is not None
    assert (found.lat, found.lon, found.gazetteer) == (None, None, None)
    assert doc.places == ()


def test_a_place_of_a_desk_s_own_is_where_events_take_place() -> None:
    hentzau = {"name": "Hentzau", "kind": "base", "lat": 50.1, "lon": 14.5, "country": "CZE"}
    text = "Soldiers shot two men at Hentzau. Nine people were arrested at the base."
    own = overlay_of([], [hentzau])
    report = Report("r-1", None, text, "en", text_sha256="", capture_sha256="")
    (doc,) = annotate([report], own)
    with overlaid(own):
        shot = place_of(doc, token(doc, "shot"), type_="ASSAULT")
        arrested = place_of(doc, token(doc, "arrested"), type_="COERCE")
    assert [(p.name, p.lat, p.kind) for p in (shot, arrested) if p] == [("Hentzau", 50.1, "base")] * 2
    assert place_of(doc_of(text), token(doc, "shot"), type_="ASSAULT") is None
