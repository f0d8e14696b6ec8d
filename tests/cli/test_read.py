"""``dateline read --jsonl``: the interface that machines rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

from tests.conftest import Run

SCHEMA = Path(__file__).parent.parent.parent / "src/dateline/resources/schema/read.schema.json"
TEXT = (
    "The navy of Ruritania shelled the port of Zenda on Tuesday, killing four sailors, the governor said. "
    "Strelsau condemned the attack and recalled its ambassador."
)


def answers(dateline: Run, *given: object) -> list[dict[str, Any]]:
    text = "".join((g if isinstance(g, str) else json.dumps(g, ensure_ascii=False)) + "\n" for g in given)
    done = dateline("read", "--jsonl", "-", stdin=text.encode("utf-8", "surrogatepass"))
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def test_one_line_out_for_each_line_in_whatever_it_holds(dateline: Run) -> None:
    given: list[object] = [
        {"id": "a", "text": TEXT, "published": "2025-10-30", "language": "en"},
        "not json",
        "[1, 2]",
        {"id": "empty", "text": "  "},
        {"id": "none"},
        {"id": 7, "text": TEXT, "published": "0000-00-00"},
        {"id": "odd", "text": "A\u2028B\x85C. The army attacked the town.", "title": None, "pairs": None},
        {"id": "sv", "text": "Regeringen i Ruritanien fördömde på tisdagen attackerna mot hamnen i Zenda."},
        {"id": "off", "text": TEXT, "probes": [[5, 2]]},
        {"id": "deep", "text": TEXT, "other": [[[[1]]]], "outlet": 5},
        "[" * 100_000,
        "",
        "\ufeff" + json.dumps({"id": "marked", "text": TEXT}),
        {"id": "far", "text": TEXT, "published": "9999-12-31"},
        json.dumps({"id": "\ud800", "text": f"{TEXT} \udfff"}),
        {"id": "book", "text": "x" * 2_100_000},
    ]
    told = answers(dateline, *given)
    assert [t["id"] for t in told] == ["a", None, None, "empty", "none", 7, "odd", "sv", "off", "deep", None, None, "marked", "far", "\ud800", "book"]  # fmt: skip
    failed = {i: t["trouble"][0]["code"] for i, t in enumerate(told) if "statements" not in t}
    assert failed == {
        1: "E-BAD-LINE",
        2: "E-BAD-LINE",
        3: "E-NO-TEXT",
        4: "E-NO-TEXT",
        8: "E-BAD-OFFSETS",
        10: "E-BAD-LINE",
        11: "E-BAD-LINE",
        15: "E-TEXT-TOO-LONG",
    }
    for number in (5, 13):
        assert "W-BAD-DATE" in {t["code"] for t in told[number]["trouble"]}
    assert told[7]["language"] == "sv"
    assert "W-NO-LANGUAGE" in {t["code"] for t in told[7]["trouble"]}


def test_answers_validate_and_quote_the_text(dateline: Run) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    title = "Port of Zenda shelled, four dead"
    asked = {"pairs": [{"source": [0, 21], "target": [22, 29]}], "probes": [[22, 29]]}
    (told,) = answers(
        dateline,
        {"id": 1, "text": TEXT, "title": title, "published": "2025-10-30", "language": "en", **asked},
    )
    validator.validate(told)
    for entity in told["entities"]:
        field = title if entity.get("in") == "title" else TEXT
        assert field[slice(*entity["span"])] == entity["text"]
    for statement in told["statements"]:
        field = title if statement.get("in") == "title" else TEXT
        assert 0 <= statement["evidence"][0] < statement["evidence"][1] <= len(field)
        assert statement["evidence"][1] - statement["evidence"][0] <= 700
    assert len(told["pairs"]) == len(told["probes"]) == 1
    assert any(s["kind"] == "event" and s["type"] == "ASSAULT" for s in told["statements"])


def test_reading_twice_gives_the_same_and_neighbours_do_not_matter(dateline: Run) -> None:
    line = {"id": "a", "text": TEXT, "published": "2025-10-30", "language": "en"}
    other = {"id": "b", "text": "Talks between the two kings resumed on Friday. " * 20, "language": "en"}
    alone = answers(dateline, line)[0]
    assert answers(dateline, other, line, other)[1] == alone


def test_a_line_that_is_too_long_is_skipped_without_being_held(dateline: Run) -> None:
    told = answers(
        dateline, json.dumps({"id": "huge", "text": "x" * 50_000_000}), {"id": "next", "text": TEXT}
    )
    assert told[0]["trouble"][0]["code"] == "E-TOO-LARGE"
    assert told[1]["id"] == "next"


def test_read_of_a_file_prints_what_it_says(dateline: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Port shelled\n\n{TEXT}\n", "utf-8")
    done = dateline("read", page)
    assert done.returncode == 0, done.stderr
    assert "ASSAULT" in done.stdout
