"""What the dates beside a happening say of it: long past, and so only recalled, or still to come."""

from __future__ import annotations

from dateline.coding import tree
from dateline.coding.cues import listed, words
from dateline.coding.days import first_day, last_day
from dateline.model.doc import Doc, Span, TimeMention

_SOON = 120  # days; a bare month further off is more likely that of last year


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
    first = first_day(time.edtf or "") if _is_narrow(time) else None
    if doc.published is None or first is None or time.type != "DATE":
        return False
    return 0 < (first - doc.published).days <= _SOON


def _is_narrow(time: TimeMention) -> bool:
    """Whether the time is at least as exact as a month: a year alone says too little."""
    return len(time.edtf or "") > len("2025")


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
    last = last_day(time.edtf or "")
    if doc.published is None or last is None or time.type not in ("DATE", "TIME"):
        return False
    days: int = words(doc.language).get("background", {}).get("days", 30)
    return (doc.published - last).days > days
