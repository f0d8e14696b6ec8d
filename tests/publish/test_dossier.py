"""The dossier: whole without script or network, every row leads to its passage, nothing hostile gets through."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from lxml import html

from dateline.errors import DatelineError
from dateline.model.event import Actor, Evidence, Party
from dateline.model.record import ClaimRow, Record, ReportRow
from dateline.opening import open_desk
from dateline.publish import dossier, views
from dateline.publish.manifest import Manifest

EDITION = dossier.Edition(
    title="A <desk> & more",
    as_of=dt.datetime(2025, 11, 30, 12, 0, tzinfo=dt.UTC),
    manifest=Manifest(title="A desk", record_digest="d" * 64, chain_head="c" * 64, dateline="0"),
    unread=(
        {"code": "E-EMPTY", "source": "/home/ann/<img src=x onerror=alert(2)>", "message": "is <b>empty</b>"},
    ),
)
VECTOR = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def small_record(quote: str = VECTOR, *, url: str | None = "javascript:alert(1)") -> Record:
    report = ReportRow(
        id="r-1", given_id=None, title=quote, deck=None, outlet=quote, outlet_kind="unknown", byline=None,
        dateline=None, published=None, published_basis="none", language="en", kind="news", url=url, origin=None,
        text_sha256="0" * 64, capture_sha256="0" * 64, corrects=None, retracts=None, statements=1,
    )  # fmt: skip
    passage = Evidence("p-1", "r-1", "text", 0, len(quote), quote, url, quote, None)
    person = Actor(
        "a-1", "Jon Doerr", "person", None, None, named=True, person_public=False, aliases=("Doerr",)
    )
    claim = ClaimRow("c-1", f"said {quote}", (Party("a-1", "Jon Doerr"),), None, None, None, (passage,))
    return Record(actors=(person,), reports=(report,), claims=(claim,))


def links(page: Path) -> list[str]:
    return [str(a) for a in html.fromstring(page.read_bytes()).xpath("//@href | //@src")]


def test_every_link_inside_the_site_leads_somewhere(sample_desk: Path) -> None:
    site = sample_desk / "dossier"
    pages = sorted(site.rglob("*.html"))
    ids = {p: set(html.fromstring(p.read_bytes()).xpath("//@id")) for p in pages}
    assert len(pages) > 40
    for page in pages:
        for link in links(page):
            if link.startswith(("http://", "https://")):
                continue
            name, _, anchor = link.partition("#")
            target = (page.parent / name).resolve() if name else page
            assert target.is_file(), f"{page.name}: {link}"
            if anchor:
                assert anchor in ids[target], f"{page.name}: {link}"


def test_pages_hold_no_script_and_load_nothing_from_elsewhere(sample_desk: Path) -> None:
    for page in (sample_desk / "dossier").rglob("*.html"):
        tree = html.fromstring(page.read_bytes())
        assert not tree.xpath("//script | //iframe | //object | //embed | //form | //img")
        assert not tree.xpath("//@*[starts-with(name(), 'on')] | //@style")
        loaded = tree.xpath("//link/@href")
        assert loaded and all(not str(u).startswith(("http", "//")) for u in loaded)


def test_every_row_shows_the_words_that_it_rests_on(sample_desk: Path) -> None:
    site = sample_desk / "dossier"
    pages = [html.fromstring(p.read_bytes()) for p in site.rglob("*.html") if p.parent.name != "reports"]
    places = {str(e.get("id")): e for page in pages for e in page.xpath("//*[@id]")}
    with open_desk(sample_desk) as desk:
        rows = [row for what in views.TABLES for row in desk.show(what)]
    assert len(rows) > 150
    for row in rows:
        shown = [" ".join(q.text_content().split()) for q in places[row["id"]].xpath(".//q")]
        for passage in row["passages"]:
            assert " ".join(passage["quote"].split()) in shown, row["id"]


def test_hostile_text_is_text(tmp_path: Path) -> None:
    page = dossier.build(small_record(), tmp_path / "site", edition=EDITION)
    for path in page.parent.rglob("*.html"):
        tree = html.fromstring(path.read_bytes())
        assert not tree.xpath("//script | //img | //@onerror")
        assert not [u for u in links(path) if u.lower().startswith("javascript")]
    unread = html.fromstring((tmp_path / "site/sources.html").read_bytes()).get_element_by_id("unread")
    assert "<img src=x onerror=alert(2)>: is <b>empty</b>" in unread.text_content()


def test_an_earlier_edition_is_replaced_and_other_files_are_not_touched(tmp_path: Path) -> None:
    out = tmp_path / "site"
    dossier.build(small_record(), out, edition=EDITION)
    (out / "notes.txt").write_text("mine", "utf-8")
    dossier.build(Record(), out, edition=EDITION)
    assert (out / "notes.txt").read_text("utf-8") == "mine"
    assert not (out / "reports" / "r-1.html").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(DatelineError, match="holds no dossier"):
        dossier.build(Record(), other, edition=EDITION)
    assert [p.name for p in other.iterdir()] == ["thesis.txt"]


def test_an_empty_record_says_so(tmp_path: Path) -> None:
    page = dossier.build(Record(), tmp_path / "site", edition=EDITION)
    assert "None in this record." in page.read_text("utf-8")
    assert "No event is in this record." in (page.parent / "events.html").read_text("utf-8")


def test_counts_at_the_head_are_those_of_the_record(sample_desk: Path) -> None:
    page = html.fromstring((sample_desk / "dossier" / "index.html").read_bytes())
    numbers = {
        " ".join(str(dt.findtext("a")).split()): int(dt.getnext().text.replace(",", ""))
        for dt in page.xpath("//section[@class='tally']//dt[a]")
    }
    with open_desk(sample_desk) as desk:
        record = desk.record()
    # a series is told by its acts
    deeds = [e for e in record.events if e.modality == "actual" and e.level != "series"]
    assert int(page.findtext(".//p[@class='sum']/b")) == len(deeds)
    assert sum(numbers[k] for k in ("Known", "Claimed", "Reported", "Disputed")) == len(deeds)
    apart = sum(n for k, n in numbers.items() if k.startswith(("Announced", "Considered", "Denied")))
    assert apart == sum(e.modality != "actual" for e in record.events)
    assert (numbers["Positions"], numbers["Claims"]) == (len(record.positions), len(record.claims))


def test_acts_that_did_not_happen_stand_on_pages_of_their_own(sample_desk: Path) -> None:
    folder = sample_desk / "dossier" / "events"
    with open_desk(sample_desk) as desk:
        deeds = {e.id for e in desk.record().events if e.modality == "actual"}
    for page in folder.glob("*.html"):
        ids = {str(a.get("id")) for a in html.fromstring(page.read_bytes()).xpath("//article")}
        assert ids
        apart = page.stem in ("planned", "considered", "denied")
        assert ids.isdisjoint(deeds) if apart else ids <= deeds, page.name


def test_a_dossier_does_not_tell_where_files_lay(sample_desk: Path) -> None:
    for path in (sample_desk / "dossier").rglob("*.html"):
        assert "/resources/" not in path.read_text("utf-8")
        assert str(sample_desk.parent) not in path.read_text("utf-8")


def test_long_lists_go_on_and_say_what_they_show(tmp_path: Path) -> None:
    small = small_record("It was said.", url=None)
    claims = tuple(dataclasses.replace(small.claims[0], id=f"c-{n:04}") for n in range(250))
    page = dossier.build(dataclasses.replace(small, claims=claims), tmp_path / "site", edition=EDITION)
    parts = [html.fromstring((page.parent / f"claims{n}.html").read_bytes()) for n in ("", "-2", "-3")]
    told = [part.findtext(".//p[@class='shown']") for part in parts]
    assert told == ["1 to 100 of 250 claims.", "101 to 200 of 250 claims.", "201 to 250 of 250 claims."]
    assert [len(part.xpath("//li[starts-with(@id, 'c-')]")) for part in parts] == [100, 100, 50]
    assert parts[1].xpath("//nav[@class='pager']/a/@href") == ["claims.html", "claims-3.html"]
    report = html.fromstring((page.parent / "reports" / "r-1.html").read_bytes())
    assert "../claims-3.html#c-0249" in report.xpath("//ul[@class='supports']//@href")


def test_passages_of_copies_say_that_they_are_no_second_source(tmp_path: Path) -> None:
    small = small_record("It was said.", url=None)
    (passage,) = small.claims[0].passages
    reports = tuple(
        dataclasses.replace(small.reports[0], id=f"r-{n}", origin="o-1" if n < 3 else "o-2")
        for n in (1, 2, 3)
    )
    cited = tuple(dataclasses.replace(passage, id=f"p-{r.id}", report=r.id) for r in reports)
    record = dataclasses.replace(
        small, reports=reports, claims=(dataclasses.replace(small.claims[0], passages=cited),)
    )
    page = dossier.build(record, tmp_path / "site", edition=EDITION)
    items = html.fromstring((page.parent / "claims.html").read_bytes()).xpath("//details//li")
    assert ["same origin as above" in i.text_content() for i in items] == [False, True, False]
