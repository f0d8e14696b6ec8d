"""Commands that show, explain, export and verify what the record holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dateline import wire
from dateline.cli.desk_commands import DeskArgument, Json
from dateline.cli.filters import with_filters
from dateline.cli.output import cell, flush, json_line, say, table
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
    """Show one table of the record."""
    with open_desk(desk) as opened:
        rows = opened.show(what, **filters)
        if not as_json:
            table(what, rows)
            return
        for row in rows:
            json_line(row)
        flush()


def explain(
    desk: DeskArgument,
    row: Annotated[str, typer.Argument(metavar="ID", help="the id of a row", show_default=False)],
    as_json: Json = False,
) -> None:
    """Show every passage, origin, basis and rule behind one row."""
    with open_desk(desk) as opened:
        told = opened.explain(row)
    if as_json:
        json_line(told)
        flush()
        return
    print(
        f"{told['what']}: {cell(told['row'].get('summary') or told['row'].get('name') or told['row'].get('id'))}\n"
    )
    hidden = ("passages", "summary", "history")
    for key, value in told["row"].items():
        if key not in hidden:
            print(f"  {key:<16} {_compact(value)}")
    print(f"\n  {len(told['passages'])} passages")
    for passage in told["passages"]:
        where = f"{passage['report']} {passage['in']} {passage['start']}-{passage['end']}"
        print(f"\n  “{' '.join(passage['quote'].split())}”")
        print(
            f"    {cell(passage['outlet'])}, {cell(passage['published'])}, {where}, origin {cell(passage['origin'])}"
        )
        if passage["url"]:
            print(f"    {passage['url']}")


def _compact(value: Any) -> str:
    if isinstance(value, (dict, list)) and value:
        return wire.canonical(value)
    return cell(value)


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
    """Write the record for other tools, with a manifest that says what was written."""
    with open_desk(desk) as opened:
        for path in opened.export(form, out, **filters):
            print(path)


def verify(desk: DeskArgument, as_json: Json = False) -> None:
    """Re-read every passage from the stored reports and walk the hash chain."""
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
