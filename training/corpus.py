"""The corpus as questions: a text, a marked source, a marked target or none, a marked trigger or none, and the answer.

One line of the corpus holds several happenings; each becomes questions that only one pair of parties answers, and what is not
stated becomes questions whose answer is NONE: the reverse of a directed act, parties of different acts, the wrong trigger.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

Span = tuple[int, int]
# the pairs of a line, with each type that is stated of them and the word that says it
Told = dict[tuple[Span, Span | None], dict[str, Span | None]]
NONE = "NONE"
TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE",
    "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
ANSWERS = (*TYPES, NONE)
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
HERE = Path(__file__).parent / "corpus"


@dataclass(frozen=True, slots=True)
class Question:
    """What does ``source`` do to ``target``, by the word ``trigger`` where one is marked? ``answers`` lists all that are right."""

    text: str
    source: Span
    target: Span | None
    trigger: Span | None
    answers: tuple[str, ...]
    line: int = 0
    weight: float = 1.0


def lines(*names: str) -> list[dict[str, Any]]:
    """The lines of some files of the corpus."""
    return [
        json.loads(x)
        for name in names
        for x in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
        if x.strip()
    ]


def find(text: str, words: str) -> Span:
    """Where the words stand; ``words#2`` is their second occurrence, a whole word where there is one.

    Raises:
        ValueError: the text does not hold them so often.
    """
    bare, _, nth = words.partition("#") if re.search(r"#\d+$", words) else (words, "", "")
    found = [m.span() for m in re.finditer(re.escape(bare), text)]
    if not nth and len(found) > 1:
        whole = [s for s in found if not text[s[1] : s[1] + 1].isalnum() and not text[: s[0]][-1:].isalnum()]
        found = whole or found
    at = int(nth or 1) - 1
    if at >= len(found):
        raise ValueError(f"{words!r} is not in {text!r}")
    return found[at]


def asked(line: dict[str, Any], number: int, dice: random.Random) -> Iterator[Question]:
    """All questions of one line."""
    text = line["text"]
    told: Told = {}
    for event in line["events"]:
        if event["source"] is None:
            continue
        source = find(text, event["source"])
        target = find(text, event["target"]) if event["target"] else None
        told.setdefault((source, target), {})[event["type"]] = (
            find(text, event["trigger"]) if event["trigger"] else None
        )
    triggers = {t for types in told.values() for t in types.values() if t}
    for (source, target), types in told.items():
        yield Question(text, source, target, None, tuple(types), number)
        for type_, trigger in types.items():
            if trigger is not None:
                yield Question(text, source, target, trigger, (type_,), number, 0.7)
        for wrong in triggers - set(types.values()):
            if not any(wrong in t.values() for (s, _), t in told.items() if s == source):
                yield Question(text, source, target, wrong, (NONE,), number, 0.5)
    for source, target, trigger in line.get("plain", ()):
        yield Question(
            text, find(text, source), find(text, target), find(text, trigger), (NONE,), number, 0.7
        )
    refused = {(find(text, a), find(text, b)) for a, b in line.get("none", ())}
    refused |= set(_unstated(told, text))
    for source, target in sorted(refused):
        if (source, target) in told:
            continue
        yield Question(text, source, target, None, (NONE,), number)
        if triggers and dice.random() < 0.5:
            yield Question(text, source, target, dice.choice(sorted(triggers)), (NONE,), number, 0.5)


def _unstated(told: Told, text: str) -> Iterator[tuple[Span, Span]]:
    """The reverse of what is told, and parties of two acts that share none."""
    pairs = [(s, t) for s, t in told if t is not None]
    for (source, target), types in told.items():
        if target is not None and not MUTUAL & set(types) and not _overlap(source, target):
            yield target, source
    for first in pairs:
        for second in pairs:
            four = [*first, *second]
            apart = all(not _overlap(a, b) for i, a in enumerate(four) for b in four[i + 1 :])
            plain = not any(
                re.fullmatch(r"(?i)(it|they|them|he|she|him|her|its|their|his|both|who)", text[s:e])
                for s, e in four
            )
            if apart and plain and len({text[s:e].lower() for s, e in four}) == 4:
                yield first[0], second[1]


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def questions(rows: Iterable[dict[str, Any]], seed: int) -> list[Question]:
    """The questions of many lines, in order."""
    dice = random.Random(seed)
    return [q for n, line in enumerate(rows) for q in asked(line, n, dice)]


def swapped(question: Question, names: list[str], dice: random.Random) -> Question:
    """The same question with other names for its parties, so that no name comes to mean a type."""
    spans = {"source": question.source, "target": question.target, "trigger": question.trigger}
    for role in ("source", "target"):
        span = spans[role]
        if span is None or dice.random() < 0.3:
            continue
        old, new = question.text[span[0] : span[1]], dice.choice(names)
        if (
            not old[:1].isupper()
            or " " in old.removeprefix("The ")
            or any(s and r != role and _overlap(s, span) for r, s in spans.items())
        ):
            continue
        text = question.text[: span[0]] + new + question.text[span[1] :]
        grown = len(new) - len(old)
        moved = {r: (s[0] + grown, s[1] + grown) if s and s[0] >= span[1] else s for r, s in spans.items()}
        moved[role] = (span[0], span[0] + len(new))
        question, spans = replace(question, text=text, **moved), moved  # type: ignore[arg-type]
    return question


def goldens(folder: Path) -> list[dict[str, Any]]:
    """The project's own test cases for pairs as lines without triggers: "[who] does what to {whom}"."""
    marks = str.maketrans("", "", "[]{}")
    found = []
    for path in sorted(folder.glob("*.toml")):
        case = tomllib.loads(path.read_text("utf-8"))
        for row in case["asked"] if case["type"] in TYPES else ():
            parts = [row[row.index(a) + 1 : row.index(b)] for a, b in ("[]", "{}")]
            event = {"type": case["type"], "source": parts[0], "target": parts[1], "trigger": None}
            found.append({"text": row.translate(marks), "events": [event]})
    return found


def thinned(
    asked: Sequence[Question], *, triggers: float, none: float, dice: random.Random
) -> list[Question]:
    """Some of the questions: a share of those with a trigger, and no more without an answer than ``none`` times those with one."""
    kept = [q for q in asked if q.trigger is None or dice.random() < triggers]
    stated = [q for q in kept if NONE not in q.answers]
    unstated = [q for q in kept if NONE in q.answers]
    return stated + dice.sample(unstated, min(len(unstated), int(none * len(stated))))
