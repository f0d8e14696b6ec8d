"""Questions: what is disputed about an act, by whom, in whose words, and on what legal basis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.coding import parties, phrases, tree
from dateline.coding.attribution import attribution_at
from dateline.coding.draft import Draft
from dateline.coding.holders import can_hold
from dateline.coding.modality import modality_of
from dateline.coding.topics import about_of, evidence_of, is_link
from dateline.model.doc import Doc, Entity, Sentence
from dateline.model.statement import About, EventMention, Matter, Question, Statement
from dateline.registry import coder

NAME = "questions.v1"
LONGEST_SIDE = 160
CLOSE_BY = 3


@dataclass(frozen=True, slots=True)
class Dispute:
    """One disputing phrase: its tokens, the matter and the object's head."""

    first: int
    last: int
    matter: Matter | None
    thing: int | None
    raised_by: Entity | None


@coder(NAME, requires=("attributions", "event"), assigns=("question",))
def questions(doc: Doc, draft: Draft) -> Draft:
    """The draft with one question for each matter, object and raiser that the report states.

    Misses: disputes that only the wider text makes one; the side of a party that answers elsewhere in the report.
    """
    read = [s for s in doc.sentences if s.parsed and s.first < s.last and not is_link(doc, s.first)]
    found = [d for s in read for d in _disputes(doc, draft, s)]
    return draft.stating(_statement(doc, draft, d) for d in _distinct(doc, found))


@cache
def _cues() -> tuple[tuple[Matter, str, tuple[phrases.Pattern, ...]], ...]:
    rows = lexicon.table("lexicons", "questions")["cue"]
    return tuple((r["matter"], r["voice"], tuple(map(phrases.pattern, r["phrases"]))) for r in rows)


@cache
def _bases() -> tuple[tuple[str, tuple[phrases.Pattern, ...]], ...]:
    rows = lexicon.table("lexicons", "questions")["basis"]
    return tuple((r["name"], tuple(map(phrases.pattern, r["phrases"]))) for r in rows)


@cache
def _words(section: str, key: str) -> frozenset[str]:
    table: Mapping[str, Mapping[str, Sequence[str]]] = lexicon.table("lexicons", "questions")
    return frozenset(table[section][key])


def _disputes(doc: Doc, draft: Draft, sentence: Sentence) -> Iterator[Dispute]:
    for matter, voice, patterns in _cues():
        for first, last in phrases.matches(doc, sentence, patterns):
            if matter == "sovereignty" and _affirmed(doc, first):
                continue
            if (voice != "act" or _of_an_act(doc, first)) and not _withheld(doc, first):
                thing = thing_of(doc, first, last, acting=matter != "facts" and not _disputing(doc, first))
                raiser = _speaker(doc, draft, first) if voice == "open" else _raiser(doc, draft, first)
                yield Dispute(first, last, matter, thing, raiser)
    for token in doc.tokens_of(sentence):
        if token.lower in _words("contested", "words") and _of_an_act(doc, token.index):
            i = token.index
            yield Dispute(i, i, None, thing_of(doc, i, i), None)


def _of_an_act(doc: Doc, i: int) -> bool:
    """Whether the word at ``i`` describes an act: "an illegal strike", "the raid was illegal", "illegally seized"."""
    thing = thing_of(doc, i, i)
    token = doc.tokens[i]
    if token.dep == "advmod" and doc.tokens[token.head].pos == "VERB":
        return doc.tokens[token.head].lemma in _words("lawless", "verbs")
    acts = _words("acts", "nouns")
    return thing is not None and (doc.tokens[thing].lemma in acts or doc.tokens[thing].tag == "VBG")


def _affirmed(doc: Doc, i: int) -> bool:
    """Whether the words at ``i`` stand under an affirmation: "support for the sovereignty of"."""
    above = [a for a, _ in zip(tree.ancestors(doc, i), range(3), strict=False)]
    return any(doc.tokens[a].lemma in _words("affirming", "words") for a in above)


def _withheld(doc: Doc, i: int) -> bool:
    """Whether "deny" at ``i`` means to withhold: "were denied access"."""
    if doc.tokens[i].lemma != "deny":
        return False
    things = {doc.tokens[o].lemma for o in tree.children(doc, i, "dobj", "oprd")}
    if tree.preps(doc, i, "from"):
        return True
    return (
        bool(things & _words("lawless", "denied"))
        or doc.tokens[i].dep == "amod"
        or bool(tree.children(doc, i, "auxpass"))
    )


def thing_of(doc: Doc, first: int, last: int, *, acting: bool = False) -> int | None:
    """The head of what is disputed: the noun that the phrase describes, is said of, or governs.

    ``acting``: of a verb, the one that does it ("the raid violates the charter") before what it is done to.
    """
    i = next((k for k in range(first, last + 1) if doc.tokens[k].head not in range(first, last + 1)), first)
    token = doc.tokens[i]
    below = tree.preps(doc, i, "of", "about", "over", "on", "into", "by", "in") or tree.preps(
        doc, last, "of", "about"
    )
    if token.dep == "amod":
        return _topic(doc, token.head)
    if token.pos in ("VERB", "AUX"):
        done = (*tree.children(doc, i, "ccomp", "xcomp"), *tree.objects(doc, i))
        doers = tree.subjects(doc, i)
        return next(iter((*doers, *done) if acting else (*done, *doers)), None)
    if below and token.pos in ("NOUN", "PROPN"):
        return below[0]
    verb = tree.governing_verb(doc, i)
    if verb is None:
        return None
    named = tree.objects(doc, verb) if token.dep in ("oprd", "acomp", "xcomp", "pobj") else ()
    found = (*(n for n in named if n != i), *tree.grammatical_subjects(doc, verb))
    return next(iter(found), None)


def _topic(doc: Doc, noun: int) -> int:
    """``noun``, or what it is said of where it only means "matter"."""
    if doc.tokens[noun].lemma not in _words("acts", "topics") or doc.tokens[noun].dep != "attr":
        return noun
    return next(iter(tree.grammatical_subjects(doc, doc.tokens[noun].head)), noun)


def _raiser(doc: Doc, draft: Draft, i: int) -> Entity | None:
    """Who raises it: the subject of the disputing verb around the words, else their speaker."""
    for verb in (i, *tree.ancestors(doc, i)):
        if tree.is_verb(doc, verb) and _disputing(doc, verb):
            for subject in tree.subjects(doc, verb):
                named = [e for e in parties.parties(doc, subject) if _can_raise(doc, e)]
                if named:
                    return named[0]
    return _speaker(doc, draft, i)


def _disputing(doc: Doc, verb: int) -> bool:
    lemma = doc.tokens[verb].lemma
    if lemma in _words("light", "verbs"):
        objects = {doc.tokens[o].lemma for o in tree.objects(doc, verb)}
        return bool(objects & _words("light", "objects"))
    return lemma in _words("disputing", "verbs")


def _speaker(doc: Doc, draft: Draft, i: int) -> Entity | None:
    index = attribution_at(draft, doc.span_of(i, i + 1))
    speaker = draft.attributions[index].speaker if index is not None else None
    return speaker if speaker is not None and _can_raise(doc, speaker) else None


def _can_raise(doc: Doc, entity: Entity) -> bool:
    """Anybody can raise a question but a thing, and the press that reports it."""
    somebody = entity.kind in ("person", "country", "organisation", "group", "population")
    return (somebody and entity.sector not in ("MED", "JRN")) or can_hold(doc, entity)


def _distinct(doc: Doc, found: list[Dispute]) -> list[Dispute]:
    """One for each matter and raiser; one without a raiser only where the same matter is not raised close by."""
    kept: list[Dispute] = []
    seen: set[tuple[object, ...]] = set()
    for dispute in sorted(found, key=lambda d: (d.raised_by is None, d.first)):
        sentence = doc.tokens[dispute.first].sentence
        raiser = dispute.raised_by.name.lower() if dispute.raised_by else None
        keys = {(dispute.matter, sentence), (dispute.matter, raiser)}
        beside = raiser is None and any(
            k.matter == dispute.matter and abs(doc.tokens[k.first].sentence - sentence) <= CLOSE_BY
            for k in kept
        )
        if not beside and not keys & seen:
            kept.append(dispute)
        seen |= keys
    return sorted(kept, key=lambda d: d.first)


def _statement(doc: Doc, draft: Draft, dispute: Dispute) -> Statement:
    evidence = evidence_of(doc, dispute.first)
    modality, background = modality_of(doc, dispute.first)
    return Statement(
        kind="question",
        evidence=evidence,
        body=Question(
            matter=dispute.matter,
            about=_about(doc, draft, dispute),
            raised_by=dispute.raised_by,
            side=_side(doc, dispute),
            legal_basis=_basis(doc, dispute.first),
        ),
        coder=NAME,
        attribution=attribution_at(draft, doc.span_of(dispute.first, dispute.first + 1)),
        modality="actual" if modality == "negated" else modality,
        background=background,
        confidence=0.5 if dispute.matter else 0.35,
    )


def _about(doc: Doc, draft: Draft, dispute: Dispute) -> About:
    about = about_of(doc, draft, dispute.thing)
    if about.ref is not None:
        return about
    return About(ref=_event_beside(doc, draft, dispute.first), text=about.text)


def _event_beside(doc: Doc, draft: Draft, i: int) -> int | None:
    """The last event that the sentence tells before or around the words."""
    sentence = doc.sentence_at(i).span
    return next(
        (
            index
            for index, statement in draft.of_kind("event")
            if isinstance(statement.body, EventMention) and sentence.covers(statement.body.trigger)
        ),
        None,
    )


def _side(doc: Doc, dispute: Dispute) -> str | None:
    """The raiser's side in the report's words: the clause of the disputing phrase, or its own words where that is long."""
    if dispute.raised_by is None:
        return None
    span = tree.clause_span(doc, dispute.first)
    if span.end - span.start > LONGEST_SIDE:
        span = doc.span_of(dispute.first, dispute.last + 1)
    return doc.words(span)


def _basis(doc: Doc, i: int) -> str | None:
    sentence = doc.sentence_at(i)
    return next((name for name, p in _bases() if any(phrases.matches(doc, sentence, p))), None)
