"""Who says what: the attributions of a report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from dateline.coding import parties, tree
from dateline.coding.draft import Draft
from dateline.coding.reporting import Frame, frames
from dateline.coding.utterances import headline_frames, voiced
from dateline.coding.voices import same_voice
from dateline.model.doc import Doc, Entity, Span
from dateline.model.statement import Attribution
from dateline.registry import coder

_LONGEST = 4000  # characters: no utterance is looked for further back
_FAR = 1 << 60
_SOURCE_ENDS = frozenset({"relcl", "acl", "advcl", "parataxis", "punct", "ccomp"})


@coder("attribution.v1", assigns=("attributions",))
def code(doc: Doc, draft: Draft) -> Draft:
    """The draft with every attribution of the report: direct and indirect speech, beliefs, intentions and attitudes.

    ``content`` spans hold the reported words with their quotation marks; ``source`` the words that name the speaker there,
    ``speaker`` who that is. ``speaker`` is None where the text names nobody ("is considered").

    Misses: speech that only the layout marks; free indirect speech; the change of speaker between two quotations without a reporting word.
    """
    found = [f for s in doc.sentences for f in (*headline_frames(doc, s), *frames(doc, s))]
    rows = [_attribution(doc, frame, content, direct=direct) for frame, content, direct in voiced(doc, found)]
    rows.sort(key=lambda a: (a.content[0].field == "text", a.content[0].start, -a.content[-1].end))
    return draft.attributing(_nested(list(same_voice(doc, rows))))


def _attribution(doc: Doc, frame: Frame, content: tuple[Span, ...], *, direct: bool) -> Attribution:
    source = None
    speaker: Entity | None = None
    if frame.phrase:
        source = tree.span_over(doc, frame.phrase)
    if frame.source is not None:
        words = [t for t in tree.subtree(doc, frame.source, without=_SOURCE_ENDS) if t not in frame.content]
        source = source or tree.span_over(doc, words or [frame.source])
        speaker = parties.party(doc, _named(doc, frame.source))
    return Attribution(
        content=content,
        speaker=speaker,
        source=source,
        cue=tree.span_over(doc, frame.cue),
        direct=direct,
        sort=frame.sort,
    )


def _named(doc: Doc, i: int) -> int:
    """The noun that a relative pronoun stands for."""
    if doc.tokens[i].lower not in tree.RELATIVE:
        return i
    verb = tree.governing_verb(doc, i)
    noun = tree.antecedent(doc, verb) if verb is not None else None
    return i if noun is None else noun


def _nested(rows: list[Attribution]) -> Iterable[Attribution]:
    """Each with the index of the innermost other one that holds its reporting word."""
    held = sorted((_at(c), j) for j, row in enumerate(rows) if row.sort != "attitude" for c in row.content)
    for i, row in enumerate(rows):
        around = [(_size(rows[j]), j) for j in _around(held, row.cue) if j != i] if row.cue else []
        yield replace(row, parent=min(around)[1]) if around else row


def _at(span: Span) -> tuple[bool, int, int]:
    return span.field == "text", span.start, span.end


def _around(held: list[tuple[tuple[bool, int, int], int]], cue: Span) -> Iterable[int]:
    """The owners of the spans that cover ``cue``; looked for backwards, no further than an utterance is long."""
    of_text, start, end = _at(cue)
    for k in range(bisect_right(held, ((of_text, start, _FAR), 0)) - 1, -1, -1):
        (in_text, first, last), owner = held[k]
        if in_text != of_text or start - first > _LONGEST:
            return
        if last >= end:
            yield owner


def _size(row: Attribution) -> int:
    return sum(c.end - c.start for c in row.content)


def attribution_at(draft: Draft, span: Span) -> int | None:
    """The index of the innermost attribution whose content covers ``span``, None where it is the reporter's own voice.

    An attitude ("condemned the strike") is left out: what it is taken towards is not told by its holder.
    """
    start, end, field = span.start, span.end, span.field
    covering = [
        (_size(a), i)
        for i, a in enumerate(draft.attributions)
        if a.sort != "attitude"
        for c in a.content
        if c.start <= start and end <= c.end and c.field == field
    ]
    return min(covering)[1] if covering else None
