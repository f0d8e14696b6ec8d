"""Commands that make a desk, fill it, and build its dossier."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from dateline import lexicon
from dateline.cli.output import called, json_line, progress, say
from dateline.desk import Desk
from dateline.model.report import Added
from dateline.opening import new_desk, open_desk
from dateline.publish import views

# whether it can be read is the desk's to say, with the remedy
DeskArgument = Annotated[
    Path, typer.Argument(metavar="DESK", help="the desk's folder", show_default=False, readable=False)
]
_FOREMOST = 5
Json = Annotated[bool, typer.Option("--json", help="JSON lines on stdout and nothing else")]


def new(
    desk: DeskArgument,
    title: Annotated[str | None, typer.Option(help="what the dossier is called", show_default=False)] = None,
) -> None:
    """Make a desk: a folder for one conflict."""
    with new_desk(desk, title=title) as made:
        say(f"made the desk {made.title!r} in {desk}")
        say(f"next: {called()} add {desk} FILE-OR-FOLDER-OR-URL")


def add(
    desk: DeskArgument,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="files, folders, web addresses, feeds; as many as you like",
            show_default=False,
        ),
    ],
    as_json: Json = False,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="exit 1 when something could not be read")] = False,
    workers: Annotated[int | None, typer.Option(help="how many processes read", show_default=False)] = None,
) -> None:
    """Read reports into the record.

    Takes .html, .txt, .md and .jsonl files, folders of them, a web address, and RSS or Atom feeds.
    What is known already changes nothing. Ends with counts of what was read, what is a copy,
    what was known, and what could not be read, with reasons.
    """
    with open_desk(desk, flags={"workers": workers}) as opened, progress("reading") as report:
        added = opened.add(sources, progress=report)
        listed = opened.record().reports
    aside = sum(r.aside is not None for r in listed)
    _tell(added, as_json=as_json)
    if aside and not as_json:
        say(
            f"{aside} of {len(listed)} reports off the subject of the desk, kept aside, each with the reason: "
            f"{called()} show {desk} reports"
        )
    if strict and added.unreadable:
        raise typer.Exit(1)


def reread(
    desk: DeskArgument,
    workers: Annotated[int | None, typer.Option(help="how many processes read", show_default=False)] = None,
) -> None:
    """Read reports anew after a change of the desk's own actors or places.

    Takes what desk.toml says of [[actor]] and [[place]] into account for all reports that were read before. `add` does so first, too.
    """
    with open_desk(desk, flags={"workers": workers}) as opened, progress("reading") as report:
        added = opened.reread(progress=report)
    say(f"{len(added.again)} read anew")


def _tell(added: Added, *, as_json: bool) -> None:
    counts = {
        "read": len(added.read),
        "copies": len(added.copies),
        "already known": len(added.known),
        "could not read": len(added.unreadable),
    }
    if added.again:
        counts["read anew"] = len(added.again)
    if as_json:
        failures = [
            {"source": f.source, "code": f.code, "message": f.message, "remedy": f.remedy}
            for f in added.unreadable
        ]
        json_line({**{k.replace(" ", "_"): v for k, v in counts.items()}, "unreadable": failures})
        return
    say(" · ".join(f"{n} {what}" for what, n in counts.items()))
    for failure, following in itertools.zip_longest(added.unreadable, added.unreadable[1:]):
        say(f"  could not read {failure.source}: {failure.code}: {failure.message}")
        # one remedy below all that it helps
        if failure.remedy and (following is None or following.remedy != failure.remedy):
            say(f"    {failure.remedy}")


def build(
    desk: DeskArgument,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="DIR", help="where the site goes", show_default=False)
    ],
    asof: Annotated[
        str | None, typer.Option(help="the record at the end of this day", show_default=False)
    ] = None,
) -> None:
    """Build the dossier.

    It is a static site: open its index.html in any browser, without a server. An earlier dossier in the folder is replaced.
    """
    with open_desk(desk) as opened:
        page = opened.build(out, asof=asof)
    print(page.resolve())


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="where the sample desk goes")] = Path("demo"),
) -> None:
    """Make the sample desk and its dossier.

    Reads the sample reports that come with dateline, prints a summary of the record and, last, the path of the dossier's first page.
    """
    with lexicon.folder("sample") as sample, _sample_desk(folder) as desk:
        say(f"reading the sample reports of {sample / 'reports'}")
        with progress("reading") as report:
            added = desk.add([str(sample / "reports")], progress=report)
        _tell(added, as_json=False)
        say("  (one sample file is empty on purpose: what cannot be read is listed, with the reason)")
        page = desk.build(folder / "dossier")
        _summary(desk)
    print(page.resolve())


def _sample_desk(folder: Path) -> Desk:
    if (folder / "desk.toml").is_file():
        return open_desk(folder)
    return new_desk(folder, title="The war on drug cartels: a sample desk")


def _summary(desk: Desk) -> None:
    record = desk.record()
    parts = views.overview(record)
    by_type = Counter(e.type for e in views.deeds(record))
    stances = Counter(str(p.stance) for p in record.positions)
    print()
    print(desk.title)
    print(
        f"  {len(record.reports)} reports of {len(record.outlets)} outlets, {len(record.origins)} independent origins"
    )
    print(
        f"  {parts.deeds} acts told as having happened: {len(parts.known)} known from two sides, "
        f"{len(parts.claimed)} claimed by the acting party only, {len(parts.reported)} reported, {len(parts.disputed)} disputed"
    )
    print(f"     by type: {_counts(by_type)}")
    apart = [f"{len(p.events)} {p.title.lower()}" for p in views.not_deeds(record)]
    print(f"  not counted among them: {'; '.join(apart) or 'none'}")
    print(f"  {len(record.positions)} positions: {_counts(stances)}")
    print(
        f"  {len(record.agreements)} agreements · {len(record.measures)} measures · {len(record.flows)} flows · "
        f"{len(record.questions)} disputed questions · {len(record.totals)} running totals"
    )
    print("  told by the most independent texts:")
    for event in views.foremost(views.deeds(record), _FOREMOST):
        print(f"    {event.date.edtf or 'no date stated':<16} {event.summary}")
    print(f"  record digest {desk.digest()[:16]}")
    program = called()
    print(
        f"next: {program} show {desk.folder} events · {program} explain {desk.folder} ID · open the page below:"
    )


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{n} {name}" for name, n in counter.most_common(6)) or "none"
