"""Agreements and measures: one row for each, with its status over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import cast as typed

from dateline.link.actors import Cast
from dateline.link.evidence import Stated, content_id, normal, passages, told_apart
from dateline.link.fields import NO_DATE, date_field
from dateline.link.wording import alike, grouped, ordered
from dateline.model.doc import Entity
from dateline.model.event import DateField, Party
from dateline.model.record import AgreementRow, AimRow, MeasureRow, StatusPoint
from dateline.model.statement import Agreement, Measure


def agreements(items: Iterable[Stated], cast: Cast) -> tuple[AgreementRow, ...]:
    """All agreements by id: the same parties and an alike subject are one agreement."""
    groups = grouped(ordered(items, "agreement"), lambda s: _sides(s, cast), lambda s: _agreement(s).what)
    return told_apart(_agreement_row(g, cast) for g in groups)


def _agreement(item: Stated) -> Agreement:
    return typed(Agreement, item.statement.body)


def _sides(item: Stated, cast: Cast) -> tuple[str, ...]:
    return tuple(sorted({p.country or p.id for p in cast.parties(_agreement(item).parties)}))


def _agreement_row(group: Sequence[Stated], cast: Cast) -> AgreementRow:
    first = group[0]
    history = status_history(group, lambda s: _agreement(s).status)
    statuses = {_agreement(s).status: s for s in group}
    latest = next(s for s in reversed(group) if _agreement(s).status == history[-1].status)
    return AgreementRow(
        id=content_id("ag", first.source.report.text_sha256, *first.key[3:6], normal(_agreement(first).what)),
        parties=cast.parties(p for s in group for p in _agreement(s).parties),
        what=_agreement(first).what,
        instrument=next((i for s in group if (i := _agreement(s).instrument)), None),
        status=_agreement(latest).status if statuses else _agreement(first).status,
        aims=_aims(group),
        history=history,
        passages=passages(group),
        affirmed_by=_cited(group, cast, denying=False),
        denied_by=_cited(group, cast, denying=True),
    )


def _cited(group: Iterable[Stated], cast: Cast, *, denying: bool) -> tuple[Party, ...]:
    """The parties that are cited for the agreement, or for there being none."""
    found: dict[str, Party] = {}
    for s in group:
        if s.speaker is None or _denies(s) != denying:
            continue
        speaker = cast.party(s.speaker)
        if any(p.id == speaker.id or (p.country and p.country == speaker.country) for p in _parties(s, cast)):
            found[speaker.id] = speaker
    return tuple(found[i] for i in sorted(found))


def _parties(item: Stated, cast: Cast) -> tuple[Party, ...]:
    return cast.parties(_agreement(item).parties)


def _denies(item: Stated) -> bool:
    return item.statement.modality == "negated" or _agreement(item).status == "rejected"


def _aims(group: Iterable[Stated]) -> tuple[AimRow, ...]:
    """Each aim once, in the words of the first report that states it."""
    found: list[tuple[str, set[str], list[str]]] = []
    for s in group:
        for aim in _agreement(s).aims:
            known = next((f for f in found if alike(f[0], aim.text)), None)
            if known is None:
                known = (aim.text, set(), [])
                found.append(known)
            known[1].update(aim.contexts)
            known[2].append(s.evidence.id)
    rows = [AimRow(text, tuple(sorted(contexts)), tuple(dict.fromkeys(ids))) for text, contexts, ids in found]
    return tuple(sorted(rows, key=lambda a: a.text))


def status_history(group: Iterable[Stated], status: Callable[[Stated], str]) -> tuple[StatusPoint, ...]:
    """One point for each day and status, oldest first; reports without a date come first, so that a dated status stands."""
    points: dict[tuple[str, str], list[Stated]] = {}
    for s in group:
        points.setdefault((s.published or "", status(s)), []).append(s)
    return tuple(
        StatusPoint(day or None, status_, passages(points[day, status_])) for day, status_ in sorted(points)
    )


def measures(items: Iterable[Stated], cast: Cast) -> tuple[MeasureRow, ...]:
    """All measures by id: the same kind, authority and an alike subject are one measure."""
    groups = grouped(ordered(items, "measure"), lambda s: _authority(s, cast), _subject)
    return told_apart(_measure_row(g, cast) for g in groups)


def _measure(item: Stated) -> Measure:
    return typed(Measure, item.statement.body)


def _authority(item: Stated, cast: Cast) -> tuple[str, ...]:
    authority = _measure(item).authority
    party = cast.party(authority) if authority else None
    return _measure(item).measure, (party.country or party.id) if party else ""


def _subject(item: Stated) -> str:
    subject = _measure(item).subject
    return (subject.name if isinstance(subject, Entity) else subject) or ""


def _measure_row(group: Sequence[Stated], cast: Cast) -> MeasureRow:
    first = group[0]
    history = status_history(group, lambda s: _measure(s).status)
    authority = next((a for s in group if (a := _measure(s).authority)), None)
    return MeasureRow(
        id=content_id("me", first.source.report.text_sha256, *first.key[3:6], _measure(first).measure),
        measure=_measure(first).measure,
        authority=cast.party(authority) if authority else None,
        subject=_subject(first) or None,
        status=history[-1].status,
        date=_date(group),
        history=history,
        passages=passages(group),
    )


def _date(group: Iterable[Stated]) -> DateField:
    whens = [w for s in group if (w := _measure(s).when)]
    return date_field(min(whens, key=lambda w: (w.date_prec, w.edtf))) if whens else NO_DATE
