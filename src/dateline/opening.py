"""Desks are made and opened: a folder with ``desk.toml``, the record and the captures."""

from __future__ import annotations

import contextlib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dateline import config, wire
from dateline.additions import overlay_of
from dateline.desk import Desk
from dateline.errors import DeskError, DeskExists, Misused, NotADesk, unknown
from dateline.record.store import create, open_store
from dateline.record.trouble import teaching
from dateline.scoping import scope_of

_KEYS = ("title", "settings", "scope", "actor", "place")
_DESK_TOML = """\
# One conflict's desk. Settings and their meaning: docs/reference/settings.md
# Actors and places of its own ([[actor]], [[place]]): docs/howto/add-actors-and-places.md
# Which reports belong to it ([scope]): docs/howto/keep-a-desk-on-its-subject.md
title = {title}

[settings]
"""


def new_desk(folder: Path, *, title: str | None = None) -> Desk:
    """Make a desk in ``folder`` and open it.

    Raises:
        DeskExists: ``folder`` is there and not empty.
        DeskError: it cannot be written.
    """
    with teaching(folder):
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    if taken:
        raise DeskExists(
            f"{folder} is there already and not empty",
            remedy=f"To read more reports into it: dateline add {folder} SOURCE. For another desk take another folder.",
        )
    store = create(folder)
    name = title or folder.resolve().name
    with store, teaching(folder):
        (folder / "desk.toml").write_text(_DESK_TOML.format(title=_toml_string(name)), "utf-8")
    return open_desk(folder)


def _toml_string(text: str) -> str:
    # a JSON string is a TOML basic string
    return wire.canonical("".join(c for c in text if c.isprintable()))


def open_desk(folder: Path | str, *, flags: Mapping[str, Any] | None = None) -> Desk:
    """Open the desk in ``folder``.

    Raises:
        NotADesk: there is no desk.
        NewerStore: a newer dateline wrote it.
        StoreDamaged: the record fails its own checks.
        BadSetting: desk.toml cannot be read or sets nonsense.
        BadEntry: desk.toml describes an actor, a place or a scope that cannot be understood.
    """
    folder = Path(folder)
    path = folder / "desk.toml"
    with teaching(folder):
        there = path.is_file()
    if not there:
        raise NotADesk(
            f"{folder} holds no desk (there is no desk.toml)",
            remedy=f"To make one: dateline new {folder}. To see one at work: dateline demo",
        )
    try:
        with teaching(folder):
            data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misused(
            f"{path} is not valid TOML: {error}", remedy="Mend the line that is named.", code="E-BAD-SETTING"
        ) from None
    for key in data:
        if key not in _KEYS:
            raise unknown("key of desk.toml", key, _KEYS, code="E-UNKNOWN-SETTING")
    settings = config.resolve(data.get("settings", {}), environment=os.environ, flags=flags or {})
    title = " ".join(str(data.get("title", "")).split()) or folder.resolve().name
    own = overlay_of(data.get("actor"), data.get("place"))
    scope = scope_of(data.get("scope"))
    desk = Desk(folder, title, settings, open_store(folder), overlay=own, scope=scope)
    _finish(desk)
    return desk


def _finish(desk: Desk) -> None:
    """Link what an ``add`` that was killed, or that runs just now, has read; where the desk can only be read, leave it."""
    with contextlib.suppress(DeskError):
        if desk.behind():
            desk.relink()
