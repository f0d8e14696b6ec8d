"""Clumsy and hostile use of a desk: nothing is lost, nothing is half done, and the message says what to do."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import desk as desk_module
from dateline import review
from dateline.desk import Desk, utc_now
from dateline.engine import local
from dateline.errors import DeskError, Misused
from dateline.gather.sources import gather
from dateline.lexicon import Overlay
from dateline.model.report import Report
from dateline.opening import new_desk, open_desk

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


def test_a_killed_add_is_finished_by_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = lines_file(
        tmp_path, *({"text": f"{TEXT} It was the {n}th shell.", "published": "2025-09-02"} for n in range(3))
    )
    with new_desk(tmp_path / "clean") as desk:
        desk.add([source])
        digest = desk.digest()
    with new_desk(tmp_path / "killed") as desk:
        monkeypatch.setattr(Desk, "relink", lambda _: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            desk.add([source])
        assert list(desk.show("events")) == []
        monkeypatch.undo()
    with open_desk(tmp_path / "killed") as desk:
        assert desk.digest() == digest
        assert desk.verify().problems == ()
        assert len(desk.add([source]).known) == 3
        assert desk.digest() == digest


def test_a_slower_writer_never_puts_an_older_record_over_a_newer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = ({"text": f"{TEXT} It was {n}.", "published": "2025-09-02"} for n in ("early", "late"))
    slow = lines_file(tmp_path, first)
    with new_desk(tmp_path / "desk") as desk, open_desk(tmp_path / "desk") as other:
        good, calls = review.link, []

        def link(*given: object, **named: object) -> object:
            record = good(*given, **named)  # type: ignore[arg-type] # passed through
            calls.append(1)
            if len(calls) == 1:
                other.add([lines_file(tmp_path, second)])
            return record

        monkeypatch.setattr(review, "link", link)
        desk.add([slow])
        assert len(list(desk.show("reports"))) == 2
        assert desk.verify().problems == ()


@pytest.mark.parametrize(
    ("toml", "code"),
    [
        ("settings = 3", "E-BAD-SETTING"),
        ("[settngs]\nworkers = 1", "E-UNKNOWN-SETTING"),
        ("title =", "E-BAD-SETTING"),
        ("[settings]\nworkers = inf", "E-BAD-SETTING"),
    ],
)
def test_nonsense_in_desk_toml_is_named(toml: str, code: str, tmp_path: Path, desk: Desk) -> None:
    desk.close()
    (tmp_path / "desk" / "desk.toml").write_text(toml, "utf-8")
    with pytest.raises(Misused) as caught:
        open_desk(tmp_path / "desk")
    assert caught.value.code == code
    assert caught.value.remedy


def test_a_changed_row_is_found_and_nonsense_is_no_crash(tmp_path: Path, desk: Desk) -> None:
    desk.add([lines_file(tmp_path, {"text": TEXT, "published": "2025-09-02"})])
    assert desk.verify().problems == ()
    for change in ("replace(json, '\"killed\"', '\"injured\"')", "'{'"):
        with sqlite3.connect(tmp_path / "desk" / "record.sqlite") as raw:
            raw.execute(f"UPDATE row SET json = {change} WHERE what = 'events'")
        raw.close()
        assert "E-RECORD-DIFFERS" in {p.code for p in desk.verify().problems}
    desk.close()


def test_an_empty_source_is_not_the_current_folder(desk: Desk) -> None:
    with desk:
        assert [f.code for f in desk.add(["", " "]).unreadable] == ["E-MISSING", "E-MISSING"]


def test_impossible_folders_are_told(tmp_path: Path) -> None:
    for name in ("x" * 5000, "a/" * 3000):
        with pytest.raises(DeskError):
            new_desk(tmp_path / name)
        with pytest.raises(DeskError):
            open_desk(tmp_path / name)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o644), (0o555, 0o444), (0o755, 0o444)])
def test_a_desk_that_can_only_be_read_is_shown_and_verified(
    folder: int, file: int, tmp_path: Path, desk: Desk
) -> None:
    source = lines_file(tmp_path, {"text": TEXT, "published": "2025-09-02"})
    with desk:
        desk.add([source])
        rows = list(desk.show("events"))
    more = tmp_path / "more.txt"
    more.write_text(f"{TEXT} More came later.", "utf-8")
    for path in (tmp_path, *tmp_path.parents[:2]):
        path.chmod(path.stat().st_mode | 0o055)
    for path in (tmp_path / "desk").rglob("*"):
        path.chmod(0o555 if path.is_dir() else file)
    (tmp_path / "desk").chmod(folder)
    os.seteuid(65534)
    try:
        with open_desk(tmp_path / "desk") as opened:
            assert list(opened.show("events")) == rows != []
            assert opened.verify().problems == ()
            with pytest.raises(DeskError) as caught:
                opened.add([str(more)])
        assert "chmod" in caught.value.remedy
    finally:
        os.seteuid(0)
    assert not list((tmp_path / "desk").glob("record.sqlite-*"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("mode", [0o000, 0o500])
def test_somebody_without_the_rights_is_told(mode: int, tmp_path: Path, desk: Desk) -> None:
    desk.close()
    source = lines_file(tmp_path, {"text": TEXT})
    for path in (tmp_path, *tmp_path.parents[:2]):
        path.chmod(path.stat().st_mode | 0o055)
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o700)
    (tmp_path / "secret.txt").write_text(TEXT)
    (tmp_path / "secret.txt").chmod(0o600)
    for path in (tmp_path / "desk").rglob("*"):
        os.chown(path, 65534, 65534)
    os.chown(tmp_path / "desk", 65534, 65534)
    (tmp_path / "desk").chmod(mode)
    os.seteuid(65534)
    try:
        with pytest.raises(DeskError) as caught, open_desk(tmp_path / "desk") as opened:
            opened.add([source])
        assert "chmod" in caught.value.remedy
        with pytest.raises(DeskError):
            new_desk(locked / "mine")
        found = [
            g.code for name in ("locked", "secret.txt") for g in gather(str(tmp_path / name), now=utc_now)
        ]  # type: ignore[union-attr]
        assert found == ["E-NO-PERMISSION", "E-NO-PERMISSION"]
    finally:
        os.seteuid(0)


def test_every_outcome_names_the_source_that_the_user_gave(tmp_path: Path) -> None:
    source = lines_file(tmp_path, {"text": TEXT, "url": "https://e.org/a"}, {"text": f"{TEXT} Again.", "id": "b"}, {"text": 1})  # fmt: skip
    with new_desk(tmp_path / "desk") as desk:
        desk.add([source])
        desk.add([source])
        told = [(o["source"], o["outcome"]) for o in desk.store.outcomes()]
    first = [(f"{source}:3", "unreadable"), (f"{source}:1", "read"), (f"{source}:2", "read")]
    again = [(f"{source}:1", "known"), (f"{source}:2", "known"), (f"{source}:3", "unreadable")]
    assert told == [*first, *again]


def test_what_another_add_took_in_meanwhile_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = lines_file(tmp_path, {"text": TEXT, "published": "2025-09-02"})
    with new_desk(tmp_path / "desk") as desk, open_desk(tmp_path / "desk") as other:
        real = desk_module.local.run

        def slow(reports: Iterator[Report], *, workers: int, overlay: Overlay) -> Iterator[local.Outcome]:
            waiting = list(reports)
            monkeypatch.undo()
            other.add([source])
            yield from real(waiting, workers=workers, overlay=overlay)

        monkeypatch.setattr(desk_module.local, "run", slow)
        added = desk.add([source])
        assert (len(added.read), len(added.known)) == (0, 1)
        assert [o["outcome"] for o in desk.store.outcomes()] == ["read", "known"]
