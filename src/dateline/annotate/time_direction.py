"""Whether a time in a sentence lies ahead of the report or behind it, by the tense around it."""

from __future__ import annotations

from dateline.annotate.time_words import Words
from dateline.model.doc import Doc

_STEPS = 12
_WINDOW = 8
_CHILDREN = 64  # auxiliaries stand close to their verb


def direction(doc: Doc, token: int, words: Words) -> int:
    """1 where the clause that token belongs to is told as yet to come, -1 as past, 0 where nothing tells.

    Misses: a tense that an earlier sentence sets; headlines, whose present tense may be either.
    """
    if doc.sentence_at(token).parsed:
        return _by_tree(doc, token, frozenset(words.table["directions"]["future_verbs"]))
    return _by_words(doc, token, words)


def _by_tree(doc: Doc, token: int, future_verbs: frozenset[str]) -> int:
    """The first verb above the token decides; an infinitive or noun under a verb of planning lies ahead."""
    tokens, at = doc.tokens, token
    for _ in range(_STEPS):
        node = tokens[at]
        if at != token and node.pos in ("VERB", "AUX"):
            aux = {tokens[c].lemma for c in node.children[:_CHILDREN] if tokens[c].dep in ("aux", "auxpass")}
            if aux & {"will", "shall", "'ll", "’ll", "wo"}:
                return 1
            if node.lemma in future_verbs and node.tag != "VBD":
                return 1
            infinitive = node.tag == "VB" and "to" in aux
            if infinitive and _planned(doc, at, future_verbs):
                return 1
            if node.tag in ("VBD", "VBN") or aux & {"have", "do", "was", "were"}:
                return -1
            if node.tag in ("VBZ", "VBP") and not aux:
                return 0
        if node.head == at:
            return 0
        at = node.head
    return 0


def _planned(doc: Doc, verb: int, future_verbs: frozenset[str]) -> bool:
    above = doc.tokens[doc.tokens[verb].head]
    return above.lemma in future_verbs or above.pos == "NOUN"


def _by_words(doc: Doc, token: int, words: Words) -> int:
    sentence = doc.sentence_at(token)
    first, last = max(sentence.first, token - _WINDOW), min(sentence.last, token + _WINDOW)
    near = {t.lower for t in doc.tokens[first:last]}
    if near & set(words.table["directions"]["future"]):
        return 1
    return -1 if near & set(words.table["directions"]["past"]) else 0
