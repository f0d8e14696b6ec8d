"""How much frames and encoder should weigh against each other: a coarse search over lines that the encoder has not learned from.

Usage: fuse.py. Prints the best tables for ``resources/encoder/fusion.toml``; they are written there by hand, rounded.
"""

from __future__ import annotations

import itertools
import random
from collections import OrderedDict

from corpus import NONE, Question, lines, questions
from train import HELD, SEED, WRITTEN

from dateline.annotate.analysis import annotate
from dateline.coding import pairs
from dateline.coding.encoder import log_shares
from dateline.coding.pair_frames import Evidence, evidence_for
from dateline.model.report import Report
from dateline.model.statement import PairQuery

Row = tuple[dict[str, float], dict[str, Evidence], tuple[str, ...]]
STEPS = {
    "type": (0.0, 0.3, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0),
    "nothing": (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0),
}


def held() -> list[Question]:
    """The questions without a trigger of the lines that train.py holds out."""
    written, dice = lines(*WRITTEN), random.Random(SEED)
    dice.shuffle(written)
    return [q for q in questions(written[: int(len(written) * HELD)], SEED) if q.trigger is None]


def rows(asked: list[Question]) -> list[Row]:
    """For each question what the encoder says, what the frames hold, and what is right."""
    texts = list(OrderedDict.fromkeys(q.text for q in asked))
    docs = dict(
        zip(texts, annotate(Report(str(n), None, t, "en", "", "") for n, t in enumerate(texts)), strict=True)
    )
    found = []
    for question in asked:
        query = PairQuery(question.source, question.target)
        marked = pairs.marked_at(docs[question.text], query)
        if marked is not None:
            found.append((log_shares(marked), evidence_for(docs[question.text], query), question.answers))
    return found


def right(data: list[Row]) -> tuple[float, float]:
    """The shares of right answers where something is stated, and where nothing is."""
    hits: dict[bool, list[bool]] = {True: [], False: []}
    for said, evidence, answers in data:
        logs = pairs.weighed(said, evidence)
        hits[NONE not in answers].append(max(logs, key=lambda t, logs=logs: logs[t]) in answers)
    return sum(hits[True]) / len(hits[True]), sum(hits[False]) / len(hits[False])


def main() -> None:
    """Move one weight at a time to where most answers are right, twice over."""
    data, table = rows(held()), pairs._weights()
    print("before", right(data), len(data))
    for _, (kind, steps) in itertools.product(range(2), STEPS.items()):
        for fit in table[kind]:

            def worth(step: float, kind: str = kind, fit: str = fit) -> float:
                table[kind][fit] = step
                return sum(right(data))

            now = table[kind][fit]
            table[kind][fit] = max((now, *steps), key=worth)
    print("after", right(data), {k: dict(table[k]) for k in STEPS})


if __name__ == "__main__":
    main()
