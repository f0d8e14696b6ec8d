"""Who says what: the attributions of a report."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.model.doc import Span


def attribution_at(draft: Draft, span: Span) -> int | None:
    """The index of the innermost attribution whose content covers ``span``, None where it is the reporter's own voice."""
    covering = [
        (sum(c.end - c.start for c in a.content), i)
        for i, a in enumerate(draft.attributions)
        if any(c.covers(span) for c in a.content)
    ]
    return min(covering)[1] if covering else None
