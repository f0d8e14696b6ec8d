"""The derived rows: the canonical record as lines of JSON that can be found by id and kind."""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from dateline import wire
from dateline.model.record import Record
from dateline.record import schema

_FOLLOWED = 8


def kinds() -> tuple[str, ...]:
    """The kinds of rows, as ``dateline show`` names them."""
    return tuple(f.name for f in dataclasses.fields(Record))


def replace(connection: sa.Connection, record: Record) -> None:
    """The derived rows are those of ``record``. Ids that earlier rows had stay resolvable."""
    connection.execute(sa.delete(schema.row))
    rows = list(_rows(record))
    if rows:
        connection.execute(sa.insert(schema.row), rows)
    current = {r["id"] for r in rows}
    moved = [
        {"id": old, "row": row.id}
        for what in kinds()
        for row in getattr(record, what)
        for old in getattr(row, "aliases", ())
        if what == "events" and old not in current
    ]
    if moved:
        connection.execute(sa.insert(schema.alias).prefix_with("OR REPLACE"), moved)


def _rows(record: Record) -> Iterator[dict[str, Any]]:
    for what in kinds():
        for value in getattr(record, what):
            yield _columns(what, wire.plain(value))


def _columns(what: str, data: dict[str, Any]) -> dict[str, Any]:
    """One row; what filters ask for stands in columns of its own."""
    date = data.get("date") if isinstance(data.get("date"), dict) else {}
    text = {
        k: data.get(k) if isinstance(data.get(k), str) else None
        for k in ("type", "mode", "modality", "status")
    }
    return {
        "id": data["id"],
        "what": what,
        **text,
        "start": (date or {}).get("start"),
        "end": (date or {}).get("end"),
        "origins": data.get("origins") if isinstance(data.get("origins"), int) else None,
        "json": wire.canonical(data),
    }


def load(connection: sa.Connection) -> Record:
    """The record that the rows were written from."""
    hints = typing.get_type_hints(Record)
    values: dict[str, list[Any]] = {what: [] for what in kinds()}
    for line in connection.execute(sa.select(schema.row.c.what, schema.row.c.json).order_by(schema.row.c.id)):
        kind = typing.get_args(hints[line.what])[0]
        values[line.what].append(wire.parse(kind, json.loads(line.json)))
    return Record(**{what: tuple(rows) for what, rows in values.items()})


def find(connection: sa.Connection, id_: str) -> tuple[str, dict[str, Any]] | None:
    """Kind and JSON of a row by its id or an earlier one."""
    for _ in range(_FOLLOWED):
        query = sa.select(schema.row.c.what, schema.row.c.json).where(schema.row.c.id == id_)
        line = connection.execute(query).first()
        if line:
            return line.what, json.loads(line.json)
        moved = connection.execute(sa.select(schema.alias.c.row).where(schema.alias.c.id == id_)).scalar()
        if moved is None:
            return None
        id_ = moved
    return None
