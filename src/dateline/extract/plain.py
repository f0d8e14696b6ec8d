"""Plain text, Markdown and JSON lines."""

from __future__ import annotations

import re

from dateline.extract.chrome import clean_page, trim_edges
from dateline.extract.page import LIMIT_CHARS, Page, Stated
from dateline.model.report import Trouble
from dateline.text import decode, tidy

_FRONT = re.compile(r"\A---\n(.{0,5000}?)\n---\n", re.DOTALL)
_FRONT_LINE = re.compile(
    r"(?m)^(title|date|published|author|byline|url|outlet|language|lang)\s*:\s*[\"']?(.*?)[\"']?\s*$",
    re.IGNORECASE,
)
_MARKS = (
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\n]{0,2000}\)"), r"\1"),
    (re.compile(r"(?m)^#{1,6}\s+(.*?)\s*#*$"), r"\1"),
    (re.compile(r"(?m)^>\s?"), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)([^\n*_]{1,1000}?)(?<=\S)\1(?![\w*])"), r"\2"),
)


def read_plain(body: bytes, *, title: str | None = None) -> Page:
    """The parts of a page that was saved as text."""
    decoded = decode(body)
    return _page(
        tidy(decoded.text[: LIMIT_CHARS + 1]), title=title, doubt=decoded.doubt, extractor="plain.v1"
    )


def read_markdown(body: bytes, *, title: str | None = None) -> Page:
    """The parts of a report in Markdown: marks go, words stay; a front matter gives its fields."""
    decoded = decode(body)
    text = tidy(decoded.text[: LIMIT_CHARS + 1])
    front = _FRONT.match(text)
    stated = {k.casefold(): v for k, v in _FRONT_LINE.findall(front[1])} if front else {}
    text = text[front.end() :] if front else text
    for mark, instead in _MARKS:
        text = mark.sub(instead, text)
    page = _page(
        tidy(text), title=title or stated.get("title") or None, doubt=decoded.doubt, extractor="markdown.v1"
    )
    dates = tuple(Stated("meta", stated[k]) for k in ("published", "date") if stated.get(k))
    return Page(
        text=page.text,
        extractor=page.extractor,
        title=page.title,
        deck=page.deck,
        clipped=page.clipped,
        byline=stated.get("byline") or stated.get("author") or page.byline,
        site=stated.get("outlet") or page.site,
        url=stated.get("url"),
        language=stated.get("language") or stated.get("lang"),
        dates=(*dates, *page.dates),
        trouble=page.trouble,
    )


def read_cleaned(text: str, *, title: str | None = None) -> Page:
    """The parts of a report whose text its source has cleaned: only furniture at its very edges goes."""
    return Page(text=trim_edges(tidy(text), title=title), extractor="json.v1", title=title)


def _page(text: str, *, title: str | None, doubt: str | None, extractor: str) -> Page:
    found = clean_page(text, title=title)
    return Page(
        text=found.text,
        extractor=extractor,
        title=found.title,
        deck=found.deck,
        clipped=found.clipped,
        byline=found.byline,
        site=found.outlet,
        dates=tuple(Stated("text", stamp) for stamp in found.stamps),
        trouble=(Trouble("E-CHARSET", doubt),) if doubt else (),
    )
