"""The only reader of ``resources/``: data files that state their source, licence and date.

A desk may add rows of its own to some tables, or put its own in their place: an :class:`Overlay`. It holds inside of
:func:`overlaid` only, so that two desks in one process know nothing of each other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache, wraps
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

from dateline.errors import unknown

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
#: Folder, file and section of the resources.
Table = tuple[str, str, str]
_FEW = 16


@dataclass(frozen=True, slots=True)
class Overlay:
    """The rows that one desk adds: ``rows`` by table and key. ``edition`` is a digest of them, empty where there are none.

    Two overlays with one edition hold the same rows. It can be pickled.
    """

    edition: str = ""
    rows: Mapping[Table, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)


NO_OVERLAY = Overlay()
_current: ContextVar[Overlay] = ContextVar("overlay", default=NO_OVERLAY)


@contextmanager
def overlaid(overlay: Overlay) -> Iterator[None]:
    """Inside, tables hold the rows of ``overlay`` too. Not to be left open over the ``yield`` of a generator."""
    token = _current.set(overlay)
    try:
        yield
    finally:
        _current.reset(token)


def current() -> Overlay:
    """The overlay that holds here."""
    return _current.get()


def own(folder: str, name: str, section: str) -> Mapping[str, Mapping[str, Any]]:
    """The rows of one section that the desk added or replaced."""
    return _current.get().rows.get((folder, name, section), {})


def per_desk(size: int = _FEW) -> Callable[[Callable[[*Ts], T]], Callable[[*Ts], T]]:
    """As ``functools.lru_cache``, apart for each overlay: for what is worked out from tables that a desk may add to."""

    def decorate(function: Callable[[*Ts], T]) -> Callable[[*Ts], T]:
        apart: Callable[..., T] = function

        @lru_cache(maxsize=size)
        def kept(_edition: str, *args: Any) -> T:
            return apart(*args)

        @wraps(function)
        def run(*args: *Ts) -> T:
            return kept(_current.get().edition, *args)

        return run

    return decorate


def _root() -> Traversable:
    return resources.files("dateline") / "resources"


@cache
def names(folder: str, suffix: str = ".toml") -> tuple[str, ...]:
    """The stems of the files with ``suffix`` in one folder of the resources, sorted."""
    entries = (_root() / folder).iterdir()
    return tuple(sorted(e.name.removesuffix(suffix) for e in entries if e.name.endswith(suffix)))


def table(folder: str, name: str) -> Mapping[str, Any]:
    """One TOML file of the resources, such as ``table("languages", "en")``, with the rows of the desk; not to be changed.

    Raises:
        UnknownName: there is no such file; the message lists those that there are.
    """
    return _with_own(folder, name) if _current.get().edition else _file(folder, name)


@per_desk(size=256)
def _with_own(folder: str, name: str) -> Mapping[str, Any]:
    found = dict(_file(folder, name))
    for (where, file, section), rows in _current.get().rows.items():
        if (where, file) == (folder, name):
            found[section] = {**found[section], **rows}
    return found


@cache
def _file(folder: str, name: str) -> Mapping[str, Any]:
    if name not in names(folder):
        raise unknown(f"file in resources/{folder}", name, names(folder))
    return tomllib.loads((_root() / folder / f"{name}.toml").read_text("utf-8"))


@cache
def glossed(language: str) -> str:
    """The language whose words the tokens of ``language`` are given by its analysis: the coders look those up; itself for English."""
    if language not in names("languages"):
        return language
    return str(table("languages", language).get("glosses", language))


def folder(name: str) -> AbstractContextManager[Path]:
    """A folder of the resources as a real path, for as long as the context is open."""
    return resources.as_file(_root() / name)


def tables(folder: str) -> Mapping[str, Mapping[str, Any]]:
    """All TOML files of one folder by stem."""
    return {name: table(folder, name) for name in names(folder)}


@cache
def raw(path: str) -> bytes:
    """The bytes of one resource, such as ``gazetteer/index.bin``."""
    return (_root() / path).read_bytes()
