"""The day of a happening whose own words give none: that of the occasion on which the report tells it.

What one speaker says in one report is as a rule said on one occasion; what the next sentence tells of the same parties in the same tense
took place on the same day, or about then; a headline tells what the lead dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding import tree
from dateline.coding.attachment import cues
from dateline.coding.attribution import attribution_at
from dateline.coding.days import days_of, first_day, is_day
from dateline.coding.draft import Draft
from dateline.coding.frames import codebook
from dateline.coding.merge_mentions import Mention, one_of_many, same_party, told_alike
from dateline.coding.when import mention_of
from dateline.model.doc import Doc, Entity, Sentence, Span, TimeMention, Token
from dateline.model.statement import When

# types that are acts of speech: the day of saying is their day
UTTERANCES = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "AGREE"})
_NEXT = 2
_LEAD = 4
_FRESH_DAYS = 3
_SAME_TALK = (
    6  # sentences over which a speaker who is told to speak on several days speaks on the nearest one
)


@dataclass(frozen=True, slots=True)
class _Said:
    """Who said something on which day, in which sentence."""

    speaker: Entity
    sentence: int
    when: When


def dated(doc: Doc, draft: Draft, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, those without a time with the day of their occasion where the report gives it one.

    Misses: occasions that only a reader who knows the matter can tell apart.
    """
    if all(m.event.when for m in mentions):
        return tuple(mentions)
    said = [*_sayings(doc, draft), *_acts_of_speech(mentions)]
    quoted = [m for m in mentions if _is_quoted(doc, m) and not _is_own(draft, m)]
    return tuple(
        m if m.event.when or m in quoted else _with_day(doc, m, mentions=mentions, said=said)
        for m in mentions
    )


def _is_own(draft: Draft, m: Mention) -> bool:
    """Whether the doer of a quoted act is who is quoted: what somebody tells of others has its day from elsewhere."""
    index = attribution_at(draft, m.event.trigger)
    speaker = None if index is None else draft.attributions[index].speaker
    return speaker is not None and any(_one_voice(speaker, a) for a in m.event.actors)


def _with_day(doc: Doc, m: Mention, *, mentions: Sequence[Mention], said: Sequence[_Said]) -> Mention:
    if m.modality != "actual" or m.background or _is_elsewhere(doc, m) or _is_habit(doc, m):
        return m
    spoken = m.event.type in UTTERANCES and _is_news(doc, m)
    found = (_of_speaker(m, said) or _of_appearance(doc, m)) if spoken else None
    found = found or _of_headline(doc, m, mentions) or _of_next(doc, m, mentions)
    found = found or (_of_lead(doc, m) if spoken else None) or _of_report(doc, m) or _of_news(doc, m)
    return replace(m, event=replace(m.event, when=found)) if found else m


def _is_elsewhere(doc: Doc, m: Mention) -> bool:
    """Whether the sentence puts the happening at another time than the rest: "has previously accused"."""
    return any(t.sentence == m.sentence and t.value == "PAST_REF" for t in doc.times)


def _is_habit(doc: Doc, m: Mention) -> bool:
    """Whether the words tell what is done again and again, and so on no one occasion: "has repeatedly refused"."""
    verb = _verb(doc, m)
    below = () if verb is None else tree.children(doc, verb, "advmod")
    return any(doc.tokens[c].lower in cues("words", "habit") for c in below)


def _is_news(doc: Doc, m: Mention) -> bool:
    """Whether the words tell an act of speech as one of the report's own: quoted, or in a finite clause and not as what has long been said."""
    verb = _verb(doc, m)
    if verb is None or _is_quoted(doc, m):
        return verb is not None
    tags = {doc.tokens[t].tag for t in (verb, *tree.children(doc, verb, "aux", "auxpass"))}
    perfect = any(doc.tokens[c].lemma == "have" for c in tree.children(doc, verb, "aux"))
    participle = doc.tokens[verb].tag == "VBG" and doc.tokens[verb].dep == "advcl"
    return participle or (bool(tags & {"VBD", "VBZ", "VBP"}) and (not perfect or m.sentence <= _NEXT))


def _sayings(doc: Doc, draft: Draft) -> Iterator[_Said]:
    """The speakers whose reporting word has a day of its own."""
    for row in draft.attributions:
        if row.speaker is None or row.cue is None or row.parent is not None:
            continue
        cue = _token_at(doc, row.cue)
        time = mention_of(doc, cue) if cue is not None else None
        if cue is not None and time and time.edtf and is_day(time.edtf):
            when = When(time.edtf, time.date_prec or 1, time.basis)
            yield _Said(row.speaker, doc.tokens[cue].sentence, when)


def _acts_of_speech(mentions: Iterable[Mention]) -> Iterator[_Said]:
    """The doers of acts of speech that have a day of their own."""
    for m in mentions:
        when = m.event.when
        if m.event.type in UTTERANCES and _is_day(m) and when is not None and when.date_prec == 1:
            yield from (_Said(actor, m.sentence, when) for actor in m.event.actors)


def _token_at(doc: Doc, span: Span) -> int | None:
    for sentence in doc.sentences:
        if sentence.span.covers(span):
            words = doc.tokens_of(sentence)
            inside = (t.index for t in words if t.start >= span.start and t.end <= span.end)
            return max(inside, key=lambda i: tree.is_verb(doc, i), default=None)
    return None


def _of_speaker(m: Mention, said: Iterable[_Said]) -> When | None:
    """The day on which the doer speaks, told nearest; what was told before comes first."""
    own = [s for s in said if any(_one_voice(s.speaker, a) for a in m.event.actors)]
    best = min(own, key=lambda s: (abs(s.sentence - m.sentence), s.sentence > m.sentence), default=None)
    if best is None or (abs(best.sentence - m.sentence) > _SAME_TALK and len({s.when.edtf for s in own}) > 1):
        return None
    return replace(best.when, basis="relative")


def _of_appearance(doc: Doc, m: Mention) -> When | None:
    """About the one day, not long past, of the last sentence before that names the speaker and a time."""
    for n in range(m.sentence - 1, max(-1, m.sentence - 1 - _SAME_TALK), -1):
        days = [t for t in doc.times if t.sentence == n and t.edtf]
        named = any(_one_voice(e, a) for e in doc.entities if e.sentence == n for a in m.event.actors)
        if days and named:
            return _fresh_day(doc, days)
    return None


def _fresh_day(doc: Doc, times: Sequence[TimeMention]) -> When | None:
    """About the one day of the times, if it is that of the report or one of the last before."""
    day = first_day(times[0].edtf or "") if len(times) == 1 and is_day(times[0].edtf) else None
    if day is None or doc.published is None or not 0 <= (doc.published - day).days <= _FRESH_DAYS:
        return None
    return When(day.isoformat(), 2, "relative")


def _one_voice(x: Entity, y: Entity) -> bool:
    """Whether both are one speaker: a person is not every other voice of the country."""
    if x.actor or y.actor:
        return x.actor == y.actor
    return same_party(x, y) and (x.kind == y.kind or x.name == y.name)


def _of_headline(doc: Doc, m: Mention, mentions: Iterable[Mention]) -> When | None:
    """What the lead dates where a headline or its first sentence tells the same without a day."""
    if m.sentence > 1:
        return None
    lead = (
        o for o in mentions if o.event.when and m.sentence < o.sentence <= _LEAD and not one_of_many(m, o)
    )
    return next((o.event.when for o in lead if told_alike(m, o) or _in_like_words(doc, m, o)), None)


def _in_like_words(doc: Doc, m: Mention, o: Mention) -> bool:
    """Whether both are of one type and named by the same noun: "starts a two-day summit", "began the summit on Sunday"."""
    if m.event.type != o.event.type:
        return False
    ours, theirs = ({t.lemma for t in _trigger(doc, x) if t.pos in ("NOUN", "PROPN")} for x in (m, o))
    return bool(ours & theirs)


def _trigger(doc: Doc, m: Mention) -> Iterator[Token]:
    span = m.event.trigger
    return (t for t in doc.tokens_of(doc.sentences[m.sentence]) if span.start <= t.start < span.end)


def _of_next(doc: Doc, m: Mention, mentions: Iterable[Mention]) -> When | None:
    """The day of what a sentence just before tells of the same parties, as an approximate day; a longer stretch as it is."""
    if not _is_past(doc, m) or _is_before_another(doc, m):
        return None
    near = [
        o for o in mentions if o is not m and 0 < m.sentence - o.sentence <= _NEXT and _parties_shared(m, o)
    ]
    best = max((o for o in near if _is_day(o)), key=lambda o: o.sentence, default=None)
    when = best.event.when if best else _of_clause(doc, m)
    if when is not None:
        return When(when.edtf, 2, "relative")
    alike = [o.event.when for o in near if o.event.type == m.event.type]
    stretch = next((replace(w, basis="relative") for w in alike if w and days_of(w.edtf)), None)
    return stretch or _of_before(doc, m)


def _of_before(doc: Doc, m: Mention) -> When | None:
    """About the one day of the sentence before, where the words take up a deed that was told there: "nine were killed in the attack"."""
    if any(t.sentence == m.sentence and t.type in ("DATE", "TIME") for t in doc.times) or not _takes_up(
        doc, m
    ):
        return None
    told = {t.edtf for t in doc.times if t.sentence == m.sentence - 1 and t.edtf}
    day = next(iter(told)) if len(told) == 1 else None
    return When(day, 2, "relative") if day is not None and is_day(day) else None


def _takes_up(doc: Doc, m: Mention) -> bool:
    verb = _verb(doc, m)
    nouns = () if verb is None else (i for i in tree.subtree(doc, verb) if doc.tokens[i].tag == "NN")
    return any(
        doc.tokens[n].lemma in codebook().nouns
        and any(doc.tokens[d].lower in ("the", "that", "this") for d in tree.children(doc, n, "det"))
        for n in nouns
    )


def _is_before_another(doc: Doc, m: Mention) -> bool:
    """Whether the clause is told as what came before the main one: "after Peru bombed the mill"."""
    verb = _verb(doc, m)
    marks = () if verb is None else tree.children(doc, verb, "mark")
    return any(doc.tokens[c].lower in cues("prepositions", "later") for c in marks)


def _of_clause(doc: Doc, m: Mention) -> When | None:
    """The day of what a sentence just before tells of one of the doers: "In a speech on Tuesday he ..."."""
    for before in doc.sentences[max(0, m.sentence - _NEXT) : m.sentence][::-1]:
        if before.parsed and before.span.field == m.event.trigger.field:
            when = _of_root(doc, before, m.event.actors)
            if when:
                return when
    return None


def _of_root(doc: Doc, sentence: Sentence, actors: Sequence[Entity]) -> When | None:
    root = next((t.index for t in doc.tokens_of(sentence) if t.dep == "ROOT"), None)
    time = mention_of(doc, root) if root is not None else None
    if root is None or time is None or not is_day(time.edtf):
        return None
    heads = set(tree.children(doc, root, "nsubj", "nsubjpass"))
    doers = (e for e in doc.entities if e.sentence == sentence.index and e.head in heads)
    shared = any(_one_voice(d, a) for d in doers for a in actors)
    return When(time.edtf or "", time.date_prec or 1, time.basis) if shared else None


def _of_lead(doc: Doc, m: Mention) -> When | None:
    """About the day that the lead is dated to, for what the report's own words say at its beginning that somebody said."""
    if m.sentence > _LEAD or _is_quoted(doc, m):
        return None
    leads = ([t for t in doc.times if t.sentence == s.index] for s in doc.sentences[: _LEAD + 1])
    return next((found for times in leads if (found := _fresh_day(doc, times))), None)


def _is_quoted(doc: Doc, m: Mention) -> bool:
    return any(q.span.covers(m.event.trigger) for q in doc.quotations)


def _of_report(doc: Doc, m: Mention) -> When | None:
    """The month of the report, said to be so, for what its own words tell as being under way."""
    verb, published = _verb(doc, m), doc.published
    if verb is None or published is None or doc.tokens[verb].tag != "VBG" or _is_quoted(doc, m):
        return None
    named = doc.tokens[verb].start == m.event.trigger.start and m.event.announced is None
    going_on = any(doc.tokens[c].tag in ("VBZ", "VBP") for c in tree.children(doc, verb, "aux"))
    return When(f"{published:%Y-%m}", 4, "published") if named and going_on else None


def _of_news(doc: Doc, m: Mention) -> When | None:
    """About the day of the report, said to be so, for what its headline and first sentence tell as their news without any time."""
    timed = any(t.sentence == m.sentence for t in doc.times)
    if doc.published is None or m.sentence > 1 or timed or m.event.announced is not None:
        return None
    verb = next((t for t in _trigger(doc, m) if t.pos == "VERB"), None)
    if verb is None or not _is_main(doc, verb) or _is_quoted(doc, m):
        return None
    helpers = [doc.tokens[c] for c in tree.children(doc, verb.index, "aux", "auxpass")]
    told = verb.tag in ("VBD", "VBZ", "VBP") or verb.tag == "VBN"
    if not told or any(h.lemma == "have" or h.tag == "MD" for h in helpers):
        return None
    return When(f"{doc.published}~", 2, "published")


def _is_main(doc: Doc, verb: Token) -> bool:
    """Whether the verb is the main one of its sentence, or joined to it."""
    while verb.dep == "conj" and doc.tokens[verb.head].pos == "VERB":
        verb = doc.tokens[verb.head]
    return verb.dep == "ROOT"


def _is_day(o: Mention) -> bool:
    when = o.event.when
    return bool(when and is_day(when.edtf) and o.modality == "actual" and not o.background)


def _is_past(doc: Doc, m: Mention) -> bool:
    """Whether the clause is told in the simple past: a perfect or present tense is of another time."""
    verb = _verb(doc, m)
    if verb is None:
        return False
    helpers = {doc.tokens[c].lemma for c in tree.children(doc, verb, "aux")}
    tags = {doc.tokens[verb].tag, *(doc.tokens[c].tag for c in tree.children(doc, verb, "auxpass"))}
    return "VBD" in tags and "have" not in helpers


def _verb(doc: Doc, m: Mention) -> int | None:
    """The verb of the clause that names the happening."""
    words = doc.tokens_of(doc.sentences[m.sentence])
    token = next((t for t in words if t.start == m.event.trigger.start), None)
    return None if token is None else tree.clause_head(doc, token.index)


def _parties_shared(m: Mention, o: Mention) -> bool:
    ours, theirs = (*m.event.actors, *m.event.recipients), (*o.event.actors, *o.event.recipients)
    return any(same_party(a, b) for a in ours for b in theirs)
