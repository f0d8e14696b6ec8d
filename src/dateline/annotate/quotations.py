"""Stretches between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model.doc import Doc, Quotation, Span
from dateline.model.report import Field

LONGEST = 2000  # what is longer is an unbalanced mark, not a quotation
SINGLE_LONGEST = 300  # an apostrophe finds a partner sooner or later

_CLOSES = {"“": "”", "„": "“”", "«": "»", "``": "''"}
_STRAIGHT = frozenset({'"', "''"})
# one set of characters at the head lets the search run over all others at once; a lone backtick opens nothing
_MARK = re.compile(r"[`\"“”„«»‘’'](?:(?<=`)`|(?<=')')?")
_PARAGRAPH = re.compile(r"[^\n]+")
_ELISION = re.compile(r"\d0s|(?:em|til|tis|twas|cause|n)\b", re.I)


def find(doc: Doc) -> tuple[Quotation, ...]:
    """The quotations of the title and the text, in order; a quotation within a quotation is part of it.

    A paragraph that opens a quotation and does not close it goes on in the next one that begins with a mark.
    Single marks count only where they stand around words, as in headlines.

    Misses: speech set off by dashes, indented blocks, quotations whose marks were lost.
    """
    fields: tuple[Field, Field] = ("title", "text")
    return tuple(Quotation(Span(s, e, f)) for f in fields for s, e in _in_text(doc.field_text(f)) if s < e)


def _in_text(text: str) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for block in _PARAGRAPH.finditer(text):
        for start, end, closed in _in_paragraph(text, block.start(), block.end()):
            begun = start
            if held is not None:
                leads = not text[block.start() : start].strip(" \t\"“„«`'")
                if leads and end - held[0] <= LONGEST:
                    begun = held[0]
                else:
                    yield held
                held = None
            if closed:
                yield begun, end
            else:
                held = begun, end
        if held is not None and not _goes_on(text, block.end()):
            yield held
            held = None
    if held is not None:
        yield held


def _goes_on(text: str, at: int) -> bool:
    """Whether the paragraph after ``at`` begins with an opening mark."""
    following = text[at : at + 20].lstrip()
    return following[:1] in ('"', "“", "«", "„") or following[:2] == "``"


def _in_paragraph(text: str, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it was closed, of each quotation of one paragraph."""
    opened: tuple[int, str] | None = None
    blocked = barren = first
    for mark in _MARK.finditer(text, first, last):
        at, sign = mark.start(), mark.group()
        if at < blocked:
            continue
        if opened is not None:
            if _closes(text, at, sign=sign, wanted=opened[1], last=last):
                if at - opened[0] <= LONGEST:
                    yield opened[0], at, True
                opened = None
        elif sign in _CLOSES or (sign in _STRAIGHT and _opens(text, mark.span(), first=first, last=last)):
            opened = mark.end(), _CLOSES.get(sign, sign)
        elif sign in "'‘" and _leads(text, at):
            end = _partner(text, max(at + 1, barren), sign=sign, last=min(last, at + SINGLE_LONGEST))
            if end is None:
                # what was searched in vain is not searched again: the search stays linear
                barren = min(last, at + SINGLE_LONGEST)
            else:
                yield mark.end(), end, True
                blocked = end + 1
    if opened is not None and last - opened[0] <= LONGEST:
        yield opened[0], last, False


def _opens(text: str, mark: tuple[int, int], *, first: int, last: int) -> bool:
    before = text[mark[0] - 1] if mark[0] > first else " "
    after = text[mark[1]] if mark[1] < last else " "
    return not after.isspace() or before.isspace()


def _closes(text: str, at: int, *, sign: str, wanted: str, last: int) -> bool:
    if sign not in (wanted if wanted != "''" else ("''", '"')):
        return False
    # a straight mark before a word opens a quotation within the quotation
    after = text[at + 1] if at + 1 < last else " "
    return sign != '"' or not text[at - 1].isspace() or not after.isalnum()


def _leads(text: str, at: int) -> bool:
    """Whether the single mark at ``at`` can open a quotation: an apostrophe stands within or after a word."""
    before = text[at - 1] if at else " "
    if not (before.isspace() or before in "([—–-:/") or text[at + 1 : at + 2].isspace():
        return False
    return not _ELISION.match(text, at + 1)


def _partner(text: str, first: int, *, sign: str, last: int) -> int | None:
    """The end of the words that a single mark encloses; None where there is no closing mark up to ``last``."""
    wanted = "’" if sign == "‘" else "'"
    closing = first
    while (closing := text.find(wanted, closing + 1, last)) > 0:
        after = text[closing + 1 : closing + 2]
        if not after.isalnum() and not text[closing - 1].isspace():
            return closing
    return None
