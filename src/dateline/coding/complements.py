"""Whether a verb has the clause that its frame asks for."""

from __future__ import annotations

from dateline.coding import tree
from dateline.coding.frames import Frame
from dateline.model.doc import Doc

CLAUSES = ("xcomp", "ccomp", "advcl")


def complement_fits(doc: Doc, i: int, frame: Frame) -> bool:  # noqa: PLR0911 - one line for each kind
    """Whether the verb at ``i`` has the complement of the frame: a clause, an infinitive, an obligation, or none."""
    match frame.complement:
        case "passive":
            return tree.is_passive(doc, i)
        case "intransitive":
            return not tree.children(doc, i, "dobj") and not tree.is_passive(doc, i)
        case "clause":
            return bool(tree.children(doc, i, "xcomp", "ccomp"))
        case "clause-to":
            return any(_to(doc, c) for c in tree.children(doc, i, *CLAUSES))
        case "for-to":
            return bool(for_clauses(doc, i))
        case "subjunctive":
            return any(_bare(doc, c) for c in tree.children(doc, i, "ccomp"))
        case "must":
            return any(_obliged(doc, c) for c in tree.children(doc, i, "ccomp"))
        case "plain":
            return not tree.children(doc, i, "xcomp", "ccomp", "oprd", "prep")
    return True


def for_clauses(doc: Doc, i: int) -> tuple[int, ...]:
    """The infinitives that say who is to do it: "called for the army to leave"."""
    return tuple(
        c
        for c in tree.children(doc, i, *CLAUSES)
        if any(doc.tokens[m].lower == "for" for m in tree.children(doc, c, "mark"))
    )


def _bare(doc: Doc, verb: int) -> bool:
    """Whether a clause says what is to be, not what is: "insisted that the army leave"."""
    marked = any(doc.tokens[m].lower == "that" for m in tree.children(doc, verb, "mark"))
    return marked and doc.tokens[verb].tag == "VB" and not tree.children(doc, verb, "aux")


def _obliged(doc: Doc, verb: int) -> bool:
    modal = any(doc.tokens[a].lower in ("must", "should") for a in tree.children(doc, verb, "aux"))
    return modal and doc.tokens[verb].lemma != "be"


def _to(doc: Doc, verb: int) -> bool:
    return any(doc.tokens[a].lower == "to" for a in tree.children(doc, verb, "aux"))


def concerns(doc: Doc, i: int) -> tuple[int, ...]:
    """What an act of speech at ``i`` is about: its clauses first, then what it names."""
    clauses = (c for d in ("xcomp", "ccomp") for c in tree.children(doc, i, d))
    named = (*tree.children(doc, i, "dobj"), *tree.preps(doc, i, "to", "on", "for", "of", "with"))
    return tuple(m for c in (*clauses, *named) for m in tree.conjuncts(doc, c))
