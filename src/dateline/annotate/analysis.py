"""Report -> Doc: the steps of the room in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.annotate import coreference, english, entities, places, quotations, sentences, times
from dateline.model.doc import Doc, Sentence, Span, Token
from dateline.model.report import Field, Report, Trouble

Piece = tuple[Field, int, int, int]


def annotate(reports: Iterable[Report]) -> Iterator[Doc]:
    """One Doc for each report, in the same order.

    Misses: reports in a language without an analysis component get sentences and tokens only, and a trouble that says so.
    """
    for report in reports:
        yield _annotate_one(report)


def _annotate_one(report: Report) -> Doc:
    pieces = [*_pieces("title", report.title or ""), *_pieces("text", report.text)]
    strings = [report.field_text(f)[s:e] for f, s, e, _ in pieces]
    known = report.language == "en"
    words = list(english.parse(strings)) if known else [english.tokens(s) for s in strings]
    doc = _assemble(report, pieces, words, parsed=known)
    if not known:
        said = f"no analysis for language {report.language!r}: the text is kept, nothing is coded"
        doc = replace(doc, trouble=(Trouble("W-NO-LANGUAGE", said),))
    doc = replace(doc, quotations=quotations.find(doc))
    doc = replace(doc, times=times.find(doc), places=places.find(doc))
    doc = replace(doc, entities=entities.find(doc))
    return replace(doc, entities=coreference.resolve(doc))


def _pieces(field: Field, text: str) -> list[Piece]:
    return [(field, s, e, p) for s, e, p in sentences.split(text)]


def _assemble(
    report: Report, pieces: list[Piece], words: list[tuple[english.Word, ...]], *, parsed: bool
) -> Doc:
    found: list[Sentence] = []
    tokens: list[Token] = []
    for index, ((field, start, end, paragraph), row) in enumerate(zip(pieces, words, strict=True)):
        first = len(tokens)
        children: list[list[int]] = [[] for _ in row]
        for i, w in enumerate(row):
            if w.head != i:
                children[w.head].append(first + i)
        tokens += [
            Token(
                index=first + i,
                text=w.text,
                lower=w.text.lower(),
                lemma=w.lemma,
                pos=w.pos,
                tag=w.tag,
                dep=w.dep,
                head=first + w.head,
                start=start + w.start,
                end=start + w.start + len(w.text),
                sentence=index,
                children=tuple(children[i]),
            )
            for i, w in enumerate(row)
        ]
        found.append(
            Sentence(
                index=index,
                span=Span(start, end, field),
                first=first,
                last=len(tokens),
                paragraph=paragraph,
                parsed=parsed,
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
        sentences=tuple(found),
        tokens=tuple(tokens),
    )
