"""The gazetteer's index, its curated tables and the form in which names are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import pytest

from dateline import lexicon
from dateline.annotate import gazetteer


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Port-au-Prince", "port au prince"),
        ("Curaçao", "curacao"),
        ("N'Djamena", "ndjamena"),
        ("  St.  John’s ", "st johns"),
        ("Łódź", "lodz"),
        ("U.S.", "us"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert gazetteer.fold(name) == folded
    assert gazetteer.fold(folded) == folded


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("zulia", "province", "VEN"),
        ("goma", "city", "COD"),
        ("scott county", "district", "USA"),
        ("felipe angeles international airport", "airport", "MEX"),
        ("venezuela", "country", "VEN"),
        ("strait of hormuz", "sea", None),
        ("st petersburg", "city", "RUS"),
        ("kiev", "city", "UKR"),
    ],
)
def test_lookup_finds(name: str, kind: str, country: str | None) -> None:
    assert (kind, country) in {(s.kind, s.country) for s in gazetteer.lookup(name)}


def test_unknown_names_are_no_places() -> None:
    assert gazetteer.lookup("no such place at all") == ()
    assert gazetteer.lookup("") == ()


def test_a_name_continues_only_where_a_longer_one_begins_with_it() -> None:
    assert gazetteer.continues("new")
    assert gazetteer.continues("gulf of")
    assert not gazetteer.continues("gulf of no such")


def test_what_a_city_lies_in_comes_smallest_first() -> None:
    paris = next(s for s in gazetteer.lookup("paris") if s.ident == "geonames:4717560")
    kinds = [gazetteer.KINDS.index(s.kind) for i in paris.inside for s in _named(i)]
    assert kinds == sorted(kinds, reverse=True)
    assert paris.inside[-1] == "geonames:6252001"


def _named(ident: str) -> list[gazetteer.Site]:
    names = {
        "geonames:6252001": "united states",
        "geonames:4736286": "texas",
        "geonames:4705086": "lamar county",
    }
    return [s for s in gazetteer.lookup(names.get(ident, "")) if s.ident == ident]


def test_every_country_of_the_table_is_known_and_lies_on_the_globe() -> None:
    table = lexicon.table("gazetteer", "countries")["countries"]
    assert set(table) <= set(gazetteer.countries())
    for site in gazetteer.countries().values():
        assert -90 <= (site.lat or 0) <= 90
        assert -180 <= (site.lon or 0) <= 180


def test_every_curated_place_is_found_by_each_of_its_names() -> None:
    for name, row in lexicon.table("gazetteer", "curated")["places"].items():
        for form in (name, *row.get("also", ())):
            assert any(s.name == name for s in gazetteer.lookup(gazetteer.fold(form))), form
        assert 1 <= row["prec"] <= 7


def test_every_province_with_a_short_form_is_in_the_index() -> None:
    forms = [
        f
        for row in lexicon.table("gazetteer", "countries")["provinces"].values()
        for f in row.get("short", ())
    ]
    assert set(forms) == set(gazetteer.short_forms())


def test_demonyms_point_to_their_country() -> None:
    assert gazetteer.demonyms()["congolese"].country == "COD"
    assert gazetteer.demonyms()["venezuelans"].kind == "demonym"


def test_the_sources_page_names_the_index_as_it_is() -> None:
    digest = hashlib.sha256(lexicon.raw("gazetteer/index.bin")).hexdigest()
    assert digest in lexicon.raw("gazetteer/SOURCES.md").decode("utf-8")


def test_a_lookup_reads_no_more_names_than_halving_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    gazetteer.indexed("warm")
    index = gazetteer._index()
    read = _Counting(index.key_at)
    monkeypatch.setattr(gazetteer, "_index", lambda: replace(index, key_at=read))
    assert gazetteer.indexed("no such town as this one") == ()
    assert 0 < read.count < 6 * len(index.key_at).bit_length()


class _Counting:
    """A list that counts how often an item is read."""

    def __init__(self, items: Sequence[int]) -> None:
        self.items, self.count = items, 0

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, i: int) -> int:
        self.count += 1
        return self.items[i]
