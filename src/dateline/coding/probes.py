"""How the text presents the happening at one word."""

from __future__ import annotations

from dateline.coding.cues import tokens_in
from dateline.coding.draft import Draft
from dateline.coding.modality import modality_of
from dateline.model.doc import Doc, Span
from dateline.model.statement import ProbeCode


def code_probe(doc: Doc, draft: Draft, word: Span) -> ProbeCode:
    """Modality and background of the happening named at ``word``."""
    found = tokens_in(doc, word)
    if not found:
        return ProbeCode("actual", False, 0.5)
    modality, background = modality_of(doc, found[0].index)
    return ProbeCode(modality, background, 0.8)
