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
from dateline.model.doc import Doc, Span
from dateline.model.report import Report, Trouble
from dateline.model.statement import Asked, Reading
from dateline.parts import joined, parts

NOTHING = Asked()


def read(report: Report, *, asked: Asked = NOTHING) -> Reading:
    """What one report says. The same report always gives an equal reading."""
    return next(read_many([(report, asked)]))


def read_many(requests: Iterable[tuple[Report, Asked]]) -> Iterator[Reading]:
    """The readings of many reports, in their order; cheaper than one by one."""
    first, second = itertools.tee(requests)
    docs = annotate(part.report for report, asked in first for part in parts(report, asked))
    for report, asked in second:
        read = [
            (part, code(_troubled(next(docs), report), asked=part.asked)) for part in parts(report, asked)
        ]
        yield joined(read, asked)


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
        coders=tuple(ran),
    )
