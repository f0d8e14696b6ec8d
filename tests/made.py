"""Reports and readings built by hand, so that linking and keeping are tested without the language model.

Spans are found by their words: what a test writes is what it means.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dateline.model.doc import Entity, Place, Sentence, Span
from dateline.model.report import Capture, Outlet, Report
from dateline.model.statement import (
    Attribution,
    EventMention,
    Object,
    Quantity,
    Reading,
    Statement,
    Toll,
    When,
)

NORDIA = {"name": "Nordia", "country": "NOR", "kind": "country"}
SUDIA = {"name": "Sudia", "country": "SWE", "kind": "country"}
THE_SEA = {"name": "Amber Sea", "kind": "sea", "where_prec": 7, "lat": 57.0, "lon": 19.0}


def sha(text: str | bytes) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def report(
    text: str, *, published: str | None = "2025-09-03", outlet: str = "Gazette", **more: Any
) -> Report:
    title = more.pop("title", None)
    return Report(
        id=f"r-{sha('|'.join((text, title or '', outlet, published or '')))[:16]}",
        title=title,
        text=text,
        language="en",
        text_sha256=sha(text),
        capture_sha256=sha(text),
        outlet=Outlet(outlet),
        published=dt.date.fromisoformat(published) if published else None,
        published_basis="given" if published else "none",
        **more,
    )


def capture(of: Report) -> Capture:
    body = of.text.encode()
    at = dt.datetime(2025, 11, 1, 12, tzinfo=dt.UTC)
    return Capture(source="by hand", body=body, media_type="text/plain", sha256=sha(body), retrieved=at)


def span(of: Report, words: str, field: str = "text") -> Span:
    text = of.text if field == "text" else (of.title or "")
    start = text.index(words)
    return Span(start, start + len(words), "title" if field == "title" else "text")


def entity(of: Report, words: str, **facts: Any) -> Entity:
    return Entity(span(of, words), words, **{"kind": "other", "name": words, **facts})


def place(of: Report, words: str, **facts: Any) -> Place:
    return Place(span(of, words), words, **{"name": words, **facts})


def said(of: Report, by: Entity, content: str) -> Attribution:
    return Attribution((span(of, content),), speaker=by, source=by.span)


def attack(
    of: Report,
    evidence: str | None = None,
    *,
    trigger: str = "struck",
    when: str | None = "2025-09-02",
    killed: int | None = None,
    type_: str = "ASSAULT",
    **more: Any,
) -> Statement:
    """An event statement; ``killed``, ``when`` and the header's fields by short names."""
    header = {k: more.pop(k) for k in ("attribution", "modality", "background", "confidence") if k in more}
    toll = Toll(killed=Quantity(killed, killed, killed, more.pop("qualifier", "exactly"))) if killed else None
    basis = more.pop("basis", "stated")
    prec = 1 if when and len(when) == 10 else 3
    body = EventMention(
        type=type_,
        mode=more.pop("mode", None),
        contexts=(),
        actors=tuple(more.pop("actors", ())),
        recipients=tuple(more.pop("recipients", ())),
        trigger=span(of, trigger),
        when=When(when, prec, basis) if when else None,
        toll=toll,
        **more,
    )
    where = span(of, evidence or of.text)
    return Statement(kind="event", evidence=where, body=body, coder="made.v1", **header)


def boat(of: Report, words: str = "boat", count: int | None = None) -> Object:
    return Object("vessel", words, span(of, words), count=count)


def reading(of: Report, *statements: Statement, said: Iterable[Attribution] = ()) -> Reading:
    sentences = (Sentence(0, Span(0, len(of.text)), 0, 0, 0, True),)
    return Reading(
        of.id, "en", sentences=sentences, statements=statements, attributions=tuple(said), coders=("made.v1",)
    )


def told(text: str, **more: Any) -> tuple[Report, Reading]:
    """A report of one attack by Nordia on a boat in the Amber Sea; ``more`` goes to the report or to the event."""
    about_report = {
        k: more.pop(k) for k in ("published", "outlet", "title", "corrects", "retracts") if k in more
    }
    of = report(text, **about_report)
    facts: dict[str, Any] = {}
    if "Nordia" in text:
        facts["actors"] = (entity(of, "Nordia", **NORDIA),)
    if "Amber Sea" in text:
        facts["place"] = place(of, "Amber Sea", **THE_SEA)
    if "boat" in text:
        facts["objects"] = (boat(of),)
    return of, reading(of, attack(of, **{**facts, **more}))


def by(pair: tuple[Report, Reading], speaker: str, **facts: Any) -> tuple[Report, Reading]:
    """The same report with all its statements attributed to one speaker, whose words stand in the text."""
    of, read = pair
    whose = Attribution((Span(0, len(of.text)),), speaker=entity(of, speaker, **facts))
    return of, replace(
        read, attributions=(whose,), statements=tuple(replace(s, attribution=0) for s in read.statements)
    )
