"""The answer to "what does the first do to the second in this text?"."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.model.doc import Doc
from dateline.model.statement import PairCode, PairQuery


def code_pair(doc: Doc, draft: Draft, query: PairQuery) -> PairCode:
    """The PLOVER type of what ``query.source`` does to ``query.target``, None where nothing is stated."""
    return PairCode(None)
