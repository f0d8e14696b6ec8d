"""How the text presents the happening at one word."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.model.doc import Doc, Span
from dateline.model.statement import ProbeCode


def code_probe(doc: Doc, draft: Draft, word: Span) -> ProbeCode:
    """Modality and background of the happening named at ``word``."""
    return ProbeCode("actual", False, 0.5)
