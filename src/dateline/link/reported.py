"""The day of a happening that a report opens with and gives no day: that of the report, said to be so (basis ``published``).

A report opens with what is new. In the present tense, as logs and summaries of a day are kept, the day is the report's own;
otherwise it is an approximate day of precision 2. What stands further down, is recalled, planned or denied gets no day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.link.mentions import Mention
from dateline.link.status import harmful_types
from dateline.model.statement import When

_OPENING = 80
_VAGUE_DAYS = 31
_NEXT_WORD = 12


def reported_day(m: Mention) -> When | None:
    """The day that follows from the report's own date; None where the words give a day, or the report does not open with it."""
    item, evidence = m.item, m.item.statement.evidence
    if m.published is None or item.statement.modality != "actual" or item.statement.background:
        return None
    if evidence.field != "text" or evidence.start > _OPENING or not _leaves_open(m):
        return None
    day = m.published.isoformat()
    if _present(m):
        return When(day, 1, "published")
    # a lead often speaks of attacks that are no news of its own; one with its toll is
    return When(f"{day}~", 2, "published") if m.body.type not in harmful_types() or m.killed else None


def _leaves_open(m: Mention) -> bool:
    """Whether no time is stated, or a long one that holds the day of the report."""
    if m.days is None:
        return m.body.when is None or m.body.when.basis == "published"
    long = (m.days[1] - m.days[0]).days > _VAGUE_DAYS
    return long and m.published is not None and m.days[0] <= m.published <= m.days[1]


def _present(m: Mention) -> bool:
    """Whether the sentence tells it in the present tense, up to the word that names it and the one after that."""
    patterns = _tenses().get(m.item.source.report.language)
    if patterns is None:
        return False
    present, past = patterns
    text = m.item.source.report.field_text(m.body.trigger.field)
    told = text[m.item.statement.evidence.start : m.body.trigger.end + _NEXT_WORD]
    return bool(present.search(told)) and not past.search(told)


@cache
def _tenses() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    table: Mapping[str, Any] = lexicon.table("linking", "relations")["present"]
    return {language: (_present_of(words), _any_of(words["past"])) for language, words in table.items()}


def _present_of(words: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """An auxiliary with a participle, or a verb in -s with its object."""
    before, after = "|".join(words["before"]), "|".join([*words["after"], r"\d+"])
    particles = "|".join(words["particles"])
    passive = rf"\b(?:{before})\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ot|uck|unk|eld)\b"
    return re.compile(rf"{passive}|\b[a-z]{{2,}}s\s+(?:(?:{particles})\s+)?(?:{after})\b")


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)
