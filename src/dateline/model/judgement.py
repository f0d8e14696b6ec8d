"""What an analyst decides about a row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["accept", "reject", "correct", "merge", "split", "add", "hold", "undo"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. It binds to passages and codes, so that it outlives re-reading; it is undone only by another judgement.

    Units: ``when`` is an aware UTC time.
    """

    id: str
    row: str
    verdict: Verdict
    who: str
    when: dt.datetime
    why: str
    passages: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
