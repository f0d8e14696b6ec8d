"""Time expressions, normalised against the day of publication."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.annotate import time_direction, time_rules, time_words
from dateline.annotate import time_values as values
from dateline.annotate.time_setting import Setting, Value
from dateline.annotate.time_values import Stretch
from dateline.annotate.time_words import Words
from dateline.model.doc import Doc, Sentence, Span, TimeMention, Token

_WORD_BEFORE = re.compile(r"([\w'’.$€£-]+)[^\w$€£]{0,3}\Z")
_WORD_AFTER = re.compile(r"\s{0,3}([\w'’-]+)")
LOOK_BACK = 24
_JOINT = re.compile(r"\s{0,2},?\s{0,2}(?:on\s{1,2}|at\s{1,2})?")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    rule: str
    value: Value


def find(doc: Doc) -> tuple[TimeMention, ...]:
    """The time expressions of the title and the text, in order; none in a language without words for times.

    A bare weekday is the last such day that is not after publication, or the next one where the sentence speaks of the future.
    A day or month without a year lies in the past unless the sentence says otherwise or it is near.

    Misses: days counted from an event ("two days after the raid"), calendars other than the Gregorian, fiscal years that are not
    calendar years, a year that an earlier paragraph sets for the days told after it.
    """
    words = time_words.words(doc.language)
    if words is None:
        return ()
    lowered = {field: _lower(doc.field_text(field)) for field in ("title", "text")}
    found: list[TimeMention] = []
    told: Stretch | None = None
    for sentence in doc.sentences:
        if not _tells(doc, sentence, words):
            continue
        low = lowered[sentence.span.field]
        read = list(_sentence(doc, sentence, low, words=words, told=told))
        told = next(
            (f.value.stretch for f in reversed(read) if f.value.stretch and f.value.type in ("DATE", "TIME")),
            told,
        )
        placed = [_placed(f, told, doc.published) for f in _joined(read, low)]
        found += [_mention(doc, sentence, f, low=low, words=words) for f in placed]
    return tuple(found)


def _lower(text: str) -> str:
    """Lower case of the same length, whatever the script."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _tells(doc: Doc, sentence: Sentence, words: Words) -> bool:
    triggers = words.triggers
    return any(
        t.text.lower() in triggers or t.text[0].isdigit() or "-" in t.text
        for t in doc.tokens[sentence.first : sentence.last]
    )


def _sentence(
    doc: Doc, sentence: Sentence, low: str, *, words: Words, told: Stretch | None
) -> Iterator[_Found]:
    tokens = doc.tokens[sentence.first : sentence.last]
    starts = [t.start for t in tokens]
    done = -1
    for opening in tokens:
        if opening.start < done or not _opens(opening.text.lower(), words):
            continue
        match = words.anything.match(low, opening.start, sentence.span.end)
        if match is None:
            continue
        rule = words.rules[int((match.lastgroup or "r0")[1:])]
        start = match.start()
        again = rule.pattern.match(low, start, sentence.span.end)
        if again is None or not _allowed(doc, opening, again, rule=rule.name, words=words):
            continue
        token = sentence.first + max(0, bisect.bisect_right(starts, start + (again.end() - start) // 2) - 1)
        open_ = _follows(low, start, words.table["ends"]["to"])
        side = _side(doc, token, words, open_=open_)
        setting = Setting(words=words, published=doc.published, told=told, side=side)
        value = time_rules.read(rule.name, _groups(again), setting)
        if value is None:
            continue
        if value.stretch and value.type in ("DATE", "TIME"):
            told = value.stretch
        done = again.end()
        yield _Found(start, again.end(), rule.name, value)


def _opens(word: str, words: Words) -> bool:
    """Whether an expression can begin with the word, or with what stands before its hyphen: "mid-1996"."""
    return (
        word in words.openings
        or word[0].isdigit()
        or ("-" in word and word.partition("-")[0] in words.openings)
    )


def _groups(match: re.Match[str]) -> dict[str, str | None]:
    """The words of a match as the tables of words spell them."""
    return {key: word and " ".join(word.replace("’", "'").split()) for key, word in match.groupdict().items()}


def _side(doc: Doc, token: int, words: Words, *, open_: bool) -> Callable[[], int]:
    """The direction, asked only where it matters; "closed until 20 June" may end ahead whatever the tense."""
    least = 0 if open_ else -1
    return lambda: max(least, time_direction.direction(doc, token, words))


def _before(low: str, start: int) -> str:
    match = _WORD_BEFORE.search(low, max(0, start - LOOK_BACK), start)
    return match[1] if match else ""


def _follows(low: str, start: int, phrases: Sequence[str]) -> bool:
    """Whether one of the phrases stands right before the place."""
    told = low[max(0, start - LOOK_BACK) : start].split()
    return any(told[-len(words) :] == words for words in map(str.split, phrases))


def _allowed(doc: Doc, opening: Token, match: re.Match[str], *, rule: str, words: Words) -> bool:
    """Whether the words are a time and not a name, a count or a verb that looks like one."""
    sentence = doc.sentence_at(opening.index)
    if rule in ("bare_month", "weekday"):
        word = match["m"] if rule == "bare_month" else match["wd"]
        at = match.start("m" if rule == "bare_month" else "wd")
        if not (words.table.get("small_names") or doc.field_text(sentence.span.field)[at].isupper()):
            return False
        cues = words.table["month_cues"]
        if word in cues["ambiguous"] and not match["mod"]:
            before = _before(match.string, match.start())
            return before in cues["before"] or _is_named(doc, opening, sentence, names=cues["names"])
    if rule in ("year", "years"):
        return _is_year(match, words)
    return True


def _is_named(doc: Doc, token: Token, sentence: Sentence, *, names: Sequence[str]) -> bool:
    """Whether the parser takes a word that may be a verb for a name, and it is part of no other: "Theresa May", "the March for"."""
    i = token.index
    before, after = ([doc.tokens[j]] if sentence.first <= j < sentence.last else [] for j in (i - 1, i + 1))
    parted = any(t.tag in ("NNP", "DT") for t in before) or any(
        t.tag == "NNP" or t.lower in ("for", "on", "of") for t in after
    )
    # "May said": a name that many bear
    parted |= token.lower in names and any(t.tag in ("VBD", "VBZ") for t in after)
    return token.tag == "NNP" and not parted


def _is_year(match: re.Match[str], words: Words) -> bool:
    cues = words.table["year_cues"]
    before = _before(match.string, match.start())
    after = _WORD_AFTER.match(match.string, match.end())
    if before in cues["blocking"] or (after and after[1] in cues["counted"]):
        return False
    return int(match["y"]) >= 1900 or before in cues["before"]


def _joined(read: list[_Found], low: str) -> list[_Found]:
    """Times of day with the day beside them as one expression; alone, on the day told last."""
    joined: list[_Found] = []
    waiting: _Found | None = None
    for found in read:
        near = waiting and _JOINT.fullmatch(low, waiting.end, found.start)
        clock, day = (waiting, found) if waiting and _clock_only(waiting) else (found, waiting)
        if waiting and near and day and _clock_only(clock) and _is_day(day):
            waiting = _Found(waiting.start, found.end, "joined", _on(clock.value, day.value))
            continue
        if waiting:
            joined.append(waiting)
        waiting = found
    return [*joined, waiting] if waiting else joined


def _clock_only(found: _Found) -> bool:
    return found.rule in ("clock", "part")


def _is_day(found: _Found) -> bool:
    stretch = found.value.stretch
    return found.rule != "joined" and stretch is not None and stretch.grain == "D"


def _on(clock: Value, day: Value) -> Value:
    assert day.stretch is not None
    return replace(day, type="TIME", value=day.stretch.value + clock.value)


def _placed(found: _Found, told: Stretch | None, published: dt.date | None) -> _Found:
    if not _clock_only(found):
        return found
    day = told if told and told.grain == "D" else values.day(published) if published else None
    if day is None:
        return replace(found, value=replace(found.value, value="XXXX-XX-XX" + found.value.value))
    return replace(
        found, value=replace(found.value, value=day.value + found.value.value, stretch=day, basis="relative")
    )


def _mention(doc: Doc, sentence: Sentence, found: _Found, *, low: str, words: Words) -> TimeMention:
    value, stretch = found.value, found.value.stretch
    span = Span(found.start, found.end, sentence.span.field)
    edtf = value.edtf or (stretch.edtf if stretch else None)
    if edtf and value.type == "DATE" and "/" not in edtf:
        ends = words.table["ends"]
        since, until = (_follows(low, found.start, ends[side]) for side in ("from", "to"))
        edtf = f"{edtf}/.." if since else f"../{edtf}" if until else edtf
    return TimeMention(
        span=span,
        text=doc.words(span),
        type=value.type,
        value=value.value,
        edtf=edtf,
        date_prec=stretch.date_prec if stretch else None,
        basis=value.basis,
        sentence=sentence.index,
    )
