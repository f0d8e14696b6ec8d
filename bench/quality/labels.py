"""Whole reports against full labels: precision, recall and F1 of events, then their recipients, modality and dates.

Usage: labels.py GOLD_DIR [--sample N] [--errors]. Prints one JSON line; with --errors, what was missed and what was wrong before it.
An event is hit where type and an actor agree and its evidence lies at the marked words. Rows of one annotator alone are free.
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
from dateline.model.statement import Asked, EventMention, Statement
from dateline.reading import read_many

MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
NEAR = 60
EMPTY = frozenset(
    [
        "the",
        "and",
        "of",
        "a",
        "an",
        "government",
        "president",
        "forces",
        "military",
        "army",
        "minister",
        "some",
        "state",
        "national",
    ]
)


def main() -> None:
    """Score the reports of ``GOLD_DIR/labels``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    gold = {g["id"]: g for g in _lines(asked.gold / "labels" / "gold.jsonl")}
    all_ = [d for d in _lines(asked.gold / "labels" / "docs.jsonl") if d["id"] in gold]
    english, spanish = ([d for d in all_ if d["language"].startswith(code)] for code in ("en", "es"))
    figures = _of(english[: asked.sample], gold, errors=asked.errors)
    # few Spanish reports are labelled: all of them are always read
    figures |= {f"spanish_{k}": v for k, v in _of(spanish, gold, errors=asked.errors).items()}
    print(json.dumps({"set": "labels", "n": len(english[: asked.sample]) + len(spanish), "figures": figures}))


def _of(docs: list[dict[str, Any]], gold: dict[str, Any], *, errors: bool) -> dict[str, float]:
    total: Counter[str] = Counter()
    for doc, reading in zip(docs, read_many((_report(d), Asked()) for d in docs), strict=True):
        events = [s for s in reading.statements if isinstance(s.body, EventMention)]
        total += _score(_text(doc), events, gold[doc["id"]], errors=errors)
    return _figures(total)


def _figures(total: Counter[str]) -> dict[str, float]:
    precision = total["hit"] / max(1, total["hit"] + total["wrong"])
    recall = total["hit"] / max(1, total["asked"])
    f1 = 2 * precision * recall / max(0.001, precision + recall)
    of = {k: total[k] / max(1, total[f"{k}_n"]) for k in ("recipient", "modality", "date")}
    all_ = {"events_p": precision, "events_r": recall, "events_f1": f1, **of}
    return {k: round(v, 3) for k, v in all_.items()}


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _text(doc: dict[str, Any]) -> str:
    return f"{doc['title']}.\n{doc['text']}" if doc["title"] else str(doc["text"])


def _report(doc: dict[str, Any]) -> Report:
    day = dt.date.fromisoformat(doc["published"])
    return Report(doc["id"], None, _text(doc), doc["language"], "", "", published=day)


def _score(text: str, said: list[Statement], gold: dict[str, Any], *, errors: bool) -> Counter[str]:
    asked, free = gold["required"]["events"], gold["allowed"]["events"]
    c: Counter[str] = Counter(asked=len(asked))
    left = list(said)
    for row in asked:
        found = max((s for s in left if _hits(text, s, row)), key=lambda s: _goodness(s, row), default=None)
        if found is None:
            _show(errors, "missed", row["type"], row.get("quotes") or row.get("quote"))
            continue
        left.remove(found)
        c["hit"] += 1
        _fields(c, found, row)
    for statement in left:
        if not any(_hits(text, statement, row) for row in [*asked, *free]):
            c["wrong"] += 1
            evidence = statement.evidence
            _show(errors, "wrong", getattr(statement.body, "type", ""), text[evidence.start : evidence.end])
    return c


def _show(errors: bool, *words: object) -> None:
    if errors:
        print(*words)


def _event(statement: Statement) -> EventMention:
    assert isinstance(statement.body, EventMention)
    return statement.body


def _hits(text: str, statement: Statement, row: dict[str, Any]) -> bool:
    event = _event(statement)
    if event.type != row["type"]:
        return False
    mutual = event.type in MUTUAL
    ours = (*event.actors, *event.recipients) if mutual else event.actors
    theirs = [*row["actors"], *(row.get("recipients") or [])] if mutual else row["actors"]
    return _share(ours, theirs) and any(_near(statement, place) for place in _places(text, row))


def _places(text: str, row: dict[str, Any]) -> Iterable[tuple[int, int]]:
    for quote in row.get("quotes") or [row.get("quote")]:
        words = r"\s+".join(map(re.escape, (quote or "").split()))
        yield from (m.span() for m in re.finditer(words, text) if words)


def _near(statement: Statement, place: tuple[int, int]) -> bool:
    evidence = statement.evidence
    return evidence.start < place[1] + NEAR and place[0] < evidence.end + NEAR


def _share(ours: Iterable[Entity], theirs: list[dict[str, Any]]) -> bool:
    ours = list(ours)
    return (not ours and not theirs) or any(_same(a, b) for a in ours for b in theirs)


def _same(ours: Entity, theirs: dict[str, Any]) -> bool:
    if ours.country and theirs.get("country"):
        return ours.country == theirs["country"]
    return bool(_words(f"{ours.name} {ours.text}") & _words(theirs.get("name") or ""))


def _words(name: str) -> set[str]:
    return set(re.findall(r"[\w-]{3,}", name.lower())) - EMPTY


def _either(wanted: Any, value: object) -> bool:
    return value in wanted["either"] if isinstance(wanted, dict) and "either" in wanted else value == wanted


def _goodness(statement: Statement, row: dict[str, Any]) -> float:
    return _share(_event(statement).recipients, row.get("recipients") or []) + 0.5 * _modal(statement, row)


def _modal(statement: Statement, row: dict[str, Any]) -> bool:
    real = statement.modality == "actual"
    return _either(row["modality"], statement.modality) or (real and row["modality"] == "historical")


def _fields(c: Counter[str], statement: Statement, row: dict[str, Any]) -> None:
    event = _event(statement)
    if row.get("recipients"):
        c["recipient_n"] += 1
        c["recipient"] += _share((*event.recipients, *event.actors), row["recipients"])
    c["modality_n"] += 1
    c["modality"] += _modal(statement, row)
    if isinstance(row.get("date"), str):
        c["date_n"] += 1
        c["date"] += event.when is not None and event.when.edtf == row["date"]


if __name__ == "__main__":
    main()
