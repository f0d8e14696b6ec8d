"""Whether a happening is told as a deed, as announced, as merely possible, or as one that did not come about.

The answer is read off the path from the word to the root of its sentence: each governor says in which world its complement
stands (:mod:`dateline.coding.governors`), and auxiliaries, negation and adjectives say the rest.
"""

from __future__ import annotations

from dateline.coding import background
from dateline.coding.cues import child, classes, forms, listed
from dateline.coding.governors import WORLDS, placed
from dateline.coding.tree import is_infinitive
from dateline.model.doc import Doc, Modality, Token

_DEEP = 24
# tags of verbs that say by their ending what English says by an auxiliary
INFLECTED = {"VBF": "will", "VBC": "would"}
# "not all were" leaves open which were
_ALL = frozenset({"all", "every", "everyone", "everybody", "everything", "both", "many", "much"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def modality_of(doc: Doc, i: int) -> tuple[Modality, bool]:
    """Modality of the happening that token ``i`` (a verb or a noun) names, and whether the report only recalls it.

    What a speaker is reported to assert counts as told: whose claim it is stands in the attribution.
    A word in a sentence without a parse is actual.

    Misses: irony; plans told in the present tense without a date; negation that only the wider text gives.
    """
    if not doc.sentence_at(i).parsed:
        return "actual", False
    while doc.tokens[i].dep in ("aux", "auxpass", "prt", "neg") and doc.tokens[i].head != i:
        i = doc.tokens[i].head
    modality = _world(doc, i, 0)
    if modality == "actual" and background.ahead(doc, i):
        modality = "future"
    recalled = modality in ("actual", "negated") and background.recalled(doc, i)
    return modality, recalled


def _world(doc: Doc, i: int, depth: int) -> Modality:
    if depth > _DEEP:
        return "actual"
    outer, own = placed(doc, i, lambda j: _world(doc, j, depth + 1)), _own(doc, i)
    if own == "negated" and outer == "hypothetical" and is_infinitive(doc, i):
        # "told them not to fire": what is ruled out, not what is left open
        return "negated"
    return _compose(outer, own)


def _compose(outer: Modality, own: Modality) -> Modality:
    if own == "actual":
        return outer
    if outer == "negated":
        return "hypothetical" if own == "negated" else "negated"
    if outer == "hypothetical":
        return "hypothetical"
    return own


def _own(doc: Doc, i: int) -> Modality:
    """What the words that hang on ``i`` itself say."""
    token = doc.tokens[i]
    if token.pos in _NOMINAL and token.dep != "ROOT":
        return _own_noun(doc, token)
    verb = _own_verb(doc, token)
    return _own_noun(doc, token) if verb == "actual" and token.pos in _NOMINAL else verb


def _own_verb(doc: Doc, token: Token) -> Modality:
    helper = _auxiliary(doc, token)
    if _negated(doc, token):
        return "hypothetical" if helper in ("may", "might", "should", "would have") else "negated"
    kinds = classes(doc.language, "modality", "auxiliaries")
    kind = kinds.get(helper.split()[0]) if helper else None
    if kind == "hypothetical" and helper == "would" and _backshifted(doc, token):
        kind = "future"
    if helper == "would" and token.lemma in ("like", "love"):
        return "actual"
    if kind == "future" and _conditioned(doc, token):
        kind = "hypothetical"
    if kind in ("future", "hypothetical"):
        return "future" if kind == "future" else "hypothetical"
    return _headline_plan(doc, token)


def _auxiliary(doc: Doc, token: Token) -> str:
    """The modal auxiliary of a verb, "would have" where a perfect makes it counterfactual; empty where there is none."""
    if token.tag in INFLECTED:
        return INFLECTED[token.tag]
    kinds = classes(doc.language, "modality", "auxiliaries")
    helpers = [doc.tokens[c] for c in token.children if doc.tokens[c].dep in ("aux", "auxpass")]
    modal = next((h for h in helpers if h.lower in kinds and h.tag == "MD"), None)
    if modal is None:
        return ""
    name = {"wo": "will", "ca": "can", "'d": "would"}.get(modal.lower, modal.lower)
    return "would have" if name == "would" and any(h.lower == "have" for h in helpers) else name


def _negated(doc: Doc, token: Token) -> bool:
    words = listed(doc.language, "modality", "negation", "words")
    short = listed(doc.language, "modality", "negation", "nearly")
    for c in token.children:
        other = doc.tokens[c]
        if other.dep == "advmod" and other.lower in short and other.index < token.index:
            return True
        if (
            other.dep in ("neg", "preconj", "advmod", "cc")
            and other.lower in words
            and (other.index < token.index or (token.pos == "AUX" and other.dep == "neg"))
        ):
            return True
        if other.dep in ("nsubj", "nsubjpass") and (other.lower in words or _no(doc, other)):
            return True
        if other.dep == "dobj" and other.lower in words:
            return True
    return False


def _no(doc: Doc, token: Token) -> bool:
    words = listed(doc.language, "modality", "negation", "words")
    found = child(doc, token.index, "det", "neg", "preconj")
    return found is not None and found.lower in words and token.lower not in _ALL


def _backshifted(doc: Doc, token: Token) -> bool:
    """Whether "would" is the past of "will": in what somebody is reported to have said."""
    head = doc.tokens[token.head]
    if token.dep == "conj":
        return _backshifted(doc, head)
    if token.dep != "ccomp" or head.tag not in ("VBD", "VBN", "VBG"):
        return False
    found = classes(doc.language, "modality", "both")
    return any(found.get(f) in ("told", "future") for f in forms(doc, head.index))


def _conditioned(doc: Doc, token: Token) -> bool:
    marks = listed(doc.language, "modality", "marks", "hypothetical")
    clauses = (doc.tokens[c] for c in token.children if doc.tokens[c].dep == "advcl")
    return any((m := child(doc, c.index, "mark", "advmod")) is not None and m.lower in marks for c in clauses)


def _headline_plan(doc: Doc, token: Token) -> Modality:
    """ "X to send troops": an infinitive that governs the sentence is a plan; without a subject it is an order or a wish.

    What a question asks is open, unless a question word takes it for granted.
    """
    subject = child(doc, token.index, "nsubj", "nsubjpass", "expl")
    if token.dep == "ROOT" and token.tag == "VB" and not child(doc, token.index, "aux"):
        return "hypothetical" if subject is None else "actual"
    if token.dep == "ROOT" and token.tag == "VB" and any(doc.tokens[c].tag == "TO" for c in token.children):
        return "future" if subject else "hypothetical"
    if token.dep == "ROOT" and _asked(doc, token):
        return "hypothetical"
    return "actual"


def _asked(doc: Doc, token: Token) -> bool:
    sentence = doc.sentence_at(token.index)
    if doc.tokens[sentence.last - 1].text != "?":
        return False
    return not any(t.tag.startswith("W") for t in doc.tokens_of(sentence))


def _own_noun(doc: Doc, token: Token) -> Modality:
    if _no(doc, token):
        return "negated"
    kinds = classes(doc.language, "modality", "adjectives")
    for c in token.children:
        other = doc.tokens[c]
        if other.dep in ("amod", "compound") and (kind := kinds.get(other.lower)) and kind != "same":
            return WORLDS[kind]
    return "actual"
