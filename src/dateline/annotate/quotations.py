"""Stretches between quotation marks."""

from __future__ import annotations

from dateline.model.doc import Doc, Quotation


def find(doc: Doc) -> tuple[Quotation, ...]:
    """The quotations of the title and the text, in order."""
    return ()
