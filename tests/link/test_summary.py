from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from dateline import lexicon
from dateline.link.fields import NO_DATE, date_field
from dateline.link.summary import summary
from dateline.model.event import Basis, ObjectField, Party, PlaceField, TollClaim, TollField
from dateline.model.statement import When

TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
MODALITIES = ("actual", "future", "hypothetical", "negated")
NORDIA, SUDIA = Party("a-1", "Nordia", "NOR"), Party("a-2", "Sudia", "SWE")
REPORTER = Basis(None, "reporter", ("p-1",))
DAY = date_field(When("2025-09-02", 1))
# words that only a speaker may use, never the record
LOADED = ("terror", "murder", "regime", "kidnap", "massacre", "narco", "brutal", "thug")


def told(code: tuple[str, str | None, str] = ("ASSAULT", None, "actual"), **parts: Any) -> str:
    default: dict[str, Any] = {
        "actors": [NORDIA],
        "recipients": [SUDIA],
        "objects": [],
        "date": DAY,
        "place": None,
        "toll": [],
        "bases": [REPORTER],
        "status": "reported",
    }
    return summary(code, **{**default, **parts})


def modes(type_: str) -> list[str | None]:
    return [None, *lexicon.table("linking", "summaries")["type"][type_].get("mode", {})]


@pytest.mark.parametrize(("type_", "modality"), list(product(TYPES, MODALITIES)))
def test_every_type_and_modality_is_one_neutral_sentence(type_: str, modality: str) -> None:
    for mode, actors, recipients in product(modes(type_), ([], [NORDIA]), ([], [SUDIA])):
        text = told((type_, mode, modality), actors=actors, recipients=recipients)
        assert text[0].isupper() and text.endswith(".") and text.count(".") == 1
        assert "  " not in text and " ," not in text and "None" not in text
        assert ("Nordia" in text) == bool(actors)
        assert ("Sudia" in text) == bool(recipients)
        assert "2 September 2025" in text
        assert not any(word in text.casefold() for word in LOADED)


@pytest.mark.parametrize(("type_", "modality"), list(product(TYPES, MODALITIES[1:])))
def test_what_is_no_deed_is_never_told_as_one(type_: str, modality: str) -> None:
    text = told((type_, None, modality))
    assert lexicon.table("linking", "summaries")["type"][type_]["past"] not in text
    said = {
        "future": "announced as planned",
        "hypothetical": "described as possible",
        "negated": "said not to have",
    }
    assert said[modality] in text


def test_a_deed() -> None:
    assert told() == "Nordia attacked Sudia on 2 September 2025."


def test_unknowns_are_said() -> None:
    assert (
        told(actors=[], date=NO_DATE)
        == "An attack on Sudia, by whom is not stated, took place on a day not stated."
    )


@pytest.mark.parametrize(
    ("bases", "start"),
    [
        ([Basis("United States", "acting party", ())], "According to the United States, Nordia"),
        (
            [Basis("Sudia", "victim side", ()), Basis("Nordia", "acting party", ())],
            "According to Nordia and Sudia, Nordia",
        ),
        ([Basis("Nordia", "acting party", ())], "By their own account, Nordia attacked"),
        ([Basis(None, "unnamed", ())], "According to sources that are not named, Nordia"),
        ([Basis("Sudia", "victim side", ()), REPORTER], "Nordia"),
        ([Basis("Jan Holm", "witness", ())], "According to a person named in the report, Nordia"),
    ],
)
def test_who_says_so_stands_in_the_same_sentence(bases: list[Basis], start: str) -> None:
    assert told(bases=bases, private={"Jan Holm"}).startswith(start)


def test_private_persons_are_not_named() -> None:
    text = told(recipients=[Party("a-9", "Jan Holm")], private={"a-9", "Jan Holm"})
    assert text == "Nordia attacked a person named in the report on 2 September 2025."


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-09", "in September 2025"),
        ("2025", "in 2025"),
        ("2025-09-02~", "on 2 September 2025"),
        ("2025-09-30/2025-10-02", "between 30 September 2025 and 2 October 2025"),
    ],
)
def test_dates_keep_their_doubt(edtf: str, words: str) -> None:
    assert told(date=date_field(When(edtf, 3))) == f"Nordia attacked Sudia {words}."


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (PlaceField("Caribbean Sea", kind="sea"), "in the Caribbean Sea"),
        (PlaceField("Eastwick", kind="city"), "in Eastwick"),
        (PlaceField("Eastwick Field", kind="airport"), "at Eastwick Field"),
        (PlaceField("sea", kind="sea", near="Eastwick"), "near Eastwick"),
    ],
)
def test_places(place: PlaceField, words: str) -> None:
    assert told(place=place) == f"Nordia attacked Sudia on 2 September 2025 {words}."


@pytest.mark.parametrize(
    ("things", "words"),
    [
        ([ObjectField("vessel", "boat")], "a boat"),
        ([ObjectField("vessel", "boat", departed_from="Sudia")], "a boat that departed from Sudia"),
        ([ObjectField("vessel", "boat", count=4)], "four boats"),
        ([ObjectField("vessel", "Sea Star")], "Sea Star"),
        ([ObjectField("aircraft", "airliner"), ObjectField("vessel", "skiffs")], "an airliner and skiffs"),
    ],
)
def test_objects_stand_where_no_recipient_is_coded(things: list[ObjectField], words: str) -> None:
    assert told(recipients=[], objects=things) == f"Nordia attacked {words} on 2 September 2025."


def claim(best: int | None, qualifier: Any = "exactly") -> TollClaim:
    return TollClaim(None, best, best, best, qualifier, None, ())


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (TollField(3, 3, 3, (claim(3),)), "; 3 people were killed"),
        (TollField(1, 1, 1, (claim(1),)), "; 1 person was killed"),
        (TollField(3, 3, None, (claim(3, "at least"),)), "; at least 3 people were killed"),
        (TollField(3, None, 4, (claim(3), claim(4))), "; by differing accounts 3 and 4 people were killed"),
        (TollField(1, None, None, (claim(None),)), "; an unstated number of people were killed"),
    ],
)
def test_tolls(field: TollField, words: str) -> None:
    assert told(toll=[("killed", field)]) == f"Nordia attacked Sudia on 2 September 2025{words}."


def test_many_parties_are_not_all_listed() -> None:
    text = told(actors=[Party(f"a-{i}", f"Land {i}") for i in range(7)])
    assert text.startswith("Land 0, Land 1, Land 2, Land 3 and others attacked")


def test_disputes_and_retractions_are_said() -> None:
    assert told(status="disputed").endswith("; this is disputed.")
    assert told(status="retracted").endswith("; the report of it was retracted.")


def test_descriptions_that_only_a_speaker_may_use_are_not_repeated() -> None:
    text = told(recipients=[Party("a-7", "three narco-terrorists")])
    assert text == "Nordia attacked a party described in the report on 2 September 2025."


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (ObjectField("facility", "terrorist camps", count=2), "two camps"),
        (ObjectField("vessel", "suspected narco-trafficking vessels", count=3), "three suspected vessels"),
        (ObjectField("vessel", "narcoboat"), "a vessel"),
    ],
)
def test_things_are_told_without_the_words_that_only_a_speaker_may_use(
    thing: ObjectField, words: str
) -> None:
    said = told(recipients=[], objects=[thing])
    assert words in said
    assert not [w for w in LOADED if w in said.casefold()]


def test_a_recipient_that_is_the_object_is_told_once() -> None:
    text = told(recipients=[Party("a-7", "boat")], objects=[ObjectField("vessel", "boat")])
    assert text == "Nordia attacked a boat on 2 September 2025."


def test_who_speaks_is_not_named_twice() -> None:
    own = [Basis("Nordia", "acting party", ("p-1",))]
    assert told(("REQUEST", None, "actual"), bases=own).startswith("Nordia ")
    assert told(("ASSAULT", None, "hypothetical"), bases=own).startswith("An attack by Nordia ")
    assert told(bases=own).startswith("By their own account, Nordia ")
    other = [*own, Basis("Sudia", "opposing party", ("p-2",))]
    assert told(("REQUEST", None, "actual"), bases=other).startswith("According to Nordia and Sudia, ")


def test_words_of_another_language_are_not_counted_in_english() -> None:
    things = [ObjectField("vessel", "embarcación", count=3)]
    assert "attacked three vessels" in told(recipients=[], objects=things)


def test_a_sanction_without_a_mode_is_told_as_no_more_than_a_measure() -> None:
    assert told(("SANCTION", None, "actual")) == "Nordia took a measure against Sudia on 2 September 2025."
