"""The tolls of one happening: every claimant's latest figure side by side.

A later figure of the same claimant supersedes its earlier one. What reporters say in their own voice is one claimant (None);
there a figure of a single origin does not supersede one that several origins give, unless its report is a correction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from dateline.link.actors import Cast
from dateline.link.evidence import Stated
from dateline.link.mentions import Mention
from dateline.model.event import ConflictValue, FieldConflict, TollClaim, TollField
from dateline.model.statement import Quantity, Toll

HARMS = tuple(sorted(f.name for f in fields(Toll)))
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """One stated quantity: who gives it, where."""

    item: Stated
    claimant: str | None
    quantity: Quantity

    @property
    def value(self) -> tuple[int | None, int | None, int | None, str]:
        """The figure without its place in the text."""
        q = self.quantity
        return q.low, q.best, q.high, q.qualifier


def tolls(members: Sequence[Mention], cast: Cast) -> tuple[tuple[str, TollField], ...]:
    """One field for each kind of harm that a mention states."""
    stated = ((harm, _figures(members, harm, cast)) for harm in HARMS)
    return tuple((harm, _field(figures)) for harm, figures in stated if figures)


def toll_conflicts(members: Sequence[Mention], cast: Cast) -> Iterator[FieldConflict]:
    """The kinds of harm for which figures contradict each other, with every figure that was ever given."""
    for harm in HARMS:
        figures = _figures(members, harm, cast)
        values = sorted({_shown(f.quantity) for f in figures if f.quantity.best is not None})
        if len({f.quantity.best for f in figures} - {None}) > 1:
            yield FieldConflict(f"toll.{harm}", tuple(v for value in values for v in _values(figures, value)))


def _values(figures: Sequence[Figure], value: str) -> Iterator[ConflictValue]:
    alike = [f for f in figures if _shown(f.quantity) == value]
    for claimant in sorted({f.claimant for f in alike}, key=lambda c: c or ""):
        yield ConflictValue(value, claimant, _passages(f for f in alike if f.claimant == claimant))


def _shown(quantity: Quantity) -> str:
    figure = quantity.best if quantity.best is not None else quantity.low
    return str(figure) if quantity.qualifier == "exactly" else f"{quantity.qualifier} {figure}"


def _figures(members: Iterable[Mention], harm: str, cast: Cast) -> list[Figure]:
    found = []
    for m in members:
        quantity = getattr(m.body.toll, harm) if m.body.toll else None
        if quantity is not None:
            speaker = m.item.speaker
            found.append(Figure(m.item, cast.party(speaker).name if speaker else None, quantity))
    return sorted(found, key=lambda f: f.item.key)


def _field(figures: Sequence[Figure]) -> TollField:
    by_claimant: dict[str | None, list[Figure]] = defaultdict(list)
    for f in figures:
        by_claimant[f.claimant].append(f)
    claims = tuple(
        _claim(by_claimant[c]) for c in sorted(by_claimant, key=lambda c: (c is not None, c or ""))
    )
    lows = [c.low if c.low is not None else c.best for c in claims]
    highs = [c.high if c.high is not None else c.best for c in claims]
    bests = {c.best for c in claims} - {None}
    return TollField(
        low=min((v for v in lows if v is not None), default=None),
        best=bests.pop() if len(bests) == 1 else None,
        high=max(h for h in highs if h is not None) if all(h is not None for h in highs) else None,
        claims=claims,
    )


def _claim(figures: Sequence[Figure]) -> TollClaim:
    latest = _latest(figures)
    q = latest.quantity
    alike = [f for f in figures if f.value == latest.value]
    as_of = max((f.item.published for f in alike if f.item.published), default=None)
    return TollClaim(latest.claimant, q.low, q.best, q.high, q.qualifier, as_of, _passages(alike))


def _latest(figures: Sequence[Figure]) -> Figure:
    """The figure that stands: the latest one that says a number at all."""
    numbered = [f for f in figures if f.quantity.best is not None] or list(figures)
    if numbered[0].claimant is None:
        numbered = _backed(numbered)
    dated = [f for f in numbered if f.item.published] or numbered
    return max(
        dated, key=lambda f: (f.item.published or "", f.item.source.report.corrects is not None, f.item.key)
    )


def _backed(figures: list[Figure]) -> list[Figure]:
    origins: dict[object, set[str]] = defaultdict(set)
    for f in figures:
        origins[f.quantity.best].add(f.item.source.origin)
    if max(len(o) for o in origins.values()) < _SEVERAL:
        return figures
    return [
        f
        for f in figures
        if len(origins[f.quantity.best]) >= _SEVERAL or f.item.source.report.corrects is not None
    ]


def _passages(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.item.evidence.id for f in figures))
