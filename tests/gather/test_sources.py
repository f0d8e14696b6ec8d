import datetime as dt

import pytest

from dateline.errors import Unreadable
from dateline.gather import sources
from dateline.gather.http import Response
from dateline.gather.sniff import FEED, kind_of
from dateline.registry import components

NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("body", "header", "kind"),
    [
        (b"<!doctype html><html>", "", "text/html"),
        (b"plain words", "", "text/plain"),
        (b"plain words", "text/html; charset=x", "text/html"),
        (b"<?xml version='1.0'?><!-- a --><rss version='2.0'>", "text/html", FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "application/xml", FEED),
        (b"# Heading", "text/markdown", "text/markdown"),
        (b"{}", "application/json", "application/json"),
    ],
)
def test_what_bytes_are(body, header, kind):
    assert kind_of(body, header=header) == kind


def test_each_source_kind_says_what_it_takes():
    kinds = components("source")
    assert {"files.v1", "web.v1", "feeds.v1"} <= set(kinds)
    assert all(dict(c.facts)["takes"] for c in kinds.values())


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://h.example/", "javascript:1", "http://127.0.0.1/"]
)
def test_urls_that_lead_inward_are_failures(url):
    (failure,) = sources.gather(url, now=lambda: NOON)
    assert failure.code in ("E-URL-SCHEME", "E-PRIVATE-ADDRESS")


def test_a_url_is_a_page_or_a_feed_by_what_arrives(monkeypatch):
    answers = {
        "https://h.example/page": (b"<html><p>Words of a page.</p></html>", "text/html"),
        "https://h.example/feed": (b"<rss><channel></channel></rss>", "text/xml"),
        "https://h.example/data": (b'{"a": 1}', "application/json"),
        "https://h.example/none": (b"", "text/html"),
    }

    def fetch(url, **_):
        if url not in answers:
            raise Unreadable("no", code="E-HTTP-STATUS", remedy="Look.")
        body, kind = answers[url]
        return Response(url, 200, (("Content-Type", kind),), body, "203.0.113.1", 0.1)

    monkeypatch.setattr(sources, "fetch", fetch)
    found = [next(sources.gather(u, now=lambda: NOON)) for u in (*answers, "https://h.example/x")]
    said = [getattr(f, "code", None) or f.media_type for f in found]
    assert said == ["text/html", "E-EMPTY", "E-UNSUPPORTED", "E-EMPTY", "E-HTTP-STATUS"]
