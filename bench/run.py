"""Runs the benches, prints their figures beside the peers' and fails when one falls below its floor.

``--fast`` takes a fixed sample of each gold set; floors of samples and of whole sets are kept apart in ``bench/floors.json``.
``--raise`` writes floors up to what was measured (never down) after a run in which all held.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
PEERS = HERE / "peers.json"
# below the measured figure by this much a floor is set: readings are deterministic, machines' libraries less so
SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Bench:
    """One script, the gold it reads (a folder beside the others, or one of ours), and how many items of it the fast run takes; 0 for none."""

    script: str
    data: str
    sample: int


BENCHES = (
    Bench("quality/labels.py", "labels", 24),
    Bench("quality/pairs.py", "plover_pairs", 200),
    Bench("quality/two_events.py", str(HERE.parent / "training" / "corpus"), 100),
    Bench("quality/calibration.py", "labels", 24),
    Bench("quality/police.py", "police_actions", 60),
    Bench("quality/positions.py", "labels", 24),
    Bench("quality/agreements.py", "labels", 24),
    Bench("quality/stands.py", str(HERE / "labels"), 0),
    Bench("quality/event_places.py", "labels", 0),
    Bench("quality/attribution.py", "attribution", 30),
    Bench("quality/factuality.py", "factuality", 200),
    Bench("quality/times.py", "times", 60),
    Bench("quality/places.py", "places", 40),
    Bench("quality/actors.py", "actor_phrases", 157),
    Bench("quality/extraction.py", "extraction", 20),
    Bench("quality/origins.py", "stories", 0),
    Bench("quality/scope.py", "conflicts", 0),
)


def digest(folder: Path) -> str:
    """The sha256 of all files of a gold set, by name."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def run(bench: Bench, gold: Path, *, fast: bool) -> dict[str, Any]:
    """The line that a bench prints.

    Raises:
        RuntimeError: the bench failed or printed something else.
    """
    command = [sys.executable, str(HERE / bench.script), str(gold)]
    command += ["--sample", str(bench.sample)] if fast else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        line: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        raise RuntimeError(f"{bench.script} failed: {done.stderr[-500:]}") from None
    return line


def load(path: Path) -> dict[str, Any]:
    """A JSON file, or an empty object where there is none."""
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def compare(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The figures that fell below their floor."""
    return [
        f"{name} {figures.get(name, 0):.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if figures.get(name, 0) < floor
    ]


def main() -> int:
    """Run, print, compare; 1 where a figure fell or a bench failed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, required=True)
    options.add_argument("--fast", action="store_true")
    options.add_argument("--raise", dest="lift", action="store_true")
    options.add_argument("--only", default="")
    given = options.parse_args()
    if not given.gold.is_dir():
        print(f"no gold data in {given.gold}: nothing was measured")
        return 0
    floors, peers, wrong = load(FLOORS), load(PEERS), []
    for bench in BENCHES:
        folder = given.gold / bench.data
        if not folder.is_dir() or given.only not in bench.script or (given.fast and not bench.sample):
            continue
        try:
            line = run(bench, given.gold, fast=given.fast)
        except RuntimeError as error:
            wrong.append(str(error))
            continue
        kept = floors.setdefault("fast" if given.fast else "whole", {}).setdefault(
            line["set"], {"figures": {}}
        )
        kept["data"] = kept.get("data") or digest(folder)
        if kept["data"] != digest(folder):
            print(f"{line['set']}: other data than the floors were measured on; nothing is compared")
            continue
        fallen = compare(line["figures"], kept["figures"])
        wrong += [f"{line['set']}: {text}" for text in fallen]
        show(line, peers.get(line["set"], {}))
        if given.lift and not fallen:
            lift(line["figures"], kept["figures"])
    if given.lift and not wrong:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
    print("\n".join(wrong) or "every figure holds its floor")
    return 1 if wrong else 0


def lift(figures: dict[str, float], kept: dict[str, float]) -> None:
    """Raise floors to just below what was measured; speeds are no floors."""
    for name, value in figures.items():
        if not name.endswith("_s"):
            kept[name] = max(kept.get(name, 0.0), round(value - SLACK, 3))


def show(line: dict[str, Any], peers: dict[str, Any]) -> None:
    """One block a set: each figure beside the peers'."""
    print(f"{line['set']} (n {line['n']})")
    for name, value in line["figures"].items():
        beside = ", ".join(f"{who} {figure}" for who, figure in peers.get(name, {}).items())
        print(f"  {name:<28} {value:.3f}   {beside}")


if __name__ == "__main__":
    sys.exit(main())
