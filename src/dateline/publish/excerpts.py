"""The stored text of a report as its page shows it: the passages that rows rest on, marked, with the words around them.

A dossier is handed on, and most reports are somebody's property: what no row rests on, or stands near, is left out visibly.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model.event import Evidence

#: How much is shown before and after a passage, in characters.
AROUND = 160
# a gap shorter than the mark that would stand for it
_SMALLEST_GAP = 60
_EDGE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of the text. ``starts`` are the passages that begin here, ``marked`` whether any passage covers it,
    ``left_out`` how many characters are not shown (``text`` is empty then)."""

    text: str
    marked: bool = False
    starts: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The pieces of one field in order. Units: ``shown`` and ``length`` in characters."""

    pieces: tuple[Piece, ...]
    shown: int
    length: int


def excerpt(text: str, passages: Sequence[Evidence]) -> Excerpt:
    """``text`` with ``passages`` (all of this field) marked, and what is far from all of them left out."""
    windows = _windows(text, passages)
    pieces: list[Piece] = []
    at = 0
    for start, end in windows:
        if start > at:
            pieces.append(Piece("", left_out=start - at))
        pieces += _pieces(text, passages, start=start, end=end)
        at = end
    if at < len(text):
        pieces.append(Piece("", left_out=len(text) - at))
    return Excerpt(tuple(pieces), sum(end - start for start, end in windows), len(text))


def _windows(text: str, passages: Sequence[Evidence]) -> list[tuple[int, int]]:
    """Stretches that are shown, apart from each other and in order."""
    wanted = sorted((_before(text, p.start), _after(text, p.end)) for p in passages)
    merged: list[tuple[int, int]] = []
    for start, end in wanted:
        if merged and start - merged[-1][1] < _SMALLEST_GAP:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _before(text: str, start: int) -> int:
    """Where the words before a passage begin, at the edge of a word."""
    at = max(0, start - AROUND)
    if at < _SMALLEST_GAP:
        return 0
    edge = _EDGE.search(text, at, start)
    return edge.end() if edge else start


def _after(text: str, end: int) -> int:
    at = min(len(text), end + AROUND)
    if len(text) - at < _SMALLEST_GAP:
        return len(text)
    edges = [m.start() for m in _EDGE.finditer(text, end, at)]
    return edges[-1] if edges else end


def _pieces(text: str, passages: Sequence[Evidence], *, start: int, end: int) -> Iterator[Piece]:
    """One window, cut wherever a passage begins or ends."""
    inside = [p for p in passages if start <= p.start and p.end <= end]
    cuts = sorted({start, end, *(p.start for p in inside), *(p.end for p in inside)})
    for first, last in itertools.pairwise(cuts):
        yield Piece(
            text[first:last],
            marked=any(p.start <= first and last <= p.end for p in inside),
            starts=tuple(p.id for p in inside if p.start == first),
        )
