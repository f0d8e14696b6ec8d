"""Values to JSON and back, by the fields of their dataclasses: parse of write is identity.

Field names are JSON keys; a trailing underscore, which avoids a Python keyword, is dropped.
Pairs in a tuple of pairs (``toll``, ``units``) become an object; the canonical text sorts its keys. Dates become ISO 8601.
The two layouts that machines rely on and that flatten values (a reading) are written by ``reading_json``.

How a type is read and written is worked out once and kept, since a desk holds thousands of readings.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
Step = Callable[[Any], Any]

_SIMPLE = frozenset({str, int, float, bool, type(None)})
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
_TIMES: Mapping[Any, Step] = {dt.datetime: dt.datetime.fromisoformat, dt.date: dt.date.fromisoformat}


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no spaces, UTF-8. What digests are taken of."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def json_text(value: Any) -> str:
    """The JSON text of a value that stays on one line also where U+0085, U+2028 and U+2029 are taken for line breaks.

    Lone surrogates, which UTF-8 cannot hold, are escaped, so that what was given comes back as it was. A number that JSON does not have (NaN, infinity) becomes null.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError:
        text = json.dumps(json.loads(json.dumps(value), parse_constant=lambda _: None), ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def plain(value: Any) -> Any:
    """A value as JSON types."""
    kind = type(value)
    if kind in _SIMPLE:
        return value
    if kind is tuple or kind is list:
        return [plain(v) for v in value]
    if dataclasses.is_dataclass(kind):
        return {key: write(getattr(value, name)) for name, key, write in _writers(kind)}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def parse(kind: type[T], data: Any) -> T:
    """The value of dataclass ``kind`` that :func:`plain` wrote as ``data``. Keys that ``kind`` does not have are ignored.

    Raises:
        TypeError, ValueError, KeyError: ``data`` was not written from such a value.
    """
    return typing.cast(T, _reader(typing.cast(Any, kind))(data))


def _same(value: Any) -> Any:
    return value


def _pairs(value: Any) -> Any:
    return None if value is None else {k: plain(v) for k, v in value}


@cache
def _writers(kind: type) -> tuple[tuple[str, str, Step], ...]:
    return tuple((name, key, _pairs if _is_pairs(hint) else plain) for name, key, hint in _fields(kind))


@cache
def _reader(kind: Any) -> Step:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _union_reader(typing.get_args(kind))
    if _is_pairs(kind):
        inner = _reader(typing.get_args(typing.get_args(kind)[0])[1])
        return lambda data: tuple((k, inner(v)) for k, v in data.items())
    if origin is tuple:
        return _tuple_reader(typing.get_args(kind))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record_reader(kind)
    return _TIMES.get(kind, _same)


def _tuple_reader(args: tuple[Any, ...]) -> Step:
    if len(args) == 2 and args[1] is Ellipsis:
        each = _reader(args[0])
        return tuple if each is _same else lambda data: tuple(each(v) for v in data)
    readers = [_reader(a) for a in args]
    return lambda data: tuple(read(v) for read, v in zip(readers, data, strict=True))


def _record_reader(kind: type) -> Step:
    # types refer to each other, so a field's reader is only asked for when the first value is read
    fields: dict[str, tuple[str, Step]] = {}

    def read(data: Any) -> Any:
        if not fields:
            fields.update((key, (name, _reader(hint))) for name, key, hint in _fields(kind))
        values = {}
        for key, value in data.items():
            if key in fields:
                name, step = fields[key]
                values[name] = value if step is _same else step(value)
        return kind(**values)

    return read


def _union_reader(kinds: tuple[Any, ...]) -> Step:
    records: list[Any] = [k for k in kinds if dataclasses.is_dataclass(k)]
    keys = [({key for _, key, _ in _fields(k)}, _reader(k)) for k in records]
    rest = [k for k in kinds if k is not type(None) and k not in records]
    other = _reader(rest[0]) if len(rest) == 1 else _same

    def read(data: Any) -> Any:
        if data is None:
            return None
        if keys and isinstance(data, dict):
            if len(keys) == 1:
                return keys[0][1](data)
            # of several dataclasses the one whose fields are the written keys
            return max(keys, key=lambda k: _fit(k[0], data))[1](data)
        return other(data)

    return read


def _fit(keys: set[str], data: dict[str, Any]) -> int:
    return len(keys & data.keys()) - len(keys ^ data.keys())


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
