"""The export formats of our own columns: every table has its file, and a spreadsheet runs nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from dateline import wire
from dateline.errors import DatelineError
from dateline.model.event import Evidence, Party
from dateline.model.record import ClaimRow, FlowRow
from dateline.publish.csv_tables import export_csv
from dateline.publish.jsonl import export_jsonl
from dateline.publish.manifest import Manifest
from dateline.record.search import WHATS

MANIFEST = Manifest("A desk", "d" * 64, "c" * 64, filters=(("type", "ASSAULT"),), dateline="0")
QUOTE = Evidence("p-1", "r-1", "text", 0, 4, "=1+1", None, "Post", "2025-09-02")
FLOW = FlowRow(
    "f-1", "=cmd|' /C calc'!A0", None, None, "+Zenda", "RUR", None, "-5 tonnes", "@carrier", (QUOTE,)
)
CLAIM = ClaimRow(
    "c-1", "was “shelled”,\nhe said", (Party("a-1", "Ann"), Party("a-2", "Bo")), None, None, None, (QUOTE,)
)
TABLES = {what: [] for what in WHATS} | {"flows": [wire.plain(FLOW)], "claims": [wire.plain(CLAIM)]}


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def test_a_spreadsheet_finds_no_formula(tmp_path: Path) -> None:
    export_csv(TABLES, tmp_path, manifest=MANIFEST)
    (row,) = table(tmp_path / "flows.csv")
    assert row["goods"] == "'=cmd|' /C calc'!A0"
    assert (row["to"], row["quantity"], row["carrier"]) == ("'+Zenda", "'-5 tonnes", "'@carrier")


def test_lists_are_joined_and_lines_kept(tmp_path: Path) -> None:
    export_csv(TABLES, tmp_path, manifest=MANIFEST)
    (row,) = table(tmp_path / "claims.csv")
    assert row["holders"] == "Ann; Bo"
    assert row["content"] == CLAIM.content
    assert row["passages"] == "p-1"


def test_an_empty_table_has_its_header(tmp_path: Path) -> None:
    export_csv(TABLES, tmp_path, manifest=MANIFEST)
    header = (tmp_path / "events.csv").read_text("utf-8").split("\r\n")[0].split(",")
    assert header[:2] == ["id", "level"]
    assert table(tmp_path / "events.csv") == []


def test_json_lines_are_the_rows(tmp_path: Path) -> None:
    files = export_jsonl(TABLES, tmp_path / "out", manifest=MANIFEST)
    assert files[-1].name == "manifest.json"
    assert len(files) == len(WHATS) + 1
    assert [
        json.loads(line) for line in (tmp_path / "out" / "flows.jsonl").read_text("utf-8").splitlines()
    ] == TABLES["flows"]
    manifest = json.loads(files[-1].read_text("utf-8"))
    assert manifest["filters"] == {"type": "ASSAULT"}
    assert manifest["rows"]["claims.jsonl"] == 1


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(DatelineError, match="cannot write"):
        export_jsonl(TABLES, tmp_path / "file" / "out", manifest=MANIFEST)
