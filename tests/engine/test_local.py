"""Reading on this machine: the same readings in this process and in a pool; one bad report is one failure."""

from __future__ import annotations

import pytest

from dateline.engine import local
from dateline.extract.given import as_given
from dateline.model.report import Failure, Report
from dateline.model.statement import Reading


def reports(count: int) -> list[Report]:
    return [
        as_given({"text": f"Rebels shelled {n + 2} villages on Monday.", "language": "en"})
        for n in range(count)
    ]


def test_a_pool_gives_what_one_process_gives_in_the_same_order() -> None:
    many = reports(local.WORTH_A_POOL + 5)
    assert list(local.run(many, workers=2)) == list(local.run(many, workers=1))


def test_one_report_that_fails_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    good = local.read

    def read(report: Report) -> Reading:
        if "3 villages" in report.text:
            raise RuntimeError("no such village")
        return good(report)

    def read_many(_: object) -> object:
        raise RuntimeError("the whole chunk")

    monkeypatch.setattr(local, "read", read)
    monkeypatch.setattr(local, "read_many", read_many)
    outcomes = [outcome for _, outcome in local.run(reports(3))]
    assert [isinstance(o, Failure) for o in outcomes] == [False, True, False]
    failure = outcomes[1]
    assert isinstance(failure, Failure)
    assert (failure.code, "no such village" in failure.message) == ("E-READ-FAILED", True)
