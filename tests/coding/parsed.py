"""Texts as analysed reports, and golden cases, for the tests of the coders."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from dateline.annotate.analysis import annotate
from dateline.model.doc import Doc
from dateline.model.report import Report

GOLDEN = Path(__file__).parent.parent / "golden"


def doc_of(
    text: str, *, title: str | None = None, published: str = "2025-10-28", language: str = "en"
) -> Doc:
    """The analysed report with this text."""
    day = dt.date.fromisoformat(published)
    report = Report("r-1", title, text, language, text_sha256="", capture_sha256="", published=day)
    return next(iter(annotate([report])))


def token(doc: Doc, word: str) -> int:
    """The index of the first token with this form."""
    return next(t.index for t in doc.tokens if t.text == word)


def cases(folder: str, language: str = "en") -> list[Path]:
    """The golden cases of one coder in one language, by name."""
    return sorted((GOLDEN / folder / language).glob("*.toml"))


def case(path: Path) -> dict[str, Any]:
    """One golden case: description, text and what must come of it."""
    return tomllib.loads(path.read_text("utf-8"))
