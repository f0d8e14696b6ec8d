from __future__ import annotations

import pytest

from dateline.link.naming import called, counted, placed, with_article
from dateline.model.event import PlaceField


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Nordia", "Nordia"),
        ("United States", "the United States"),
        ("Nordian military", "the Nordian military"),
        ("Ministry of Defence", "the Ministry of Defence"),
        ("The Assembly of Sudia", "the Assembly of Sudia"),
        ("Sudia's navy", "Sudia's navy"),
        ("Nordian destroyer", "a Nordian destroyer"),
        ("Nordian destroyers", "Nordian destroyers"),
        ("Gobierno de Sudia", "Gobierno de Sudia"),
        ("Fire Brigade of Eastwick", "Fire Brigade of Eastwick"),
        ("", ""),
    ],
)
def test_names_take_the_article_of_their_head(name: str, words: str) -> None:
    assert called(name) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Soldiers from the north", "soldiers from the north"),
        ("fisherman", "a fisherman"),
        ("two officials", "two officials"),
        ("Some neighbours", "some neighbours"),
        ("unnamed aide", "an unnamed aide"),
    ],
)
def test_descriptions_lose_the_capital_of_a_sentence_and_gain_an_article(name: str, words: str) -> None:
    assert called(name, described=True) == words


@pytest.mark.parametrize(
    ("name", "count", "words"),
    [
        ("boat", None, "a boat"),
        ("boat", 2, "two boats"),
        ("boats", 3, "three boats"),
        ("boat", 14, "14 boats"),
        ("aircraft", 2, "two aircraft"),
        ("Sea Star", None, "Sea Star"),
    ],
)
def test_things_are_counted(name: str, count: int | None, words: str) -> None:
    assert counted(name, count) == words


@pytest.mark.parametrize("name", ["hour-long raid", "airliner", "U.S. boat", "unit", "uninhabited islet"])
def test_the_article_goes_by_sound(name: str) -> None:
    vowel = name in {"airliner", "uninhabited islet"}
    assert with_article(name) == f"{'an' if vowel else 'a'} {name}"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (PlaceField("eastern Pacific", kind="sea"), "in the eastern Pacific"),
        (PlaceField("waters off Sudia", kind="sea", near="Sudia"), "off Sudia"),
        (PlaceField("sea", kind="sea", near="Eastwick"), "near Eastwick"),
        (PlaceField("Eastwick Field", kind="airport"), "at Eastwick Field"),
    ],
)
def test_places_take_their_preposition(place: PlaceField, words: str) -> None:
    assert placed(place) == words


def test_a_thing_with_its_country_takes_an_article_and_a_ship_by_name_none() -> None:
    assert counted("Nordian fishing boat", None) == "a Nordian fishing boat"
    assert counted("Nordian fishing boats", 3) == "three Nordian fishing boats"
    assert counted("Polar Star", None) == "Polar Star"
