"""Noun phrases of a Spanish sentence, their prepositions, lists and appositions."""

from __future__ import annotations

from itertools import pairwise

from dateline.annotate import actors
from dateline.annotate.spanish_nodes import Phrase, Tree
from dateline.annotate.time_words import words as time_words

_BEFORE = frozenset({"DET", "ADJ", "NUM"})
_QUALIFYING = frozenset({"at", "least", "more", "than", "about", "almost", "less", "only"})
_NAME_WORDS = frozenset({"de", "la", "y", "del", "los"})
_AND = (["y"], ["e"], ["o"], ["u"], [",", "y"])


def find(tree: Tree) -> None:
    """Find the phrases of the sentence; tokens inside of one hang on its head, heads on their prepositions."""
    at, nodes = 0, tree.nodes
    while at < len(nodes):
        phrase = _at(tree, at)
        if phrase is None:
            at += 1
        else:
            tree.phrases.append(phrase)
            at = phrase.last
    times = time_words("es")
    for p in tree.phrases:
        stretch = nodes[p.first : p.last]
        p.when = times is not None and any(n.text.lower() in times.triggers for n in stretch)
        _after_preposition(tree, p)
    for one, other in pairwise(tree.phrases):
        # "El 15 de mayo llegó": the number is of the month, and no subject
        if other.when and nodes[one.head].pos == "NUM" and other.prep == one.last:
            one.when = True


def _at(tree: Tree, first: int) -> Phrase | None:
    """The phrase that begins at one token."""
    nodes, at = tree.nodes, first
    while at < len(nodes) and (nodes[at].pos in _BEFORE or _qualifies(tree, at)):
        at += 1
    if at < len(nodes) and nodes[at].pos in ("NOUN", "PROPN"):
        return _nominal(tree, first, at)
    if at == first:
        pronoun = nodes[at].pos == "PRON" and nodes[at].lower != "himself"
        return Phrase(at, at + 1, at) if pronoun else None
    return _elliptic(tree, first, at)


def _qualifies(tree: Tree, at: int) -> bool:
    """Words that go with a number after them: "al menos tres", "más de dos"."""
    node = tree.nodes[at]
    near = tree.nodes[at + 1 : at + 3]
    return node.pos == "ADV" and node.lower in _QUALIFYING and any(n.pos == "NUM" for n in near)


def _elliptic(tree: Tree, first: int, last: int) -> Phrase | None:
    """A number or adjective that stands for people: "mataron a once", "los heridos"."""
    nodes = tree.nodes
    heads = [i for i in range(first, last) if nodes[i].pos in ("NUM", "ADJ")]
    if not heads or (nodes[heads[-1]].pos == "ADJ" and nodes[first].pos != "DET"):
        return None
    for i in range(first, last):
        tree.hang(i, heads[-1], _left_label(tree, i))
    return Phrase(first, last, heads[-1])


def _left_label(tree: Tree, i: int) -> str:
    node = tree.nodes[i]
    if node.lower == "his":
        return "poss"
    labels = {"DET": "det", "NUM": "nummod", "ADJ": "amod", "ADV": "quantmod"}
    return labels.get(node.pos, "compound")


def _nominal(tree: Tree, first: int, at: int) -> Phrase:
    """The phrase whose first noun stands at ``at``: names run on, adjectives follow."""
    nodes, head, last = tree.nodes, at, at + 1
    while last < len(nodes):
        if _goes_on_as_name(tree, last):
            head = last
        elif not _belongs(tree, head, last):
            break
        last += 1
    for i in range(first, last):
        if i < head:
            tree.hang(i, head, "compound" if at <= i else _left_label(tree, i))
        elif i > head:
            adjective = nodes[i].pos == "ADJ" or nodes[i].tag == "JJ"
            tree.hang(i, head, "amod" if adjective else "compound")
    return Phrase(first, last, head)


def _goes_on_as_name(tree: Tree, at: int) -> bool:
    node, before = tree.nodes[at], tree.nodes[at - 1]
    if node.pos != "PROPN" or node.tag == "JJ" or any(c.isdigit() for c in node.text):
        return False
    times = time_words("es")
    if times is not None and before.text.lower() in times.triggers:
        return False
    return node.text[0].isupper() and (before.pos in ("PROPN", "NOUN") or before.text == "-")


def _belongs(tree: Tree, head: int, at: int) -> bool:
    """Whether a token after the noun is part of its phrase without being its head."""
    nodes = tree.nodes
    node, before = nodes[at], nodes[at - 1]
    following = nodes[at + 1] if at + 1 < len(nodes) else None
    if node.pos == "ADJ" or node.tag == "JJ" or (node.pos == "PROPN" and any(c.isdigit() for c in node.text)):
        return True
    if node.pos == "NOUN" and nodes[head].lemma == node.lemma:
        return True
    if before.pos != "PROPN" or following is None or following.pos != "PROPN":
        return False
    if node.text in ("-", "/"):
        return True
    return node.text.lower() in _NAME_WORDS and actors.is_name([n.text for n in nodes[at - 1 : at + 2]], "es")


def _after_preposition(tree: Tree, p: Phrase) -> None:
    at = p.first - 1
    while at > 0 and tree.nodes[at].pos == "PART":
        at -= 1
    if at >= 0 and tree.nodes[at].pos == "ADP":
        p.prep = at
        tree.hang(p.head, at, "pobj")


def join(tree: Tree) -> None:
    """Hang the members of lists on the first, names on the titles before them: "A, B y C", "el ministro, X,"."""
    for one, other in pairwise(tree.phrases):
        gap = [n.text.lower() for n in tree.nodes[one.last : other.first]]
        if other.prep >= 0 or one.when or other.when:
            continue
        if gap in _AND:
            tree.hang(other.head, one.head, "conj")
            tree.hang(one.last + len(gap) - 1, one.head, "cc")
            other.taken = True
        elif gap == [","]:
            _after_comma(tree, one, other)


def _after_comma(tree: Tree, one: Phrase, other: Phrase) -> None:
    nodes = tree.nodes
    if _list_goes_on(tree, other):
        tree.hang(other.head, one.head, "conj")
        other.taken = True
        return
    named = nodes[one.head].pos != nodes[other.head].pos or nodes[one.head].pos == "PROPN"
    following = nodes[other.last] if other.last < len(nodes) else None
    if named and (following is None or following.text in (",", ".", ")", "—") or following.pos == "ADP"):
        tree.hang(other.head, _title(tree, one), "appos")
        other.taken = True


def _title(tree: Tree, one: Phrase) -> int:
    """ "el presidente de Venezuela, X": the name is the president's and not the country's."""
    at = tree.phrases.index(one)
    while at > 0 and one.prep >= 0 and tree.nodes[one.prep].lower == "of":
        if tree.phrases[at - 1].last != one.prep:
            break
        at -= 1
        one = tree.phrases[at]
    return one.head


def _list_goes_on(tree: Tree, other: Phrase) -> bool:
    after = tree.nodes[other.last].text.lower() if other.last < len(tree.nodes) else ""
    following = next((p for p in tree.phrases if p.first == other.last + 1), None)
    if following is None:
        return False
    if after in ("y", "e"):
        return True
    return after == "," and following.prep < 0 and _list_goes_on(tree, following)
