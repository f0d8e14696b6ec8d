"""Words that say that people were harmed: who, how many, and in which state; whatever happening they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, reduce
from typing import Any, cast

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.numbers import count_of, plus
from dateline.model.doc import Doc, Sentence
from dateline.model.statement import Quantity

ONE = Quantity(1, 1, 1, "exactly")
SOME = Quantity(1, None, None, "at least")
MANY = Quantity(2, None, None, "at least")
NOBODY = Quantity(0, 0, 0, "exactly")
_BENEATH = frozenset({"xcomp", "ccomp", "oprd", "acomp", "attr"})


@dataclass(frozen=True, slots=True)
class Harm:
    """At token ``at`` the text says that ``people`` (heads of noun phrases) were harmed. ``kind`` is a field of Toll."""

    kind: str
    at: int
    quantity: Quantity
    people: tuple[int, ...] = ()


@cache
def lexemes(language: str) -> Mapping[str, Any]:
    """The words for tolls of one language; empty where there are none."""
    return cast("Mapping[str, Any]", lexicon.table("lexicons", "tolls").get(lexicon.glossed(language), {}))


@cache
def word_set(language: str, section: str, name: str) -> frozenset[str]:
    """One list of the words for tolls."""
    return frozenset(lexemes(language).get(section, {}).get(name, ()))


def harms(doc: Doc, sentence: Sentence) -> tuple[Harm, ...]:
    """What one sentence says of people harmed, in order; what would, could or will happen is left out.

    Misses: figurative verbs ("mowed down", "wiped out a family"), sums of shares ("half of them").
    """
    words = lexemes(doc.language)
    if not (words and sentence.parsed):
        return ()
    found: list[Harm] = []
    for i in range(sentence.first, sentence.last):
        for harm in _harms_at(doc, i, words=words):
            twice = any(h.kind == harm.kind and set(h.people) & set(harm.people) for h in found)
            if not twice and not _is_unreal(doc, i):
                found.append(harm)
    return tuple(found)


def _harms_at(doc: Doc, i: int, *, words: Mapping[str, Any]) -> Iterable[Harm]:
    token = doc.tokens[i]
    lemma = token.lemma
    if token.pos == "VERB" and token.dep not in ("amod", "compound"):
        if lemma in words["done_to"]:
            yield from _done_to(doc, i, words["done_to"][lemma])
        elif lemma in words["done_with"] and _with_dead(doc, i, words["done_with"][lemma]):
            yield from _done_to(doc, i, "killed")
        elif lemma in words["undergone"]:
            kind = words["undergone"][lemma]
            moved = kind in ("displaced", "missing")
            yield from _counted(doc, (i, kind), tree.grammatical_subjects(doc, i), numbered=moved)
        elif lemma in words["words"]["lives"]:
            yield from _lives(doc, i)
    if token.pos == "NOUN" and lemma in words["nouns"]:
        yield from _named(doc, i, words["nouns"][lemma])
    if token.lower in words["states"] and token.pos in ("ADJ", "NOUN", "VERB", "ADV"):
        yield from _state(doc, i, words["states"][token.lower])


def _done_to(doc: Doc, i: int, kind: str) -> Iterable[Harm]:
    people = tree.objects(doc, i) or _elliptical(doc, i)
    if kind == "killed" and _is_presumed(doc, i):
        kind = "presumed_dead"
    if any(doc.tokens[c].dep == "neg" for c in doc.tokens[i].children):
        yield from (Harm(kind, i, NOBODY, (p,)) for p in people[:1] if doc.tokens[p].pos == "PRON")
        return
    if kind == "displaced" and not any(count_of(doc, p) for p in people):
        return
    yield from _counted(doc, (i, kind), people)


def _with_dead(doc: Doc, i: int, ends: list[str]) -> bool:
    """Whether the verb says with another word that it killed: "shot dead", "hacked to death"."""
    near = (*tree.children(doc, i, "acomp", "advmod", "oprd", "prt", "xcomp"), *tree.preps(doc, i, "to"))
    # "shot dead two drivers": the parser gives "dead" to the drivers
    near += tuple(
        m for o in tree.children(doc, i, "dobj") for m in tree.children(doc, o, "amod") if m == i + 1
    )
    return any(doc.tokens[n].lower in ends for n in near)


def _elliptical(doc: Doc, i: int) -> tuple[int, ...]:
    """Who was harmed in "two were killed and three wounded": the number before a participle without its auxiliary."""
    token = doc.tokens[i]
    if token.tag not in ("VBN", "VBD") or tree.children(doc, i, "dobj", "auxpass"):
        return ()
    near = [c for c in tree.children(doc, i, "nsubj", "npadvmod", "nummod") if c < i and count_of(doc, c)]
    after_harm = token.dep == "conj" or doc.sentence_at(i).kind == "headline"
    return tuple(near) if after_harm else ()


def _lives(doc: Doc, i: int) -> Iterable[Harm]:
    """ "claimed the lives of 12 soldiers", "cost 12 lives", "lost their lives"."""
    for life in tree.children(doc, i, "dobj"):
        if doc.tokens[life].lemma not in word_set(doc.language, "words", "life"):
            continue
        if doc.tokens[life].lower == "life" and not tree.children(doc, life, "poss", "prep"):
            continue
        number = count_of(doc, life)
        if number:
            yield Harm("killed", i, number, (life,))
        elif tree.preps(doc, life, "of"):
            yield from _counted(doc, (i, "killed"), tree.preps(doc, life, "of"))
        elif doc.tokens[i].lemma == "lose":
            yield from _counted(doc, (i, "killed"), tree.grammatical_subjects(doc, i))


def _named(doc: Doc, i: int, kind: str) -> Iterable[Harm]:
    """ "two deaths", "the death of two men", "no survivors", "no casualties"."""
    number, of = count_of(doc, i), tree.preps(doc, i, "of")
    if kind == "casualty":
        if number and number.best == 0:
            yield Harm("killed", i, number, (i,))
            yield Harm("injured", i, number, (i,))
        return
    if doc.tokens[i].lemma == "body" and not _is_found(doc, i):
        return
    if number:
        yield Harm(kind, i, number, (i,))
    elif of and doc.tokens[i].lemma in ("death", "killing", "injury", "arrest", "fatality"):
        yield from _counted(doc, (i, kind), of)


def _is_found(doc: Doc, i: int) -> bool:
    """Whether bodies are found: of all other bodies a number says nothing about the dead."""
    found = word_set(doc.language, "words", "found")
    near = (doc.tokens[i].head, *tree.children(doc, i, "acl", "relcl"))
    return any(doc.tokens[n].lemma in found for n in near)


def _state(doc: Doc, i: int, kind: str) -> Iterable[Harm]:
    """ "left three dead", "three people dead", "three are missing", "11 dead in strike"."""
    token = doc.tokens[i]
    verbal = token.lemma in lexemes(doc.language)["done_to"] and token.dep not in ("amod", "compound")
    if verbal and tree.is_passive(doc, i):
        return
    people = _left_in(doc, i)
    if kind == "killed" and _is_presumed(doc, i):
        kind = "presumed_dead"
    yield from _counted(doc, (i, kind), people, numbered=True)


def _left_in(doc: Doc, i: int) -> tuple[int, ...]:
    token = doc.tokens[i]
    if count_of(doc, i, whole=True):
        return (i,)
    own = tree.children(doc, i, "nsubj", "npadvmod")
    if own:
        return own
    head = doc.tokens[token.head]
    if (
        token.dep in ("amod", "acl", "advcl", "appos")
        and head.pos in ("NOUN", "NUM", "PRON")
        and head.index < i
    ):
        return (head.index,)
    if token.dep in _BENEATH and head.pos in ("VERB", "AUX"):
        leaving = head.lemma in word_set(doc.language, "words", "leaving")
        given = tree.children(doc, head.index, "dobj") if leaving else ()
        return tuple(g for g in given if g != i) or tree.grammatical_subjects(doc, head.index)
    if token.dep == "conj" and head.lower in lexemes(doc.language)["states"]:
        return tree.children(doc, i, "nummod", "nsubj")
    return ()


def _is_presumed(doc: Doc, i: int) -> bool:
    """Whether a governor or neighbour says that the death is only presumed."""
    presumed = word_set(doc.language, "words", "presumed")
    near = [doc.tokens[i].head, *tree.children(doc, i, "advmod", "amod", "conj")]
    before = doc.tokens[i - 1].index if i and doc.tokens[i - 1].sentence == doc.tokens[i].sentence else i
    passive = [n for n in (*near, before) if doc.tokens[n].lemma in presumed and doc.tokens[n].tag == "VBN"]
    return bool(passive)


def _counted(
    doc: Doc, harm: tuple[int, str], people: tuple[int, ...], *, numbered: bool = False
) -> Iterable[Harm]:
    i, kind = harm
    heads = tuple(h for p in people for h in _members(doc, p))
    sums = [(h, q) for h in heads if (q := headcount(doc, h, whole=_describes(doc, i, h))) is not None]
    if numbered:
        sums = [(h, q) for h, q in sums if count_of(doc, h, whole=h == i) or q == ONE]
    if not sums:
        return
    yield Harm(kind, i, _sum(doc, sums), tuple(h for h, _ in sums))


def _sum(doc: Doc, sums: list[tuple[int, Quantity]]) -> Quantity:
    first = sums[0][1]
    if len(sums) == 2 and all(doc.tokens[h].pos == "NUM" for h, _ in sums):
        # "killed 20, 30 of them": two bare numbers are a correction or a range, no sum
        return replace(first, best=None, high=sums[1][1].high, qualifier="about")
    return reduce(plus, (q for _, q in sums[1:]), first)


def _members(doc: Doc, p: int) -> tuple[int, ...]:
    return tuple(m for m in tree.conjuncts(doc, p) if doc.tokens[m].pos in tree.NOMINAL)


def _describes(doc: Doc, i: int, head: int) -> bool:
    """Whether the harm at ``i`` only says which people are meant: "none of the 11 people killed was ..."."""
    return i == head or (doc.tokens[i].dep in ("acl", "relcl", "amod") and doc.tokens[i].head == head)


def headcount(doc: Doc, head: int, *, whole: bool = False) -> Quantity | None:
    """How many people the noun phrase at ``head`` stands for: its number, one for a single person, a bound for a bare plural.

    None where it is no people, or nobody can tell. ``whole`` as in :func:`count_of`.
    """
    token = doc.tokens[head]
    if token.lemma in word_set(doc.language, "persons", "never"):
        return None
    number = count_of(doc, head, whole=whole) or _of_number(doc, head)
    if number is not None:
        return number
    entity = next((e for e in doc.entities if e.head == head), None)
    if token.tag in ("NNP", "NNPS"):
        return ONE if entity and entity.kind == "person" and not entity.plural else None
    if token.lemma not in word_set(doc.language, "persons", "nouns") or _is_asked(doc, head):
        return None
    if token.tag == "NNS" or token.lower in ("people", "police", "crew", "personnel", "staff", "family"):
        return MANY
    return ONE if token.pos == "NOUN" else None


def _is_asked(doc: Doc, head: int) -> bool:
    """Whether the words ask for the number: "how many people"."""
    asking = word_set(doc.language, "words", "asking")
    return any(
        doc.tokens[d].lower in asking for m in doc.tokens[head].children for d in doc.tokens[m].children
    )


def _of_number(doc: Doc, head: int) -> Quantity | None:
    """ "a crew of six", "a family of four"."""
    of = tree.preps(doc, head, "of")
    number = next((o for o in of if doc.tokens[o].pos == "NUM"), None)
    return count_of(doc, number) if number is not None else None


def _is_unreal(doc: Doc, i: int) -> bool:
    unreal = word_set(doc.language, "words", "unreal")
    verb = tree.clause_head(doc, i)
    for at in (i, verb):
        auxiliaries = [doc.tokens[c] for c in tree.children(doc, at, "aux")]
        if any(a.lower in unreal for a in auxiliaries):
            return True
        bare = any(a.lower == "to" for a in auxiliaries) and not any(a.lemma == "have" for a in auxiliaries)
        if bare and at == i and doc.tokens[at].dep in ("xcomp", "acl", "advcl", "ROOT"):
            return True
    return False
