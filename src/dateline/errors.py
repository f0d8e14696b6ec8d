"""Everything that dateline raises.

::

    DatelineError
    ├── Misused              the command or the arguments are wrong (exit 2)
    │   ├── UnknownName      a command, filter, format, coder or setting that does not exist
    │   ├── BadSetting       a setting with a value that it cannot take
    │   └── BadEntry         an actor or a place of desk.toml that cannot be understood
    ├── DeskError            the desk as a whole cannot be used (exit 1)
    │   ├── NotADesk         the folder holds no desk
    │   ├── DeskExists       a desk would overwrite something
    │   ├── StoreDamaged     the record fails its own checks
    │   └── NewerStore       the record was written by a newer dateline
    ├── WeightsDamaged       the files of the statistical coder are absent or not whole
    └── Unreadable           one input cannot be read; kept as a ``Failure``, the run goes on

Each error has a ``code`` (a heading of docs/errors.md), what happened, and a remedy.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class DatelineError(Exception):
    """Root of the tree. ``code`` names the heading in docs/errors.md, ``remedy`` is a sentence or a command to paste."""

    code = "E-FAILED"

    def __init__(self, message: str, *, remedy: str = "", code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        if code:
            self.code = code

    def __str__(self) -> str:
        return f"{self.code}: {self.message}" + (f"\n  {self.remedy}" if self.remedy else "")

    def __reduce__(self) -> tuple[object, ...]:
        # keyword-only arguments do not survive the default pickling, which process pools use
        return _rebuild, (type(self), (self.message, self.remedy, self.code))


def _rebuild(kind: type[DatelineError], said: tuple[str, str, str]) -> DatelineError:
    return kind(said[0], remedy=said[1], code=said[2])


class Misused(DatelineError):
    """The command or its arguments are wrong."""

    code = "E-MISUSED"


class UnknownName(Misused):
    """A name that is not among the known ones; the message lists the nearest."""

    code = "E-UNKNOWN-NAME"


class BadSetting(Misused):
    """A setting with a value that it cannot take."""

    code = "E-BAD-SETTING"


class BadEntry(Misused):
    """An ``[[actor]]`` or ``[[place]]`` of desk.toml that cannot be understood."""

    code = "E-BAD-ENTRY"


class DeskError(DatelineError):
    """The desk as a whole cannot be used."""

    code = "E-DESK"


class NotADesk(DeskError):
    """The folder holds no desk."""

    code = "E-NOT-A-DESK"


class DeskExists(DeskError):
    """A desk is there already, or the folder is not empty."""

    code = "E-DESK-EXISTS"


class StoreDamaged(DeskError):
    """The record fails its own checks."""

    code = "E-STORE-DAMAGED"


class NewerStore(DeskError):
    """The record was written by a newer dateline."""

    code = "E-NEWER-STORE"


class WeightsDamaged(DatelineError):
    """The files of the statistical coder are absent or not the ones that its card names."""

    code = "E-WEIGHTS"


class Unreadable(DatelineError):
    """One input cannot be read."""

    code = "E-UNREADABLE"


def unknown(kind: str, name: str, known: Iterable[str], *, code: str | None = None) -> UnknownName:
    """The error for a name that does not exist: it names the nearest one and all known ones."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    guess = f"Did you mean {near[0]!r}? " if near else ""
    return UnknownName(
        f"no {kind} is called {name!r}", remedy=f"{guess}Known: {', '.join(names)}.", code=code
    )
