"""The day of a happening whose own words give none."""

from __future__ import annotations

import pytest

from dateline.coding import attribution, events
from dateline.coding.draft import Draft
from dateline.model.statement import EventMention, When
from tests.coding.parsed import doc_of


def whens(text: str, *, title: str | None = None, published: str = "2024-06-14") -> dict[str, When | None]:
    """The time of each event, by the words that name it."""
    doc = doc_of(text, title=title, published=published)
    found = events.code(doc, attribution.code(doc, Draft())).of_kind("event")
    bodies = [s.body for _, s in found if isinstance(s.body, EventMention)]
    return {doc.words(b.trigger): b.when for b in bodies}


def test_a_speaker_has_the_day_that_the_report_gives_its_words() -> None:
    text = (
        'President Gabriel Boric of Chile said on Tuesday that the harvest was good. "It will last," he said.\n'
        "Boric also accused Peru of poisoning the river."
    )
    found = whens(text)["accused"]
    assert found is not None
    assert (found.edtf, found.basis) == ("2024-06-11", "relative")


def test_what_was_said_before_does_not() -> None:
    text = (
        "President Gabriel Boric of Chile said on Tuesday that the harvest was good.\n"
        "Boric has previously accused Peru of poisoning the river."
    )
    assert whens(text)["accused"] is None


def test_another_voice_of_the_country_has_it_only_about() -> None:
    text = (
        "President Gabriel Boric of Chile said on Tuesday that the harvest was good.\n"
        "The Chilean navy's union accused Peru of poisoning the river."
    )
    assert whens(text)["accused"] == When("2024-06-11", 2, "relative")


def test_the_next_sentence_tells_of_about_the_same_day() -> None:
    text = "Chilean soldiers raided a mill in Peru on Monday. They detained nine workers of the mill."
    found = whens(text)["detained"]
    assert found == When("2024-06-10", 2, "relative")


@pytest.mark.parametrize(
    "later",
    ["They have detained nine workers of the mill.", "They had detained nine workers of the mill."],
)
def test_another_tense_is_of_another_time(later: str) -> None:
    found = whens(f"Chilean soldiers raided a mill in Peru on Monday. {later}")["detained"]
    assert found is None or found.basis == "published"


def test_the_lead_dates_its_headline() -> None:
    found = whens("Chilean troops raided a rebel camp on Monday.", title="Chilean troops raid rebel camp")
    assert {w.edtf for w in found.values() if w} == {"2024-06-10"}


def test_the_present_perfect_is_of_the_month_of_the_report_and_says_so() -> None:
    assert whens("Chile has bombed a mill in Peru.")["bombed"] == When("2024-06", 4, "published")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Chile bombed a mill in Peru.", "2024-06-14"),
        ("Chile has bombed a mill in Peru.", "2024-06-02"),
        ('"Chile has bombed a mill in Peru," he said.', "2024-06-14"),
        ("Chile had bombed a mill in Peru.", "2024-06-14"),
    ],
)
def test_nothing_else_is_dated_by_the_report(text: str, published: str) -> None:
    assert whens(text, published=published)["bombed"] is None


def test_a_dated_blockade_of_nobody_dates_no_arrest() -> None:
    text = (
        "Chile detained the mayor of Tacna, officials wrote. Ships left the port despite a Chilean blockade that has been imposed "
        "since early May."
    )
    found = whens(text)
    assert found["detained"] is None or found["detained"].edtf != "2024-05/.."
    assert found["blockade"] == When("2024-05/..", 5, "relative")


def test_what_is_said_in_a_report_is_of_about_the_day_of_its_lead() -> None:
    text = (
        "Nine ships left the port of Lima on Wednesday.\nThe harvest was good. The price of ore rose.\n"
        "Chile accused Peru of poisoning the river."
    )
    assert whens(text)["accused"] == When("2024-06-12", 2, "relative")
    assert whens(text, published="2024-06-24")["accused"] != When("2024-06-12", 2, "relative")


def test_a_lead_of_two_days_gives_none() -> None:
    text = "Nine ships left Lima on Wednesday and two on Thursday.\nIt rained.\nIt snowed.\nChile accused Peru of poisoning the river."
    assert whens(text)["accused"] is None
