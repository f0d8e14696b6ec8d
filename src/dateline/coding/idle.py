"""Words for a deed that tell of none: what somebody may do or is wont to do, what a thing is for, what is only asked."""

from __future__ import annotations

from dateline.coding import tree
from dateline.coding.frames import codebook
from dateline.coding.modality import modality_of
from dateline.model.doc import Doc


def is_idle(doc: Doc, i: int) -> bool:
    """Whether the words only say what somebody may or is wont to do, or ask about it: "the right to strike", "Is X to strike?"."""
    if any(_is_habit(doc, v) for v in (i, tree.first_conjunct(doc, i))):
        return True
    clause = doc.tokens[tree.first_conjunct(doc, tree.clause_head(doc, i))]
    if clause.dep == "acl" and tree.is_infinitive(doc, clause.index):
        return doc.tokens[clause.head].lemma in codebook().classes["capability"]
    if clause.dep == "advcl" and tree.is_infinitive(doc, clause.index):
        # "sent a submarine to escort the tanker": a purpose, and no plan that anybody made known
        return modality_of(doc, clause.index)[0] == "hypothetical"
    sentence = doc.sentence_at(i)
    asks = any(t.text == "?" for t in doc.tokens[max(sentence.first, sentence.last - 3) : sentence.last])
    return asks and modality_of(doc, i)[0] == "hypothetical"


def _is_habit(doc: Doc, verb: int) -> bool:
    if doc.tokens[verb].tag not in ("VBZ", "VBP"):
        return False
    words = codebook().classes["habitual"]
    return any(doc.tokens[c].lower in words for c in tree.children(doc, verb, "advmod"))
