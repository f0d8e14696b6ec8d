"""Components by versioned name: coders, exporters, source kinds.

A decorator only attaches metadata to a function; nothing is collected at import. The first look-up imports the modules of the
room and the entry points ``dateline.coders``, ``dateline.exporters`` and ``dateline.sources`` of other distributions.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from dateline.errors import unknown

F = TypeVar("F", bound=Callable[..., Any])

_ROOMS = {
    "coder": ("dateline.coding", "dateline.coders"),
    "exporter": ("dateline.publish", "dateline.exporters"),
    "source": ("dateline.gather", "dateline.sources"),
}


@dataclass(frozen=True, slots=True)
class Component:
    """A function with its registered name. ``requires`` and ``assigns`` order coders; ``facts`` hold what else its decorator said."""

    kind: str
    name: str
    run: Callable[..., Any]
    requires: tuple[str, ...] = ()
    assigns: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


def _mark(kind: str, name: str, **details: Any) -> Callable[[F], F]:
    def attach(function: F) -> F:
        component = Component(kind=kind, name=name, run=function, **details)
        setattr(function, "__dateline__", component)  # noqa: B010 - mypy knows no such attribute on functions
        return function

    return attach


def coder(name: str, *, requires: tuple[str, ...] = (), assigns: tuple[str, ...]) -> Callable[[F], F]:
    """Mark a function ``(doc: Doc, draft: Draft) -> Draft`` as a coder.

    ``requires`` names what must have been coded before (``attributions``, ``event``, ...), ``assigns`` what this one adds.
    """
    return _mark("coder", name, requires=requires, assigns=assigns)


def exporter(name: str, *, suffix: str, media_type: str) -> Callable[[F], F]:
    """Mark a function ``(record: Record, out: Path, *, manifest: Manifest) -> tuple[Path, ...]`` as an export format."""
    return _mark("exporter", name, facts=(("suffix", suffix), ("media_type", media_type)))


def source(name: str, *, takes: str) -> Callable[[F], F]:
    """Mark a function ``(where: str, *, clock) -> Iterator[Capture | Failure]`` as a kind of source; ``takes`` says what it accepts."""
    return _mark("source", name, facts=(("takes", takes),))


@cache
def components(kind: str) -> Mapping[str, Component]:
    """All components of one kind by name."""
    package, group = _ROOMS[kind]
    found: dict[str, Component] = {}
    root = importlib.import_module(package)
    modules = [importlib.import_module(m.name) for m in pkgutil.walk_packages(root.__path__, package + ".")]
    candidates = [v for module in modules for v in vars(module).values()]
    candidates += [entry.load() for entry in importlib.metadata.entry_points(group=group)]
    for value in candidates:
        component = getattr(value, "__dateline__", None)
        if isinstance(component, Component) and component.kind == kind:
            found[component.name] = component
    return dict(sorted(found.items()))


def component(kind: str, name: str) -> Component:
    """The component called ``name``.

    Raises:
        UnknownName: none is called so; the message names the nearest and the known ones.
    """
    known = components(kind)
    if name not in known:
        raise unknown(kind, name, known)
    return known[name]


@cache
def coders_in_order() -> tuple[Component, ...]:
    """All coders, each after those that assign what it requires; among equals by name.

    Raises:
        UnknownName: a coder requires what none assigns, or coders require each other in a circle.
    """
    waiting = list(components("coder").values())
    ordered: list[Component] = []
    while waiting:
        pending = {thing for c in waiting for thing in c.assigns}
        ready = [c for c in waiting if not (set(c.requires) - set(c.assigns)) & pending]
        given = {thing for c in ordered for thing in c.assigns}
        ready = [c for c in ready if set(c.requires) <= given | set(c.assigns)]
        if not ready:
            stuck = waiting[0]
            raise unknown("statement that a coder assigns", " ".join(stuck.requires), given | pending)
        ordered.append(ready[0])
        waiting.remove(ready[0])
    return tuple(ordered)
