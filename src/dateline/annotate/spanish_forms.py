"""The forms of Spanish words by rule: plurals, agreement, and the verb in every tense that news uses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

_PERSONS = ("3s", "3p", "1p")
_PRESENT = {"ar": ("a", "an", "amos"), "er": ("e", "en", "emos"), "ir": ("e", "en", "imos")}
_PAST = {"ar": ("ó", "aron", "amos"), "er": ("ió", "ieron", "imos"), "ir": ("ió", "ieron", "imos")}
_IMPERFECT = {"ar": ("aba", "aban", "ábamos"), "er": ("ía", "ían", "íamos"), "ir": ("ía", "ían", "íamos")}
_WISHED = {"ar": ("e", "en", "emos"), "er": ("a", "an", "amos"), "ir": ("a", "an", "amos")}
_GERUND = {"ar": "ando", "er": "iendo", "ir": "iendo"}
_PARTICIPLE = {"ar": "ado", "er": "ido", "ir": "ido"}
_PREFIXES = (
    "de",
    "re",
    "man",
    "sos",
    "con",
    "ob",
    "abs",
    "pro",
    "im",
    "dis",
    "o",
    "su",
    "ex",
    "inter",
    "pre",
    "contra",
    "des",
)


def plain(word: str) -> str:
    """The word without the accent that keeps the stress in place: "atacándolo" is "atacando"."""
    return "".join(
        c
        if c == "ñ"
        else unicodedata.normalize("NFD", c)[0]
        if unicodedata.combining(unicodedata.normalize("NFD", c)[-1])
        else c
        for c in word
    )


def plurals(word: str) -> tuple[str, ...]:
    """The plural of a noun or adjective."""
    if word[-1] in "aeiouáéó":
        return (word + "s",)
    # "naciones" loses its accent, "países" keeps the one that parts its vowels
    apart = word[-2:-1] == "í" and word[-3:-2] in "aeo"
    stem = plain(word) if word[-2:-1] in "áéíóú" and not apart else word
    return ((stem[:-1] + "ces") if stem.endswith("z") else stem + "es",)


def agreeing(word: str) -> tuple[str, ...]:
    """The forms of an adjective or participle by gender and number."""
    if word.endswith("o"):
        return word, word[:-1] + "a", word + "s", word[:-1] + "as"
    if word.endswith("or"):
        return word, word + "a", word + "es", word + "as"
    return word, *(() if word.endswith("s") else plurals(word))


def inflected(
    infinitive: str, change: str, *, irregular: Mapping[str, Any], participle: str | None
) -> Iterator[tuple[str, str]]:
    """The forms of a verb that news uses, each with its tag.

    ``change`` names the change of the stem under stress ("e>ie"), ``participle`` an irregular participle, ``irregular`` the verbs of no
    rule, whose compounds follow them. Tags are the English ones, with VBF for the future, VBC for the conditional, VBS for the subjunctive.
    Misses: the second person, the first of the singular.
    """
    stem, ending = infinitive[:-2], infinitive[-2:]
    yield infinitive, "VB"
    yield from ((form, "VBN") for form in agreeing(participle or _participle(stem, ending)))
    given, prefix = _irregular(infinitive, irregular)
    if given:
        yield from _given(given, prefix=prefix)
    else:
        yield from _regular(stem, ending, change)
    weak = _risen(stem, change) if ending == "ir" else stem
    yield _spelled(weak, _GERUND[ending], ending), "VBG"
    future = prefix + given[3] if given else infinitive
    yield from ((future + suffix, "VBF") for suffix in ("á", "án", "emos"))
    yield from ((future + suffix, "VBC") for suffix in ("ía", "ían", "íamos"))


def _participle(stem: str, ending: str) -> str:
    """ "caído", "creído": the accent keeps the vowels apart."""
    apart = stem[-1:] in "aeo" and ending != "ar"
    return stem + ("ído" if apart else _PARTICIPLE[ending])


def _irregular(infinitive: str, irregular: Mapping[str, Any]) -> tuple[list[str] | None, str]:
    if infinitive in irregular:
        return irregular[infinitive], ""
    for prefix in _PREFIXES:
        base = infinitive.removeprefix(prefix)
        if base != infinitive and base in ("tener", "poner", "venir", "hacer", "traer", "decir", "ver"):
            return irregular[base], prefix
    return None, ""


def _given(row: list[str], *, prefix: str) -> Iterator[tuple[str, str]]:
    for forms, tags in (
        (row[0], ("VBZ", "VBP", "VBP", "VBZ")),
        (row[1], ("VBD",) * 3),
        (row[2], ("VBD",) * 3),
    ):
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
        yield (
            _spelled(stem if person == "1p" else stressed, suffix, ending),
            "VBZ" if person == "3s" else "VBP",
        )
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
    """The stem where the stress falls on it: "neg" is "nieg", "envi" is "enví", and "destru" takes a "y"."""
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
