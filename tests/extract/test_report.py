import datetime as dt
import json
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract import report as room
from dateline.extract.report import extract, report_id
from dateline.gather.capture import captured
from dateline.gather.sources import gather
from dateline.model.report import Failure, Report
from dateline.text import tidy

NOON = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
LEAD = "The two islands signed a pact on fishing in the strait on Thursday, their governors said after talks."
MORE = (
    "It allows forty boats of each side to fish there from June, and a joint patrol will see to the limits."
)
LAST = (
    "Fishermen of the northern island called the pact a good day for everyone who lives from the sea there."
)
PAGE = """<!doctype html><html lang="en-GB"><head><title>Islands sign pact - Island Gazette</title>
<meta property="og:site_name" content="Island Gazette"><meta property="og:description" content="{deck}">
<link rel="canonical" href="/2026/03/05/pact"><script type="application/ld+json">{ld}</script></head>
<body><a href="#main">Skip to content</a><nav><ul><li><a href="/">Home</a></li></ul></nav><main>
<h1>Islands sign pact</h1><p class="teaser">{deck}</p><h2>Islands Sign the Pact</h2><article><p>{lead}</p><p>{more}</p><p>{last}</p></article>
<h3>Read also:</h3><h3>Latest</h3><ul><li><a href="/a">Storm closes airport</a></li></ul></main></body></html>"""
DECK = "Two islands have signed a pact on fishing, their governors say, and fishermen hope that it will..."


def capture(body, media_type="text/plain", url=None, **fields):
    raw = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return captured("here", raw, media_type, now=lambda: NOON, url=url, fields=fields)


def line(**fields):
    return extract(capture("{}", "application/json", **fields))


def page(ld="", deck=DECK):
    return PAGE.format(ld=ld, deck=deck, lead=LEAD, more=MORE, last=LAST)


def test_a_page_of_html_becomes_a_clean_report():
    report = extract(capture(page(), "text/html", url="https://gazette.example/x?utm=1"))
    assert isinstance(report, Report)
    assert report.title == "Islands sign pact"
    assert report.text.split("\n\n") == [LEAD, MORE, LAST]
    assert (report.deck, report.clipped) == (DECK, True)
    assert report.url == "https://gazette.example/2026/03/05/pact"
    assert (report.published, report.published_basis) == (dt.date(2026, 3, 5), "url")
    assert report.outlet is not None and report.outlet.name == "Island Gazette"
    assert (report.language, report.kind, report.trouble) == ("en", "news", ())


def test_the_teaser_of_another_story_is_no_deck():
    other = "<div><p>The northern airport was closed by a storm that blew in from the...</p></div>"
    report = extract(capture(page(deck="").replace("<h1>", other + "<h1>"), "text/html"))
    assert (report.deck, report.clipped) == (None, False)
    assert report.text.split("\n\n") == [LEAD, MORE, LAST]


def test_json_ld_says_more_and_wins():
    ld = json.dumps(
        {
            "@graph": [
                {
                    "@type": "OpinionNewsArticle",
                    "headline": "A pact &amp; a promise",
                    "datePublished": "2026-03-06T08:00:00Z",
                    "author": [{"name": "Ada Mensah"}, {"name": "Tom Bell"}],
                    "publisher": {"name": "The Strait Times of the Isles"},
                }
            ]
        }
    )
    report = extract(capture(page(ld), "text/html", url="https://gazette.example/x"))
    assert report.title == "A pact & a promise"
    assert (report.published.isoformat(), report.published_basis) == ("2026-03-06", "json-ld")
    assert report.byline == "Ada Mensah, Tom Bell"
    assert report.outlet.name == "The Strait Times of the Isles"
    assert report.kind == "opinion"


@pytest.mark.parametrize("depth", [300, 3000, 20000])
@pytest.mark.parametrize("tag", ["div", "font", "x-box"])
def test_an_article_is_read_at_any_depth(depth, tag):
    style = "<head><title>Pact</title><style>p {}</style></head>"
    got = extract(capture(style + f"<{tag} class=a>" * depth + f"<p>{LEAD}</p><p>{MORE}</p>", "text/html"))
    assert isinstance(got, Report)
    assert got.text.split("\n\n") == [LEAD, MORE]
    assert got.title == "Pact"


@pytest.mark.parametrize(
    "body",
    ["<html></html>", "<nav><a href=a>One</a><a href=b>Two</a></nav>", "<script>x()</script>", "<", " "],
)
def test_a_page_without_an_article_is_a_failure(body):
    got = extract(capture(body, "text/html"))
    assert isinstance(got, Failure) and got.code == "E-NO-ARTICLE" and got.remedy
    assert got.capture_sha256


def test_a_json_line_keeps_its_text_and_its_fields():
    report = line(
        text=f"{LEAD}\n\n{MORE}",
        title="Pact",
        published="2026-03-05",
        id="7",
        outlet="Gazette",
        language="en-US",
    )
    assert report.text == f"{LEAD}\n\n{MORE}"
    assert (report.title, report.given_id, report.language, report.extractor) == (
        "Pact",
        "7",
        "en",
        "json.v1",
    )
    assert (report.published, report.published_basis) == (dt.date(2026, 3, 5), "given")
    assert report.id == report_id(title="Pact", text=report.text, outlet_name="Gazette", day=report.published)
    assert report.id.startswith("r-") and len(report.id) == 18


def test_a_clipped_lead_is_text_and_a_given_deck_is_a_deck():
    report = line(text="The two islands signed a pact on fishing in the…", deck="Fishing pact…")
    assert report.text.endswith("…") and (report.deck, report.clipped) == ("Fishing pact…", True)


@pytest.mark.parametrize("value", ["0000-00-00", "9999-01-01", "not a date"])
def test_an_impossible_date_is_trouble(value):
    report = line(text=LEAD, published=value)
    assert report.published is None and report.published_basis == "none"
    assert [t.code for t in report.trouble] == ["E-DATE"]


def test_a_dated_dateline_dates_a_report():
    report = line(text=f"PORT LOUIS, March 5, 2026 (AFP) — {LEAD}")
    assert (report.dateline, report.published_basis) == ("PORT LOUIS, March 5, 2026 (AFP)", "dateline")


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"title": "Opinion: The pact is late"}, "opinion"),
        ({"url": "https://gazette.example/opinion/pact"}, "opinion"),
        ({"url": "https://x.com/someone/status/1"}, "social post"),
        ({"title": "Transcript: Governor on the pact"}, "transcript"),
        ({"url": "https://office.example/press-releases/1"}, "press release"),
        ({"title": "Timeline: A year of talks"}, "timeline"),
        ({"kind": "digest"}, "news"),
    ],
)
def test_kind(fields, kind):
    assert line(text=LEAD, **fields).kind == kind


def test_amending_reports_are_marked():
    assert line(text=LEAD, title="Correction: Pact was signed on Friday").corrects == room.UNRESOLVED
    assert line(text=LEAD, title="Retraction: No pact was signed").retracts == room.UNRESOLVED
    assert line(text=LEAD, title="Pact signed").corrects is None


def test_markdown_loses_its_marks():
    body = f"---\ntitle: Pact of the isles\ndate: 2026-03-05\n---\n# Pact of the isles\n\n**{LEAD}**\n\n[Governors](http://g.example) agree. {MORE}"
    report = extract(capture(body, "text/markdown"))
    assert report.title == "Pact of the isles" and report.published_basis == "meta"
    assert report.text == f"{LEAD}\n\nGovernors agree. {MORE}"


def test_invalid_bytes_are_read_and_noted():
    report = extract(capture(LEAD.encode() + b" Caf\xe9 \xe9.\n", "text/plain"))
    assert report.text.startswith(LEAD) and [t.code for t in report.trouble] == ["E-CHARSET"]


def test_known_outlets_by_host_and_by_name():
    assert line(text=LEAD, url="https://www.reuters.com/world/a").outlet.kind == "wire"
    assert line(text=LEAD, outlet="AP").outlet.name == "Associated Press"
    assert line(text=LEAD, url="https://www.gazette.example/a").outlet.name == "gazette.example"
    assert line(text=LEAD).outlet is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://[", "//x", "ftp://a.example/"])
def test_only_web_addresses_are_links(url):
    assert line(text=LEAD, url=url).url is None


def test_whatever_goes_wrong_is_a_failure(monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("no")

    monkeypatch.setattr(room, "read_plain", broken)
    got = extract(capture(LEAD))
    assert isinstance(got, Failure) and got.code == "E-EXTRACT-FAILED"


def test_a_report_survives_a_pool():
    report = extract(capture(LEAD))
    assert pickle.loads(pickle.dumps(report)) == report == extract(capture(LEAD))


@settings(max_examples=60, deadline=None)
@given(st.text(), st.sampled_from(["text/plain", "text/markdown"]))
def test_any_text_has_an_outcome_and_a_tidy_text(body, media_type):
    got = extract(capture(body, media_type))
    if isinstance(got, Report):
        assert got.text == tidy(got.text) and got.text.strip()
    else:
        assert got.code == "E-NO-ARTICLE"


def test_hostile_files_have_outcomes(shared):
    files = sorted(p for p in (shared / "gold" / "hostile").rglob("*") if p.is_file())[::30]
    for path in files:
        outcomes = [
            item if isinstance(item, Failure) else extract(item)
            for item in gather(str(path), now=lambda: NOON)
        ]
        assert outcomes and all(getattr(o, "code", "") != "E-EXTRACT-FAILED" for o in outcomes), path


def test_the_seed_page_reads_the_same_as_text_and_as_html(shared):
    raw = (shared / "cases" / "seed" / "page.txt").read_text("utf-8")
    units = [u for u in raw.split("\n") if u.strip()]
    made = "<html><body>" + "".join(f"<div>{u}</div>" for u in units) + "</body></html>"
    for report in (extract(capture(raw)), extract(capture(made, "text/html"))):
        assert report.title == units[1]
        assert (report.deck, report.clipped) == (units[2], True)
        assert report.text.split("\n\n") == units[6:11]
        assert report.published is None


def test_endless_fields_are_bounded():
    long = line(text=LEAD, title="t" * 10**6, outlet="o" * 10**6, deck="d " * 10**6, id="i" * 10**6, url="https://e.org/" + "u" * 10**6)  # fmt: skip
    assert len(long.title) <= 1000
    assert len(long.outlet.name) <= 200
    assert len(long.deck) <= 5000
    assert long.clipped
    assert len(long.given_id) <= 500
    assert long.url is None
