"""Commands that show, explain, export and verify what the record holds."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline import wire
from dateline.cli.chronology import nested
from dateline.cli.desk_commands import DeskArgument, Json
from dateline.cli.explained import explained
from dateline.cli.filters import with_filters
from dateline.cli.output import flush, json_line, say, table
from dateline.errors import Misused
from dateline.opening import open_desk
from dateline.record.search import WHATS


@with_filters
def show(
    desk: DeskArgument,
    what: Annotated[str, typer.Argument(metavar="WHAT", help=" ".join(WHATS), show_default=False)],
    as_json: Json = False,
    *,
    filters: dict[str, Any],
) -> None:
    """Show one table of the record.

    A person gets its main columns, --json every field. All filters given must hold.
    """
    _desk_first(desk, what)
    with open_desk(desk) as opened:
        rows = list(opened.show(what, **filters))
        of = len(list(opened.show(what))) if len(filters) and any(filters.values()) else len(rows)
        hints = [] if rows else list(_hints(opened.show(what), filters, opened.show("reports")))
    if as_json:
        for row in rows:
            json_line(row)
        flush()
    else:
        table(what, nested(rows) if what == "events" else rows)
        say(_told(len(rows), of, what))
    for hint in hints:
        say(f"  {hint}")


def _told(shown: int, of: int, what: str) -> str:
    noun = what.removesuffix("s") if of == 1 else what
    if shown == of:
        return f"{of} {noun}"
    return f"{shown} of {of} {noun} pass{'es' if shown == 1 else ''} the filters"


def _desk_first(desk: Path, what: str) -> None:
    """Whoever gives the table before the desk is told so."""
    if str(desk) in WHATS and (Path(what) / "desk.toml").is_file():
        raise Misused(
            f"{desk} is a table and {what} a desk",
            remedy=f"The desk comes first: dateline show {what} {desk}",
            code="E-MISUSED",
        )


def _hints(
    rows: Iterable[Mapping[str, Any]], filters: Mapping[str, Any], reports: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    """For each filter that no row can pass, which values the rows have."""
    given = [name for name in _VALUES if filters.get(name)]
    held: dict[str, set[str]] = {name: set() for name in given}
    for row in rows:
        for name in given:
            held[name] |= {str(v) for v in _VALUES[name](row) if v}
    if "language" in held:
        held["language"] |= {r["language"] for r in reports}
    for name, values in held.items():
        if filters[name].casefold() not in {v.casefold() for v in values}:
            near = difflib.get_close_matches(filters[name].casefold(), sorted(values), n=1)
            guess = f"; did you mean {near[0]}?" if near else ""
            yield f"--{name} {filters[name]}: these rows have {', '.join(sorted(values)) or 'none'}{guess}"


#: The values that a row has for filters which compare whole words.
_VALUES: Mapping[str, Callable[[Mapping[str, Any]], Iterable[Any]]] = {
    "type": lambda row: [row.get("type")],
    "mode": lambda row: [row.get("mode")],
    "context": lambda row: row.get("contexts") or [],
    "modality": lambda row: [row.get("modality")],
    "status": lambda row: [row.get("status")],
    "language": lambda row: [row.get("language")],
}


def explain(
    desk: DeskArgument,
    row: Annotated[str, typer.Argument(metavar="ID", help="the id of a row", show_default=False)],
    as_json: Json = False,
) -> None:
    """Show everything behind one row.

    Its fields, whose knowledge it rests on, and every passage with its report and origin. Of a report: what rests on it.
    """
    with open_desk(desk) as opened:
        told = opened.explain(row)
    if as_json:
        json_line(told)
        flush()
        return
    for line in explained(told):
        print(line)


@with_filters
def export(
    desk: DeskArgument,
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="csv or jsonl", show_default=False)],
    out: Annotated[
        Path,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE",
            help="a folder for all tables, or one file for the events",
            show_default=False,
        ),
    ],
    *,
    filters: dict[str, Any],
) -> None:
    """Write the record for other tools.

    Into a folder: one file for each table. Into a file with the format's ending: the events. A manifest beside them says what was written.
    """
    with open_desk(desk) as opened:
        for path in opened.export(form, out, **filters):
            print(path)


def verify(desk: DeskArgument, as_json: Json = False) -> None:
    """Check that the record is whole.

    Re-reads every passage from the stored reports, every capture against its digest, and walks the hash chain.
    Exit code 1 where something is wrong.
    """
    with open_desk(desk) as opened:
        found = opened.verify()
    if as_json:
        json_line(wire.plain(found))
        flush()
    else:
        print(
            f"{found.passages} passages of {found.reports} reports re-read, {found.chain} links of the chain walked"
        )
        print(f"record digest {found.record_digest}")
        for problem in found.problems:
            print(f"  {problem.code}: {problem.where}: {problem.message}")
        say("the record is whole" if not found.problems else f"{len(found.problems)} problems")
    if found.problems:
        raise typer.Exit(1)
