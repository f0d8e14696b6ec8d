"""Where a happening took place: the place that its words put it in."""

from __future__ import annotations

from functools import cache

from dateline import lexicon
from dateline.coding.attachment import Reach, distance, tokens_of
from dateline.coding.frames import words
from dateline.model.doc import Doc, Place

_LINKS = 4
_AREA = 4  # UCDP: a place as wide as a province


def place_of(doc: Doc, i: int, *, type_: str | None = None) -> Place | None:
    """The place of the happening of PLOVER type ``type_`` at ``i``; None where its sentence gives none.

    Never a demonym, never the dateline, never where somebody comes from, never a place that is part of a body's name.
    Misses: a place that another sentence gives; "the country's south"; the far end of a range ("from the gulf to the strait").
    """
    sentence = doc.sentence_at(i)
    reach = Reach(through=type_ is None or type_ in _types("through"), apart="apart_place")
    found = []
    for n, p in enumerate(doc.places):
        if p.sentence != sentence.index or p.kind == "demonym" or p.span.field != sentence.span.field:
            continue
        inside = tokens_of(doc, p)
        if inside and i not in inside and _sited(doc, p, inside, type_=type_) and not _in_name(doc, p):
            far = distance(doc, i, inside, reach=reach)
            if far is not None:
                found.append((far, n))
    return doc.places[min(found)[1]] if found else None


@cache
def _types(name: str) -> frozenset[str]:
    return frozenset(words(lexicon.table("lexicons", "event_places")["types"][name]))


@cache
def _prepositions(name: str) -> frozenset[str]:
    return frozenset(words(lexicon.table("lexicons", "event_places")["prepositions"][name]))


@cache
def _stretches(language: str) -> frozenset[str]:
    """Nouns for a part of a land or a water."""
    table = lexicon.table("lexicons", "sites").get(language, {})
    return frozenset(table.get("stretches", ()))


def _in_name(doc: Doc, place: Place) -> bool:
    """Whether the place is only a piece of a body's or person's name: "the Oslo Law School"."""
    return any(
        e.sentence == place.sentence
        and e.kind in ("organisation", "group", "person")
        and e.named
        and e.span.covers(place.span)
        and doc.words(e.span).removeprefix("the ").removeprefix("The ") != place.text
        for e in doc.entities
    )


def _sited(doc: Doc, place: Place, inside: list[int], *, type_: str | None) -> bool:
    """Whether the words put something in this place: "in Oslo", "off the coast of Oslo", "in the port city of Oslo"."""
    at = next((t for t in inside if doc.tokens[t].head not in inside), inside[-1])
    for _ in range(_LINKS):
        token = doc.tokens[at]
        governor = doc.tokens[token.head]
        if token.pos == "ADP" and at in inside:
            return True
        if (token.dep in ("pobj", "conj", "appos") and governor.pos != "ADP") or (
            token.dep in ("compound", "nmod", "poss", "amod") and governor.lemma in _stretches(doc.language)
        ):
            at = governor.index
        elif governor.pos == "ADP" and token.dep == "pobj":
            of = doc.tokens[governor.head]
            if governor.lower != "of" or of.pos not in ("NOUN", "PROPN"):
                return _puts(governor.lower, place, type_=type_)
            if of.lemma not in _stretches(doc.language):
                return False
            at = of.index
        else:
            return token.dep == "dobj" and type_ in _types("striking") and _is_narrow(place)
    return False


def _puts(preposition: str, place: Place, *, type_: str | None) -> bool:
    """Whether a preposition puts a happening of that type in the place."""
    if preposition in _prepositions("always"):
        return True
    if preposition in _prepositions("onto"):
        return type_ in _types("striking") or place.kind not in ("country", "province", "city")
    if preposition in _prepositions("toward"):
        return type_ in _types("moving")
    return preposition in _prepositions("away") and type_ in _types("leaving")


def _is_narrow(place: Place) -> bool:
    return place.where_prec is not None and place.where_prec <= _AREA
