"""The common filters as options: one table in ``record.search`` gives every command the same ones."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from dateline.record.search import FILTERS


def with_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """``command`` with one option for each filter, handed to it as the dictionary ``filters``."""
    signature = inspect.signature(command, eval_str=True)
    own = [p for name, p in signature.parameters.items() if name != "filters"]
    options = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[str | None, typer.Option(f"--{name}", help=text, show_default=False)],
        )
        for name, text in FILTERS.items()
    ]

    @wraps(command)
    def wrapped(**given: Any) -> Any:
        filters = {name: given.pop(name) for name in FILTERS}
        return command(**given, filters=filters)

    keyword = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    wrapped.__signature__ = signature.replace(parameters=[*keyword, *options])  # type: ignore[attr-defined]
    # Typer reads annotations from here, resolved
    wrapped.__annotations__ = {p.name: p.annotation for p in (*keyword, *options)}
    return wrapped
