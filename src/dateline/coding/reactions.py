"""Stances told as what an act does to somebody: "the raid angered Chad", "the plan was met with criticism from the unions"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from dateline.coding import tree
from dateline.coding.stance_frames import listed
from dateline.coding.stances import Cue, negated, unreal
from dateline.model.doc import Doc
from dateline.model.statement import Stance

STANCES: tuple[Stance, ...] = ("condemns", "opposes", "uneasy", "supports")
_MET = frozenset({"meet", "greet", "receive"})


@cache
def _stances(sort: str) -> Mapping[str, Stance]:
    return {word: stance for stance in STANCES for word in listed(sort, stance)}


def cues(doc: Doc) -> tuple[Cue, ...]:
    """The stances of those whom something angers, alarms or pleases, in the order of the text.

    Misses: those whom no words name ("the raid caused an outcry").
    """
    tokens = (t for s in doc.sentences if s.parsed for t in doc.tokens_of(s) if t.pos == "VERB")
    return tuple(c for t in tokens for c in (*_stirred(doc, t.index), *_met(doc, t.index)))


def _stirred(doc: Doc, i: int) -> Iterator[Cue]:
    token = doc.tokens[i]
    stance = _stances("stirring").get(token.lemma)
    if stance is None or token.dep == "amod" or tree.is_passive(doc, i) or unreal(doc, i) or negated(doc, i):
        return
    whom, what = tree.children(doc, i, "dobj"), tree.grammatical_subjects(doc, i)
    if whom and what and doc.tokens[what[-1]].pos == "NOUN":
        yield Cue(i, stance, "stirring", whom, what[-1], weight=0.5)


def _met(doc: Doc, i: int) -> Iterator[Cue]:
    token = doc.tokens[i]
    if token.lemma not in _MET or not tree.is_passive(doc, i) or unreal(doc, i) or negated(doc, i):
        return
    for noun in tree.preps(doc, i, "with"):
        stance = _stances("meeting").get(doc.tokens[noun].lemma)
        whose = (*tree.preps(doc, noun, "from", "in", "by", "among"), *tree.preps(doc, i, "from", "in", "by"))
        what = tree.children(doc, i, "nsubjpass") or tree.grammatical_subjects(doc, i)
        if stance and whose and what:
            yield Cue(noun, stance, "meeting", whose, what[-1], weight=0.5)
