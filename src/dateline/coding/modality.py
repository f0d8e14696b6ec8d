"""Whether a happening is told as a deed, as announced, as merely possible, or as one that did not come about.

The answer is read off the path from the word to the root of its sentence: each governor says in which world its complement
stands (:mod:`dateline.coding.cues`), and auxiliaries, negation and adjectives say the rest.
"""

from __future__ import annotations

from dateline.coding import background
from dateline.coding.cues import child, classes, forms, listed
from dateline.model.doc import Doc, Modality, Token

_DEEP = 24
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl", "pcomp", "csubj", "csubjpass", "oprd", "relcl"})
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "dative"})
_FREE = frozenset({"relcl", "appos", "parataxis", "csubj", "csubjpass", "dep", "meta"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def modality_of(doc: Doc, i: int) -> tuple[Modality, bool]:
    """Modality of the happening that token ``i`` (a verb or a noun) names, and whether the report only recalls it.

    What a speaker is reported to assert counts as told: whose claim it is stands in the attribution.
    A word in a sentence without a parse is actual.

    Misses: irony; plans told in the present tense without a date; negation that only the wider text gives.
    """
    if not doc.sentence_at(i).parsed:
        return "actual", False
    modality = _world(doc, i, 0)
    recalled = modality in ("actual", "negated") and background.recalled(doc, i)
    return modality, recalled


def _world(doc: Doc, i: int, depth: int) -> Modality:
    if depth > _DEEP:
        return "actual"
    return _compose(_placed(doc, i, depth + 1), _own(doc, i))


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
    if kind == "future" and _conditioned(doc, token):
        kind = "hypothetical"
    if kind in ("future", "hypothetical"):
        return "future" if kind == "future" else "hypothetical"
    return _headline_plan(doc, token)


def _auxiliary(doc: Doc, token: Token) -> str:
    """The modal auxiliary of a verb, "would have" where a perfect makes it counterfactual; empty where there is none."""
    kinds = classes(doc.language, "modality", "auxiliaries")
    helpers = [doc.tokens[c] for c in token.children if doc.tokens[c].dep in ("aux", "auxpass")]
    modal = next((h for h in helpers if h.lower in kinds and h.tag == "MD"), None)
    if modal is None:
        return ""
    name = {"wo": "will", "ca": "can", "'d": "would"}.get(modal.lower, modal.lower)
    return "would have" if name == "would" and any(h.lower == "have" for h in helpers) else name


def _negated(doc: Doc, token: Token) -> bool:
    words = listed(doc.language, "modality", "negation", "words")
    for c in token.children:
        other = doc.tokens[c]
        if (
            other.dep in ("neg", "preconj", "advmod", "cc")
            and other.lower in words
            and other.index < token.index
        ):
            return True
        if other.dep in ("nsubj", "nsubjpass") and (other.lower in words or _no(doc, other)):
            return True
    return False


def _no(doc: Doc, token: Token) -> bool:
    words = listed(doc.language, "modality", "negation", "words")
    found = child(doc, token.index, "det", "neg", "preconj")
    return found is not None and found.lower in words


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
    """ "X to send troops": an infinitive that governs the sentence is a plan; without a subject it is an order or a wish."""
    if token.dep == "ROOT" and token.tag == "VB":
        to = any(doc.tokens[c].tag == "TO" for c in token.children)
        return "future" if to and child(doc, token.index, "nsubj", "nsubjpass") else "hypothetical"
    return "actual"


def _own_noun(doc: Doc, token: Token) -> Modality:
    if _no(doc, token):
        return "negated"
    kinds = classes(doc.language, "modality", "adjectives")
    for c in token.children:
        other = doc.tokens[c]
        if other.dep in ("amod", "compound") and (kind := kinds.get(other.lower)) and kind != "same":
            return _modality(kind)
    return "actual"


def _modality(kind: str) -> Modality:
    if kind == "future":
        return "future"
    return "hypothetical" if kind == "hypothetical" else "negated"


def _placed(doc: Doc, i: int, depth: int) -> Modality:
    """The world in which the governor of ``i`` places it."""
    token = doc.tokens[i]
    head = doc.tokens[token.head]
    if head.index == i or token.dep in ("ROOT", "parataxis"):
        return "actual"
    if token.dep == "conj":
        return _conjunct(doc, token, depth)
    if token.dep in ("pobj", "pcomp") and head.dep != "ROOT":
        return _under_preposition(doc, token, depth)
    if token.dep in _CLAUSES:
        return _clause(doc, token, depth)
    if token.dep in _OBJECTS:
        return _object(doc, token, depth)
    if token.dep in ("nsubj", "attr", "acomp", "prt", "agent"):
        return _subject(doc, token, depth)
    if token.dep in ("compound", "amod", "nmod", "poss"):
        kind = _kind(doc, head.index, "nouns", via=None)
        return _apply(kind, "actual", depth) if kind in ("future", "hypothetical", "negated") else "actual"
    return "actual"


def _conjunct(doc: Doc, token: Token, depth: int) -> Modality:
    head = doc.tokens[token.head]
    if token.pos in _NOMINAL or head.pos in _NOMINAL:
        return _world(doc, head.index, depth) if token.pos in _NOMINAL else _placed(doc, head.index, depth)
    own = child(doc, token.index, "nsubj", "nsubjpass", "aux")
    shares = own is None and (token.tag == head.tag or {token.tag, head.tag} <= {"VB", "VBP"})
    return _world(doc, head.index, depth) if shares else _placed(doc, head.index, depth)


def _kind(doc: Doc, i: int, *sections: str, via: str | None) -> str | None:
    """What the tables say of a complement of token ``i``; the sections in the order of their weight."""
    for form in forms(doc, i, via=via):
        for section in sections:
            kind = classes(doc.language, "modality", section).get(form)
            if kind:
                return kind
    return None


def _apply(kind: str | None, outer: Modality, depth: int) -> Modality:  # noqa: PLR0911 - a table
    if kind in (None, "same"):
        return outer
    if kind == "told":
        return "hypothetical" if outer == "negated" else "actual"
    if kind == "denied":
        return "negated" if outer == "actual" else "hypothetical"
    if kind == "negated":
        return {"actual": "negated", "negated": "actual"}.get(outer, "hypothetical")  # type: ignore[return-value]
    if kind == "future":
        return "future" if outer == "actual" else outer
    return "negated" if outer == "negated" else "hypothetical"


def _under_preposition(doc: Doc, token: Token, depth: int) -> Modality:
    prep = doc.tokens[token.head]
    while prep.dep in ("prep", "pcomp", "prt") and doc.tokens[prep.head].pos == "ADP":
        prep = doc.tokens[prep.head]
    head = doc.tokens[prep.head]
    clause = token.dep == "pcomp"
    sections = ("nouns",) if head.pos in _NOMINAL else ("adjectives",) if head.pos == "ADJ" else ("both",)
    via = doc.tokens[token.head].lower
    exact = next(
        (
            k
            for s in sections
            if (k := classes(doc.language, "modality", s).get(f"{forms(doc, head.index)[0]} {via}"))
        ),
        None,
    )
    if exact is None and via in ("of", "for") and head.pos in _NOMINAL:
        exact = classes(doc.language, "modality", "nouns").get(head.lemma) if clause else None
    if exact:
        return _apply(exact, _world(doc, head.index, depth), depth)
    kind = classes(doc.language, "modality", "prepositions").get(via)
    if kind and kind != "same":
        outer = _world(doc, head.index, depth) if head.pos == "VERB" else "actual"
        return _modality(kind) if outer == "actual" or kind == "negated" else outer
    if head.pos in ("VERB", "AUX") and (clause or kind == "same"):
        return _world(doc, head.index, depth)
    return "actual"


def _clause(doc: Doc, token: Token, depth: int) -> Modality:  # noqa: PLR0911 - one answer per construction
    head = doc.tokens[token.head]
    infinitive = any(doc.tokens[c].tag == "TO" for c in token.children)
    mark = child(doc, token.index, "mark")
    marks = classes(doc.language, "modality", "marks")
    if mark is not None and marks.get(mark.lower) == "hypothetical":
        return "hypothetical"
    if token.dep in _FREE and not infinitive:
        return "actual"
    if token.dep == "acl":
        if not infinitive:
            kind = _kind(doc, head.index, "nouns", via=None) if token.tag not in ("VBN", "VBG") else None
            return _apply(kind, "actual", depth)
        return _apply(
            _kind(doc, head.index, "nouns", via=None) or "hypothetical", _world(doc, head.index, depth), depth
        )
    if token.dep == "advcl":
        return _adverbial(doc, token, depth) if infinitive or mark is None else _timed(doc, token, depth)
    if head.pos == "ADJ" or (head.pos == "AUX" and child(doc, head.index, "acomp")):
        adjective = head if head.pos == "ADJ" else child(doc, head.index, "acomp")
        outer = _world(doc, head.index, depth)
        return _apply(
            _kind(doc, adjective.index, "adjectives", via=None) if adjective else None, outer, depth
        )
    kind = (
        _kind(doc, head.index, "clause", "both", via=None)
        if infinitive
        else _kind(doc, head.index, "both", via=None)
    )
    if infinitive and kind is None:
        kind = "hypothetical"
    if infinitive and head.lemma == "go" and head.tag != "VBG":
        kind = "same"
    return _apply(
        kind if kind else "told" if token.dep == "ccomp" else "same", _world(doc, head.index, depth), depth
    )


def _adverbial(doc: Doc, token: Token, depth: int) -> Modality:
    """A purpose clause is an aim; a participle happens as its governor does."""
    head = doc.tokens[token.head]
    outer = _world(doc, head.index, depth)
    if any(doc.tokens[c].tag == "TO" for c in token.children):
        kind = _kind(doc, head.index, "clause", "both", via=None)
        return _apply(kind if kind not in (None, "told", "same") else "hypothetical", outer, depth)
    return outer if token.tag == "VBG" and outer != "negated" else "actual"


def _timed(doc: Doc, token: Token, depth: int) -> Modality:
    outer = _world(doc, token.head, depth)
    return outer if outer in ("future", "hypothetical") and token.tag not in ("VBD",) else "actual"


def _object(doc: Doc, token: Token, depth: int) -> Modality:
    head = doc.tokens[token.head]
    kind = _kind(doc, head.index, "object", "both", via=None)
    outer = _world(doc, head.index, depth)
    if kind and kind != "told":
        return _apply(kind, outer, depth)
    return outer if outer == "hypothetical" and _indefinite(doc, token) else "actual"


def _indefinite(doc: Doc, token: Token) -> bool:
    found = child(doc, token.index, "det", "poss")
    return found is None or found.lower in ("a", "an", "any", "some", "more", "further", "another")


def _subject(doc: Doc, token: Token, depth: int) -> Modality:
    head = doc.tokens[token.head]
    if token.dep in ("acomp", "attr", "agent"):
        return _world(doc, head.index, depth)
    adjective = child(doc, head.index, "acomp") if head.lemma == "be" else None
    if adjective is not None:
        kind = _kind(doc, adjective.index, "adjectives", via=None)
        return _apply(kind, "actual", depth) if kind in ("future", "hypothetical", "negated") else "actual"
    kind = _kind(doc, head.index, "subject", via=None)
    outer = _world(doc, head.index, depth)
    if kind:
        return _apply(kind, outer, depth)
    return outer if outer == "hypothetical" and _indefinite(doc, token) else "actual"
