"""When a happening took place: the time expression that belongs to its words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.attachment import Reach, cues, distance, head_of, tokens_of
from dateline.coding.days import first_day, is_day, last_day
from dateline.model.doc import Doc, TimeMention
from dateline.model.statement import Announced, When

_DAYS = re.compile(r"P(\d{1,2})D")
_SPAN = re.compile(r"P(\d{1,2})([DW])")
_LONGEST = 31
_WEEK = 7
_OPEN = 5  # UCDP: longer than a month, or open


def when_of(doc: Doc, i: int, *, besides: str | None = None, said: bool = False) -> When | None:
    """The time that the words around the happening at ``i`` give it; None where they give none.

    ``besides`` is a day that is known to be that of the announcement. ``said``: the happening is an act of speech, which has its day from
    the verb of saying above it.
    Misses: times that an earlier sentence set for the whole passage.
    """
    counted = _counted_from(doc, i)
    best = None if counted else mention_of(doc, i, said=said)
    if best is not None and best.edtf is not None and best.edtf != besides:
        # what began on a day and is open at an end is known to no day
        prec = _OPEN if ".." in best.edtf else best.date_prec or 1
        when = When(best.edtf, prec, best.basis)
        return _until_now(doc, _lasting(doc, i, when), best)
    return counted or _so_far(doc, i)


def about_day_of(announced: Announced | None) -> When | None:
    """A deed that is announced on a day took place on it or a few days before: UCDP's precision 2."""
    if announced is None or announced.edtf is None or not is_day(announced.edtf):
        return None
    return When(announced.edtf, 2, "relative")


def mention_of(doc: Doc, i: int, *, said: bool = False) -> TimeMention | None:
    """The time expression that dates the happening at ``i``: the nearest one in the parse that is told of nothing else."""
    ranked = [
        (far, -(t.date_prec or 9), n)
        for n, t in enumerate(doc.times)
        if t.sentence == doc.tokens[i].sentence
        and t.edtf
        and t.type in ("DATE", "TIME")
        and (far := distance(doc, i, tokens_of(doc, t), reach=Reach(said=said))) is not None
    ]
    return doc.times[min(ranked)[2]] if ranked else None


def _until_now(doc: Doc, when: When, time: TimeMention) -> When:
    """A year or month of which only the part up to the report is told: "so far in 2026"."""
    first, last = first_day(when.edtf), last_day(when.edtf)
    head = head_of(doc, time)
    if not (doc.published and first and last and first <= doc.published < last) or head is None:
        return when
    said = " ".join(t.lower for t in doc.tokens[max(0, head - 4) : head + 3])
    return When(f"{first}/{doc.published}", 5, when.basis) if "so far" in said else when


def _lasting(doc: Doc, i: int, when: When) -> When:
    """The days of a happening that is told to last: "a two-day summit on Sunday" is two days long."""
    first = first_day(when.edtf) if is_day(when.edtf) else None
    if first is None:
        return when
    noun = [c for c in (i, *tree.children(doc, i, "dobj", "nsubj")) if doc.tokens[c].pos in ("NOUN", "PROPN")]
    lengths = (_length(doc, n) for n in noun)
    days = next((d for d in lengths if d), None)
    if days is None or not 1 < days <= _LONGEST:
        return when
    last = first + dt.timedelta(days=days - 1)
    return replace(when, edtf=f"{first}/{last}", date_prec=2 if days <= 6 else 3 if days <= 13 else 4)


def _length(doc: Doc, noun: int) -> int | None:
    """How many days a modifier of the noun says that it lasts."""
    for t in doc.times:
        found = _DAYS.fullmatch(t.value) if t.type == "DURATION" else None
        head = head_of(doc, t) if found and t.sentence == doc.tokens[noun].sentence else None
        if found and head is not None and doc.tokens[head].head == noun and head < noun:
            return int(found[1])
    return None


def _so_far(doc: Doc, i: int) -> When | None:
    """From a time that is told with "since" to the day of the report, where the tense is that of what has gone on until now."""
    verb = tree.clause_head(doc, i)
    if doc.published is None or not _is_perfect(doc, verb):
        return None
    for p in tree.children(doc, verb, "prep", "advcl"):
        if doc.tokens[p].lower not in cues("prepositions", "open"):
            continue
        below = frozenset(tree.subtree(doc, p))
        times = (t for t in doc.times if t.edtf and t.type == "DATE" and head_of(doc, t) in below)
        first = next((t.edtf for t in times if t.edtf and "/" not in t.edtf), None)
        if first:
            return When(f"{first}/{doc.published}", 5, "relative")
    return None


def _is_perfect(doc: Doc, verb: int) -> bool:
    helpers = [doc.tokens[c] for c in tree.children(doc, verb, "aux")]
    return any(h.lemma == "have" and h.tag in ("VBZ", "VBP") for h in helpers)


def _counted_from(doc: Doc, i: int) -> When | None:
    """A day that is told from another happening: "on 3 May, the day after the raid" dates the raid."""
    for at in (i, *tree.ancestors(doc, i)):
        token = doc.tokens[at]
        marks = [c for c in tree.children(doc, at, "mark") if _is_later(doc, c)]
        opening = at if _is_later(doc, at) and token.dep == "prep" else next(iter(marks), None)
        if opening is not None:
            return _before(doc, opening)
        if tree.is_verb(doc, at) and at != i:
            return None
    return None


def _is_later(doc: Doc, i: int) -> bool:
    return doc.tokens[i].lower in cues("prepositions", "later")


def _before(doc: Doc, preposition: int) -> When | None:
    """So long before the time of what the preposition hangs on; before the report where that has none and is told as news."""
    found = _length_before(doc, preposition)
    if found is None:
        return None
    days, exact = found
    sentence = doc.tokens[preposition].sentence
    main = [t for t in doc.times if t.sentence == sentence and t.edtf and t.type in ("DATE", "TIME")]
    day = last_day(main[0].edtf or "") if len(main) == 1 and is_day(main[0].edtf) else None
    if day is not None and exact:
        return When((day - dt.timedelta(days=days)).isoformat(), 1, "relative")
    if doc.published is None or main or not _is_news(doc, preposition):
        return None
    first = doc.published - dt.timedelta(days=days)
    if exact:
        return When(f"{first}~", 2, "relative")
    return When(f"{first}/{doc.published}", 3 if days <= _WEEK else 4, "relative")


def _length_before(doc: Doc, preposition: int) -> tuple[int, bool] | None:
    """The days that stand before "after", and whether they are counted: "two days after", "the day after", "just days after"."""
    before = doc.tokens[max(0, preposition - 1)]
    counts: dict[str, int] = lexicon.table("lexicons", "event_times")["counts"]
    opening = doc.tokens[max(0, preposition - 2)].lower
    if before.lower == "day":
        return (1, True) if opening in ("the", "a", "one") else None
    if before.lower in counts and opening in cues("words", "only"):
        return counts[before.lower], False
    for t in doc.times:
        found = _SPAN.fullmatch(t.value) if t.type == "DURATION" and t.span.end == before.end else None
        if found and t.sentence == before.sentence:
            unit = {"D": 1, "W": _WEEK}[found[2]]
            return int(found[1]) * unit, not any(w in t.text for w in cues("words", "bounding"))
    return None


def _is_news(doc: Doc, i: int) -> bool:
    """Whether the clause around ``i`` is told as present: "comes two days after", "coming just days after"."""
    verb = tree.governing_verb(doc, i)
    while verb is not None and doc.tokens[verb].tag == "VBD" and doc.tokens[verb].dep in ("advcl", "ccomp"):
        verb = tree.governing_verb(doc, verb)
    return verb is not None and doc.tokens[verb].tag in ("VBZ", "VBP", "VBG")
