"""The gazetteer: names of places -> places, from one compact file and one curated table.

The compact file (``resources/gazetteer/index.bin``, written by ``tools/build_gazetteer.py``) is: ``MAGIC``; four bytes that give the
length of a JSON head, little-endian; the head (ISO codes of countries, and name, type code and size of each section); then, squeezed
by DEFLATE, the sections one after another. There is a column for each property of a place, the sorted folded names, and for each name
the numbers of the places that bear it (with the bit ``MAIN`` where it is the place's main name).
"""

from __future__ import annotations

import json
import sys
import unicodedata
import zlib
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from dateline import lexicon

MAGIC = b"DLGAZ1\n\0"
KINDS = ("country", "province", "district", "city", "airport")
SCALE = 10_000
MAIN = 1 << 31
_STEM = 5  # letters that two forms of one name share
FULL = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "-": " ",
        "–": " ",
        "’": "",
        "‘": "",
        "'": "",
        "ʻ": "",
        "ʼ": "",
        "`": "",
        ".": "",
        ",": " ",
    }
)


@dataclass(frozen=True, slots=True)
class Site:
    """One place of the gazetteer. ``main`` says that the name asked for is its main name.

    ``inside`` are the identifiers of the areas that hold it, the smallest first.

    Units: ``lat``, ``lon`` in degrees, WGS 84; ``population`` people (of an airport its size, 1 to 3).
    """

    ident: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    country: str | None
    population: int = 0
    main: bool = True
    inside: tuple[str, ...] = ()
    where_prec: int | None = None
    curated: bool = False
    basin: str | None = None


@dataclass(frozen=True, slots=True)
class _Index:
    countries: tuple[str, ...]
    columns: dict[str, array[int]]
    labels: bytes
    label_at: array[int]
    keys: bytes
    key_at: array[int]
    posting_at: array[int]


def fold(name: str) -> str:
    """``name`` in lower case without diacritics, dots, apostrophes and hyphens: the form that names are compared in."""
    plain = name.lower().translate(_LETTERS)
    if not plain.isascii():
        spread = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in spread if not unicodedata.combining(c))
    return " ".join(plain.split())


def _starts(sizes: array[int]) -> array[int]:
    return array("I", accumulate(sizes, initial=0))


@cache
def _index() -> _Index:
    data = lexicon.raw("gazetteer/index.bin")
    size = int.from_bytes(data[len(MAGIC) : len(MAGIC) + 4], "little")
    body_at = len(MAGIC) + 4 + size
    head = json.loads(data[len(MAGIC) + 4 : body_at])
    body = zlib.decompress(data[body_at:])
    columns: dict[str, array[int]] = {}
    texts: dict[str, bytes] = {}
    at = 0
    for name, code, length in head["sections"]:
        piece = body[at : at + length]
        at += length
        if not code:
            texts[name] = piece
            continue
        columns[name] = array(code, piece)
        if sys.byteorder == "big":
            columns[name].byteswap()
    return _Index(
        countries=tuple(head["countries"]),
        columns=columns,
        labels=texts["labels"],
        label_at=_starts(columns.pop("label_size")),
        keys=texts["keys"],
        key_at=_starts(columns.pop("key_size")),
        posting_at=_starts(columns.pop("posting_size")),
    )


def _lowest(key: bytes) -> int:
    """The number of the first name that is not smaller than ``key``."""
    index = _index()
    keys, at = index.keys, index.key_at
    low, high = 0, len(at) - 1
    while low < high:
        mid = (low + high) // 2
        if keys[at[mid] : at[mid + 1]] < key:
            low = mid + 1
        else:
            high = mid
    return low


def _position(key: bytes) -> int | None:
    index, low = _index(), _lowest(key)
    at = index.key_at
    return low if low < len(at) - 1 and index.keys[at[low] : at[low + 1]] == key else None


def _identifier(number: int) -> str:
    columns = _index().columns
    value = columns["ident"][number]
    if KINDS[columns["kind"][number]] == "airport":
        return "airport:" + value.to_bytes(4, "big").decode("ascii")
    return f"geonames:{value}"


def _above(number: int) -> Iterator[int]:
    parents = _index().columns["parent"]
    while parents[number] != number:
        number = parents[number]
        yield number


def _site(posting: int) -> Site:
    index, number = _index(), posting & ~MAIN
    columns = index.columns
    name = index.labels[index.label_at[number] : index.label_at[number + 1]].decode("utf-8")
    country = index.countries[columns["country"][number]]
    kind = KINDS[columns["kind"][number]]
    point = {"lat": columns["lat"][number] / SCALE, "lon": columns["lon"][number] / SCALE}
    if kind == "province":
        point |= {k: v for k, v in _provinces().get(f"{country}/{name}", {}).items() if k in point}
    return Site(
        ident=_identifier(number),
        name=name,
        kind=kind,
        lat=point["lat"],
        lon=point["lon"],
        country=country,
        population=columns["population"][number],
        main=bool(posting & MAIN),
        inside=tuple(_identifier(n) for n in _above(number)),
    )


@lru_cache(maxsize=5_000)
def province_around(site: Site) -> Site | None:
    """The province that holds a town of the compact file and bears its name, in whatever form: "Permskiy Kray" around Perm."""
    columns, stem = _index().columns, fold(site.name)[:_STEM]
    for ident in site.inside:
        number = columns["ident"].index(int(ident.removeprefix("geonames:")))
        area = _site(number | MAIN)
        if area.kind == "province" and fold(area.name).startswith(stem):
            return area
    return None


@lru_cache(maxsize=20_000)
def indexed(name: str) -> tuple[Site, ...]:
    """The places of the compact file that bear the folded ``name``."""
    index = _index()
    position = _position(name.encode("utf-8"))
    if position is None:
        return ()
    first, last = index.posting_at[position], index.posting_at[position + 1]
    return tuple(_site(p) for p in index.columns["posting"][first:last])


@lexicon.per_desk(size=50_000)
def continues(name: str) -> bool:
    """Whether some name of the compact file or the curated table goes on after the folded ``name`` with another word."""
    return name in _openings() or _continues_in_index(name)


def _continues_in_index(name: str) -> bool:
    index = _index()
    key = name.encode("utf-8") + b" "
    at = _lowest(key)
    return at < len(index.key_at) - 1 and index.keys[index.key_at[at] : index.key_at[at] + len(key)] == key


@lexicon.per_desk()
def countries() -> Mapping[str, Site]:
    """The states and territories of today by ISO code; where the curated table gives a middle point, with that."""
    index, table = _index(), lexicon.table("gazetteer", "countries")["countries"]
    kinds = index.columns["kind"]
    found = (_site(n | MAIN) for n in range(len(kinds)) if kinds[n] == 0)
    return {
        site.country: replace(
            site,
            lat=table[site.country]["lat"],
            lon=table[site.country]["lon"],
            basin=table[site.country].get("basin"),
        )
        if site.country in table
        else site
        for site in found
        if site.country
    }


@lexicon.per_desk(size=500)
def capital(country: str) -> Site | None:
    """The seat of a country's government by ISO code; None where the table has none."""
    row = lexicon.table("gazetteer", "countries")["countries"].get(country, {})
    found = lookup(fold(row["capital"])) if "capital" in row else ()
    return next((s for s in found if s.country == country and s.kind == "city"), None)


@lexicon.per_desk()
def demonyms() -> Mapping[str, Site]:
    """Folded adjectives and names for people, singular and plural -> the place that they are of."""
    table = lexicon.table("gazetteer", "countries")["countries"]
    pairs = [
        (word, countries()[iso])
        for iso, row in table.items()
        for word in row.get("demonyms", ())
        if iso in countries()
    ]
    rows = lexicon.table("gazetteer", "curated")["places"]
    pairs += [
        (word, _curated_site(name, row)) for name, row in rows.items() for word in row.get("demonyms", ())
    ]
    forms = ((form, site) for word, site in pairs for form in (fold(word), fold(word) + "s"))
    # a plural that is a country's name ("Philippines") is that
    return {
        form: replace(site, kind="demonym", where_prec=None) for form, site in forms if form not in _curated()
    }


def _curated_site(name: str, row: Mapping[str, Any]) -> Site:
    return Site(
        ident=row.get("id") or f"curated:{fold(name).replace(' ', '-')}",
        name=name,
        kind=row["kind"],
        lat=row["lat"],
        lon=row["lon"],
        country=row.get("country"),
        population=row.get("population", 0),
        where_prec=row["prec"],
        curated=True,
        basin=row.get("basin"),
    )


@lexicon.per_desk()
def _curated() -> Mapping[str, tuple[Site, ...]]:
    found: dict[str, tuple[Site, ...]] = {}
    table = lexicon.table("gazetteer", "countries")["countries"]
    rows = [(site, (site.name, *table.get(iso, {}).get("also", ()))) for iso, site in countries().items()]
    curated = lexicon.table("gazetteer", "curated")["places"]
    rows += [(_curated_site(name, row), (name, *row.get("also", ()))) for name, row in curated.items()]
    rows += list(_local_names({names[0]: site for site, names in rows}))
    for site, names in rows:
        for name in {fold(n) for n in names}:
            found[name] = (*found.get(name, ()), site)
    return found


def _local_names(known: Mapping[str, Site]) -> Iterator[tuple[Site, tuple[str, ...]]]:
    """The names that other languages have for countries and for places of the curated table, from their tables of names."""
    for table in (lexicon.table("languages", n) for n in lexicon.names("languages") if n.endswith("_names")):
        for code, row in table["countries"].items():
            # an acronym of three letters may be anything
            names = tuple(n.strip() for n in row.partition("/")[0].split("|") if len(n.strip()) > 3)
            if code in countries():
                yield countries()[code], names
        yield from (
            (known[name], tuple(row.split("|"))) for name, row in table["places"].items() if name in known
        )


@cache
def short_forms() -> Mapping[str, Site]:
    """Abbreviations of provinces as they are printed ("N.Y.", "NSW") -> the province."""
    found: dict[str, Site] = {}
    for key, row in _provinces().items():
        country, _, name = key.partition("/")
        site = next((s for s in indexed(fold(name)) if s.kind == "province" and s.country == country), None)
        if site:
            found |= dict.fromkeys(row.get("short", ()), site)
    return found


@cache
def _provinces() -> Mapping[str, Mapping[str, Any]]:
    rows: Mapping[str, Mapping[str, Any]] = lexicon.table("gazetteer", "countries")["provinces"]
    return rows


@lexicon.per_desk()
def _openings() -> frozenset[str]:
    words = (name.split() for name in _curated())
    return frozenset(" ".join(w[:n]) for w in words for n in range(1, len(w)))


@lexicon.per_desk(size=20_000)
def lookup(name: str) -> tuple[Site, ...]:
    """All places that bear the folded ``name``, the curated ones first, then by number of people; only the desk's where it gives one.

    "St", "Ft" and "Mt" at its beginning are also tried as "Saint", "Fort" and "Mount".
    """
    ours = _curated().get(name, ())
    told = tuple(site for site in ours if site.name in lexicon.own("gazetteer", "curated", "places"))
    if told:
        # the desk has said which place it means
        return told
    known = {site.ident for site in ours}
    first, _, rest = name.partition(" ")
    full = f"{FULL[first]} {rest}" if rest and first in FULL else ""
    sites = (*indexed(name), *(indexed(full) if full else ()))
    fresh = {site.ident: site for site in sites if site.ident not in known}
    return (*ours, *sorted(fresh.values(), key=lambda s: (-s.population, s.ident)))
