"""What changed is told by rows and fields, also where an event got another id."""

from __future__ import annotations

import dataclasses

from dateline.model.event import Event, Party, TollField
from dateline.model.record import PositionRow, Record, Shift
from dateline.publish.changes import Change, changes
from tests.publish.test_drawing import EVENT, dated

FIRST = dataclasses.replace(dated("2025-09-02"), id="e-1", toll=(("killed", TollField(3, 3, 3, ())),))
STANCE = PositionRow(
    "po-1", Party("a-1", "Nordia"), "the strikes", None, "uneasy", None, None, "2025-09-03", (), (), ()
)


def differences(before: Event, after: Event) -> list[Change]:
    return changes(Record(events=(before,)), Record(events=(after,)))


def test_equal_records_have_no_changes() -> None:
    assert changes(Record(events=(FIRST,)), Record(events=(FIRST,))) == []


def test_new_and_gone_rows_are_told() -> None:
    other = dataclasses.replace(EVENT, id="e-2", summary="Another attack.")
    found = changes(Record(events=(FIRST,)), Record(events=(other,)))
    assert [(c.change, c.id, c.told) for c in found] == [
        ("added", "e-2", "Another attack."),
        ("gone", "e-1", "An attack."),
    ]


def test_a_changed_figure_is_told_with_the_one_before() -> None:
    later = dataclasses.replace(FIRST, toll=(("killed", TollField(3, None, 4, ())),))
    (change,) = differences(FIRST, later)
    assert change.fields == (("killed", "3", "3 to 4"),)


def test_a_status_and_a_date_are_told_in_words() -> None:
    later = dataclasses.replace(dated("2025-09-03"), id="e-1", toll=FIRST.toll, status="corroborated")
    (change,) = differences(FIRST, later)
    assert change.fields == (("date", "2025-09-02", "2025-09-03"), ("status", "reported", "corroborated"))


def test_an_event_with_a_new_id_is_the_same_event() -> None:
    later = dataclasses.replace(FIRST, id="e-0", aliases=("e-1",), status="denied")
    (change,) = differences(FIRST, later)
    assert (change.change, change.id, change.fields) == (
        "changed",
        "e-0",
        (("status", "reported", "denied"),),
    )


def test_a_stance_that_shifts_is_a_change() -> None:
    later = dataclasses.replace(STANCE, stance="condemns")
    (change,) = changes(Record(positions=(STANCE,)), Record(positions=(later,)))
    assert (change.what, change.fields) == ("positions", (("stance", "uneasy", "condemns"),))


def test_a_shift_is_told_in_a_sentence() -> None:
    shift = Shift("2025-09-10", "uneasy", "condemns", "2025-09-03", (), ("p-1",))
    later = dataclasses.replace(STANCE, stance="condemns", shifts=(shift,))
    (change,) = changes(Record(positions=(STANCE,)), Record(positions=(later,)))
    told = "Nordia moved from uneasy (last on 3 September 2025) to condemns (since 10 September 2025) on “the strikes”."
    assert change.fields == (("stance", "uneasy", "condemns"), ("moved", "uneasy", told))


def test_more_reports_alone_are_no_change() -> None:
    assert differences(FIRST, dataclasses.replace(FIRST, reports=9, origins=7, summary="The same.")) == []
