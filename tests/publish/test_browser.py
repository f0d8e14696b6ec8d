"""The dossier in a real browser: it asks for nothing, complains of nothing, fits a phone and can be read in the dark."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.model.record import Record
from dateline.publish import dossier
from tests.chromium import PROGRAM, Browser, browser
from tests.publish.test_dossier import EDITION, VECTOR, small_record

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="chromium is not installed")

#: Elements that stick out of the page, with everything unfolded; what lies in a frame scrolls inside of it.
STICKING_OUT = """(() => {
  document.querySelectorAll('details').forEach(d => d.open = true);
  const wide = document.documentElement.clientWidth;
  const out = [...document.body.querySelectorAll('*')].filter(e => {
    const r = e.getBoundingClientRect();
    return r.right > wide + 1 && r.width > 0 && !e.closest('svg, .vh, .skip, .frame');
  });
  return [document.documentElement.scrollWidth - wide, out.slice(0, 5).map(e => e.tagName + '.' + e.className + ': ' + e.textContent.slice(0, 40))];
})()"""
#: Text whose colour stands out too little from what is behind it (WCAG 2.2 AA).
PALE = """(() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => { const f = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
  const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > .99) return c; } return [255, 255, 255]; };
  document.querySelectorAll('details').forEach(d => d.open = true);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), pale = [];
  let seen = 0;
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !e.getClientRects().length || e.closest('svg')) continue;
    const s = getComputedStyle(e), a = light(parse(s.color)), b = light(behind(e)), size = parseFloat(s.fontSize);
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05), large = size >= 24 || (size >= 18.66 && +s.fontWeight >= 700);
    seen += 1;
    if (ratio < (large ? 3 : 4.5)) pale.push(e.className + ' ' + ratio.toFixed(2) + ' ' + walk.currentNode.textContent.trim().slice(0, 30));
  }
  return [seen, [...new Set(pale)].slice(0, 5)];
})()"""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="module")
def site(sample_desk: Path) -> list[Path]:
    """Every page, but of the reports' pages the longest three."""
    folder = sample_desk / "dossier"
    reports = sorted((folder / "reports").glob("*.html"), key=lambda p: -p.stat().st_size)
    return [*sorted(folder.glob("*.html")), *sorted((folder / "events").glob("*.html")), *reports[:3]]


def test_no_page_complains_or_asks_for_anything_but_its_files(tab: Browser, site: list[Path]) -> None:
    assert len(site) > 18
    for page in site:
        tab.open(page)
        assert tab.complaints() == [], page.name
        assert tab.requested(), page.name
        assert [u for u in tab.requested() if not u.startswith("file://")] == [], page.name


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_no_page_scrolls_sideways(width: int, tab: Browser, site: list[Path]) -> None:
    for page in site:
        tab.open(page, width=width)
        assert tab.ask(STICKING_OUT) == [0, []], f"{page.name} at {width}"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(dark: bool, tab: Browser, site: list[Path]) -> None:
    colours = set()
    for page in site:
        tab.open(page, dark=dark)
        seen, pale = tab.ask(PALE)
        assert seen > 20
        assert pale == [], page.name
        colours.add(tab.ask("getComputedStyle(document.documentElement).backgroundColor"))
    (paper,) = colours
    assert (sum(map(int, paper[4:-1].split(","))) < 150) == dark


def test_a_passage_is_found_and_marked_in_its_report(tab: Browser, sample_desk: Path) -> None:
    tab.open(sample_desk / "dossier" / "index.html")
    quote, link = tab.ask(
        "(() => { const li = document.querySelector('.evidence li');"
        " return [li.querySelector('q').textContent, li.querySelector('a').getAttribute('href')]; })()"
    )
    name, _, anchor = link.partition("#")
    tab.open(sample_desk / "dossier" / name)
    marked = tab.ask(f"document.getElementById('{anchor}').closest('mark').textContent")
    assert marked and " ".join(quote.split()).startswith(" ".join(marked.split()))


def test_on_paper_the_evidence_is_unfolded_and_the_navigation_gone(tab: Browser, sample_desk: Path) -> None:
    page = sample_desk / "dossier" / "index.html"
    visible = "[...document.querySelectorAll('.evidence q')].every(q => q.checkVisibility({contentVisibilityAuto: true}))"
    tab.open(page)
    assert tab.ask(visible) is False
    tab.open(page, media="print")
    assert tab.ask(visible) is True
    assert tab.ask("document.querySelector('.head nav').getClientRects().length") == 0


def test_nothing_on_paper_is_said_by_a_background_alone(tab: Browser, sample_desk: Path) -> None:
    tab.open(sample_desk / "dossier" / "positions.html", media="print", width=1000)
    stance = "getComputedStyle(document.querySelector('.matrix .stance-opposes'))"
    assert tab.ask(f"[{stance}.color, {stance}.borderTopStyle]") == ["rgb(0, 0, 0)", "solid"]
    assert tab.ask("getComputedStyle(document.querySelector('.matrix thead')).display") != "none"


@pytest.mark.parametrize("width", [360, 1280])
def test_words_without_end_and_hostile_ones_stay_in_their_place(
    width: int, tab: Browser, tmp_path: Path
) -> None:
    record = small_record(VECTOR + "x" * 3000, url="https://sample.example/" + "y" * 500)
    dossier.build(record, tmp_path / "site", edition=EDITION)
    for page in sorted((tmp_path / "site").rglob("*.html")):
        tab.open(page, width=width)
        assert tab.complaints() == []
        assert [u for u in tab.requested() if not u.startswith("file://")] == []
        assert tab.ask(STICKING_OUT) == [0, []], page.name


def test_an_empty_dossier_is_a_dossier(tab: Browser, tmp_path: Path) -> None:
    dossier.build(Record(), tmp_path / "site", edition=dataclasses.replace(EDITION, unread=()))
    for page in sorted((tmp_path / "site").glob("*.html")):
        tab.open(page, width=360)
        assert tab.complaints() == []
        assert tab.ask("document.querySelectorAll('h1').length") == 1, page.name
        if page.stem != "method":
            assert tab.ask("document.querySelectorAll('.none').length") > 0, page.name
