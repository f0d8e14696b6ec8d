"""CSV: one table a file, flat columns, for spreadsheets."""

from __future__ import annotations

import csv
import dataclasses
import io
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline import wire
from dateline.model.record import Record
from dateline.publish.manifest import Manifest
from dateline.publish.tables import Rows, Tables, write_tables
from dateline.registry import exporter

#: A cell that begins with one of these is run as a formula by spreadsheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@exporter("csv", suffix=".csv", media_type="text/csv")
def export_csv(tables: Tables, out: Path, *, manifest: Manifest) -> list[Path]:
    """Write one CSV file for each table, or the events alone where ``out`` ends in ``.csv``.

    A nested object becomes columns (``date.edtf``), a list of parties their names, a list of passages their ids.
    Text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    return write_tables(tables, out, suffix=".csv", manifest=manifest, write=_table)


def _table(name: str, rows: Rows) -> str:
    flat = [dict(_flatten("", row)) for row in rows]
    columns = list(dict.fromkeys([*_columns(name), *(key for row in flat for key in row)]))
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(c)) for c in columns] for row in flat)
    return stream.getvalue()


def _columns(name: str) -> list[str]:
    """The plain columns of a table, so that an empty table has its header too."""
    rows = typing.get_type_hints(Record)[name]
    row = typing.get_args(rows)[0]
    hints = typing.get_type_hints(row)
    nested = {f.name for f in dataclasses.fields(row) if dataclasses.is_dataclass(_inner(hints[f.name]))}
    return [f.name.rstrip("_") for f in dataclasses.fields(row) if f.name not in nested | {"toll", "units"}]


def _inner(hint: Any) -> Any:
    kinds = [k for k in typing.get_args(hint) if k is not type(None)]
    return kinds[0] if len(kinds) == 1 and typing.get_origin(hint) is not tuple else hint


def _flatten(prefix: str, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in row.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) and "name" in value and "id" in value:
            yield name, value["name"]
        elif isinstance(value, Mapping):
            yield from _flatten(f"{name}.", value)
        elif isinstance(value, list):
            yield name, "; ".join(_item(v) for v in value)
        else:
            yield name, value


def _item(value: Any) -> str:
    if isinstance(value, Mapping):
        short = value.get("name") or value.get("id") or value.get("text")
        return str(short) if short else wire.canonical(value)
    return str(value)


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return "" if value is None else value
