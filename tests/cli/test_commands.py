"""The commands as a user meets them: what they print, where, and with which exit code."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from dateline.opening import open_desk
from dateline.record.search import WHATS
from tests.conftest import Run


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["shwo"], 2, "Did you mean: dateline show?"),
        (["show", "nowhere", "events"], 1, "E-NOT-A-DESK"),
        (["show", "DESK", "evnts"], 2, "Did you mean 'events'?"),
        (["show", "DESK", "events", "--typ", "x"], 2, "--typ"),
        (["show", "DESK", "events", "--type", "ASALT"], 2, "ASSAULT"),
        (["show", "DESK", "events", "--since", "0000-00-00"], 2, "E-BAD-FILTER"),
        (["show", "DESK", "events", "--origins_min", "-1"], 2, "E-BAD-FILTER"),
        (["show", "DESK", "events", "--modality", "perhaps"], 2, "actual, future, hypothetical, negated"),
        (["explain", "DESK", "e-nothing"], 2, "E-UNKNOWN-ROW"),
        (["export", "DESK", "parquett", "-o", "x"], 2, "csv"),
        (["new", "DESK"], 1, "E-DESK-EXISTS"),
        (["show", "events", "DESK"], 2, "The desk comes first: dateline show"),
        (["show", "DESK", "events", "--country", "Mexco"], 2, "Did you mean MEX?"),
        (["explain", "DESK", "e-"], 2, "Did you mean e-"),
        (["build", "DESK"], 2, "--out"),
        (["read", "no-such-file.txt", "--jsonl"], 2, "cannot open"),
    ],
)
def test_misuse_is_told_with_a_remedy(
    arguments: list[str], code: int, said: str, sample_desk: Path, dateline: Run
) -> None:
    done = dateline(*[str(sample_desk) if a == "DESK" else a for a in arguments])
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_demo_prints_a_summary_and_the_page_last(tmp_path: Path, dateline: Run) -> None:
    first = dateline("demo", tmp_path / "demo")
    assert first.returncode == 0, first.stderr
    assert Path(first.stdout.splitlines()[-1]).is_file()
    assert "record digest" in first.stdout
    again = dateline("demo", tmp_path / "demo")
    assert again.returncode == 0, again.stderr
    assert "0 read" in again.stderr


def test_show_prints_json_lines_alone(sample_desk: Path, dateline: Run) -> None:
    done = dateline("show", sample_desk, "events", "--json")
    assert done.returncode == 0, done.stderr
    rows = lines(done.stdout)
    with open_desk(sample_desk) as desk:
        assert rows == list(desk.show("events"))


def test_show_without_json_is_a_table_and_a_count(sample_desk: Path, dateline: Run) -> None:
    done = dateline("show", sample_desk, "events", "--type", "ASSAULT")
    assert "summary" in done.stdout
    shown, of = map(int, re.findall(r"\d+", done.stderr))
    assert 0 < shown < of
    assert done.stderr == f"{shown} of {of} events pass the filters\n"


def test_filters_select(sample_desk: Path, dateline: Run) -> None:
    rows = lines(
        dateline(
            "show", sample_desk, "events", "--json", "--type", "assault", "--actor", "USA", "--since", "2025-10-21",
            "--until", "2025-10-22", "--modality", "actual",
        ).stdout
    )  # fmt: skip
    assert rows
    for row in rows:
        assert row["type"] == "ASSAULT"
        assert any(a["country"] == "USA" for a in row["actors"])
        assert row["date"]["end"] >= "2025-10-21"
        assert row["date"]["start"] <= "2025-10-22"


def test_a_country_may_be_called_by_its_name(sample_desk: Path) -> None:
    with open_desk(sample_desk) as desk:
        by_name = [r["id"] for r in desk.show("events", country="mexico")]
        assert by_name == [r["id"] for r in desk.show("events", country="MEX")]
    assert by_name


@pytest.mark.parametrize(
    ("filter_", "value", "hint"),
    [
        ("mode", "targetted", "did you mean targeted?"),
        ("status", "confirmed", "corroborated"),
        ("language", "english", "these rows have en, es"),
    ],
)
def test_no_rows_are_explained_by_the_values_that_there_are(
    filter_: str, value: str, hint: str, sample_desk: Path, dateline: Run
) -> None:
    done = dateline("show", sample_desk, "events", f"--{filter_}", value, "--json")
    assert (done.returncode, done.stdout) == (0, "")
    assert f"--{filter_} {value}" in done.stderr and hint in done.stderr


def test_without_a_command_the_help_is_shown(dateline: Run) -> None:
    done = dateline()
    assert done.returncode == 2
    assert "Start with:  dateline demo" in done.stdout
    assert done.stderr == ""
    version = dateline("--version")
    assert version.returncode == 0
    assert version.stdout.startswith("dateline 0.")


def test_a_report_is_explained_by_what_rests_on_it(sample_desk: Path) -> None:
    with open_desk(sample_desk) as desk:
        event = next(desk.show("events", type="ASSAULT"))
        told = desk.explain(event["passages"][0]["report"])
    assert told["what"] == "reports"
    (passage,) = [p for p in told["passages"] if p["id"] == event["passages"][0]["id"]]
    assert event["id"] in passage["supports"]


def test_asof_before_the_first_report_was_added_is_empty(sample_desk: Path, dateline: Run) -> None:
    assert dateline("show", sample_desk, "events", "--json", "--asof", "2001-01-01").stdout == ""
    now = dateline("show", sample_desk, "events", "--json", "--asof", "2999-01-01").stdout
    assert now == dateline("show", sample_desk, "events", "--json").stdout


def test_explain_shows_each_passage_with_its_report(sample_desk: Path, dateline: Run) -> None:
    row = lines(dateline("show", sample_desk, "events", "--json").stdout)[0]
    told = lines(dateline("explain", sample_desk, row["id"], "--json").stdout)[0]
    assert told["row"] == row
    assert [p["quote"] for p in told["passages"]] == [p["quote"] for p in row["passages"]]
    assert {r["id"] for r in told["reports"]} == {p["report"] for p in row["passages"]}
    text = " ".join(dateline("explain", sample_desk, row["id"]).stdout.split())
    assert " ".join(row["passages"][0]["quote"].split()) in text


def test_export_writes_every_table_and_a_manifest(sample_desk: Path, dateline: Run, tmp_path: Path) -> None:
    for form in ("csv", "jsonl"):
        done = dateline("export", sample_desk, form, "-o", tmp_path / form)
        assert done.returncode == 0, done.stderr
        assert {p.stem for p in (tmp_path / form).glob(f"*.{form}")} == set(WHATS)
        manifest = json.loads((tmp_path / form / "manifest.json").read_text("utf-8"))
        assert len(manifest["record_digest"]) == 64
    shown = lines(dateline("show", sample_desk, "flows", "--json").stdout)
    with (tmp_path / "csv" / "flows.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert [r["id"] for r in table] == [r["id"] for r in shown]
    assert manifest["rows"]["flows.jsonl"] == len(shown)


def test_export_of_one_file_holds_the_selected_events(
    sample_desk: Path, dateline: Run, tmp_path: Path
) -> None:
    out = tmp_path / "strikes.jsonl"
    done = dateline("export", sample_desk, "jsonl", "-o", out, "--type", "ASSAULT")
    assert done.returncode == 0, done.stderr
    assert {r["type"] for r in lines(out.read_text("utf-8"))} == {"ASSAULT"}
    assert json.loads((tmp_path / "strikes.manifest.json").read_text("utf-8"))["filters"] == {
        "type": "ASSAULT"
    }


def test_verify_finds_the_sample_desk_whole(sample_desk: Path, dateline: Run) -> None:
    done = dateline("verify", sample_desk)
    assert done.returncode == 0, done.stderr + done.stdout
    assert "the record is whole" in done.stderr


def test_doctor_finds_what_is_needed(dateline: Run) -> None:
    done = dateline("doctor", "--json")
    assert done.returncode == 0, done.stdout
    assert {"SQLite", "English model", "codebook"} <= {f["name"] for f in lines(done.stdout)}


def test_new_takes_any_title(tmp_path: Path, dateline: Run) -> None:
    title = 'Say "what"? \\ — ¿qué?'
    assert dateline("new", tmp_path / "desk", "--title", title).returncode == 0
    done = dateline("build", tmp_path / "desk", "-o", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "¿qué?" in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_a_setting_that_does_not_exist_is_named_with_the_nearest(tmp_path: Path, dateline: Run) -> None:
    dateline("new", tmp_path / "desk")
    (tmp_path / "desk" / "desk.toml").write_text('title = "x"\n[settings]\nworkrs = 2\n', "utf-8")
    done = dateline("show", tmp_path / "desk", "events")
    assert done.returncode == 2
    assert "'workers'" in done.stderr


def test_add_says_how_many_reports_are_kept_aside_and_the_dossier_lists_them(
    tmp_path: Path, dateline: Run
) -> None:
    desk, site = tmp_path / "desk", tmp_path / "site"
    (tmp_path / "war.txt").write_text("Nordia sank a boat near Eastwick on Monday.", "utf-8")
    (tmp_path / "cheese.txt").write_text("A dairy in Saltby won a prize for its cheese.", "utf-8")
    dateline("new", desk)
    with (desk / "desk.toml").open("a", encoding="utf-8") as file:
        file.write('\n[scope]\nplaces = ["Eastwick"]\n')
    added = dateline("add", desk, tmp_path / "war.txt", tmp_path / "cheese.txt")
    assert added.returncode == 0, added.stderr
    assert "1 of 2 reports off the subject of the desk" in added.stderr
    assert dateline("build", desk, "-o", site).returncode == 0
    page = (site / "sources.html").read_text("utf-8")
    assert 'id="aside"' in page
    assert "none of its places and topics" in page
