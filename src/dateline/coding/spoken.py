"""What is done by saying it, where the words name something else: charges, refusals, threats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from dateline.coding.charges import FRAME, Charge, charges, is_accused
from dateline.coding.draft import Draft
from dateline.coding.fillers import Filled, fill
from dateline.coding.modality import modality_of
from dateline.coding.parties import parties
from dateline.coding.roles import Match, is_refusal
from dateline.coding.threats import is_threat
from dateline.model.doc import Doc

# what is a kindness to one may be a wrong to another: arming, sheltering
KIND = frozenset({"AID", "SUPPORT", "COOPERATE"})


def with_charges(
    doc: Doc, draft: Draft, matches: Iterable[Match], *, told: Callable[[Doc, Filled], bool]
) -> list[Filled]:
    """The acts of which enough is ``told``, and the charges that lie in what somebody says of another.

    One deed that the words tell stands for itself; what is said to be done time and again is a charge.
    """
    made = {c.trigger: c for c in charges(doc, draft) if modality_of(doc, c.cue)[0] == "actual"}
    asked = [Match(FRAME, i, (), c.heads) for i, c in made.items()]
    filled = fill(doc, [*matches, *asked])
    charged = {
        f.match.trigger: _by_speaker(doc, f, made[f.match.trigger]) for f in filled if f.match.frame is FRAME
    }
    charged = {i: f for i, f in charged.items() if f.recipients}
    habits = {i for i in charged if made[i].habit}
    acts = [
        f
        for f in filled
        if f.match.frame is not FRAME
        and not (f.match.trigger in habits or (f.match.trigger in charged and f.match.frame.type in KIND))
        and told(doc, f)
    ]
    taken = {f.match.trigger for f in acts}
    acts += [f for i, f in charged.items() if i not in taken]
    return sorted(acts, key=lambda f: f.match.trigger)


def _by_speaker(doc: Doc, filled: Filled, charge: Charge) -> Filled:
    told = filled.recipients or (e for h in charge.heads for e in parties(doc, h))
    accused = tuple(r for r in told if is_accused(r, charge.speaker))
    return replace(filled, actors=(charge.speaker,), recipients=accused, said=charge.cue)


def uttered(doc: Doc, filled: Filled) -> str | None:
    """The type of the act of speech that the words are instead of the deed that they name: a refusal, a threat."""
    if is_refusal(doc, filled.match):
        return "REJECT"
    return "THREATEN" if filled.recipients and is_threat(doc, filled.match, filled.actors) else None


def worth_telling(filled: Filled) -> bool:
    """Whether an act of speech is one between parties: no interview, no applause of a crowd, no advice of experts to nobody."""
    frame, actors = filled.match.frame, filled.actors
    match frame.type:
        case "CONSULT":
            if any(a.sector == "JRN" for a in actors):
                return False
            return "countries" not in frame.needs or sum(a.country is not None for a in actors) > 1
        case "REQUEST":
            if frame.complement == "must" and not (filled.recipients and any(a.country for a in actors)):
                return False
            return not actors or any(a.sector != "JRN" or a.kind == "organisation" for a in actors)
        case "SUPPORT":
            return any(a.country or a.named for a in actors)
    return True
