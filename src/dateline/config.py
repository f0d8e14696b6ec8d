"""One table of settings. A value comes from ``desk.toml``, is overridden by the environment, and that by a flag.

A setting ``workers`` is the key ``workers`` in ``[settings]`` of desk.toml and the variable ``DATELINE_WORKERS``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import BadSetting, unknown


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``unit`` is empty for a plain number or word."""

    name: str
    kind: type
    default: Any
    unit: str
    help: str


SETTINGS = (
    Setting("workers", int, 0, "processes", "how many processes read; 0 means one for each core, at most 8"),
    Setting(
        "fetch_deadline_s", float, 30.0, "seconds", "how long one fetch may take, from first to last byte"
    ),
    Setting(
        "fetch_limit_bytes",
        int,
        20 * 1024 * 1024,
        "bytes",
        "the largest body that is fetched or read from a file",
    ),
    Setting(
        "feed_limit",
        int,
        500,
        "entries",
        "how many entries of one feed are read; the rest is listed as left out",
    ),
    Setting("analyst", str, "", "", "who judges rows, where --who is not given; shown in the dossier's log"),
    Setting("contact", str, "", "", "whom readers of the dossier write to with a correction"),
)
_BY_NAME = {s.name: s for s in SETTINGS}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force for one desk."""

    workers: int = 0
    fetch_deadline_s: float = 30.0
    fetch_limit_bytes: int = 20 * 1024 * 1024
    feed_limit: int = 500
    analyst: str = ""
    contact: str = ""


def resolve(desk: Mapping[str, Any], *, environment: Mapping[str, str], flags: Mapping[str, Any]) -> Settings:
    """The settings in force: ``desk`` (the table of desk.toml), then ``environment``, then ``flags`` that are not None.

    Raises:
        UnknownName: desk.toml sets what does not exist.
        BadSetting: a value is not of the setting's type.
    """
    if not isinstance(desk, Mapping):
        raise BadSetting(
            f"desk.toml sets settings to {desk!r:.60}, which is no table",
            remedy="Write the settings below a line [settings], one on each line: workers = 2",
        )
    for name in desk:
        if name not in _BY_NAME:
            raise unknown("setting", name, _BY_NAME, code="E-UNKNOWN-SETTING")
    values: dict[str, Any] = {n: _typed(_BY_NAME[n], v, where="desk.toml") for n, v in desk.items()}
    for setting in SETTINGS:
        variable = f"DATELINE_{setting.name.upper()}"
        if variable in environment:
            values[setting.name] = _typed(setting, environment[variable], where=variable)
        if flags.get(setting.name) is not None:
            values[setting.name] = _typed(setting, flags[setting.name], where=f"--{setting.name}")
    return Settings(**values)


_WANTED = {int: "whole number of 0 or more", float: "number of 0 or more", str: "text"}


def _typed(setting: Setting, value: Any, *, where: str) -> Any:
    try:
        typed = setting.kind(value)
    except (TypeError, ValueError, OverflowError):
        typed = None
    odd = isinstance(value, bool | list | dict) or (isinstance(value, float) and typed != value)
    if typed is None or odd or (setting.kind is not str and not 0 <= typed < math.inf):
        wanted = _WANTED[setting.kind]
        raise BadSetting(
            f"{where} sets {setting.name} to {value!r}, which is no {wanted}",
            remedy=f"{setting.help} (default {setting.default!r})",
        )
    return typed
