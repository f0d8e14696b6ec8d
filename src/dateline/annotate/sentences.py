"""Where sentences and paragraphs begin and end: by rule, before any parsing."""

from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9ÁÉÍÓÚÑ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Adm|Capt|St|Jr|Sr|No|vs|Inc|Corp|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)


def split(text: str) -> list[tuple[int, int, int]]:
    """Start, end and paragraph number of each sentence of ``text``, without the white space around it."""
    found: list[tuple[int, int, int]] = []
    for number, block in enumerate(_PARAGRAPH.finditer(text)):
        start = block.start()
        for stop in _STOP.finditer(text, block.start(), block.end()):
            if _ABBREVIATION.search(text, start, stop.end()):
                continue
            found.append((start, stop.end(), number))
            start = stop.end()
        found.append((start, block.end(), number))
    trimmed = (_trim(text, s, e, p) for s, e, p in found)
    return [t for t in trimmed if t[0] < t[1]]


def _trim(text: str, start: int, end: int, paragraph: int) -> tuple[int, int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + max(left, len(piece.rstrip())), paragraph
