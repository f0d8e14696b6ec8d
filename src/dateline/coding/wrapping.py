"""What an act amounts to between two parties once its wording is weighed: promised, announced as harm, refused, sealed by signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.cues import listed
from dateline.coding.frames import expanded, words
from dateline.coding.modality import modality_of
from dateline.coding.roles import Match, is_refusal
from dateline.model.doc import Doc

# through which labels a refusal reaches the act that is refused
REACHED = frozenset({"xcomp", "dobj", "nsubjpass", "pcomp", "ccomp", "csubj", "acl", "conj"})
# prepositions of what one parts from: "walked out of talks"
PARTING = frozenset({"of", "from", "out"})
DEPTH = 4


@cache
def commitments() -> dict[str, frozenset[str]]:
    """The word lists of undertaking and refusing."""
    table = lexicon.table("lexicons", "commitments")
    return {k: frozenset(words(v)) for k, v in table["commitments"].items()}


def wrapped(doc: Doc, match: Match) -> str:
    """The type of the act as it is worded: a refused kindness is REJECT, a promised one AGREE, an announced harm THREATEN.

    A kindness that is broken off is SANCTION, one that is asked for REQUEST.
    """
    type_, lists = match.frame.type, commitments()
    if is_refusal(doc, match) or _refused(doc, match):
        return "REJECT"
    if type_ in lists["kind"] and match.frame.pos == "noun":
        above = {doc.tokens[g].lemma for g in _governors(doc, match.trigger)}
        if above & lists["halting"]:
            return "SANCTION"
        if above & lists["asking"]:
            return "REQUEST"
    if (
        type_ in lists["kind"] | lists["harsh"]
        and match.frame.pos != "adj"
        and _undertaken(doc, match.trigger)
    ):
        return "AGREE" if type_ in lists["kind"] else "THREATEN"
    return _by_root(doc, match)


@dataclass(frozen=True, slots=True)
class _Root:
    """One act that the roots of CAMEO, in which pairs are asked, put under another type than the codebook does."""

    type: str
    of: str
    lemmas: frozenset[str]
    objects: frozenset[str]


@cache
def _roots() -> tuple[_Root, ...]:
    table = lexicon.table("lexicons", "commitments")["root"]
    return tuple(
        _Root(r["type"], r["of"], expanded(r["lemmas"]), expanded(r.get("objects", ""))) for r in table
    )


def _by_root(doc: Doc, match: Match) -> str:
    lemma = doc.tokens[match.trigger].lemma
    for root in _roots():
        if root.of == match.frame.type and lemma in root.lemmas:
            named = {doc.tokens[o].lemma for o in tree.objects(doc, match.trigger)}
            named |= {doc.tokens[o].lemma for p in ("of", "over") for o in tree.preps(doc, match.trigger, p)}
            if not root.objects or named & root.objects:
                return root.type
    return match.frame.type


def _refused(doc: Doc, match: Match) -> bool:
    """Whether a governor of the act says that it is refused, called off or out of the question."""
    type_, lists = match.frame.type, commitments()
    if type_ not in lists["kind"]:
        return False
    denied = _denied(doc, match.trigger) and type_ == "CONCEDE" and match.frame.pos == "verb"
    return denied or any(
        doc.tokens[g].lemma in (lists["refusing"] | (lists["failing"] if type_ == "AGREE" else frozenset()))
        or _ruled_out(doc, g)
        for g in _governors(doc, match.trigger)
    )


def _denied(doc: Doc, i: int) -> bool:
    return any(
        doc.tokens[c].lower in listed(doc.language, "modality", "negation", "words")
        for c in tree.children(doc, i, "neg")
    )


def _governors(doc: Doc, i: int) -> Iterator[int]:
    """The predicates that the act is a complement, object or subject of, nearest first."""
    for _ in range(DEPTH):
        token = doc.tokens[i]
        while token.dep in ("pobj", "prep") and doc.tokens[token.head].lower in PARTING:
            token = doc.tokens[token.head]
        parted = token.lower in PARTING and doc.tokens[token.head].pos == "VERB"
        if (token.dep not in REACHED and not parted) or token.head == i:
            return
        i = token.head
        yield i


def _ruled_out(doc: Doc, i: int) -> bool:
    """Whether the copula at ``i`` says of its subject that it will not be: "is out of the question"."""
    if doc.tokens[i].lemma != "be":
        return False
    below = {
        doc.tokens[t].lower
        for c in tree.children(doc, i, "prep", "acomp", "attr")
        for t in tree.subtree(doc, c)
    }
    return bool(below & commitments()["excluded"])


def _promised(doc: Doc, i: int) -> bool:
    """Whether somebody agrees to the act or is ready for it."""
    lists = commitments()
    token = doc.tokens[tree.clause_head(doc, i)]
    governor = doc.tokens[token.head]
    if token.dep in ("xcomp", "ccomp", "pcomp", "acl") and governor.index != token.index:
        if governor.lemma in lists["words"]:
            return True
        if governor.dep == "prep" and doc.tokens[governor.head].lemma in lists["words"]:
            return True
    return False


def _undertaken(doc: Doc, i: int) -> bool:
    clause = tree.clause_head(doc, i)
    will = any(doc.tokens[a].lower in commitments()["auxiliaries"] for a in tree.children(doc, clause, "aux"))
    return _promised(doc, i) or (will and modality_of(doc, i)[0] == "future")
