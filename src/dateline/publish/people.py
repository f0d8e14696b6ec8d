"""The rules on people: who is named outside of the desk.

A private person is "a person named in the report" in every page and export, unless a judgement releases the name.
The record itself keeps what the reports say; passages are masked visibly, in square brackets.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar

from dateline.model.event import Actor
from dateline.model.record import Record

MASK = "a person named in the report"
#: Fields that are keys or addresses, not words.
_KEYS = frozenset(
    {"id", "report", "reports", "text_sha256", "capture_sha256", "url", "about_id", "origin", "rules"}
)
# a name of three letters would mask parts of ordinary words
_SHORTEST = 4

T = TypeVar("T")


def mask(record: Record) -> Record:
    """``record`` as it may leave the desk: no name of a private person in any field or quotation."""
    private = [a for a in record.actors if not a.person_public]
    if not private:
        return record
    names = sorted({n for a in private for n in _names(a)}, key=lambda n: (-len(n), n))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)") if names else None
    return _masked(record, pattern) if pattern else record


def _names(actor: Actor) -> list[str]:
    words = [actor.name, *actor.aliases]
    return [w for w in words if len(w) >= _SHORTEST and w != MASK]


def _masked(value: T, pattern: re.Pattern[str], *, key: str = "") -> T:
    if isinstance(value, str):
        mark = f"[{MASK}]" if key == "quote" else MASK
        return value if key in _KEYS else pattern.sub(mark, value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_masked(v, pattern, key=key) for v in value)  # type: ignore[return-value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, Any] = {
            f.name: _masked(getattr(value, f.name), pattern, key=f.name) for f in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changed)
    return value
