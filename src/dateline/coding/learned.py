"""Acts told without a word of the codebook: the trained encoder decides the type of a verb between a known actor and whom it meets.

It is asked only where the frames found nothing, the verb is not an idle one, and who acts is known; its rows carry this coder's name.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.draft import Draft
from dateline.coding.encoder import NOTHING, Marked, log_shares
from dateline.coding.events import is_link, mention_of, statement_of
from dateline.coding.fillers import Filled, actors_of, is_political, recipients_of
from dateline.coding.frames import Frame, words
from dateline.coding.idle import is_idle
from dateline.coding.merge_mentions import Mention, merged, same_party
from dateline.coding.occasions import dated
from dateline.coding.parties import entity_at, party
from dateline.coding.roles import Match
from dateline.model.doc import Doc, Entity, Sentence, Span
from dateline.model.statement import EventMention
from dateline.registry import coder

NAME = "learned.v1"
# the language of the sentences that the encoder learned from
LEARNED = "en"
# a verb below one of these hangs on the verb or noun above as its content or its addition
HANGING = frozenset({"xcomp", "ccomp", "acl", "advcl", "conj", "pcomp"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A verb that no frame codes, with the head tokens of who acts and of whom it meets."""

    verb: int
    actor: int
    met: int


@coder(NAME, requires=("attributions", "event"), assigns=("event",))
def code(doc: Doc, draft: Draft) -> Draft:
    """The draft with a row for each verb that the encoder is sure about.

    Misses: acts told by nouns, acts of those whom the report does not name, other languages than English.
    """
    if doc.language != LEARNED:
        return draft
    known = [s.body for s in draft.statements if isinstance(s.body, EventMention)]
    taken = _triggers(known)
    found = (c for s in doc.sentences if s.parsed for c in candidates(doc, s, taken))
    mentions = [m for c in found if (m := _mention(doc, draft, c)) is not None]
    new = [m for m in merged(mentions) if not any(_is_told(m.event, e) for e in known)]
    return draft.stating(statement_of(draft, m, coder_name=NAME) for m in dated(doc, draft, new))


def candidates(doc: Doc, sentence: Sentence, taken: frozenset[Span]) -> Iterator[Candidate]:
    """The verbs of a sentence worth asking about: not idle, no part of an act that is coded, done by somebody known."""
    if is_link(doc, sentence):
        return
    for i in range(sentence.first, sentence.last):
        token = doc.tokens[i]
        if token.pos != "VERB" or token.dep in ("amod", "compound", "aux", "auxpass"):
            continue
        if token.lemma in _gate()["idle"] or _is_taken(doc, i, taken):
            continue
        actor = next((a for a in tree.subjects(doc, i) if _is_known(doc, a)), None)
        met = _met(doc, i, actor) if actor is not None else None
        if actor is not None and met is not None and not is_idle(doc, i):
            yield Candidate(i, actor, met)


def _triggers(events: list[EventMention]) -> frozenset[Span]:
    return frozenset(span for e in events for span in (e.trigger, *e.also))


def _is_taken(doc: Doc, i: int, taken: frozenset[Span]) -> bool:
    """Whether a coded act holds the verb, what it hangs on, or its object."""
    near = [i, *(c for o in tree.objects(doc, i) for c in tree.conjuncts(doc, o))]
    above = doc.tokens[i]
    while above.dep in HANGING and above.head != above.index:
        above = doc.tokens[above.head]
        near.append(above.index)
    near += list(tree.children(doc, i, "xcomp", "ccomp", "prep"))
    spans = [doc.span_of(t, t + 1) for t in near]
    return any(s.overlaps(t) for s in spans for t in taken)


def _is_known(doc: Doc, i: int) -> bool:
    who = party(doc, i)
    return who is not None and is_political(doc, who) and (who.country is not None or who.actor is not None)


def _met(doc: Doc, i: int, actor: int) -> int | None:
    """The object of the verb, else a known party that a preposition ties to it."""
    things = (t for t in tree.objects(doc, i) if doc.tokens[t].pos in ("NOUN", "PROPN"))
    others = (t for t in tree.preps(doc, i, *sorted(_gate()["toward"])) if _is_known(doc, t))
    return next((t for t in (*things, *others) if t != actor), None)


def asked(doc: Doc, candidate: Candidate) -> Marked:
    """The question about a candidate, with its words marked in its sentence."""
    sentence = doc.sentence_at(candidate.verb)
    start = sentence.span.start

    def offsets(i: int) -> tuple[int, int]:
        entity = entity_at(doc, i)
        span = (
            entity.span
            if entity is not None and entity.span.field == sentence.span.field
            else doc.span_of(i, i + 1)
        )
        return max(0, span.start - start), span.end - start

    verb = doc.tokens[candidate.verb]
    target = None if candidate.met is None else offsets(candidate.met)
    return Marked(
        doc.words(sentence.span), offsets(candidate.actor), target, (verb.start - start, verb.end - start)
    )


def _mention(doc: Doc, draft: Draft, candidate: Candidate) -> Mention | None:
    said = log_shares(asked(doc, candidate))
    type_ = max(said, key=said.__getitem__)
    if type_ == NOTHING or math.exp(said[type_]) < float(lexicon.table("encoder", "gate")["least"]):
        return None
    i = candidate.verb
    frame = Frame(type_, "verb", doc.tokens[i].lemma, confidence=math.exp(said[type_]))
    match = Match(frame, i, (candidate.actor,), (candidate.met,), frozenset({i}))
    actors = actors_of(doc, match)
    if not any(a.country or a.actor for a in actors):
        return None
    return mention_of(doc, draft, Filled(match, actors, recipients_of(doc, match)))


def _is_told(new: EventMention, known: EventMention) -> bool:
    """Whether the report's rows hold the act already."""
    if new.type != known.type or not _share(new.actors, (*known.actors, *known.recipients)):
        return False
    return (
        not new.recipients
        or not known.recipients
        or _share(new.recipients, (*known.recipients, *known.actors))
    )


def _share(xs: tuple[Entity, ...], ys: tuple[Entity, ...]) -> bool:
    return any(same_party(x, y) for x in xs for y in ys)


@cache
def _gate() -> dict[str, frozenset[str]]:
    table = lexicon.table("encoder", "gate")
    return {name: frozenset(words(table[name])) for name in ("idle", "toward")}
