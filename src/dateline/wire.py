"""Values to JSON and back, by the fields of their dataclasses: parse of write is identity.

Field names are JSON keys; a trailing underscore, which avoids a Python keyword, is dropped.
Pairs in a tuple of pairs (``toll``, ``units``) become an object. Dates become ISO 8601.
The two layouts that machines rely on and that flatten values (a reading) are written by ``reading_json``.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces, UTF-8. What digests are taken of."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(value: Any) -> Any:
    """A value as JSON types."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {key: _plain_field(getattr(value, name), kind) for name, key, kind in _fields(type(value))}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return value


def _plain_field(value: Any, kind: Any) -> Any:
    if value is not None and _is_pairs(kind):
        return {k: plain(v) for k, v in value}
    return plain(value)


def parse(kind: type[T], data: Any) -> T:
    """The value of dataclass ``kind`` that :func:`plain` wrote as ``data``.

    Raises:
        TypeError, ValueError, KeyError: ``data`` was not written from such a value.
    """
    return typing.cast(T, _parse(kind, data))


def _parse(kind: Any, data: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _parse_union(typing.get_args(kind), data)
    if _is_pairs(kind):
        inner = typing.get_args(typing.get_args(kind)[0])[1]
        return tuple((k, _parse(inner, v)) for k, v in data.items())
    if origin is tuple:
        args = typing.get_args(kind)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_parse(args[0], v) for v in data)
        return tuple(_parse(a, v) for a, v in zip(args, data, strict=True))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        known = {key: (name, t) for name, key, t in _fields(kind)}
        return kind(**{known[k][0]: _parse(known[k][1], v) for k, v in data.items() if k in known})
    if kind is dt.datetime:
        return dt.datetime.fromisoformat(data)
    if kind is dt.date:
        return dt.date.fromisoformat(data)
    return data


def _parse_union(kinds: tuple[Any, ...], data: Any) -> Any:
    if data is None:
        return None
    records = [k for k in kinds if dataclasses.is_dataclass(k)]
    if isinstance(data, dict) and records:
        # of several dataclasses the one whose fields are the written keys
        return _parse(max(records, key=lambda k: _fit(k, data)), data)
    rest = [k for k in kinds if k is not type(None) and k not in records]
    return _parse(rest[0], data) if len(rest) == 1 else data


def _fit(kind: Any, data: dict[str, Any]) -> int:
    keys = {key for _, key, _ in _fields(kind)}
    return len(keys & set(data)) - len(keys ^ set(data))


@cache
def _fields(kind: type) -> tuple[tuple[str, str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((f.name, f.name.rstrip("_"), hints[f.name]) for f in dataclasses.fields(kind))


@cache
def _is_pairs(kind: Any) -> bool:
    """Whether a hint reads ``tuple[tuple[str, X], ...]``, perhaps optional: written as an object."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return any(_is_pairs(k) for k in typing.get_args(kind) if k is not type(None))
    args = typing.get_args(kind)
    if typing.get_origin(kind) is not tuple or len(args) != 2 or args[1] is not Ellipsis:
        return False
    inner = typing.get_args(args[0])
    return typing.get_origin(args[0]) is tuple and len(inner) == 2 and inner[0] is str
