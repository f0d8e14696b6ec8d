"""How the text presents the happening at one word."""

from __future__ import annotations

from dateline.coding.cues import tokens_in
from dateline.coding.draft import Draft
from dateline.coding.modality import modality_of
from dateline.model.doc import Doc, Modality, Span
from dateline.model.statement import ProbeCode

UNKNOWN = 0.5
# how often each answer was right on sentences with marked words (bench/quality/factuality.py)
SURE: dict[Modality, float] = {"actual": 0.86, "future": 0.6, "hypothetical": 0.55, "negated": 0.6}


def code_probe(doc: Doc, draft: Draft, word: Span) -> ProbeCode:  # noqa: ARG001 - probes and pairs are asked alike
    """Modality and background of the happening named at ``word``; actual, and unsure, where no word stands there."""
    found = tokens_in(doc, word)
    if not found:
        return ProbeCode("actual", False, UNKNOWN)
    modality, background = modality_of(doc, found[0].index)
    return ProbeCode(modality, background, SURE[modality])
