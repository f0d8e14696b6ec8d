"""Agreements: between whom, about what, for what, and how far they have come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from dateline.coding import tree
from dateline.coding.aims import aims_of
from dateline.coding.attribution import attribution_at
from dateline.coding.draft import Draft
from dateline.coding.ends import end_at
from dateline.coding.pact_status import lexemes, verb_over, word_set
from dateline.coding.pacts import Mention, as_side, distinct, is_side, mentions
from dateline.coding.when import when_of
from dateline.model.doc import Doc, Entity, Place, Span
from dateline.model.statement import (
    Agreement,
    AgreementStatus,
    Aim,
    EventMention,
    Instrument,
    Statement,
    When,
)
from dateline.registry import coder

_MUTUAL = frozenset({"AGREE", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class _Pact:
    mentions: tuple[Mention, ...]
    sides: tuple[Entity, ...]
    aims: tuple[Aim, ...]


@coder("agreements.v1", requires=("attributions", "event"), assigns=("agreement",))
def code_agreements(doc: Doc, draft: Draft) -> Draft:
    """Adds one agreement for each that the report tells of, however often it names it.

    An agreement has two parties at least, or one that ends, suspends or rejects it. The status is the first that
    the words give; an agreement that is only named is in force.

    Misses: agreements between unnamed parties; a status told apart from the noun.
    """
    pacts = [_completed(doc, _by_others(doc, draft, pact)) for pact in _merged(doc)]
    return draft.stating(_statement(doc, draft, pact) for pact in pacts if _is_told(pact))


def _merged(doc: Doc) -> list[_Pact]:
    found: list[_Pact] = []
    for mention in mentions(doc):
        pact = _Pact((mention,), mention.sides, aims_of(doc, mention.at))
        place = next((n for n, known in reversed(list(enumerate(found))) if _is_same(known, mention)), None)
        if place is None:
            found.append(pact)
        else:
            found[place] = _joined(found[place], pact)
    return found


def _joined(known: _Pact, more: _Pact) -> _Pact:
    aims = {a.span: a for a in (*known.aims, *more.aims)}
    both = (*known.mentions, *more.mentions)
    return _Pact(both, distinct((*known.sides, *more.sides)), tuple(aims.values()))


def _is_same(known: _Pact, mention: Mention) -> bool:
    sorts = {m.sort for m in known.mentions} - {""}
    alike = not mention.sort or not sorts or mention.sort in sorts
    if not alike:
        return False
    if not known.sides or not mention.sides:
        return mention.definite or mention.sort in sorts or not known.sides
    before, now = {e.country or e.name for e in known.sides}, {e.country or e.name for e in mention.sides}
    return now <= before or before <= now


def _by_others(doc: Doc, draft: Draft, pact: _Pact) -> _Pact:
    """With the parties of the events told in the same sentences, or the speaker whose agreement "with" another it is."""
    if len(pact.sides) > 1:
        return pact
    spans = [doc.sentence_at(m.at).span for m in pact.mentions]
    for span in spans:
        agreed = [
            e
            for _, s in draft.of_kind("event")
            if isinstance(s.body, EventMention) and s.body.type in _MUTUAL and span.overlaps(s.evidence)
            for e in (*s.body.actors, *s.body.recipients)
        ]
        found = distinct((*pact.sides, *(as_side(e) for e in agreed if is_side(e))))
        if len(found) == 2:
            return replace(pact, sides=found)
    return _with_speaker(draft, pact, spans)


def _with_speaker(draft: Draft, pact: _Pact, spans: list[Span]) -> _Pact:
    said = [attribution_at(draft, span) for span in spans] if len(pact.sides) == 1 else []
    speakers = [draft.attributions[a].speaker for a in said if a is not None]
    countries = [as_side(e) for e in speakers if e is not None and e.country and is_side(e)]
    both = distinct((*pact.sides, *countries))
    return replace(pact, sides=both) if len(both) == 2 else pact


def _completed(doc: Doc, pact: _Pact) -> _Pact:
    """With the two countries that "bilateral" speaks of, where the sentence or the aims name just two."""
    bilateral = any(m.bilateral for m in pact.mentions)
    if bilateral and len(pact.sides) > 2:
        return replace(pact, sides=())
    if len(pact.sides) > 1 or not bilateral:
        return pact
    sentences = {doc.tokens[m.at].sentence for m in pact.mentions if m.bilateral}
    near = _countries(doc, (doc.sentences[s].span for s in sentences))
    if len(near) != 2:
        near = distinct((*near, *_countries(doc, (a.span for a in pact.aims))))
    return replace(pact, sides=near) if len(near) == 2 else pact


def _countries(doc: Doc, spans: Iterable[Span]) -> tuple[Entity, ...]:
    """The countries that stretches of text name: by their names, their officials, or places in them."""
    within = list(spans)
    parties = [
        as_side(e) for e in doc.entities if e.country and is_side(e) and any(s.covers(e.span) for s in within)
    ]
    places = [p for p in doc.places if p.country and any(s.covers(p.span) for s in within)]
    apart = (p for p in places if not any(p.span.overlaps(e.span) for e in doc.entities))
    return distinct((*parties, *(c for p in apart if (c := _of_place(doc, p)) is not None)))


def _of_place(doc: Doc, place: Place) -> Entity | None:
    at = next((t.index for t in doc.tokens if t.start == place.span.start), None)
    if at is None or not isinstance(end_at(doc, at), Place):
        return None
    return Entity(
        place.span, place.text, "country", place.name, country=place.country, head=at, sentence=place.sentence
    )


def _is_told(pact: _Pact) -> bool:
    if len(pact.sides) > 1:
        return True
    return len(pact.sides) == 1 and _status(pact) in ("ended", "suspended", "rejected")


def _status(pact: _Pact) -> AgreementStatus:
    said = [m.status for m in pact.mentions if m.status]
    return said[0] if said else "in force"


def _statement(doc: Doc, draft: Draft, pact: _Pact) -> Statement:
    best = max(pact.mentions, key=lambda m: (len(m.sides) > 1, m.status is not None, -m.at))
    if not best.sides and any(m.bilateral for m in pact.mentions):
        best = next(m for m in pact.mentions if m.bilateral)
    span = doc.sentence_at(best.at).span
    span = span if span.end - span.start <= 700 else tree.clause_span(doc, best.at)
    body = Agreement(
        parties=pact.sides[:6],
        what=_what(doc, pact, best),
        status=_status(pact),
        instrument=_instrument(doc, pact),
        aims=pact.aims,
        when=_when(doc, best),
    )
    return Statement(
        kind="agreement",
        evidence=span,
        body=body,
        coder="agreements.v1",
        attribution=attribution_at(draft, span),
        confidence=0.6 if len(pact.sides) > 1 else 0.4,
    )


def _when(doc: Doc, best: Mention) -> When | None:
    """The time of the step that the status tells; talks and proposals have none of their own."""
    if best.status in (None, "negotiating", "proposed"):
        return None
    verb = verb_over(doc, best.at)
    return when_of(doc, verb if verb is not None else best.at)


def _what(doc: Doc, pact: _Pact, best: Mention) -> str:
    """The noun with the modifiers that say what it is about, without praise or parties."""
    fullest = max(pact.mentions, key=lambda m: (m is best or bool(m.sort), len(_kept(doc, m.at))))
    return " ".join(doc.tokens[t].text for t in (*_kept(doc, fullest.at), fullest.at)).lower()


def _kept(doc: Doc, i: int) -> list[int]:
    kept = word_set(doc.language, "modifiers", "kept")
    own = [m for m in tree.modifiers(doc, i) if m < i]
    inner = [m for o in own for m in tree.modifiers(doc, o)]
    return sorted(
        m
        for m in {*own, *inner}
        if (doc.tokens[m].pos == "NOUN" and not _hyphened(doc, m)) or doc.tokens[m].lower in kept
    )


def _hyphened(doc: Doc, m: int) -> bool:
    """Whether the word is part of a compound with a hyphen ("72-hour"): no subject matter."""
    return "-" in doc.tokens[m].text or any(
        doc.tokens[n].text == "-" for n in (m - 1, m + 1) if 0 <= n < len(doc.tokens)
    )


def _instrument(doc: Doc, pact: _Pact) -> Instrument | None:
    table = lexemes(doc.language)["instruments"]
    found = (table.get(doc.tokens[m.at].lemma) for m in pact.mentions)
    return cast("Instrument | None", next((f for f in found if f), None))
