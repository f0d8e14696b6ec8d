"""Who affirms and who denies an agreement, and who raised a question first."""

from __future__ import annotations

from typing import Any

from dateline.link.world import link
from dateline.model.report import Report
from dateline.model.statement import About, Agreement, Question, Reading, Statement
from tests.made import NORDIA, SUDIA, by, entity, reading, report

Pair = tuple[Report, Reading]


def pact(status: Any, day: str, **header: Any) -> Pair:
    of = report(f"Nordia and Sudia, a pact on fish: {status}, {day}.", published=day)
    parties = (entity(of, "Nordia", **NORDIA), entity(of, "Sudia", **SUDIA))
    body = Agreement(parties, "a pact on fish", status)
    return of, reading(
        of, Statement(kind="agreement", evidence=parties[0].span, body=body, coder="x.v1", **header)
    )


def doubt(who: str, day: str, **facts: Any) -> Pair:
    of = report(f"{who} doubted on {day} that the raid was legal.", published=day)
    body = Question("legality", About(text="the raid"), entity(of, who, **facts))
    return of, reading(of, Statement(kind="question", evidence=body.raised_by.span, body=body, coder="x.v1"))  # type: ignore[union-attr]


def test_each_party_is_kept_with_what_it_says_of_the_pact() -> None:
    told = link(
        [
            by(pact("announced", "2025-09-01"), "Nordia", **NORDIA),
            by(pact("announced", "2025-09-02", modality="negated"), "Sudia", **SUDIA),
            pact("announced", "2025-09-03"),
        ]
    )
    (row,) = told.agreements
    assert [p.name for p in row.affirmed_by] == ["Nordia"]
    assert [p.name for p in row.denied_by] == ["Sudia"]


def test_the_earliest_side_raised_the_question() -> None:
    told = link([doubt("Nordia", "2025-09-04", **NORDIA), doubt("Sudia", "2025-09-02", **SUDIA)])
    (row,) = told.questions
    assert row.first_raised == "2025-09-02"
    assert row.first_raised_by is not None and row.first_raised_by.name == "Sudia"
