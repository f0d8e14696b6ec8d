"""How a position moved, in a sign and in a sentence: never why."""

from __future__ import annotations

from dateline.model.record import PositionRow, Shift
from dateline.model.statement import STANCE_STRENGTH
from dateline.publish.words import day


def arrow(shift: Shift) -> str:
    """Which way the stance moved on the scale from opposition to support."""
    return "↗" if STANCE_STRENGTH[shift.after] > STANCE_STRENGTH[shift.before] else "↘"


def shift_sentence(row: PositionRow, shift: Shift) -> str:
    """The move in words: who, from what to what, on what matter, and when each was last and first held."""
    about = f" on “{row.about}”" if row.about else ""
    return (
        f"{row.holder.name} moved from {shift.before} (last on {day(shift.last_held)}) "
        f"to {shift.after} (since {day(shift.date)}){about}."
    )
