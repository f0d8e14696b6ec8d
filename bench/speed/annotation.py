"""How fast times and places are found, and what loading the gazetteer costs: ``python bench/speed/annotation.py [GOLD_DIR]``.

Times and places are searched again over reports that are analysed already, so that neither parsing nor loading counts.
Hostile text is nothing but time expressions; how many of them are read in a second is counted on one text and on one four times as long.
The gazetteer is loaded in a process of its own: seconds from the first look-up to its answer, and by how much the peak memory grew.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.annotate import places, times
from dateline.annotate.analysis import annotate
from dateline.annotate.toponyms import toponyms as toponyms_of
from dateline.model.doc import Doc
from dateline.model.report import Report

ROUNDS = 3
HOSTILE = "On Tuesday, 3 May 2024, two days after last week and early in the 1990s, between 2 and 5 June until mid-2003. "
LOAD = """
import time
from dateline.annotate import gazetteer
def peak_kib():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
before, start = peak_kib(), time.perf_counter()
assert gazetteer.lookup("lisbon")
print(time.perf_counter() - start, (peak_kib() - before) / 1024)
"""


def reports(gold: Path | None, most: int) -> list[Report]:
    """English reports: those of the gold folder, or else the sample desk's."""
    sample = Path(__file__).parents[2] / "examples" / "cartels" / "reports"
    paths = [gold / "conflicts" / "cartels" / "docs.jsonl"] if gold else sorted(sample.glob("*.jsonl"))
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    english = [r for r in rows if r["language"] == "en"][:most]
    return [
        Report(str(i), None, r["text"], "en", "", "", published=dt.date.fromisoformat(r["published"][:10]))
        for i, r in enumerate(english)
    ]


def seconds(find: Callable[[Doc], Sequence[object]], docs: Sequence[Doc]) -> float:
    """The least processor time of a few rounds over all reports, so that a busy machine makes no difference."""
    least = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for doc in docs:
            find(doc)
        least = min(least, time.process_time() - start)
    return least


def hostile(times_over: int) -> int:
    """Expressions a second on a text of so many hostile sentences."""
    report = Report("h", None, HOSTILE * times_over, "en", "", "", published=dt.date(2024, 6, 14))
    docs = list(annotate([report]))
    return round(len(times.find(docs[0])) / seconds(times.find, docs))


def main() -> None:
    """Measure and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path)
    parser.add_argument("--reports", type=int, default=150)
    given = parser.parse_args()
    docs = list(annotate(reports(given.gold, given.reports)))
    words = sum(len(d.text.split()) for d in docs)
    toponyms = sum(len(places.find(d)) for d in docs)
    whole, finding = seconds(places.find, docs), seconds(lambda d: list(toponyms_of(d)), docs)
    loaded = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)
    load_s, load_mib = map(float, loaded.stdout.split())
    figures = {
        "times_words_s": round(words / seconds(times.find, docs)),
        "times_hostile_s": hostile(250),
        "times_hostile_fourfold_s": hostile(1000),
        "places_found_and_resolved_s": round(toponyms / whole),
        "places_resolved_s": round(toponyms / (whole - finding)),
        "gazetteer_load_s": round(load_s, 3),
        "gazetteer_mib": round(load_mib, 1),
    }
    print(json.dumps({"set": "speed_annotation", "n": words, "figures": figures}))


if __name__ == "__main__":
    main()
