"""Parties and objects: names of the registry, names by form, and descriptions headed by a noun for people."""

from __future__ import annotations

from dateline.model.doc import Doc, Entity


def find(doc: Doc) -> tuple[Entity, ...]:
    """The entities of the title and the text, in order of their first token."""
    return ()
