"""Harm that somebody announces for the case that: "said he would close the border unless they left"."""

from __future__ import annotations

from dateline.coding import tree
from dateline.coding.cues import listed
from dateline.coding.merge_mentions import same_party
from dateline.coding.parties import parties
from dateline.coding.roles import Match
from dateline.model.doc import Doc, Entity

HARMS = frozenset({"ASSAULT", "SANCTION", "COERCE"})
ANNOUNCING = frozenset({"will", "'ll", "would", "'d", "shall"})
# where an announcement stands: in what is said, or by itself
SAID = frozenset({"ccomp", "ROOT"})
CONDITIONS = frozenset({"if", "unless"})


def is_threat(doc: Doc, match: Match, actors: tuple[Entity, ...]) -> bool:
    """Whether the act is one that its own doer says it will do on a condition, or that is to come unless the other yields."""
    i = match.trigger
    if match.frame.type not in HARMS or match.frame.pos != "verb" or doc.tokens[i].dep not in SAID:
        return False
    will = any(doc.tokens[a].lower in ANNOUNCING for a in tree.children(doc, i, "aux"))
    if not will or not _conditioned(doc, i):
        return False
    above = doc.tokens[i].head
    if above == i or doc.tokens[above].lemma not in listed(doc.language, "attribution", "verbs", "speech"):
        return above == i and _is_ultimatum(doc, i)
    speakers = [e for s in tree.subjects(doc, above) for e in parties(doc, s)]
    unnamed = all(e.country is None and not e.named for e in speakers)
    return any(same_party(s, a) for s in speakers for a in actors) or (unnamed and _is_ultimatum(doc, i))


def _is_ultimatum(doc: Doc, i: int) -> bool:
    """Whether the harm is to come unless the other yields."""
    marks = (m for c in tree.children(doc, i, "advcl") for m in tree.children(doc, c, "mark", "advmod"))
    return any(doc.tokens[m].lower == "unless" for m in marks)


def _conditioned(doc: Doc, i: int) -> bool:
    """Whether a condition hangs on the verb at ``i``, or on the verb of saying above it."""
    clauses = (*tree.children(doc, i, "advcl"), *tree.children(doc, doc.tokens[i].head, "advcl"))
    return any(
        doc.tokens[m].lower in CONDITIONS for c in clauses for m in tree.children(doc, c, "mark", "advmod")
    )
