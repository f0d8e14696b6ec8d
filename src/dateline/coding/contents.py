"""Where reported content begins and ends: what a parser hangs on a reported clause and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding import tree
from dateline.coding.cues import listed, sorts
from dateline.model.doc import Doc, Token


def told(doc: Doc, verb: Token, clause: int) -> list[int]:
    """The tokens of the clause that ``verb`` reports, without what the reporter goes on to say.

    Left out: a participle that goes on reporting (", adding that ..."), a coordinated clause with a source of its own
    ("and others said ..."), a describing clause at the end (", which ...").
    """
    found = tree.subtree(doc, clause)
    if clause < verb.index:
        return list(found)
    apart = {t for k in found if goes_on(doc, k) or _another(doc, k) for t in tree.subtree(doc, k)}
    return without_remarks(doc, [t for t in found if t not in apart and t > verb.index])


def goes_on(doc: Doc, i: int) -> bool:
    """Whether the participle at ``i`` is the same speaker's next reporting word, whatever the parser hangs it on."""
    token = doc.tokens[i]
    if token.tag != "VBG" or token.dep not in ("advcl", "xcomp", "conj") or doc.tokens[i - 1].lower != ",":
        return False
    return "speech" in sorts(doc, i, "verbs")


def _another(doc: Doc, i: int) -> bool:
    """Whether a coordinated clause at ``i`` reports what somebody else says."""
    token = doc.tokens[i]
    if token.dep not in ("conj", "advcl", "ccomp") or not tree.children(doc, i, "nsubj"):
        return False
    opening = doc.tokens[tree.subtree(doc, i)[0] - 1]
    coordinated = opening.lower in (",", "and", "but", "while", ";")
    return coordinated and "speech" in sorts(doc, i, "verbs") and bool(tree.children(doc, i, "ccomp", "dobj"))


def without_remarks(doc: Doc, tokens: list[int]) -> list[int]:
    """``tokens`` without a describing relative clause after a comma at their end."""
    kept = sorted(tokens)
    inside = set(kept)
    for i in kept:
        below = tree.subtree(doc, i)
        remark = doc.tokens[i].dep == "relcl" and below[-1] >= kept[-1] and below[0] - 1 in inside
        if remark and doc.tokens[below[0] - 1].lower in (",", "—", "–"):
            return [t for t in kept if t < below[0] - 1]
    return kept


def affected(doc: Doc, verb: Token, objects: Iterable[int]) -> list[int]:
    """The tokens of the objects of an attitude with what the verb says of them: "as", "for", an infinitive."""
    roots = list(objects)
    end = max(tree.subtree(doc, o)[-1] for o in roots)
    attached = listed(doc.language, "attribution", "attached", "prepositions")
    for c in tree.children(doc, verb.index, "prep", "oprd", "xcomp", "advcl", "dative", "agent"):
        below = tree.subtree(doc, c)
        if c < verb.index or below[0] != end + 1:
            continue
        token = doc.tokens[c]
        infinitive = any(doc.tokens[k].tag == "TO" for k in token.children)
        if token.dep == "oprd" or infinitive or (token.dep == "prep" and token.lower in attached):
            roots.append(c)
            end = below[-1]
    return without_remarks(doc, [t for r in roots for t in tree.subtree(doc, r)])
