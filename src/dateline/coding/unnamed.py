"""Deeds told without their doer ("nine men were arrested, police said"): who did them, by the words around."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding import tree
from dateline.coding.frames import codebook
from dateline.coding.kinds import lemma_of
from dateline.coding.parties import parties, resolved
from dateline.coding.roles import Match
from dateline.model.doc import Doc, Entity

# modes that only authority has: who reports such an act of its own field did it
OFFICIAL = frozenset({"arrest", "seize", "deport", "crowd-control"})
POLICED = frozenset({"arrest", "crowd-control"})
# where a noun stands that names a deed, and not what something else is for
NAMING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT", "attr", "appos"})
# sentences within which the police spoken of did what a noun names
NEAR = 2
CLIMBED = frozenset({"ccomp", "conj", "advcl", "xcomp"})


def doers_near(doc: Doc, match: Match) -> tuple[Entity, ...]:
    """Who did a deed that is told without a doer: the force that reports it, or for an arrest the police spoken of last.

    Misses: a force that reports what another did to its foes.
    """
    if _is_named_only(doc, match):
        return _teller(doc, match) or _police_before(doc, match, within=NEAR)
    if not _is_agentless(doc, match):
        return ()
    return _teller(doc, match) or _police_before(doc, match)


def _is_agentless(doc: Doc, match: Match) -> bool:
    passive = match.frame.pos == "verb" and tree.is_passive(doc, match.trigger)
    told = bool(match.recipients) or match.frame.mode == "crowd-control" or len(match.consumed) > 1
    return passive and not tree.agents(doc, match.trigger) and told


def _is_named_only(doc: Doc, match: Match) -> bool:
    """Whether a noun names the deed and nobody who does it: "the arrests", no "arrest warrant"."""
    token = doc.tokens[match.trigger]
    return match.frame.pos == "noun" and match.frame.mode == "arrest" and token.dep in NAMING


def _teller(doc: Doc, match: Match) -> tuple[Entity, ...]:
    """The force, police or authority that is said to report the deed, where it is one of its own trade."""
    if not (match.frame.mode in OFFICIAL or _is_against_foes(doc, match)):
        return ()
    for head in _tellers(doc, match.trigger):
        if _is_force(doc, head):
            return parties(doc, head)[:1]
    return ()


def _tellers(doc: Doc, i: int) -> Iterator[int]:
    while True:
        for p in tree.children(doc, i, "prep"):
            if doc.tokens[p].lower == "according":
                yield from tree.preps(doc, i, "to")
        token = doc.tokens[i]
        if token.dep not in CLIMBED or token.head == i:
            return
        i = token.head
        if token.dep == "ccomp" and doc.tokens[i].lemma in codebook().classes["reporting"]:
            yield from tree.subjects(doc, i)


def _is_force(doc: Doc, head: int) -> bool:
    words = {lemma_of(doc, head), *(doc.tokens[m].lemma for m in tree.modifiers(doc, head))}
    return bool(words & codebook().classes["enforcer"])


def _is_against_foes(doc: Doc, match: Match) -> bool:
    """Whether a force would say so of its own deed: militants killed, drones shot down."""
    if match.frame.type != "ASSAULT":
        return False
    classes = codebook().classes
    return any(lemma_of(doc, r) in classes["foe"] | classes["incoming"] for r in match.recipients)


def _police_before(doc: Doc, match: Match, *, within: int | None = None) -> tuple[Entity, ...]:
    """The police whom the report spoke of last: arrests and the dispersing of crowds are theirs.

    ``within`` is how many sentences back they may stand; without it they may stand anywhere.
    """
    if match.frame.mode not in POLICED or any(_is_police(doc, r) for r in match.recipients):
        return ()
    spoken_of = [e for e in doc.entities if e.head >= 0 and _is_police(doc, e.head)]
    before = [e for e in spoken_of if e.first < match.trigger]
    if within is not None:
        here = doc.tokens[match.trigger].sentence
        near = [e for e in spoken_of if e.sentence == here or (e in before and here - e.sentence <= within)]
        return tuple(resolved(doc, e) for e in near[-1:])
    return tuple(resolved(doc, e) for e in (before[-1:] or spoken_of[:1]))


def _is_police(doc: Doc, i: int) -> bool:
    return lemma_of(doc, i) in codebook().classes["constabulary"]
