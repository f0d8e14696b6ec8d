"""The matrix of positions: whose stance on what stands in which cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model.event import Actor, Evidence, Party
from dateline.model.record import PositionPoint, PositionRow, Record, Shift
from dateline.publish import matrix
from dateline.publish.shifts import arrow

KING = Party("a-1", "Rudolf Elphberg", "FRA", "GOV")
STATE = Party("a-2", "France", "FRA", "GOV")
GROUP = Party("a-3", "some states")
SAID = (Evidence("p-1", "r-1", "text", 0, 4, "said"),)


def position(
    id_: str, holder: Party, about: str, *, stance: str = "opposes", date: str | None = "2025-09-02"
) -> PositionRow:
    point = PositionPoint(date, stance, None, SAID)  # type: ignore[arg-type]
    return PositionRow(id_, holder, about, None, point.stance, None, None, date, (), (point,), SAID)


def record(*positions: PositionRow) -> Record:
    king = Actor("a-1", "Rudolf Elphberg", "person", "FRA", "GOV", named=True)
    return Record(actors=(king,), positions=positions)


@pytest.mark.parametrize(
    ("about", "issue"),
    [
        ("the strikes on boats off the coast", "attacks"),
        ("a resolution that would have barred further strikes", "law and votes"),
        ("the military build-up in the region", "military presence"),
        ("Elphberg, whom the court accuses", "a named party"),
        ("whether the video was real", "facts and accounts"),
        ("", "other matters"),
    ],
)
def test_the_head_of_the_phrase_decides_the_issue(about: str, issue: str) -> None:
    grid = matrix.matrix(record(position("po-1", STATE, about)))
    assert grid.issues == (issue,)


def test_a_cell_holds_the_latest_stance_and_how_many_more_there_are() -> None:
    rows = (
        position("po-1", KING, "the strike", date="2025-09-02"),
        position("po-2", KING, "the attack", stance="uneasy", date="2025-10-05"),
        position("po-3", KING, "the raids", date=None),
        position("po-4", KING, "the agreement", stance="supports"),
    )
    grid = matrix.matrix(record(*rows))
    assert grid.issues == ("attacks", "talks and agreements")
    attacks, talks = grid.lines[0].cells
    assert attacks is not None and talks is not None
    assert (attacks.latest.id, attacks.date, attacks.more) == ("po-2", "2025-10-05", 2)
    assert (talks.latest.stance, talks.more) == ("supports", 0)


def test_holders_stand_by_country_the_state_first_and_the_unnamed_last() -> None:
    rows = (position("po-1", GROUP, "x"), position("po-2", KING, "x"), position("po-3", STATE, "x"))
    assert [line.holder.name for line in matrix.matrix(record(*rows)).lines] == [
        "France",
        "Rudolf Elphberg",
        "some states",
    ]


def test_a_matrix_shows_those_with_the_most_positions_and_says_of_how_many() -> None:
    rows = [position(f"po-{n}", Party(f"h-{n:02}", f"holder {n}"), "x") for n in range(60)]
    rows += [position("po-a", Party("h-59", "holder 59"), "y")]
    grid = matrix.matrix(record(*rows))
    assert (len(grid.lines), grid.of) == (matrix.HOLDERS, 60)
    assert "holder 59" in {line.holder.name for line in grid.lines}


def test_a_cell_shows_which_way_the_stance_moved_last() -> None:
    worse = Shift("2025-09-02", "neutral", "opposes", "2025-08-01", (), ())
    moved = replace(position("po-1", KING, "the strike"), shifts=(worse,))
    ((cell,),) = (line.cells for line in matrix.matrix(record(moved)).lines)
    assert cell is not None and cell.shift == worse
    assert arrow(worse) == "↘" and arrow(replace(worse, before="condemns", after="willing")) == "↗"


def test_an_actor_is_a_named_party_however_it_is_worded() -> None:
    toward = replace(position("po-1", KING, "the whole state"), about_id="a-2")
    assert matrix.matrix(record(toward)).issues == ("a named party",)
