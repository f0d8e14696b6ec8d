"""The JSON layout of ``dateline read --jsonl``: what is asked, one line in, and what was read, one line out.

The layout is written down in ``resources/schema/read.schema.json`` and only grows.
Offsets are code points; what was read from the title carries ``"in": "title"``.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from dateline import wire
from dateline.model.doc import Entity, Place, Span, TimeMention
from dateline.model.statement import (
    About,
    Aim,
    Asked,
    Attribution,
    EventMention,
    Object,
    PairCode,
    PairQuery,
    Quantity,
    Reading,
    Statement,
)


def asked_of(line: dict[str, Any]) -> Asked:
    """The ``pairs`` and ``probes`` of an input line.

    Raises:
        ValueError: an offset is not a pair of whole numbers inside of the text, the first smaller than the second.
    """
    size = len(line.get("text") or "")
    pairs = [_object(p) for p in _list(line.get("pairs"))]
    return Asked(
        pairs=tuple(
            PairQuery(
                _offsets(p.get("source"), size),
                None if p.get("target") is None else _offsets(p["target"], size),
            )
            for p in pairs
        ),
        probes=tuple(_offsets(p, size) for p in _list(line.get("probes"))),
    )


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValueError(f"a list was expected, not {value!r:.60}")
    return value


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"an object was expected, not {value!r:.60}")
    return value


def _offsets(value: Any, size: int) -> tuple[int, int]:
    whole = isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value)
    if not whole or not 0 <= value[0] < value[1] <= size:
        raise ValueError(f"offsets {value!r:.60} do not lie in a text of {size} characters")
    return value[0], value[1]


def reading_json(reading: Reading, *, given_id: Any) -> dict[str, Any]:
    """One reading in the layout of ``read --jsonl``."""
    return {
        "id": given_id,
        "language": reading.language,
        "sentences": [_span(s.span) for s in reading.sentences if s.span.field == "text"],
        "entities": [_entity(e) for e in reading.entities],
        "times": [_time(t) for t in reading.times],
        "places": [_place(p) for p in reading.places],
        "attributions": [_attribution(a) for a in reading.attributions],
        "statements": [_statement(s) for s in reading.statements],
        "pairs": [_pair(p) for p in reading.pairs],
        "probes": [wire.plain(p) for p in reading.probes],
        "trouble": [wire.plain(t) for t in reading.trouble],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _where(span: Span) -> dict[str, Any]:
    return {"in": "title"} if span.field == "title" else {}


def _entity(entity: Entity) -> dict[str, Any]:
    kept = ("text", "kind", "actor", "name", "country", "sector")
    return {
        "span": _span(entity.span),
        **{k: getattr(entity, k) for k in kept},
        **{k: _fields(v) for k, v in (("office", entity.office), ("scope", entity.scope)) if v},
        **_where(entity.span),
    }


def _time(time: TimeMention) -> dict[str, Any]:
    kept = ("text", "type", "value", "edtf")
    return {"span": _span(time.span), **{k: getattr(time, k) for k in kept}, **_where(time.span)}


def _place(place: Place) -> dict[str, Any]:
    kept = ("text", "name", "lat", "lon", "country", "kind", "where_prec", "gazetteer")
    at_sea = ("near", "distance", "distance_km", "bearing", "basin", "zone", "zone_by")
    stated = {k: value for k in at_sea if (value := getattr(place, k)) is not None}
    return {"span": _span(place.span), **{k: getattr(place, k) for k in kept}, **stated, **_where(place.span)}


def _attribution(said: Attribution) -> dict[str, Any]:
    anchor = said.content[0] if said.content else (said.cue or said.source)
    return {
        "parent": said.parent,
        "speaker": said.speaker and _entity(said.speaker),
        "source": said.source and _span(said.source),
        "cue": said.cue and _span(said.cue),
        "content": [_span(c) for c in said.content],
        "direct": said.direct,
        "sort": said.sort,
        **(_where(anchor) if anchor else {}),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    head = {
        "kind": statement.kind,
        "evidence": _span(statement.evidence),
        **_where(statement.evidence),
        "attribution": statement.attribution,
        "modality": statement.modality,
        "background": statement.background,
        "confidence": round(statement.confidence, 3),
        "coder": statement.coder,
    }
    body = statement.body
    if isinstance(body, EventMention):
        # a bare pair of offsets counts in the field of the statement: mentions in the other one have no place here
        also = [_span(s) for s in body.also if s.field == statement.evidence.field]
        return head | {**_fields(body), "also": also}
    return head | _fields(body)


def _fields(value: Any) -> dict[str, Any]:
    return {f.name.rstrip("_"): _value(getattr(value, f.name)) for f in dataclasses.fields(value)}


def _value(value: Any) -> Any:  # noqa: PLR0911 - one line for each kind of value
    match value:
        case Span():
            return _span(value)
        case Entity():
            return _entity(value)
        case Place():
            return _place(value)
        case About():
            if value.ref is None:
                return {"text": value.text}
            return {"ref": value.ref} | ({"text": value.text} if value.text else {})
        case Aim() | Object():
            return {**_fields(value), **_where(value.span)}
        case Quantity():
            return {k: v for k, v in _fields(value).items() if k != "span"}
        case tuple():
            return [_value(v) for v in value]
    return _fields(value) if dataclasses.is_dataclass(value) else value


def _pair(pair: PairCode) -> dict[str, Any]:
    return {"type": pair.type, "scores": {k: round(v, 4) for k, v in pair.scores}}
