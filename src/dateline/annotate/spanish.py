"""Spanish tokens with the English words, tags and dependencies that the coders know, by rule: no Spanish parser can be installed.

What differs between the languages is data (``resources/languages/es.toml``) and this analysis with its tree; every coder serves both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.annotate import actors, spanish_tree
from dateline.annotate.english import Word
from dateline.annotate.spanish_nodes import FINITE, Node
from dateline.annotate.spanish_words import Reading, lexicon_es, readings

_TOKEN = re.compile(
    r"(?:EE\.?\s?UU\.?|[A-ZÁÉÍÓÚ]\.(?:[A-ZÁÉÍÓÚ]\.)+|\d+(?:[.,]\d+)*|[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]|_)",
    re.UNICODE,
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
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_OPENING = '¿¡.:"“«—–-'
_AFTER_VERB = frozenset({"a", "al", "el", "la", "los", "las", "un", "una", "que", "su", "sus", "con"})


def parse(sentences: Iterable[str]) -> Iterator[tuple[Word, ...]]:
    """The words of each sentence with one dependency tree a sentence, in the order given.

    Misses: words that the lexicon lacks are guessed by their endings; subjects that stand far from their verbs; verbless clauses.
    """
    for sentence in sentences:
        nodes = tagged(sentence)
        spanish_tree.attach(nodes)
        yield tuple(
            Word(
                n.text, n.lemma, n.pos, n.tag, n.dep or "dep", n.head if n.head >= 0 else i, n.start, n.lower
            )
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
    _sentencing(nodes)
    _phrases(nodes)
    _demonyms(nodes)
    return nodes


def _node(text: str, start: int, *, nodes: list[Node], after: str, shouted: bool) -> Node:
    low = text.lower()
    if not text[0].isalnum():
        return Node(text, start, low, low, "PUNCT", "." if text in ".!?" else text, low)
    if text[0].isdigit():
        plain = text.replace(".", "").replace(",", "") if _GROUPED.fullmatch(text) else text
        return Node(text, start, plain, plain, "NUM", "CD", low)
    found = _chosen(readings(low), nodes=nodes, after=after)
    if text[0].isupper() and not shouted and _is_name(text, found, nodes=nodes, after=after):
        lemma = found.lemma if found and found.pos == "NOUN" else low
        return Node(text, start, low, lemma, "PROPN", "NNP", low)
    if found and found.pos == "VERB" and found.tag in FINITE and nodes and nodes[-1].pos == "DET":
        # no verb stands behind an article: the noun of the same form is not in the lexicon
        return Node(text, start, found.lower, found.lemma, "NOUN", "NN", found.spanish)
    if found:
        return Node(text, start, found.lower, found.lemma, found.pos, found.tag, found.spanish)
    return _guessed(text, start, nodes)


def _is_name(text: str, found: Reading | None, *, nodes: list[Node], after: str) -> bool:
    """Whether a capitalised word is a name; at the beginning of a sentence the lexicons decide."""
    if found is None:
        return True
    if not nodes or nodes[-1].text in _OPENING:
        return found.pos in ("VERB", "NOUN", "ADJ") and actors.is_name((text,), "es")
    ordinary = found.pos in ("DET", "ADP", "CCONJ") or _common_here(found, after) or _describes(found, nodes)
    return not ordinary


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
    return Node(
        text, start, low, low, "ADJ" if nominal else "NOUN", "JJ" if nominal else "NNS" if many else "NN", low
    )


def _chosen(found: tuple[Reading, ...], *, nodes: list[Node], after: str) -> Reading | None:
    """Of several readings the one that fits between the neighbours."""
    if len(found) < 2:
        return found[0] if found else None
    if {r.spanish for r in found} == {"ser", "ir"}:
        return next(r for r in found if (r.spanish == "ir") == (after.lower() in ("a", "al", "hacia")))
    before = next((n for n in reversed(nodes) if n.pos != "ADV"), None)
    kinds = {r.pos: r for r in reversed(found)}
    if (
        before
        and before.lemma in ("be", "have")
        and (past := next((r for r in found if r.tag == "VBN"), None))
    ):
        return past
    if {"DET", "PRON"} <= set(kinds):
        return kinds["PRON" if _stands_alone(after) else "DET"]
    return _of_content(found, kinds, before=before, after=after)


def _stands_alone(after: str) -> bool:
    """Whether "la" is "her" before a verb and not "the" before a noun."""
    following = readings(after.lower())
    verb = any(r.pos == "VERB" and r.tag not in ("VB", "VBN", "VBG") for r in following)
    return verb and not any(r.pos == "NOUN" for r in following)


def _of_content(
    found: tuple[Reading, ...], kinds: dict[str, Reading], *, before: Node | None, after: str
) -> Reading:
    nominal = next((r for r in found if r.pos in ("NOUN", "ADJ", "NUM")), None)
    verbal = next((r for r in found if r.pos == "VERB" and r.tag != "VBN"), None)
    if nominal and verbal:
        return _noun_or_verb(nominal, verbal, before=before, after=after)
    if {"NOUN", "ADJ"} <= set(kinds):
        return kinds["ADJ" if before is not None and before.pos in ("NOUN", "PROPN") else "NOUN"]
    return kinds["ADJ"] if {"ADJ", "VERB"} <= set(kinds) else found[0]


def _noun_or_verb(nominal: Reading, verbal: Reading, *, before: Node | None, after: str) -> Reading:
    if before is None:
        return nominal
    if before.lemma in ("that", "not", "himself") or before.tag == "PRP":
        return verbal
    if before.pos in ("NOUN", "PROPN") and verbal.tag != "VBS":
        goes_on = after.lower() in _AFTER_VERB or after[:1].isupper() or after.isdigit()
        return verbal if goes_on else nominal
    return nominal


def _agreeing(nodes: list[Node]) -> None:
    """ "Está de acuerdo" is one verb."""
    for one, of, word in zip(nodes, nodes[1:], nodes[2:], strict=False):
        if one.spanish == "estar" and (of.text.lower(), word.text.lower()) == ("de", "acuerdo"):
            one.lemma = one.lower = one.spanish = "agree"
            of.lower = of.lemma = word.lower = word.lemma = "_"
            of.pos = word.pos = "PART"


def _sentencing(nodes: list[Node]) -> None:
    """ "Condenó a X a diez años" tells of a court's sentence, "condenó el ataque" of criticism."""
    for at, node in enumerate(nodes):
        if node.spanish == "condenar" and any(
            n.text.lower() in lexicon_es().terms for n in nodes[at + 1 : at + 9]
        ):
            node.lemma = node.lower = "sentence"


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
    return (node.pos, node.tag) if node.pos in ("NOUN", "ADJ", "PROPN", "VERB") else ("ADP", "IN")


def _demonyms(nodes: list[Node]) -> None:
    """Adjectives of countries are written small in Spanish: they are names all the same."""
    for at, node in enumerate(nodes):
        if (
            node.pos in ("ADJ", "NOUN", "VERB")
            and not node.text[0].isupper()
            and actors.is_demonym(node.text, "es")
        ):
            alone = at == 0 or nodes[at - 1].pos == "DET" or nodes[at - 1].pos == "ADP"
            node.pos = "PROPN"
            node.tag = ("NNPS" if node.text.endswith("s") else "NNP") if alone else "JJ"
