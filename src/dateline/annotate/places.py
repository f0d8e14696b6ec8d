"""Places, resolved by the gazetteer and the words around them."""

from __future__ import annotations

from dateline.model.doc import Doc, Place


def find(doc: Doc) -> tuple[Place, ...]:
    """The places of the title and the text, in order."""
    return ()
