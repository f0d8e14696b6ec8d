"""What does one more report cost a desk, by how many it holds?

Usage: python bench/speed/linking.py [--sizes 1000,5000,20000]

Generated reports with generated readings, two and a half a day over years, so that a larger desk is a longer conflict and not a denser
one. Each size is linked with one report more; the processor's time for that is what adding it costs, apart from reading it and from
writing the rows. Prints one line of JSON: seconds for each size, and how much more the largest costs than the smallest.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
import time
from itertools import product

from dateline.link.world import link
from dateline.model.doc import Entity, Sentence, Span
from dateline.model.report import Outlet, Report
from dateline.model.statement import EventMention, Object, Quantity, Reading, Statement, Toll, When

EACH_DAY = 2.5
FIRST = dt.date(2000, 1, 1)
ROOTS = "amber tide wharf lantern gale rope anchor mist gull pier mast hull crane buoy reef salt kelp oar deck sail"
ENDS = "a el in or um ash eth ick oon ule yard worth ley ham ton ford den by wick stead"
WORDS = [root + end for root, end in product(ROOTS.split(), ENDS.split())]
Pair = tuple[Report, Reading]


def main() -> None:
    """Prints the curve."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", default="1000,5000,20000")
    sizes = [int(n) for n in arguments.parse_args().sizes.split(",")]
    seconds = {n: measured(n) for n in sizes}
    figures = {f"seconds_{n}": round(s, 2) for n, s in seconds.items()}
    times = seconds[max(sizes)] / seconds[min(sizes)]
    print(json.dumps({"set": "linking", "n": max(sizes), "figures": {**figures, "times": round(times, 2)}}))


def measured(size: int) -> float:
    """Seconds of the processor for linking ``size`` reports and one more."""
    pairs = generated(size + 1)
    start = time.process_time()
    link(pairs)
    return time.process_time() - start


def generated(size: int) -> list[Pair]:
    """Reports of attacks, some with a day and a toll, each in words of its own."""
    chance = random.Random(1)
    return [_pair(n, chance, days=max(1, round(size / EACH_DAY))) for n in range(size)]


def _pair(number: int, chance: random.Random, *, days: int) -> Pair:
    day = FIRST + dt.timedelta(chance.randrange(days))
    killed = chance.choice((None, 1, 2, 3, 4, 6, 8, 11))
    toll = f" and {killed} people were killed" if killed else ""
    first = f"Nordia struck a boat{toll}, {' '.join(chance.sample(WORDS, 6))}."
    text = f"{first} {' '.join(chance.sample(WORDS, 60))}."
    report = Report(
        id=f"r-{number:016}",
        title=None,
        text=text,
        language="en",
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        capture_sha256=hashlib.sha256(text.encode()).hexdigest(),
        outlet=Outlet(f"Paper {number % 300}"),
        published=day + dt.timedelta(1),
        published_basis="given",
    )
    body = EventMention(
        type="ASSAULT",
        mode=None,
        contexts=(),
        actors=(Entity(Span(0, 6), "Nordia", "country", "Nordia", country="NOR"),),
        recipients=(),
        objects=(Object("vessel", "boat", Span(16, 20)),),
        trigger=Span(7, 13),
        when=When(day.isoformat(), 1, "stated") if chance.random() < 0.6 else None,
        toll=Toll(killed=Quantity(killed, killed, killed, "exactly")) if killed else None,
    )
    evidence = Span(0, len(first))
    told = Statement(kind="event", evidence=evidence, body=body, coder="generated.v1")
    sentences = (Sentence(0, evidence, 0, 0, 0, True),)
    return report, Reading(report.id, "en", sentences=sentences, statements=(told,), coders=("generated.v1",))


if __name__ == "__main__":
    main()
