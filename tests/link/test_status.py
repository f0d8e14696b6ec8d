from __future__ import annotations

from typing import Any

import pytest

from dateline.link.status import retracted_reports
from dateline.link.world import link
from dateline.model.event import Event
from dateline.model.report import Report
from dateline.model.statement import Reading
from tests.made import NORDIA, SUDIA, by, entity, report, told

Pair = tuple[Report, Reading]


def says(who: str | None, outlet: str = "Gazette", **facts: Any) -> Pair:
    text = f"Nordia struck a boat on Tuesday, {who or outlet} told the paper called {outlet}."
    of = report(text, outlet=outlet)
    pair = told(text, outlet=outlet, actors=(entity(of, "Nordia", **NORDIA),))
    return by(pair, who, **facts) if who else pair


def event(*pairs: Pair) -> Event:
    (found,) = link(pairs).events
    return found


ADMIRAL = says("Admiral Berg", kind="person", country="NOR", sector="MIL")
ENVOY = says("Envoy Lind", "Post", kind="person", country="SWE", sector="GOV")


@pytest.mark.parametrize(
    ("who", "facts", "relation"),
    [
        ("Admiral Berg", {"kind": "person", "country": "NOR", "sector": "MIL"}, "acting party"),
        ("Envoy Lind", {"kind": "person", "country": "SWE", "sector": "GOV"}, "third-party official"),
        ("several officials", {"kind": "group", "named": False}, "unnamed"),
        ("a survivor", {"kind": "person", "named": False}, "witness"),
        ("his widow", {"kind": "person", "named": False}, "victim side"),
        ("a court filing", {"kind": "other", "named": False}, "document"),
        ("satellite images", {"kind": "other", "named": False}, "imagery"),
        (None, {}, "reporter"),
    ],
)
def test_how_a_claimant_relates_to_the_deed(who: str | None, facts: dict[str, Any], relation: str) -> None:
    (basis,) = event(says(who, **facts)).bases
    assert basis.relation == relation
    assert basis.claimant == who
    assert basis.passages


@pytest.mark.parametrize(("type_", "relation"), [("ASSAULT", "victim side"), ("ACCUSE", "opposing party")])
def test_who_speaks_for_the_recipient(type_: str, relation: str) -> None:
    text = "Nordia struck Sudia on Tuesday, Envoy Lind said."
    of = report(text)
    pair = told(text, type_=type_, recipients=(entity(of, "Sudia", **SUDIA),))
    (basis,) = event(by(pair, "Envoy Lind", kind="person", country="SWE", sector="GOV")).bases
    assert basis.relation == relation


def test_what_only_the_acting_party_says_is_its_claim() -> None:
    found = event(ADMIRAL)
    assert found.status == "claimed by the acting party only"
    assert found.summary.startswith("According to Admiral Berg, ")


def test_two_bases_of_which_one_is_not_the_acting_party_corroborate() -> None:
    assert event(ADMIRAL, ENVOY).status == "corroborated"


@pytest.mark.parametrize(
    "second",
    [
        says(None, "Post"),
        says("several officials", "Post", kind="group", named=False),
        says("Admiral Berg", "Post", kind="person", country="NOR", sector="MIL"),
    ],
)
def test_reporters_unnamed_voices_and_the_same_party_corroborate_nothing(second: Pair) -> None:
    assert event(ADMIRAL, second).status != "corroborated"


def test_a_single_other_voice_is_a_report() -> None:
    assert event(ENVOY).status == "reported"
    assert event(says(None)).status == "reported"


def test_a_denied_responsibility_is_a_dispute() -> None:
    assert event(told("Nordia struck a boat.", responsibility="denied")).status == "disputed"


def test_which_reports_were_withdrawn() -> None:
    assert retracted_reports({"r-1": None, "r-2": "r-1"}) == {"r-1"}
