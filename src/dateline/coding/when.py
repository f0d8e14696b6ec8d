"""When a happening took place: the time expression that belongs to its words."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import replace

from dateline.coding import tree
from dateline.coding.attachment import Reach, carrying, cues, distance, head_of, tokens_of
from dateline.coding.day_counts import counted_from
from dateline.coding.days import first_day, is_day, last_day, precision
from dateline.model.doc import Doc, TimeMention
from dateline.model.statement import Announced, When

_DAYS = re.compile(r"P(\d{1,2})D")
_LONGEST = 31
_WEEK = dt.timedelta(days=7)
_EARLY = 3  # what is announced in the first days of a month may be of the one before
_OPEN = 5  # UCDP: longer than a month, or open


def when_of(doc: Doc, i: int, *, besides: str | None = None, said: bool = False) -> When | None:
    """The time that the words around the happening at ``i`` give it; None where they give none.

    ``besides`` is a day that is known to be that of the announcement. ``said``: the happening is an act of speech, which has its day from
    the verb of saying above it.
    Misses: times that an earlier sentence set for the whole passage.
    """
    counted = counted_from(doc, i)
    best = None if counted else mention_of(doc, i, said=said, besides=besides)
    if best is not None and best.edtf is not None:
        # what is open at an end is known to no day
        when = When(best.edtf, _OPEN if ".." in best.edtf else best.date_prec or 1, best.basis)
        return _since(doc, i, _until_now(doc, _lasting(doc, i, when), best), time=best)
    return counted or _so_far(doc, i)


def by_day_of(announced: Announced | None) -> When | None:
    """A deed that is announced on a day took place by then: in that month, or in the week before where the month has only begun."""
    day = first_day(announced.edtf) if announced and announced.edtf and is_day(announced.edtf) else None
    if day is None:
        return None
    if day.day > _EARLY:
        return When(f"{day:%Y-%m}", 4, "relative")
    return When(f"{day - _WEEK}/{day}", 3, "relative")


def mention_of(doc: Doc, i: int, *, said: bool = False, besides: str | None = None) -> TimeMention | None:
    """The time expression that dates the happening at ``i``: the nearest one in the parse that is told of nothing else."""
    ranked = [
        (far, -(t.date_prec or 9), n)
        for n, t in enumerate(doc.times)
        if t.sentence == doc.tokens[i].sentence
        and t.edtf
        and t.edtf != besides
        and t.type != "SET"
        and not _is_aside(doc, i, t)
        and (far := distance(doc, i, tokens_of(doc, t), reach=Reach(said=said))) is not None
    ]
    return doc.times[min(ranked)[2]] if ranked else None


def _is_aside(doc: Doc, i: int, time: TimeMention) -> bool:
    """Whether the time stands in brackets behind another word, whose time it is: "since the war (1990-1991)"."""
    first = tokens_of(doc, time)[:1]
    opening = first[0] - 1 if first else -1
    return opening > 0 and doc.tokens[opening].text in ("(", "[") and opening - 1 != i


def _since(doc: Doc, i: int, when: When, *, time: TimeMention) -> When:
    """What has been done since a day, or since something that has that day, was done between it and the report."""
    begun = when.edtf.removesuffix("/..")
    if not (when.edtf.endswith("/..") or _opens(doc, i, time)) or ".." in begun:
        return when
    first = first_day(begun)
    if doc.published is None or first is None or first > doc.published or not _is_perfect(doc, i):
        return When(f"{begun}/..", _OPEN, when.basis)
    return When(f"{begun}/{doc.published}", precision(first, doc.published), when.basis)


def _opens(doc: Doc, i: int, time: TimeMention) -> bool:
    """Whether the time is told in a clause of its own that "since" opens: "since the raids began on Monday"."""
    head = head_of(doc, time)
    above = () if head is None else tree.ancestors(doc, head)
    inner = itertools.takewhile(lambda at: at != i and i not in tree.subtree(doc, at), above)
    marks = (doc.tokens[m].lower for at in inner for m in tree.children(doc, at, "mark"))
    return any(m in cues("prepositions", "open") for m in marks)


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
    return replace(when, edtf=f"{first}/{last}", date_prec=precision(first, last))


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
    """Whether it is told as what has gone on until now: "has barred", "has managed to bar", "has launched a raid"."""
    if doc.tokens[verb].dep == "dobj" and doc.tokens[doc.tokens[verb].head].lemma in carrying():
        verb = doc.tokens[verb].head
    while doc.tokens[verb].dep == "xcomp" and tree.is_verb(doc, doc.tokens[verb].head):
        verb = doc.tokens[verb].head
    helpers = [doc.tokens[c] for c in tree.children(doc, verb, "aux")]
    return any(h.lemma == "have" and h.tag in ("VBZ", "VBP") for h in helpers)
