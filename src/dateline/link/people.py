"""Who is a private person: a named human being whom nothing in the reports shows to be an official."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.model.doc import Entity
from dateline.model.report import Report
from dateline.model.statement import Reading

_BEFORE = 40
_AFTER = 64
_APPOSITION = re.compile(r",\s+([^,.;]{3,60})[,.;]")


def all_public(mentions: Iterable[tuple[Report, Entity]]) -> bool:
    """False where the mentions of one actor are those of a private person."""
    mentions = list(mentions)
    if not any(_is_person(e) for _, e in mentions):
        return True
    return any(_is_official(report, e) for report, e in mentions)


def private_names(readings: Iterable[tuple[Report, Reading]]) -> dict[str, frozenset[str]]:
    """For each report the names and mentions of private persons in it, also of those whom no row of the record holds.

    Whom one report shows to be an official is public in all. Relatives are private too ("his wife Ann Doerr", "the family of Jon Doerr").

    Misses: persons whom the reader did not notice.
    """
    public: set[str] = set()
    found: dict[str, set[str]] = defaultdict(set)
    for report, reading in readings:
        for entity in filter(_is_person, reading.entities):
            words = public if _is_official(report, entity) else found[report.id]
            words |= {entity.name, *_short_form(entity)}
        found[report.id].update(_kin(report.text))
    return {id_: frozenset(words - public) for id_, words in found.items()}


def _short_form(entity: Entity) -> tuple[str, ...]:
    """The mention where it holds part of the name: "Doerr", and not "he"."""
    return (entity.text,) if set(entity.text.split()) & set(entity.name.split()) else ()


def _kin(text: str) -> set[str]:
    """Names that the text gives to relatives, or to those whose relatives it tells of."""
    of, own, named = _kinship()
    return {m[1] for pattern in (of, own, named) for m in pattern.finditer(text)}


@cache
def _kinship() -> tuple[re.Pattern[str], ...]:
    """ "family of N", "N's wife", "his son N", with the name as the group."""
    kin = "|".join(sorted(map(re.escape, _people()["kin_words"]), key=len, reverse=True))
    name = r"((?:[^\W\d_a-z][\w’'-]*[^\W\d_](?:\s+(?:de|da|del|van|von|bin|al)\b)?\s+){1,3}[^\W\d_a-z][\w’-]*[^\W\d_])"
    return (
        re.compile(rf"\b(?i:{kin}) of {name}"),
        re.compile(rf"{name}['’]s (?:{kin})\b"),
        re.compile(rf"\b(?:his|her|their) (?:\w+ )?(?:{kin}),? {name}"),
    )


def _is_person(entity: Entity) -> bool:
    return entity.kind == "person" and entity.named


def _is_official(report: Report, entity: Entity) -> bool:
    people = _people()
    return (
        entity.actor is not None
        or entity.office is not None
        or entity.sector in people["official_sectors"]
        or entity.country in people["official_bodies"]
        or _has_office(report, entity)
    )


def _has_office(report: Report, entity: Entity) -> bool:
    """Whether a word of office stands in the name, right before it, or in an apposition right after it."""
    text, span = report.field_text(entity.span.field), entity.span
    before = text[max(0, span.start - _BEFORE) : span.start].rstrip().removesuffix(",").casefold()
    after = _APPOSITION.match(text[span.end : span.end + _AFTER])
    office, at_end = _office()
    return bool(
        office.search(entity.text.casefold())
        or at_end.search(before)
        or (after and office.search(after.group(1).casefold()))
    )


@cache
def _office() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of office anywhere, and at the end of a text."""
    words = sorted(_people()["office_words"], key=len, reverse=True)
    any_word = r"\b(?:" + "|".join(map(re.escape, words)) + r")s?\b"
    return re.compile(any_word), re.compile(any_word + r"$")


def _people() -> Mapping[str, Any]:
    found: Mapping[str, Any] = lexicon.table("linking", "relations")["people"]
    return found
