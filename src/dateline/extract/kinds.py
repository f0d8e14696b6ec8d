"""What kind of report a page says that it is, and whether it amends an earlier one."""

from __future__ import annotations

import typing
from collections.abc import Iterable
from urllib.parse import urlsplit

from dateline import lexicon
from dateline.model.report import ReportKind


def kind_of(*, title: str | None, text: str, url: str | None, hints: Iterable[str] = ()) -> ReportKind:
    """The kind that title, address, section or markup state; ``news`` where none states another."""
    small, lead = (title or "").casefold(), text[:200].casefold()
    parts = urlsplit(url or "")
    path = {p for p in parts.path.casefold().split("/") if p}
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
    said = {h.casefold().strip() for hint in hints for h in (hint, *hint.split(","))}
    for kind, words in lexicon.table("lexicons", "page")["kinds"].items():
        if (
            small.startswith(tuple(words["titles"]))
            or path & set(words["paths"])
            or said & {w.casefold() for w in (*words["sections"], *words["types"])}
            or host in words.get("hosts", ())
            or lead.startswith(tuple(words.get("leads", ("\0",))))
        ):
            return typing.cast(ReportKind, kind)
    return "news"


def amends(*, title: str | None, text: str) -> str | None:
    """``corrects`` or ``retracts`` where title or first words say that the report does so to an earlier one."""
    words = lexicon.table("lexicons", "page")["amends"]
    heads = ((title or "").casefold(), text[:300].casefold().lstrip("([* "))
    for what in ("retracts", "corrects"):
        starts = tuple(w.lstrip("(") for w in words[what])
        if any(head.lstrip("([* ").startswith(starts) for head in heads):
            return what
    return None
