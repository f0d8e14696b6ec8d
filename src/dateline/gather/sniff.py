"""What some bytes are: by what the server says, and by how they begin."""

from __future__ import annotations

import re

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
