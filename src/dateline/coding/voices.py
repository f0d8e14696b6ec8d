"""Who goes on speaking: a pronoun beside a quotation means nobody whom only the quotation names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.coding.parties import resolved
from dateline.model.doc import Doc, Entity
from dateline.model.statement import Attribution

HE_OR_SHE = frozenset({"he", "she"})


def same_voice(doc: Doc, rows: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions in their order; "he added" after words on another is the one who spoke before."""
    last: Entity | None = None
    for row in rows:
        known = row
        if row.sort == "speech" and row.speaker is not None:
            if _named_inside(doc, row, row.speaker):
                known = replace(row, speaker=_going_on(row.speaker, last))
            if known.speaker is not None and known.speaker.kind == "person":
                last = resolved(doc, known.speaker)
        yield known


def _named_inside(doc: Doc, row: Attribution, speaker: Entity) -> bool:
    """Whether the pronoun was taken for a mention in the very words that it speaks."""
    if not row.direct or speaker.text.lower() not in HE_OR_SHE or speaker.refers_to is None:
        return False
    meant = doc.entities[speaker.refers_to].span
    return any(c.covers(meant) for c in row.content)


def _going_on(pronoun: Entity, last: Entity | None) -> Entity | None:
    if last is None:
        return None
    return replace(
        last, span=pronoun.span, text=pronoun.text, first=pronoun.first, last=pronoun.last, head=pronoun.head
    )
