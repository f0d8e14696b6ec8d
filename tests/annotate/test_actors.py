"""The lexicons of actors, and names found by them."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from dateline import lexicon
from dateline.annotate import actors, roles
from tests.annotate.test_entities import doc_of

ISO3 = re.compile(r"[A-Z]{3}")


@pytest.mark.parametrize("name", ["countries", "persons", "organisations", "groups", "roles", "objects"])
def test_each_lexicon_says_where_it_is_from(name: str) -> None:
    assert {"source", "licence", "retrieved"} <= set(lexicon.table("lexicons", name))


def test_countries_of_actors_are_codes() -> None:
    known = {
        *lexicon.table("lexicons", "countries")["country"],
        "IGO",
        "UNO",
        "EUR",
        "NGO",
        "MNC",
        "IMG",
        "ISM",
    }
    for sort in ("persons", "organisations", "groups"):
        for slug, row in lexicon.table("lexicons", sort)[sort[:-1]].items():
            assert row.get("country") is None or row["country"] in known, slug


def test_offices_are_dated_in_order() -> None:
    for slug, row in lexicon.table("lexicons", "persons")["person"].items():
        for sector, office, since, until in row["offices"]:
            assert ISO3.fullmatch(sector), slug
            assert not since or dt.date.fromisoformat(since), slug
            assert not until or since < until, (slug, office)


def test_no_surname_is_two_peoples() -> None:
    seen: dict[str, str] = {}
    for slug, row in lexicon.table("lexicons", "persons")["person"].items():
        for alias in row["aliases"]:
            if " " not in alias:
                assert seen.setdefault(actors.fold(alias), slug) == slug, alias


@pytest.mark.parametrize(
    ("day", "sector"),
    [(dt.date(2018, 1, 1), "GOV"), (dt.date(2022, 4, 1), "ELI"), (dt.date(2025, 9, 2), "GOV"), (None, "GOV")],
)
def test_sector_on_a_day(day: dt.date | None, sector: str) -> None:
    offices = (("GOV", "president", "2017-01-20", "2021-01-20"), ("GOV", "president", "2025-01-20", ""))
    assert actors.Known("person:x", "X", "person", "USA", None, offices).sector_on(day) == sector


def test_offices_on_a_day() -> None:
    assert actors.offices_on("person:marco-rubio", dt.date(2025, 9, 2)) == ("secretary of state",)
    assert actors.offices_on("person:nobody", None) == ()


@pytest.mark.parametrize(
    ("text", "actor"),
    [("São Tomé and Príncipe", "country:STP"), ("MEXICO", "country:MEX"), ("the Elysée", "body:elysee")],
)
def test_accents_and_capitals_do_not_matter(text: str, actor: str) -> None:
    assert [m.known.actor for m in actors.matches(doc_of(text).tokens)] == [actor]


def test_pronouns_are_no_country() -> None:
    assert not list(actors.matches(doc_of("They told us who it is.").tokens))


def test_roles_have_sectors() -> None:
    assert all(r.sector is None or ISO3.fullmatch(r.sector) for r in roles.roles().values())


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("soldiers", "MIL"),
        ("fishermen", "CVL"),
        ("gunmen", "UAF"),
        ("lawmaker", "LEG"),
        ("police", "COP"),
        ("refugees", "REF"),
    ],
)
def test_sector_of_a_noun(noun: str, sector: str) -> None:
    role = roles.of_noun(noun.removesuffix("s"), noun)
    assert role is not None
    assert role.sector == sector


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kata'ib al-Imam Ali", "IRQ"),
        ("Harakat Hezbollah al-Nujaba", "IRQ"),
        ("Majeed Brigade", "PAK"),
        ("Barrio 18", "SLV"),
        ("Gran Grif", "HTI"),
        ("Antifa East", "DEU"),
        ("Palacio de Nariño", "COL"),
        ("INDOPACOM", "USA"),
        ("Moncloa", "ESP"),
    ],
)
def test_designated_groups_seats_and_commands_are_known(name: str, country: str) -> None:
    first = doc_of(f"{name} rejected the offer.").entities[0]
    assert (first.actor is not None, first.country) == (True, country)


def test_a_surname_with_an_accent_is_nobody_from_a_country() -> None:
    doc = doc_of("Volker Türk spoke on Monday. Türk rejected the offer. A Turk rejected it too.")
    assert [e.country for e in doc.entities if e.text == "Türk"] == ["UNO"]
    assert [e.country for e in doc.entities if "Turk" in e.text] == ["TUR"]
