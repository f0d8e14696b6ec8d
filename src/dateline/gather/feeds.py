"""Source kind: a feed in RSS or Atom, from the web or as a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from dateline import registry
from dateline.errors import Unreadable
from dateline.gather.capture import LIMITS, Clock, Gathered, Limits, captured, failed
from dateline.gather.files import too_large
from dateline.gather.http import fetch
from dateline.gather.sniff import unfit
from dateline.gather.web import of_response
from dateline.model.report import Capture, Failure
from dateline.text import decode, tidy, tidy_line

_TOLERANT_CHARS = 2_000_000
_ENTITIES = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,500}\])?[^>]{0,100}>", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
# people: not needed here, and where feedparser's pattern for e-mail addresses is quadratic
_PEOPLE = re.compile(
    r"<((?:[\w-]{1,40}:)?(?:author|contributor|creator|managingEditor|webMaster|publisher|owner))\b",
    re.IGNORECASE,
)
_DATES = ("pubdate", "published", "issued", "date", "updated", "modified")
_REMEDY = "Check that the address leads to an RSS or Atom feed; a single page is added by its own address."


@registry.source("feeds.v1", takes="the URL of an RSS or Atom feed, or such a feed in a file")
def from_feed_source(where: str, *, now: Clock, limits: Limits = LIMITS) -> Gathered:
    """The captures of a feed's entries: of a URL the linked pages, of a file the entries' own text."""
    if "://" not in where:
        yield from from_feed_file(Path(where), now=now, limits=limits)
        return
    try:
        response = fetch(where, deadline_s=limits.deadline_s, limit_bytes=limits.size_bytes)
    except Unreadable as error:
        yield failed(where, error)
        return
    yield from from_feed(where, response.body, now=now, base=response.url, limits=limits)


def from_feed_file(path: Path, *, now: Clock, limits: Limits = LIMITS) -> Gathered:
    """The captures of a feed in a file: each entry's own content or summary."""
    source = str(path)
    try:
        size = path.stat().st_size
        if size > limits.size_bytes:
            yield too_large(source, size, limits.size_bytes)
            return
        body = path.read_bytes()
    except OSError as error:
        yield Failure(
            source,
            "E-MISSING",
            f"the feed cannot be opened: {error.strerror}",
            "Check the path and its permissions.",
        )
        return
    defect = unfit(source, body)
    if defect:
        yield defect
        return
    yield from from_feed(source, body, now=now, limits=limits)


def from_feed(
    where: str, body: bytes, *, now: Clock, base: str | None = None, limits: Limits = LIMITS
) -> Gathered:
    """One capture for each entry of a feed, at most 500; how many more there are is said in a failure.

    With ``base``, the address of the feed, the linked pages are fetched, and what the feed says of them goes along.
    """
    try:
        entries = entries_of(body)
    except Unreadable as error:
        yield failed(where, error)
        return
    if not entries:
        yield Failure(where, "E-EMPTY", "the feed has no entry", "Nothing is to be done if the feed is new.")
    for number, entry in enumerate(entries[: limits.entries], 1):
        yield (
            _fetched(entry, now=now, base=base, limits=limits)
            if base
            else _own(f"{where}#{number}", entry, now=now)
        )
    if len(entries) > limits.entries:
        said = f"{len(entries) - limits.entries} of {len(entries)} entries were left out: at most {limits.entries} are read at a time"
        yield Failure(where, "E-FEED-CUT", said, "Add the pages that matter by their own addresses.")


def entries_of(body: bytes) -> list[dict[str, str]]:
    """What a feed says of each entry: title, url, published, text, id, as far as it does.

    Raises:
        Unreadable: it is no feed, or declares entities of its own.
    """
    text = _prepared(body)
    for parse in (_fast, _tolerant):
        try:
            entries = [_entry(e) for e in parse(text)]
        except Exception:  # noqa: BLE001 - two parsers of others on a hostile text: whatever they raise, it is no feed for us
            continue
        if entries:
            return entries
    if re.search(r"<(?:[\w-]{1,40}:)?(?:rss|feed|rdf)\b", text[:5000], re.IGNORECASE):
        return []
    raise Unreadable("neither of two parsers finds a feed in it", code="E-NOT-A-FEED", remedy=_REMEDY)


def _prepared(body: bytes) -> str:
    """The feed as text without declaration and document type: nothing is left that could refer elsewhere."""
    text = _CONTROL.sub("", decode(body).text.removeprefix("\ufeff"))
    if _ENTITIES.search(text):
        said = "it declares entities of its own, which can make a small feed endless or read other files"
        raise Unreadable(
            said,
            code="E-FEED-ENTITIES",
            remedy="Ask the publisher for a feed without a DTD, or add the pages.",
        )
    return _DOCTYPE.sub("", _DECLARATION.sub("", text, count=1), count=1).strip()


def _fast(text: str) -> Iterator[Mapping[str, Any]]:
    import fastfeedparser  # noqa: PLC0415 - loads slowly, and only feeds need it

    raw = text.encode("utf-8", "replace")
    entries = fastfeedparser.parse(raw, include_media=False, include_enclosures=False).entries
    # where a feed states no date, the parser makes one up from identifiers, and words such as "today" are read by our clock
    dates = _stated_dates(raw)
    if len(dates) != len(entries):
        dates = [""] * len(entries)
    for entry, date in zip(entries, dates, strict=True):
        yield {**entry, "published": date, "updated": ""}


def _stated_dates(raw: bytes) -> list[str]:
    """The date of each entry as the feed words it, in the order of the entries; empty where it has none."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    tree = etree.fromstring(raw, parser)
    rows = [e for e in tree.iter() if _local(e) in ("item", "entry")]
    found = []
    for row in rows:
        stated = {_local(child): (child.text or "").strip() for child in reversed(row)}
        found.append(next((stated[name] for name in _DATES if stated.get(name)), ""))
    return found


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _tolerant(text: str) -> Iterator[Mapping[str, Any]]:
    import feedparser  # noqa: PLC0415 - likewise

    if len(text) > _TOLERANT_CHARS:
        return
    bare = _without_people(text).encode("utf-8", "replace")
    yield from feedparser.parse(bare, sanitize_html=False, resolve_relative_uris=False).entries


def _without_people(text: str) -> str:
    """The feed without the elements that name people, in one pass."""
    kept, at = [], 0
    while found := _PEOPLE.search(text, at):
        kept.append(text[at : found.start()])
        ends = text.find("</" + found[1], found.end())
        closes = text.find(">", ends if ends >= 0 else found.end())
        at = closes + 1 if closes >= 0 else len(text)
        if ends < 0:
            following = text.find("<", at)
            at = following if following >= 0 else len(text)
    return "".join([*kept, text[at:]])


def _entry(entry: Mapping[str, Any]) -> dict[str, str]:
    contents = entry.get("content") or []
    values = (
        [c.get("value") for c in contents if isinstance(c, Mapping)] if isinstance(contents, list) else []
    )
    texts = [t for t in (*values, entry.get("description"), entry.get("summary")) if isinstance(t, str)]
    found: dict[str, Callable[[], Any]] = {
        "title": lambda: tidy_line(_string(entry.get("title")))[:1000],
        "url": lambda: _string(entry.get("link")).strip(),
        "published": lambda: _string(entry.get("published") or entry.get("updated")),
        "id": lambda: _string(entry.get("id")),
        "text": lambda: tidy(max(texts, key=len, default="")),
    }
    return {key: value for key, get in found.items() if (value := get())}


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _own(source: str, entry: dict[str, str], *, now: Clock) -> Capture | Failure:
    text = entry.get("text", "")
    if not text:
        return Failure(
            source, "E-NO-TEXT", "the entry has neither content nor summary", "Add the page that it links to."
        )
    fields = {key: value for key, value in entry.items() if key != "text"}
    media_type = "text/html" if "<" in text or "&" in text else "text/plain"
    return captured(
        source,
        text.encode("utf-8", "replace"),
        media_type,
        now=now,
        url=entry.get("url"),
        fields=_as_feed(fields),
    )


def _fetched(entry: dict[str, str], *, now: Clock, base: str, limits: Limits) -> Capture | Failure:
    link = entry.get("url", "")
    source = link or f"{base}#{entry.get('id', '')[:200]}"
    if not link:
        return Failure(source, "E-NO-TEXT", "the entry links to no page", "Nothing is to be read of it.")
    try:
        capture = of_response(
            source, fetch(link, deadline_s=limits.deadline_s, limit_bytes=limits.size_bytes), now=now
        )
    except Unreadable as error:
        return failed(source, error)
    if isinstance(capture, Failure):
        return capture
    fields = _as_feed({key: value for key, value in entry.items() if key not in ("text", "url")})
    return captured(source, capture.body, capture.media_type, now=now, url=capture.url, fields=fields)


def _as_feed(fields: dict[str, str]) -> dict[str, str]:
    """A date that a feed states is marked as such: it ranks below one that the user gives."""
    return {("feed_published" if key == "published" else key): value for key, value in fields.items()}
