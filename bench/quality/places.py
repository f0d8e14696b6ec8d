"""How well places are found and resolved: ``python bench/quality/places.py GOLD_DIR [--sample N]`` prints one JSON line.

``GOLD_DIR/places`` holds trnews, geovirus and lgl. Right is the same GeoNames identifier, or a point within 161 km (a country's 1,200 km,
another area's 400 km). End to end: right places over those marked, or over half of those found where that is more.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

from dateline.annotate.analysis import annotate
from dateline.annotate.gazetteer import countries, fold
from dateline.model.doc import Place
from dateline.model.report import Report

SETS = ("trnews", "geovirus", "lgl")
EARTH_KM = 6371.0
SLACK = 30  # characters by which a found name may be longer than the marked one


def km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    (a, b), (c, d) = ((math.radians(x) for x in point) for point in (one, other))
    high = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(high)))


def reach_km(gold: dict[str, Any], lands: frozenset[str]) -> float:
    """How far a right point may lie from the marked one."""
    code = gold.get("fcode") or ""
    if code.startswith("PCL") or (not code and fold(gold["text"]) in lands):
        return 1200.0
    return 400.0 if gold.get("fclass") == "A" else 161.0


def is_right(gold: dict[str, Any], place: Place, lands: frozenset[str]) -> bool:
    """Whether a found place is the marked one."""
    if place.lat is None or place.lon is None:
        return False
    if gold.get("geonameid") and (place.gazetteer or "").endswith(f":{gold['geonameid']}"):
        return True
    return km((gold["lat"], gold["lon"]), (place.lat, place.lon)) <= reach_km(gold, lands)


def hits(marked: list[dict[str, Any]], found: tuple[Place, ...], lands: frozenset[str]) -> tuple[int, int]:
    """How many marked places were found, and how many of them right."""
    used: set[int] = set()
    right = 0
    for gold in marked:
        start, end = gold["span"]
        for i, place in enumerate(found):
            span = place.span
            if i in used or span.end - span.start > end - start + SLACK:
                continue
            if min(end, span.end) > max(start, span.start):
                used.add(i)
                right += is_right(gold, place, lands)
                break
    return len(used), right


def measure(gold: Path, name: str, sample: int | None) -> tuple[int, dict[str, float]]:
    """The figures of one set, and how many documents it has."""
    lands = frozenset(fold(site.name) for site in countries().values())
    lines = (gold / "places" / f"{name}.jsonl").read_text("utf-8").strip().split("\n")[:sample]
    rows = [json.loads(line) for line in lines]
    reports = [
        Report(id=r["id"], title=None, text=r["text"], language="en", text_sha256="", capture_sha256="")
        for r in rows
    ]
    spans = right = marked = predicted = 0
    for row, doc in zip(rows, annotate(reports), strict=True):
        span, good = hits(row["toponyms"], doc.places, lands)
        spans, right = spans + span, right + good
        marked, predicted = marked + len(row["toponyms"]), predicted + len(doc.places)
    figures = {
        f"{name}_span_f1": round(2 * spans / max(1, marked + predicted), 4),
        f"{name}_right": round(right / max(1, spans), 4),
        f"{name}_end_to_end": round(right / max(1, marked, predicted / 2), 4),
        f"{name}_f1": round(2 * right / max(1, marked + predicted), 4),
    }
    return len(rows), figures


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int)
    chosen = parser.parse_args()
    measured = [measure(chosen.gold, name, chosen.sample) for name in SETS]
    figures = {key: value for _, part in measured for key, value in part.items()}
    print(json.dumps({"set": "places", "n": sum(n for n, _ in measured), "figures": figures}))


if __name__ == "__main__":
    main()
