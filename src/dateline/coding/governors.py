"""In which world a governor places what depends on it: "plans to", "refused to", "the risk of", "if"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.cues import child, classes, forms, listed
from dateline.model.doc import Doc, Modality, Token

World = Callable[[int], Modality]

WORLDS: dict[str, Modality] = {
    "future": "future",
    "hypothetical": "hypothetical",
    "negated": "negated",
    "denied": "negated",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_INDEFINITE = frozenset({"a", "an", "any", "some", "more", "further", "another"})


def placed(doc: Doc, i: int, world: World) -> Modality:
    """The world in which the governor of token ``i`` places it; ``world`` gives that of a governor."""
    token = doc.tokens[i]
    if token.head == i or token.dep not in _RULES:
        return "actual"
    if token.dep in ("ccomp", "dobj", "xcomp", "pcomp") and _false(doc, token.head):
        return "negated"
    return _RULES[token.dep](doc, token, world)


def _false(doc: Doc, i: int) -> bool:
    """Whether the reporting word at ``i`` says itself that its content is not so."""
    adverbs = listed(doc.language, "modality", "false", "adverbs")
    near = (i, doc.tokens[i].head) if doc.tokens[i].pos == "ADP" else (i,)
    return any(doc.tokens[c].lower in adverbs for j in near for c in doc.tokens[j].children)


def applied(kind: str | None, outer: Modality) -> Modality:
    """The world of a complement: ``kind`` is what its governor says of it, ``outer`` the governor's own world."""
    match kind:
        case None | "same":
            return outer
        case "told":
            return "hypothetical" if outer == "negated" else "actual"
        case "denied":
            return "negated" if outer == "actual" else "hypothetical"
        case "negated":
            flipped: dict[Modality, Modality] = {
                "actual": "negated",
                "future": "negated",
                "negated": "actual",
            }
            return flipped.get(outer, "hypothetical")
        case "future":
            return "future" if outer == "actual" else outer
    return "negated" if outer == "negated" else "hypothetical"


def kind_of(doc: Doc, i: int, *sections: str) -> str | None:
    """What the tables say of a complement of token ``i``; its longest form first, the sections in the order of their weight."""
    for form in forms(doc, i):
        for section in sections:
            if kind := classes(doc.language, "modality", section).get(form):
                return kind
    return None


def _infinitive(doc: Doc, token: Token) -> bool:
    return any(doc.tokens[c].tag == "TO" for c in token.children)


def _conjunct(doc: Doc, token: Token, world: World) -> Modality:
    head = doc.tokens[token.head]
    if token.pos in _NOMINAL and head.pos in _NOMINAL:
        return world(head.index)
    own = child(doc, token.index, "nsubj", "nsubjpass", "aux")
    alike = token.tag == head.tag or {token.tag, head.tag} <= {"VB", "VBP"}
    return world(head.index) if own is None and alike else placed(doc, head.index, world)


def _after_preposition(doc: Doc, token: Token, world: World) -> Modality:
    prep = doc.tokens[token.head]
    via = prep.lower
    while prep.dep in ("prep", "pcomp", "prt") and doc.tokens[prep.head].pos in ("ADP", "SCONJ"):
        prep = doc.tokens[prep.head]
    if prep.dep == "prep" and doc.tokens[prep.head].dep in ("advmod", "prep"):
        # "prior to the raid"
        via = f"{doc.tokens[prep.head].lower} {via}"
        prep = doc.tokens[prep.head] if doc.tokens[prep.head].pos == "ADV" else prep
    head = doc.tokens[prep.head]
    if exact := _exact(doc, head, via=via, clause=token.dep == "pcomp"):
        return applied(exact, world(head.index))
    kind = classes(doc.language, "modality", "prepositions").get(via)
    if token.dep == "pcomp" and head.pos in _NOMINAL:
        kind = kind or classes(doc.language, "modality", "gerunds").get(via)
    verbal = head.pos in ("VERB", "AUX")
    if kind in WORLDS:
        outer = world(head.index) if verbal else "actual"
        if kind == "future" and token.dep == "pcomp" and head.tag in ("VBD", "VBN"):
            return outer
        return WORLDS[kind] if outer == "actual" or kind == "negated" else outer
    if verbal and (kind == "same" or prep.dep == "agent"):
        return _loose(doc, token, world(head.index))
    return world(head.index) if verbal and token.dep == "pcomp" else "actual"


def _exact(doc: Doc, head: Token, *, via: str, clause: bool) -> str | None:
    """What the governor says of the object of this preposition."""
    section = "nouns" if head.pos in _NOMINAL else "adjectives" if head.pos == "ADJ" else "both"
    table = classes(doc.language, "modality", section)
    found = table.get(f"{forms(doc, head.index)[0]} {via}")
    if found is None and clause and section == "nouns" and via in ("of", "for"):
        return table.get(head.lemma)
    return found


def _complement(doc: Doc, token: Token, world: World) -> Modality:
    head = doc.tokens[token.head]
    if _supposed(doc, token):
        return "hypothetical"
    adjective = head if head.pos == "ADJ" else child(doc, head.index, "acomp") if head.pos == "AUX" else None
    if adjective is not None:
        return _after_adjective(doc, adjective, world)
    if _infinitive(doc, token):
        came = _is_outcome(doc, token, head)
        return applied("same" if came else _infinitive_kind(doc, head), world(head.index))
    kind = kind_of(doc, head.index, "both")
    if kind == "negated" and token.tag not in ("VB", "VBG"):
        kind = "told"
    return applied(kind or ("told" if token.dep == "ccomp" else "same"), world(head.index))


def _supposed(doc: Doc, token: Token) -> bool:
    mark = child(doc, token.index, "mark")
    return mark is not None and mark.lower in listed(doc.language, "modality", "marks", "hypothetical")


def _infinitive_kind(doc: Doc, head: Token) -> str:
    past = head.tag in ("VBD", "VBN")
    if head.lemma == "go" and head.tag != "VBG":
        return "same"
    if past and head.lemma in listed(doc.language, "modality", "past_same", "verbs"):
        return "same"
    kind = kind_of(doc, head.index, "clause", "both")
    if kind == "negated" and head.lemma not in listed(doc.language, "modality", "undone", "verbs"):
        return "hypothetical"
    return kind or "hypothetical"


def _is_outcome(doc: Doc, token: Token, head: Token) -> bool:
    """Whether the infinitive tells where it came out: "fell to close at nine", "dropped to reach a low"."""
    changed = head.tag in ("VBD", "VBN") and head.lemma in listed(
        doc.language, "modality", "outcome", "governors"
    )
    return changed and token.lemma in listed(doc.language, "modality", "outcome", "verbs")


def _singled_out(doc: Doc, token: Token) -> bool:
    """Whether the noun is picked out by what it did: "the first to fall", "the only bank to close"."""
    words = listed(doc.language, "modality", "singling", "words")
    below = [
        *token.children,
        *(g for c in token.children if doc.tokens[c].lower == "of" for g in doc.tokens[c].children),
    ]
    among = [g for c in below if doc.tokens[c].dep == "pobj" for g in doc.tokens[c].children]
    return any(doc.tokens[t].lower in words for t in (token.index, *token.children, *among))


def _after_adjective(doc: Doc, adjective: Token, world: World) -> Modality:
    verb = doc.tokens[adjective.head]
    if verb.tag in ("VBD", "VBN") and adjective.lemma in listed(
        doc.language, "modality", "past_same", "adjectives"
    ):
        return world(verb.index)
    outer = world(adjective.head if adjective.dep == "acomp" else adjective.index)
    return applied(kind_of(doc, adjective.index, "adjectives"), outer)


def _noun_clause(doc: Doc, token: Token, world: World) -> Modality:
    """A clause on a noun: an infinitive is what the noun is for; a participle tells what is so."""
    kind = kind_of(doc, token.head, "nouns")
    if _infinitive(doc, token):
        named = _singled_out(doc, doc.tokens[token.head])
        return applied("same" if named else kind or "hypothetical", world(token.head))
    content = kind and (token.tag not in ("VBN", "VBG") or child(doc, token.index, "mark") is not None)
    return applied(kind, world(token.head)) if content else "actual"


def _relative(doc: Doc, token: Token, world: World) -> Modality:
    if not _infinitive(doc, token):
        return "actual"
    if _singled_out(doc, doc.tokens[token.head]):
        return world(token.head)
    return applied(kind_of(doc, token.head, "nouns") or "hypothetical", world(token.head))


def _adverbial(doc: Doc, token: Token, world: World) -> Modality:
    """A condition is open, a purpose clause is an aim, a participle happens as its governor does."""
    head = doc.tokens[token.head]
    if _supposed(doc, token):
        return "hypothetical"
    outer = world(head.index)
    if _infinitive(doc, token):
        if _is_outcome(doc, token, head):
            return outer
        aimed = _infinitive_kind(doc, head)
        return applied(aimed if aimed in WORLDS else "future" if outer == "future" else "hypothetical", outer)
    if child(doc, token.index, "mark", "advmod") is not None and outer in ("future", "hypothetical"):
        return outer if token.tag != "VBD" and _temporal(doc, token) else "actual"
    kind = kind_of(doc, head.index, "both")
    if token.tag == "VBG" and kind in WORLDS and 0 < token.index - head.index <= 2:
        return applied(kind, outer)
    return outer if token.tag == "VBG" and outer != "negated" else "actual"


def _temporal(doc: Doc, token: Token) -> bool:
    marks = listed(doc.language, "modality", "marks", "temporal")
    return any(doc.tokens[c].lower in marks for c in token.children)


def _clausal_subject(doc: Doc, token: Token, world: World) -> Modality:
    outer = world(token.head)
    if outer == "future" and any(
        doc.tokens[c].lower in ("would", "'d") for c in doc.tokens[token.head].children
    ):
        # "firing on them would break the law, she added"
        return "hypothetical"
    return outer if outer == "hypothetical" else "actual"


def _object(doc: Doc, token: Token, world: World) -> Modality:
    kind = kind_of(doc, token.head, "object", "both")
    outer = world(token.head)
    if kind and kind != "told":
        return applied(kind, outer)
    return _loose(doc, token, outer)


def _loose(doc: Doc, token: Token, outer: Modality) -> Modality:
    """A noun that its verb says nothing of: unknown ones are as unreal as the verb, known ones are given."""
    found = child(doc, token.index, "det", "poss")
    if token.pos == "PRON":
        return "actual"
    return outer if outer == "hypothetical" and (found is None or found.lower in _INDEFINITE) else "actual"


def _subject(doc: Doc, token: Token, world: World) -> Modality:
    head = doc.tokens[token.head]
    adjective = child(doc, head.index, "acomp") if head.lemma == "be" else None
    if adjective is not None:
        kind = kind_of(doc, adjective.index, "adjectives")
        return WORLDS.get(kind or "", _loose(doc, token, world(head.index)))
    outer = world(head.index)
    if kind := kind_of(doc, head.index, "subject"):
        return applied(kind, outer)
    if outer == "future" and token.lemma in listed(doc.language, "modality", "arranged", "nouns"):
        return outer
    return _loose(doc, token, outer)


def _predicate(_doc: Doc, token: Token, world: World) -> Modality:
    return world(token.head)


def _modifier(doc: Doc, token: Token, _world: World) -> Modality:
    return WORLDS.get(kind_of(doc, token.head, "nouns") or "", "actual")


_RULES: dict[str, Callable[[Doc, Token, World], Modality]] = {
    "conj": _conjunct,
    "pobj": _after_preposition,
    "pcomp": _after_preposition,
    "xcomp": _complement,
    "ccomp": _complement,
    "oprd": _complement,
    "acl": _noun_clause,
    "relcl": _relative,
    "advcl": _adverbial,
    "csubj": _clausal_subject,
    "csubjpass": _clausal_subject,
    "dobj": _object,
    "nsubjpass": _object,
    "nsubj": _subject,
    "attr": _predicate,
    "acomp": _predicate,
    "agent": _predicate,
    "compound": _modifier,
    "amod": _modifier,
    "nmod": _modifier,
    "poss": _modifier,
}
