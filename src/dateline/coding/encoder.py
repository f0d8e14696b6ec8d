"""What a small trained encoder makes of marked words: how likely is each type of act, or none, between two parties.

The weights are data of this project (``training/``): a fine-tuned MiniLM, int8, one thread, one question at a time, so that the same
question always gets the same answer on one machine, whatever is asked beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import onnxruntime

from dateline import lexicon
from dateline.coding.wordpiece import pieces
from dateline.errors import WeightsDamaged

FOLDER = "encoder"
NOTHING = "NONE"
FIRST, LAST = "[CLS]", "[SEP]"
# how many pieces before the first mark are kept of a text that is too long
BEFORE = 32
ROLES = ("source", "target", "trigger")

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the words of a source marked, and those of a target and of a trigger where they are known; offsets into ``text``."""

    text: str
    source: Offsets
    target: Offsets | None = None
    trigger: Offsets | None = None


def log_shares(marked: Marked) -> dict[str, float]:
    """The logarithm of how likely each type is, with ``NOTHING`` for no act.

    Raises:
        WeightsDamaged: the weights or their vocabulary are absent or not those of the card.
    """
    ids, at = _ids(marked)
    (said,) = _session().run(None, {"ids": np.array([ids], np.int64), "at": np.array(at, np.int64)})
    return dict(zip(_card()["answers"], map(float, said), strict=True))


def _ids(marked: Marked) -> tuple[list[int], list[int]]:
    """The numbers of the pieces with the marks among them, and where the three opening marks stand: 0 for none."""
    marks, vocabulary = _card()["marks"], _vocabulary()
    cuts = [
        cut
        for order, role in enumerate(ROLES)
        if (span := getattr(marked, role)) is not None
        for cut in ((span[0], order, role), (span[1], -order - 1, role))
    ]
    ids, at, last = [vocabulary[FIRST]], dict.fromkeys(ROLES, 0), 0
    for place, order, role in sorted(cuts):
        ids += pieces(marked.text[last:place], vocabulary)
        if order >= 0:
            at[role] = len(ids)
        ids.append(marks[role])
        last = place
    ids += pieces(marked.text[last:], vocabulary)
    return _window([*ids, vocabulary[LAST]], list(at.values()))


def _window(ids: list[int], at: list[int]) -> tuple[list[int], list[int]]:
    """As much as the encoder takes: from a little before the first mark on."""
    longest = int(_card()["longest"])
    if len(ids) <= longest:
        return ids, at
    start = max(0, min(min(a for a in at if a) - BEFORE, len(ids) - longest))
    kept = [ids[0], *ids[start + 1 : start + longest - 1], ids[-1]]
    return kept, [a - start if 0 < a - start < longest - 1 else 0 for a in at]


@cache
def _card() -> Mapping[str, Any]:
    return lexicon.table(FOLDER, "card")


@cache
def _vocabulary() -> Mapping[str, int]:
    return {word: number for number, word in enumerate(_checked("vocab.txt").decode("utf-8").splitlines())}


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(_checked("acts.onnx"), options, providers=["CPUExecutionProvider"])


def _checked(name: str) -> bytes:
    """The bytes of a file of the encoder, if they are those that its card names."""
    remedy = "Install dateline again: its files resources/encoder/ are not whole."
    try:
        data = lexicon.raw(f"{FOLDER}/{name}")
    except OSError as error:
        raise WeightsDamaged(f"the encoder's file {name} cannot be read: {error}", remedy=remedy) from error
    found, wanted = hashlib.sha256(data).hexdigest(), _card()["sha256"][name]
    if found != wanted:
        raise WeightsDamaged(
            f"the encoder's file {name} has digest {found[:12]}, not {wanted[:12]}", remedy=remedy
        )
    return data
