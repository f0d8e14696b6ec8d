"""The sample desk's record, against what was written down by hand from its reports."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.opening import open_desk

GOLDEN = tomllib.loads((Path(__file__).parent.parent / "golden" / "desk" / "cartels.toml").read_text("utf-8"))

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def rows(sample_desk: Path) -> Rows:
    whats = ("events", "positions", "agreements", "flows", "questions", "totals", "reports", "origins")
    with open_desk(sample_desk) as desk:
        return {what: list(desk.show(what)) for what in whats} | {"outcomes": list(desk.store.outcomes())}


def strikes(rows: Rows, day: str) -> list[dict[str, Any]]:
    return [
        e
        for e in rows["events"]
        if e["type"] == "ASSAULT"
        and e["modality"] == "actual"
        and (e["date"]["start"], e["date"]["end"]) == (day, day)
        and "USA" in {a["country"] for a in e["actors"]}
    ]


@pytest.mark.parametrize("wanted", GOLDEN["strike"], ids=lambda w: w["day"])
def test_each_strike_is_one_event(wanted: dict[str, Any], rows: Rows) -> None:
    found = strikes(rows, wanted["day"])
    assert len(found) == 1, [e["summary"] for e in found]
    event = found[0]
    killed = event["toll"]["killed"]
    if "killed" in wanted:
        assert killed["best"] == wanted["killed"], event["toll"]
    else:
        assert (killed["low"], killed["best"], killed["high"]) == (
            wanted["killed_low"],
            None,
            wanted["killed_high"],
        )
    if wanted.get("conflict"):
        assert any("killed" in c["field"] for c in event["conflicts"])
    if "where" in wanted:
        assert event["place"] is not None
        assert wanted["where"] in event["place"]["name"] + (event["place"]["near"] or "")
    assert event["origins"] >= wanted.get("origins_min", 1)


@pytest.mark.parametrize("wanted", GOLDEN["event"], ids=lambda w: f"{w['type']} {w['actor']} {w['day']}")
def test_other_happenings_are_found(wanted: dict[str, Any], rows: Rows) -> None:
    found = [
        e
        for e in rows["events"]
        if e["type"] == wanted["type"]
        and e["date"]["start"] == wanted["day"]
        and wanted["actor"] in {a["country"] for a in e["actors"]}
    ]
    assert found


@pytest.mark.parametrize(
    "wanted", GOLDEN["position"], ids=lambda w: f"{w['holder'] or 'unnamed'} {w['stances'][0]}"
)
def test_positions(wanted: dict[str, Any], rows: Rows) -> None:
    holders = [p for p in rows["positions"] if (p["holder"]["country"] or "") == wanted["holder"]]
    assert any(point["stance"] in wanted["stances"] for p in holders for point in p["history"]), holders


@pytest.mark.parametrize("wanted", GOLDEN["agreement"], ids=lambda w: "-".join(w["parties"]))
def test_agreements(wanted: dict[str, Any], rows: Rows) -> None:
    found = [a for a in rows["agreements"] if {p["country"] for p in a["parties"]} == set(wanted["parties"])]
    assert found
    if "status" in wanted:
        assert any(a["status"] == wanted["status"] for a in found)


@pytest.mark.parametrize("wanted", GOLDEN["flow"], ids=lambda w: w["goods"])
def test_flows(wanted: dict[str, Any], rows: Rows) -> None:
    assert any(wanted["goods"] in f["goods"] and f["to_country"] == wanted["to"] for f in rows["flows"])


@pytest.mark.parametrize("wanted", GOLDEN["total"], ids=lambda w: str(w["number"]))
def test_running_totals_are_no_events(wanted: dict[str, Any], rows: Rows) -> None:
    assert any(t["number"] == wanted["number"] for t in rows["totals"])
    tolls = [e["toll"].get("killed") or {} for e in rows["events"]]
    assert not any(t.get("best") == wanted["number"] for t in tolls)


def test_questions(rows: Rows) -> None:
    assert {q["matter"] for q in rows["questions"]} >= set(GOLDEN["matters"])


def test_what_must_not_be_there(rows: Rows) -> None:
    never = GOLDEN["never"]
    silent = {r["id"] for r in rows["reports"] if r["title"] in never["reports_without_events"]}
    assert silent
    for event in rows["events"]:
        assert not silent & {p["report"] for p in event["passages"]}
    for day in never["days_without_actual_strike"]:
        assert not strikes(rows, day)
    unread = [o["source"] for o in rows["outcomes"] if o["outcome"] == "unreadable"]
    assert [Path(s).name for s in unread] == never["unread"]


def test_copies_are_one_origin_and_the_rest_stands_alone(rows: Rows) -> None:
    sizes = sorted(len(o["reports"]) for o in rows["origins"])
    assert sizes[-1] >= 3, "the wire story, its copy and its cut"
    assert sum(sizes) == len(rows["reports"])


def test_the_report_in_another_language_is_kept_and_says_so(rows: Rows) -> None:
    (report,) = [r for r in rows["reports"] if r["language"] == "pt"]
    assert report["statements"] == 0
    assert report["trouble"]


def test_the_spanish_report_is_read(rows: Rows) -> None:
    (report,) = [r for r in rows["reports"] if r["language"] == "es"]
    told = [e for e in rows["events"] if any(p["report"] == report["id"] for p in e["passages"])]
    assert [(e["type"], e["date"]["start"]) for e in told if e["type"] == "REQUEST"] == [
        ("REQUEST", "2025-10-27")
    ]
    held = [p for p in rows["positions"] if any(e["report"] == report["id"] for e in p["passages"])]
    # to ask that the law be respected is unease, "not in agreement with" is opposition
    assert sorted(p["stance"] for p in held) == ["opposes", "uneasy"]
