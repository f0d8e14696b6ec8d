"""``explain`` for a person: what is stated, what is not, and every passage under its report."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.cli.explained import explained

PASSAGE = {
    "id": "p-1", "report": "r-1", "in": "text", "start": 0, "end": 4, "quote": "The  navy\nfired.", "url": "https://sample.example/a",
    "outlet": "Sample Post", "published": "2025-09-03", "origin": "o-1",
}  # fmt: skip
ROW: dict[str, Any] = {
    "id": "e-1",
    "actors": [{"id": "a-1", "name": "Navy", "country": "RUR", "sector": None}],
    "date": {"edtf": "2025-09", "start": "2025-09-01", "end": "2025-09-30", "date_prec": 4, "basis": "stated"},
    "place": None,
    "mode": None,
    "background": False,
    "bases": [{"claimant": None, "relation": "reporter", "passages": ["p-1"]}],
    "toll": {"killed": {"low": 1, "best": None, "high": None, "claims": [
        {"claimant": "the mayor", "low": 1, "best": None, "high": None, "qualifier": "at least", "as_of": None, "passages": ["p-1"]}]}},
    "conflicts": [{"field": "place", "values": [{"value": "Zenda", "claimant": None, "passages": []}, {"value": "Hentzau", "claimant": "the mayor", "passages": []}]}],
    "summary": "The navy fired.",
    "passages": [PASSAGE],
}  # fmt: skip


def text(
    *,
    row: dict[str, Any] = ROW,
    what: str = "events",
    passages: list[dict[str, Any]] | None = None,
    judgements: list[dict[str, Any]] | None = None,
) -> list[str]:
    told = {"what": what, "row": row, "passages": passages or [PASSAGE], "reports": []}
    return list(explained({**told, "judgements": judgements or []}))


@pytest.mark.parametrize(
    "line",
    [
        "The navy fired.",
        "events, id e-1",
        "  actors           Navy (country RUR)",
        "  bases            reporters (reporter), 1 passage",
        "  date             2025-09 (as stated; precision 4 of 5)",
        "  toll             killed: low 1, best –, high –",
        "                     the mayor: at least 1, as of –",
        "  background       no",
        "  not stated       place, mode",
        "1 passage, 1 independent origin",
        "  Sample Post, 2025-09-03 · report r-1 · origin o-1",
        "    “The navy fired.”",
    ],
)
def test_a_row_is_told_in_lines(line: str) -> None:
    assert line in text()


def test_values_that_contradict_each_other_stand_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert "  conflicts        place: Zenda (reporters) / Hentzau (the mayor)" in text()


def test_no_json_is_shown_to_a_person() -> None:
    assert not [line for line in text() if "{" in line or "[" in line]


def test_lines_fit_the_terminal_and_control_characters_are_spelled_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    long = {**ROW, "summary": "The navy \x1b[2J fired. " * 9}
    told = text(row=long)
    assert max(len(line) for line in told) <= 70
    assert "\x1b" not in "".join(told)


def test_passages_stand_under_their_report_and_copies_count_once() -> None:
    other = {**PASSAGE, "id": "p-2", "report": "r-2", "outlet": "Sample Wire"}
    again = {**PASSAGE, "id": "p-3", "quote": "It fired twice."}
    told = text(passages=[PASSAGE, other, again])
    assert "3 passages, 1 independent origin" in told
    assert [line for line in told if "· report r-" in line] == [
        "  Sample Post, 2025-09-03 · report r-1 · origin o-1",
        "  Sample Wire, 2025-09-03 · report r-2 · origin o-1",
    ]


def test_positions_and_agreements_show_their_history() -> None:
    row = {
        "id": "po-1",
        "about": "the strike",
        "history": [{"date": "2025-09-03", "stance": "opposes", "conduct": None, "passages": []}],
    }
    assert "  history          2025-09-03, opposes" in text(row=row, what="positions")
    aims = {
        "id": "ag-1",
        "what": "pact",
        "aims": [{"text": "stop the\nguns", "contexts": [], "passages": []}],
    }
    assert "  aims             “stop the guns”" in text(row=aims, what="agreements")


def test_decisions_are_told_in_their_order() -> None:
    first = {"id": "j-1", "verdict": "correct", "who": "mb", "when": "2025-12-01T10:00:00+00:00", "why": "the ministry says so", "values": ["killed=3"], "undone_by": "j-2"}  # fmt: skip
    later = {**first, "id": "j-3", "verdict": "accept", "when": "2025-12-02T10:00:00+00:00", "why": "", "values": [], "undone_by": None}  # fmt: skip
    lines = [" ".join(line.split()) for line in text(judgements=[later, first])]
    told = " ".join(lines)
    assert "judged correct killed=3 by mb, 2025-12-01, j-1 (taken back by j-2): the ministry says so" in told
    assert told.index("j-1") < told.index("judged accept by mb, 2025-12-02, j-3")
