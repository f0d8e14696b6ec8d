"""The dossier: whole without script or network, every row leads to its passage, nothing hostile gets through."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from dateline.errors import DatelineError
from dateline.model.event import Actor, Evidence, Party
from dateline.model.record import ClaimRow, Record, ReportRow
from dateline.publish import dossier
from dateline.publish.manifest import Manifest
from dateline.publish.people import MASK, mask
from tests.conftest import Run

EDITION = dossier.Edition(
    title="A <desk> & more",
    as_of=dt.datetime(2025, 11, 30, 12, 0, tzinfo=dt.UTC),
    manifest=Manifest(title="A desk", record_digest="d" * 64, chain_head="c" * 64, dateline="0"),
    unread=({"code": "E-EMPTY", "source": "<script>alert(2)</script>", "message": "the file is empty"},),
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


def test_every_row_shows_the_words_that_it_rests_on(sample_desk: Path, dateline: Run) -> None:
    site = sample_desk / "dossier"
    for what in ("events", "positions", "agreements", "flows", "questions", "totals"):
        page = html.fromstring((site / f"{dossier.HOME[what]}.html").read_bytes())
        for row in map(json.loads, dateline("show", sample_desk, what, "--json").stdout.splitlines()):
            (place,) = page.xpath(f"//*[@id='{row['id']}']")
            shown = [" ".join(q.text_content().split()) for q in place.xpath(".//q")]
            for passage in row["passages"]:
                assert " ".join(passage["quote"].split()) in shown, row["id"]


def test_hostile_text_is_text(tmp_path: Path) -> None:
    page = dossier.build(small_record(), tmp_path / "site", edition=EDITION)
    for path in page.parent.rglob("*.html"):
        tree = html.fromstring(path.read_bytes())
        assert not tree.xpath("//script | //img | //@onerror")
        assert not [u for u in links(path) if u.lower().startswith("javascript")]
    assert (
        "<script>alert(2)</script>"
        in html.fromstring((tmp_path / "site/sources.html").read_bytes()).text_content()
    )


def test_private_persons_are_not_named(tmp_path: Path) -> None:
    record = small_record("Jon Doerr fled. Doerr's boat sank; Doerring did not.", url=None)
    masked = mask(record)
    assert masked.claims[0].holders[0].name == MASK
    assert masked.claims[0].passages[0].quote == f"[{MASK}] fled. [{MASK}]'s boat sank; Doerring did not."
    dossier.build(masked, tmp_path / "site", edition=EDITION)
    for path in (tmp_path / "site").rglob("*"):
        assert path.is_dir() or not re.search(r"\bDoerr\b", path.read_text("utf-8"))


def test_a_record_without_private_persons_is_left_as_it_is() -> None:
    record = dataclasses.replace(small_record(), actors=())
    assert mask(record) is record


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


@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
@pytest.mark.parametrize("width", [390, 1280])
def test_chromium_opens_the_overview_from_a_file_without_an_error(
    width: int, sample_desk: Path, tmp_path: Path
) -> None:
    shot = tmp_path / "page.png"
    done = subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
            f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={width},900", f"--screenshot={shot}",
            (sample_desk / "dossier" / "index.html").as_uri(),
        ],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert shot.stat().st_size > 10_000
    assert "CONSOLE" not in done.stderr, done.stderr
