"""What coders hand on to each other: the reading while it is being made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.model.statement import Attribution, Statement


@dataclass(frozen=True, slots=True)
class Draft:
    """Attributions and statements so far. Coders add at the end, so that indices stay valid; they may replace a statement in its place."""

    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()

    def attributing(self, more: Iterable[Attribution]) -> Draft:
        """This draft with attributions added."""
        return replace(self, attributions=(*self.attributions, *more))

    def stating(self, more: Iterable[Statement]) -> Draft:
        """This draft with statements added."""
        return replace(self, statements=(*self.statements, *more))

    def of_kind(self, kind: str) -> Iterator[tuple[int, Statement]]:
        """The statements of one kind with their indices."""
        return ((i, s) for i, s in enumerate(self.statements) if s.kind == kind)
