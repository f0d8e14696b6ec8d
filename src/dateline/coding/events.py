"""The coder of events: every sentence, every clause, several happenings a sentence, one statement a happening."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding import tree
from dateline.coding.attribution import attribution_at
from dateline.coding.complements import for_clauses
from dateline.coding.content_modes import mode_of
from dateline.coding.contexts import contexts_of
from dateline.coding.details import announced_by, count_at, purpose_of, responsibility_of
from dateline.coding.draft import Draft
from dateline.coding.fillers import Filled, is_political
from dateline.coding.frames import codebook, suggested_contexts
from dateline.coding.idle import is_idle
from dateline.coding.merge_mentions import Mention, merged
from dateline.coding.modality import modality_of
from dateline.coding.numbers import count_of
from dateline.coding.objects import kind_of, objects_of
from dateline.coding.occasions import UTTERANCES, dated
from dateline.coding.parties import parties
from dateline.coding.pointing import points_back
from dateline.coding.repeats import begun, deeds, is_repeated, is_sequel, place_in_row
from dateline.coding.roles import DOUBTFUL, Match, match_at
from dateline.coding.spoken import uttered, with_charges, worth_telling
from dateline.coding.sureness import share_of
from dateline.coding.taken_up import added
from dateline.coding.tolls import is_harmful, is_sum, toll_of
from dateline.coding.unnamed import POLICED
from dateline.coding.when import by_day_of, when_of
from dateline.coding.where import place_of
from dateline.model.doc import Doc, Entity, Modality, Place, Sentence, Span
from dateline.model.statement import Attribution, EventMention, Statement
from dateline.registry import coder

NAME = "events.v1"
SHORT = 400
LONGEST = 700
NEEDS_RECIPIENT = frozenset({"ACCUSE", "SUPPORT", "SANCTION", "AID", "THREATEN"})
RESULTS = frozenset({"kill", "injure", "wound", "maim", "killing", "sink"})
SURE = 0.5
# acts that anybody may do to make a row
ANYBODY = frozenset({"ASSAULT", "PROTEST"})
DEEDS = frozenset({"ASSAULT", "COERCE"})
# modes of force whose purpose is no deed of its own
FORCEFUL = frozenset({"firearms", "crowd-control"})


@coder(NAME, requires=("attributions",), assigns=("event",))
def code(doc: Doc, draft: Draft) -> Draft:
    """The draft with one statement for each happening that the report tells.

    Misses: happenings told without a word of the codebook; parties named only in an earlier sentence and not by a pronoun.
    """
    matches = [m for sentence in doc.sentences if sentence.parsed for m in matches_in(doc, sentence)]
    acts = with_charges(doc, draft, matches, told=_told)
    mentions = added(doc, merged(_mention(doc, draft, filled) for filled in acts))
    return draft.stating(_statement(draft, m) for m in dated(doc, draft, mentions))


def matches_in(doc: Doc, sentence: Sentence) -> list[Match]:
    """The acts that one sentence names, without those that are only the content of a threat or a demand."""
    if _is_link(doc, sentence):
        return []
    found = [m for i in range(sentence.first, sentence.last) if (m := match_at(doc, i)) is not None]
    silent = {t for m in found if m.frame.confidence >= DOUBTFUL for t in _silenced(doc, m)}
    silent |= {m.trigger for m in found if _describes_another(doc, m, {o.trigger for o in found})}
    return [m for m in found if m.trigger not in silent]


def _describes_another(doc: Doc, match: Match, triggers: set[int]) -> bool:
    """Whether the words only say of another deed whom it was aimed at: "strikes targeting the port"."""
    token = doc.tokens[match.trigger]
    return token.dep == "acl" and token.lemma in ("target", "aim", "hit", "kill") and token.head in triggers


def _is_link(doc: Doc, sentence: Sentence) -> bool:
    """Whether a sentence of the body is a line in capitals that leads to another report."""
    words = [t.text for t in doc.tokens_of(sentence) if t.text.isalpha()]
    capitals = sum(w.isupper() for w in words)
    return sentence.index > 1 and len(words) > 4 and capitals > 0.85 * len(words)


def _silenced(doc: Doc, match: Match) -> Iterator[int]:
    """Words that are part of this act and no act of their own."""
    if match.actors:
        yield from match.consumed - {match.trigger}
    if match.frame.mode in FORCEFUL:
        # "opened fire to disperse the crowd" is one deed
        yield from (
            c for c in tree.children(doc, match.trigger, "advcl", "xcomp") if tree.is_infinitive(doc, c)
        )
    if match.frame.type == "REQUEST":
        # "called for his release": the caller releases nobody
        asked = (*tree.children(doc, match.trigger, "dobj"), *tree.preps(doc, match.trigger, "for"))
        yield from (c for a in asked for c in tree.conjuncts(doc, a) if c not in match.recipients)
    if not match.frame.content:
        return
    if match.frame.type in ("REQUEST", "REJECT"):
        below = tree.children(doc, match.trigger, "advcl", "acl", "relcl")
        yield from (c for c in below if any(doc.tokens[t].tag == "TO" for t in tree.children(doc, c, "aux")))
    for clause in (*tree.children(doc, match.trigger, "xcomp", "ccomp"), *for_clauses(doc, match.trigger)):
        yield from tree.conjuncts(doc, clause)
    if match.frame.type == "ACCUSE":
        yield from _alleged(doc, match)
    if match.frame.type == "THREATEN":
        below = tree.children(doc, match.trigger, "xcomp", "ccomp", "prep", "acl")
        yield from (t for c in below for t in tree.subtree(doc, c))


def _alleged(doc: Doc, match: Match) -> Iterator[int]:
    """The deeds that somebody is accused of or charged with: an allegation makes nobody the doer of a deed."""
    given = tree.children(doc, match.trigger, "dobj")
    holders = (match.trigger, *(c for g in given for c in tree.conjuncts(doc, g)[1:]))
    for preposition in (p for h in holders for p in tree.children(doc, h, "prep")):
        if doc.tokens[preposition].lower in ("of", "with"):
            below = [c for o in tree.children(doc, preposition) for c in tree.conjuncts(doc, o)]
            yield from below
            # "of preparing a raid": the raid is alleged too
            yield from (o for c in below for o in tree.children(doc, c, "dobj", "xcomp"))


def _told(doc: Doc, filled: Filled) -> bool:
    """Whether enough is known of who and whom for a row."""
    frame = filled.match.frame
    if frame.confidence < DOUBTFUL or is_idle(doc, filled.match.trigger) or not worth_telling(filled):
        return False
    if frame.type in NEEDS_RECIPIENT and not filled.recipients and not _is_of_a_deed(doc, filled):
        return False
    if frame.type not in ANYBODY and filled.actors and all(_is_anybody(doc, a) for a in filled.actors):
        return False
    if filled.actors:
        return not filled.borrowed or bool(filled.match.recipients) or frame.mode in POLICED
    passive = frame.pos == "verb" and tree.is_passive(doc, filled.match.trigger)
    told = (passive or _is_outcome(doc, filled.match)) and not is_sum(doc, filled.match.trigger)
    return frame.type in DEEDS and told and any(_is_told_of(doc, r) for r in filled.recipients)


def _is_of_a_deed(doc: Doc, filled: Filled) -> bool:
    """Whether a party condemns or looks into a deed whose doer nobody names: "Peru condemned the attack"."""
    match = filled.match
    if match.frame.type != "ACCUSE" or not any(a.country for a in filled.actors):
        return False
    if match.frame.mode == "investigate":
        return True
    misdeeds = codebook().classes["misdeed"]
    deeds = (m for r in match.recipients if (m := match_at(doc, r, depth=1)) is not None)
    named = any(doc.tokens[r].lemma in misdeeds for r in match.recipients)
    return named or any(d.frame.type in DEEDS for d in deeds)


def _is_outcome(doc: Doc, match: Match) -> bool:
    """Whether the words say what a deed told before did to people: "the raid killed two"."""
    harms = match.frame.type == "ASSAULT" and doc.tokens[match.trigger].lemma in RESULTS
    if not harms or match.frame.pos != "verb":
        return False
    return points_back(doc, match.trigger) or any(
        is_harmful(doc, s) for s in tree.subjects(doc, match.trigger)
    )


def _is_told_of(doc: Doc, recipient: Entity) -> bool:
    """Whether a deed without a doer is worth a row: it met somebody, or a thing of some country or name."""
    known = recipient.named or recipient.country is not None or recipient.kind == "object"
    return known or is_political(doc, recipient)


def _is_anybody(doc: Doc, actor: Entity) -> bool:
    """Whether the words say nothing of who acted: "members", "our team"."""
    if actor.head >= 0 and doc.tokens[actor.head].lemma in codebook().classes["institution"]:
        return False
    return actor.country is None and not actor.named and actor.sector in (None, "UNK")


def _confidence(filled: Filled, modality: Modality) -> float:
    """How strong the evidence is: most of all it counts whether the doer has a country. ``sureness`` says how often such rows are right."""
    known = any(a.country for a in filled.actors)
    score = 0.72 if known else 0.4
    score -= 0.1 if modality != "actual" else 0.0
    score -= 0.1 if filled.borrowed or not filled.recipients else 0.0
    return score - (0.15 if filled.match.frame.confidence < SURE else 0.0)


def evidence_of(doc: Doc, i: int) -> Span:
    """The sentence of the trigger, or its clause where the sentence is long."""
    whole = doc.sentence_at(i).span
    if whole.end - whole.start <= SHORT:
        return whole
    clause = tree.clause_span(doc, i)
    if clause.end - clause.start <= LONGEST:
        return clause
    token = doc.tokens[i]
    return Span(max(whole.start, token.start - 200), min(whole.end, token.end + 200), whole.field)


def _mention(doc: Doc, draft: Draft, filled: Filled) -> Mention:
    match = filled.match
    frame, i = match.frame, match.trigger
    spoken_type = uttered(doc, filled)
    actors, recipients = _sides(doc, filled, refused=spoken_type == "REJECT")
    evidence = evidence_of(doc, i)
    modality, background = modality_of(doc, i if filled.said is None else filled.said)
    promised = doc.tokens[i].lemma in codebook().classes["promising"] and frame.type not in UTTERANCES
    if modality == "actual" and promised:
        # "pledged aid": what is promised is still to come
        modality = "future"
    if modality == "actual" and frame.omitted:
        modality = "negated"
    trigger = tree.span_over(doc, match.consumed) if match.consumed else doc.span_of(i, i + 1)
    said = _attribution(draft, trigger)
    spoken = frame.type in UTTERANCES
    announced = None if spoken else announced_by(doc, i, said=said)
    when = when_of(doc, i, besides=announced.edtf if announced else None, said=spoken)
    if when is None and modality == "actual" and not background:
        when = by_day_of(announced)
    harms = frame.type in DEEDS
    when = begun(doc, match, when) if harms else when
    event = EventMention(
        type=spoken_type or frame.type,
        mode=None if spoken_type else mode_of(doc, match),
        contexts=contexts_of(doc, evidence, suggested=suggested_contexts(frame.type)),
        actors=actors,
        recipients=recipients,
        trigger=trigger,
        objects=objects_of(doc, match.recipients),
        place=_place(doc, match, said=said),
        when=when,
        announced=announced,
        responsibility=responsibility_of(doc, i, actors=filled.actors, said=said, modality=modality)
        if frame.type in DEEDS
        else None,
        purpose=purpose_of(doc, i) if frame.type == "CONSULT" else None,
        count=_acts(doc, match),
        repeated=harms and is_repeated(doc, match),
        nth=place_in_row(doc, match) if harms else None,
        sequel=harms and is_sequel(doc, match),
        toll=toll_of(doc, i, evidence=evidence) if frame.type in DEEDS else None,
    )
    kinds = [k for r in match.recipients if (k := kind_of(doc, r))]
    return Mention(
        event=event,
        evidence=evidence,
        modality="actual" if spoken_type else modality,
        background=background,
        confidence=_confidence(filled, modality),
        sentence=doc.tokens[i].sentence,
        thing=kinds[0] if kinds else None,
        result=doc.tokens[i].lemma in RESULTS and frame.type == "ASSAULT",
        count=_count(doc, match),
        whole=_is_whole(doc, i),
        linked=doc.tokens[i].dep in ("advcl", "conj"),
        outcome=_is_outcome(doc, match),
    )


def _sides(doc: Doc, filled: Filled, *, refused: bool) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """Who acts and whom it meets; of a mutual act that is refused the others are who is turned down."""
    if not (refused and filled.match.frame.mutual):
        return filled.actors, filled.recipients
    own = {e.span for s in tree.subjects(doc, filled.match.trigger) for e in parties(doc, s)}
    doers = tuple(a for a in filled.actors if a.span in own)
    others = tuple(a for a in filled.actors if a.span not in own)
    return (doers, others) if doers else (filled.actors, filled.recipients)


def _place(doc: Doc, match: Match, *, said: Attribution | None) -> Place | None:
    """Where it took place; what is said of the legal zone at sea is said by whoever says the sentence."""
    place = place_of(doc, match.trigger, type_=match.frame.type)
    if place is None or place.zone is None or said is None or said.speaker is None:
        return place
    return replace(place, zone_by=said.speaker.name)


def _attribution(draft: Draft, span: Span) -> Attribution | None:
    index = attribution_at(draft, span)
    return None if index is None else draft.attributions[index]


def _acts(doc: Doc, match: Match) -> int | None:
    """How many acts the words count: "three strikes", also where a verb carries them out."""
    counts = (count_at(doc, t) for t in deeds(doc, match))
    return next((c for c in counts if c is not None), None)


def _count(doc: Doc, match: Match) -> int | None:
    counted = [q.best for r in match.recipients if (q := count_of(doc, r)) is not None]
    return counted[0] if counted else None


def _is_whole(doc: Doc, i: int) -> bool:
    """Whether the sentence is told in full: no headline, nothing cut off at its end."""
    sentence = doc.sentence_at(i)
    last = doc.words(sentence.span).rstrip("\"'”’) ")[-1:]
    return sentence.index > 0 and sentence.kind == "body" and last in ".!?"


def _statement(draft: Draft, mention: Mention) -> Statement:
    return Statement(
        kind="event",
        evidence=mention.evidence,
        body=mention.event,
        coder=NAME,
        attribution=attribution_at(draft, mention.event.trigger),
        modality=mention.modality,
        background=mention.background,
        confidence=share_of(NAME, mention.confidence),
    )
