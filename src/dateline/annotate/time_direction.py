"""Whether a time in a sentence lies ahead of the report or behind it, by the tense around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.annotate.time_words import Words
from dateline.model.doc import Doc

_STEPS = 12
_WINDOW = 8
_CHILDREN = 64  # auxiliaries stand close to their verb
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
# with these what is told is still to come, unless a perfect follows: "would have left on Monday"
_MAY = frozenset({"would", "could", "should", "may", "might", "must", "can"})


def direction(doc: Doc, token: int, words: Words) -> int:
    """1 where the clause that token belongs to is told as yet to come, -1 as past, 0 where nothing tells.

    Misses: a tense that an earlier sentence sets; headlines, whose present tense may be either.
    """
    if doc.sentence_at(token).parsed:
        return _by_tree(doc, token, words.table["directions"])
    return _by_words(doc, token, words)


def _by_tree(doc: Doc, token: int, directions: Mapping[str, Sequence[str]]) -> int:
    """The first verb above the token that has a tense decides."""
    tokens, at = doc.tokens, token
    for _ in range(_STEPS):
        if at != token and tokens[at].pos in ("VERB", "AUX"):
            told = _tense(doc, at, directions)
            if told is not None:
                return told
        if tokens[at].head == at:
            break
        at = tokens[at].head
    return 0


def _tense(doc: Doc, verb: int, directions: Mapping[str, Sequence[str]]) -> int | None:
    """What a verb tells; an infinitive or noun under a verb of planning lies ahead; None where the next verb above must tell."""
    node = doc.tokens[verb]
    aux = {doc.tokens[c].lemma for c in node.children[:_CHILDREN] if doc.tokens[c].dep in ("aux", "auxpass")}
    if node.tag == "VBF" or aux & _WILL or (node.lemma in directions["scheduling"] and node.tag != "VBD"):
        return 1
    if aux & _MAY and "have" not in aux:
        return 1
    if node.tag == "VB" and "to" in aux and _planned(doc, verb, directions["future_verbs"]):
        return 1
    if node.tag in ("VBZ", "VBP", "VBG") and node.lemma in directions["wanting"]:
        return 1
    if node.tag in ("VBD", "VBN") or aux & {"have", "do", "was", "were"}:
        return -1
    return 0 if node.tag in ("VBZ", "VBP") and not aux else None


def _planned(doc: Doc, verb: int, future_verbs: Sequence[str]) -> bool:
    """Whether an infinitive hangs on a plan: a verb for one, a noun, or a form of "be" ("are to meet on Monday")."""
    above = doc.tokens[doc.tokens[verb].head]
    return (
        above.lemma in future_verbs
        or above.pos == "NOUN"
        or (above.tag in ("VBP", "VBZ") and above.lemma == "be")
    )


def _by_words(doc: Doc, token: int, words: Words) -> int:
    sentence = doc.sentence_at(token)
    first, last = max(sentence.first, token - _WINDOW), min(sentence.last, token + _WINDOW)
    near = {t.lower for t in doc.tokens[first:last]}
    if near & set(words.table["directions"]["future"]):
        return 1
    return -1 if near & set(words.table["directions"]["past"]) else 0
