"""The desk: what it takes in, what it keeps, what it shows."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from dateline.desk import Desk
from dateline.errors import DeskExists, Misused, NotADesk, UnknownName
from dateline.opening import new_desk, open_desk
from dateline.record.search import FILTERS, WHATS

SCHEMAS = Path(__file__).parent.parent.parent / "src" / "dateline" / "resources" / "schema"
SAMPLE = Path(__file__).parent.parent.parent / "examples" / "cartels" / "reports"


@pytest.fixture(scope="module")
def desk(sample_desk: Path) -> Iterator[Desk]:
    with open_desk(sample_desk) as opened:
        yield opened


def sample_lines(count: int) -> list[str]:
    lines = [*(SAMPLE / "wire.jsonl").read_text("utf-8").splitlines()]
    lines += (SAMPLE / "papers.jsonl").read_text("utf-8").splitlines()
    return lines[:: max(1, len(lines) // count)][:count]


@pytest.mark.parametrize("what", [w for w in WHATS if w != "judgements"])  # nobody has judged the sample
def test_rows_of_every_table_are_of_their_schema(what: str, desk: Desk) -> None:
    rows = list(desk.show(what))
    assert rows, f"the sample desk has no {what}"
    schema = json.loads((SCHEMAS / f"show-{what}.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for row in rows:
        validator.validate(row)
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("name", [f for f in FILTERS if f not in ("asof", "modality")])
def test_a_filter_that_nothing_passes_gives_no_row(name: str, desk: Desk) -> None:
    impossible = {
        "since": "2999-01-01",
        "until": "1900",
        "type": "PROTEST",
        "origins_min": "999",
        "country": "ZZZ",
    }
    assert list(desk.show("events", **{name: impossible.get(name, "zzz-nothing")})) == []


@pytest.mark.parametrize(
    ("what", "filters"),
    [
        ("events", {"modality": "actual", "q": "boat"}),
        ("events", {"outlet": "sample wire"}),
        ("events", {"language": "en"}),
        ("events", {"place": "pacific"}),
        ("events", {"since": "2025-10", "until": "2025-11-30"}),
        ("positions", {"actor": "Mexico"}),
        ("positions", {"country": "BRB"}),
        ("reports", {"language": "es"}),
        ("actors", {"actor": "USA"}),
        ("outlets", {"outlet": "ledger"}),
    ],
)
def test_a_filter_selects_some_rows_and_not_all(what: str, filters: dict[str, str], desk: Desk) -> None:
    some = list(desk.show(what, **filters))
    assert some
    assert len(some) <= len(list(desk.show(what)))
    if "language" not in filters or what == "reports":
        assert len(some) < len(list(desk.show(what)))


def test_unknown_tables_filters_and_values_are_named_with_the_known_ones(desk: Desk) -> None:
    with pytest.raises(UnknownName, match="evnts"):
        list(desk.show("evnts"))
    with pytest.raises(UnknownName, match="actr"):
        list(desk.show("events", actr="USA"))
    with pytest.raises(Misused, match="2025-13"):
        list(desk.show("events", since="2025-13"))


def test_adding_the_same_report_twice_changes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("\n".join(sample_lines(3)) + "\n", "utf-8")
    with new_desk(tmp_path / "desk") as desk:
        first = desk.add([str(source)])
        assert len(first.read) == 3
        digest, head = desk.digest(), desk.store.record()
        again = desk.add([str(source), str(source)])
        assert (again.read, len(again.known)) == ((), 6)
        assert desk.digest() == digest
        assert desk.store.record() == head
        assert desk.verify().problems == ()


def test_another_order_of_arrival_gives_the_same_record(tmp_path: Path) -> None:
    lines = sample_lines(12)
    digests = set()
    for seed in range(3):
        random.Random(seed).shuffle(lines)
        with new_desk(tmp_path / f"desk{seed}") as desk:
            half = len(lines) // 2
            for name, part in (("a", lines[:half]), ("b", lines[half:])):
                source = tmp_path / f"{seed}{name}.jsonl"
                source.write_text("\n".join(part) + "\n", "utf-8")
                desk.add([str(source)])
            digests.add(desk.digest())
    assert len(digests) == 1


def test_what_cannot_be_read_is_an_outcome_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "junk.html").write_bytes(bytes(range(256)) * 64)
    (folder / "chrome.html").write_bytes(b"<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (folder / "latin.txt").write_bytes(
        b"Rebels attacked the town of Zenda on Monday, the mayor said. " * 3 + b"\xe9t\xe9"
    )
    (folder / "lines.jsonl").write_text('{"text": 5}\nno json\n' + sample_lines(1)[0] + "\n", "utf-8")
    with new_desk(tmp_path / "desk") as desk:
        added = desk.add([str(folder), str(tmp_path / "missing")])
        assert len(added.read) == 2
        codes = [f.code for f in added.unreadable]
        assert len(codes) == 6, codes
        stored = [o for o in desk.store.outcomes() if o["outcome"] == "unreadable"]
        assert [o["code"] for o in stored] == codes
        assert all(o["message"] for o in stored)


def test_a_bad_publication_date_is_not_guessed(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    row = json.loads(sample_lines(1)[0]) | {"published": "0000-00-00", "url": None}
    source.write_text(json.dumps(row), "utf-8")
    with new_desk(tmp_path / "desk") as desk:
        desk.add([str(source)])
        (report,) = desk.show("reports")
        assert report["published"] is None
        assert report["published_basis"] == "none"
        assert report["trouble"]


def test_asof_shows_the_record_of_that_day(tmp_path: Path) -> None:
    lines = sample_lines(4)
    days = [dt.datetime(2025, 12, d, 9, tzinfo=dt.UTC) for d in (1, 2)]
    with new_desk(tmp_path / "desk") as desk:
        for day, part in zip(days, (lines[:2], lines[2:]), strict=True):
            desk.now = lambda day=day: day
            source = tmp_path / f"{day.day}.jsonl"
            source.write_text("\n".join(part), "utf-8")
            desk.add([str(source)])
        assert len(list(desk.show("reports", asof="2025-12-01"))) == 2
        assert len(list(desk.show("reports", asof="2025-12-02"))) == 4
        assert list(desk.show("reports", asof="2025-11-30")) == []


def test_a_desk_is_not_made_over_something_nor_opened_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(DeskExists):
        new_desk(tmp_path / "full")
    with pytest.raises(NotADesk):
        open_desk(tmp_path / "full")
    assert [p.name for p in (tmp_path / "full").iterdir()] == ["thesis.txt"]


def test_earlier_ids_and_every_row_can_be_explained(desk: Desk) -> None:
    for what in ("events", "positions", "totals"):
        row = next(desk.show(what))
        assert desk.explain(row["id"])["row"]["id"] == row["id"]
    with pytest.raises(Misused, match="e-none"):
        desk.explain("e-none")
