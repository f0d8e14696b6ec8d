"""Goods and people in motion: which words move which goods, and in which sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from dateline import lexicon
from dateline.coding import tree
from dateline.model.doc import Doc

Sense = Literal["sends", "gets", "carries", "goes", "noun", "doer", "stands", "source", "relies"]
_HANDED: tuple[Sense, ...] = ("sends", "gets", "carries")
_MODIFIER = frozenset({"compound", "amod", "nmod", "poss"})


@dataclass(frozen=True, slots=True)
class Move:
    """At token ``at`` the goods headed by ``goods`` (packed as ``load``) move, in the sense of that word."""

    goods: int
    load: int
    sort: str
    at: int
    sense: Sense


@cache
def lexemes(language: str) -> Mapping[str, Any]:
    """The words for goods and movement of one language; empty where there are none."""
    return cast("Mapping[str, Any]", lexicon.table("lexicons", "goods").get(lexicon.glossed(language), {}))


@cache
def word_set(language: str, section: str, name: str) -> frozenset[str]:
    """One list of the words for goods and movement."""
    return frozenset(lexemes(language).get(section, {}).get(name, ()))


@cache
def _sorts(language: str) -> Mapping[str, str]:
    return {word: sort for sort, words in lexemes(language).get("goods", {}).items() for word in words}


def sort_of(doc: Doc, i: int) -> str | None:
    """The class of goods that the noun at ``i`` names, None where it names none."""
    token = doc.tokens[i]
    if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON"):
        return None
    sorts = _sorts(doc.language)
    if token.tag in ("NNPS", "NNS") and any(e.head == i and e.kind == "population" for e in doc.entities):
        return sorts.get(token.lemma, "crowd")
    if any(doc.tokens[c].lower in ("$", "€", "£") for c in token.children) and not tree.preps(
        doc, i, "in", "of", "worth"
    ):
        return "money"
    found = sorts.get(token.lower) or sorts.get(token.lemma)
    if token.pos == "PROPN" and found in ("crowd", "hardware", "trade"):
        return None
    return found


def moves(doc: Doc) -> Iterator[Move]:
    """Every movement of goods that the report words, in the order of the goods."""
    if not lexemes(doc.language):
        return
    for token in doc.tokens:
        sort = sort_of(doc, token.index)
        if sort is None or not doc.sentences[token.sentence].parsed:
            continue
        load = _load(doc, token.index)
        for at, sense in dict.fromkeys(_movers(doc, load)):
            if _may_move(doc, sort, at):
                yield Move(token.index, load, sort, at, sense)


def _load(doc: Doc, i: int) -> int:
    """Up from the goods to what measures or packs them: "barrels" in "barrels of oil", "pills" in "fentanyl pills"."""
    units = word_set(doc.language, "units", "nouns")
    for _ in range(4):
        head = _container(doc, i)
        if head is None or doc.tokens[head].lemma not in units:
            return i
        i = head
    return i


def _container(doc: Doc, i: int) -> int | None:
    token = doc.tokens[i]
    head = doc.tokens[token.head]
    if token.dep == "pobj" and head.lower in ("of", "in", "worth"):
        return head.head
    return head.index if token.dep in ("compound", "nmod") else None


def _movers(doc: Doc, load: int) -> Iterator[tuple[int, Sense]]:
    words = lexemes(doc.language)["moves"]
    if doc.tokens[load].lemma in words["nouns"]:
        yield load, "noun"
    first = tree.first_conjunct(doc, load)
    token = doc.tokens[first]
    head = doc.tokens[token.head]
    if token.dep in _MODIFIER:
        yield from _compound(doc, head.index)
    if token.dep == "pobj" and head.lower in ("of", "in", "with"):
        over = doc.tokens[head.head]
        if over.lemma in words["nouns"] and head.lower != "with" and over.pos == "NOUN":
            yield over.index, "noun"
        elif over.lemma in words["sources"] and head.lower == "of":
            yield over.index, "source"
        elif head.lower == "with" and over.lemma in words["sends"]:
            yield over.index, "sends"
    if token.dep == "pobj" and head.lower == "for" and doc.tokens[head.head].lemma in words["relies"]:
        yield head.head, "relies"
    yield from _verbs(doc, first)
    if tree.children(doc, first, "prep", "amod", "acl") and token.dep not in ("compound",):
        yield first, "stands"


def _compound(doc: Doc, head: int) -> Iterator[tuple[int, Sense]]:
    words = lexemes(doc.language)["moves"]
    lemma = doc.tokens[head].lemma
    if lemma in words["nouns"] or doc.tokens[head].lower in words["nouns"]:
        yield head, "noun"
    elif lemma in words["doers"]:
        yield head, "doer"
    elif lemma in word_set(doc.language, "ends", "carriers"):
        yield head, "stands"


def _verbs(doc: Doc, noun: int) -> Iterator[tuple[int, Sense]]:
    """The verbs that the goods are object or subject of, with the participles and clauses that describe them."""
    words = lexemes(doc.language)["moves"]
    head = doc.tokens[noun].head
    near = [head, *tree.children(doc, noun, "acl", "relcl"), *tree.children(doc, head, "conj", "xcomp")]
    for v in dict.fromkeys(near):
        lemma = doc.tokens[v].lemma
        if v == noun or doc.tokens[v].pos != "VERB":
            continue
        if noun in tree.objects(doc, v):
            yield from ((v, s) for s in _HANDED if lemma in words[s])
        elif noun in tree.grammatical_subjects(doc, v):
            if lemma in words["goes"]:
                yield v, "goes"
            elif lemma in words["carries"] and doc.tokens[v].tag in ("VBN", "VBD"):
                # a participle that the parser took for the finite verb: "gold smuggled from"
                yield v, "carries"


def _may_move(doc: Doc, sort: str, at: int) -> bool:
    """Whether this word makes a flow of goods of this class."""
    lemma = doc.tokens[at].lemma
    if sort == "crowd":
        return lemma in word_set(doc.language, "moves", "leaves")
    if sort == "hardware":
        nouns = (
            "sale",
            "export",
            "import",
            "transfer",
            "smuggling",
            "delivery",
            "shipment",
            "supply",
            "donation",
        )
        return lemma in word_set(doc.language, "moves", "transfers") or lemma in nouns
    if sort == "money" and lemma not in ("rely", "depend"):
        wired = lemma in word_set(doc.language, "moves", "senders_of_money") | {"flow", "transfer"}
        return wired or sort_of(doc, at) == "money"
    return True
