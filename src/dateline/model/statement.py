"""What one report says: statements, each with evidence, attribution and modality.

A :class:`Statement` is a header that all kinds share and a ``body`` that the kind decides.
The JSON that ``dateline read`` prints is these values flattened; ``dateline.wire`` does it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.model.doc import DateBasis, Entity, Modality, Place, Sentence, Span, TimeMention
from dateline.model.report import Trouble

StatementKind = Literal[
    "event",
    "claim",
    "position",
    "agreement",
    "measure",
    "flow",
    "question",
    "consideration",
    "total",
]
Qualifier = Literal["exactly", "at least", "more than", "about", "up to"]
Stance = Literal["supports", "willing", "neutral", "uneasy", "opposes", "condemns"]
#: The ordered scale; who condemns a thing stands no other way to it than who opposes it.
STANCE_STRENGTH: Mapping[Stance, int] = {
    "supports": 2,
    "willing": 1,
    "neutral": 0,
    "uneasy": -1,
    "opposes": -2,
    "condemns": -2,
}
Conduct = Literal["offers", "hosts", "joins", "shares", "suspends", "refuses"]
Capacity = Literal["state", "office", "party", "sub-state", "person"]
AgreementStatus = Literal[
    "proposed",
    "negotiating",
    "announced",
    "signed",
    "ratified",
    "in force",
    "suspended",
    "ended",
    "rejected",
]
Instrument = Literal["treaty", "memorandum", "joint statement", "pledge", "programme"]
MeasureKind = Literal["designation", "sanction", "visa", "reward", "indictment", "warrant", "other"]
Matter = Literal["legality", "authority", "sovereignty", "facts", "proportionality", "effectiveness"]
Responsibility = Literal["acknowledged", "claimed", "alleged", "denied", "unattributed"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose statement a stretch of text is. ``parent`` is the index of the attribution that this one is nested in.

    ``source`` is the span of the words that name the speaker, ``cue`` that of the reporting word. ``sort`` keeps beliefs and intentions apart from speech.
    """

    content: tuple[Span, ...]
    speaker: Entity | None = None
    source: Span | None = None
    cue: Span | None = None
    direct: bool = False
    parent: int | None = None
    sort: Literal["speech", "belief", "intention", "attitude"] = "speech"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count as stated: ``best`` is None where only bounds are known ("deadly" is low 1, best None)."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier = "exactly"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """People harmed or moved in one event, as this report states it."""

    killed: Quantity | None = None
    injured: Quantity | None = None
    missing: Quantity | None = None
    presumed_dead: Quantity | None = None
    survivors: Quantity | None = None
    detained: Quantity | None = None
    displaced: Quantity | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When something happened. ``basis`` says whether the words state the day, give it relative to publication, or neither."""

    edtf: str
    date_prec: int
    basis: DateBasis = "stated"


@dataclass(frozen=True, slots=True)
class Announced:
    """The day on which an act was made public, and by whom, kept apart from the day of the act."""

    edtf: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Object:
    """A vessel, aircraft, vehicle or facility that is acted on. ``flag`` is None unless the words state it."""

    kind: str
    name: str
    span: Span
    flag: str | None = None
    departed_from: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One happening as one report tells it. ``also`` lists the further mentions of it in the same report.

    ``repeated``: several acts are told at once and not counted. ``nth``: which one in a row it is told to be.
    ``sequel``: it is told to follow up another act on the same target.
    """

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    trigger: Span
    objects: tuple[Object, ...] = ()
    place: Place | None = None
    when: When | None = None
    announced: Announced | None = None
    toll: Toll | None = None
    responsibility: Responsibility | None = None
    purpose: Span | None = None
    count: int | None = None
    repeated: bool = False
    nth: int | None = None
    sequel: bool = False
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a statement is about: another statement of the reading (``ref``, its index), a ``party``, or the words used (``text``)."""

    ref: int | None = None
    text: str | None = None
    party: Entity | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Assertive content and who holds it."""

    content: Span
    holder: Entity
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A holder's stance to an act, agreement or actor."""

    holder: Entity
    stance: Stance
    about: About
    conduct: Conduct | None = None
    capacity: Capacity | None = None
    conditions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Aim:
    """An aim or provision of an agreement, in the report's words."""

    span: Span
    text: str
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement and the status that the report gives it."""

    parties: tuple[Entity, ...]
    what: str
    status: AgreementStatus
    instrument: Instrument | None = None
    aims: tuple[Aim, ...] = ()
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A legal or administrative act with a life of its own."""

    measure: MeasureKind
    status: Literal["announced", "effective", "lifted"]
    authority: Entity | None = None
    subject: Entity | str | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Goods or people that move. A missing origin or destination is one that the report does not state."""

    goods: str
    from_: Entity | Place | None = None
    to: Entity | Place | None = None
    route: str | None = None
    quantity: str | None = None
    carrier: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something disputed. ``side`` is the raiser's side in the report's words; ``legal_basis`` the rule that is named."""

    matter: Matter | None
    about: About
    raised_by: Entity | None = None
    side: str | None = None
    legal_basis: str | None = None


@dataclass(frozen=True, slots=True)
class Consideration:
    """A stated risk or benefit. ``of.text`` is None where the report names risks or benefits without content."""

    sign: Literal["risk", "benefit"]
    of: About
    for_: Entity | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A running sum over many events: never an event's toll."""

    what: str
    number: int
    qualifier: Qualifier = "exactly"
    from_: str | None = None
    by: Entity | None = None


Body = EventMention | Claim | Position | Agreement | Measure | Flow | Question | Consideration | Total


@dataclass(frozen=True, slots=True)
class Statement:
    """One coded thing. ``evidence`` is the sentence or clause that supports it; ``attribution`` an index into ``Reading.attributions``, None for the reporter's own voice."""

    kind: StatementKind
    evidence: Span
    body: Body
    coder: str
    attribution: int | None = None
    modality: Modality = "actual"
    background: bool = False
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class PairQuery:
    """The question "what does ``source`` do to ``target``?"; without a target, "what does ``source`` do?"."""

    source: tuple[int, int]
    target: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a caller wants to know beyond the statements. ``probes`` are offsets of single words in the text."""

    pairs: tuple[PairQuery, ...] = ()
    probes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PairCode:
    """The answer to a :class:`PairQuery`: ``type`` is None where nothing is stated."""

    type: str | None
    scores: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ProbeCode:
    """How the text presents the happening at one word."""

    modality: Modality
    background: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one report."""

    report: str
    language: str
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    pairs: tuple[PairCode, ...] = ()
    probes: tuple[ProbeCode, ...] = ()
    trouble: tuple[Trouble, ...] = ()
    coders: tuple[str, ...] = ()
