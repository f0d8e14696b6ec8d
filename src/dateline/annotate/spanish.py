"""Spanish tokens with the English words, tags and dependencies that the coders know, by rule: no Spanish parser can be installed.

What differs between the languages is data (``resources/languages/es.toml``) and this analysis with its tree; every coder serves both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.annotate import actors
from dateline.annotate.english import Word
from dateline.annotate.spanish_words import Reading, lexicon_es, readings

_TOKEN = re.compile(
    r"(?:EE\.?\s?UU\.?|[A-ZÁÉÍÓÚ]\.(?:[A-ZÁÉÍÓÚ]\.)+|\d+(?:[.,]\d+)*|[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]|_)", re.UNICODE
)
_ENDINGS = (
    ("mente", "ADV", "RB"),
    ("ciones", "NOUN", "NNS"),
    ("ción", "NOUN", "NN"),
    ("sión", "NOUN", "NN"),
    ("dades", "NOUN", "NNS"),
    ("dad", "NOUN", "NN"),
    ("miento", "NOUN", "NN"),
    ("mientos", "NOUN", "NNS"),
    ("ismo", "NOUN", "NN"),
    ("aron", "VERB", "VBD"),
    ("ieron", "VERB", "VBD"),
    ("ando", "VERB", "VBG"),
    ("iendo", "VERB", "VBG"),
    ("ado", "VERB", "VBN"),
    ("ada", "VERB", "VBN"),
    ("ados", "VERB", "VBN"),
    ("adas", "VERB", "VBN"),
    ("ido", "VERB", "VBN"),
    ("arán", "VERB", "VBF"),
)
_BEFORE_NOUN = frozenset({"DET", "ADP", "NUM"})


@dataclass(slots=True)
class Node:
    """One token while its sentence is analysed; ``head`` -1 until it hangs on something."""

    text: str
    start: int
    lower: str
    lemma: str
    pos: str
    tag: str
    spanish: str
    dep: str = ""
    head: int = -1


def parse(sentences: Iterable[str]) -> Iterator[tuple[Word, ...]]:
    """The words of each sentence with one dependency tree a sentence, in the order given.

    Misses: words that the lexicon lacks are guessed by their endings; subjects that stand far from their verbs; verbless clauses.
    """
    from dateline.annotate import spanish_tree  # noqa: PLC0415 - the tree is built over these nodes

    for sentence in sentences:
        nodes = tagged(sentence)
        spanish_tree.attach(nodes)
        yield tuple(
            Word(n.text, n.lemma, n.pos, n.tag, n.dep or "dep", n.head if n.head >= 0 else i, n.start, n.lower)
            for i, n in enumerate(nodes)
        )


def tagged(sentence: str) -> list[Node]:
    """Tokens with part of speech and English words."""
    found = [(m.group(), m.start()) for m in _TOKEN.finditer(sentence)]
    nodes: list[Node] = []
    for at, (text, start) in enumerate(found):
        after = found[at + 1][0] if at + 1 < len(found) else ""
        nodes.append(_node(text, start, nodes=nodes, after=after, shouted=sentence.isupper()))
    _agreeing(nodes)
    _phrases(nodes)
    _demonyms(nodes)
    return nodes


def _node(text: str, start: int, *, nodes: list[Node], after: str, shouted: bool) -> Node:
    low = text.lower()
    if not text[0].isalnum():
        return Node(text, start, low, low, "PUNCT", "." if text in ".!?" else text, low)
    if text[0].isdigit():
        plain = text.replace(".", "").replace(",", "") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text) else text
        return Node(text, start, plain, plain, "NUM", "CD", low)
    capital = text[0].isupper() and not shouted
    opening = not nodes or nodes[-1].text in "¿¡.:\"“«—–-"
    found = _chosen(readings(low), nodes=nodes, after=after)
    if capital and opening and (found is None or found.pos in ("VERB", "NOUN", "ADJ")) and actors.is_name((text,), "es"):
        return Node(text, start, low, low, "PROPN", "NNP", low)
    if capital and not opening and (found is None or found.pos not in ("DET", "ADP", "CCONJ")):
        kept = found is not None and (_common_here(found, after) or _describes(found, nodes))
        if not kept:
            return Node(text, start, low, found.lemma if found and found.pos == "NOUN" else low, "PROPN", "NNP", low)
    if found:
        return Node(text, start, found.lower, found.lemma, found.pos, found.tag, found.spanish)
    if capital:
        return Node(text, start, low, low, "PROPN", "NNP", low)
    return _guessed(text, start, nodes)


def _common_here(found: Reading, after: str) -> bool:
    """Whether a capitalised word is an office or a body in its ordinary sense: "el Gobierno", "el Presidente"."""
    if found.pos != "NOUN":
        return False
    return not after[:1].isupper() or any(r.pos in ("NOUN", "ADJ") for r in readings(after.lower()))


def _describes(found: Reading, nodes: list[Node]) -> bool:
    """Whether a capitalised adjective goes with the ordinary noun before it: "las Fuerzas Armadas"."""
    return found.pos == "ADJ" and bool(nodes) and nodes[-1].pos == "NOUN"


def _guessed(text: str, start: int, nodes: list[Node]) -> Node:
    low = text.lower()
    for ending, pos, tag in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return Node(text, start, low, low, pos, tag, low)
    nominal = bool(nodes) and nodes[-1].pos in ("NOUN", "PROPN")
    many = low.endswith("s")
    return Node(text, start, low, low, "ADJ" if nominal else "NOUN", "JJ" if nominal else "NNS" if many else "NN", low)


def _chosen(found: tuple[Reading, ...], *, nodes: list[Node], after: str) -> Reading | None:
    """Of several readings the one that fits between the neighbours."""
    if len(found) < 2:
        return found[0] if found else None
    if {r.spanish for r in found} == {"ser", "ir"}:
        return next(r for r in found if (r.spanish == "ir") == (after.lower() in ("a", "al", "hacia")))
    before = next((n for n in reversed(nodes) if n.pos != "ADV"), None)
    kinds = {r.pos: r for r in reversed(found)}
    if before and before.pos == "AUX" or (before and before.lemma in ("be", "have") and "VERB" in kinds):
        past = next((r for r in found if r.tag == "VBN"), None)
        if past:
            return past
    if "DET" in kinds and ("PRON" in kinds):
        verb = any(r.pos == "VERB" and r.tag not in ("VB", "VBN", "VBG") for r in readings(after.lower()))
        noun = any(r.pos == "NOUN" for r in readings(after.lower()))
        return kinds["PRON"] if verb and not noun else kinds["DET"]
    nominal = next((r for r in found if r.pos in ("NOUN", "ADJ", "NUM")), None)
    verbal = next((r for r in found if r.pos == "VERB" and r.tag != "VBN"), None)
    if nominal and verbal:
        return _noun_or_verb(nominal, verbal, before=before, after=after)
    if {"NOUN", "ADJ"} <= set(kinds):
        described = before is not None and before.pos in ("NOUN", "PROPN")
        return kinds["ADJ"] if described else kinds["NOUN"]
    if "ADJ" in kinds and "VERB" in kinds:
        return kinds["ADJ"]
    return found[0]


def _noun_or_verb(nominal: Reading, verbal: Reading, *, before: Node | None, after: str) -> Reading:
    if before is None:
        return nominal
    if before.lemma in ("that", "not", "himself") or before.tag == "PRP":
        return verbal
    if before.pos in _BEFORE_NOUN or before.pos == "ADJ" or before.lemma in ("and", "or"):
        return nominal
    if before.pos in ("NOUN", "PROPN") and verbal.tag != "VBS":
        return verbal if after.lower() in ("a", "al", "el", "la", "los", "las", "un", "una", "que", "su", "sus", "con") or after[:1].isupper() or after.isdigit() else nominal
    return nominal


def _agreeing(nodes: list[Node]) -> None:
    """ "Está de acuerdo" is one verb."""
    for one, of, word in zip(nodes, nodes[1:], nodes[2:], strict=False):
        if one.spanish == "estar" and (of.text.lower(), word.text.lower()) == ("de", "acuerdo"):
            one.lemma = one.lower = one.spanish = "agree"
            of.lower = of.lemma = word.lower = word.lemma = "_"
            of.pos = word.pos = "PART"


def _phrases(nodes: list[Node]) -> None:
    """Words that together stand for others take their English words."""
    table = lexicon_es().phrases
    at = 0
    while at < len(nodes):
        step = 1
        for words, english in table.get(nodes[at].text.lower(), ()):
            window = nodes[at : at + len(words)]
            if tuple(n.text.lower() for n in window) == words and window[0].pos != "PART":
                for node, word in zip(window, english, strict=True):
                    node.lower = node.lemma = word
                    node.pos, node.tag = _class(word, node)
                step = len(words)
                break
        at += step


def _class(word: str, node: Node) -> tuple[str, str]:
    if word == "_":
        return "PART", "XX"
    if word == "to":
        return "ADP", "TO"
    if word in ("if", "because", "while"):
        return "SCONJ", "IN"
    if word in ("and",):
        return "CCONJ", "CC"
    if word in ("at", "least", "more", "less", "than", "about", "still", "not", "so", "meanwhile", "however"):
        return "ADV", "RB"
    return "ADP", "IN"


def _demonyms(nodes: list[Node]) -> None:
    """Adjectives of countries are written small in Spanish: they are names all the same."""
    for at, node in enumerate(nodes):
        if node.pos in ("ADJ", "NOUN", "VERB") and not node.text[0].isupper() and actors.is_demonym(node.text, "es"):
            alone = at == 0 or nodes[at - 1].pos == "DET" or nodes[at - 1].pos == "ADP"
            node.pos = "PROPN"
            node.tag = ("NNPS" if node.text.endswith("s") else "NNP") if alone else "JJ"
