"""When a happening took place: the time expression that belongs to its words."""

from __future__ import annotations

from dateline.coding import tree
from dateline.model.doc import Doc, Span, TimeMention
from dateline.model.statement import Announced, When

FAR = 99


def when_of(doc: Doc, i: int, *, besides: str | None = None) -> When | None:
    """The time that the words around the happening at ``i`` give it; None where they give none.

    ``besides`` is a day that is known to be that of the announcement.
    The expression that hangs on the trigger comes first, then one in its clause, then one that is alone in its sentence.
    Misses: times that an earlier sentence set for the whole passage.
    """
    best = mention_of(doc, i)
    if best is None or best.edtf is None or best.edtf == besides:
        return None
    return When(best.edtf, best.date_prec or 1, best.basis)


def about_day_of(announced: Announced | None) -> When | None:
    """A deed that is announced on a day took place on it or a few days before: UCDP's precision 2."""
    if announced is None or announced.edtf is None or len(announced.edtf) != len("2025-01-31"):
        return None
    return When(announced.edtf, 2, "relative")


def mention_of(doc: Doc, i: int) -> TimeMention | None:
    """The time expression that dates the happening at ``i``."""
    sentence = doc.tokens[i].sentence
    here = [t for t in doc.times if t.sentence == sentence and t.type in ("DATE", "TIME") and t.edtf]
    ranked = sorted((_distance(doc, i, t), -(t.date_prec or 9), n) for n, t in enumerate(here))
    return here[ranked[0][2]] if ranked and ranked[0][0] < FAR else None


def _head(doc: Doc, time: TimeMention) -> int | None:
    inside = [t for t in _tokens(doc, time) if not time.span.overlaps(_span_of_head(doc, t))]
    found = inside or _tokens(doc, time)
    return found[0] if found else None


def _tokens(doc: Doc, time: TimeMention) -> list[int]:
    sentence = doc.sentences[time.sentence]
    words = doc.tokens[sentence.first : sentence.last]
    return [w.index for w in words if w.start < time.span.end and time.span.start < w.end]


def _span_of_head(doc: Doc, i: int) -> Span:
    head = doc.tokens[i].head
    return doc.span_of(head, head + 1) if head != i else doc.span_of(i, i + 1)


def _distance(doc: Doc, i: int, time: TimeMention) -> int:
    """Steps from the time up to the happening or to what governs both; FAR where another happening stands between."""
    head = _head(doc, time)
    if head is None:
        return FAR
    above = [head, *tree.ancestors(doc, head)]
    mine = [i, *tree.ancestors(doc, i)]
    for steps, at in enumerate(above):
        if at in mine:
            return steps + _cost(doc, mine[: mine.index(at)]) + _barriers(doc, above[1:steps])
    return FAR


def _cost(doc: Doc, path: list[int]) -> int:
    """What it costs to climb from the happening: little inside its clause, much out of a clause of its own."""
    cost = 0
    for at in path:
        dep = doc.tokens[at].dep
        if dep in ("ccomp", "relcl", "advcl", "acl", "pcomp"):
            cost += 12 if doc.tokens[at].dep in ("relcl", "acl") else 8
        elif dep == "conj":
            cost += 6
        else:
            cost += 2
    return cost


def _barriers(doc: Doc, path: list[int]) -> int:
    """Clauses between the time and the common governor: the time belongs to them."""
    return sum(40 for at in path if tree.is_verb(doc, at) and doc.tokens[at].dep not in ("xcomp",))
