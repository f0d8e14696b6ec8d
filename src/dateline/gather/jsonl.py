"""JSON lines: each line is one report."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.gather.capture import FIELDS, LIMIT_CHARS, LIMITS, Clock, Gathered, Limits, captured
from dateline.gather.sniff import unfit
from dateline.model.report import Capture, Failure
from dateline.text import decode, marked_charset, tidy

_TEACH = 'A line reads {"id": "1", "title": "...", "text": "...", "published": "2025-01-31"}; only text is required.'
_CHUNK = 1024 * 1024
_HEAD = 65536
_OBJECT = re.compile(rb"(?:^|\n)\0?\s*\0?\{[\0\s]*[\"}]")


def from_json_lines(path: Path, *, now: Clock, limits: Limits = LIMITS) -> Gathered:
    """One capture for each line of a file; memory is bounded by the longest line that is read (20 MiB unless set).

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    defect = unfit(str(path), head)
    blank = defect is not None and defect.code == "E-EMPTY"
    if defect and not _OBJECT.search(head) and not (blank and len(head) == _HEAD):
        yield defect
        return
    with _opened(path, marked_charset(head)) as readline:
        yield from _from_lines(path, _lines(readline, limits.size_bytes), now=now, limits=limits)


def _from_lines(
    path: Path, lines: Iterator[tuple[int, bytes | None]], *, now: Clock, limits: Limits
) -> Gathered:
    for number, line in lines:
        source = f"{path}:{number}"
        if line is None:
            said = f"the line is longer than {limits.size_bytes:,} bytes"
            remedy = "Put one report on each line; the lines after it are read."
            yield Failure(source, "E-TOO-LARGE", said, remedy)
        elif line.strip():
            yield from_json_line(source, line, now=now)


@contextmanager
def _opened(path: Path, charset: str | None) -> Iterator[Callable[[int], bytes]]:
    """What reads one line of up to so many bytes, in UTF-8 whichever Unicode charset the file is in."""
    with path.open("rb") as stream:
        if charset is None:
            yield stream.readline
            return
        with io.TextIOWrapper(stream, charset, errors="replace", newline="\n") as wide:
            yield lambda most: wide.readline(most).encode()


def _lines(readline: Callable[[int], bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1; None for one beyond the limit, which is skipped in pieces."""
    number = 0
    while line := readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = readline(_CHUNK)
        yield number, None


def from_json_line(source: str, line: bytes, *, now: Clock) -> Capture | Failure:
    """The capture of one JSON line: its bytes, and what it says under the known keys."""
    try:
        data = json.loads(decode(line).text)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:200]
        return Failure(source, "E-NOT-JSON", f"the line is not JSON: {reason}", _TEACH)
    if not isinstance(data, dict):
        return Failure(
            source, "E-NOT-AN-OBJECT", f"the line is a JSON {_KINDS[type(data)]}, not an object", _TEACH
        )
    text = data.get("text")
    if not isinstance(text, str) or not any(c.isalnum() for c in tidy(text)):
        said = "has no text" if text in (None, "") else "has a text that is blank or not a string"
        return Failure(source, "E-NO-TEXT", f"the line {said}", _TEACH)
    if len(text) > LIMIT_CHARS:
        said = f"the text has {len(text):,} characters, more than {LIMIT_CHARS:,}"
        return Failure(source, "E-TEXT-TOO-LONG", said, "Put each report of it on a line of its own.")
    fields = {key: _string(data[key]) for key in FIELDS if isinstance(data.get(key), (str, int))}
    return captured(source, line, "application/json", now=now, url=fields.get("url") or None, fields=fields)


_KINDS = {
    list: "array",
    str: "string",
    int: "number",
    float: "number",
    bool: "true or false",
    type(None): "null",
}


def _string(value: str | int) -> str:
    return tidy(value) if isinstance(value, str) else str(value)
