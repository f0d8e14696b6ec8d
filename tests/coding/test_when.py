"""The time that a happening's own words give it."""

from __future__ import annotations

import pytest

from dateline.coding.when import by_day_of, when_of
from dateline.model.statement import Announced, When
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Chile attacked Peru on 3 May 2024.", "attacked", "2024-05-03"),
        ("Chile attacked Peru.", "attacked", None),
        ("On 3 May 2024, the raid on the mill began.", "raid", "2024-05-03"),
        ("Chile struck on 3 May 2024 and Peru replied on 9 June 2024.", "struck", "2024-05-03"),
        ("Chile struck on 3 May 2024 and Peru replied on 9 June 2024.", "replied", "2024-06-09"),
    ],
)
def test_the_nearest_time(text: str, word: str, edtf: str | None) -> None:
    doc = doc_of(text)
    when = when_of(doc, token(doc, word))
    assert (when.edtf if when else None) == edtf


def test_a_time_of_another_sentence_is_not_taken() -> None:
    doc = doc_of("It rained on 3 May 2024. Chile attacked Peru.")
    assert when_of(doc, token(doc, "attacked")) is None


def test_basis_and_precision_come_with_it() -> None:
    doc = doc_of("Chile attacked Peru on 3 May 2024.")
    when = when_of(doc, token(doc, "attacked"))
    assert when is not None
    assert (when.date_prec, when.basis) == (1, "stated")


def _edtf(text: str, word: str, *, published: str = "2024-06-14", said: bool = False) -> str | None:
    doc = doc_of(text, published=published)
    when = when_of(doc, token(doc, word), said=said)
    return when.edtf if when else None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru condemned Monday's raid on the mill.", "condemned"),
        ("Peru said on Monday that Chile had bombed the mill.", "bombed"),
        ("With talks approaching in July, Peru is calling for a truce.", "calling"),
        ("Soldiers who raided the mill were honoured on Monday.", "raided"),
        ("Peru arrested the mayor after the vote on Monday was annulled.", "arrested"),
        ("Chile agreed on Monday to withdraw its troops.", "withdraw"),
        ("Chile sent nine ships, the most since the war of the ports (1990-1991).", "sent"),
        ("Nine raids by Chile have killed 40 people, with the latest taking place on Monday.", "killed"),
    ],
)
def test_the_time_of_another_happening_is_not_taken(text: str, word: str) -> None:
    assert _edtf(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Peru condemned Monday's raid on the mill.", "raid", "2024-06-10"),
        ("Chile launched an attack on Monday that killed nine people.", "killed", "2024-06-10"),
        ("The raid, which began on Monday, killed nine people.", "raid", "2024-06-10"),
        ("Last week, officials say, soldiers raided the mill.", "raided", "2024-06-03/2024-06-09"),
        (
            "Chile announced a blockade of all ships going in and out of Peru in early May.",
            "announced",
            "2024-05",
        ),
        ("In a raid on Monday, soldiers arrested the mayor.", "arrested", "2024-06-10"),
        ("Speaking in Lima on Monday, the minister accused Chile of theft.", "accused", "2024-06-10"),
        ("The minister defended the raid when asked on Monday.", "defended", "2024-06-10"),
        ("Soldiers shelled the port for a third day on Tuesday.", "shelled", "2024-06-11"),
        ("Peru and Chile exchanged fire for three days last week.", "exchanged", "2024-06-03/2024-06-09"),
        ("Peru has deployed nine ships in the past two weeks.", "deployed", "2024-05-31/2024-06-14"),
        ("Peru kept up a blockade that has been imposed since May.", "blockade", "2024-05/.."),
        (
            "Guards stopped 90 people from entering the port in 2023 and deported 40 people.",
            "deported",
            "2023",
        ),
    ],
)
def test_a_time_is_shared_by_the_words_for_one_deed(text: str, word: str, edtf: str) -> None:
    assert _edtf(text, word) == edtf


def test_an_act_of_speech_has_the_day_of_saying() -> None:
    text = "Peru said on Monday that it rejects the border."
    assert _edtf(text, "rejects") is None
    assert _edtf(text, "rejects", said=True) == "2024-06-10"


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Peru opened a three-day summit on Monday.", "opened", "2024-06-10/2024-06-12"),
        (
            "Peru has imposed two rounds of tariffs since the flood of the valley in 2021.",
            "imposed",
            "2021/2024-06-14",
        ),
        ("So far in 2024, Peru has seized 900 tonnes of ore.", "seized", "2024-01-01/2024-06-14"),
        ("He spoke on 3 May, the day after the raid on the mill.", "raid", "2024-05-02"),
        ("The flood comes just days after Chile bombed the mill.", "bombed", "2024-06-07/2024-06-14"),
        (
            "The flood comes less than two weeks after Chile bombed the mill.",
            "bombed",
            "2024-05-31/2024-06-14",
        ),
        ("The flood comes three days after Chile bombed the mill.", "bombed", "2024-06-11~"),
    ],
)
def test_stretches_and_days_counted_from_another_happening(text: str, word: str, edtf: str) -> None:
    assert _edtf(text, word) == edtf


def test_months_after_an_event_are_no_day() -> None:
    assert _edtf("The flood comes months after Chile bombed the mill.", "bombed") is None
    assert _edtf("The flood came three days after Chile bombed the mill.", "bombed") is None


def test_a_stretch_that_is_open_is_known_to_no_day() -> None:
    doc = doc_of("Peru kept up a blockade that has been imposed since 3 May 2024.")
    when = when_of(doc, token(doc, "blockade"))
    assert when is not None
    assert (when.edtf, when.date_prec) == ("2024-05-03/..", 5)


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Peru has barred nine ships since 3 May 2024.", "barred", "2024-05-03/2024-06-14"),
        ("Since the raids began on 3 May, Peru has barred nine ships.", "barred", "2024-05-03/2024-06-14"),
        ("Since 3 May, Peru has launched nine raids on mills.", "raids", "2024-05-03/2024-06-14"),
        ("By 6 June, Peru has barred nine ships.", "barred", "../2024-06-06"),
        ("By 6 June, Peru had barred nine ships.", "barred", "../2024-06-06"),
        ("Peru says it would open the port by 1 July.", "open", "../2024-07-01"),
        ("As of Thursday, Peru had barred nine ships.", "barred", "../2024-06-13"),
    ],
)
def test_what_has_been_done_since_or_by_a_day_is_not_of_that_day(text: str, word: str, edtf: str) -> None:
    assert _edtf(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Chile bombed villages in Peru between June 3 and June 7.", "bombed", "2024-06-03/2024-06-07"),
        ("Chile bombed villages in Peru from Monday to Wednesday.", "bombed", "2024-06-10/2024-06-12"),
        ("Chile criticised the budget of 2019.", "criticised", None),
    ],
)
def test_a_time_beside_the_thing_acted_on_is_of_the_act(text: str, word: str, edtf: str | None) -> None:
    assert _edtf(text, word) == edtf


def test_a_happening_that_others_are_counted_from_keeps_its_own_day() -> None:
    text = "The flood came two days after Chile bombed the mill on Monday."
    assert _edtf(text, "bombed") == "2024-06-10"


def test_weeks_are_round_figures() -> None:
    text = "Two weeks after Chile bombed the mill, Peru closed the port on Wednesday."
    assert _edtf(text, "bombed") == "2024-05-29~"


@pytest.mark.parametrize(
    ("announced", "when"),
    [
        ("2024-06-14", When("2024-06", 4, "relative")),
        ("2024-06-02", When("2024-05-26/2024-06-02", 3, "relative")),
        ("2024-06", None),
    ],
)
def test_what_is_announced_on_a_day_was_done_by_then(announced: str, when: When | None) -> None:
    assert by_day_of(Announced(announced, None)) == when
