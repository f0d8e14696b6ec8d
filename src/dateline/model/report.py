"""What arrives: captures (bytes), reports (cleaned text) and the inputs that could not be read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Field = Literal["text", "title"]
ReportKind = Literal[
    "news",
    "opinion",
    "press release",
    "social post",
    "transcript",
    "timeline",
    "digest",
    "machine rewrite",
]
OutletKind = Literal[
    "wire",
    "newspaper",
    "broadcaster",
    "government",
    "international body",
    "NGO",
    "aggregator",
    "unknown",
]
PublishedBasis = Literal["given", "json-ld", "meta", "feed", "url", "dateline", "text", "none"]


@dataclass(frozen=True, slots=True)
class Capture:
    """One input as it came, before anything is understood of it.

    ``fields`` holds what the source itself says about the report (a JSON line's ``title``, a feed entry's ``published``);
    extraction prefers it to what it finds in the bytes. ``media_type`` is one of ``text/html``, ``text/plain``,
    ``text/markdown`` and ``application/json`` (a JSON line, whose text is ``fields["text"]``).

    Units: ``retrieved`` is an aware UTC time.
    """

    source: str
    body: bytes
    media_type: str
    sha256: str
    retrieved: dt.datetime
    url: str | None = None
    fields: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> str | None:
        """What the source itself says about ``name``, or None."""
        return dict(self.fields).get(name)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: kept, counted and listed, never dropped.

    ``code`` is a heading of docs/errors.md, ``message`` what happened, ``remedy`` what to do about it.
    """

    source: str
    code: str
    message: str
    remedy: str = ""
    capture_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A defect that did not stop the reading, such as a language without data."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published a report."""

    name: str
    kind: OutletKind = "unknown"
    owner: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One retrieved document, cleaned. Its ``id`` is ``r-`` and the first 16 hex digits of a hash of text, title, outlet and date.

    ``text`` is stored unchanged from here on; every offset in the record counts code points of it (or of ``title``).
    ``published_basis`` says where the date came from; ``published`` is None when no source states one.
    ``given_id`` is the identifier under which the source delivered it.
    """

    id: str
    title: str | None
    text: str
    language: str
    text_sha256: str
    capture_sha256: str
    deck: str | None = None
    clipped: bool = False
    outlet: Outlet | None = None
    byline: str | None = None
    dateline: str | None = None
    published: dt.date | None = None
    published_basis: PublishedBasis = "none"
    kind: ReportKind = "news"
    url: str | None = None
    given_id: str | None = None
    corrects: str | None = None
    retracts: str | None = None
    extractor: str = "plain.v1"
    trouble: tuple[Trouble, ...] = ()

    def field_text(self, field: Field) -> str:
        """The text that offsets of ``field`` count in."""
        return self.text if field == "text" else (self.title or "")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of every input of one ``add``: each is read, a copy, already known, or could not be read.

    ``again`` are reports of earlier times that were read anew, since the desk's own actors or places have changed.
    """

    read: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    unreadable: tuple[Failure, ...] = ()
    again: tuple[str, ...] = ()

    def __add__(self, other: Added) -> Added:
        return Added(
            self.read + other.read,
            self.copies + other.copies,
            self.known + other.known,
            self.unreadable + other.unreadable,
            self.again + other.again,
        )
