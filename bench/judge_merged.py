"""Draws random merged events of a desk for a judge who has not seen the code: the row, its summary and up to six passages.

The verdicts go into ``bench/judged/`` by the ids printed here (ids and verdicts, no text).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.opening import open_desk

PASSAGES = 6


def told(event: Mapping[str, Any]) -> Iterator[str]:
    """The lines of one row."""
    date, place = event["date"], event["place"]
    toll = {harm: (t["low"], t["best"], t["high"]) for harm, t in event["toll"].items()}
    yield f"=== {event['id']} level {event['level']}"
    yield f"  {event['type']}/{event['mode'] or '-'}  who: {names(event['actors'])}  to whom: {names(event['recipients'])}"
    yield f"  date: {date['edtf']} (precision {date['date_prec']}, {date['basis']}); place: {place and place['name']}; toll {toll}; status {event['status']}"
    yield f"  summary: {event['summary']}"
    for passage in event["passages"][:PASSAGES]:
        words = " ".join(passage["quote"].split())
        yield f"  passage ({passage['outlet']}, published {passage['published']}): {words}"


def names(parties: list[dict[str, Any]]) -> str:
    """Parties with their countries."""
    return "; ".join(f"{p['name']} [{p['country'] or '-'}]" for p in parties) or "-"


def main() -> int:
    """Print the sample."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("desk", type=Path)
    options.add_argument("--count", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with open_desk(given.desk) as desk:
        rows = list(desk.show("events", modality="actual"))
    random.Random(given.seed).shuffle(rows)
    for event in rows[: given.count]:
        print("\n".join(told(event)), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
