"""A report whose text stands as it is given: what ``dateline read --jsonl`` reads, so that offsets count in it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from dateline.extract.dates import date_in, likely
from dateline.extract.language import UNKNOWN, code_of, detect
from dateline.extract.outlets import outlet
from dateline.extract.report import report_id
from dateline.model.report import Report, Trouble


def as_given(line: Mapping[str, Any]) -> Report:
    """The report of one JSON object with ``text``; keys that do not hold text are left out of account.

    A ``published`` that is no day of the calendar is not guessed at: the report has none, and says so.
    """
    text = line["text"]
    title, published = _words(line, "title"), line.get("published")
    day = date_in(published) if isinstance(published, str) else None
    if day and not likely(day):
        day = None
    trouble: tuple[Trouble, ...] = ()
    if day is None and published not in (None, ""):
        said = f"published {str(published)[:40]!r} is no day of publication: the report has no date"
        trouble = (Trouble("W-BAD-DATE", said),)
    language = code_of(_words(line, "language")) or detect(text)
    if language == UNKNOWN and text.isascii():
        # a phrase or a headline is too short to tell by; it is read as the language that there is most data for
        language = "en"
        said = "the text is too short to tell its language by: it is read as English"
        trouble = (*trouble, Trouble("W-LANGUAGE-ASSUMED", said))
    source = outlet(given=_words(line, "outlet"), site=None, host=None)
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Report(
        id=report_id(title=title, text=text, outlet_name=source.name if source else None, day=day),
        title=title,
        text=text,
        language=language,
        text_sha256=digest,
        capture_sha256=digest,
        outlet=source,
        published=day,
        published_basis="given" if day else "none",
        url=_words(line, "url"),
        extractor="given.v1",
        trouble=trouble,
    )


def _words(line: Mapping[str, Any], key: str) -> str | None:
    value = line.get(key)
    return value if isinstance(value, str) and value.strip() else None
