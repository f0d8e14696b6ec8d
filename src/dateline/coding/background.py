"""What the dates beside a happening say of it: long past, and so only recalled, or still to come."""

from __future__ import annotations

import datetime as dt
import re

from dateline.coding import tree
from dateline.coding.cues import listed, words
from dateline.model.doc import Doc, Span, TimeMention

_SOON = 120  # days; a bare month further off is more likely that of last year
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def recalled(doc: Doc, i: int) -> bool:
    """Whether the clause of token ``i`` dates it far before publication, or calls it to mind by a word for that."""
    token = doc.tokens[i]
    sentence = doc.sentence_at(i)
    if token.lemma in listed(doc.language, "background", "words"):
        return True
    near = _clause(doc, i)
    if any(_old(doc, t) for t in doc.times if near.covers(t.span)):
        return True
    said = doc.words(near).lower()
    phrases = listed(doc.language, "background", "phrases")
    return sentence.parsed and any(p in said for p in phrases)


def ahead(doc: Doc, i: int) -> bool:
    """Whether the words around token ``i`` date it after publication: those of the noun, or of the clause of a present verb."""
    if doc.published is None or not any(t.sentence == doc.tokens[i].sentence for t in doc.times):
        return False
    token = doc.tokens[i]
    if token.pos in ("VERB", "AUX"):
        near = _clause(doc, i) if _is_present(doc, i) else None
    else:
        near = tree.subtree_span(doc, i)
    return near is not None and any(_later(doc, t) for t in doc.times if near.covers(t.span))


def _is_present(doc: Doc, i: int) -> bool:
    token = doc.tokens[i]
    helpers = [doc.tokens[c] for c in tree.children(doc, i, "aux", "auxpass")]
    if any(h.lemma == "have" for h in helpers):
        return False
    finite = [*(h.tag for h in helpers), token.tag]
    return "VBD" not in finite and any(t in ("VBZ", "VBP") for t in finite)


def _later(doc: Doc, time: TimeMention) -> bool:
    first = _first_day(time.edtf or "")
    if doc.published is None or first is None or time.type != "DATE":
        return False
    return 0 < (first - doc.published).days <= _SOON


def _first_day(edtf: str) -> dt.date | None:
    """The first day that an EDTF date can mean; None for a year alone, which says too little."""
    found = _DAY.match(edtf)
    if not found or not found[2]:
        return None
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None


def _clause(doc: Doc, i: int) -> Span:
    """The words from which token ``i`` hangs together with no other finite verb between."""
    top = i
    while doc.tokens[top].pos not in ("VERB", "AUX") and doc.tokens[top].head != top:
        top = doc.tokens[top].head
    found, queue = [], [top]
    while queue:
        j = queue.pop()
        found.append(j)
        queue += [
            c
            for c in doc.tokens[j].children
            if doc.tokens[c].dep not in ("ccomp", "conj", "advcl", "relcl", "parataxis")
        ]
    return doc.span_of(min(found), max(found) + 1)


def _old(doc: Doc, time: TimeMention) -> bool:
    last = _last_day(time.edtf or "")
    if doc.published is None or last is None or time.type not in ("DATE", "TIME"):
        return False
    days: int = words(doc.language).get("background", {}).get("days", 30)
    return (doc.published - last).days > days


def _last_day(edtf: str) -> dt.date | None:
    """The last day that an EDTF date can mean."""
    found = _DAY.match(edtf.rsplit("/", 1)[-1])
    if not found:
        return None
    year, month, day = (int(g) if g else None for g in found.groups())
    try:
        if day:
            return dt.date(year or 1, month or 1, day)
        if month:
            return dt.date((year or 1) + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return dt.date(year or 1, 12, 31)
    except ValueError:
        return None
