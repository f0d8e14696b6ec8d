from __future__ import annotations

from dataclasses import replace

from dateline.link.digest import record_digest
from dateline.link.world import link
from dateline.model.record import Record
from dateline.model.report import Outlet, Trouble
from tests.made import by, told

TUESDAY = told("Nordia struck a boat in the Amber Sea on Tuesday.", killed=3)


def test_nothing_read_is_an_empty_record() -> None:
    assert link([]) == Record()


def test_the_rows_of_one_report() -> None:
    record = link([TUESDAY])
    (of, read), (row,) = TUESDAY, record.reports
    assert (row.id, row.outlet, row.published, row.statements) == (
        of.id,
        "Gazette",
        "2025-09-03",
        len(read.statements),
    )
    assert row.origin == record.origins[0].id
    assert [(o.name, o.reports, o.origins) for o in record.outlets] == [("Gazette", 1, 1)]
    assert [(p.name, p.kind, p.reports) for p in record.places] == [("Amber Sea", "sea", 1)]
    assert [(a.name, a.country) for a in record.actors] == [("Nordia", "NOR")]


def test_every_row_has_a_passage_that_re_reads() -> None:
    record, (of, _) = link([TUESDAY]), TUESDAY
    for row in (*record.events, *record.actors, *record.places):
        assert row.passages
        for p in row.passages:
            assert of.field_text(p.in_)[p.start : p.end] == p.quote


def test_every_kind_is_sorted_by_id() -> None:
    pairs = [
        told(f"Nordia struck a boat near reef {i}.", when=f"2025-09-{i + 1:02}", outlet=f"Paper {i}")
        for i in range(9)
    ]
    record = link(pairs)
    for rows in (record.events, record.reports, record.outlets, record.origins):
        assert len(rows) == 9
        assert [r.id for r in rows] == sorted(r.id for r in rows)


def test_troubles_and_kinds_of_outlets_are_listed() -> None:
    of, read = TUESDAY
    of = replace(
        of, outlet=Outlet("Gazette", "newspaper", country="SWE"), trouble=(Trouble("E-CLIPPED", "cut"),)
    )
    record = link([(of, read)])
    assert record.reports[0].trouble == ("E-CLIPPED",)
    assert (record.outlets[0].kind, record.outlets[0].country) == ("newspaper", "SWE")


def test_earlier_ids_become_aliases_and_stay() -> None:
    first = link([TUESDAY])
    monday = told("A boat was struck by Nordia in the Amber Sea.", published="2025-09-02", killed=3)
    second = link([TUESDAY, monday], earlier=first)
    (event,) = second.events
    assert event.aliases == (first.events[0].id,)
    sunday = told("Nordia struck a boat, as is now known.", published="2025-09-01", killed=3)
    third = link([TUESDAY, monday, sunday], earlier=second)
    assert set(third.events[0].aliases) == {first.events[0].id, event.id}


def test_an_id_that_is_in_use_is_no_alias() -> None:
    first = link([TUESDAY])
    assert link([TUESDAY], earlier=first).events[0].aliases == ()


def test_the_digest_is_free_of_aliases_and_rules() -> None:
    record = link([TUESDAY])
    changed = replace(record, events=(replace(record.events[0], aliases=("e-1",), rules=("a rule",)),))
    assert record_digest(changed) == record_digest(record)
    other = replace(record, events=(replace(record.events[0], summary="else"),))
    assert record_digest(other) != record_digest(record)


def test_a_private_person_is_marked_and_not_named_in_summaries() -> None:
    pair = by(told("Nordia struck a boat on Tuesday, Jan Holm said."), "Jan Holm", kind="person")
    record = link([pair])
    assert [a.person_public for a in record.actors if a.name == "Jan Holm"] == [False]
    assert "Jan Holm" not in record.events[0].summary
