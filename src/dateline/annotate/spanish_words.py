"""Spanish words with their readings: the English word of the codebook, part of speech and tag; verbs inflected by rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.annotate.spanish_forms import agreeing, inflected, plain, plurals

_CLITICS = ("selo", "sela", "selos", "selas", "lo", "la", "los", "las", "le", "les", "se", "me", "nos", "te")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a word: ``lemma`` is English, ``spanish`` the dictionary form, ``lower`` what English would write."""

    lemma: str
    pos: str
    tag: str
    spanish: str
    lower: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words by their form; ``reflexive`` gives verbs another meaning with "se"."""

    forms: Mapping[str, tuple[Reading, ...]]
    reflexive: Mapping[str, str]
    deeds: frozenset[str]
    saying: frozenset[str]
    motion: frozenset[str]
    intransitive: frozenset[str]
    terms: frozenset[str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]


def _pairs(table: Mapping[str, Any], section: str) -> Iterator[tuple[str, str]]:
    for pair in table[section]["words"].split():
        word, _, english = pair.partition("=")
        yield word, english


@cache
def lexicon_es() -> Lexicon:
    """The Spanish lexicon; read once."""
    table = lexicon.table("languages", "es")
    forms: dict[str, list[Reading]] = {}
    for form, reading in (*_small(table), *_nouns(table), *_adjectives(table), *_verbs(table)):
        if reading not in forms.setdefault(form, []):
            forms[form].append(reading)
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for written, english in table["phrases"].items():
        words = tuple(written.split())
        phrases.setdefault(words[0], []).append((words, tuple(english.split())))
    return Lexicon(
        forms={form: tuple(readings) for form, readings in forms.items()},
        reflexive=dict(_pairs(table, "reflexive")),
        deeds=frozenset(table["deeds"]["words"].split()),
        saying=frozenset(table["saying"]["words"].split()),
        motion=frozenset(table["motion"]["words"].split()),
        intransitive=frozenset(table["intransitive"]["words"].split()),
        terms=frozenset(table["terms"]["words"].split()),
        phrases={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()},
    )


def readings(word: str) -> tuple[Reading, ...]:
    """The readings of a word in lower case, with pronouns cut off its end where it is unknown without; empty for unknown words."""
    forms = lexicon_es().forms
    if word in forms:
        return forms[word]
    for clitic in _CLITICS:
        stem = plain(word.removesuffix(clitic)) if word.endswith(clitic) else ""
        verbs = tuple(r for r in forms.get(stem, ()) if r.tag in ("VB", "VBG"))
        if verbs and clitic.endswith("se"):
            other = lexicon_es().reflexive
            return tuple(
                replace(r, lemma=other[r.spanish], lower=other[r.spanish]) if r.spanish in other else r
                for r in verbs
            )
        if verbs:
            return verbs
    return ()


def _small(table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    tags = {
        "DET": "DT",
        "ADP": "IN",
        "CCONJ": "CC",
        "SCONJ": "IN",
        "PRON": "PRP",
        "ADV": "RB",
        "NUM": "CD",
        "QUESTION": "WRB",
    }
    for pos, rows in table["small"].items():
        for english, listed in rows.items():
            for word in listed.split():
                yield (
                    word,
                    Reading(
                        english.split()[0], "ADV" if pos == "QUESTION" else pos, tags[pos], word, english
                    ),
                )


def _nouns(table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    for word, english in _pairs(table, "nouns"):
        many = english.endswith("s") and word.endswith("s") and english not in ("crisis", "press")
        yield word, Reading(english, "NOUN", "NNS" if many else "NN", word, english)
        if not word.endswith("s") or word[-2] in "áéíóú":
            for plural in plurals(word):
                yield plural, Reading(english, "NOUN", "NNS", word, _english_plural(english))
            if word.endswith(("or", "ón")) and word[-3:] != "ión":
                yield plain(word) + "a", Reading(english, "NOUN", "NN", word, english)


def _english_plural(word: str) -> str:
    irregular = {
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people",
        "fisherman": "fishermen",
    }
    if word in irregular:
        return irregular[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def _adjectives(table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    for word, english in _pairs(table, "adjectives"):
        for form in agreeing(word):
            yield form, Reading(english, "ADJ", "JJ", word, english)


def _verbs(table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    irregular, participles = table["irregular"], dict(_pairs(table, "participles"))
    for infinitive, row in _pairs(table, "verbs"):
        english, _, change = row.partition("/")
        for form, tag in inflected(
            infinitive, change, irregular=irregular, participle=participles.get(infinitive)
        ):
            yield form, Reading(english, "VERB", tag, infinitive, english)
