"""Rooms 3 and 4 in order: a report becomes a reading. Pure and picklable, so that any engine can run it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline import registry
from dateline.annotate.analysis import annotate
from dateline.coding.draft import Draft
from dateline.coding.pairs import code_pair
from dateline.coding.probes import code_probe
from dateline.lexicon import NO_OVERLAY, Overlay, current, overlaid
from dateline.model.doc import Doc, Span
from dateline.model.report import Report, Trouble
from dateline.model.statement import Asked, Reading
from dateline.parts import joined, parts

NOTHING = Asked()


def read(report: Report, *, asked: Asked = NOTHING, overlay: Overlay = NO_OVERLAY) -> Reading:
    """What one report says to a desk with these actors and places of its own. The same input always gives an equal reading."""
    return next(read_many([(report, asked)], overlay=overlay))


def read_many(
    requests: Iterable[tuple[Report, Asked]], *, overlay: Overlay = NO_OVERLAY
) -> Iterator[Reading]:
    """The readings of many reports, in their order; cheaper than one by one.

    Where there is an overlay its edition stands among the reading's ``coders``: it is part of what the reading follows from.
    """
    first, second = itertools.tee(requests)
    docs = annotate((part.report for report, asked in first for part in parts(report, asked)), overlay)
    for report, asked in second:
        read = []
        for part in parts(report, asked):
            doc = _troubled(next(docs), report)
            with overlaid(overlay):
                read.append((part, code(doc, asked=part.asked)))
        yield joined(read, asked)


def edition(overlay: Overlay) -> tuple[str, ...]:
    """What an overlay adds to the coders of a reading: nothing where it is empty."""
    return (f"desk.{overlay.edition}",) if overlay.edition else ()


def _troubled(doc: Doc, report: Report) -> Doc:
    return replace(doc, trouble=(*report.trouble, *doc.trouble))


def code(doc: Doc, *, asked: Asked = NOTHING) -> Reading:
    """Run all coders over an analysed report, then answer what was asked of it.

    A coder that fails on this report is left out and named in ``trouble``: the others still run.
    """
    draft, trouble, ran = Draft(), list(doc.trouble), []
    for component in registry.coders_in_order():
        try:
            draft = component.run(doc, draft)
            ran.append(component.name)
        except Exception as error:  # noqa: BLE001 - the room's door: the report is kept with its failure
            said = f"coder {component.name} failed on this report: {type(error).__name__}: {error}"
            trouble.append(Trouble("E-CODER-FAILED", said))
    return Reading(
        report=doc.report,
        language=doc.language,
        sentences=doc.sentences,
        entities=doc.entities,
        times=doc.times,
        places=doc.places,
        attributions=draft.attributions,
        statements=draft.statements,
        pairs=tuple(code_pair(doc, draft, query) for query in asked.pairs),
        probes=tuple(code_probe(doc, draft, Span(*word)) for word in asked.probes),
        trouble=tuple(trouble),
        coders=(*ran, *edition(current())),
    )
