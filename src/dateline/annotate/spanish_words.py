"""Spanish words with their readings: the English word of the codebook, part of speech and tag; verbs inflected by rule."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dateline import lexicon

_PERSONS = ("3s", "3p", "1p")
_PRESENT = {"ar": ("a", "an", "amos"), "er": ("e", "en", "emos"), "ir": ("e", "en", "imos")}
_PAST = {"ar": ("ó", "aron", "amos"), "er": ("ió", "ieron", "imos"), "ir": ("ió", "ieron", "imos")}
_IMPERFECT = {"ar": ("aba", "aban", "ábamos"), "er": ("ía", "ían", "íamos"), "ir": ("ía", "ían", "íamos")}
_WISHED = {"ar": ("e", "en", "emos"), "er": ("a", "an", "amos"), "ir": ("a", "an", "amos")}
_GERUND = {"ar": "ando", "er": "iendo", "ir": "iendo"}
_PARTICIPLE = {"ar": "ado", "er": "ido", "ir": "ido"}
_CLITICS = ("selo", "sela", "selos", "selas", "lo", "la", "los", "las", "le", "les", "se", "me", "nos", "te")
_PREFIXES = ("de", "re", "man", "sos", "con", "ob", "abs", "pro", "im", "dis", "o", "su", "ex", "inter", "pre", "contra", "des")


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
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]


def _pairs(table: Mapping[str, Any], section: str) -> Iterator[tuple[str, str]]:
    for pair in table[section]["words"].split():
        yield tuple(pair.split("=", 1))  # type: ignore[misc]


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
        phrases={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()},
    )


def readings(word: str) -> tuple[Reading, ...]:
    """The readings of a word in lower case, with pronouns cut off its end where it is unknown without; empty for unknown words."""
    forms = lexicon_es().forms
    if word in forms:
        return forms[word]
    for clitic in _CLITICS:
        stem = _plain(word.removesuffix(clitic)) if word.endswith(clitic) else ""
        verbs = tuple(r for r in forms.get(stem, ()) if r.tag in ("VB", "VBG"))
        if verbs and clitic.endswith("se"):
            other = lexicon_es().reflexive
            return tuple(replace(r, lemma=other[r.spanish], lower=other[r.spanish]) if r.spanish in other else r for r in verbs)
        if verbs:
            return verbs
    return ()


def _plain(word: str) -> str:
    """Without the accent that keeps the stress in place: "atacándolo" is "atacando"."""
    return "".join(
        c if c == "ñ" else unicodedata.normalize("NFD", c)[0] if unicodedata.combining(unicodedata.normalize("NFD", c)[-1]) else c
        for c in word
    )


def _small(table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    tags = {"DET": "DT", "ADP": "IN", "CCONJ": "CC", "SCONJ": "IN", "PRON": "PRP", "ADV": "RB", "NUM": "CD", "QUESTION": "WRB"}
    for pos, rows in table["small"].items():
        for english, listed in rows.items():
            for word in listed.split():
                yield word, Reading(english.split()[0], "ADV" if pos == "QUESTION" else pos, tags[pos], word, english)


def _nouns(table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    for word, english in _pairs(table, "nouns"):
        many = english.endswith("s") and word.endswith("s") and english not in ("crisis", "press")
        yield word, Reading(english, "NOUN", "NNS" if many else "NN", word, english)
        if not word.endswith("s"):
            for plural in _plurals(word):
                yield plural, Reading(english, "NOUN", "NNS", word, _english_plural(english))
            if word.endswith(("or", "ón")) and word[-3:] != "ión":
                yield _plain(word) + "a", Reading(english, "NOUN", "NN", word, english)


def _english_plural(word: str) -> str:
    irregular = {"man": "men", "woman": "women", "child": "children", "person": "people", "fisherman": "fishermen"}
    if word in irregular:
        return irregular[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def _plurals(word: str) -> tuple[str, ...]:
    if word[-1] in "aeiouáéó":
        return (word + "s",)
    stem = _plain(word) if word[-2:-1] in "áéíóú" else word
    return ((stem[:-1] + "ces") if stem.endswith("z") else stem + "es",)


def _adjectives(table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    for word, english in _pairs(table, "adjectives"):
        for form in _agreeing(word):
            yield form, Reading(english, "ADJ", "JJ", word, english)


def _agreeing(word: str) -> tuple[str, ...]:
    if word.endswith("o"):
        return word, word[:-1] + "a", word + "s", word[:-1] + "as"
    if word.endswith("or"):
        return word, word + "a", word + "es", word + "as"
    return word, *(() if word.endswith("s") else _plurals(word))


def _verbs(table: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    irregular, participles = table["irregular"], dict(_pairs(table, "participles"))
    for infinitive, row in _pairs(table, "verbs"):
        english, _, change = row.partition("/")
        for form, tag in _inflected(infinitive, change, irregular=irregular, participle=participles.get(infinitive)):
            yield form, Reading(english, "VERB", tag, infinitive, english)


def _inflected(infinitive: str, change: str, *, irregular: Mapping[str, Any], participle: str | None) -> Iterator[tuple[str, str]]:
    stem, ending = infinitive[:-2], infinitive[-2:]
    yield infinitive, "VB"
    past = participle or (stem + ("í" if stem[-1:] in "aeo" and ending != "ar" else "") + _PARTICIPLE[ending].removeprefix("i" if stem[-1:] in "aeo" and ending != "ar" else ""))
    for form in _agreeing(past):
        yield form, "VBN"
    given, prefix = _irregular(infinitive, irregular)
    if given:
        yield from _given(given, prefix=prefix)
    else:
        yield from _regular(stem, ending, change)
    yield _spelled(_risen(stem, change) if ending == "ir" else stem, _GERUND[ending], ending), "VBG"
    future = prefix + given[3] if given else infinitive
    for suffix in ("á", "án", "emos"):
        yield future + suffix, "VBF"
    for suffix in ("ía", "ían", "íamos"):
        yield future + suffix, "VBC"


def _irregular(infinitive: str, irregular: Mapping[str, Any]) -> tuple[list[str] | None, str]:
    if infinitive in irregular:
        return irregular[infinitive], ""
    for prefix in _PREFIXES:
        base = infinitive.removeprefix(prefix)
        if base != infinitive and base in ("tener", "poner", "venir", "hacer", "traer", "decir", "ver"):
            return irregular[base], prefix
    return None, ""


def _given(row: list[str], *, prefix: str) -> Iterator[tuple[str, str]]:
    for forms, tags in ((row[0], ("VBZ", "VBP", "VBP", "VBZ")), (row[1], ("VBD",) * 3), (row[2], ("VBD",) * 3)):
        for form, tag in zip(forms.split(), tags, strict=False):
            yield prefix + form, tag
    stem = prefix + row[4]
    for ending in ("é", "én", "emos") if row[4] in ("est", "d") else _WISHED["er"]:
        yield stem + ending, "VBS"
    past = prefix + row[1].split()[1].removesuffix("ron")
    for ending in ("ra", "ran", "se", "sen"):
        yield past + ending, "VBS"


def _regular(stem: str, ending: str, change: str) -> Iterator[tuple[str, str]]:
    stressed = _stressed(stem, ending, change)
    for suffix, person in zip(_PRESENT[ending], _PERSONS, strict=True):
        yield _spelled(stem if person == "1p" else stressed, suffix, ending), "VBZ" if person == "3s" else "VBP"
    weak = _risen(stem, change) if ending == "ir" else stem
    for suffix, person in zip(_PAST[ending], _PERSONS, strict=True):
        yield _spelled(stem if person == "1p" else weak, suffix, ending), "VBD"
    for suffix in _IMPERFECT[ending]:
        yield stem + suffix, "VBD"
    wished = stem[:-1] + "zc" if change == "c>zc" else stressed
    for suffix in _WISHED[ending]:
        yield _spelled(wished, suffix, ending), "VBS"
    past = _spelled(weak, _PAST[ending][1], ending).removesuffix("ron")
    for suffix in ("ra", "ran", "se", "sen"):
        yield past + suffix, "VBS"


def _stressed(stem: str, ending: str, change: str) -> str:
    """The stem where the stress falls on it: "neg" is "nieg", "o" before "y" in "destruye"."""
    if ending == "ir" and stem.endswith("u") and not stem.endswith(("gu", "qu")):
        return stem + "y"
    old, _, new = change.partition(">")
    if not new or change == "c>zc":
        return stem
    at = stem.rfind(old)
    return stem[:at] + new + stem[at + 1 :] if at >= 0 else stem


def _risen(stem: str, change: str) -> str:
    """The stem of "pidió", "murió", "advirtió"."""
    old = change.partition(">")[0]
    at = stem.rfind(old) if old in ("e", "o") else -1
    return stem[:at] + {"e": "i", "o": "u"}[old] + stem[at + 1 :] if at >= 0 else stem


def _spelled(stem: str, suffix: str, ending: str) -> str:
    """Stem and suffix with the letters that keep the sound: "ataqué", "lance", "exija", "destruyó"."""
    front = suffix[0] in "eéií"
    if ending == "ar" and front:
        for old, new in (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(old):
                return stem[: -len(old)] + new + suffix
    if ending != "ar" and suffix[0] in "aoá":
        for old, new in (("gu", "g"), ("g", "j"), ("qu", "c")):
            if stem.endswith(old):
                return stem[: -len(old)] + new + suffix
    if stem[-1:] in "aeou" and suffix.startswith(("ió", "ie")) and not stem.endswith(("gu", "qu")):
        return stem + "y" + suffix[1:]
    return stem + suffix
