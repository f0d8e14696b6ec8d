"""The only reader of ``resources/``: data files that state their source, licence and date."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dateline.errors import unknown


def _root() -> Traversable:
    return resources.files("dateline") / "resources"


@cache
def names(folder: str, suffix: str = ".toml") -> tuple[str, ...]:
    """The stems of the files with ``suffix`` in one folder of the resources, sorted."""
    entries = (_root() / folder).iterdir()
    return tuple(sorted(e.name.removesuffix(suffix) for e in entries if e.name.endswith(suffix)))


@cache
def table(folder: str, name: str) -> Mapping[str, Any]:
    """One TOML file of the resources, such as ``table("languages", "en")``; read once, not to be changed.

    Raises:
        UnknownName: there is no such file; the message lists those that there are.
    """
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
