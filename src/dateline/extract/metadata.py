"""What a page of HTML says about itself in its head: JSON-LD, meta elements, links."""

from __future__ import annotations

import html
import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from dateline.extract.page import Stated
from dateline.text import tidy_line

_ARTICLES = ("Article", "Posting", "Report", "Statement")
_LIMIT = 1_000_000
_META_DATES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date_published",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "pubdate",
    "published_time",
    "sailthru.date",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "article.published",
    "displaydate",
    "cxenseparse:recs:publishtime",
    "date",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a page states. All strings are single lines; absent is None."""

    title: str | None = None
    description: str | None = None
    url: str | None = None
    site: str | None = None
    byline: str | None = None
    language: str | None = None
    hints: tuple[str, ...] = ()
    dates: tuple[Stated, ...] = ()
    body: str | None = field(default=None, repr=False)


def metadata(tree: etree._Element) -> Metadata:
    """The metadata of a parsed page; JSON-LD before meta elements before the visible headline."""
    meta = _metas(tree)
    linked = _article(tree)
    title = _first(
        _string(linked.get("headline")),
        meta.get("og:title"),
        meta.get("twitter:title"),
        _heading(tree),
        _title(tree),
    )
    site = _first(_name(linked.get("publisher")), meta.get("og:site_name"), meta.get("application-name"))
    return Metadata(
        title=_without_site(title, site),
        description=_first(
            meta.get("og:description"), meta.get("description"), meta.get("twitter:description")
        ),
        url=_first(_link(tree), meta.get("og:url")),
        site=site,
        byline=_first(
            _name(linked.get("author")),
            _person(meta.get("author")),
            _person(meta.get("article:author")),
            meta.get("byl"),
        ),
        language=_first(tree.get("lang"), meta.get("og:locale"), meta.get("language")),
        hints=tuple(
            h
            for h in (
                _string(linked.get("@type")),
                _name(linked.get("articleSection")),
                meta.get("article:section"),
                meta.get("section"),
                meta.get("og:type"),
            )
            if h
        ),
        dates=tuple(_dates(tree, meta, linked)),
        body=_string(linked.get("articleBody")),
    )


def _metas(tree: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = tidy_line(html.unescape((element.get("content") or "")[:5000]))
        if name and content:
            found.setdefault(name.strip().casefold(), content)
    return found


def _dates(tree: etree._Element, meta: Mapping[str, str], linked: Mapping[str, Any]) -> Iterator[Stated]:
    for key in ("datePublished", "dateCreated"):
        if value := _string(linked.get(key)):
            yield Stated("json-ld", value)
            break
    for name in _META_DATES:
        if name in meta:
            yield Stated("meta", meta[name])
    marked = (
        e for e in tree.iter("time", "span", "meta", "div", "p", "a") if e.get("itemprop") == "datePublished"
    )
    for element in itertools.islice(marked, 3):
        if written := element.get("datetime") or element.get("content") or element.text:
            yield Stated("meta", written)


def _article(tree: etree._Element) -> Mapping[str, Any]:
    """The JSON-LD object of the article that the page is about."""
    found = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _LIMIT:
            continue
        try:
            data = json.loads(
                script.text.strip().removeprefix("//<![CDATA[").removesuffix("//]]>"), strict=False
            )
        except (ValueError, RecursionError):
            continue
        found += [o for o in _objects(data) if _string(o.get("@type")).endswith(_ARTICLES)]
    return max(found, key=len, default={})


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    waiting, seen = [data], 0
    while waiting and seen < 500:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield one
            waiting.extend(
                v
                for k, v in one.items()
                if k in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
            )


def _string(value: Any) -> str:
    if isinstance(value, list):
        return _string(value[0]) if value else ""
    return tidy_line(html.unescape(value[:_LIMIT])) if isinstance(value, str) else ""


def _name(value: Any) -> str | None:
    """The name of a JSON-LD person or organisation, or of several."""
    if isinstance(value, list):
        return ", ".join(n for v in value[:6] if (n := _name(v))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return _person(_string(value)) if isinstance(value, (str, list)) else None


def _person(value: str | None) -> str | None:
    return value if value and len(value) <= 200 and "://" not in value else None


def _inner(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _heading(tree: etree._Element) -> str | None:
    texts = [tidy_line(_inner(h)[:1000]) for h in list(tree.iter("h1"))[:10]]
    return max((t for t in texts if t), key=len, default=None)


def _title(tree: etree._Element) -> str | None:
    found = next(tree.iter("title"), None)
    return tidy_line(_inner(found)[:1000]) if found is not None else None


def _link(tree: etree._Element) -> str | None:
    return next(
        (e.get("href") for e in tree.iter("link") if (e.get("rel") or "").casefold() == "canonical"), None
    )


def _without_site(title: str | None, site: str | None) -> str | None:
    """A title without the name of the site that pages append to it."""
    for dash in (" | ", " - ", " – ", " — ", " :: ", " » ", " · "):
        head, found, tail = (title or "").rpartition(dash)
        if (
            found
            and site
            and tail.casefold().strip() in (site.casefold(), site.casefold().removeprefix("the "))
        ):
            return head.strip()
        if found and dash == " | " and head.count(" ") >= 2 and tail.count(" ") <= 3:
            return head.strip()
    return title


def _first(*values: str | None) -> str | None:
    return next((v.strip() for v in values if v and v.strip()), None)
