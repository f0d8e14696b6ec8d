"""Time expressions: goldens of language, and what must hold for any text."""

from __future__ import annotations

import datetime as dt
import itertools
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate import english, times
from dateline.annotate import time_values as values
from dateline.annotate.analysis import annotate
from dateline.model.doc import Doc, Sentence, Span, Token
from dateline.model.report import Report

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "annotate_times").glob("*/*.toml"))


def analysed(text: str, *, published: str | None = "2025-10-29", language: str = "en") -> Doc:
    day = dt.date.fromisoformat(published) if published else None
    report = Report(
        id="r", title=None, text=text, language=language, text_sha256="", capture_sha256="", published=day
    )
    return next(iter(annotate([report])))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_golden(path: Path) -> None:
    case: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    doc = analysed(case["text"], published=case.get("published"), language=path.parent.name)
    found = times.find(doc)
    shown = [(m.text, m.type, m.value, m.edtf, m.date_prec) for m in found]
    wanted = [
        (t["text"], t["type"], t["value"], t.get("edtf"), t.get("date_prec")) for t in case.get("times", ())
    ]
    assert shown == wanted, case["description"]
    assert not {m.text for m in found} & set(case.get("absent", ()))


def test_spans_reread_from_the_text_and_do_not_overlap() -> None:
    doc = analysed(
        "İstanbul'da: on Tuesday at 3 p.m., 2 May 2024 and last week, ΣΑΣ, the mayor left on Oct. 3."
    )
    found = times.find(doc)
    assert [doc.words(m.span) for m in found] == [m.text for m in found]
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))


def test_title_has_its_own_offsets() -> None:
    report = Report(
        id="r",
        title="Port shut on Monday",
        text="It opens on Friday.",
        language="en",
        text_sha256="",
        capture_sha256="",
        published=dt.date(2025, 10, 29),
    )
    found = times.find(next(iter(annotate([report]))))
    assert [(m.span.field, m.text) for m in found] == [("title", "Monday"), ("text", "Friday")]


def test_impossible_dates_are_no_times() -> None:
    assert all(m.value != "2025-02-30" for m in times.find(analysed("On February 30, 2025 it rained.")))


def test_a_language_without_words_has_no_times() -> None:
    assert times.find(analysed("ከሰኞ 2025-09-02", language="am")) == ()


def unparsed(text: str) -> Doc:
    """A Doc of one long sentence that was not parsed."""
    made = tuple(
        Token(i, w.text, w.text.lower(), w.lemma, "", "", "", i, w.start, w.start + len(w.text), 0)
        for i, w in enumerate(english.tokens(text))
    )
    whole = Sentence(
        index=0, span=Span(0, len(text)), first=0, last=len(made), paragraph=0, parsed=False, kind="body"
    )
    doc = Doc(report="r", title="", text=text, language="en", published=dt.date(2025, 10, 29), outlet=None)
    return replace(doc, tokens=made, sentences=(whole,))


@pytest.mark.parametrize(
    "piece", ["1 2 3 4 ", "between 2 and ", "Monday ", "the last ", "2025-", "early in the "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    # calls are counted and not seconds, so that a busy machine makes no difference
    def calls(size: int) -> int:
        doc, counted = unparsed(piece * size), 0

        def count(_frame: object, event: str, _arg: object) -> None:
            nonlocal counted
            counted += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            times.find(doc)
        finally:
            sys.setprofile(None)
        return counted

    calls(200)
    assert calls(1600) < 5 * calls(400)


def test_tense_is_told_by_words_where_a_sentence_was_not_parsed() -> None:
    assert [m.value for m in times.find(unparsed("They will meet on Friday"))] == ["2025-10-31"]
    assert [m.value for m in times.find(unparsed("They met on Friday"))] == ["2025-10-24"]


@pytest.mark.parametrize(
    ("stretch", "edtf", "prec"),
    [
        (values.day(dt.date(2025, 9, 2)), "2025-09-02", 1),
        (values.week(dt.date(2025, 9, 3)), "2025-09-01/2025-09-07", 3),
        (values.weekend(dt.date(2025, 9, 3)), "2025-09-06/2025-09-07", 2),
        (values.month(2025, 14), "2026-02", 4),
        (values.quarter(2025, 0), "2024-10/2024-12", 5),
        (values.season(2024, "WI"), "2024-12/2025-02", 5),
        (values.decade(1980), "1980/1989", 5),
    ],
)
def test_stretches_have_edtf_and_precision(stretch: values.Stretch, edtf: str, prec: int) -> None:
    assert (stretch.edtf, stretch.date_prec) == (edtf, prec)


@pytest.mark.parametrize("weekday", range(1, 8))
def test_weekday_near_is_the_nearest_such_day(weekday: int) -> None:
    anchor = dt.date(2025, 10, 29)
    back = values.weekday_near(anchor, weekday, side=-1)
    ahead = values.weekday_near(anchor, weekday, side=1)
    assert back.isoweekday() == ahead.isoweekday() == weekday
    assert 0 <= (anchor - back).days < 7
    assert 0 <= (ahead - anchor).days < 7
    assert values.weekday_near(anchor, weekday, side=-1, strict=True) < anchor


def test_moving_feasts() -> None:
    assert values.nth_weekday(2025, 11, weekday=4, which=4) == dt.date(2025, 11, 27)
    assert values.nth_weekday(2025, 5, weekday=1, which=-1) == dt.date(2025, 5, 26)
