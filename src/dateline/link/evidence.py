"""Where a row stands in the reports: canonical order, identifiers, passages."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from dateline.model.doc import Entity, Span
from dateline.model.event import Evidence
from dateline.model.report import Report
from dateline.model.statement import Attribution, Reading, Statement
from dateline.wire import canonical

R = TypeVar("R")

UNDATED = "9999"
_ARTICLE = re.compile(r"^(the|a|an|el|la|los|las) ")
_NO_WORD = re.compile(r"[^\w]+")
_POSSESSIVE = re.compile(r"['’]s?\b")


def content_id(prefix: str, *parts: object) -> str:
    """An identifier that depends on content alone: the prefix and 16 hex digits of a hash of the parts."""
    text = "\x1f".join("" if p is None else str(p) for p in parts)
    return f"{prefix}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def report_key(report: Report) -> tuple[str, str, str]:
    """Canonical order of reports: by date, then text, then id; those without a date come last."""
    published = report.published.isoformat() if report.published else UNDATED
    return published, report.text_sha256, report.id


@lru_cache(maxsize=65536)
def normal(words: str) -> str:
    """Words as they are compared: no case, accents, punctuation, possessive or leading article."""
    bare = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", words)).casefold()
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return _ARTICLE.sub("", _NO_WORD.sub(" ", bare).strip())


def told_apart(rows: Iterable[R]) -> tuple[R, ...]:
    """Rows by id; of rows that share an id (several statements of one passage) the later ones, by content, get ids of their own."""
    groups: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, "id")].append(row)  # noqa: B009 - rows have no type in common
    apart: list[tuple[str, R]] = []
    for id_, same in groups.items():
        first, *others = sorted(same, key=canonical) if len(same) > 1 else same
        apart.append((id_, first))
        for number, row in enumerate(others, start=2):
            own = content_id(id_.partition("-")[0], id_, number)
            apart.append((own, replace(row, id=own)))  # type: ignore[type-var]
    return tuple(row for _, row in sorted(apart, key=lambda pair: pair[0]))


@dataclass(frozen=True, slots=True)
class Source:
    """A report with its reading and the ids of its origin and its story."""

    report: Report
    reading: Reading
    origin: str
    story: str = ""

    @property
    def published(self) -> str | None:
        """The day of publication as ISO 8601."""
        return self.report.published.isoformat() if self.report.published else None


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement where it stands. ``key`` is its place in the canonical order."""

    source: Source
    index: int
    statement: Statement
    key: tuple[str, str, str, str, int, int, int] = field(compare=False)

    @property
    def evidence(self) -> Evidence:
        """The passage that the statement rests on."""
        return evidence(self.source, self.statement.evidence)

    @property
    def published(self) -> str | None:
        """The day of publication as ISO 8601."""
        return self.source.published

    @property
    def attribution(self) -> Attribution | None:
        """Whose statement it is, as the innermost attribution has it."""
        index = self.statement.attribution
        known = self.source.reading.attributions
        return known[index] if index is not None and 0 <= index < len(known) else None

    @property
    def speaker(self) -> Entity | None:
        """Who says so: the innermost speaker that the words name; None for the reporter and for nobody named."""
        said, seen = self.attribution, 0
        known = self.source.reading.attributions
        while said is not None and seen <= len(known):
            if said.speaker is not None:
                return said.speaker
            said, seen = (known[said.parent] if said.parent is not None else None), seen + 1
        return None


def stated(source: Source) -> tuple[Stated, ...]:
    """All statements of one reading."""
    start = report_key(source.report)
    return tuple(
        Stated(source, i, s, (*start, s.evidence.field, s.evidence.start, s.evidence.end, i))
        for i, s in enumerate(source.reading.statements)
    )


def passage_id(report: Report, span: Span) -> str:
    """The identifier of a passage: a hash of the report's id and text, the field and the offsets."""
    return content_id("p", report.id, report.text_sha256, span.field, span.start, span.end)


def evidence(source: Source, span: Span) -> Evidence:
    """A passage with its exact words and what is needed to find it."""
    report = source.report
    return Evidence(
        id=passage_id(report, span),
        report=report.id,
        in_=span.field,
        start=span.start,
        end=span.end,
        quote=report.field_text(span.field)[span.start : span.end],
        url=report.url,
        outlet=report.outlet.name if report.outlet else None,
        published=source.published,
    )


def passages(items: Iterable[Stated]) -> tuple[Evidence, ...]:
    """The passages of several statements in canonical order, each once."""
    found = {(e := s.evidence).id: e for s in sorted(items, key=lambda s: s.key)}
    return tuple(found.values())


def origins_of(items: Iterable[Stated]) -> int:
    """From how many independent origins the statements come."""
    return len({s.source.origin for s in items})
