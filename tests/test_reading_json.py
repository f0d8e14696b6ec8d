"""What may be asked of a reading, and how values are laid out."""

from __future__ import annotations

import pytest

from dateline.model.doc import Entity, Place, Span
from dateline.model.statement import (
    About,
    Asked,
    EventMention,
    Flow,
    PairCode,
    PairQuery,
    Position,
    Quantity,
    Question,
    Reading,
    Statement,
    Toll,
)
from dateline.reading_json import asked_of, reading_json

TEXT = "Ruritania shelled Zenda."
HOLDER = Entity(Span(0, 9), "Ruritania", "country", "Ruritania", "country:RUR", "RUR")


def test_pairs_and_probes_are_taken_as_offsets() -> None:
    line = {
        "text": TEXT,
        "pairs": [{"source": [0, 9], "target": [18, 23]}, {"source": [0, 9], "target": None}],
        "probes": [[10, 17]],
    }
    assert asked_of(line) == Asked((PairQuery((0, 9), (18, 23)), PairQuery((0, 9), None)), ((10, 17),))
    assert asked_of({"text": TEXT}) == Asked()


@pytest.mark.parametrize(
    "asked",
    [
        {"probes": [[5, 2]]},
        {"probes": [[0, 99]]},
        {"probes": [[True, 2]]},
        {"probes": [["0", "2"]]},
        {"probes": [[0]]},
        {"probes": {"a": 1}},
        {"pairs": [5]},
        {"pairs": [{"source": None, "target": [0, 1]}]},
    ],
)
def test_offsets_outside_of_the_text_are_refused(asked: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"offsets|list|object"):
        asked_of({"text": TEXT, **asked})


def test_statements_are_flat_and_the_title_is_marked() -> None:
    title = Span(0, 5, "title")
    position = Position(HOLDER, "opposes", About(ref=1), "refuses")
    flow = Flow("grain", None, Place(Span(18, 23), "Zenda", "Zenda", 1.5, 2.5, "RUR", "city", 1))
    question = Question("facts", About(text="the shelling"))
    statements = (
        Statement("position", title, position, "positions.v1", confidence=0.61239),
        Statement("flow", Span(0, 24), flow, "flows.v1"),
        Statement("question", Span(0, 24), question, "questions.v1"),
    )
    told = reading_json(Reading("r", "en", statements=statements), given_id=5)
    assert told["id"] == 5
    first, second, third = told["statements"]
    assert (first["kind"], first["in"], first["evidence"], first["confidence"]) == (
        "position",
        "title",
        [0, 5],
        0.612,
    )
    assert first["about"] == {"ref": 1}
    assert first["holder"]["name"] == "Ruritania"
    assert (second["from"], second["to"]["lat"], "in" in second) == (None, 1.5, False)
    assert third["about"] == {"text": "the shelling"}


def test_a_toll_keeps_its_bounds_and_a_pair_its_scores() -> None:
    toll = Toll(killed=Quantity(1, None, None, "at least", Span(0, 4)))
    told = reading_json(
        Reading("r", "en", pairs=(PairCode("ASSAULT", (("ASSAULT", 0.91234),)),)), given_id=None
    )
    assert told["pairs"] == [{"type": "ASSAULT", "scores": {"ASSAULT": 0.9123}}]
    assert toll.killed is not None
    assert toll.killed.best is None


def test_bare_offsets_count_in_the_field_of_their_statement() -> None:
    also = (Span(0, 9, "title"), Span(18, 23))
    event = EventMention("ASSAULT", None, (), (), (), Span(10, 17), also=also)
    told = reading_json(
        Reading("r-1", "en", statements=(Statement("event", Span(0, 24), event, "made.v1"),)), given_id=1
    )
    assert told["statements"][0]["also"] == [[18, 23]]
