"""Positions: who stands how to an act, an agreement or an actor, from words and deeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline import lexicon
from dateline.coding import judging, reactions, tree, undoing
from dateline.coding.attribution import attribution_at
from dateline.coding.draft import Draft
from dateline.coding.holders import can_hold, capacity_of, holders_at
from dateline.coding.modality import modality_of
from dateline.coding.parties import party
from dateline.coding.stance_frames import abroad, listed, policies
from dateline.coding.stances import Cue, cues
from dateline.coding.topics import about_of, evidence_of, is_link
from dateline.model.doc import Doc, Entity, Span
from dateline.model.statement import About, EventMention, Position, Stance, Statement
from dateline.registry import coder

NAME = "positions.v1"
# by how much rows turned out right more often than the frames' own weights say
MEASURED = 0.1
# those who accuse by their office take no side in the conflict by it
COURTS = frozenset({"JUD", "COP"})
AGAINST = frozenset({"uneasy", "opposes", "condemns"})
SIDES = {"supports": 1, "willing": 1, "neutral": 0, "uneasy": -1, "opposes": -1, "condemns": -1}


@dataclass(frozen=True, slots=True)
class Taken:
    """A cue with one of its holders and what it is about."""

    cue: Cue
    holder: Entity
    about: About


@coder(NAME, requires=("attributions", "event"), assigns=("position",))
def positions(doc: Doc, draft: Draft) -> Draft:
    """The draft with a position for each holder, side and object that the report states.

    Misses: stances told by metaphor or by a chain of events; the second of two things that one verb judges;
    parties whose office the report does not mention; anything in a sentence without a parse.
    """
    said = (*cues(doc), *judging.cues(doc, draft), *reactions.cues(doc))
    found = [t for cue in said for t in _taken(doc, draft, undoing.told(doc, cue))]
    found += _from_events(doc, draft)
    return draft.stating(_statement(doc, draft, taken) for taken in _distinct(doc, found))


def _taken(doc: Doc, draft: Draft, cue: Cue) -> Iterator[Taken]:
    if _generic(doc, cue) or is_link(doc, cue.token) or _imagined(doc, cue):
        return
    holders = holders_at(doc, draft, cue.holders, cue=cue.token)
    # who is against something means the deed of somebody else
    apart = holders if cue.stance in AGAINST else ()
    about = about_of(doc, draft, cue.about, cue=cue.token, apart=apart)
    for holder in holders:
        if not _own(doc, draft, Taken(cue, holder, about)):
            yield Taken(cue, _those(doc, cue, holder), about)


def _imagined(doc: Doc, cue: Cue) -> bool:
    """Whether what a noun names is feared, hoped for or supposed: "fearing an effort to remove him"."""
    return doc.tokens[cue.token].pos == "NOUN" and modality_of(doc, cue.token)[0] == "hypothetical"


def _those(doc: Doc, cue: Cue, holder: Entity) -> Entity:
    """``holder``, or some of its members where the cue only tells which are meant: "the deputies who backed the raid"."""
    token = doc.tokens[cue.token]
    if token.dep == "relcl" and token.head == holder.head and holder.plural:
        return replace(holder, name=holder.text, actor=None)
    return holder


def _from_events(doc: Doc, draft: Draft) -> Iterator[Taken]:
    """The stances that lie in an accusation or a rejection coded as an event, for cues that no frame knows."""
    stances: Mapping[str, Stance] = lexicon.table("lexicons", "stances")["event_types"]
    for _, statement in draft.of_kind("event"):
        body = statement.body
        if (
            not isinstance(body, EventMention)
            or body.type not in stances
            or body.mode in listed("event_types", "without")
            or statement.modality not in ("actual", "future")
        ):
            continue
        token = next(
            (t.index for t in doc.tokens if doc.span_of(t.index, t.index + 1).overlaps(body.trigger)), None
        )
        if token is None or is_link(doc, token) or not doc.sentence_at(token).parsed or _of_words(doc, token):
            continue
        if any(
            doc.tokens[r.head].lemma in listed("holders", "evils") for r in body.recipients if r.head >= 0
        ):
            continue
        thing = _refused(doc, token)
        cue = Cue(token, stances[body.type], "event", (), thing, weight=0.4)
        about = _toward(body) if body.recipients else about_of(doc, draft, thing)
        if body.type == "ACCUSE" and all(_charged(e) for e in body.recipients):
            continue
        yield from (Taken(cue, a, about) for a in body.actors if a.sector not in COURTS and can_hold(doc, a))


def _charged(entity: Entity) -> bool:
    """Whether who is accused is a thing, or a private person: that is an account or a charge, and no side taken."""
    private = (
        entity.kind == "person" and entity.named and not (entity.actor or entity.sector or entity.country)
    )
    return private or (entity.kind in ("object", "other") and not entity.named and not entity.country)


def _toward(body: EventMention) -> About:
    whom = body.recipients[0]
    return About(text=whom.text, party=whom if whom.named or whom.country else None)


def _refused(doc: Doc, token: int) -> int | None:
    """The head of what the word at ``token`` turns down or blames: its clause or object."""
    things = (*tree.children(doc, token, "xcomp", "ccomp", "acl"), *tree.objects(doc, token))
    return next(iter(things), None)


def _of_words(doc: Doc, token: int) -> bool:
    """Whether what is rejected at ``token`` is something said."""
    above = tree.antecedent(doc, token)
    things = (*tree.objects(doc, token), *((above,) if above is not None else ()))
    return any(doc.tokens[t].lemma in listed("holders", "sayings") for t in things)


def _generic(doc: Doc, cue: Cue) -> bool:
    """Whether the stance is one against what everybody is against, or against words rather than deeds."""
    if cue.about is None or cue.stance not in AGAINST or cue.frame in policies():
        return False
    lemma = doc.tokens[cue.about].lemma
    return lemma in listed("holders", "evils") or lemma in listed("holders", "sayings")


def _own(doc: Doc, draft: Draft, taken: Taken) -> bool:
    """Whether the stance is one to the holder's own act."""
    about, token = taken.about, taken.cue.about
    thing = party(doc, token) if token is not None else None
    if thing is not None and (_same(taken.holder, thing) or _at_home(taken, thing)):
        return True
    if taken.cue.frame in listed("undoing", "ordering") and _ordered(doc, taken):
        return True
    # one can refuse or offer an act of one's own; to approve of it is no position
    if taken.cue.stance != "supports":
        return False
    if about.ref is not None:
        body = draft.statements[about.ref].body
        if isinstance(body, EventMention) and any(_same(taken.holder, a) for a in body.actors):
            return True
    return token is not None and _of_its_own(doc, token, taken.holder)


def _ordered(doc: Doc, taken: Taken) -> bool:
    """Whether a government lets its own forces act: nobody of another country is named as the one who acts."""
    token = taken.cue.about
    if token is None or taken.holder.sector == "LEG":
        return False
    acting = (party(doc, t) for t in (*tree.modifiers(doc, token), *tree.possessors(doc, token)))
    return all(e is None or e.country in (None, taken.holder.country) for e in acting)


def _of_its_own(doc: Doc, token: int, holder: Entity) -> bool:
    """Whether the phrase at ``token`` names the holder itself, or what is the holder's."""
    if doc.tokens[token].lower.endswith(("self", "selves")) or _own_forces(doc, token, holder):
        return True
    owners = [doc.tokens[p] for p in tree.possessors(doc, token)]
    return any(o.lower in ("its", "his", "her", "their", "our", "my") for o in owners)


def _at_home(taken: Taken, thing: Entity) -> bool:
    """Whether a stance that only counts abroad is one to somebody of the holder's country, or of none."""
    return taken.cue.frame in abroad() and thing.country in (None, taken.holder.country)


def _own_forces(doc: Doc, token: int, holder: Entity) -> bool:
    """Whether the phrase at ``token`` names the holder's own soldiers or police."""
    praised = party(doc, token)
    if praised is None or praised.country is None or praised.country != holder.country:
        return False
    words = {doc.tokens[i].lemma for i in (token, *tree.modifiers(doc, token))}
    return praised.sector == "MIL" or bool(words & listed("holders", "forces"))


def _same(one: Entity, other: Entity) -> bool:
    if one.actor and other.actor:
        return one.actor == other.actor
    return one.name == other.name and bool(one.name)


def _distinct(doc: Doc, found: list[Taken]) -> list[Taken]:
    """Each holder's stance to one thing once, and no two alike in one sentence."""
    kept: list[Taken] = []
    seen: set[tuple[object, ...]] = set()
    # the fullest wording stands for the others
    for taken in sorted(found, key=lambda t: _fullness(doc, t)):
        keys = _keys(doc, taken)
        if not keys & seen:
            kept.append(taken)
        seen |= keys
    return sorted(kept, key=lambda t: t.cue.token)


def _fullness(doc: Doc, taken: Taken) -> tuple[int, bool, int, float]:
    cue = taken.cue
    return -_length(doc, cue.token), taken.about == About(), cue.token, -cue.weight


def _length(doc: Doc, token: int) -> int:
    sentence = doc.sentence_at(token)
    return sentence.last - sentence.first


def _keys(doc: Doc, taken: Taken) -> set[tuple[object, ...]]:
    holder = taken.holder.actor or taken.holder.name.lower()
    side = SIDES[taken.cue.stance]
    keys: set[tuple[object, ...]] = {(holder, side, "sentence", doc.tokens[taken.cue.token].sentence)}
    if taken.about.ref is not None:
        keys.add((holder, side, "statement", taken.about.ref))
    if taken.cue.about is not None:
        keys.add((holder, side, "word", doc.tokens[taken.cue.about].lemma))
        named = _countries(doc, taken.cue.about)
        keys |= {(holder, side, "countries", named)} if len(named) > 1 else set()
    return keys


def _countries(doc: Doc, token: int) -> frozenset[str]:
    """The countries that a phrase names."""
    span = tree.subtree_span(doc, token)
    return frozenset(e.country for e in doc.entities if e.country and span.covers(e.span))


def _statement(doc: Doc, draft: Draft, taken: Taken) -> Statement:
    cue = taken.cue
    evidence = evidence_of(doc, cue.token)
    modality, background = modality_of(doc, cue.token)
    return Statement(
        kind="position",
        evidence=evidence,
        body=Position(
            holder=taken.holder,
            stance=cue.stance,
            about=taken.about,
            conduct=cue.conduct,
            capacity=capacity_of(doc, taken.holder),
            conditions=_conditions(doc, cue.token),
        ),
        coder=NAME,
        attribution=attribution_at(draft, doc.span_of(cue.token, cue.token + 1)),
        # a denied cue was turned into the stance that it leaves: the stance itself is actual
        modality="actual" if modality == "negated" else modality,
        background=background,
        confidence=round(cue.weight + MEASURED, 2),
    )


def _conditions(doc: Doc, token: int) -> tuple[Span, ...]:
    """The clauses that say on what condition the stance is taken."""
    clauses = [c for i in (token, doc.tokens[token].head) for c in tree.children(doc, i, "advcl")]
    marks = {"if", "unless", "provided", "providing"}
    spans = [
        tree.subtree_span(doc, c)
        for c in clauses
        if any(doc.tokens[m].lower in marks for m in tree.children(doc, c, "mark", "advmod"))
    ]
    return tuple(dict.fromkeys(spans))
