from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.link.digest import record_digest
from dateline.link.world import link
from dateline.record import schema
from dateline.record.history import verify_chain, verify_passages, verify_record
from dateline.record.store import Store, create, open_store
from tests.made import capture, told

TEXTS = (
    "Nordia struck a boat in the Amber Sea and 3 people were killed.",
    "A boat was struck by Nordia off the coast.",
    "Nordia struck a boat near the harbour, the ministry said.",
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    with create(tmp_path / "desk") as store:
        for text in TEXTS:
            of, read = told(text)
            store.put_capture(capture(of))
            store.put_report(of, read)
        record = link(list(store.readings()))
        store.put_record(record, record_digest(record))
    return tmp_path / "desk"


def attacked(desk: Path, *statements: str, put_back: bool = True) -> Store:
    """The record after somebody went past the guards, and put them back."""
    raw = sqlite3.connect(desk / schema.DATABASE)
    guards = [line[0] for line in raw.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    for table in schema.APPEND_ONLY:
        for verb in ("update", "delete"):
            raw.execute(f"DROP TRIGGER {table}_no_{verb}")
    for statement in statements:
        raw.execute(statement)
    for guard in guards if put_back else ():
        raw.execute(guard)
    raw.commit()
    raw.close()
    return open_store(desk)


def codes(store: Store) -> set[str]:
    with store:
        return {p.code for p in verify_chain(store)}


def test_an_honest_history_has_no_problems(desk: Path) -> None:
    assert codes(open_store(desk)) == set()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE report SET json = replace(json, '3 people', '30 people')",
        "UPDATE reading SET json = replace(json, 'ASSAULT', 'PROTEST')",
        "UPDATE capture SET source = 'elsewhere' WHERE rowid = 1",
        "UPDATE report SET url = 'https://example.org/' WHERE rowid = 2",
    ],
)
def test_an_edited_field_is_found(desk: Path, statement: str) -> None:
    assert codes(attacked(desk, statement)) == {"E-ROW-EDITED"}


def test_last_links_cut_off_are_found_by_the_head_and_the_counter(desk: Path) -> None:
    last = "DELETE FROM chain WHERE seq > 6"
    assert {"E-CHAIN-CUT", "E-ROW-UNCHAINED"} <= codes(attacked(desk, last))


def test_last_links_cut_off_with_their_rows_are_found_too(desk: Path) -> None:
    cut = (
        "DELETE FROM reading WHERE report = (SELECT ref FROM chain WHERE seq = 8)",
        "DELETE FROM report WHERE id = (SELECT ref FROM chain WHERE seq = 8)",
        "DELETE FROM chain WHERE seq >= 8",
    )
    assert codes(attacked(desk, *cut)) == {"E-CHAIN-CUT"}


def test_a_missing_link_in_the_middle_is_found(desk: Path) -> None:
    assert {"E-CHAIN-GAP", "E-CHAIN-BROKEN", "E-ROW-UNCHAINED"} <= codes(
        attacked(desk, "DELETE FROM chain WHERE seq = 4")
    )


def test_a_missing_row_is_found(desk: Path) -> None:
    assert codes(attacked(desk, "DELETE FROM report WHERE rowid = 2")) == {"E-ROW-GONE"}


def test_swapped_links_are_found(desk: Path) -> None:
    swap = (
        "UPDATE chain SET seq = -1 WHERE seq = 3",
        "UPDATE chain SET seq = 3 WHERE seq = 4",
        "UPDATE chain SET seq = 4 WHERE seq = -1",
    )
    assert {"E-CHAIN-BROKEN", "E-CHAIN-EDITED"} <= codes(attacked(desk, *swap))


def test_swapped_rows_are_found(desk: Path) -> None:
    swap = (
        "UPDATE report SET id = 'x' WHERE rowid = 1",
        "UPDATE report SET id = (SELECT ref FROM chain WHERE seq = 2) WHERE rowid = 2",
        "UPDATE report SET id = (SELECT ref FROM chain WHERE seq = 5) WHERE rowid = 1",
    )
    assert codes(attacked(desk, *swap)) == {"E-ROW-EDITED"}


def test_a_row_put_in_without_a_link_is_found(desk: Path) -> None:
    more = "INSERT INTO outcome (seq, at, source, outcome) VALUES (9, '2025', 'nowhere', 'read')"
    assert codes(attacked(desk, more)) == {"E-ROW-UNCHAINED"}


def test_a_link_for_what_has_one_is_found(desk: Path) -> None:
    twice = """INSERT INTO chain (kind, ref, salt, digest, prev, hash)
               SELECT kind, ref, salt, digest, (SELECT hash FROM chain ORDER BY seq DESC LIMIT 1), 'x' FROM chain WHERE seq = 1"""
    assert {"E-CHAIN-TWICE", "E-CHAIN-EDITED", "E-CHAIN-CUT"} <= codes(attacked(desk, twice))


def _replaced_capture(desk: Path) -> None:
    next((desk / schema.CAPTURES).iterdir()).write_bytes(b"something else")


def _removed_capture(desk: Path) -> None:
    next((desk / schema.CAPTURES).iterdir()).unlink()


@pytest.mark.parametrize(
    ("attack", "code"), [(_replaced_capture, "E-CAPTURE-DIFFERS"), (_removed_capture, "E-CAPTURE-GONE")]
)
def test_replaced_and_removed_captures_are_found(
    desk: Path, attack: Callable[[Path], None], code: str
) -> None:
    attack(desk)
    with open_store(desk) as store:
        assert [p.code for p in verify_passages(store)[1]] == [code]


def test_every_passage_is_read_again(desk: Path) -> None:
    with open_store(desk) as store:
        checked, problems = verify_passages(store)
    assert checked >= len(TEXTS)
    assert problems == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (
            "UPDATE row SET json = replace(json, '\"quote\":\"Nordia', '\"quote\":\"Norda') WHERE what = 'events'",
            "E-PASSAGE-DIFFERS",
        ),
        (
            "UPDATE row SET json = replace(json, '\"start\":0', '\"start\":1') WHERE what = 'events'",
            "E-PASSAGE-DIFFERS",
        ),
        (
            "UPDATE row SET json = replace(json, '\"report\":\"r-', '\"report\":\"s-') WHERE what = 'events'",
            "E-PASSAGE-LOST",
        ),
        ("UPDATE report SET json = replace(json, '3 people', '4 people')", "E-TEXT-DIFFERS"),
    ],
)
def test_a_passage_that_does_not_re_read_is_found(desk: Path, statement: str, code: str) -> None:
    with attacked(desk, statement) as store:
        assert code in {p.code for p in verify_passages(store)[1]}


def test_changed_rows_are_found_by_the_digest(desk: Path) -> None:
    with open_store(desk) as store:
        assert verify_record(store, record_digest(store.record())) == []
    with attacked(
        desk, "UPDATE row SET json = replace(json, 'Amber', 'Umber') WHERE what = 'events'"
    ) as store:
        assert [p.code for p in verify_record(store, record_digest(store.record()))] == ["E-RECORD-DIFFERS"]


def test_dropped_guards_are_found(desk: Path) -> None:
    with attacked(desk, put_back=False) as store:
        assert [(p.code, p.where) for p in verify_chain(store)] == [
            ("E-STORE-DAMAGED", f"table {t}") for t in schema.APPEND_ONLY for _ in range(2)
        ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE report SET json = 'gone'",
        "UPDATE report SET json = '[]'",
        "UPDATE row SET json = '{'",
        'UPDATE row SET json = replace(json, \'"start":\', \'"start":"x","old":\')',
    ],
)
def test_nonsense_in_a_row_is_a_problem_and_no_crash(desk: Path, statement: str) -> None:
    with attacked(desk, statement) as store:
        assert verify_passages(store)[1]
