"""Where a happening took place: the place that its words put it in."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.attachment import Reach, distance, tokens_of
from dateline.coding.frames import words
from dateline.coding.pointing import points_back, takes_up
from dateline.coding.roles import match_at
from dateline.model.doc import Doc, Place

_LINKS = 4
_AREA = 4  # UCDP: a place as wide as a province
_TOWN = 3
_WIDEST = 9
_SEARCHED = 80  # tokens of the sentence before
_LINKED = ("conj", "advcl", "xcomp")
_NAMING = ("compound", "nmod", "poss")
_PATIENT = ("dobj", "nsubjpass")
_Told = tuple[Place, list[int]]  # a place with its tokens


def place_of(doc: Doc, i: int, *, type_: str | None = None) -> Place | None:
    """The place of the happening of PLOVER type ``type_`` at ``i``; None where the report gives none.

    That is the place that its sentence puts it in; else that of the journey to it; else that of the deed that it takes up from the
    sentence before. Never a demonym, never the dateline, never where somebody comes from, never a place that is part of a body's name.
    Misses: a place that a sentence further off gives; the far end of a range ("from the gulf to the strait").
    """
    return next((p for told in _TELLING if (p := told(doc, i, type_)) is not None), None)


def _here(doc: Doc, i: int, type_: str | None) -> Place | None:
    """The place in the happening's own sentence."""
    apart = "apart_topic" if type_ in _types("meeting") else "apart_place"
    reach = Reach(through=type_ is None or type_ in _types("through"), apart=apart, located=True)
    found = []
    for n, (p, inside) in enumerate(_in_sentence(doc, i)):
        if i in inside or _in_name(doc, p) or _is_cut_off(doc, i, inside):
            continue
        if _names_deed(doc, i, (p, inside), type_=type_):
            found.append((_rank(doc, p), 0, p.where_prec or _WIDEST, n, p))
        elif _sited(doc, i, (p, inside), type_=type_):
            far = distance(doc, i, inside, reach=reach)
            if far is not None:
                found.append((_rank(doc, p), far, p.where_prec or _WIDEST, n, p))
    places = [f[4] for f in sorted(found, key=lambda f: f[:4])]
    return _narrowed(places) if places else None


def _narrowed(places: list[Place]) -> Place:
    """The first place, or a part of it that is told too: "in Sudan, ... in the country's north"."""
    whole = places[0]
    if whole.kind != "country" or whole.near:
        return whole
    parts = (
        p
        for p in places
        if p.country == whole.country and (p.where_prec or _WIDEST) < (whole.where_prec or 0)
    )
    return next(parts, whole)


def _rank(doc: Doc, place: Place) -> bool:
    """Whether a place gives way to all others: a land told only by "a Chadian town"."""
    return place.kind == "country" and place.text != place.name and place in doc.sites


def _is_cut_off(doc: Doc, i: int, inside: list[int]) -> bool:
    """Whether a semicolon stands between: what is told after it is told of something else."""
    low, high = sorted((i, inside[0]))
    return any(t.text == ";" for t in doc.tokens[low:high])


def _in_sentence(doc: Doc, i: int) -> Iterator[_Told]:
    """The places of the sentence of ``i`` with their tokens."""
    sentence = doc.sentence_at(i)
    for places in (doc.places, doc.sites):
        for p in itertools.islice(places, bisect_left(places, sentence.index, key=_number), None):
            if p.sentence != sentence.index:
                break
            inside = [] if p.kind == "demonym" else tokens_of(doc, p)
            if inside:
                yield p, inside


def _number(place: Place) -> int:
    return place.sentence


@cache
def _types(name: str) -> frozenset[str]:
    return frozenset(words(lexicon.table("lexicons", "event_places")["types"][name]))


@cache
def _prepositions(name: str) -> frozenset[str]:
    return frozenset(words(lexicon.table("lexicons", "event_places")["prepositions"][name]))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words(lexicon.table("lexicons", "event_places")["words"][name]))


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
        and doc.words(e.span).split()[-1].lower() not in _words("sites")
        for e in doc.entities
    )


def _head(doc: Doc, inside: list[int]) -> int:
    return next((t for t in inside if doc.tokens[t].head not in inside), inside[-1])


def _names_deed(doc: Doc, i: int, told: _Told, *, type_: str | None) -> bool:
    """Whether the place stands before the noun of a deed, or of the site that was acted on: "the Kharkiv strike", "raided a Lyon flat"."""
    place, inside = told
    token = doc.tokens[_head(doc, inside)]
    if token.dep not in _NAMING or place.kind == "continent":
        return False
    noun = doc.tokens[token.head]
    if noun.index == i or (noun.lemma in _words("deeds") and noun.head == i):
        land = place.where_prec is None or place.where_prec > (_TOWN if type_ in _types("meeting") else 5)
        return token.dep != "poss" and type_ in _types("named") and not land
    if noun.lemma not in _words("sites") or place.kind == "country" or _names_further(doc, noun.index):
        return False
    return noun.dep in _PATIENT and noun.head == i and type_ in _types("through")


def _names_further(doc: Doc, noun: int) -> bool:
    """Whether "of" behind the noun names another place: "the Bamako suburb of Kati"."""
    return any(doc.tokens[o].pos == "PROPN" for o in tree.preps(doc, noun, "of"))


def _sited(doc: Doc, i: int, told: _Told, *, type_: str | None) -> bool:
    """Whether the words put something in this place: "in Oslo", "off the coast of Oslo", "in the port city of Oslo"."""
    place, inside = told
    at = _head(doc, inside)
    if place.distance or (doc.tokens[at].lower == "there" and doc.tokens[at].dep == "advmod"):
        return True
    for _ in range(_LINKS):
        token = doc.tokens[at]
        if token.pos == "ADP" and at in inside:
            return True
        above = _above(doc, at)
        if above is None:
            return _closes(doc, (i, at), place, type_=type_)
        at = above
    return False


def _above(doc: Doc, at: int) -> int | None:
    """The noun whose place is that of the noun at ``at``: the city of "the port of Oslo city"; None where the climb ends."""
    token = doc.tokens[at]
    governor = doc.tokens[token.head]
    if token.dep in ("pobj", "conj") and governor.pos != "ADP":
        return governor.index
    if token.dep in ("compound", "nmod", "poss", "amod", "appos"):
        stretch = governor.lemma in _stretches(doc.language) or governor.lower in _words("sites")
        return governor.index if stretch and not _names_further(doc, governor.index) else None
    of = doc.tokens[governor.head]
    if token.dep == "pobj" and governor.lower == "of" and of.pos in ("NOUN", "PROPN"):
        return of.index if of.lemma in _stretches(doc.language) else None
    return None


def _closes(doc: Doc, ends: tuple[int, int], place: Place, *, type_: str | None) -> bool:
    """Whether what governs the last noun puts something there: a preposition of place, or a verb that acts on the place.

    ``ends`` are the happening and the last noun.
    """
    token = doc.tokens[ends[1]]
    governor = doc.tokens[token.head]
    if governor.pos == "ADP" and token.dep == "pobj":
        partitive = governor.lower == "of" and doc.tokens[governor.head].pos in ("NOUN", "PROPN")
        return not partitive and _puts(governor.lower, place, type_=type_)
    return token.dep in _PATIENT and _is_struck(doc, (ends[0], governor.index), place, type_=type_)


def _is_struck(doc: Doc, ends: tuple[int, int], place: Place, *, type_: str | None) -> bool:
    """Whether a place as what the verb acts on is where it acts: "bombed Tacna", "besieged Tacna", "visited Tacna"."""
    i, verb = ends
    if type_ in _types("striking"):
        return _is_narrow(place) or (verb == i and place.kind in ("country", "region"))
    lemma = doc.tokens[verb].lemma
    if not _is_narrow(place) and lemma not in _words("holding") | _words("visiting") | _words("entering"):
        return False
    return any(type_ in _types(k) and lemma in _words(k) for k in ("seizing", "visiting", "entering"))


def _puts(preposition: str, place: Place, *, type_: str | None) -> bool:
    """Whether a preposition puts a happening of that type in the place."""
    if preposition in _prepositions("always"):
        return True
    if preposition in _prepositions("onto"):
        return type_ in _types("striking") or place.kind not in ("country", "province", "city")
    if preposition in _prepositions("into") and type_ in _types("bringing"):
        return True
    if preposition in _prepositions("toward"):
        return type_ in _types("moving")
    return preposition in _prepositions("away") and type_ in _types("leaving")


def _is_narrow(place: Place) -> bool:
    return place.where_prec is not None and place.where_prec <= _AREA


def _of_journey(doc: Doc, i: int, type_: str | None) -> Place | None:
    """Where a journey ends for what it serves: "flew to Cairo and met", "arrived in Cairo to sign"."""
    if type_ not in _types("meeting"):
        return None
    at = i
    while doc.tokens[at].dep in _LINKED and doc.tokens[at].head != at:
        at = doc.tokens[at].head
        if doc.tokens[at].lemma in _words("travelling"):
            return _here(doc, at, "CONSULT")
    return None


def _of_hold(doc: Doc, i: int, type_: str | None) -> Place | None:
    """What a siege or a blockade is laid on: "the blockade of Cuba", "a blockade on ships that leave Cuba"."""
    nouns = [n for n in (i, *tree.children(doc, i, "dobj")) if doc.tokens[n].lemma in _words("taking")]
    if not nouns or type_ not in _types("seizing"):
        return None
    below = set(tree.subtree(doc, nouns[0]))
    told = ((p, inside) for p, inside in _in_sentence(doc, i) if inside[0] > nouns[0])
    return next((p for p, inside in told if below.issuperset(inside)), None)


def _of_relative(doc: Doc, i: int, type_: str | None) -> Place | None:
    """The place that "where" or "in which" takes up, or that of the deed that it does: "a raid in Lyon in which two died"."""
    clause = next((t for t in (i, *tree.ancestors(doc, i)) if doc.tokens[t].dep == "relcl"), None)
    if clause is None or not _opens_place(doc, clause):
        return None
    noun = doc.tokens[clause].head
    own = next((p for p, inside in _in_sentence(doc, i) if noun in inside), None)
    return own or _here(doc, noun, type_)


def _opens_place(doc: Doc, clause: int) -> bool:
    if any(doc.tokens[c].lower == "where" for c in tree.children(doc, clause, "advmod")):
        return True
    opened = [o for o in tree.preps(doc, clause, "in", "at", "during") if doc.tokens[o].lower == "which"]
    return bool(opened)


def _of_deed_before(doc: Doc, i: int, type_: str | None) -> Place | None:
    """The place of the deed that the words take up from the sentence before: "The blast killed two", "Two people were wounded"."""
    before = doc.tokens[i].sentence - 1
    if type_ not in _types("told_on") or before < 0 or not _goes_on(doc, i):
        return None
    sentence = doc.sentences[before]
    if sentence.kind == "headline" or not sentence.parsed:
        return None
    for t in range(sentence.first, min(sentence.last, sentence.first + _SEARCHED)):
        if _is_deed(doc, t):
            place = _here(doc, t, "ASSAULT")
            if place is not None:
                return place
    return None


def _goes_on(doc: Doc, i: int) -> bool:
    """Whether the words at ``i`` tell more of a deed told before, and no place of their own."""
    if any(p.where_prec for p, _ in _in_sentence(doc, i)):
        return False
    result = doc.tokens[i].lemma in _words("results") and tree.is_passive(doc, i)
    return takes_up(doc, i) or points_back(doc, i) or result


def _is_deed(doc: Doc, i: int) -> bool:
    token = doc.tokens[i]
    if token.pos not in ("VERB", "NOUN"):
        return False
    if token.lemma in _words("happening"):
        return True
    deed = match_at(doc, i, depth=1)
    return deed is not None and deed.frame.type in _types("told_on")


_TELLING = (_here, _of_hold, _of_relative, _of_journey, _of_deed_before)
