import datetime as dt

import pytest

from dateline.gather import feeds
from dateline.gather.http import Response
from dateline.gather.sources import gather
from dateline.model.report import Capture, Failure

NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Island Post</title>{}</channel></rss>"""
ITEM = """<item><title>Ferry {0} returns</title><link>https://post.example/2026/03/01/{0}</link>
<pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate><description>The ferry {0} came back to port on Sunday, the harbour master said.</description></item>"""


def got(path, **limits):
    return list(gather(str(path), now=lambda: NOON, **limits))


def test_entries_of_a_feed_in_a_file_are_captures(tmp_path):
    path = tmp_path / "a.rss"
    path.write_text(RSS.format(ITEM.format(1) + ITEM.format(2)))
    one, two = got(path)
    assert isinstance(one, Capture)
    assert one.field("title") == "Ferry 1 returns" and one.field("feed_published")
    assert one.url == "https://post.example/2026/03/01/1"
    assert b"harbour master" in two.body


def test_entries_beyond_the_limit_are_named(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(RSS.format("".join(ITEM.format(n) for n in range(5))))
    found = got(path, feed_limit=3)
    assert len(found) == 4
    assert isinstance(found[-1], Failure) and found[-1].code == "E-FEED-CUT" and "2 of 5" in found[-1].message


def test_what_is_no_feed_and_what_declares_entities(tmp_path):
    (tmp_path / "a.xml").write_text("<note>hello</note>")
    (tmp_path / "b.xml").write_text('<!DOCTYPE r [<!ENTITY a "aaaa">]>' + RSS.format(ITEM.format("&a;")))
    (tmp_path / "c.xml").write_text(RSS.format(""))
    (tmp_path / "d.xml").write_text(RSS.format("<item><title>Nothing else</title></item>"))
    assert [g.code for g in got(tmp_path)] == ["E-NOT-A-FEED", "E-FEED-ENTITIES", "E-EMPTY", "E-NO-TEXT"]


def test_a_broken_feed_is_read_as_far_as_it_goes(tmp_path):
    (tmp_path / "a.xml").write_text(RSS.format(ITEM.format("A & B")).replace("</channel></rss>", ""))
    assert isinstance(got(tmp_path / "a.xml")[0], Capture)


def test_people_are_left_out_before_the_tolerant_parser():
    text = "<a><author>x@y.example</author><title>T</title><dc:creator>unclosed<b>kept</b></a>"
    assert feeds._without_people(text) == "<a><title>T</title><b>kept</b></a>"


def test_the_pages_of_a_feed_from_the_web_are_fetched(monkeypatch):
    page = b"<html><body><p>The ferry came back on Sunday.</p></body></html>"
    asked = []

    def fetch(url, **_):
        asked.append(url)
        if url.endswith("2"):
            raise feeds.Unreadable("gone", code="E-HTTP-STATUS", remedy="Look.")
        return Response(url, 200, (("content-type", "text/html"),), page, "203.0.113.1", 0.1)

    monkeypatch.setattr(feeds, "fetch", fetch)
    body = RSS.format(ITEM.format(1) + ITEM.format(2)).encode()
    one, two = feeds.from_feed(
        "https://post.example/feed", body, now=lambda: NOON, base="https://post.example/feed"
    )
    assert one.body == page and one.field("feed_published") and one.field("title") == "Ferry 1 returns"
    assert two.code == "E-HTTP-STATUS"
    assert asked == ["https://post.example/2026/03/01/1", "https://post.example/2026/03/01/2"]


@pytest.mark.parametrize(
    "feed",
    [
        "<rss version='2.0'><channel>{}</channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>{}</feed>",
    ],
)
def test_a_date_is_the_one_that_the_feed_states_and_never_made_up(feed):
    row = (
        (
            "<item><title>Ferry {0}</title><guid>{0}</guid><pubDate>{1}</pubDate><description>Words.</description></item>"
        )
        if "rss" in feed
        else "<entry><title>Ferry {0}</title><id>{0}</id><published>{1}</published><summary>Words.</summary></entry>"
    )
    stated = ["Sun, 01 Mar 2026 08:00:00 GMT", "2026-03-02T10:00:00Z", "0000-00-00", "yesterday", "", "7"]
    body = feed.format("".join(row.format(n, d) for n, d in enumerate(stated, 1))).encode()
    assert [e.get("published", "") for e in feeds.entries_of(body)] == stated
