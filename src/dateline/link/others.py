"""Flows, questions, considerations and claims: what many reports state alike is one row with all its passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast as typed

from dateline.link.actors import Cast
from dateline.link.evidence import Stated, content_id, normal, passages, told_apart
from dateline.link.positions import Rows, about_id
from dateline.link.wording import grouped, ordered, words_of
from dateline.model.doc import Entity, Place
from dateline.model.record import ClaimRow, ConsiderationRow, FlowRow, QuestionRow, SideRow
from dateline.model.statement import Claim, Consideration, Flow, Question


def _id(prefix: str, first: Stated, *more: object) -> str:
    return content_id(prefix, first.source.report.text_sha256, *first.key[3:6], *more)


def flows(items: Iterable[Stated]) -> tuple[FlowRow, ...]:
    """All flows by id: alike goods between the same ends are one flow."""
    found = ordered(items, "flow")
    groups = grouped(found, lambda s: (_end(_flow(s).from_), _end(_flow(s).to)), lambda s: _flow(s).goods)
    return told_apart(_flow_row(g) for g in groups)


def _flow(item: Stated) -> Flow:
    return typed(Flow, item.statement.body)


def _end(end: Entity | Place | None) -> str:
    return (end.country or normal(end.name)) if end else ""


def _flow_row(group: Sequence[Stated]) -> FlowRow:
    flow = _flow(group[0])
    return FlowRow(
        id=_id("fl", group[0], normal(flow.goods), _end(flow.from_), _end(flow.to)),
        goods=flow.goods,
        from_=flow.from_.name if flow.from_ else None,
        from_country=flow.from_.country if flow.from_ else None,
        to=flow.to.name if flow.to else None,
        to_country=flow.to.country if flow.to else None,
        route=next((r for s in group if (r := _flow(s).route)), None),
        quantity=next((q for s in reversed(group) if (q := _flow(s).quantity)), None),
        carrier=next((c for s in group if (c := _flow(s).carrier)), None),
        passages=passages(group),
    )


def questions(items: Iterable[Stated], cast: Cast, homes: Rows) -> tuple[QuestionRow, ...]:
    """All disputed questions by id, each with every side that was taken."""
    found = ordered(items, "question")
    groups = grouped(found, lambda s: (_question(s).matter or "", about_id(s, homes) or ""), _about_text)
    return told_apart(_question_row(g, cast, homes) for g in groups)


def _question(item: Stated) -> Question:
    return typed(Question, item.statement.body)


def _about_text(item: Stated) -> str:
    return _question(item).about.text or ""


def _question_row(group: Sequence[Stated], cast: Cast, homes: Rows) -> QuestionRow:
    question = _question(group[0])
    sides = tuple(_side(g, cast) for g in _by_side(group, cast))
    dated = sorted(
        (x for x in sides if x.date and x.holder),
        key=lambda x: (x.date or "", x.holder.id if x.holder else ""),
    )
    first = dated[0] if dated else None
    return QuestionRow(
        id=_id("qu", group[0], question.matter),
        matter=question.matter,
        about=words_of(group[0], question.about.ref, question.about.text),
        about_id=about_id(group[0], homes),
        sides=tuple(
            sorted(sides, key=lambda x: (x.date or "9999", x.holder.id if x.holder else "", x.side or ""))
        ),
        passages=passages(group),
        first_raised=first.date if first else None,
        first_raised_by=first.holder if first else None,
    )


def _by_side(group: Sequence[Stated], cast: Cast) -> list[list[Stated]]:
    def holder(s: Stated) -> tuple[str, ...]:
        raiser = _question(s).raised_by
        return (cast.party(raiser).id if raiser else "",)

    return grouped(group, holder, lambda s: _question(s).side or "")


def _side(group: Sequence[Stated], cast: Cast) -> SideRow:
    question = _question(group[0])
    return SideRow(
        holder=cast.party(question.raised_by) if question.raised_by else None,
        side=question.side,
        legal_basis=next((b for s in group if (b := _question(s).legal_basis)), None),
        date=group[0].published,
        passages=passages(group),
    )


def considerations(items: Iterable[Stated], cast: Cast) -> tuple[ConsiderationRow, ...]:
    """All stated risks and benefits by id."""
    found = ordered(items, "consideration")
    groups = grouped(found, lambda s: (_consideration(s).sign, _speaker(s, cast)), _of)
    return told_apart(_consideration_row(g, cast) for g in groups)


def _consideration(item: Stated) -> Consideration:
    return typed(Consideration, item.statement.body)


def _speaker(item: Stated, cast: Cast) -> str:
    return cast.party(item.speaker).id if item.speaker else ""


def _of(item: Stated) -> str:
    return words_of(item, _consideration(item).of.ref, _consideration(item).of.text)


def _consideration_row(group: Sequence[Stated], cast: Cast) -> ConsiderationRow:
    first = group[0]
    for_ = next((f for s in group if (f := _consideration(s).for_)), None)
    return ConsiderationRow(
        id=_id("co", first, _consideration(first).sign),
        sign=_consideration(first).sign,
        of=_of(first) or None,
        for_=cast.party(for_) if for_ else None,
        holder=cast.party(first.speaker) if first.speaker else None,
        passages=passages(group),
    )


def claims(items: Iterable[Stated], cast: Cast, homes: Rows) -> tuple[ClaimRow, ...]:
    """All claims by id: alike content is one claim with all its holders."""
    groups = grouped(ordered(items, "claim"), lambda s: (about_id(s, homes) or "",), _content)
    return told_apart(_claim_row(g, cast, homes) for g in groups)


def _claim(item: Stated) -> Claim:
    return typed(Claim, item.statement.body)


def _content(item: Stated) -> str:
    span = _claim(item).content
    return item.source.report.field_text(span.field)[span.start : span.end]


def _claim_row(group: Sequence[Stated], cast: Cast, homes: Rows) -> ClaimRow:
    first, about = group[0], _claim(group[0]).about
    return ClaimRow(
        id=_id("cl", first, _claim(first).content.start, _claim(first).content.end),
        content=_content(first),
        holders=cast.parties(_claim(s).holder for s in group),
        about=(words_of(first, about.ref, about.text) or None) if about else None,
        about_id=about_id(first, homes),
        date=first.published,
        passages=passages(group),
    )
