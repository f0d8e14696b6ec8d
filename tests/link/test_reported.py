from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.link.world import link
from dateline.model.record import Event
from dateline.model.statement import When
from tests.made import told


def event(text: str, **facts: Any) -> Event:
    (found,) = link([told(text, **{"when": None, "published": "2025-09-03", **facts})]).events
    return found


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Nordia strikes a boat in the Amber Sea, killing 3.", "strikes"),
        ("Nordia carries out a strike on a boat in the Amber Sea.", "strike"),
        ("Nordia sinks 2 boats in the Amber Sea.", "sinks"),
        ("Three people are killed as Nordia fires on a boat.", "killed"),
        ("Three people are reportedly killed as Nordia fires on a boat.", "killed"),
    ],
)
def test_a_log_in_the_present_tense_tells_of_its_day(text: str, trigger: str) -> None:
    found = event(text, trigger=trigger)
    assert (found.date.edtf, found.date.date_prec, found.date.basis) == ("2025-09-03", 1, "published")
    assert "on 3 September 2025 (the day of the report)" in found.summary


@pytest.mark.parametrize(
    "text", ["The ministry said it carries a strike out.", "There was a strike that kills a hope."]
)
def test_a_past_tense_before_it_is_none_of_the_day(text: str) -> None:
    assert event(text, trigger="strike").date.edtf is None


def test_a_lead_in_the_past_tense_has_about_its_day() -> None:
    found = event("Nordia struck a boat in the Amber Sea, killing 3.", killed=3)
    assert (found.date.edtf, found.date.date_prec, found.date.basis) == ("2025-09-03~", 2, "published")
    assert "on or about 3 September 2025 (the day of the report)" in found.summary


@pytest.mark.parametrize(
    "facts",
    [
        {"modality": "future"},
        {"modality": "negated"},
        {"background": True},
        {"published": None},
        {"when": "2024"},
    ],
)
def test_what_is_not_news_of_the_day_has_no_such_day(facts: dict[str, Any]) -> None:
    assert event("Nordia struck a boat in the Amber Sea.", **facts).date.basis != "published"


def test_what_stands_further_down_has_no_such_day() -> None:
    start = "The harbour of Eastwick opened again this morning after a week of storms and rain, and the fleet went out. "
    text = start + "Nordia struck a boat."
    assert event(text, evidence="Nordia struck a boat.").date.edtf is None


def test_a_stated_day_stands_and_a_stated_year_gives_way() -> None:
    assert event("Nordia struck a boat on Tuesday.", when="2025-09-02").date.basis == "stated"
    assert event("Nordia struck a boat in the Amber Sea.", when="2025", killed=3).date.basis == "published"


def test_other_languages_have_about_the_day() -> None:
    (of, read) = told("Nordia strikes a boat.", trigger="strikes", when=None)
    (found,) = link([(replace(of, language="xx"), read)]).events
    assert found.date.edtf is None


def test_what_is_said_in_a_lead_is_news_and_an_attack_spoken_of_is_not() -> None:
    assert event("Nordia demanded an answer.", trigger="demanded", type_="REQUEST").date.date_prec == 2
    assert event("Sudia spoke of the raid by Nordia on a boat.", trigger="raid").date.edtf is None


def test_a_log_that_opens_in_the_present_tense_goes_on_of_the_same_day() -> None:
    start = "Nordia sinks a boat in the Amber Sea. " + "The coast guard looks for the crew in the fog. " * 2
    text = start + "Sudia recalls its envoy."
    found = event(
        text, trigger="recalls", evidence="Sudia recalls its envoy.", type_="SANCTION", actors=(), place=None
    )
    assert (found.date.edtf, found.date.date_prec) == ("2025-09-03", 1)


def test_a_stated_month_that_holds_the_day_gives_way_but_not_for_several() -> None:
    text = "Nordia carries out a strike on a boat, the second in September, killing 3."
    assert event(text, trigger="strike", when="2025-09", killed=3).date.edtf == "2025-09-03"
    assert event(text, trigger="strike", when="2025-09", count=4).date.edtf == "2025-09"


def test_the_day_of_a_log_keeps_happenings_apart_as_a_stated_one_does() -> None:
    text = (
        "Nordia strikes a boat in the Amber Sea, killing 3, and the crews of other boats turn back at once."
    )
    other = "Three people are killed as Nordia strikes a boat in the Amber Sea."
    first = told(text, trigger="strikes", when=None, killed=3)
    later = told(other, trigger="strikes", when=None, killed=3, published="2025-09-06")
    assert {e.date.edtf for e in link([first, later]).events} == {"2025-09-03", "2025-09-06"}
    copied = told(text, trigger="strikes", when=None, killed=3, published="2025-09-06", outlet="Post")
    assert [e.date.edtf for e in link([first, copied]).events] == ["2025-09-03"]


def test_news_of_a_day_is_not_later_than_its_announcement() -> None:
    log = told("Nordia strikes a boat in the Amber Sea, killing 3.", trigger="strikes", when=None, killed=3)
    of, read = told(
        "Nordia said on Tuesday that it had struck a boat, killing 3.", when="2025-09-02", killed=3
    )
    (statement,) = read.statements
    about = replace(statement.body, when=When("2025-09-02", 2, "relative"))
    told_of = of, replace(read, statements=(replace(statement, body=about),))
    (found,) = link([log, told_of]).events
    assert found.date.edtf == "2025-09-02"


def test_a_lead_that_looks_back_has_no_such_day() -> None:
    found = event("We recently wrote that Nordia struck a boat in the Amber Sea, killing 3.", killed=3)
    assert found.date.edtf is None


@pytest.mark.parametrize(
    "text",
    [
        "Sudia recalls the envoy after a raid by Nordia that kills 3.",
        "Sudia recalls its envoy following the raid by Nordia on a boat, killing 3.",
    ],
)
def test_what_a_lead_only_speaks_of_has_no_such_day(text: str) -> None:
    assert event(text, trigger="raid", killed=3).date.edtf is None


def test_a_comma_ends_what_is_spoken_of() -> None:
    found = event("After a storm, Nordia strikes a boat in the Amber Sea, killing 3.", trigger="strikes")
    assert found.date.edtf == "2025-09-03"
