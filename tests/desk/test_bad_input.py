"""Clumsy and hostile use of a desk: nothing is lost, nothing is half done, and the message says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.desk import Desk, new_desk, open_desk

TEXT = "Soldiers of Karvia shelled the town of Brenn on Monday, killing three people, the governor said."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "desk")


def lines_file(folder: Path, *rows: dict[str, object]) -> str:
    path = folder / "in.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    return str(path)


def test_settings_of_the_desk_bound_what_is_taken_in(tmp_path: Path) -> None:
    new_desk(tmp_path / "desk").close()
    (tmp_path / "desk" / "desk.toml").write_text("[settings]\nfetch_limit_bytes = 10\n", "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with open_desk(tmp_path / "desk") as desk:
        (failure,) = desk.add([str(tmp_path / "a.txt")]).unreadable
    assert failure.code == "E-TOO-LARGE"


def test_what_has_no_utf8_has_an_outcome_all_the_same(tmp_path: Path, desk: Desk) -> None:
    source = lines_file(
        tmp_path,
        {"id": 7, "text": f"{TEXT} \ud800", "title": "a\udfff\u2028b", "outlet": "\u202eo", "url": "https://e.org/\ud800"},
        {"id": {"a": [1]}, "text": f"{TEXT} \x00nul", "title": ["x"], "outlet": 3, "published": 20250101},
    )  # fmt: skip
    with desk:
        added = desk.add([source, str(tmp_path / "\udcff.pdf")])
        assert (len(added.read) + len(added.copies), len(added.unreadable)) == (2, 1)
        assert len(list(desk.store.outcomes())) == 3
        assert desk.verify().problems == ()
        assert {r["given_id"] for r in desk.show("reports")} == {"7", None}
