"""Room 2: a capture becomes a report, or a failure that says why not."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from dateline.extract.dates import date_in_url, published
from dateline.extract.html import read_html
from dateline.extract.kinds import amends, kind_of
from dateline.extract.language import code_of, detect
from dateline.extract.outlets import outlet
from dateline.extract.page import LIMIT_CHARS, Page, Stated
from dateline.extract.plain import read_cleaned, read_markdown, read_plain
from dateline.extract.words import dateline_of
from dateline.model.report import Capture, Failure, Outlet, Report, Trouble
from dateline.text import tidy, tidy_line

LIMIT_TITLE = 1_000
LIMIT_DECK = 5_000
LIMIT_ID = 500
LIMIT_URL = 4_096
# What ``corrects`` and ``retracts`` hold until linking finds the report that is meant.
UNRESOLVED = "?"


def extract(capture: Capture) -> Report | Failure:
    """The report in a capture. The same capture always gives an equal report; nothing raises."""
    try:
        page = _page(capture)
        if not page.text.strip():
            return _no_article(capture)
        return _report(capture, page)
    except Exception as error:  # noqa: BLE001 - the room's door: the capture is kept with its failure
        said = f"extraction failed: {type(error).__name__}: {str(error)[:200]}"
        return _failure(
            capture, "E-EXTRACT-FAILED", said, remedy="Save the article's text as .txt and add that."
        )


def report_id(*, title: str | None, text: str, outlet_name: str | None, day: dt.date | None) -> str:
    """The identifier of a report: ``r-`` and 16 hex digits of a hash of what it says, by whom and when."""
    parts = [title, text, outlet_name, day.isoformat() if day else None]
    canonical = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return "r-" + hashlib.sha256(canonical.encode("utf-8", "replace")).hexdigest()[:16]


def _page(capture: Capture) -> Page:
    title = tidy_line(capture.field("title") or "") or None
    if capture.media_type == "application/json":
        return read_cleaned(capture.field("text") or "", title=title)
    if capture.media_type == "text/html":
        return read_html(capture.body, title=title)
    if capture.media_type == "text/markdown":
        return read_markdown(capture.body, title=title)
    return read_plain(capture.body, title=title)


def _report(capture: Capture, page: Page) -> Report:
    trouble = list(page.trouble)
    text = _cut(page.text, LIMIT_CHARS, "text", trouble=trouble)
    title = _cut(page.title or "", LIMIT_TITLE, "title", trouble=trouble) or None
    url = _url(capture, page)
    dateline = dateline_of(text)
    day, basis, doubts = published(
        _stated(capture, page, url, dateline=dateline), retrieved=capture.retrieved.date()
    )
    deck, clipped = _deck(capture, page)
    who = _outlet(capture, page, url)
    amended = amends(title=title, text=text)
    return Report(
        id=report_id(title=title, text=text, outlet_name=who.name if who else None, day=day),
        title=title,
        text=text,
        language=code_of(capture.field("language")) or detect(text, declared=page.language),
        text_sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        capture_sha256=capture.sha256,
        deck=deck,
        clipped=clipped,
        outlet=who,
        byline=tidy_line(page.byline or "")[:300] or None,
        dateline=dateline,
        published=day,
        published_basis=basis,
        kind=page.kind or kind_of(title=title, text=text, url=url, hints=page.hints),
        url=url,
        given_id=tidy_line(capture.field("id") or "")[:LIMIT_ID] or None,
        corrects=UNRESOLVED if amended == "corrects" else None,
        retracts=UNRESOLVED if amended == "retracts" else None,
        extractor=page.extractor,
        trouble=(*trouble, *doubts),
    )


def _stated(capture: Capture, page: Page, url: str | None, *, dateline: str | None) -> Iterator[Stated]:
    """All dates of publication that anything about the capture states."""
    if value := capture.field("published"):
        yield Stated("given", value)
    yield from page.dates
    if value := capture.field("feed_published"):
        yield Stated("feed", value)
    if value := date_in_url(url or ""):
        yield Stated("url", value)
    if dateline and any(part.isdigit() and len(part) == 4 for part in dateline.replace(",", " ").split()):
        yield Stated("dateline", dateline)


def _deck(capture: Capture, page: Page) -> tuple[str | None, bool]:
    given = tidy(capture.field("deck") or "")
    if given:
        return given[:LIMIT_DECK], given.endswith(("...", "…")) or len(given) > LIMIT_DECK
    return page.deck, page.clipped


def _url(capture: Capture, page: Page) -> str | None:
    """The canonical address: as the page states it, if that is on the host that it came from; else where it was found."""
    found = _web(capture.url or capture.field("url"))
    stated = page.url
    if not stated:
        return found
    stated = _web(urljoin(found, stated) if found else stated)
    if stated and found and _host(stated).removeprefix("www.") != _host(found).removeprefix("www."):
        return found
    return stated or found


def _web(url: str | None) -> str | None:
    try:
        parts = urlsplit((url or "").strip())
        if len(url or "") > LIMIT_URL:
            return None
        return parts.geturl() if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _outlet(capture: Capture, page: Page, url: str | None) -> Outlet | None:
    return outlet(given=capture.field("outlet"), site=page.site, host=_host(url) if url else None)


def _cut(text: str, limit: int, what: str, *, trouble: list[Trouble]) -> str:
    if len(text) <= limit:
        return text
    said = f"the {what} has more than {limit:,} characters; it was cut there"
    trouble.append(Trouble("E-CUT", said))
    return text[:limit].rstrip()


def _no_article(capture: Capture) -> Failure:
    said = "the page holds no running text: it may be a menu, an error page, or written by scripts in the browser"
    remedy = "Open it in a browser, save the article's text as .txt and add that."
    return _failure(capture, "E-NO-ARTICLE", said, remedy=remedy)


def _failure(capture: Capture, code: str, said: str, *, remedy: str) -> Failure:
    return Failure(capture.source, code, said, remedy, capture_sha256=capture.sha256)
