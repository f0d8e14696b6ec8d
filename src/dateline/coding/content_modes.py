"""The mode of an act of speech by its content: what somebody asks for, refuses or threatens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.complements import concerns
from dateline.coding.frames import words
from dateline.coding.roles import Match, match_at
from dateline.model.doc import Doc


@cache
def _modes(type_: str, by: str) -> Mapping[str, str]:
    """Each word, or each type of act, with the mode that it stands for; the first that lists it has it."""
    table = lexicon.table("lexicons", "content_modes").get(type_, {}).get(by, {})
    found: dict[str, str] = {}
    for mode, listed in table.items():
        for word in words(listed):
            found.setdefault(word, mode)
    return found


def mode_of(doc: Doc, match: Match) -> str | None:
    """The mode of the frame, else that of what the act of speech is about; None where neither says one."""
    frame = match.frame
    if frame.mode is not None or not _modes(frame.type, "types"):
        return frame.mode
    contents = concerns(doc, match.trigger)
    said = [doc.tokens[t].lemma for c in contents for t in tree.subtree(doc, c)]
    named = next((m for w in said if (m := _modes(frame.type, "words").get(w))), None)
    return named or _by_act(doc, match, contents)


def _by_act(doc: Doc, match: Match, contents: tuple[int, ...]) -> str | None:
    acts = (match_at(doc, c, depth=1) for c in contents)
    kinds = _modes(match.frame.type, "types")
    return next((kinds[a.frame.type] for a in acts if a is not None and a.frame.type in kinds), None)
