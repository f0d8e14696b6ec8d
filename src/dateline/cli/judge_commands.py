"""Commands for what analysts decide, and for what changed since."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline import review, wire
from dateline.cli.desk_commands import DeskArgument, Json
from dateline.cli.output import flush, json_line, say, tame
from dateline.opening import open_desk

_ADD = "add"
_MARKS = {"added": "+", "changed": "~", "gone": "-"}


def judge(
    desk: DeskArgument,
    row: Annotated[str, typer.Argument(metavar="ID", help="the id of a row; or: add", show_default=False)],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="VERDICT [VALUE]...",
            help=f"{' '.join(review.VERDICTS)}. To correct and to add: FIELD=VALUE ...; to merge: the other event; to split: the passages that go",
            show_default=False,
        ),
    ],
    *,
    why: Annotated[str, typer.Option(help="the reason, in a few words", show_default=False)] = "",
    who: Annotated[str, typer.Option(help="who judges; else the setting analyst", show_default=False)] = "",
    report: Annotated[str, typer.Option(help="add: the report's id", show_default=False)] = "",
    words: Annotated[
        str, typer.Option(help="add: a sentence, as the report has it", show_default=False)
    ] = "",
    as_json: Json = False,
) -> None:
    """Keep a decision about a row: who, when and why.

    It outlives new reports, stands in the dossier's log of corrections, and is taken back by judging its own id with undo.
    """
    with open_desk(desk) as opened:
        if row == _ADD:
            given = opened.judge(review.ByHand(report, words, who, why, tuple(values)))
        else:
            given = opened.judge(review.Asked(row, values[0], who, why, tuple(values[1:])))
        logged = next(j for j in opened.show("judgements") if j["id"] == given.id)
    if as_json:
        json_line(logged)
        flush()
        return
    say(f"kept as {given.id}: {given.verdict} by {given.who}")
    print(logged["row"] or given.id)


def diff(
    desk: DeskArgument,
    since: Annotated[str, typer.Option(help="the first day of the changes (YYYY-MM-DD)", show_default=False)],
    as_json: Json = False,
) -> None:
    """Show what changed in the record since a day.

    New rows (+), rows whose fields changed (~), with the values before and after, and rows that are gone (-).
    """
    with open_desk(desk) as opened:
        found = opened.diff(since)
    if as_json:
        for change in found:
            json_line(
                {
                    **wire.plain(change),
                    "fields": [
                        dict(zip(("field", "before", "after"), f, strict=True)) for f in change.fields
                    ],
                }
            )
        flush()
        return
    for change in found:
        print(tame(f"{_MARKS[change.change]} {change.what} {change.id}  {change.told}"))
        for name, before, after in change.fields:
            print(tame(f"    {name}: {after}, before: {before}"))
    say(f"{len(found)} change{'' if len(found) == 1 else 's'} since {since}")
