"""Writes the JSON Schema of ``read --jsonl`` and of every ``show WHAT --json`` from the types of the model.

``python tools/schemas.py`` writes them; ``--check`` fails where a file is not what would be written.
"""

from __future__ import annotations

import dataclasses
import json
import sys
import types
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.model import doc, record, report, statement
from dateline.record.search import WHATS

FOLDER = Path(__file__).parent.parent / "src" / "dateline" / "resources" / "schema"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
SPAN = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
IN_TITLE = {"const": "title"}
#: What ``reading_json`` leaves out of a value, or writes under a condition.
KEPT = {
    doc.Entity: ("span", "text", "kind", "actor", "name", "country", "sector"),
    doc.TimeMention: ("span", "text", "type", "value", "edtf"),
    doc.Place: ("span", "text", "name", "lat", "lon", "country", "kind", "where_prec", "gazetteer"),
    statement.Quantity: ("low", "best", "high", "qualifier"),
}
OPTIONAL = {
    doc.Place: ("near", "distance", "distance_km", "bearing", "basin", "zone", "zone_by"),
    doc.Entity: ("office", "scope"),
}

Override = Callable[[Any], dict[str, Any] | None]


def schema_of(kind: Any, definitions: dict[str, Any], override: Override) -> dict[str, Any]:
    """The schema of one type; dataclasses go into ``definitions``."""
    special = override(kind)
    if special is not None:
        return special
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return {"enum": list(args)}
    if origin in (typing.Union, types.UnionType):
        return _union(args, definitions, override)
    if origin is tuple:
        return _tuple(args, definitions, override)
    if dataclasses.is_dataclass(kind):
        return _reference(kind, definitions, override)
    plain = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
    return {"type": plain[kind]} if kind in plain else {"type": "string", "format": "date"}


def _union(args: tuple[Any, ...], definitions: dict[str, Any], override: Override) -> dict[str, Any]:
    return {"anyOf": [schema_of(a, definitions, override) for a in args]}


def _tuple(args: tuple[Any, ...], definitions: dict[str, Any], override: Override) -> dict[str, Any]:
    inner = typing.get_args(args[0])
    if typing.get_origin(args[0]) is tuple and inner[0] is str and inner[1] is not Ellipsis:
        return {"type": "object", "additionalProperties": schema_of(inner[1], definitions, override)}
    return {"type": "array", "items": schema_of(args[0], definitions, override)}


def _reference(kind: Any, definitions: dict[str, Any], override: Override) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # named first: types may refer to themselves
        definitions[name] = properties(kind, definitions, override)
    return {"$ref": f"#/$defs/{name}"}


def properties(kind: Any, definitions: dict[str, Any], override: Override) -> dict[str, Any]:
    """The object schema of a dataclass: all of its fields are there, unknown ones are null."""
    hints = typing.get_type_hints(kind)
    names = [f.name for f in dataclasses.fields(kind)]
    fields = {n.rstrip("_"): schema_of(hints[n], definitions, override) for n in names}
    return {
        "type": "object",
        "description": (kind.__doc__ or "").split("\n")[0],
        "properties": fields,
        "required": list(fields),
    }


def show_schema(what: str) -> dict[str, Any]:
    """The schema of one line of ``show WHAT --json``."""
    row = typing.get_args(typing.get_type_hints(record.Record)[what])[0]
    definitions: dict[str, Any] = {}
    body = properties(row, definitions, lambda _: None)
    return {"$schema": DRAFT, "title": f"show {what} --json", **body, "$defs": definitions}


def _read_override(definitions: dict[str, Any]) -> Override:
    def override(kind: Any) -> dict[str, Any] | None:
        if kind is doc.Span:
            return SPAN
        if kind is statement.About:
            ref = {
                "type": "object",
                "properties": {"ref": {"type": "integer", "minimum": 0}, "text": {"type": "string"}},
                "required": ["ref"],
            }
            text = {
                "type": "object",
                "properties": {"text": {"type": ["string", "null"]}},
                "required": ["text"],
            }
            return {"anyOf": [ref, text]}
        if kind in KEPT:
            return _kept(kind, definitions, override)
        return None

    return override


def _kept(kind: Any, definitions: dict[str, Any], override: Override) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        hints = typing.get_type_hints(kind)
        fields = {n: schema_of(hints[n], definitions, override) for n in KEPT[kind]}
        more = {n: schema_of(hints[n], definitions, override) for n in OPTIONAL.get(kind, ())}
        definitions[name] = {
            "type": "object",
            "description": (kind.__doc__ or "").split("\n")[0],
            "properties": {**fields, **more, "in": IN_TITLE},
            "required": list(fields),
        }
    return {"$ref": f"#/$defs/{name}"}


def read_schema() -> dict[str, Any]:
    """The schema of one line of ``read --jsonl``: a reading, or the trouble that a line was."""
    definitions: dict[str, Any] = {}
    override = _read_override(definitions)
    bodies = {
        k: properties(b, definitions, override)
        for k, b in zip(_kinds(), typing.get_args(statement.Body), strict=True)
    }
    header_type = typing.get_type_hints(statement.Statement)
    header = {
        n: schema_of(header_type[n], definitions, override)
        for n in ("evidence", "coder", "attribution", "modality", "background", "confidence")
    }
    definitions["Statement"] = {
        "oneOf": [
            {
                **body,
                "properties": {"kind": {"const": kind}, "in": IN_TITLE, **header, **body["properties"]},
                "required": ["kind", *header, *body["required"]],
            }
            for kind, body in bodies.items()
        ]
    }
    parts: dict[str, Any] = {
        "entities": doc.Entity,
        "times": doc.TimeMention,
        "places": doc.Place,
        "attributions": statement.Attribution,
        "pairs": statement.PairCode,
        "probes": statement.ProbeCode,
        "trouble": report.Trouble,
    }
    lists = {n: {"type": "array", "items": schema_of(k, definitions, override)} for n, k in parts.items()}
    fields = {
        "id": {},
        "language": {"type": "string"},
        "sentences": {"type": "array", "items": SPAN},
        **lists,
        "statements": {"type": "array", "items": {"$ref": "#/$defs/Statement"}},
    }
    reading = {"type": "object", "properties": fields, "required": list(fields)}
    failed = {
        "type": "object",
        "properties": {"id": {}, "trouble": lists["trouble"]},
        "required": ["id", "trouble"],
        "additionalProperties": False,
    }
    return {
        "$schema": DRAFT,
        "title": "read --jsonl, one line",
        "oneOf": [reading, failed],
        "$defs": definitions,
    }


def _kinds() -> tuple[str, ...]:
    return typing.get_args(statement.StatementKind)


def files() -> dict[str, str]:
    """The text of every schema file by name."""
    made = {"read": read_schema(), **{f"show-{w}": show_schema(w) for w in WHATS}}
    return {f"{n}.schema.json": json.dumps(s, indent=1, ensure_ascii=False) + "\n" for n, s in made.items()}


def main() -> int:
    """Write the files, or with ``--check`` name those that are stale; 1 where any is."""
    stale = [
        n for n, t in files().items() if not (FOLDER / n).exists() or (FOLDER / n).read_text("utf-8") != t
    ]
    if "--check" in sys.argv:
        print("\n".join(f"stale: {n}; run make docs" for n in stale))
        return 1 if stale else 0
    for name in stale:
        (FOLDER / name).write_text(files()[name], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
