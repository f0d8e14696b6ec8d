"""Walking the parse: who does what to whom, through passives, control, relative clauses and coordination.

Tokens are named by their index in the Doc; a head stands for the phrase that it heads. Roles are the logical ones:
``subjects`` are those who do it, ``objects`` those to whom it is done, whatever the voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model.doc import Doc, Span

SUBJECT = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
OBJECT = frozenset({"dobj", "oprd"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "csubj", "csubjpass", "pcomp", "parataxis"})
# what the parser hangs on the first of two coordinated clauses belongs to that clause only
APART = frozenset({"conj", "cc", "punct", "parataxis", "ccomp", "advcl"})
# verbs without clauses of their own: a clause there is an object that the parser misread ("struck boats it said were armed")
STRAYING = frozenset(
    {
        "strike",
        "hit",
        "attack",
        "bomb",
        "sink",
        "seize",
        "arrest",
        "kill",
        "target",
        "capture",
        "detain",
        "board",
    }
)
# verbs whose subject judges somebody else's plan: "rejects a bid to"
JUDGING = frozenset(
    {
        "reject",
        "oppose",
        "block",
        "defeat",
        "veto",
        "foil",
        "thwart",
        "condemn",
        "criticise",
        "criticize",
        "denounce",
        "dismiss",
        "back",
        "support",
        "welcome",
    }
)
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def children(doc: Doc, i: int, *deps: str) -> tuple[int, ...]:
    """The dependents of ``i`` with one of the labels, in order; all of them without labels."""
    kids = doc.tokens[i].children
    return tuple(c for c in kids if doc.tokens[c].dep in deps) if deps else kids


def subtree(doc: Doc, i: int, *, without: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """``i`` and all that hangs on it, sorted; branches that start with a label of ``without`` are left out below ``i``."""
    found = [i]
    for at in found:
        found += [c for c in doc.tokens[at].children if at != i or doc.tokens[c].dep not in without]
    return tuple(sorted(found))


def span_over(doc: Doc, tokens: Iterable[int]) -> Span:
    """The characters from the first of ``tokens`` to the last."""
    indices = sorted(tokens)
    return doc.span_of(indices[0], indices[-1] + 1)


def subtree_span(doc: Doc, i: int) -> Span:
    """The characters of the whole phrase or clause that ``i`` heads."""
    return span_over(doc, subtree(doc, i))


def ancestors(doc: Doc, i: int) -> Iterator[int]:
    """The governors of ``i`` up to the root, nearest first."""
    seen = {i}
    while (head := doc.tokens[i].head) not in seen:
        yield head
        seen.add(head)
        i = head


def is_verb(doc: Doc, i: int) -> bool:
    """Whether ``i`` heads a clause: a verb, or a copula with its predicate."""
    return doc.tokens[i].pos in ("VERB", "AUX")


def governing_verb(doc: Doc, i: int) -> int | None:
    """The nearest verb above ``i``; ``i`` itself is not considered."""
    return next((a for a in ancestors(doc, i) if is_verb(doc, a)), None)


def clause_head(doc: Doc, i: int) -> int:
    """The verb of the clause that ``i`` stands in, ``i`` itself when it is a verb; the root where there is none."""
    if is_verb(doc, i) and doc.tokens[i].dep not in ("aux", "auxpass", "amod", "compound"):
        return i
    up = list(ancestors(doc, i))
    return next((a for a in up if is_verb(doc, a)), up[-1] if up else i)


def clause_span(doc: Doc, i: int) -> Span:
    """The clause of the predicate at ``i``, without the clauses that are coordinated with it or attached beside it."""
    return span_over(doc, subtree(doc, clause_head(doc, i), without=APART))


def conjuncts(doc: Doc, i: int) -> tuple[int, ...]:
    """``i`` and the members coordinated with it that follow."""
    found = [i]
    for at in found:
        found += children(doc, at, "conj")
    return tuple(sorted(found))


def first_conjunct(doc: Doc, i: int) -> int:
    """The first member of the coordination that ``i`` belongs to."""
    while doc.tokens[i].dep == "conj" and doc.tokens[i].head != i:
        i = doc.tokens[i].head
    return i


def is_passive(doc: Doc, i: int) -> bool:
    """Whether the verb at ``i`` is passive: "was hit", "the boat hit by", "being hit"."""
    token = doc.tokens[i]
    if children(doc, i, "auxpass", "nsubjpass", "agent"):
        return True
    if token.dep == "conj" and token.tag == "VBN" and not children(doc, i, "nsubj", "aux"):
        return is_passive(doc, token.head)
    return (
        token.tag == "VBN" and token.dep in ("acl", "amod", "relcl") and not children(doc, i, "aux", "nsubj")
    )


def _is_main(doc: Doc, i: int) -> bool:
    """Whether a participle is the only verb that a sentence's main noun has: the parser took "the report called" for a phrase."""
    head = doc.tokens[doc.tokens[i].head]
    return head.dep == "ROOT" and head.pos in ("NOUN", "PROPN") and bool(children(doc, i, "prep"))


def agents(doc: Doc, i: int) -> tuple[int, ...]:
    """The heads of the by-phrase of a passive."""
    return tuple(o for a in children(doc, i, "agent") for o in children(doc, a, "pobj"))


def preps(doc: Doc, i: int, *words: str) -> tuple[int, ...]:
    """The heads of the prepositional objects of ``i`` after one of ``words`` (any preposition without words).

    Coordinated objects count through their first; "on Monday against the port" gives "port" to "against" also where
    the parser nests one preposition in another.
    """
    found: list[int] = []
    for p in children(doc, i, "prep", "agent", "dative"):
        if not words or doc.tokens[p].lower in words:
            found += children(doc, p, "pobj", "pcomp")
        found += [o for q in children(doc, p, "prep") for o in _objects_of(doc, q, words)]
        if doc.tokens[p].dep == "dative" and not children(doc, p, "pobj") and not words:
            found.append(p)
    return tuple(found)


def _objects_of(doc: Doc, preposition: int, words: tuple[str, ...]) -> tuple[int, ...]:
    if words and doc.tokens[preposition].lower not in words:
        return ()
    return children(doc, preposition, "pobj", "pcomp")


def antecedent(doc: Doc, i: int) -> int | None:
    """The noun that the relative or participial clause at ``i`` describes."""
    token = doc.tokens[i]
    if token.dep in ("relcl", "acl") and token.head != i:
        return token.head
    return antecedent(doc, token.head) if token.dep == "conj" and token.head != i else None


def _own_subjects(doc: Doc, i: int, labels: frozenset[str]) -> tuple[int, ...]:
    own = [c for c in doc.tokens[i].children if doc.tokens[c].dep in labels]
    if len(own) > 1:
        # "the boat which the navy said": the relative is what is said of
        own = [c for c in own if doc.tokens[c].lower not in RELATIVE] or own
    found = [_resolved(doc, i, c) for c in own]
    return tuple(c for c in found if doc.tokens[c].pos in NOMINAL or doc.tokens[c].tag == "VBG")


def _resolved(doc: Doc, verb: int, i: int) -> int:
    """The antecedent where ``i`` is a relative pronoun of the clause at ``verb``."""
    if doc.tokens[i].lower in RELATIVE:
        noun = antecedent(doc, verb)
        return i if noun is None else noun
    return i


def grammatical_subjects(doc: Doc, i: int) -> tuple[int, ...]:
    """The subject of the verb at ``i`` in the grammar's sense; inherited through coordination, control and participles."""
    return _subject(doc, i, depth=0)


def _subject(doc: Doc, i: int, *, depth: int) -> tuple[int, ...]:
    own = _own_subjects(doc, i, SUBJECT | PASSIVE_SUBJECT)
    token = doc.tokens[i]
    if own or token.head == i or depth > 6:
        return own
    return _inherited(doc, i, token.head, depth=depth + 1)


def _inherited(doc: Doc, i: int, head: int, *, depth: int) -> tuple[int, ...]:
    """The subject that the clause at ``i`` shares with what it hangs on."""
    match doc.tokens[i].dep:
        case "xcomp" | "ccomp":
            return _controller(doc, i, head, depth=depth)
        case "acl" | "relcl":
            return _described(doc, i, head, depth=depth)
        case "conj" if not is_verb(doc, head) and doc.tokens[head].dep not in CLAUSAL:
            return ()
        case "conj" | "advcl" | "aux" | "auxpass" | "acomp" | "oprd":
            return _subject(doc, head, depth=depth)
        case "pcomp" | "prep":
            return _before_gerund(doc, i, depth=depth)
    return ()


def _before_gerund(doc: Doc, i: int, *, depth: int) -> tuple[int, ...]:
    """Who does what stands after a preposition: in "accused Peru of arming them" it is Peru, in "left without paying" who left."""
    verb = governing_verb(doc, i)
    preposition = doc.tokens[doc.tokens[i].head]
    given = children(doc, verb, "dobj") if verb is not None else ()
    accused = given and preposition.lower in ("of", "for", "from")
    if accused and preposition.head in (verb, *(c for g in given for c in conjuncts(doc, g)[1:])):
        return given
    if doc.tokens[i].dep == "pcomp" and (owners := possessors(doc, preposition.head)):
        # "its history of arming rebels": the owner of the history armed them
        return owners
    return _subject(doc, verb, depth=depth) if verb is not None else ()


def _controller(doc: Doc, i: int, head: int, *, depth: int) -> tuple[int, ...]:
    if not is_verb(doc, head) and doc.tokens[head].pos not in ("ADJ", "NOUN"):
        return ()
    if is_infinitive(doc, i) and (given := children(doc, head, "dobj", "dative")):
        return given
    if not is_infinitive(doc, i) and doc.tokens[i].dep != "xcomp":
        return ()
    if is_passive(doc, head):
        return _own_subjects(doc, head, PASSIVE_SUBJECT) or _subject(doc, head, depth=depth)
    return _subject(doc, head, depth=depth)


def is_infinitive(doc: Doc, i: int) -> bool:
    """Whether the verb at ``i`` stands with "to"."""
    return any(doc.tokens[a].lower == "to" for a in children(doc, i, "aux"))


def _described(doc: Doc, i: int, head: int, *, depth: int) -> tuple[int, ...]:
    """The subject of a clause on a noun: the noun itself, or for "plans to strike" the one who plans."""
    if is_infinitive(doc, i) and not any(doc.tokens[c].lower in RELATIVE for c in children(doc, i)):
        return possessors(doc, head) or _holder(doc, head, depth=depth)
    return (head,)


def _holder(doc: Doc, noun: int, *, depth: int) -> tuple[int, ...]:
    """Who has the plan: the subject of the verb that the noun is the object of; who only judges a plan has none."""
    verb = governing_verb(doc, noun)
    if verb is not None and doc.tokens[verb].lemma in JUDGING:
        return ()
    return _subject(doc, verb, depth=depth) if verb is not None else ()


def subjects(doc: Doc, i: int) -> tuple[int, ...]:
    """Those who do what the verb at ``i`` says: the subject, or the by-phrase of a passive."""
    if is_passive(doc, i):
        return agents(doc, i)
    return grammatical_subjects(doc, i)


def objects(doc: Doc, i: int) -> tuple[int, ...]:
    """Those to whom it is done: the direct object, or the subject of a passive.

    A verb without an object of its own shares that of the verb coordinated after it ("bombed and shelled the town").
    """
    if is_passive(doc, i):
        return grammatical_subjects(doc, i)
    own = tuple(_resolved(doc, i, c) for c in doc.tokens[i].children if doc.tokens[c].dep in OBJECT)
    if own:
        return own
    later = [c for c in children(doc, i, "conj") if is_verb(doc, c) and not children(doc, c, "nsubj")]
    shared = tuple(o for c in later for o in children(doc, c, "dobj"))
    if shared and not children(doc, i, "prep", "ccomp", "xcomp"):
        return shared
    return _gap(doc, i)


def _gap(doc: Doc, i: int) -> tuple[int, ...]:
    """The noun that a relative clause lacks its object for: "the boat (that) the navy sank"."""
    token = doc.tokens[i]
    strayed = [
        c for c in children(doc, i, "ccomp") if not children(doc, c, "mark") and token.lemma in STRAYING
    ]
    if strayed:
        asked = any(doc.tokens[c].lower in ("what", "whom") for c in children(doc, strayed[0]))
        return () if asked else children(doc, strayed[0], "nsubj")
    own = children(doc, i, "nsubj")
    relative = any(doc.tokens[c].lower in RELATIVE for c in own)
    return (token.head,) if token.dep == "relcl" and own and not relative and token.head != i else ()


def possessors(doc: Doc, i: int) -> tuple[int, ...]:
    """Whose the noun at ``i`` is: "the army's raid"; in "its raids and threats" also whose the threats are."""
    own = children(doc, i, "poss")
    if own or doc.tokens[i].dep != "conj" or children(doc, i, "det"):
        return own
    return children(doc, first_conjunct(doc, i), "poss")


def modifiers(doc: Doc, i: int) -> tuple[int, ...]:
    """The words that stand before the noun at ``i`` as names or adjectives: "U.S. strike", "Israeli strike"."""
    return children(doc, i, "compound", "amod", "nmod", "nounmod")


def appositions(doc: Doc, i: int) -> tuple[int, ...]:
    """The nouns that say again what ``i`` says."""
    return children(doc, i, "appos")


def particles(doc: Doc, i: int) -> frozenset[str]:
    """The words that make a phrasal verb of the verb at ``i``: "carry out", "call on"; the lemma of one word of another language holds them."""
    small = [*children(doc, i, "prt", "advmod", "prep", "agent")]
    small += [c for c in children(doc, i, "dative") if doc.tokens[c].pos == "ADP"]
    return frozenset(doc.tokens[i].lemma.split("_")[1:]) | frozenset(doc.tokens[c].lower for c in small)
