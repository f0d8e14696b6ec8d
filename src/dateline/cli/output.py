"""What commands print: tables for people, JSON lines for programs, messages on stderr."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from dateline.wire import json_text

#: The columns that a person gets of each table; ``--json`` has everything.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "events": ("id", "date", "level", "type", "modality", "status", "origins", "summary"),
    "actors": ("id", "name", "kind", "country", "sector", "reports"),
    "places": ("id", "name", "kind", "country", "where_prec", "lat", "lon"),
    "positions": ("id", "since", "holder", "stance", "conduct", "about"),
    "agreements": ("id", "status", "parties", "what"),
    "measures": ("id", "measure", "status", "authority", "subject"),
    "flows": ("id", "goods", "from", "to", "quantity"),
    "questions": ("id", "matter", "about", "sides"),
    "considerations": ("id", "sign", "of", "for", "holder"),
    "claims": ("id", "date", "holders", "content"),
    "totals": ("id", "as_of", "what", "number", "qualifier", "by", "sum_of_events"),
    "reports": ("id", "published", "published_basis", "outlet", "language", "kind", "title", "aside"),
    "origins": ("id", "first_published", "reports", "outlets"),
    "outlets": ("id", "name", "kind", "country", "reports", "origins"),
    "judgements": ("id", "when", "who", "verdict", "row", "values", "why", "undone_by"),
}


#: In characters: below this a table goes without the columns in ``SPARED``.
WIDE = 120
SPARED = frozenset({"modality", "origins", "type", "mode", "published_basis", "aside"})
#: Columns that are not broken, and the widest that others may become.
WHOLE = frozenset({"id", "date", "published", "since", "as_of"})
NARROW = {"status": 17, "level": 13, "name": 48, "outlet": 24, "parties": 32, "holder": 32, "aside": 32}

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def say(text: str = "") -> None:
    """One line of a message for people, on stderr. What a file's name or a page holds cannot steer the terminal."""
    print(tame(text), file=sys.stderr)


def called() -> str:
    """What to type to run this program again: its name, or its path where it is not found by name."""
    path = Path(sys.argv[0])
    if shutil.which("dateline") or path.name != "dateline":
        return "dateline"
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path)


def tame(text: str) -> str:
    """``text`` with the characters spelled out that move the cursor, end the line, turn its direction or are no characters."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def complain(code: str, message: str, remedy: str) -> None:
    """An error: its code, what happened, and what to do."""
    say(f"{code}: {message}")
    if remedy:
        say(f"  {remedy}")


def json_line(value: Any) -> None:
    """One line of JSON on stdout, on one line for every reader: what Unicode also calls a line break is escaped."""
    sys.stdout.buffer.write(json_text(value).encode() + b"\n")


def flush() -> None:
    """Hand over what was printed, so that a reader that is gone is noticed here."""
    sys.stdout.buffer.flush()


def table(what: str, rows: Iterable[Mapping[str, Any]], *, width: int | None = None) -> int:
    """Print the main columns of rows for a person; return how many rows there were.

    ``width`` in characters is the terminal's by default. On a narrow one the columns that a person misses least go.
    """
    console = Console(soft_wrap=False, width=width or (None if sys.stdout.isatty() else 160))
    columns = [c for c in COLUMNS[what] if console.width >= WIDE or c not in SPARED]
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        shown.add_column(name, overflow="fold", no_wrap=name in WHOLE, max_width=NARROW.get(name))
    count = 0
    for row in rows:
        shown.add_row(*(Text(cell(row.get(name))) for name in columns))
        count += 1
    if count:
        console.print(shown)
    return count


def cell(value: Any) -> str:
    """A value in few words: unknown is a dash, a party its name, a date its EDTF."""
    if value is None or value in ("", []):
        return "–"
    if isinstance(value, Mapping):
        return cell(value.get("edtf") if "edtf" in value else value.get("name") or _side(value))
    if isinstance(value, list):
        return "; ".join(cell(v) for v in value)
    return _STEERING.sub("\ufffd", " ".join(str(value).split()))


def _side(value: Mapping[str, Any]) -> str:
    return f"{cell(value.get('holder'))}: {cell(value.get('side'))}"


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int | None], None]]:
    """A progress bar on stderr; nothing at all where stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
