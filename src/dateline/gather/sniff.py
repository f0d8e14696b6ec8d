"""What some bytes are: by what the server says, by how they begin, and whether they are text at all."""

from __future__ import annotations

import re

from dateline.model.report import Failure
from dateline.text import decode

FEED = "application/feed"
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|h1|span|table|a)\b", re.IGNORECASE
)
_FEED = re.compile(r"<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PROLOGUE = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*|<!--.{0,2000}?-->\s*|<\?[^>]{0,300}>\s*|<!doctype[^>]{0,300}>\s*)*",
    re.IGNORECASE | re.DOTALL,
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"WARC/", "a web archive"),
)
_TEXT = {"text/plain", "text/markdown", "text/html"}


def kind_of(body: bytes, *, header: str = "") -> str:
    """The media type of a body: a feed whatever the server calls it, HTML where it looks so, else what the header says."""
    said = header.partition(";")[0].strip().lower()
    head = decode(body[:4096]).text.removeprefix("\ufeff")
    rest = head[_PROLOGUE.match(head).end() :]  # type: ignore[union-attr] # the pattern matches anything
    if _FEED.match(rest):
        return FEED
    if said in ("text/html", "application/xhtml+xml") or _HTML.match(rest):
        return "text/html"
    if said in _TEXT:
        return said
    if said in ("", "application/octet-stream", "text/xml", "application/xml"):
        return "text/html" if _HTML.search(head) else "text/plain"
    return said


def unfit(source: str, body: bytes) -> Failure | None:
    """The failure of bytes that hold no text: nothing at all, or binary data."""
    if not body.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        said = "the file is empty" if not body else "the file holds nothing but blanks"
        return Failure(source, "E-EMPTY", said, "Save the report again; nothing of it arrived.")
    for magic, what in _MAGIC:
        if body.startswith(magic):
            return _binary(source, f"this is {what}, not text")
    text = decode(body[:65536]).text
    control = sum(1 for c in text if c < " " and c not in "\t\n\r\x0c\x1b")
    junk = control + text.count("\ufffd")
    # text loses characters where its charset is lost, but never holds control characters by the hundred
    if junk > 0.1 * len(text) or control > 0.02 * len(text) + 4:
        return _binary(source, f"{junk / len(text):.0%} of it is not text in any charset that it may be in")
    return None


def _binary(source: str, said: str) -> Failure:
    return Failure(source, "E-BINARY", said, "Save the report as .html or .txt and add that.")
