"""How well agreements, flows and tolls are read: F1 of agreements and of flows, share of events with the right number killed.

Usage: agreements.py GOLD_DIR [--sample N]. Prints one JSON line, the figures of which are between 0 and 1.
A row is hit where its evidence lies at the marked words and it names one of the parties (agreements) or goods of the
marked class (flows); rows that only one annotator has are neither asked for nor wrong. ``killed`` is over those events of
the marked type at the marked words for which either side states a number.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.model.report import Report
from dateline.model.statement import Agreement, EventMention, Flow, Reading, Statement
from dateline.reading import NOTHING, read_many

Row = Mapping[str, Any]
Fits = Callable[[Statement, Row], bool]
NEAR = 60
CLASSES = {
    "drugs": "drug|cocain|fentan|narc|heroin|meth|coca",
    "oil": "oil|crude|petrol|fuel|diesel",
    "arms": "weapon|arm|gun|missile|ammun|rifle|jet",
    "people": "migra|people|deport|refugee|person",
    "money": "money|dollar|fund|cash|remit",
}


def report_of(row: Row) -> Report:
    """One labelled report; its title is read as the first paragraph."""
    text = (row["title"] + ".\n" if row["title"] else "") + row["text"]
    return Report(row["id"], None, text, "en", "", "", published=dt.date.fromisoformat(row["published"]))


def is_at(statement: Statement, row: Row, text: str) -> bool:
    """Whether the evidence overlaps, or nearly, the words that the row quotes."""
    start, end = statement.evidence.start, statement.evidence.end
    places = (
        m.span() for q in row["quotes"] for m in re.finditer(r"\s+".join(map(re.escape, q.split())), text)
    )
    return any(start < e + NEAR and s < end + NEAR for s, e in places)


def same_parties(statement: Statement, row: Row) -> bool:
    """Whether the agreement has one of the row's parties, by country or name."""
    body = statement.body
    ours = {x for p in body.parties for x in (p.country, p.name)} if isinstance(body, Agreement) else set()
    return bool(ours & {x for p in row["parties"] for x in (p["country"], p["name"]) if x})


def classes(goods: str) -> set[str]:
    """The classes that words for goods belong to, else the words themselves."""
    found = {name for name, pattern in CLASSES.items() if re.search(pattern, goods.lower())}
    return found or set(re.findall(r"\w{4,}", goods.lower()))


def same_goods(statement: Statement, row: Row) -> bool:
    """Whether the flow is of the row's goods."""
    return isinstance(statement.body, Flow) and bool(classes(statement.body.goods) & classes(row["goods"]))


def matched(said: Sequence[Statement], rows: Sequence[Row], *, text: str, fits: Fits) -> dict[int, Statement]:
    """The statement that answers for each row, one at most, in order."""
    found: dict[int, Statement] = {}
    for statement in said:
        free = (
            j
            for j, r in enumerate(rows)
            if j not in found and is_at(statement, r, text) and fits(statement, r)
        )
        place = next(free, None)
        if place is not None:
            found[place] = statement
    return found


def count(readings: Iterable[tuple[Reading, Row, str]], kind: str, *, fits: Fits) -> float:
    """F1 of one kind of statement over all reports."""
    right = wrong = asked = 0
    for reading, gold, text in readings:
        said = [s for s in reading.statements if s.kind == kind.removesuffix("s")]
        required = gold["required"][kind]
        found = matched(said, [*required, *gold["allowed"][kind]], text=text, fits=fits)
        hits = sum(j < len(required) for j in found)
        right, asked = right + hits, asked + len(required)
        wrong += len(said) - len(found)
    return 2 * right / max(1, 2 * right + wrong + asked - right)


def killed(readings: Iterable[tuple[Reading, Row, str]]) -> float:
    """Of the events found, how many have the stated number of killed, or rightly none."""
    right = asked = 0
    for reading, gold, text in readings:
        said = [s for s in reading.statements if s.kind == "event"]
        rows = gold["required"]["events"]
        found = matched(said, rows, text=text, fits=lambda s, r: s.body.type == r["type"])  # type: ignore[union-attr]
        for j, statement in found.items():
            stated = rows[j]["killed"]
            ours = (
                statement.body.toll.killed
                if isinstance(statement.body, EventMention) and statement.body.toll
                else None
            )
            best = ours.best if ours else None
            if not isinstance(stated, dict) and (stated is not None or best is not None):
                asked += 1
                right += stated == best
    return right / max(1, asked)


def main() -> None:
    """Score the English labels of ``GOLD_DIR/labels``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int)
    asked = parser.parse_args()
    lines = (asked.gold / "labels" / "docs.jsonl").read_text("utf-8").split("\n")
    docs = [d for d in map(json.loads, filter(None, lines)) if d["language"] == "en"][: asked.sample]
    golds = map(
        json.loads, filter(None, (asked.gold / "labels" / "gold.jsonl").read_text("utf-8").split("\n"))
    )
    gold = {g["id"]: g for g in golds}
    reports = [report_of(d) for d in docs]
    read = read_many((r, NOTHING) for r in reports)
    readings = [(x, gold[d["id"]], r.text) for x, d, r in zip(read, docs, reports, strict=True)]
    figures = {
        "agreements_f1": round(count(readings, "agreements", fits=same_parties), 3),
        "flows_f1": round(count(readings, "flows", fits=same_goods), 3),
        "killed": round(killed(readings), 3),
    }
    print(json.dumps({"set": "agreements_flows", "n": len(docs), "figures": figures}))


if __name__ == "__main__":
    main()
