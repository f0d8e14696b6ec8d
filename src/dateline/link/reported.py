"""The day of a happening that a report opens with and gives no day: that of the report, said to be so (basis ``published``).

A report opens with what is new. In the present tense, as logs and summaries of a day are kept, the day is the report's own;
otherwise it is an approximate day of precision 2. Where a report opens in the present tense, what it goes on to tell in that tense
is of the same day. What else stands further down, is recalled, planned or denied gets no day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.link.dates import bounds
from dateline.link.evidence import Stated
from dateline.link.verbal import VERBAL
from dateline.model.doc import Span
from dateline.model.statement import EventMention, When

_OPENING = 80
_SAID = 300
_LOG = 600
_VAGUE_DAYS = 27
_NEXT_WORD = 12


def reported_day(item: Stated, event: EventMention, *, harmful: bool) -> When | None:
    """The day that follows from the report's own date; None where the words give a day, or the report does not open with it.

    ``harmful``: the happening is of a type of which a lead often speaks without its being news; with its toll it is.
    """
    at = item.source.report.published
    if at is None or item.statement.modality != "actual" or item.statement.background:
        return None
    if not _leaves_open(event.when, at, counted=(event.count or 1) > 1):
        return None
    day = at.isoformat()
    told = not harmful or bool(event.toll and event.toll.killed)
    words = sorted((event.trigger, *event.also), key=lambda w: w.start)
    places = [w for w in words if w.field == "text" and not _spoken_of(item, w)]
    if any(_logged(item, word) or _claimed_in_log(item, word) for word in places):
        return When(day, 1, "published")
    heads = (w for w in words if w.field == "title")
    fresh = _is_lead(item, places, event) or any(_headlined(item, w, harmful=harmful) for w in heads)
    return When(f"{day}~", 2, "published") if told and fresh else None


def _is_lead(item: Stated, places: Sequence[Span], event: EventMention) -> bool:
    """Whether the text opens with it, and not to look back."""
    lead = _sentence(item, places[0]) if places else None
    return lead is not None and lead.start <= _opening(event) and not _looks_back(item, lead)


def _opening(event: EventMention) -> int:
    """How far the opening of a report goes: what is said, and by whom, is told in more than one sentence of it."""
    return _SAID if event.type in VERBAL else _OPENING


def _headlined(item: Stated, word: Span, *, harmful: bool) -> bool:
    """Whether a headline tells it as news: by a verb in the present tense, or with its toll."""
    report = item.source.report
    title = report.title or ""
    if report.kind == "opinion" or report.language not in _tenses() or "?" in title:
        return False
    first = title[word.start : word.end].split()[:1]
    verb = bool(first) and first[0].islower() and first[0].endswith("s")
    before = title[: word.start]
    return (harmful or verb) and not _aside(report.language, before)


def _claimed_in_log(item: Stated, word: Span) -> bool:
    """Whether a short log of a day says in the present tense that somebody tells it: "claims that the army shelled the port"."""
    report = item.source.report
    sentence = _sentence(item, word)
    saying = _saying().get(report.language)
    if saying is None or len(report.text) > _LOG or sentence.start > _OPENING:
        return False
    told = report.text[sentence.start : word.end]
    said = saying.search(told)
    return bool(said) and not _looks_back(item, sentence) and not _tenses()[report.language][1].search(told)


@cache
def _saying() -> Mapping[str, re.Pattern[str]]:
    table: Mapping[str, Any] = lexicon.table("linking", "relations")["present"]
    return {
        language: re.compile(r"\b(?:" + "|".join(words["saying"]) + r")\s+that\b")
        for language, words in table.items()
    }


def _aside(language: str, before: str) -> bool:
    """Whether the words before something make it what the news is about, not the news."""
    words = lexicon.table("linking", "relations")["aside"].get(language)
    return bool(words and _any_of(words).search(before.rpartition(",")[2]))


def _spoken_of(item: Stated, word: Span) -> bool:
    """Whether the words before it make it something that the news is about: "senators vote after a raid"."""
    before = item.source.report.text[_sentence(item, word).start : word.start]
    return _aside(item.source.report.language, before)


def _looks_back(item: Stated, sentence: Span) -> bool:
    """Whether the sentence says itself that it tells nothing new: "we recently wrote about"."""
    words: Mapping[str, Any] = lexicon.table("linking", "relations")["present"]
    table = words.get(item.source.report.language)
    text = item.source.report.text[sentence.start : sentence.end]
    return bool(table and _any_of(table["earlier"]).search(text))


def _leaves_open(when: When | None, published: dt.date, *, counted: bool) -> bool:
    """Whether no time is stated, or for one happening a long one that holds the day of the report."""
    if when is None or when.basis == "published" or counted:
        return when is None or when.basis == "published"
    days = bounds(when.edtf)
    return bool(days and (days[1] - days[0]).days > _VAGUE_DAYS and days[0] <= published <= days[1])


def _logged(item: Stated, word: Span) -> bool:
    """Whether the word tells it in the present tense, in the opening or further down in a report that opens so."""
    sentence = _sentence(item, word)
    if sentence.start > _LOG or not _present(item, sentence.start, word.end):
        return False
    return sentence.start <= _OPENING or _present(item, *_first_sentence(item))


def _sentence(item: Stated, word: Span) -> Span:
    if item.statement.evidence.covers(word):
        return item.statement.evidence
    return next((s.span for s in item.source.reading.sentences if s.span.covers(word)), word)


def _first_sentence(item: Stated) -> tuple[int, int]:
    first = next((s.span for s in item.source.reading.sentences if s.span.field == "text"), None)
    return (first.start, first.end) if first else (0, 0)


def _present(item: Stated, start: int, end: int) -> bool:
    """Whether the words from the beginning of a sentence to the one after ``end`` are in the present tense, none in the past."""
    patterns = _tenses().get(item.source.report.language)
    if patterns is None:
        return False
    present, past = patterns
    told = item.source.report.text[start : end + _NEXT_WORD]
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
