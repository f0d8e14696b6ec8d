"""The registry as data: what has to be in it is there, and every row is well formed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dateline import lexicon
from dateline.annotate import gazetteer

COUNTRIES = lexicon.table("lexicons", "countries")["country"]
PERSONS = lexicon.table("lexicons", "persons")["person"]
GROUPS = lexicon.table("lexicons", "groups")["group"]
BODIES = lexicon.table("lexicons", "organisations")["organisation"]
SECTORS = lexicon.table("lexicons", "scheme")["sectors"]["codes"].split()
KINDS = lexicon.table("publishing", "headings")["codes"]
HEADS = (
    "president",
    "prime minister",
    "king",
    "emir",
    "sultan",
    "chancellor",
    "premier",
    "leader",
    "ruler",
    "commander",
    "chief adviser",
)
FLAGSHIP = [
    "USA",
    "VEN",
    "COL",
    "MEX",
    "TTO",
    "GUY",
    "BRA",
    "CUB",
    "ECU",
    "HND",
    "PAN",
    "DOM",
    "ARG",
    "CHL",
    "PER",
    "BOL",
    "PRY",
    "URY",
    "SUR",
    "BRB",
    "JAM",
    "GRD",
    "LCA",
    "VCT",
    "ATG",
    "DMA",
    "KNA",
    "BHS",
    "BLZ",
    "GTM",
    "SLV",
    "NIC",
    "CRI",
    "HTI",
    "CAN",
    "GBR",
    "FRA",
    "DEU",
    "ITA",
    "JPN",
    "CHN",
    "IND",
    "IDN",
    "AUS",
    "RUS",
    "TUR",
    "SAU",
    "ZAF",
    "KOR",
]
#: What the United States put on its list of foreign terrorist organizations in 2025.
LISTED = [
    "tren-de-aragua",
    "ms-13",
    "sinaloa-cartel",
    "jalisco-new-generation-cartel",
    "united-cartels",
    "northeast-cartel",
    "gulf-cartel",
    "la-nueva-familia-michoacana",
    "houthis",
    "viv-ansanm",
    "gran-grif",
    "the-resistance-front",
    "baloch-liberation-army",
    "majeed-brigade",
    "los-choneros",
    "los-lobos",
    "harakat-al-nujaba",
    "kataib-sayyid-al-shuhada",
    "harakat-ansar-allah-al-awfiya",
    "kataib-al-imam-ali",
    "barrio-18",
    "antifa-ost",
    "informal-anarchist-federation",
    "armed-proletarian-justice",
    "revolutionary-class-self-defense",
    "cartel-de-los-soles",
    "clan-del-golfo",
]


def test_every_country_of_the_gazetteer_that_has_people_has_a_name_here() -> None:
    lacking = [
        c for c, site in gazetteer.countries().items() if site.population > 60_000 and c not in COUNTRIES
    ]
    assert not [c for c in lacking if c not in {"GGY", "JEY", "IMN"}]
    assert all(row["names"] for row in COUNTRIES.values())


def test_states_have_adjectives_but_for_those_named_like_another() -> None:
    lacking = [
        c
        for c, row in COUNTRIES.items()
        if not row["adjectives"] and gazetteer.countries()[c].population > 1_000_000
    ]
    assert lacking == []


@pytest.mark.parametrize("code", FLAGSHIP)
def test_states_of_the_flagship_and_of_the_g20_have_holders_with_dates(code: str) -> None:
    offices = [o for row in PERSONS.values() if row["country"] == code for o in row.get("offices", ())]
    assert any(o[1].startswith(HEADS) and o[2] for o in offices)


@pytest.mark.parametrize("slug", LISTED)
def test_what_was_listed_in_2025_says_by_whom_as_what_and_when(slug: str) -> None:
    listed = GROUPS[slug]["designations"]
    assert any(
        d["by"] == "United States" and "terrorist" in d["what"] and d["date"].startswith("2025")
        for d in listed
    )


@pytest.mark.parametrize("rows", [PERSONS, GROUPS, BODIES], ids=["persons", "groups", "bodies"])
def test_every_row_is_well_formed(rows: dict[str, dict[str, Any]]) -> None:
    for key, row in rows.items():
        country = row.get("country")
        assert country is None or country in COUNTRIES or country in KINDS, key
        assert row.get("sector") is None or row["sector"] in SECTORS, key
        for sector, _, since, until in row.get("offices", ()):
            days = [dt.date.fromisoformat(d) for d in (since, until) if d]
            assert sector in SECTORS, key
            assert days == sorted(days), key
        for listed in row.get("designations", ()):
            dt.date.fromisoformat(listed["date"])


def test_no_name_of_several_words_is_two_actors() -> None:
    seen: dict[str, str] = {}
    for table in (PERSONS, GROUPS, BODIES):
        for key, row in table.items():
            for name in {row["name"], *row["aliases"]}:
                if " " in name:
                    assert seen.setdefault(name, key) == key, name
