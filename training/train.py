"""Train the encoder of the statistical coder from the corpus alone, and write it where dateline reads it.

Usage: train.py [--epochs N] [--seed N] [--held SHARE] [--keep FILE]. See README.md for the packages that it needs.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import torch
from compose import Composer, composed
from corpus import ANSWERS, NONE, Question, goldens, lines, questions, swapped, thinned
from encoder import said, trained
from export import export

HERE = Path(__file__).parent
GOLDENS = HERE.parent / "tests" / "golden" / "pairs" / "en"
WRITTEN = ("w1", "w2")
MADE = 1500
SEED = 11
HELD = 0.08
NAMES = [
    "Cuba",
    "Spain",
    "Yemen",
    "Laos",
    "Chad",
    "Baku",
    "Oslo",
    "Delhi",
    "Mali",
    "Jordan",
    "Kabul",
    "Quito",
    "Lima",
    "Rome",
    "Togo",
    "Fiji",
    "Damascus",
    "Kinshasa",
    "Riyadh",
    "Vienna",
]


def main() -> None:
    """Train, say how well it does on lines held out of the training, and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--held", type=float, default=HELD)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    torch.set_num_threads(2)
    dice = random.Random(given.seed)
    written = lines(*WRITTEN)
    dice.shuffle(written)
    cut = int(len(written) * given.held)
    held, rest = (
        questions(written[:cut], given.seed),
        questions([*written[cut:], *goldens(GOLDENS)], given.seed),
    )
    encoder = trained(
        [_epoch(rest, n, given.seed) for n in range(given.epochs)], seed=given.seed, rate=given.rate
    )
    if given.keep:
        torch.save(encoder.state_dict(), given.keep)
    print(_shares(held, said(encoder, held).argmax(1).tolist()))
    notes = {
        "source": "all-MiniLM-L6-v2 (Apache-2.0), fine-tuned by training/train.py on training/corpus, sentences of this project alone",
        "licence": "Apache-2.0",
        "retrieved": "2026-11-29",
    }
    print(export(encoder, notes))


def _epoch(rest: list[Question], number: int, seed: int) -> list[Question]:
    """The questions of one epoch: of the written lines with other names each time, of made lines other ones each time."""
    dice = random.Random(seed * 100 + number)
    names = NAMES + [n for n in Composer(0).parties["gov"] if n[0].isupper() and " " not in n]
    own = [swapped(q, names, dice) for q in thinned(rest, triggers=0.5, none=0.7, dice=dice)]
    made = thinned(questions(composed(MADE, seed * 100 + number), number), triggers=0.2, none=0.7, dice=dice)
    return own + made


def _shares(asked: list[Question], found: list[int]) -> dict[str, float]:
    """How many are right of the questions with and without an answer, with and without a trigger."""
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for question, answer in zip(asked, found, strict=True):
        kind = ("none" if NONE in question.answers else "stated") + (
            " by trigger" if question.trigger else ""
        )
        total[kind] += 1
        hits[kind] += ANSWERS[answer] in question.answers
    return {k: round(hits[k] / n, 3) for k, n in total.items()}


if __name__ == "__main__":
    main()
