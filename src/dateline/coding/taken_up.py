"""What a later sentence adds to a deed told before: "The raid took place on Saturday, off the island"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding import tree
from dateline.coding.merge_mentions import Mention
from dateline.coding.tolls import is_harmful, toll_of
from dateline.coding.when import when_of
from dateline.coding.where import place_of
from dateline.model.doc import Doc, Sentence
from dateline.model.statement import EventMention

_POINTERS = frozenset({"the", "that", "this"})
# lemmas of what a deed does: it takes place, it kills
_TAKING_PLACE = frozenset({"take", "occur", "happen", "come", "unfold"})
_DEEDS = frozenset({"ASSAULT", "COERCE"})
_BACK = 3
_ABOUT = 2


def added(doc: Doc, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, the last deed before such a sentence with the day, the place and the toll that it states.

    Misses: sentences that take a deed up by another noun than one for deeds of harm ("the incident").
    """
    found = list(mentions)
    for sentence in doc.sentences:
        noun = _taken_up(doc, sentence) if sentence.parsed and sentence.index else None
        at = _last(found, sentence.index) if noun is not None else None
        if noun is not None and at is not None:
            found[at] = whole = replace(found[at], event=_filled(doc, found[at].event, noun))
            found = [m for m in found if m is whole or not _says_again(m, whole, sentence.index)]
    return tuple(found)


def _says_again(m: Mention, whole: Mention, sentence: int) -> bool:
    """Whether the next sentence only told the toll that the deed has now, with nobody who did it."""
    toll, known = m.event.toll, whole.event.toll
    same = toll and known and toll.killed and toll.killed == known.killed
    return bool(same) and not m.event.actors and m.sentence == sentence + 1


def _taken_up(doc: Doc, sentence: Sentence) -> int | None:
    """The singular noun for a deed that is the subject of the sentence and of a verb of taking place."""
    for token in doc.tokens_of(sentence):
        if token.dep != "nsubj" or not is_harmful(doc, token.index):
            continue
        verb = doc.tokens[token.head]
        pointed = any(doc.tokens[d].lower in _POINTERS for d in tree.children(doc, token.index, "det"))
        # "the Sept. 2 raid" is told from another one by more words than "the"
        bare = not tree.modifiers(doc, token.index) and not tree.children(
            doc, token.index, "prep", "relcl", "acl"
        )
        if pointed and bare and verb.lemma in _TAKING_PLACE:
            return token.index
    return None


def _last(found: Sequence[Mention], sentence: int) -> int | None:
    """The nearest deed told up to three sentences before; none where two stand equally near."""
    near = [
        (m.sentence, n)
        for n, m in enumerate(found)
        if m.event.type in _DEEDS and m.modality == "actual" and 0 < sentence - m.sentence <= _BACK
    ]
    last = max(near, default=None)
    return last[1] if last and sum(s == last[0] for s, _ in near) == 1 else None


def _filled(doc: Doc, event: EventMention, noun: int) -> EventMention:
    sentence = doc.sentence_at(noun)
    when, verb = when_of(doc, noun), tree.clause_head(doc, noun)
    vague = event.when is None or (event.when.date_prec >= _ABOUT and event.when.basis != "stated")
    killed = event.toll and event.toll.killed
    return replace(
        event,
        when=when if when and vague else event.when,
        place=event.place or place_of(doc, noun, type_=event.type),
        toll=event.toll if killed else toll_of(doc, noun, evidence=sentence.span) or event.toll,
        also=(*event.also, doc.span_of(min(noun, verb), max(noun, verb) + 1)),
    )
