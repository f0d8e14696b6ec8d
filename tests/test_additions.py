"""Actors and places of a desk's own: what they become, and what is refused with where it stands."""

from __future__ import annotations

import pickle
import tomllib
from typing import Any

import pytest

from dateline import lexicon
from dateline.additions import overlay_of
from dateline.annotate import actors, gazetteer
from dateline.errors import BadEntry
from dateline.lexicon import Overlay, overlaid

RURITANIA = """
[[actor]]
name = "Ruritania"
kind = "country"
country = "RUR"
demonyms = ["Ruritanian"]
capitals = ["Strelsau"]
offices = [{ office = "President", holder = "Flavia Elphberg", since = 2024-05-01 }]

[[actor]]
name = "Zenda Free Corps"
aliases = ["ZFC"]
kind = "group"
country = "RUR"
sector = "PRM"
designations = [{ by = "United States", what = "foreign terrorist organization", date = 2025-03-01 }]

[[place]]
name = "Hentzau"
aliases = ["Castle Hentzau"]
lat = 50.1
lon = 14.5
country = "RUR"
"""


def own(text: str) -> Overlay:
    data: dict[str, Any] = tomllib.loads(text)
    return overlay_of(data.get("actor"), data.get("place"))


def test_nothing_of_its_own_is_no_overlay() -> None:
    assert own('title = "x"') == Overlay()
    assert overlay_of([], []) == Overlay()


def test_what_a_desk_adds_is_in_the_tables_inside_of_it_only() -> None:
    with overlaid(own(RURITANIA)):
        assert actors.country("RUR").name == "Ruritania"
        assert actors.is_name(("Zenda", "Free", "Corps"), "en")
        assert [s.country for s in gazetteer.lookup("castle hentzau")] == ["RUR"]
        groups = lexicon.table("lexicons", "groups")["group"]
        assert groups["zenda-free-corps"]["designations"][0]["date"] == "2025-03-01"
        flavia = lexicon.table("lexicons", "persons")["person"]["flavia-elphberg"]
        assert (flavia["country"], flavia["offices"]) == ("RUR", [["GOV", "president", "2024-05-01", ""]])
    assert not actors.is_name(("Zenda", "Free", "Corps"), "en")
    assert gazetteer.lookup("castle hentzau") == ()
    assert "zenda-free-corps" not in lexicon.table("lexicons", "groups")["group"]


def test_the_edition_is_that_of_the_content() -> None:
    assert own(RURITANIA).edition == own(RURITANIA + "# a comment").edition
    assert own(RURITANIA).edition != own(RURITANIA.replace("2025-03-01", "2025-03-02")).edition
    assert pickle.loads(pickle.dumps(own(RURITANIA))) == own(RURITANIA)


def test_an_actor_that_is_built_in_is_overridden_and_keeps_its_names() -> None:
    told = own('[[actor]]\nname = "Sinaloa Cartel"\naliases = ["the Old Firm"]\nsector = "UAF"')
    ((table, rows),) = told.rows.items()
    ((key, row),) = rows.items()
    assert (table[1], key, row["country"], row["sector"]) == ("groups", "sinaloa-cartel", "MEX", "UAF")
    assert row["aliases"][0] == "the Old Firm"
    assert "Cartel de Sinaloa" in row["aliases"]


def test_an_actor_that_goes_by_a_built_in_alias_keeps_the_first_name_as_an_alias() -> None:
    told = own('[[actor]]\nname = "CJNG"\nkind = "group"')
    row = told.rows["lexicons", "groups", "group"]["jalisco-new-generation-cartel"]
    assert row["name"] == "CJNG"
    assert "Jalisco New Generation Cartel" in row["aliases"]


def test_a_place_takes_the_place_of_all_of_its_name() -> None:
    with overlaid(own('[[place]]\nname = "Paris"\nlat = 1.5\nlon = 2.5\ncountry = "TTO"')):
        assert [(s.lat, s.country) for s in gazetteer.lookup("paris")] == [(1.5, "TTO")]
    assert gazetteer.lookup("paris")[0].country == "FRA"


def test_a_country_and_its_holder_and_the_holder_alone_are_one_person() -> None:
    text = RURITANIA + '\n[[actor]]\nname = "Rupert Hentzau"\nkind = "person"\ncountry = "RUR"\n'
    text += '[[actor]]\nname = "Flavia Elphberg"\nkind = "person"\nsector = "OPP"\naliases = ["Elphberg"]\n'
    persons = own(text).rows["lexicons", "persons", "person"]
    assert sorted(persons) == ["flavia-elphberg", "rupert-hentzau"]
    assert persons["flavia-elphberg"]["aliases"] == ["Elphberg"]
    assert persons["flavia-elphberg"]["offices"] == [["GOV", "president", "2024-05-01", ""]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("actor = 3", "not a list of tables"),
        ("[[actor]]", "name of actor 1 is missing"),
        ('[[actor]]\nname = ""', "name of actor 1"),
        ('[[actor]]\nname = "Zenda Front"', "kind of actor 1 .*Zenda Front.* is missing"),
        ('[[actor]]\nname = "Zenda Front"\nkind = "gang"', "'gang'.*\n.*country, organisation, group, person"),
        ('[[actor]]\nname = "Zenda Front"\nkind = "group"\nsektor = "REB"', "sector.*\n.*not 'sektor'"),
        ('[[actor]]\nname = "Zenda Front"\nkind = "group"\nsector = "REBEL"', "sector.*'REBEL'.*\n.*REB"),
        ('[[actor]]\nname = "Zenda Front"\nkind = "group"\ncountry = "XXQ"', "country.*'XXQ'"),
        ('[[actor]]\nname = "Zenda Front"\nkind = "group"\naliases = "ZF"', "aliases.*'ZF'.*\n.*list of names"),
        ('[[actor]]\nname = "Ruritania"\nkind = "country"\ncountry = "Rur"', "three capital letters"),
        ('[[actor]]\nname = "A B"\nkind = "person"\noffices = [{ office = "king", since = "June" }]', "since of office 1 of actor 1"),
        ('[[actor]]\nname = "A B"\nkind = "person"\noffices = [{ office = "king", since = "2025-02-01", until = "2025-01-01" }]', "until.*\\n.*a day after"),
        ('[[actor]]\nname = "A B"\nkind = "organisation"\noffices = [{ office = "chair" }]', "holder of office 1.*is missing"),
        ('[[actor]]\nname = "A B"\nkind = "group"\n[[actor]]\nname = "A B"\nkind = "group"', "a second time"),
        ('[[place]]\nname = "Hentzau"\nlat = 91\nlon = 1', "lat of place 1.*\n.*from -90 to 90"),
        ('[[place]]\nname = "Hentzau"\nlat = nan\nlon = 1', "lat of place 1"),
        ('[[place]]\nname = "Hentzau"\nlat = 1', "lon of place 1 .* is missing"),
        ('[[place]]\nname = "Hentzau"\nlat = 1\nlon = 1\nkind = "castel"', "kind of place 1"),
        ('[[place]]\nname = "Hentzau"\nlat = 1\nlon = 1\nwhere_prec = 2.5', "whole number from 1 to 7"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_refused_with_where_it_stands(text: str, said: str) -> None:
    with pytest.raises(BadEntry, match=said) as caught:
        own(text)
    assert caught.value.code == "E-BAD-ENTRY"
