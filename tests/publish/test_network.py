"""Who to whom: each deed ties its parties, the table says what the drawing says, and nobody is tied by what did not happen."""

from __future__ import annotations

import dataclasses

from dateline.model.event import Actor, Event, Party
from dateline.model.record import Record
from dateline.publish import network
from dateline.publish.network import End
from dateline.publish.people import MASK
from tests.publish.test_drawing import EVENT

NAVY = Party("a-navy", "United States Navy", "USA", "MIL")
STATE = Party("a-usa", "United States", "USA", "GOV")
CARACAS = Party("a-ven", "Venezuela", "VEN", "GOV")
ENVOY = Party("a-un", "Volker Türk", "UNO", "IGO")
GANG = Party("a-gang", "Tarn Brotherhood", None, "CRM")
CREW = Party("a-crew", "three men", "COL", "CVL")
HIDDEN = Party("a-hidden", MASK, "COL", "CVL")


def act(
    number: int, kind: str, actors: tuple[Party, ...], recipients: tuple[Party, ...], **changes: object
) -> Event:
    return dataclasses.replace(
        EVENT,
        id=f"e-{number}",
        type=kind,
        actors=actors,
        recipients=recipients,
        **changes,  # type: ignore[arg-type]
    )


def record(*events: Event) -> Record:
    crew = Actor(CREW.id, CREW.name, "group", "COL", "CVL", named=False)
    return Record(events=events, actors=(crew,))


def test_parties_of_one_country_stand_under_its_name() -> None:
    (tie, other) = network.ties(
        record(
            act(1, "ASSAULT", (NAVY,), (GANG,)),
            act(2, "ACCUSE", (STATE,), (GANG,)),
            act(3, "ACCUSE", (ENVOY,), (STATE,)),
        )
    )
    assert (tie.source, tie.target, tie.acts) == (End("United States"), End("Tarn Brotherhood"), 2)
    assert list(tie.events) == ["verbal conflict", "material conflict"]
    assert other.source == End("United Nations")


def test_what_is_done_together_has_no_direction_and_stands_in_both_cells() -> None:
    found = network.ties(record(act(1, "CONSULT", (CARACAS, STATE), ())))
    assert [(t.source.name, t.target.name, t.mutual) for t in found] == [("United States", "Venezuela", True)]
    drawing = network.graph(found)
    assert drawing is not None
    twin = network.table(drawing, found)
    assert {
        (name, column)
        for name, cells in twin.rows
        for column, tie in zip(twin.columns, cells, strict=True)
        if tie
    } == {
        ("United States", "Venezuela"),
        ("Venezuela", "United States"),
    }


def test_groups_that_no_report_names_are_listed_and_not_drawn() -> None:
    found = network.ties(record(act(1, "ASSAULT", (NAVY,), (CREW,))))
    assert [t.target for t in found] == [End("three men", named=False)]
    assert network.graph(found) is None


def test_the_drawing_and_the_table_hold_the_same_deeds() -> None:
    found = network.ties(
        record(
            act(1, "ASSAULT", (NAVY,), (CARACAS,)),
            act(2, "ASSAULT", (NAVY,), (CARACAS,)),
            act(3, "ACCUSE", (CARACAS,), (STATE,)),
            act(4, "COERCE", (CARACAS,), (CARACAS,)),
        )
    )
    drawing = network.graph(found)
    assert drawing is not None
    assert {(e.tie.source.name, e.quad, e.acts) for e in drawing.edges} == {
        ("United States", "material conflict", 2),
        ("Venezuela", "verbal conflict", 1),
    }
    twin = network.table(drawing, found)
    cells = {
        (name, c): t.acts for name, row in twin.rows for c, t in zip(twin.columns, row, strict=True) if t
    }
    assert cells == {
        ("United States", "Venezuela"): 2,
        ("Venezuela", "United States"): 1,
        ("Venezuela", "Venezuela"): 1,
    }


def test_only_the_foremost_parties_are_drawn_and_how_many_there_are_is_said() -> None:
    others = [Party(f"a-{n}", f"Group {n:02}", None, "REB") for n in range(30)]
    found = network.ties(record(*(act(n, "ASSAULT", (STATE,), (p,)) for n, p in enumerate(others))))
    drawing = network.graph(found)
    assert drawing is not None
    assert (len(drawing.nodes), drawing.of) == (network.NODES, 31)


def test_what_did_not_happen_ties_nobody() -> None:
    events = [act(n, "ASSAULT", (NAVY,), (GANG,), modality=m) for n, m in enumerate(("future", "negated"))]
    assert network.ties(record(*events, act(9, "ASSAULT", (NAVY,), (GANG,), judgement="rejected"))) == []


def test_a_deed_without_a_second_party_is_counted_apart() -> None:
    lone, hidden = act(1, "PROTEST", (GANG,), ()), act(2, "COERCE", (NAVY,), (HIDDEN,))
    assert network.ties(record(lone, hidden)) == []
    assert network.alone(record(lone, hidden)) == [lone, hidden]
