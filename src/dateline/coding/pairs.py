"""The answer to "what does the first do to the second in this text?": frames and the trained encoder together.

A frame whose slots hold both phrases wins; elsewhere the encoder decides, and first of all whether anything is stated at all.
How much each kind of evidence weighs is data (``resources/encoder/fusion.toml``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from dateline import lexicon
from dateline.coding.draft import Draft
from dateline.coding.encoder import NOTHING, Marked, log_shares
from dateline.coding.pair_frames import Evidence, evidence_for
from dateline.model.doc import Doc
from dateline.model.statement import PairCode, PairQuery

# the language of the sentences that the encoder learned from
LEARNED = "en"


def code_pair(doc: Doc, draft: Draft, query: PairQuery) -> PairCode:  # noqa: ARG001 - the draft belongs to the interface
    """The PLOVER type of what ``query.source`` does to ``query.target``, None where nothing is stated."""
    marked = marked_at(doc, query)
    if marked is None:
        return PairCode(None)
    found = evidence_for(doc, query)
    logs = weighed(log_shares(marked) if doc.language == LEARNED else {}, found)
    nothing = logs.pop(NOTHING)
    shares = sorted(_shares(logs).items(), key=lambda x: (-x[1], x[0]))
    if not shares or nothing >= max(logs.values()):
        return PairCode(None)
    return PairCode(shares[0][0], tuple(shares))


def marked_at(doc: Doc, query: PairQuery) -> Marked | None:
    """The sentences of the two phrases with these marked; None where the source holds no word."""
    spans = [query.source, *([query.target] if query.target else [])]
    held = [
        s.span
        for s in doc.sentences
        if s.span.field == "text" and any(s.span.start < end and start < s.span.end for start, end in spans)
    ]
    if not held or not doc.text[slice(*query.source)].strip():
        return None
    start, end = min(s.start for s in held), max(s.end for s in held)
    start, end = min(start, *(s for s, _ in spans)), max(end, *(e for _, e in spans))
    source, target = (_moved(span, start) for span in (query.source, query.target))
    return Marked(doc.text[start:end], source, target) if source else None


def _moved(span: tuple[int, int] | None, start: int) -> tuple[int, int] | None:
    return (span[0] - start, span[1] - start) if span else None


def weighed(said: Mapping[str, float], found: Mapping[str, Evidence]) -> dict[str, float]:
    """What the encoder says, each type raised by what its frame's evidence is worth, NOTHING by what the best is worth to it."""
    table = _weights()
    lead = max((e.score for e in found.values()), default=0.0)
    total = dict(said) or {NOTHING: 0.0, **dict.fromkeys(found, 0.0)}
    for type_, evidence in found.items():
        share = 1.0 if evidence.score >= lead - table["tie"] else table["second"]
        total[type_] += share * table["type"][evidence.fit]
    best = next((e for e in found.values() if e.score == lead), None)
    total[NOTHING] += table["nothing"][best.fit if best else "none"]
    return total


def _shares(logs: Mapping[str, float]) -> dict[str, float]:
    top = max(logs.values(), default=0.0)
    raised = {k: math.exp(v - top) for k, v in logs.items()}
    return {k: v / sum(raised.values()) for k, v in raised.items()}


def _weights() -> Mapping[str, Any]:
    return lexicon.table("encoder", "fusion")
