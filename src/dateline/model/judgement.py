"""What an analyst decides about a row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["accept", "reject", "correct", "merge", "split", "add", "hold", "undo"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. It binds to passages and codes, so that it outlives re-reading; it is undone only by another judgement.

    ``row`` is the id that was judged: a row's, of ``add`` a report's, of ``undo`` a judgement's. ``what`` is its table, ``code`` the type
    of an event. ``passages`` are ids of those that the row rested on. ``values`` by verdict: of ``correct`` field and value, of ``merge``
    ``with`` (the other id) and its ``passages``, of ``split`` the ``passages`` that go (ids, a space between), of ``add`` the ``statement`` as JSON.

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
    what: str = "events"
    code: str | None = None

    def value(self, name: str) -> str:
        """The value under ``name``, empty where there is none."""
        return dict(self.values).get(name, "")
