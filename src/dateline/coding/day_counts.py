"""Days that are counted from another happening: "two days after the raid", "the day after", "just days after"."""

from __future__ import annotations

import datetime as dt
import re

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.attachment import cues, head_of
from dateline.coding.days import is_day, last_day
from dateline.model.doc import Doc
from dateline.model.statement import When

_SPAN = re.compile(r"P(\d{1,2})([DW])")
_WEEK = 7


def counted_from(doc: Doc, i: int) -> When | None:
    """The day of the happening at ``i`` that is told from another one: "on 3 May, the day after the raid" dates the raid.

    None where its own words give it a day: "two days after Peru bombed the mill on Monday".
    """
    if _has_own_day(doc, i):
        return None
    for at in (i, *tree.ancestors(doc, i)):
        token = doc.tokens[at]
        marks = [c for c in tree.children(doc, at, "mark") if _is_later(doc, c)]
        opening = at if _is_later(doc, at) and token.dep == "prep" else next(iter(marks), None)
        if opening is not None:
            return _before(doc, opening)
        if tree.is_verb(doc, at) and at != i:
            return None
    return None


def _has_own_day(doc: Doc, i: int) -> bool:
    below = frozenset(tree.subtree(doc, i))
    return any(
        t.type in ("DATE", "TIME") and is_day(t.edtf) and head_of(doc, t) in below
        for t in doc.times
        if t.sentence == doc.tokens[i].sentence
    )


def _is_later(doc: Doc, i: int) -> bool:
    return doc.tokens[i].lower in cues("prepositions", "later")


def _before(doc: Doc, preposition: int) -> When | None:
    """So long before the time of what the preposition hangs on; before the report where that has none and is told as news."""
    found = _length_before(doc, preposition)
    if found is None:
        return None
    days, exact, unit = found
    sentence = doc.tokens[preposition].sentence
    main = [t for t in doc.times if t.sentence == sentence and t.edtf and t.type in ("DATE", "TIME")]
    day = last_day(main[0].edtf or "") if len(main) == 1 and is_day(main[0].edtf) else None
    if day is not None and exact:
        # weeks are told in round figures, days are counted
        told = (day - dt.timedelta(days=days)).isoformat()
        return When(told, 1, "relative") if unit == "D" else When(f"{told}~", 2, "relative")
    if doc.published is None or main or not _is_news(doc, preposition):
        return None
    first = doc.published - dt.timedelta(days=days)
    if exact:
        return When(f"{first}~", 2, "relative")
    return When(f"{first}/{doc.published}", 3 if days <= _WEEK else 4, "relative")


def _length_before(doc: Doc, preposition: int) -> tuple[int, bool, str] | None:
    """The days that stand before "after", whether they are counted, and in which unit: "two days after", "just days after"."""
    before = doc.tokens[max(0, preposition - 1)]
    counts: dict[str, int] = lexicon.table("lexicons", "event_times")["counts"]
    opening = doc.tokens[max(0, preposition - 2)].lower
    if before.lower == "day":
        return (1, True, "D") if opening in ("the", "a", "one") else None
    if before.lower in counts and opening in cues("words", "only"):
        return counts[before.lower], False, "D"
    for t in doc.times:
        found = _SPAN.fullmatch(t.value) if t.type == "DURATION" and t.span.end == before.end else None
        if found and t.sentence == before.sentence:
            unit = {"D": 1, "W": _WEEK}[found[2]]
            return int(found[1]) * unit, not any(w in t.text for w in cues("words", "bounding")), found[2]
    return None


def _is_news(doc: Doc, i: int) -> bool:
    """Whether the clause around ``i`` is told as present: "comes two days after", "coming just days after"."""
    verb = tree.governing_verb(doc, i)
    while verb is not None and doc.tokens[verb].tag == "VBD" and doc.tokens[verb].dep in ("advcl", "ccomp"):
        verb = tree.governing_verb(doc, verb)
    return verb is not None and doc.tokens[verb].tag in ("VBZ", "VBP", "VBG")
