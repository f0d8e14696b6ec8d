"""Reading on this machine: the same readings in this process and in a pool; one bad report is one failure."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from dateline.engine import local
from dateline.extract.given import as_given
from dateline.lexicon import Overlay
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

    def read(report: Report, *, overlay: Overlay) -> Reading:
        if "3 villages" in report.text:
            raise RuntimeError("no such village")
        return good(report, overlay=overlay)

    def read_many(_: object, **__: object) -> object:
        raise RuntimeError("the whole chunk")

    monkeypatch.setattr(local, "read", read)
    monkeypatch.setattr(local, "read_many", read_many)
    outcomes = [outcome for _, outcome in local.run(reports(3))]
    assert [isinstance(o, Failure) for o in outcomes] == [False, True, False]
    failure = outcomes[1]
    assert isinstance(failure, Failure)
    assert (failure.code, "no such village" in failure.message) == ("E-READ-FAILED", True)


def test_a_reader_that_dies_costs_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pool:
        """Stands for a pool whose process dies of one report, and takes what waits in it along."""

        broken = False

        def submit(self, read: object, chunk: list[Report], _overlay: object) -> Future[object]:  # noqa: ARG002 - as the pool's own
            done: Future[object] = Future()
            self.broken = self.broken or any("shelled 7 villages" in r.text for r in chunk)
            if self.broken:
                done.set_exception(BrokenProcessPool("killed"))
            else:
                done.set_result([(r, "read") for r in chunk])
            return done

        def shutdown(self, **_: object) -> None: ...

    monkeypatch.setattr(local, "_pool", lambda _: Pool())
    many = reports(local.WORTH_A_POOL + 40)
    outcomes = list(local.run(many, workers=2))
    assert [r for r, _ in outcomes] == many
    lost = [r.text for r, o in outcomes if isinstance(o, Failure)]
    assert lost == ["Rebels shelled 7 villages on Monday."]
