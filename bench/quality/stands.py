"""Positions, questions, agreements and flows against the project's own labels of 60 flagship reports in two languages.

Usage: stands.py GOLD_DIR [--sample N] [--half even|odd] [--errors] [--agreement]. Prints one JSON line.
The labels (``bench/labels``) hold ids, spans and codes; the texts stand under ``GOLD_DIR``.
A row is hit where the codes agree at the labelled place; what is marked free counts neither way, nor does a hit row told again.
``--half`` takes the reports at even or odd positions: errors are read in the even half only.
``--agreement`` reads no text: it compares the two passes over the reports that were labelled twice.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.model.doc import Entity
from dateline.model.report import Report
from dateline.model.statement import Asked, Flow, Position, Question, Statement
from dateline.reading import read_many

LABELS = Path(__file__).parent.parent / "labels"
KINDS = ("position", "question", "agreement", "flow")
SIDES = {"supports": 1, "willing": 1, "neutral": 0, "uneasy": -1, "opposes": -1, "condemns": -1}
NEAR = 60
GOODS = (
    r"drug|cocain|fentan|narc|heroin|meth|droga|coca",
    r"\boil|crude|petrol|fuel|combustible|crudo|gasolin|diesel",
    r"weapon|\barm[sa]|\bgun|missile|ammun|rifle|jets?\b|drone|dron\b|drones\b|firearm",
    r"migra|people|deport|refugee|person|criminal",
    r"money|dollar|fund|cash|dinero|remit",
)
COMMON = frozenset({"the", "of", "and", "president", "minister", "government", "some", "senator", "former"})
Row = dict[str, Any]


def main() -> None:
    """Score the reader, or compare the two passes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--agreement", action="store_true")
    asked = parser.parse_args()
    labels = _rows(LABELS / "2026-11-29-pass-1.jsonl")
    if asked.agreement:
        total, n = _between(labels, _rows(LABELS / "2026-11-29-pass-2.jsonl"))
    else:
        start = {None: 0, "even": 0, "odd": 1}[asked.half]
        labels = labels[start :: 1 if asked.half is None else 2][: asked.sample]
        total, n = _read(labels, asked.gold, errors=asked.errors), len(labels)
    print(json.dumps({"set": "stands", "n": n, "figures": _figures(total)}))


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def _read(labels: list[Row], gold: Path, *, errors: bool) -> Counter[str]:
    docs = {d["id"]: d for d in _rows(gold / "conflicts" / "cartels" / "docs.jsonl")}
    reports = [_report(docs[row["id"]]) for row in labels]
    total: Counter[str] = Counter()
    for row, report, reading in zip(labels, reports, read_many((r, Asked()) for r in reports), strict=True):
        total += _score([_coded(s) for s in reading.statements], row["rows"], report.text if errors else "")
    return total


def _report(doc: Row) -> Report:
    text = f"{doc['title']}.\n{doc['text']}" if doc["title"] else str(doc["text"])
    day = dt.date.fromisoformat(doc["published"])
    return Report(doc["id"], None, text, doc["language"][:2], "", "", published=day)


def _coded(said: Statement) -> Row:
    """A statement in the shape of a label."""
    row: Row = {"kind": said.kind, "spans": [[said.evidence.start, said.evidence.end]]}
    body = said.body
    if isinstance(body, Position):
        row |= {"holder": _named(body.holder), "stance": [body.stance]}
    elif isinstance(body, Question):
        row["matter"] = body.matter
    elif isinstance(body, Flow):
        row["goods"] = body.goods
    else:
        row["parties"] = [_named(p) for p in getattr(body, "parties", ())]
    return row


def _named(entity: Entity) -> list[str | None]:
    return [f"{entity.name} {entity.text}", entity.country]


def _between(first: list[Row], second: list[Row]) -> tuple[Counter[str], int]:
    twice = {row["id"]: row["rows"] for row in second}
    total: Counter[str] = Counter()
    for row in first:
        if row["id"] in twice:
            total += _score(twice[row["id"]], row["rows"], "")
    return total, len(twice)


def _score(said: list[Row], labels: list[Row], text: str) -> Counter[str]:
    total: Counter[str] = Counter()
    for kind in KINDS:
        ours = [s for s in said if s["kind"] == kind]
        theirs = [r for r in labels if r["kind"] == kind]
        total += _of_kind(kind, ours, theirs, text)
    return total


def _of_kind(kind: str, ours: list[Row], theirs: list[Row], text: str) -> Counter[str]:
    asked = [r for r in theirs if not r.get("free")]
    c: Counter[str] = Counter({f"{kind}_asked": len(asked)})
    left = list(ours)
    for row in asked:
        found = max((s for s in left if _same(kind, s, row)), key=lambda s: _overlap(s, row), default=None)
        if found is None:
            _show(text, f"missed {kind}", row)
            continue
        left.remove(found)
        c[f"{kind}_hit"] += 1
    for said in left:
        if not said.get("free") and not any(_same(kind, said, row) for row in theirs):
            c[f"{kind}_wrong"] += 1
            _show(text, f"wrong {kind}", said)
    return c


def _show(text: str, what: str, row: Row) -> None:
    if text:
        start, end = row["spans"][0]
        told = {k: v for k, v in row.items() if k not in ("spans", "kind")}
        print(what, json.dumps(told, ensure_ascii=False), "|", text[start:end].replace("\n", " "))


def _same(kind: str, said: Row, row: Row) -> bool:
    if not any(a < d + NEAR and c < b + NEAR for a, b in said["spans"] for c, d in row["spans"]):
        return False
    if kind == "position":
        sides = [{SIDES[s] for s in x["stance"]} for x in (said, row)]
        return _alike(said["holder"], row["holder"]) and bool(sides[0] & sides[1])
    if kind == "question":
        return bool(said["matter"] == row["matter"])
    if kind == "flow":
        return bool(_goods(said["goods"]) & _goods(row["goods"]))
    return any(_alike(a, b) for a in said["parties"] for b in row["parties"])


def _overlap(said: Row, row: Row) -> int:
    return max(min(b, d) - max(a, c) for a, b in said["spans"] for c, d in row["spans"])


def _alike(said: Iterable[str | None], named: Iterable[str | None]) -> bool:
    (name, country), (wanted, place) = said, named
    return (country is not None and country == place) or bool(_words(name or "") & _words(wanted or ""))


def _words(name: str) -> set[str]:
    return set(re.findall(r"[\w.-]{3,}", name.lower())) - COMMON


def _goods(words: str) -> set[str]:
    kinds = {pattern for pattern in GOODS if re.search(pattern, words, re.IGNORECASE)}
    return kinds or set(re.findall(r"\w{4,}", words.lower()))


def _figures(c: Counter[str]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for kind in KINDS:
        hit, wrong, asked = (c[f"{kind}_{k}"] for k in ("hit", "wrong", "asked"))
        figures[f"{kind}s_p"] = round(hit / max(1, hit + wrong), 3)
        figures[f"{kind}s_r"] = round(hit / max(1, asked), 3)
        figures[f"{kind}s_f1"] = round(2 * hit / max(1, hit + wrong + asked), 3)
    return figures


if __name__ == "__main__":
    main()
