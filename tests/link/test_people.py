"""Who is private, also where no row of the record holds them."""

from __future__ import annotations

import pytest

from dateline.extract.given import as_given
from dateline.link.people import private_names
from dateline.model.report import Report
from dateline.model.statement import Reading
from dateline.reading import read


def stated(id_: str, text: str) -> tuple[Report, Reading]:
    report = as_given({"id": id_, "text": text, "published": "2025-10-30", "language": "en"})
    return report, read(report)


def test_a_person_without_an_office_is_private_under_the_full_and_the_short_name() -> None:
    report, reading = stated(
        "a",
        "Jon Doerr, a fisherman, said he saw the strike. The navy questioned Doerr on Tuesday. He was released.",
    )
    assert private_names([(report, reading)])[report.id] == {"Jon Doerr", "Doerr"}


@pytest.mark.parametrize(
    "official",
    ["The minister Jon Doerr condemned the strike.", "Jon Doerr, the mayor of Zenda, condemned the strike."],
)
def test_whom_one_report_shows_to_be_an_official_is_public_in_all(official: str) -> None:
    plain = stated("a", "Jon Doerr condemned the strike on Tuesday.")
    names = private_names([plain, stated("b", official)])
    assert not any(names.values())


@pytest.mark.parametrize(
    "told",
    [
        "The family of Ann Doerr asked for the body.",
        "Ann Doerr's mother asked for the body.",
        "He left with his wife, Ann Doerr, at night.",
        "He left with his eldest daughter Ann Doerr at night.",
    ],
)
def test_relatives_are_private_also_where_nobody_noticed_a_person(told: str) -> None:
    report, reading = stated("a", told)
    assert "Ann Doerr" in private_names([(report, Reading(report.id, "en"))])[report.id]
    assert reading.report == report.id


def test_relatives_of_an_official_do_not_make_the_official_private() -> None:
    report, reading = stated(
        "a", "The minister Jon Doerr left Zenda on Tuesday. The family of Jon Doerr followed."
    )
    assert private_names([(report, reading)])[report.id] == frozenset()
