"""What stands on which page, and in which order."""

from __future__ import annotations

import dataclasses

from dateline.model.event import Actor
from dateline.model.record import Record, ReportRow
from dateline.publish import pages, views
from tests.publish.test_dossier import small_record
from tests.publish.test_drawing import EVENT, dated


def test_deeds_before_the_first_report_s_year_stand_together() -> None:
    (report,) = small_record().reports
    report = dataclasses.replace(report, published="2025-09-03")
    days = ["1989-12-20", "2015-01-01", "2025-08-30", "2025-09-02"]
    events = [dataclasses.replace(dated(d), id=f"e-{d}") for d in days] + [
        dated("2025", "2025-12-31", precision=5)
    ]
    told = views.chronology(Record(events=(*events, dated(None)), reports=(report,)))
    assert [(p.key, p.title, len(p.events)) for p in told] == [
        ("earlier", "Before 2025", 2),
        ("2025", "2025", 1),
        ("2025-08", "August 2025", 1),
        ("2025-09", "September 2025", 1),
        ("undated", "No date", 1),
    ]


def test_the_foremost_are_those_of_most_origins_in_the_order_of_time() -> None:
    events = [
        dataclasses.replace(dated("2025-09-05"), id="e-1", origins=1),
        dataclasses.replace(dated("2025-09-04"), id="e-2", origins=3),
        dataclasses.replace(dated("2025-09-03"), id="e-3", origins=2),
        dataclasses.replace(dated("2025-09-02"), id="e-4", origins=9, background=True),
    ]
    assert [e.id for e in views.foremost(events, 2)] == ["e-3", "e-2"]
    assert [e.id for e in views.foremost(events, 9)] == ["e-4", "e-3", "e-2", "e-1"]


def test_each_row_has_one_address() -> None:
    record = dataclasses.replace(
        small_record(), events=(EVENT, dataclasses.replace(EVENT, id="e-2", modality="negated"))
    )
    found = pages.addresses(pages.sheets(record))
    assert found["e-1"] == "events/undated.html#e-1"
    assert found["e-2"] == "events/denied.html#e-2"
    assert found["c-1"] == "claims.html#c-1"


def test_a_later_part_knows_its_neighbours() -> None:
    sheet = pages.Sheet("events/2025-09-2.html", "period", "September 2025", number=2, of=3)
    assert [sheet.beside(n) for n in (1, 3)] == ["events/2025-09.html", "events/2025-09-3.html"]
    assert sheet.root == "../"


def test_languages_say_how_much_of_them_was_coded() -> None:
    (report,) = small_record().reports
    reports: tuple[ReportRow, ...] = (
        report,
        dataclasses.replace(report, id="r-2", statements=0),
        dataclasses.replace(report, id="r-3", language="es", statements=0),
    )
    assert views.languages(Record(reports=reports)) == [("en", 2, 1), ("es", 1, 0)]


def test_actors_of_whom_nothing_is_known_are_listed_apart_and_none_is_lost() -> None:
    actors = (
        Actor("a-1", "Nordia", "country", "NOR", None, named=True),
        Actor("a-2", "masked gunmen", "group", None, "UAF", named=False, status="unresolved"),
    )
    record = Record(actors=actors)
    assert [r.actor.id for r in views.resolved(record)] == ["a-1"]
    assert [r.actor.id for r in views.unresolved(record)] == ["a-2"]
