"""What the record holds: statements of many reports, merged into one world.

Each row type is what ``dateline show WHAT --json`` prints, field by field; a trailing underscore avoids a Python keyword
(``in_`` is printed as ``in``). Rows refer to each other by ``id``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.doc import DateBasis, Modality, Scope
from dateline.model.report import Field
from dateline.model.statement import (
    Announced,
    Qualifier,
    Responsibility,
)

ActorStatus = Literal["resolved", "unresolved"]
Relation = Literal[
    "acting party",
    "opposing party",
    "victim side",
    "witness",
    "third-party official",
    "document",
    "imagery",
    "unnamed",
    "reporter",
]
EventStatus = Literal[
    "reported",
    "claimed by the acting party only",
    "corroborated",
    "disputed",
    "denied",
    "retracted",
]
Review = Literal["unreviewed", "accepted", "rejected", "corrected", "held"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with what a reader needs to find it: outlet, date, link."""

    id: str
    report: str
    in_: Field
    start: int
    end: int
    quote: str
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A resolved actor as rows cite it; ``id`` is that of an :class:`Actor` row."""

    id: str
    name: str
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office of a person. ``since`` and ``until`` are the registry's; what is seen are days of reports that state it.

    ``former_seen`` is the first day on which a report has the office as held no more. ``disputed_with`` are actors whom other
    reports have in the same office at the same time. ``passages`` are the first and the last ones of ``reports`` reports.
    """

    office: str
    country: str | None
    since: str | None = None
    until: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    former_seen: str | None = None
    disputed_with: tuple[str, ...] = ()
    reports: int = 0
    passages: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Designation:
    """That an authority has put a group on a list: by whom, what it is listed as, and since when."""

    by: str
    what: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A country, body, person, group, or an unnamed group that keeps its description.

    ``person_public`` is False for a private person, whose name leaves the record only by a judgement.
    ``scope`` says what an unnamed group is drawn from. ``status`` is unresolved where nothing is known of an actor beyond its words.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    named: bool
    person_public: bool = True
    aliases: tuple[str, ...] = ()
    reports: int = 0
    passages: tuple[Evidence, ...] = ()
    offices: tuple[OfficeHeld, ...] = ()
    designations: tuple[Designation, ...] = ()
    scope: Scope | None = None
    status: ActorStatus = "resolved"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A resolved place. Units: degrees, WGS 84; ``where_prec`` is UCDP's 1 to 7."""

    id: str
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    kind: str
    where_prec: int | None
    gazetteer: str | None
    near: str | None = None
    distance: str | None = None
    distance_km: float | None = None
    bearing: str | None = None
    basin: str | None = None
    zone: str | None = None
    zone_by: str | None = None
    reports: int = 0
    passages: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The family of reports that descend from one text; counts once. ``links`` say why each member belongs."""

    id: str
    reports: tuple[str, ...]
    first_published: str | None
    outlets: tuple[str, ...]
    links: tuple[OriginLink, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginLink:
    """One report descends from another. ``containment`` is the share of the shorter text's 3-word shingles found in the longer."""

    report: str
    of: str
    relation: Literal["copy", "cut", "credit", "rewrite"]
    containment: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Basis:
    """Whose knowledge a row rests on."""

    claimant: str | None
    relation: Relation
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateField:
    """When: ``edtf`` as stated, first and last possible day, UCDP precision. All None where no date is stated."""

    edtf: str | None
    start: str | None
    end: str | None
    date_prec: int | None
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class PlaceField:
    """Where, as an event cites it. Without coordinates where no gazetteer knows it.

    ``near``, ``distance``, ``bearing`` and ``basin`` are as of :class:`~dateline.model.doc.Place`. ``zone`` is the legal zone at sea;
    ``zone_by`` is the party that says so, None where the reporter does. Reports that name different zones are a conflict.
    """

    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    kind: str = "place"
    where_prec: int | None = None
    gazetteer: str | None = None
    near: str | None = None
    distance: str | None = None
    distance_km: float | None = None
    bearing: str | None = None
    basin: str | None = None
    zone: str | None = None
    zone_by: str | None = None


@dataclass(frozen=True, slots=True)
class TollClaim:
    """One claimant's figure, as of the day of its latest report."""

    claimant: str | None
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    as_of: str | None
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TollField:
    """All figures for one kind of harm. ``best`` is None where claimants differ and no judgement has set it."""

    low: int | None
    best: int | None
    high: int | None
    claims: tuple[TollClaim, ...]


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of several values that are stated for the same field."""

    value: str
    claimant: str | None
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field on which reports contradict each other; every value stays."""

    field: str
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class ObjectField:
    """A vessel, aircraft, vehicle or facility that is acted on."""

    kind: str
    name: str
    flag: str | None = None
    departed_from: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, merged from the mentions of many reports. ``rules`` say which linking rules merged it, for ``explain``.

    ``part_of`` is the incident or the series that it belongs to, ``follows`` the act that it follows up, ``number`` its place in the series.
    """

    id: str
    level: Literal["act", "incident", "series"]
    part_of: str | None
    follows: str | None
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    objects: tuple[ObjectField, ...]
    responsibility: Responsibility | None
    date: DateField
    announced: Announced | None
    place: PlaceField | None
    units: tuple[tuple[str, int], ...] | None
    toll: tuple[tuple[str, TollField], ...]
    modality: Modality
    background: bool
    status: EventStatus
    judgement: Review
    reports: int
    origins: int
    bases: tuple[Basis, ...]
    outlets: int
    passages: tuple[Evidence, ...]
    conflicts: tuple[FieldConflict, ...]
    first_reported: str | None
    last_reported: str | None
    summary: str
    confidence: float = 0.5
    aliases: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    number: int | None = None
