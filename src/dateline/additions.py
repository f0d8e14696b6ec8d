"""What a desk adds to the lexicons: ``[[actor]]`` and ``[[place]]`` of its desk.toml, checked, as one overlay.

An actor whose name or alias is built in, with the same kind, takes the place of the built-in one: what the desk states
replaces what was there, names are added. A place takes the place of all that bear its name.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline import lexicon, wire
from dateline.entries import Entry, code_of, day, number, records, strings, text
from dateline.errors import BadEntry
from dateline.lexicon import Overlay, Table

Rows = dict[Table, dict[str, dict[str, Any]]]

TABLES: Mapping[str, Table] = {
    "country": ("lexicons", "countries", "country"),
    "organisation": ("lexicons", "organisations", "organisation"),
    "group": ("lexicons", "groups", "group"),
    "person": ("lexicons", "persons", "person"),
}
PLACES: Table = ("gazetteer", "curated", "places")
ACTOR_KEYS = (
    "name", "kind", "aliases", "country", "sector", "offices", "designations", "demonyms", "capitals",
)  # fmt: skip
PLACE_KEYS = ("name", "aliases", "demonyms", "lat", "lon", "country", "kind", "where_prec")
_OFFICE_KEYS = ("office", "holder", "since", "until", "sector")
_DESIGNATION_KEYS = ("by", "what", "date")
_CODE = 3


def overlay_of(actors: Any, places: Any) -> Overlay:
    """The overlay of the tables ``actor`` and ``place`` of a desk.toml, empty where there are none.

    Raises:
        BadEntry: an entry cannot be understood; the message names it, the field, and what is wanted.
    """
    rows: Rows = {}
    entries = records("actor", actors, ACTOR_KEYS)
    countries = _codes(entries)
    # persons first: what bodies say of their holders goes into the same rows
    for entry in sorted(entries, key=lambda e: e.row.get("kind") != "person"):
        _add_actor(rows, entry, countries=countries)
    for entry in records("place", places, PLACE_KEYS):
        _add_place(rows, entry, countries=countries)
    if not rows:
        return Overlay()
    told = {"/".join(table): found for table, found in rows.items()}
    return Overlay(hashlib.sha256(wire.canonical(told).encode()).hexdigest()[:12], rows)


def _codes(entries: Iterable[Entry]) -> frozenset[str]:
    """All codes of countries, those among them that the desk describes itself."""
    table = lexicon.table("lexicons", "countries")["country"]
    extra = lexicon.table("publishing", "headings")["codes"]
    own = {e.row.get("country") for e in entries if e.row.get("kind") == "country"}
    return frozenset(table) | frozenset(extra) | {c for c in own if isinstance(c, str) and _is_code(c)}


def _is_code(country: str) -> bool:
    return len(country) == _CODE and country.isascii() and country.isupper()


def _add_actor(rows: Rows, entry: Entry, *, countries: frozenset[str]) -> None:
    name = text(entry, "name")
    kind = _kind(entry, name)
    table = TABLES[kind]
    if kind == "country":
        _add_country(rows, entry, name)
    else:
        key, before = _before(table, name)
        row = dict(before)
        if "country" in entry.row:
            row["country"] = code_of(entry, "country", countries)
        if "sector" in entry.row:
            row["sector"] = code_of(entry, "sector", _sectors())
        row |= _names(entry, name, before)
        if kind == "person" and "offices" in entry.row:
            row["offices"] = [o for o, _ in _offices(entry, held=False)]
        if kind == "group" and not row.get("sector"):
            row["sector"] = "UAF"
        if "designations" in entry.row:
            row["designations"] = _designations(entry)
        _put(rows, (table, key), row, entry=entry)
    if kind != "person":
        _add_holders(rows, entry, country=_country_of(rows, table, name))


def _country_of(rows: Rows, table: Table, name: str) -> str | None:
    key = next(k for k, r in rows[table].items() if name in (r.get("name"), *r.get("names", ())))
    return key if table == TABLES["country"] else rows[table][key].get("country")


def _kind(entry: Entry, name: str) -> str:
    kind = entry.row.get("kind")
    if kind is None:
        found = [k for k, table in TABLES.items() if _before(table, name)[1]]
        if found:
            return found[0]
    if kind not in TABLES:
        raise entry.bad("kind", kind, f"one of {', '.join(TABLES)}")
    return str(kind)


def _add_country(rows: Rows, entry: Entry, name: str) -> None:
    table = TABLES["country"]
    code = text(entry, "country")
    if not _is_code(code):
        raise entry.bad("country", code, "a code of three capital letters, such as VEN")
    before = lexicon.table("lexicons", "countries")["country"].get(code, {})
    listed = {"names": [name, *strings(entry, "aliases")], "adjectives": strings(entry, "demonyms")}
    listed["capitals"] = strings(entry, "capitals")
    row = {k: _united(words, before.get(k, ())) for k, words in listed.items()}
    _put(rows, (table, code), row, entry=entry)


def _add_holders(rows: Rows, entry: Entry, *, country: str | None) -> None:
    """The persons who hold the offices of a country or a body."""
    for office, holder in _offices(entry, held=True):
        key, before = _before(TABLES["person"], holder)
        row: dict[str, Any] = {"name": holder, "aliases": [], **before}
        row |= rows.get(TABLES["person"], {}).get(key, {})
        row["country"] = country or row.get("country")
        row["offices"] = sorted([*row.get("offices", ()), office], key=lambda o: str(o[2]))
        rows.setdefault(TABLES["person"], {})[key] = row


def _offices(entry: Entry, *, held: bool) -> list[tuple[list[str], str]]:
    """The offices of an entry as the lexicons write them, each with its holder where ``held``."""
    found = []
    for office in records("office", entry.row.get("offices"), _OFFICE_KEYS, within=entry):
        sector = code_of(office, "sector", _sectors()) if "sector" in office.row else None
        since, until = day(office, "since"), day(office, "until")
        if until and until <= since:
            raise office.bad("until", until, f"a day after {since}")
        row = [sector or entry.row.get("sector") or "GOV", text(office, "office").lower(), since, until]
        found.append((row, text(office, "holder") if held else ""))
    return sorted(found, key=lambda pair: (pair[0][2], pair[0][1]))


def _designations(entry: Entry) -> list[dict[str, str]]:
    listed = records("designation", entry.row["designations"], _DESIGNATION_KEYS, within=entry)
    return [{"by": text(d, "by"), "what": text(d, "what"), "date": day(d, "date")} for d in listed]


def _add_place(rows: Rows, entry: Entry, *, countries: frozenset[str]) -> None:
    name = text(entry, "name")
    table = lexicon.table(*PLACES[:2])[PLACES[2]]
    key = next((k for k in table if folded(k) == folded(name)), name)
    row: dict[str, Any] = dict(table.get(key, {}))
    kinds = sorted({*(r["kind"] for r in table.values()), "country"})
    row["kind"] = code_of(entry, "kind", kinds) if "kind" in entry.row else row.get("kind", "city")
    for field, most in (("lat", 90.0), ("lon", 180.0)):
        if field in entry.row or field not in row:
            row[field] = number(entry, field, least=-most, most=most)
    if "where_prec" in entry.row:
        row["prec"] = int(number(entry, "where_prec", least=1, most=7, whole=True))
    row.setdefault("prec", _precision(row["kind"]))
    if "country" in entry.row:
        row["country"] = code_of(entry, "country", countries)
    for field, stored in (("aliases", "also"), ("demonyms", "demonyms")):
        row[stored] = _united(strings(entry, field), row.get(stored, ()))
    _put(rows, (PLACES, key), row, entry=entry)


def _precision(kind: str) -> int:
    """UCDP's where_prec of a place that says nothing of it."""
    table: Mapping[str, int] = lexicon.table("lexicons", "scheme")["precisions"]
    return table.get(kind, 1)


def _names(entry: Entry, name: str, before: Mapping[str, Any]) -> dict[str, Any]:
    earlier = [before["name"]] if before else []
    aliases = _united(strings(entry, "aliases"), (*earlier, *before.get("aliases", ())))
    return {"name": name, "aliases": [a for a in aliases if a != name]}


def _united(first: Iterable[str], then: Iterable[str]) -> list[str]:
    return list(dict.fromkeys((*first, *then)))


def _before(table: Table, name: str) -> tuple[str, Mapping[str, Any]]:
    """Key and row of the built-in actor that goes by ``name``; a new key and nothing where there is none."""
    built_in: Mapping[str, Mapping[str, Any]] = lexicon.table(*table[:2])[table[2]]
    wanted = folded(name)
    for fields in (("name",), ("aliases", "names")):
        for key, row in built_in.items():
            listed = (row.get(field, ()) for field in fields)
            names = (n for found in listed for n in ([found] if isinstance(found, str) else found))
            if wanted in map(folded, names):
                return key, row
    key = wanted.replace(" ", "-")
    return (f"{key}-own" if key in built_in else key), {}


def folded(name: str) -> str:
    """Lower case, without accents and marks: names that are so equal are one."""
    spread = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(
        "".join(c if c.isalnum() else " " for c in spread if not unicodedata.combining(c)).split()
    )


def _put(rows: Rows, at: tuple[Table, str], row: dict[str, Any], *, entry: Entry) -> None:
    table, key = at
    if key in rows.get(table, {}):
        raise BadEntry(
            f"{entry.where} describes {key!r} a second time",
            remedy="Put all that is known of it into one entry.",
        )
    rows.setdefault(table, {})[key] = row


def _sectors() -> Sequence[str]:
    found: str = lexicon.table("lexicons", "scheme")["sectors"]["codes"]
    return found.split()
