"""A report with its linguistic analysis: what ``annotate`` hands to ``coding``.

A Doc is plain data: it can be pickled, compared and built by hand in a test. It holds nothing of the NLP library.

Offsets are code points into the field that the span names (``text`` or ``title``), end exclusive.
Token indices count through the whole Doc: the title's sentences come first, then the text's.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dateline.model.report import Field, Trouble

Modality = Literal["actual", "future", "hypothetical", "negated"]
EntityKind = Literal["person", "country", "organisation", "group", "population", "object", "other"]
DateBasis = Literal["stated", "relative", "published", "none"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of one field of the report."""

    start: int
    end: int
    field: Field = "text"

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies inside of this span."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.field == other.field and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Token:
    """One token. ``head`` is the index of its governor (its own index at the root); ``dep`` is a label of the English parser
    (ClearNLP style: nsubj, nsubjpass, dobj, agent, prep, pobj, poss, relcl, appos, conj, xcomp, ccomp, advcl, neg, aux ...).

    In a sentence that was not parsed ``lemma`` is the lower-case form, ``pos``, ``tag`` and ``dep`` are empty, and ``head`` is the token itself.
    """

    index: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int
    children: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: tokens ``first`` to ``last`` (exclusive). ``parsed`` is False where no coder could find anything in it."""

    index: int
    span: Span
    first: int
    last: int
    paragraph: int
    parsed: bool
    kind: Literal["headline", "body"] = "body"


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the words give it to a person: "foreign minister", of the country ``country``. ``former`` where it is held no more."""

    title: str
    country: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """What an unnamed group is drawn from: its ``kind`` (states, group, organisation, population) and the ``region`` that the words give."""

    kind: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A party (or object) as the text words it, with what it was resolved to.

    ``span`` and ``text`` are the words; ``head`` is their head token, ``first`` and ``last`` (exclusive) their tokens.
    ``name`` is the resolved name: of the registry, of the fuller mention in the same report, or the words themselves.
    ``country`` is ISO 3166 alpha-3 or one of PLOVER's (IGO, UNO, EUR, NGO, ISM, IMG, MNC), ``sector`` a PLOVER sector.
    ``refers_to`` is the index in ``Doc.entities`` of the mention that names this one (pronouns and short names), else None.
    ``named`` is False for a description ("masked gunmen", "some nations in the region").
    ``office`` is what the words around a person say that it holds; ``scope`` says of an unnamed group what it is drawn from.
    """

    span: Span
    text: str
    kind: EntityKind
    name: str
    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    head: int = -1
    first: int = -1
    last: int = -1
    sentence: int = -1
    named: bool = True
    plural: bool = False
    refers_to: int | None = None
    office: Office | None = None
    scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression. ``value`` is TIMEX3, ``edtf`` its EDTF form where it denotes a time, ``date_prec`` UCDP's 1 to 5."""

    span: Span
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    edtf: str | None = None
    date_prec: int | None = None
    basis: DateBasis = "stated"
    sentence: int = -1


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text words it, resolved as far as the words allow.

    ``kind``: country, province, city, sea, airport, ... or ``demonym`` (locates an actor, never an event).
    ``where_prec`` is UCDP's 1 (exact) to 7 (over water). ``gazetteer`` is an identifier such as ``geonames:3530597``.
    ``near`` holds the place that "near" or "off the coast of" names; ``distance`` (as worded), ``distance_km`` and ``bearing``
    (a point of the compass) are stated with it. ``basin`` is the sea that a place at sea lies in, ``zone`` the legal zone where it is
    stated: territorial waters, exclusive economic zone, international waters; ``zone_by`` who says so, None the reporter.

    Units: ``lat``, ``lon`` in degrees, WGS 84; of the place that ``near`` names, moved by distance and bearing where both are stated.
    """

    span: Span
    text: str
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    kind: str = "place"
    where_prec: int | None = None
    gazetteer: str | None = None
    near: str | None = None
    distance: str | None = None
    distance_km: float | None = None
    bearing: str | None = None
    basin: str | None = None
    zone: str | None = None
    zone_by: str | None = None
    sentence: int = -1


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks; ``span`` excludes the marks. One quotation may run over several sentences."""

    span: Span


@dataclass(frozen=True, slots=True)
class Doc:
    """An analysed report. ``places`` are those that the text names, ``sites`` those that it tells by a description ("the capital")."""

    report: str
    title: str
    text: str
    language: str
    published: dt.date | None
    outlet: str | None
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[Place, ...] = ()
    sites: tuple[Place, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    trouble: tuple[Trouble, ...] = ()

    def field_text(self, field: Field) -> str:
        """The text that offsets of ``field`` count in."""
        return self.text if field == "text" else self.title

    def words(self, span: Span) -> str:
        """The exact characters of ``span``."""
        return self.field_text(span.field)[span.start : span.end]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence, in order."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_at(self, token: int) -> Sentence:
        """The sentence that holds the token with this index."""
        return self.sentences[self.tokens[token].sentence]

    def span_of(self, first: int, last: int) -> Span:
        """The characters from token ``first`` up to and excluding token ``last``."""
        tokens = self.tokens
        return Span(tokens[first].start, tokens[last - 1].end, self.sentence_at(first).span.field)
