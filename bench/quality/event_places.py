"""Where events take place, against full labels: how many stated places are named, right or wrong, and how many are made up.

Usage: event_places.py GOLD_DIR [--sample N] [--errors] [--half even|odd]. Prints one JSON line; with --errors, each case before it.
Only events that are matched (as in ``labels.py``) count. Right: the same name but for words like "coast" and "city", the same gazetteer
identity, or a place inside of the marked one. Wider: an area that holds the marked place. Invented: the annotators give no place.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.annotate.gazetteer import Site, fold, lookup
from dateline.model.doc import Place
from dateline.model.statement import Asked, EventMention, Statement
from dateline.reading import read_many
from labels import _event, _goodness, _hits, _lines, _report, _text

GENERIC = frozenset(
    [
        "the",
        "of",
        "off",
        "in",
        "near",
        "at",
        "on",
        "and",
        "from",
        "to",
        "a",
        "an",
        "coast",
        "coasts",
        "city",
        "state",
        "province",
        "region",
        "sea",
        "ocean",
        "waters",
        "water",
        "town",
        "village",
        "area",
        "airport",
        "international",
        "de",
        "la",
        "el",
        "los",
        "las",
        "en",
        "del",
        "costa",
        "costas",
        "mar",
        "aguas",
        "frente",
        "cerca",
        "ciudad",
        "estado",
        "provincia",
    ]
)


def main() -> None:
    """Score the reports of ``GOLD_DIR/labels``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=("even", "odd"))
    asked = parser.parse_args()
    gold = {g["id"]: g for g in _lines(asked.gold / "labels" / "gold.jsonl")}
    docs = [d for d in _lines(asked.gold / "labels" / "docs.jsonl") if d["id"] in gold]
    docs = docs[{"even": 0, "odd": 1}.get(asked.half, 0) :: 2 if asked.half else 1][: asked.sample]
    total: Counter[str] = Counter()
    for doc, reading in zip(docs, read_many((_report(d), Asked()) for d in docs), strict=True):
        events = [s for s in reading.statements if isinstance(s.body, EventMention)]
        total += score(_text(doc), events, gold[doc["id"]]["required"]["events"], errors=asked.errors)
    print(
        json.dumps(
            {"set": "event_places", "n": len(docs), "figures": figures(total), "counts": counts(total)}
        )
    )


def figures(total: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of the places of matched events."""
    named = total["right"] + total["wider"] + total["wrong"] + total["invented"]
    precision, recall = total["right"] / max(1, named), total["right"] / max(1, total["stated"])
    f1 = 2 * precision * recall / max(0.001, precision + recall)
    return {"p": round(precision, 3), "r": round(recall, 3), "f1": round(f1, 3)}


def counts(total: Counter[str]) -> dict[str, int]:
    """How often each outcome came."""
    return {k: total[k] for k in ("stated", "right", "wider", "wrong", "missing", "none", "invented")}


def score(
    text: str, said: list[Statement], asked: list[dict[str, Any]], *, errors: bool = False
) -> Counter[str]:
    """Counts of outcomes over the marked events that are matched."""
    found: Counter[str] = Counter()
    left = list(said)
    for row in asked:
        best = max((s for s in left if _hits(text, s, row)), key=lambda s: _goodness(s, row), default=None)
        if best is None:
            continue
        left.remove(best)
        place = _event(best).place
        outcome = judge(place, row.get("place"))
        found[outcome] += 1
        found["stated"] += outcome in ("right", "wider", "wrong", "missing")
        if errors and outcome not in ("right", "none"):
            words = text[best.evidence.start : best.evidence.end]
            print(outcome, "|", row.get("place"), "|", place and place.name, "|", row["type"], "|", words)
    return found


def judge(place: Place | None, marked: str | None) -> str:
    """One outcome: right, wider, wrong, missing, none, invented."""
    if not marked:
        return "invented" if place else "none"
    if place is None:
        return "missing"
    if _bare(place.name) & _bare(marked) or (place.near and _bare(place.near) & _bare(marked)):
        return "right"
    areas = _sites(marked)
    if any(place.gazetteer == s.ident or _is_inside(place, s) for s in areas):
        return "right"
    ours = _sites(place.near or place.name)
    return "wider" if any(_is_within(s, ours) for s in areas) else "wrong"


def _bare(name: str) -> set[str]:
    return set(re.findall(r"\w+", fold(name))) - GENERIC


def _sites(name: str) -> tuple[Site, ...]:
    parts = [name, *re.split(r", | \(|/", name)]
    return tuple(s for part in parts for s in lookup(fold(part.removeprefix("the ").strip(" )")))[:5])


def _is_inside(place: Place, area: Site) -> bool:
    return area.kind == "country" and place.country == area.country and not place.near


def _is_within(site: Site, areas: Sequence[Site]) -> bool:
    return any(a.ident in site.inside or (a.kind == "country" and a.country == site.country) for a in areas)


if __name__ == "__main__":
    main()
