from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from dateline.errors import DeskError, DeskExists, NewerStore, NotADesk, StoreDamaged
from dateline.link.digest import record_digest
from dateline.link.world import link
from dateline.model.judgement import Judgement
from dateline.record import schema
from dateline.record.history import verify_chain, verify_passages
from dateline.record.store import Store, create, open_store
from tests.made import capture, told

NOW = dt.datetime(2025, 11, 1, 12, tzinfo=dt.UTC)
PAIR = told("Nordia struck a boat in the Amber Sea and 3 people were killed.", killed=3)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create(tmp_path / "desk") as made:
        yield made


def fill(store: Store) -> None:
    with store.batch():
        store.put_capture(capture(PAIR[0]))
        store.put_report(*PAIR)
        store.put_outcome("by hand", "read", at=NOW, report=PAIR[0].id, capture_sha256=PAIR[0].capture_sha256)
    store.put_judgement(Judgement("j-1", "e-1", "accept", "An Analyst", NOW, "seen", values=(("a", "b"),)))
    record = link(list(store.readings()))
    store.put_record(record, record_digest(record))


def test_what_was_put_is_there_after_opening_again(store: Store) -> None:
    fill(store)
    store.close()
    with open_store(store.folder) as again:
        assert list(again.readings()) == [PAIR]
        assert list(again.reports()) == [PAIR[0]]
        assert again.has_report(PAIR[0].id)
        assert [o["outcome"] for o in again.outcomes()] == ["read"]
        assert [j.values for j in again.judgements()] == [(("a", "b"),)]
        assert again.record() == link([PAIR])
        assert again.digest() == record_digest(link([PAIR]))
        assert again.capture_path(PAIR[0].capture_sha256).read_bytes() == PAIR[0].text.encode()


def test_putting_again_changes_nothing(store: Store) -> None:
    fill(store)
    before = store.chain_head(), store.digest()
    assert store.put_report(*PAIR) is False
    store.put_capture(capture(PAIR[0]))
    store.put_judgement(Judgement("j-1", "e-1", "reject", "An Analyst", NOW, "again"))
    store.put_record(store.record(), store.digest() or "")
    assert (store.chain_head(), store.digest()) == before


def test_only_the_owner_can_read(store: Store) -> None:
    fill(store)
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    for path in store.folder.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_connections_have_the_promised_settings(store: Store) -> None:
    asked = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "busy_timeout": 10000,
        "cell_size_check": 1,
    }
    with store.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
    assert found == asked


@pytest.mark.parametrize("table", schema.APPEND_ONLY)
@pytest.mark.parametrize(
    "change",
    ["UPDATE {t} SET rowid = rowid", "DELETE FROM {t}", "INSERT OR REPLACE INTO {t} SELECT * FROM {t}"],
)
def test_history_cannot_be_changed_through_the_store(store: Store, table: str, change: str) -> None:
    fill(store)
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), store.engine.begin() as connection:
        connection.exec_driver_sql(change.format(t=table))


def test_a_batch_is_kept_as_a_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(RuntimeError), store.batch():
        store.put_report(*PAIR)
        raise RuntimeError
    assert not store.has_report(PAIR[0].id)
    assert store.chain_head()[0] == 0
    assert store.put_report(*PAIR) is True


def test_rows_are_found_by_id_kind_and_earlier_id(store: Store) -> None:
    fill(store)
    record = store.record()
    event = record.events[0]
    assert [e["id"] for e in store.rows("events")] == [event.id]
    assert store.row(event.id) == ("events", next(store.rows("events")))
    assert store.row("e-none") is None
    older = told("A boat was struck by Nordia in the Amber Sea.", published="2025-09-02", killed=3)
    more = link([PAIR, older], earlier=record)
    store.put_record(more, record_digest(more))
    found = store.row(event.id)
    assert found and found[1]["id"] == more.events[0].id != event.id
    assert store.record() == more


def test_the_first_schema_is_the_one_that_the_tables_say(store: Store) -> None:
    with store.reading() as connection:
        found = sa.inspect(connection)
        for table in schema.metadata.sorted_tables:
            columns = {(c["name"], c["nullable"]) for c in found.get_columns(table.name)}
            assert columns == {(c.name, bool(c.nullable)) for c in table.columns}, table.name
        sql = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_%' ESCAPE '\\'"
        )
        assert all("STRICT" in line[0] for line in sql)


def test_a_folder_without_a_record_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(NotADesk, match="dateline new"):
        open_store(tmp_path)


def test_a_record_is_never_made_over_another(store: Store) -> None:
    with pytest.raises(DeskExists):
        create(store.folder)


def test_a_newer_record_is_refused(store: Store) -> None:
    store.close()
    with sqlite3.connect(store.folder / schema.DATABASE) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(NewerStore, match="schema 99"):
        open_store(store.folder)


def test_a_file_that_is_no_database_is_damage(tmp_path: Path) -> None:
    (tmp_path / schema.DATABASE).write_bytes(b"not a database at all" * 500)
    with pytest.raises(StoreDamaged, match="no database"):
        open_store(tmp_path)


def test_an_empty_file_is_damage(tmp_path: Path) -> None:
    (tmp_path / schema.DATABASE).touch()
    with pytest.raises(StoreDamaged, match="no tables"):
        open_store(tmp_path)


def test_a_second_writer_is_told_that_the_record_is_busy(store: Store) -> None:
    holder = sqlite3.connect(store.folder / schema.DATABASE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with open_store(store.folder, busy_ms=50) as second:
            with pytest.raises(DeskError, match="another program") as error:
                second.put_report(*PAIR)
            assert error.value.code == "E-DESK-BUSY"
            assert list(second.reports()) == []
    finally:
        holder.close()


AS_NOBODY = """
import sys
from pathlib import Path
from dateline.errors import DeskError
from dateline.record.store import create, open_store
from tests.made import told
try:
    with (create if sys.argv[1] == "create" else open_store)(Path(sys.argv[2])) as store:
        store.put_report(*told("Nordia struck a boat."))
except DeskError as error:
    print(error)
"""


def as_nobody(command: str, folder: Path) -> str:
    """What another user is told; the superuser passes every permission."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("another user is needed")
    user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    done = subprocess.run(
        [*user, sys.executable, "-c", AS_NOBODY, command, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def give_way(folder: Path) -> None:
    """Other users can reach ``folder``."""
    for part in [folder, *folder.parents]:
        if part.stat().st_uid == os.getuid() and part != Path("/"):
            part.chmod(part.stat().st_mode | 0o011)


def test_a_folder_that_others_may_not_enter_is_named(store: Store) -> None:
    fill(store)
    store.close()
    give_way(store.folder.parent)
    assert "E-DESK-UNREADABLE" in as_nobody("open", store.folder)


def test_a_folder_that_others_may_only_read_is_named(store: Store) -> None:
    fill(store)
    store.close()
    give_way(store.folder.parent)
    store.folder.chmod(0o755)
    for path in store.folder.iterdir():
        path.chmod(0o755 if path.is_dir() else 0o644)
    said = as_nobody("open", store.folder)
    assert "chmod" in said
    assert "E-DESK-READ-ONLY" in said or "E-DESK-UNREADABLE" in said


def test_a_desk_cannot_be_made_where_one_may_not_write(tmp_path: Path) -> None:
    give_way(tmp_path)
    tmp_path.chmod(0o755)
    assert "E-DESK-UNREADABLE" in as_nobody("create", tmp_path / "desk")


def test_a_full_record_passes_its_checks(store: Store) -> None:
    fill(store)
    assert verify_chain(store) == []
    checked, problems = verify_passages(store)
    assert checked >= 3
    assert problems == []


@pytest.mark.parametrize("name", ["what? no", "a%20b#c", "x&y=z"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    with create(tmp_path / name) as store:
        fill(store)
    assert (tmp_path / name / schema.DATABASE).stat().st_size
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_names_that_are_no_text_are_kept_spelled_out(store: Store) -> None:
    store.put_outcome("report\udcff.pdf", "unreadable", at=NOW, code="E-UNSUPPORTED", message="\ud800")
    (kept,) = store.outcomes()
    assert (kept["source"], kept["message"]) == ("report\\udcff.pdf", "\\ud800")
    assert verify_chain(store) == []
