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


def test_what_is_under_way_is_of_the_month_of_the_report_and_says_so() -> None:
    assert whens("Chile is bombing a mill in Peru.")["bombing"] == When("2024-06", 4, "published")


@pytest.mark.parametrize("text", ["Chile bombed a mill in Peru.", "Chile bombs a mill in Peru."])
def test_the_news_that_a_report_opens_with_is_of_about_its_day_and_says_so(text: str) -> None:
    assert set(whens(text).values()) == {When("2024-06-14~", 2, "published")}


@pytest.mark.parametrize(
    "text",
    [
        "It rained. It snowed. Chile bombed a mill in Peru.",
        "Chile has bombed a mill in Peru.",
        "Chile could bomb a mill in Peru.",
        "Lima mourned after Chile bombed a mill in Peru.",
        '"Chile is bombing a mill in Peru," he said.',
        "Chile had bombed a mill in Peru.",
    ],
)
def test_nothing_else_is_dated_by_the_report(text: str) -> None:
    assert not {w.edtf for w in whens(text).values() if w}


@pytest.mark.parametrize(
    "later",
    [
        "Boric has repeatedly accused Peru of poisoning the river.",
        "Boric has accused Peru of poisoning the river.",
        "The price rose despite Boric accusing Peru of poisoning the river.",
    ],
)
def test_what_a_speaker_has_long_said_is_not_of_the_day_of_speaking(later: str) -> None:
    start = (
        "President Gabriel Boric of Chile said on Tuesday that the harvest was good.\nIt rained. It snowed.\n"
    )
    assert not {w.edtf for w in whens(start + later).values() if w}


def test_an_act_of_speech_gives_its_day_to_the_next_of_the_same_speaker() -> None:
    text = (
        "President Gabriel Boric of Chile criticised Bolivia on Tuesday.\nIt rained.\nIt snowed.\nIt froze.\n"
        "Boric accused Peru of poisoning the river."
    )
    assert whens(text)["accused"] == When("2024-06-11", 1, "relative")


def test_a_headline_in_like_words_has_the_day_of_its_text() -> None:
    text = "Envoys of nine Andean states began a two-day summit on Sunday in Lima."
    found = whens(text, title="Andean nations open a two-day summit in Peru")
    assert {w.edtf for w in found.values() if w} == {"2024-06-09/2024-06-10"}


def test_what_came_before_the_act_has_not_its_day() -> None:
    found = whens("Peru expelled three Chilean envoys on Thursday after Chile bombed a mill.")
    assert found["expelled"] is not None
    assert found["bombed"] is None


def test_a_deed_taken_up_has_about_its_day() -> None:
    text = "The 3 June raid left a mill in ruins. Nine soldiers were killed in the raid by Chile."
    assert When("2024-06-03", 2, "relative") in whens(text).values()


def test_a_year_goes_on_in_the_next_sentence() -> None:
    text = (
        "Chilean police seized 40 tonnes of cocaine in 2023. In the north, Chilean police seized nine boats."
    )
    assert whens(text)["seized"] == When("2023", 5, "relative")


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


@pytest.mark.parametrize(
    ("text", "word", "edtf", "announced"),
    [
        (
            "The Chilean army announced on Friday a strike on the port that took place on Monday.",
            "strike",
            "2024-06-10",
            "2024-06-14",
        ),
        (
            "Chilean police have arrested nine smugglers, authorities said on Friday.",
            "arrested",
            "2024-06",
            "2024-06-14",
        ),
        (
            "The Chilean army claimed on Monday to have captured nine rebels.",
            "captured",
            "2024-06",
            "2024-06-10",
        ),
        (
            "Chilean soldiers raided a camp on Tuesday, the ministry said on Thursday.",
            "raided",
            "2024-06-11",
            "2024-06-13",
        ),
    ],
)
def test_the_day_of_the_announcement_is_not_that_of_the_act(
    text: str, word: str, edtf: str, announced: str
) -> None:
    doc = doc_of(text, published="2024-06-14")
    found = events.code(doc, attribution.code(doc, Draft())).of_kind("event")
    bodies = [s.body for _, s in found if isinstance(s.body, EventMention)]
    (body,) = (b for b in bodies if word in doc.words(b.trigger))
    assert body.when is not None and body.announced is not None
    assert (body.when.edtf, body.announced.edtf) == (edtf, announced)


def test_a_speaker_is_dated_by_the_last_sentence_that_names_it_and_a_day() -> None:
    text = (
        "It rained. It snowed.\nThe Chilean senate met on Tuesday as farmers watched.\nIt froze.\n"
        "The Chilean senate accused Peru of poisoning the river."
    )
    assert whens(text)["accused"] == When("2024-06-11", 2, "relative")
    assert whens(text, published="2024-06-24")["accused"] != When("2024-06-11", 2, "relative")


def test_another_act_of_the_sentence_does_not_lend_its_day() -> None:
    found = whens("A Chilean, who was shot by Peruvian soldiers in Tacna, was charged by Peru on Monday.")
    assert found["charged"] is not None
    assert found["shot"] is None or found["shot"].basis == "published"
