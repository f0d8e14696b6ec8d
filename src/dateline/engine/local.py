"""Reading on this machine: in this process, or in a pool of processes where there is enough to read."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from dateline.model.report import Failure, Report
from dateline.model.statement import Reading
from dateline.reading import NOTHING, read, read_many

CHUNK = 16
# starting a worker costs about as much as reading this many reports
WORTH_A_POOL = 64
MOST_WORKERS = 8

Outcome = tuple[Report, Reading | Failure]


def run(reports: Iterable[Report], *, workers: int = 0) -> Iterator[Outcome]:
    """Read all ``reports``; yield each with its reading, or with the failure that it ended in, in the order given.

    ``workers`` 0 takes one process for each core. Few reports are read in this process whatever ``workers`` says.
    The readings do not depend on ``workers``.
    """
    source = iter(reports)
    head = list(islice(source, WORTH_A_POOL))
    count = workers or min(os.cpu_count() or 1, MOST_WORKERS)
    if len(head) < WORTH_A_POOL or count == 1:
        for chunk in _chunks(head, source):
            yield from read_chunk(chunk)
        return
    # spawned, not forked: a fork would copy the locks and threads of whoever calls
    context = multiprocessing.get_context("spawn")
    chunks = _chunks(head, source)
    with ProcessPoolExecutor(count, mp_context=context) as pool:
        # a few chunks ahead of the workers, so that a large source is not held in memory
        running = deque(pool.submit(read_chunk, chunk) for chunk in islice(chunks, 3 * count))
        while running:
            outcomes = running.popleft().result()
            running.extend(pool.submit(read_chunk, chunk) for chunk in islice(chunks, 1))
            yield from outcomes


def _chunks(head: list[Report], rest: Iterator[Report]) -> Iterator[list[Report]]:
    for at in range(0, len(head), CHUNK):
        yield head[at : at + CHUNK]
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def read_chunk(reports: Sequence[Report]) -> list[Outcome]:
    """Read several reports together; where that fails, one by one, so that only the bad one is lost."""
    try:
        return list(zip(reports, read_many((r, NOTHING) for r in reports), strict=True))
    except Exception:  # noqa: BLE001 - the door of the engine: each report is tried apart below
        return [(r, _read_apart(r)) for r in reports]


def _read_apart(report: Report) -> Reading | Failure:
    try:
        return read(report)
    except Exception as error:  # noqa: BLE001 - kept as the report's outcome
        return Failure(
            source=report.url or report.given_id or report.id,
            code="E-READ-FAILED",
            message=f"reading failed: {type(error).__name__}: {error}",
            remedy="The capture is kept; add the report again after an update.",
            capture_sha256=report.capture_sha256,
        )
