"""``dateline read``: read reports without a desk. With ``--jsonl`` it is the stable interface for measuring the reader."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from dateline.cli.output import cell, complain, flush, json_line, say
from dateline.desk import utc_now
from dateline.errors import Misused
from dateline.extract.given import as_given
from dateline.extract.report import extract
from dateline.gather.files import too_large
from dateline.gather.sniff import unfit
from dateline.gather.sources import gather
from dateline.model.report import Capture, Failure, Report
from dateline.model.statement import Asked, Reading
from dateline.reading import read as read_one
from dateline.reading import read_many
from dateline.reading_json import asked_of, reading_json

CHUNK = 32
LINE_BYTES = 20 * 1024 * 1024
LIMIT_CHARS = 2 * 1024 * 1024

Item = tuple[Any, Report, Asked]


def read(
    source: Annotated[
        str, typer.Argument(metavar="FILE", help="a file, a URL, or - for standard input")
    ] = "-",
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON lines in, one JSON line out for each")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines on stdout and nothing else")] = False,
) -> None:
    """Read reports without a desk.

    Prints what they state: one line for each statement, with the words that it rests on.
    """
    if jsonl:
        _read_lines(source)
        return
    captures: Iterable[Capture | Failure] = (
        [_standard_input()] if source == "-" else gather(source, now=utc_now)
    )
    failed = False
    for capture in captures:
        report = capture if isinstance(capture, Failure) else extract(capture)
        if isinstance(report, Failure):
            failed = True
            complain(report.code, f"could not read {report.source}: {report.message}", report.remedy)
            continue
        reading = read_one(report)
        if as_json:
            json_line(
                {"title": report.title, "text": report.text, **reading_json(reading, given_id=report.id)}
            )
        else:
            _print(report, reading)
    flush()
    if failed:
        raise typer.Exit(1)


def _standard_input() -> Capture | Failure:
    name = "standard input"
    if sys.stdin.isatty():
        say("reading a report from the keyboard; end it with Ctrl-D")
    body = sys.stdin.buffer.read(LINE_BYTES + 1)
    if len(body) > LINE_BYTES:
        return too_large(name, len(body), LINE_BYTES)
    defect = unfit(name, body)
    if defect:
        return defect
    kind = "text/html" if body.lstrip()[:1] == b"<" else "text/plain"
    return Capture(
        source=name,
        body=body,
        media_type=kind,
        sha256=hashlib.sha256(body).hexdigest(),
        retrieved=utc_now(),
    )


def _print(report: Report, reading: Reading) -> None:
    print(
        f"{report.title or 'no title'}  [{cell(report.outlet and report.outlet.name)}, {cell(report.published)}]"
    )
    for number, statement in enumerate(reading.statements):
        told = reading_json(reading, given_id=None)["statements"][number]
        span = statement.evidence
        words = report.field_text(span.field)[span.start : span.end]
        code = " ".join(
            str(told[k]) for k in ("type", "mode", "stance", "status", "matter", "goods") if told.get(k)
        )
        print(f"  {statement.kind:<13} {statement.modality:<12} {code:<22} “{' '.join(words.split())[:160]}”")


def _read_lines(source: str) -> None:
    if source == "-":
        _answer(sys.stdin.buffer)
        return
    try:
        with Path(source).open("rb") as stream:
            _answer(stream)
    except OSError as error:
        raise Misused(
            f"cannot open {source}: {error.strerror}",
            remedy="Give a file of JSON lines, or - for standard input.",
        ) from None


def _answer(stream: BinaryIO) -> None:
    lines = _lines(stream)
    while chunk := list(islice(lines, CHUNK)):
        parsed = [_parse(line) for line in chunk]
        good = [item for item in parsed if not isinstance(item, dict)]
        readings = iter(_read_chunk(good))
        for item in parsed:
            json_line(item if isinstance(item, dict) else next(readings))
        flush()


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long, which is skipped without being held."""
    while line := stream.readline(LINE_BYTES):
        if line.endswith(b"\n") or len(line) < LINE_BYTES:
            yield line
            continue
        while (rest := stream.readline(LINE_BYTES)) and not rest.endswith(b"\n"):
            pass
        yield None


def _trouble(given_id: Any, code: str, message: str) -> dict[str, Any]:
    return {"id": given_id, "trouble": [{"code": code, "message": message}]}


def _parse(line: bytes | None) -> Item | dict[str, Any]:
    data = _data(line)
    if isinstance(data, tuple):
        return _trouble(None, *data)
    given_id, text = data.get("id"), data.get("text")
    if not isinstance(text, str) or not text.strip():
        return _trouble(given_id, "E-NO-TEXT", "the line has no text")
    if len(text) > LIMIT_CHARS:
        said = f"the text has {len(text):,} characters, more than {LIMIT_CHARS:,}"
        return _trouble(given_id, "E-TEXT-TOO-LONG", said)
    try:
        asked = asked_of(data)
    except ValueError as error:
        return _trouble(given_id, "E-BAD-OFFSETS", str(error))
    return given_id, as_given(data), asked


def _data(line: bytes | None) -> dict[str, Any] | tuple[str, str]:
    """The object on a line, or the code and the message that say why there is none."""
    if line is None:
        return "E-TOO-LARGE", f"the line is longer than {LINE_BYTES} bytes"
    if not line.strip():
        return "E-BAD-LINE", "the line is empty"
    try:
        # editors put a byte order mark before the first line
        data = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return "E-BAD-LINE", f"not a line of JSON: {type(error).__name__}: {error}"
    if not isinstance(data, dict):
        return "E-BAD-LINE", f"an object was expected, not {type(data).__name__}"
    return data


def _read_chunk(items: list[Item]) -> Iterator[dict[str, Any]]:
    try:
        readings = list(read_many([(report, asked) for _, report, asked in items]))
        yield from (reading_json(r, given_id=i) for r, (i, _, _) in zip(readings, items, strict=True))
    except Exception:  # noqa: BLE001 - the door of the interface: each line is tried apart
        for given_id, report, asked in items:
            yield _read_apart(given_id, report, asked)


def _read_apart(given_id: Any, report: Report, asked: Asked) -> dict[str, Any]:
    try:
        return reading_json(read_one(report, asked=asked), given_id=given_id)
    except Exception as error:  # noqa: BLE001 - one line's failure is that line's answer
        return _trouble(given_id, "E-READ-FAILED", f"{type(error).__name__}: {error}")
