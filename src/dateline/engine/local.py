"""Reading on this machine: in this process, or in a pool of processes where there is enough to read."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from dateline.lexicon import NO_OVERLAY, Overlay
from dateline.model.report import Failure, Report
from dateline.model.statement import Reading
from dateline.reading import NOTHING, read, read_many

CHUNK = 16
# starting a worker costs about as much as reading this many reports
WORTH_A_POOL = 64
MOST_WORKERS = 8
MOST_ASKED = 64

Outcome = tuple[Report, Reading | Failure]


def run(reports: Iterable[Report], *, workers: int = 0, overlay: Overlay = NO_OVERLAY) -> Iterator[Outcome]:
    """Read all ``reports``; yield each with its reading, or with the failure that it ended in, in the order given.

    ``workers`` 0 takes one process for each core. Few reports are read in this process whatever ``workers`` says.
    The readings do not depend on ``workers``. ``overlay`` is what the desk knows beyond the lexicons; it goes to every process.
    """
    source = iter(reports)
    head = list(islice(source, WORTH_A_POOL))
    count = min(workers or min(os.cpu_count() or 1, MOST_WORKERS), MOST_ASKED)
    if len(head) < WORTH_A_POOL or count == 1:
        for chunk in _chunks(head, source):
            yield from read_chunk(chunk, overlay)
        return
    yield from _pooled(_chunks(head, source), count, overlay)


def _pooled(chunks: Iterator[list[Report]], count: int, overlay: Overlay) -> Iterator[Outcome]:
    """The outcomes of all chunks by ``count`` processes. A process that dies (killed, out of memory) costs one report at most."""
    running: deque[tuple[list[Report], Future[list[Outcome]]]] = deque()
    pool = _pool(count)
    try:
        while True:
            # a few chunks ahead of the workers, so that a large source is not held in memory
            for chunk in islice(chunks, 3 * count - len(running)):
                running.append((chunk, _submitted(pool, chunk, overlay)))
            if not running:
                return
            chunk, future = running.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                yield from _one_by_one(chunk, overlay)
                pool = _pool(count)
                running = deque((waiting, _submitted(pool, waiting, overlay)) for waiting, _ in running)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(count: int) -> ProcessPoolExecutor:
    # spawned, not forked: a fork would copy the locks and threads of whoever calls
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))


def _submitted(pool: ProcessPoolExecutor, chunk: list[Report], overlay: Overlay) -> Future[list[Outcome]]:
    try:
        return pool.submit(read_chunk, chunk, overlay)
    except BrokenProcessPool as error:
        broken: Future[list[Outcome]] = Future()
        broken.set_exception(error)
        return broken


def _one_by_one(chunk: Sequence[Report], overlay: Overlay) -> Iterator[Outcome]:
    """Each report in a process that it may kill."""
    pool = _pool(1)
    for report in chunk:
        try:
            yield from _submitted(pool, [report], overlay).result()
        except BrokenProcessPool:
            pool.shutdown()
            pool = _pool(1)
            yield report, _failure(report, "the process that read it was killed, or ran out of memory")
    pool.shutdown()


def _chunks(head: list[Report], rest: Iterator[Report]) -> Iterator[list[Report]]:
    for at in range(0, len(head), CHUNK):
        yield head[at : at + CHUNK]
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def read_chunk(reports: Sequence[Report], overlay: Overlay = NO_OVERLAY) -> list[Outcome]:
    """Read several reports together; where that fails, one by one, so that only the bad one is lost."""
    try:
        return list(zip(reports, read_many(((r, NOTHING) for r in reports), overlay=overlay), strict=True))
    except Exception:  # noqa: BLE001 - the door of the engine: each report is tried apart below
        return [(r, _read_apart(r, overlay)) for r in reports]


def _read_apart(report: Report, overlay: Overlay) -> Reading | Failure:
    try:
        return read(report, overlay=overlay)
    except Exception as error:  # noqa: BLE001 - kept as the report's outcome
        return _failure(report, f"reading failed: {type(error).__name__}: {str(error)[:300]}")


def _failure(report: Report, said: str) -> Failure:
    return Failure(
        source=report.url or report.given_id or report.id,
        code="E-READ-FAILED",
        message=said,
        remedy="The capture is kept; add the report again after an update.",
        capture_sha256=report.capture_sha256,
    )
