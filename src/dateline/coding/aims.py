"""Aims and provisions of an agreement, each in the report's own words."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding import tree
from dateline.coding.pact_status import lexemes, word_set
from dateline.model.doc import Doc
from dateline.model.statement import Aim


def aims_of(doc: Doc, noun: int) -> tuple[Aim, ...]:
    """What the agreement named at ``noun`` is said to be for, or to provide: one aim a conjunct.

    Misses: aims told in a sentence that does not name the agreement.
    """
    found = [aim for first, last in _stretches(doc, noun) if (aim := _aim(doc, first, last))]
    return tuple({a.span: a for a in found}.values())


def _aim(doc: Doc, first: int, last: int) -> Aim | None:
    while last > first and doc.tokens[last - 1].pos in ("PUNCT", "CCONJ"):
        last -= 1
    while first < last and doc.tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    if last - first < 1:
        return None
    span = doc.span_of(first, last)
    words = {t.lower for t in doc.tokens[first:last]}
    contexts = tuple(c for c, said in lexemes(doc.language)["contexts"].items() if words & set(said))
    return Aim(span, doc.words(span), contexts)


def _stretches(doc: Doc, noun: int) -> Iterator[tuple[int, int]]:
    token = doc.tokens[noun]
    head = doc.tokens[token.head]
    aiming, providing = (word_set(doc.language, "words", w) for w in ("aiming", "providing"))
    if head.pos == "VERB" and token.dep in ("nsubj", "nsubjpass"):
        if head.lemma in aiming:
            yield from _aimed(doc, head.index)
        elif head.lemma in providing:
            yield from _provided(doc, head.index)
    for clause in tree.children(doc, noun, "acl", "relcl"):
        lemma = doc.tokens[clause].lemma
        if lemma in aiming and doc.tokens[clause].tag in ("VBN", "VBG", "VBZ", "VBD", "VBP", "VB"):
            yield from _aimed(doc, clause)
        elif lemma in providing:
            yield from _provided(doc, clause)
        elif _has(doc, clause, "aux", word="to") or _under_which(doc, clause):
            yield from _actions(doc, clause)


def _has(doc: Doc, clause: int, dep: str, *, word: str) -> bool:
    return any(doc.tokens[c].lower == word for c in tree.children(doc, clause, dep))


def _under_which(doc: Doc, clause: int) -> bool:
    return any(
        doc.tokens[p].lower in ("under", "whereby", "by")
        and any(doc.tokens[o].lower == "which" for o in doc.tokens[p].children)
        for p in tree.children(doc, clause, "prep", "advmod")
    )


def _aimed(doc: Doc, verb: int) -> Iterator[tuple[int, int]]:
    """ "aims to stop X and Y", "aimed at stopping X", "seeks Y"."""
    for x in tree.children(doc, verb, "xcomp", "advcl", "ccomp"):
        if _has(doc, x, "aux", word="to"):
            yield from _actions(doc, x)
    for x in tree.preps(doc, verb, "at", "for"):
        yield from (_actions(doc, x) if doc.tokens[x].pos == "VERB" else _nominal(doc, x))
    for x in tree.children(doc, verb, "dobj"):
        yield from _nominal(doc, x)


def _provided(doc: Doc, verb: int) -> Iterator[tuple[int, int]]:
    for x in (*tree.children(doc, verb, "dobj"), *tree.preps(doc, verb, "for", "on")):
        yield from (_actions(doc, x) if doc.tokens[x].pos == "VERB" else _nominal(doc, x))
    for x in tree.children(doc, verb, "ccomp"):
        yield from _actions(doc, x)


def _actions(doc: Doc, verb: int) -> Iterator[tuple[int, int]]:
    """One stretch for each coordinated action; several objects of one action are one aim each."""
    for v in tree.conjuncts(doc, verb):
        if doc.tokens[v].pos == "NOUN" and v != verb:
            # the parser at times hangs a second object on the verb
            yield from _nominal(doc, v)
            continue
        own = [o for o in tree.children(doc, v, "dobj") for o in tree.conjuncts(doc, o)]
        start, end = _edges(doc, v, clause=True)
        rest = own[1:]
        if not rest:
            yield start, _cut(doc, v, end)
            continue
        bounds = [_left(doc, o, after=p) for p, o in zip(own, rest, strict=False)]
        yield start, _cut(doc, v, bounds[0])
        for o, begin, stop in zip(rest, bounds, [*bounds[1:], end], strict=True):
            yield begin, _cut(doc, o, stop)


def _left(doc: Doc, noun: int, *, after: int) -> int:
    """The first token of a later conjunct."""
    inside = [t for t in tree.subtree(doc, noun) if t > after]
    first = min(inside, default=noun)
    while first < noun and doc.tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    return first


def _edges(doc: Doc, head: int, *, clause: bool) -> tuple[int, int]:
    without = frozenset({"conj", "cc"})
    tokens = tree.subtree(doc, head, without=without)
    skipped = {
        t
        for c in tree.children(doc, head, "prep", "advmod", "mark", "aux")
        if c < head
        for t in tree.subtree(doc, c)
    }
    relative = {t for t in skipped if not any(doc.tokens[x].lower == "will" for x in (t,))}
    kept = [t for t in tokens if not (clause and t in relative)]
    return min(kept), max(kept) + 1


def _nominal(doc: Doc, noun: int) -> Iterator[tuple[int, int]]:
    for n in tree.conjuncts(doc, noun):
        start, end = _edges(doc, n, clause=False)
        yield start, _cut(doc, n, end)


def _cut(doc: Doc, head: int, end: int) -> int:
    """Up to what no longer belongs to the aim: ", as part of", ", which", ", according to"."""
    apart = word_set(doc.language, "words", "apart")
    for t in range(head + 1, end - 1):
        if doc.tokens[t].text == "," and doc.tokens[t + 1].lower in apart:
            return t
    return end
