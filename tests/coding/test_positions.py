"""Positions: one golden a construction, and what the coder promises of any report."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.analysis import annotate
from dateline.coding.draft import Draft
from dateline.coding.positions import positions
from dateline.model.doc import Doc
from dateline.model.report import Report
from dateline.model.statement import Position, Reading, Statement
from dateline.reading import code

GOLDEN = Path(__file__).parent.parent / "golden" / "positions"
CASES = {
    f"{p.parent.name}-{p.stem}": tomllib.loads(p.read_text("utf-8")) for p in sorted(GOLDEN.glob("*/*.toml"))
}


def _doc(text: str, *, language: str = "en") -> Doc:
    return next(annotate([Report("r", None, text, language, text_sha256="", capture_sha256="")]))


def _positions(reading: Reading) -> list[tuple[Statement, Position]]:
    return [(s, s.body) for s in reading.statements if isinstance(s.body, Position)]


def _agrees(doc: Doc, body: Position, wanted: dict[str, Any]) -> bool:
    """Whether a position has every value that the golden states; a holder is named by code or words."""
    conditions = [doc.words(c) for c in body.conditions]
    return (
        wanted["holder"] in (body.holder.country, body.holder.name, body.holder.text)
        and wanted["stance"] == body.stance
        and wanted.get("about", "") in (body.about.text or "")
        and wanted.get("conduct") == body.conduct
        and wanted.get("capacity", body.capacity) == body.capacity
        and wanted.get("condition") in (None, *conditions)
    )


@pytest.mark.parametrize("name", list(CASES))
def test_golden(name: str) -> None:
    case = CASES[name]
    doc = _doc(case["text"], language=name[:2])
    found = [body for _, body in _positions(code(doc))]
    shown = [(b.holder.name, b.stance, b.about.text, b.conduct, b.capacity) for b in found]
    assert len(found) == len(case["position"]), (case["description"], shown)
    for wanted in case["position"]:
        assert any(_agrees(doc, body, wanted) for body in found), (case["description"], shown)


def test_evidence_is_the_sentence() -> None:
    doc = _doc("The rain stopped. Norway condemned the shelling of the harbour.")
    [(statement, _)] = _positions(code(doc))
    assert doc.words(statement.evidence) == "Norway condemned the shelling of the harbour."


def test_evidence_of_a_very_long_sentence_is_a_clause() -> None:
    long = ", and ".join(f"the boat of fisher number {n} came home late" for n in range(20))
    doc = _doc(f"Norway condemned the shelling of the harbour, and {long}.")
    for statement, _ in _positions(code(doc)):
        assert statement.evidence.end - statement.evidence.start <= 700


def test_a_position_in_reported_speech_carries_its_attribution() -> None:
    reading = code(_doc("Ghana's envoy said that Norway condemned the raid."))
    [(statement, body)] = [p for p in _positions(reading) if p[1].holder.country == "NOR"]
    assert statement.attribution is not None
    assert body.stance == "condemns"


def test_the_event_that_is_judged_is_referred_to() -> None:
    reading = code(_doc("Chad shelled the harbour on Monday. Norway condemned the shelling."))
    [(_, body)] = _positions(reading)
    assert body.about.text == "the shelling"
    if body.about.ref is not None:
        assert reading.statements[body.about.ref].kind == "event"


def test_a_headline_link_in_capitals_is_not_read() -> None:
    text = "The markets opened late.\nNORWAY CONDEMNS THE SHELLING OF THE HARBOUR BY CHAD\nRain fell."
    assert not _positions(code(_doc(text)))


def test_the_speaker_of_a_denied_cue_is_actual() -> None:
    [(statement, body)] = _positions(code(_doc("Uruguay has not condemned the offensive.")))
    assert (body.stance, statement.modality) == ("neutral", "actual")


def test_an_unparsed_report_gives_nothing() -> None:
    doc = _doc("Norge fördömde beskjutningen av hamnen.", language="sv")
    assert positions(doc, Draft()) == Draft()


def test_what_was_there_stays() -> None:
    doc = _doc("Norway condemned the shelling.")
    before = positions(doc, Draft())
    after = positions(doc, before)
    assert after.statements[: len(before.statements)] == before.statements


@pytest.mark.parametrize(
    ("text", "capacity"),
    [
        ("Norway condemned the raid.", "state"),
        ("Norway's prime minister condemned the raid.", "office"),
        ("The opposition condemned the raid.", "party"),
        ("The governor of the province condemned the raid.", "sub-state"),
    ],
)
def test_capacity(text: str, capacity: str) -> None:
    [(_, body)] = _positions(code(_doc(text)))
    assert body.capacity == capacity
