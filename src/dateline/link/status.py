"""Whose knowledge a happening rests on, and what follows for its status.

``corroborated`` needs two bases, one of them not the acting party. A reporter's own voice and unnamed officials corroborate
nothing: nobody can tell whose knowledge they repeat.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.link.actors import Cast
from dateline.link.campaigns import harmful_types
from dateline.link.mentions import Mention
from dateline.model.doc import Entity
from dateline.model.event import Basis, EventStatus, Party, Relation

_WORD = re.compile(r"\w+")
_KNOWING = frozenset(
    {"opposing party", "victim side", "witness", "third-party official", "document", "imagery"}
)


def bases_of(members: Sequence[Mention], cast: Cast) -> tuple[Basis, ...]:
    """Every claimant with its relation to the happening, and the passages where it speaks."""
    actors = _sides(members, lambda m: cast.parties(m.body.actors))
    recipients = _sides(members, lambda m: cast.parties(m.body.recipients))
    harm = members[0].body.type in harmful_types()
    found: dict[tuple[str, Relation], list[str]] = defaultdict(list)
    for m in members:
        speaker = m.item.speaker
        relation: Relation
        if speaker is None:
            claimant, relation = "", "reporter" if m.item.attribution is None else "unnamed"
        else:
            party = cast.party(speaker)
            claimant, relation = (
                party.name,
                _relation(speaker, party, actors=actors, recipients=recipients, harm=harm),
            )
        found[claimant, relation].append(m.item.evidence.id)
    ordered = sorted(found)
    return tuple(Basis(c or None, r, tuple(dict.fromkeys(found[c, r]))) for c, r in ordered)


def _sides(members: Sequence[Mention], parties: Any) -> frozenset[str]:
    return frozenset(x for m in members for p in parties(m) for x in (p.id, p.country) if x)


def _relation(  # noqa: PLR0911 - one line for each relation
    speaker: Entity, party: Party, *, actors: Collection[str], recipients: Collection[str], harm: bool
) -> Relation:
    words = set(_WORD.findall(speaker.text.casefold()))
    if words & _words("imagery"):
        return "imagery"
    if words & _words("document"):
        return "document"
    if words & _words("victim_side"):
        return "victim side"
    if words & _words("witness"):
        return "witness"
    if party.id in actors or (party.country and party.country in actors):
        return "acting party"
    if party.id in recipients or (party.country and party.country in recipients):
        return "victim side" if harm else "opposing party"
    return "third-party official" if speaker.named else "unnamed"


def status_of(
    members: Sequence[Mention],
    bases: Sequence[Basis],
    *,
    denied_by: Collection[Relation],
    retracted: Collection[str],
) -> EventStatus:
    """What can be said of the happening as a whole. ``denied_by`` says who denies it, ``retracted`` which reports were withdrawn."""
    if members and all(m.item.source.report.id in retracted for m in members):
        return "retracted"
    if members[0].time == "negated" and any(
        b.relation in ("acting party", "opposing party", "victim side") for b in bases
    ):
        return "denied"
    if denied_by or any(m.body.responsibility == "denied" for m in members):
        return "disputed"
    relations = [b.relation for b in bases]
    if all(r == "acting party" for r in relations):
        return "claimed by the acting party only"
    knowing = {b.claimant for b in bases if b.relation in _KNOWING}
    speaking = knowing | {b.claimant for b in bases if b.relation == "acting party"}
    return "corroborated" if knowing and len(speaking) >= 2 else "reported"


def retracted_reports(pairs: Mapping[str, str | None]) -> frozenset[str]:
    """The reports that another report withdraws, given what each one retracts."""
    return frozenset(target for target in pairs.values() if target)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_table()["knowledge"][kind])


def _table() -> Mapping[str, Any]:
    return lexicon.table("linking", "relations")
