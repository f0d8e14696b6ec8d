"""The two things that gathering yields: a capture, or a failure that teaches."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dateline.errors import DatelineError
from dateline.model.report import Capture, Failure

Clock = Callable[[], dt.datetime]
Gathered = Iterator[Capture | Failure]

LIMIT_BYTES = 20 * 1024 * 1024
ENTRIES = 500
LIMIT_CHARS = 1_000_000  # what the sentence splitter takes in one piece
FIELDS = ("text", "title", "url", "outlet", "published", "language", "deck", "id")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost: seconds of a whole fetch, bytes of one report, entries of one feed."""

    deadline_s: float = 30.0
    size_bytes: int = LIMIT_BYTES
    entries: int = ENTRIES


LIMITS = Limits()


def captured(
    source: str,
    body: bytes,
    media_type: str,
    *,
    now: Clock,
    url: str | None = None,
    fields: Mapping[str, str] | None = None,
) -> Capture:
    """The capture of some bytes, with their digest and the time."""
    return Capture(
        source=source,
        body=body,
        media_type=media_type,
        sha256=hashlib.sha256(body).hexdigest(),
        retrieved=now().astimezone(dt.UTC),
        url=url,
        fields=tuple(sorted((fields or {}).items())),
    )


def failed(source: str, error: DatelineError) -> Failure:
    """An error about one input as a value."""
    return Failure(source, error.code, error.message, error.remedy)


def shown(count: int) -> str:
    """A number of bytes as people read it."""
    return f"{count / 1048576:.1f} MiB" if count >= 1048576 else f"{count:,} bytes"
