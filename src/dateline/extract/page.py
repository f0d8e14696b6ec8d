"""What the readers of HTML, plain text and JSON lines hand on: the parts of a page, before they become a report."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.report import PublishedBasis, ReportKind, Trouble

LIMIT_CHARS = 1_000_000  # of one report's text: what the sentence splitter takes in one piece


@dataclass(frozen=True, slots=True)
class Stated:
    """A publication date as somebody wrote it, with where it stood."""

    basis: PublishedBasis
    value: str


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page as found; ``dates`` in any order, ``hints`` are sections and types that may say the kind."""

    text: str
    extractor: str
    title: str | None = None
    deck: str | None = None
    clipped: bool = False
    byline: str | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None
    kind: ReportKind | None = None
    hints: tuple[str, ...] = ()
    dates: tuple[Stated, ...] = ()
    trouble: tuple[Trouble, ...] = ()
