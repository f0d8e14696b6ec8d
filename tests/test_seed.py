"""The page that the project began with, line by line of what its record must and must not hold.

Runs where the shared data is; the same constructions in our own words are in ``tests/golden``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

from dateline.extract.given import as_given
from dateline.extract.report import extract
from dateline.gather.sources import gather
from dateline.model.doc import Entity, Place
from dateline.model.report import Failure, Report
from dateline.model.statement import (
    Agreement,
    Attribution,
    Body,
    Consideration,
    EventMention,
    Flow,
    Measure,
    Position,
    Question,
    Reading,
    Statement,
    Total,
)
from dateline.reading import read

NOW = dt.datetime(2025, 9, 6, 12, tzinfo=dt.UTC)
LATIN_AMERICA = {
    "MEX",
    "VEN",
    "COL",
    "BRA",
    "ECU",
    "PER",
    "ARG",
    "CHL",
    "GTM",
    "HND",
    "PAN",
    "TTO",
    "GUY",
    "CUB",
}


@pytest.fixture(scope="module")
def page(shared: Path) -> str:
    return (shared / "cases" / "seed" / "page.txt").read_text("utf-8")


def as_html(page: str) -> str:
    """The page as a site would serve it: the chrome in its places, the paragraphs in an article."""
    blocks = [b for b in page.split("\n\n") if b.strip()]
    skip, title, teaser, echo, *rest = blocks
    body, (read_also, latest) = rest[:-2], rest[-2:]
    paragraphs = "".join(f"<p>{escape(b)}</p>" for b in body)
    echoes = "".join(f"<h2>{escape(line)}</h2>" for line in echo.split("\n"))
    return (
        f"<html><head><title>{escape(title)}</title></head><body><a href='#c'>{escape(skip)}</a>"
        f"<main id='c'><article><h1>{escape(title)}</h1><p class='teaser'>{escape(teaser)}</p>{echoes}"
        f"{paragraphs}</article><h3>{escape(read_also)}</h3><h3>{escape(latest)}</h3></main></body></html>"
    )


def extracted(path: Path) -> Report:
    (capture,) = gather(str(path), now=lambda: NOW)
    assert not isinstance(capture, Failure), capture
    report = extract(capture)
    assert not isinstance(report, Failure), report
    return report


@pytest.fixture(scope="module", params=["given", "given, dated", "text", "html"])
def case(
    request: pytest.FixtureRequest, page: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Report, Reading]:
    """The page as it stands, undated and dated, and as a file of text and of HTML."""
    folder = tmp_path_factory.mktemp("seed")
    if request.param.startswith("given"):
        dated = {"published": "2025-09-04"} if "dated" in request.param else {}
        report = as_given({"text": page, **dated})
    elif request.param == "text":
        (folder / "page.txt").write_text(page, "utf-8")
        report = extracted(folder / "page.txt")
    else:
        (folder / "page.html").write_text(as_html(page), "utf-8")
        report = extracted(folder / "page.html")
    return report, read(report)


def bodies(reading: Reading, kind: type[Body]) -> Iterator[tuple[Statement, Body]]:
    return ((s, s.body) for s in reading.statements if isinstance(s.body, kind))


def events(reading: Reading, *types: str) -> list[tuple[Statement, EventMention]]:
    return [
        (s, b) for s, b in bodies(reading, EventMention) if isinstance(b, EventMention) and b.type in types
    ]


def named(entities: tuple[Entity, ...]) -> str:
    return " ".join(f"{e.name} {e.text}" for e in entities).lower()


@pytest.mark.parametrize("form", ["page.txt", "page.html"])
def test_the_report_is_clean(form: str, page: str, tmp_path: Path) -> None:
    (tmp_path / form).write_text(as_html(page) if form.endswith("html") else page, "utf-8")
    report = extracted(tmp_path / form)
    for chrome in ("Skip to content", "Read also", "Latest"):
        assert chrome not in report.text
    assert report.title
    assert "Conflict" in report.title
    assert report.title not in report.text
    assert len(report.text.split("\n\n")) == 5 or len(report.text.split("\n")) == 5
    assert report.deck
    assert report.clipped
    assert report.deck[:40] not in report.text
    assert report.published is None
    assert report.published_basis == "none"
    assert report.outlet is None, "no source is named"


def test_the_attack(case: tuple[Report, Reading]) -> None:
    _, reading = case
    attacks = [(s, e) for s, e in events(reading, "ASSAULT") if s.modality == "actual"]
    assert len(attacks) == 1, "one attack, however often it is mentioned"
    statement, attack = attacks[0]
    assert {a.country for a in attack.actors} == {"USA"}
    assert "boat" in named(attack.recipients) + " ".join(o.kind + o.name for o in attack.objects).lower()
    assert "VEN" not in {r.country for r in attack.recipients}
    assert any(o.departed_from and "venezuela" in o.departed_from.lower() for o in attack.objects)
    assert all(o.flag is None for o in attack.objects)
    assert attack.when is None
    assert attack.toll is not None
    killed = attack.toll.killed
    assert killed is not None
    assert (killed.low, killed.best) == (1, None)
    assert attack.place is None or attack.place.where_prec == 7
    assert not statement.background


def test_the_visit(case: tuple[Report, Reading]) -> None:
    report, reading = case
    visits = [(s, e) for s, e in events(reading, "CONSULT") if e.mode == "visit"]
    assert len(visits) == 1
    _, visit = visits[0]
    assert "rubio" in named(visit.actors)
    assert {(a.country, a.sector) for a in visit.actors} == {("USA", "GOV")}
    assert "MEX" not in {a.country for a in visit.actors + visit.recipients}, "no interlocutor is named"
    assert visit.when is not None
    assert visit.when.edtf == "2025-09-02"
    assert visit.place is not None
    assert "felipe" in visit.place.name.lower()
    assert (visit.place.lat, visit.place.lon) == (
        pytest.approx(19.75, abs=0.1),
        pytest.approx(-99.0, abs=0.1),
    )
    assert visit.purpose is not None
    assert "bilateral security agreement" in report.text[visit.purpose.start : visit.purpose.end]


def test_the_declaration_of_war_is_rubios(case: tuple[Report, Reading]) -> None:
    _, reading = case
    spoken = [a for a in reading.attributions if a.speaker and "rubio" in a.speaker.name.lower()]
    acts = [e for _, e in events(reading, "THREATEN", "MOBILIZE", "ACCUSE") if "rubio" in named(e.actors)]
    assert spoken or acts
    assert not list(bodies(reading, Measure)), "it is no legal act"
    assert not any("cartel" in named(e.recipients) for _, e in events(reading, "ASSAULT")), (
        "declared, not fought"
    )


def test_nothing_else_happened(case: tuple[Report, Reading]) -> None:
    _, reading = case
    told = [(s.modality, e.type, named(e.actors), named(e.recipients)) for s, e in bodies(reading, EventMention) if isinstance(e, EventMention)]  # fmt: skip
    assert len(told) <= 5, told
    for _, event in bodies(reading, EventMention):
        assert isinstance(event, EventMention)
        assert "MEX" not in {r.country for r in event.recipients}, "Mexico is nobody's target"
        if event.type == "ASSAULT":
            assert not (event.when and event.when.edtf.startswith("2025-09-02"))
        if event.type == "CONSULT" and event.mode != "visit":
            assert not (event.when and event.when.edtf == "2025-09-02"), "no meeting on that day is stated"
    signed = [(s, e) for s, e in events(reading, "AGREE") if s.modality == "actual"]
    assert not signed


def test_the_agreement(case: tuple[Report, Reading]) -> None:
    _, reading = case
    agreements = [b for _, b in bodies(reading, Agreement) if isinstance(b, Agreement)]
    assert len(agreements) == 1
    agreement = agreements[0]
    assert {p.country for p in agreement.parties} == {"USA", "MEX"}
    assert agreement.status == "negotiating"
    assert {"bilateral", "security"} <= set(agreement.what.lower().split())
    aims = [a.text.lower() for a in agreement.aims]
    assert any("fentanyl" in a for a in aims)
    assert any("weapons" in a for a in aims)
    assert len(aims) >= 2


def test_the_flows(case: tuple[Report, Reading]) -> None:
    _, reading = case
    flows = [b for _, b in bodies(reading, Flow) if isinstance(b, Flow)]
    found = {(f.goods.lower(), end(f.from_), end(f.to)) for f in flows}
    assert ("fentanyl", None, "USA") in found
    assert ("weapons", None, "MEX") in found
    assert all(f.from_ is None for f in flows), "no origin is stated"


def end(where: Entity | Place | None) -> str | None:
    return where.country if where else None


def test_the_positions(case: tuple[Report, Reading]) -> None:
    _, reading = case
    positions = [b for _, b in bodies(reading, Position) if isinstance(b, Position)]
    unnamed = [p for p in positions if p.holder.country is None]
    assert any(p.stance == "uneasy" for p in unnamed)
    assert any(p.stance == "willing" for p in unnamed)
    assert not any(p.holder.country in LATIN_AMERICA for p in positions), "no named state takes a position"
    assert not any("allies" in p.holder.name.lower() for p in positions)
    assert {p.stance for p in unnamed} == {"uneasy", "willing"}
    assert all(not p.holder.named for p in unnamed), "a group without a name stays without one"


def test_the_questions(case: tuple[Report, Reading]) -> None:
    _, reading = case
    questions = [b for _, b in bodies(reading, Question) if isinstance(b, Question)]
    about = {q.matter: q.about for q in reversed(questions)}
    assert {"legality", "sovereignty", None} <= set(about)
    assert "actions" in (about["legality"].text or "")
    disputed = about[None].ref
    assert disputed is not None, "the attack is called contentious without saying why"
    assert isinstance(attack := reading.statements[disputed].body, EventMention)
    assert attack.type == "ASSAULT"
    assert all(q.side is None or "question" in q.side for q in questions), "no verdict is given"


def test_the_considerations(case: tuple[Report, Reading]) -> None:
    _, reading = case
    found = [b for _, b in bodies(reading, Consideration) if isinstance(b, Consideration)]
    assert sorted(b.sign for b in found) == ["benefit", "risk"]
    assert all("partnerships" in (b.of.text or "partnerships") for b in found), "what they are is not said"


def test_who_says_so(case: tuple[Report, Reading]) -> None:
    report, reading = case
    considered = [a for a in reading.attributions if a.cue and "considered" in cue(report, a)]
    assert considered
    assert all(a.speaker is None for a in considered), "by whom is not said"
    assert not list(bodies(reading, Total)), "the page counts nothing"


def test_chrome_says_nothing(case: tuple[Report, Reading]) -> None:
    report, reading = case
    for statement in reading.statements:
        quote = report.field_text(statement.evidence.field)[statement.evidence.start : statement.evidence.end]
        assert not any(chrome in quote for chrome in ("Skip to content", "Read also", "Latest"))


def cue(report: Report, said: Attribution) -> str:
    assert said.cue is not None
    return report.field_text(said.cue.field)[said.cue.start : said.cue.end].lower()
