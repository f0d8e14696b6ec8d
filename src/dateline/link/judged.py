"""What analysts decided, applied to what was read: rows added, groups joined or parted, events reviewed and corrected.

A judgement binds to the row of the same table and type, as read, that shares the most of its passages, of equal ones to that with its id:
so it outlives new reports, and a reading whose passages stay. One that binds to nothing is kept and listed, and changes nothing.

Misses: where one sentence tells two happenings of one type and both their ids have changed, the judgement goes to the one with the lesser id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dateline import wire
from dateline.link.corrections import Corrections
from dateline.link.evidence import Source, Stated, content_id, report_key
from dateline.link.merge import Group
from dateline.model.event import Review
from dateline.model.judgement import Judgement
from dateline.model.record import JudgementRow, Record
from dateline.model.statement import Statement

REVIEWS: Mapping[str, Review] = {
    "accept": "accepted",
    "reject": "rejected",
    "hold": "held",
    "correct": "corrected",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about one event: the last review, and the corrected fields."""

    review: Review = "unreviewed"
    corrections: Corrections = field(default_factory=Corrections)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that were not taken back, in the order in which they were given. What takes one back can be taken back itself."""
    ordered = sorted(judgements, key=lambda j: (j.when, j.id))
    undone = _undone(ordered)
    return [j for j in ordered if j.id not in undone and j.verdict != "undo"]


def _undone(ordered: Sequence[Judgement]) -> dict[str, str]:
    """What was taken back, with the judgement that did so."""
    undone: dict[str, str] = {}
    for j in reversed(ordered):
        if j.verdict == "undo" and j.id not in undone:
            undone[j.row] = j.id
    return undone


def by_hand(judgements: Iterable[Judgement], sources: Iterable[Source]) -> list[Stated]:
    """The rows that analysts added, as statements of the reports that they cite; those of reports that are gone are left out."""
    known = {s.report.id: s for s in sources}
    found = []
    for number, j in enumerate(j for j in judgements if j.verdict == "add" and j.row in known):
        source, statement = known[j.row], wire.parse(Statement, json.loads(j.value("statement")))
        span = statement.evidence
        index = len(source.reading.statements) + number
        key = (*report_key(source.report), span.field, span.start, span.end, index)
        found.append(Stated(source, index, statement, key))
    return found


def regrouped(groups: Sequence[Group], judgements: Sequence[Judgement]) -> list[Group]:
    """The groups with those joined and parted that an analyst joined or parted, the first given first."""
    found = list(groups)
    for j in judgements:
        if j.verdict == "merge":
            found = _joined(found, j)
        elif j.verdict == "split":
            found = _parted(found, j)
    return found


def _joined(groups: list[Group], j: Judgement) -> list[Group]:
    kept = _bound(groups, ids={j.row}, passages=j.passages, code=j.code)
    gone = _bound(groups, ids={j.value("with")}, passages=j.value("passages").split(), code=j.code)
    if kept is None or gone is None or kept == gone:
        return groups
    members = sorted((*groups[kept].mentions, *groups[gone].mentions), key=lambda m: m.key)
    whole = Group(members, groups[kept].rules | groups[gone].rules | {f"joined by judgement {j.id}"})
    return [whole if i == kept else g for i, g in enumerate(groups) if i != gone]


def _parted(groups: list[Group], j: Judgement) -> list[Group]:
    at = _bound(groups, ids={j.row}, passages=j.passages, code=j.code)
    if at is None:
        return groups
    out = set(j.value("passages").split())
    going = [m for m in groups[at].mentions if m.item.evidence.id in out]
    staying = [m for m in groups[at].mentions if m.item.evidence.id not in out]
    if not going or not staying:
        return groups
    rules = groups[at].rules | {f"parted by judgement {j.id}"}
    # what stays keeps its id, whichever of the two has the least mention
    stays = Group(staying, set(rules), own=groups[at].id)
    goes = Group(going, set(rules), own=content_id("e", groups[at].id, j.id))
    return [*groups[:at], stays, *groups[at + 1 :], goes]


def bearing(groups: Sequence[Group], judgements: Iterable[Judgement]) -> dict[str, int]:
    """Which group each judgement of an event bears on, by its id; those that bear on none are left out."""
    found = {}
    for j in judgements:
        if j.what != "events":
            continue
        code = json.loads(j.value("statement"))["body"]["type"] if j.verdict == "add" else j.code
        at = _bound(groups, ids={j.row}, passages=j.passages, code=code)
        if at is not None:
            found[j.id] = at
    return found


def decided(bears: Mapping[str, int], judgements: Iterable[Judgement]) -> dict[int, Decided]:
    """What was decided about each group, by its number."""
    found: dict[int, Decided] = {}
    for j in judgements:
        if j.id in bears and j.verdict in REVIEWS:
            before = found.get(bears[j.id], Decided())
            found[bears[j.id]] = Decided(REVIEWS[j.verdict], before.corrections.with_values(j.values))
    return found


def _bound(
    groups: Sequence[Group], *, ids: set[str], passages: Iterable[str], code: str | None
) -> int | None:
    """The number of the group that a judgement means: that with the most of its passages, of equal ones that with its id."""
    wanted = set(passages)
    ranked = []
    for i, group in enumerate(groups):
        named = group.id in ids
        if named or any(m.body.type == code for m in group.mentions):
            shared = len(wanted & {m.item.evidence.id for m in group.mentions})
            if shared or named:
                ranked.append((-shared, not named, group.id, i))
    return min(ranked)[-1] if ranked else None


def reviewed(record: Record, judgements: Sequence[Judgement], *, bears: Mapping[str, str]) -> Record:
    """The record with the reviews of rows that are no events, and with the log of all judgements.

    ``bears`` says on which event each judgement of an event bears.
    """
    rows: dict[str, list[Any]] = {}
    on = dict(bears)
    for j in standing(judgements):
        if j.what == "events":
            continue
        table = rows.setdefault(j.what, list(getattr(record, j.what, ())))
        at = _row_of(table, j)
        if at is not None:
            on[j.id] = table[at].id
            table[at] = replace(table[at], judgement=REVIEWS[j.verdict])
    changed: dict[str, Any] = {what: tuple(table) for what, table in rows.items()}
    return replace(record, **changed, judgements=_log(judgements, on))


def _row_of(rows: Sequence[Any], j: Judgement) -> int | None:
    """The number of the row that a judgement means: that with its id, else that with the most of its passages."""
    same = next((i for i, r in enumerate(rows) if r.id == j.row), None)
    if same is not None:
        return same
    shared = [len(set(j.passages) & {p.id for p in r.passages}) for r in rows]
    best = max(range(len(rows)), key=lambda i: (shared[i], -i), default=None)
    return best if best is not None and shared[best] else None


def _log(judgements: Iterable[Judgement], on: Mapping[str, str]) -> tuple[JudgementRow, ...]:
    ordered = sorted(judgements, key=lambda j: (j.when, j.id))
    undone = _undone(ordered)
    return tuple(_logged(j, on.get(j.id), undone.get(j.id)) for j in sorted(ordered, key=lambda j: j.id))


def _logged(j: Judgement, row: str | None, undone_by: str | None) -> JudgementRow:
    shown = tuple(f"{name}={value}" for name, value in j.values if name != "statement")
    when = j.when.isoformat(timespec="seconds")
    return JudgementRow(j.id, j.verdict, j.what, row, j.row, j.who, when, j.why, shown, undone_by)
