"""The record: what many reports state, merged into rows that refer to each other by ``id``.

Events and the values that rows share are in :mod:`dateline.model.event`; here is every other kind of row, and the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.event import Actor, Basis, DateField, Event, Evidence, Origin, Party, PlaceRow, Review
from dateline.model.judgement import Verdict
from dateline.model.statement import (
    AgreementStatus,
    Capacity,
    Conduct,
    Instrument,
    Matter,
    MeasureKind,
    Qualifier,
    Stance,
)


@dataclass(frozen=True, slots=True)
class PositionPoint:
    """A holder's stance on one date."""

    date: str | None
    stance: Stance
    conduct: Conduct | None
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A stance that differs from the one before: of ``date``, the other last held on ``last_held``.

    ``preceded_by`` holds ids of events between the two dates that concern the holder or the matter; what came before is no cause.
    """

    date: str
    before: Stance
    after: Stance
    last_held: str
    preceded_by: tuple[str, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A holder's stance to one matter over time; ``stance`` is the latest, ``about_id`` the event or actor that it is about.

    ``differs_from`` holds ids of positions of others of the same country who stand on the other side of the matter.
    """

    id: str
    holder: Party
    about: str
    about_id: str | None
    stance: Stance
    conduct: Conduct | None
    capacity: Capacity | None
    since: str | None
    conditions: tuple[str, ...]
    history: tuple[PositionPoint, ...]
    passages: tuple[Evidence, ...]
    judgement: Review = "unreviewed"
    shifts: tuple[Shift, ...] = ()
    differs_from: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusPoint:
    """The status that one or more reports gave on a date."""

    date: str | None
    status: str
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AimRow:
    """An aim of an agreement, in a report's words."""

    text: str
    contexts: tuple[str, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement with its parties, aims and status over time; ``status`` is the latest.

    ``affirmed_by`` are the parties that are cited for it, ``denied_by`` those cited for rejecting or denying it; one party can be both.
    """

    id: str
    parties: tuple[Party, ...]
    what: str
    instrument: Instrument | None
    status: AgreementStatus
    aims: tuple[AimRow, ...]
    history: tuple[StatusPoint, ...]
    passages: tuple[Evidence, ...]
    judgement: Review = "unreviewed"
    affirmed_by: tuple[Party, ...] = ()
    denied_by: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A legal or administrative act with its status over time."""

    id: str
    measure: MeasureKind
    authority: Party | None
    subject: str | None
    status: str
    date: DateField
    history: tuple[StatusPoint, ...]
    passages: tuple[Evidence, ...]
    judgement: Review = "unreviewed"


@dataclass(frozen=True, slots=True)
class FlowRow:
    """Goods or people that move, as stated; None where the origin or the destination is not."""

    id: str
    goods: str
    from_: str | None
    from_country: str | None
    to: str | None
    to_country: str | None
    route: str | None
    quantity: str | None
    carrier: str | None
    passages: tuple[Evidence, ...]
    judgement: Review = "unreviewed"


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side of a question, in its holder's words."""

    holder: Party | None
    side: str | None
    legal_basis: str | None
    date: str | None
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """What is disputed, about what, and every side that was taken. No verdict. ``first_raised`` is the earliest dated side's day."""

    id: str
    matter: Matter | None
    about: str
    about_id: str | None
    sides: tuple[SideRow, ...]
    passages: tuple[Evidence, ...]
    judgement: Review = "unreviewed"
    first_raised: str | None = None
    first_raised_by: Party | None = None


@dataclass(frozen=True, slots=True)
class ConsiderationRow:
    """A stated risk or benefit; ``holder`` is who states it, None for the reporter."""

    id: str
    sign: Literal["risk", "benefit"]
    of: str | None
    for_: Party | None
    holder: Party | None
    passages: tuple[Evidence, ...]
    judgement: Review = "unreviewed"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with everybody who holds it. ``about_id`` is the row that it is about, where that was coded."""

    id: str
    content: str
    holders: tuple[Party, ...]
    about: str | None
    about_id: str | None
    date: str | None
    passages: tuple[Evidence, ...]
    judgement: Review = "unreviewed"


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A running sum as one claimant states it, shown against the record's own sum over the same time."""

    id: str
    what: str
    number: int
    qualifier: Qualifier
    from_: str | None
    as_of: str | None
    by: Party | None
    sum_of_events: int | None
    gap: int | None
    passages: tuple[Evidence, ...]
    judgement: Review = "unreviewed"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as the record lists it.

    ``story`` is the id that reports of one happening have in common, whatever text they descend from.
    ``aside`` is why it does not belong to the desk; what it tells is in no row then. None where it belongs.
    """

    id: str
    given_id: str | None
    title: str | None
    deck: str | None
    outlet: str | None
    outlet_kind: str
    byline: str | None
    dateline: str | None
    published: str | None
    published_basis: str
    language: str
    kind: str
    url: str | None
    origin: str | None
    text_sha256: str
    capture_sha256: str
    corrects: str | None
    retracts: str | None
    statements: int
    trouble: tuple[str, ...] = ()
    story: str | None = None
    aside: str | None = None


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet with how much of the record came from it."""

    id: str
    name: str
    kind: str
    owner: str | None
    country: str | None
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement as the record shows it. ``row`` is the row that it bears on today, None where it bears on none any more.

    ``values`` are what it sets, as ``field=value``. ``undone_by`` is the judgement that took it back.
    """

    id: str
    verdict: Verdict
    what: str
    row: str | None
    judged: str
    who: str
    when: str
    why: str
    values: tuple[str, ...]
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """The canonical record of a desk. Every tuple is sorted by id, so that equal inputs give equal records whatever the order of arrival."""

    actors: tuple[Actor, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    origins: tuple[Origin, ...] = ()
    outlets: tuple[OutletRow, ...] = ()
    reports: tuple[ReportRow, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[PositionRow, ...] = ()
    agreements: tuple[AgreementRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    flows: tuple[FlowRow, ...] = ()
    questions: tuple[QuestionRow, ...] = ()
    considerations: tuple[ConsiderationRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    totals: tuple[TotalRow, ...] = ()
    judgements: tuple[JudgementRow, ...] = ()
