"""Report -> Doc: the steps of the room in order, many reports at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from dateline.annotate import (
    casing,
    coreference,
    described,
    english,
    entities,
    gate,
    places,
    quotations,
    sentences,
    spanish,
    times,
    unlisted,
)
from dateline.lexicon import NO_OVERLAY, Overlay, overlaid
from dateline.model.doc import Doc, Entity, Sentence, Span, Token
from dateline.model.report import Field, Report, Trouble

Piece = tuple[Field, int, int, int]
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
Words = tuple[english.Word, ...]

#: Languages with an analysis component.
ANALYSED = ("en", "es")
_REPORTS = 64
_CHARACTERS = 200_000


def annotate(reports: Iterable[Report], overlay: Overlay = NO_OVERLAY) -> Iterator[Doc]:
    """One Doc for each report, in the same order; what a Doc holds does not depend on the reports beside it.

    ``overlay`` holds the actors and places of the desk that the reports are read for.

    Reports are taken in groups as they are asked for, so that endless inputs can be read.
    Misses: reports in a language without an analysis component get sentences and tokens only, and a trouble that says so.
    """
    for group in _groups(iter(reports)):
        yield from _annotate_group(group, overlay)


def _groups(reports: Iterator[Report]) -> Iterator[list[Report]]:
    while group := list(islice(reports, 1)):
        size = len(group[0].text)
        while len(group) < _REPORTS and size < _CHARACTERS and (more := next(reports, None)) is not None:
            group.append(more)
            size += len(more.text)
        yield group


def _annotate_group(group: list[Report], overlay: Overlay) -> Iterator[Doc]:
    pieces = [[*_pieces("title", r.title or ""), *_pieces("text", r.text)] for r in group]
    strings = [[r.field_text(f)[s:e] for f, s, e, _ in rows] for r, rows in zip(group, pieces, strict=True)]
    with overlaid(overlay):
        parsed = {
            language: _parsed(
                language,
                (s for r, row in zip(group, strings, strict=True) if r.language == language for s in row),
            )
            for language in {r.language for r in group} & set(ANALYSED)
        }
    for report, rows, row in zip(group, pieces, strings, strict=True):
        known = parsed.get(report.language, {})
        with overlaid(overlay):
            doc = _finish(report, _assemble(report, rows, [(s, known.get(s)) for s in row]))
        yield doc


def _parsed(language: str, strings: Iterable[str]) -> dict[str, Words]:
    """The sentences that may tell something; one that comes in many reports is parsed once."""
    found = list(dict.fromkeys(strings))
    if language == "es":
        return dict(zip(found, spanish.parse(found), strict=True))
    worth = [s for s in found if gate.worth_parsing(s)]
    return dict(zip(worth, english.parse(map(_for_tagging, worth)), strict=True))


def _finish(report: Report, doc: Doc) -> Doc:
    if report.language not in ANALYSED:
        said = f"no analysis for language {report.language!r}: the text is kept, nothing is coded"
        doc = replace(doc, trouble=(Trouble("W-NO-LANGUAGE", said),))
    for step in (_quotations, _times, _places, _sites, _entities, _coreference):
        try:
            doc = step(doc)
        except Exception as error:  # noqa: BLE001 - the room's door: the report is kept with its failure
            said = f"{step.__name__.strip('_')} failed on this report: {type(error).__name__}: {error}"
            doc = replace(doc, trouble=(*doc.trouble, Trouble("E-ANNOTATION-FAILED", said)))
    return doc


def _quotations(doc: Doc) -> Doc:
    return replace(doc, quotations=quotations.find(doc))


def _times(doc: Doc) -> Doc:
    return replace(doc, times=times.find(doc))


def _places(doc: Doc) -> Doc:
    return replace(doc, places=places.find(doc))


def _sites(doc: Doc) -> Doc:
    found = (*described.find(doc), *unlisted.find(doc))
    return replace(doc, sites=tuple(sorted(found, key=lambda p: (p.sentence, p.span.start))))


def _entities(doc: Doc) -> Doc:
    return replace(doc, entities=tuple(map(_on_one_line, entities.find(doc))))


def _on_one_line(entity: Entity) -> Entity:
    """A name is the same whether hard blanks, tabs or a line's end stand between its words."""
    name = " ".join(entity.name.split())
    return entity if name == entity.name else replace(entity, name=name)


def _coreference(doc: Doc) -> Doc:
    return replace(doc, entities=coreference.resolve(doc))


def _pieces(field: Field, text: str) -> list[Piece]:
    return [(field, s, e, p) for s, e, p in sentences.split(text)]


def _for_tagging(sentence: str) -> str:
    """``sentence`` as the tagger knows it best, of the same length: typographic apostrophes plain, ordinary capitals."""
    return casing.recase(_APOSTROPHE.sub("'", sentence))


def _assemble(report: Report, pieces: list[Piece], found: list[tuple[str, Words | None]]) -> Doc:
    rows: list[Sentence] = []
    tokens: list[Token] = []
    analysed = report.language in ANALYSED
    for index, ((field, start, end, paragraph), (string, parse)) in enumerate(
        zip(pieces, found, strict=True)
    ):
        words = parse if analysed and parse is not None else english.tokens(string)
        first = len(tokens)
        tokens += _tokens(string, words, first=first, start=start, sentence=index)
        rows.append(
            Sentence(
                index=index,
                span=Span(start, end, field),
                first=first,
                last=len(tokens),
                paragraph=paragraph,
                parsed=analysed and parse is not None,
                kind="headline" if field == "title" else "body",
            )
        )
    return Doc(
        report=report.id,
        title=report.title or "",
        text=report.text,
        language=report.language,
        published=report.published,
        outlet=report.outlet.name if report.outlet else None,
        sentences=tuple(rows),
        tokens=tuple(tokens),
    )


def _tokens(string: str, words: Words, *, first: int, start: int, sentence: int) -> Iterator[Token]:
    """Tokens with the string's own letters: what was parsed may have been re-cased."""
    children: list[list[int]] = [[] for _ in words]
    for i, word in enumerate(words):
        if word.head != i:
            children[word.head].append(first + i)
    for i, word in enumerate(words):
        end = word.start + len(word.text)
        text = string[word.start : end]
        yield Token(
            index=first + i,
            text=text,
            lower=word.gloss or text.lower(),
            lemma=word.lemma,
            pos=word.pos,
            tag=word.tag,
            dep=word.dep,
            head=first + word.head,
            start=start + word.start,
            end=start + end,
            sentence=sentence,
            children=tuple(children[i]),
        )
