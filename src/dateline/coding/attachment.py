"""How far a time or a place is from a happening in the parse, and whether its words can be about it at all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.frames import codebook, words
from dateline.model.doc import Doc, Place, TimeMention

_ASIDE = 15
_CLAUSE = 8
_JOINED = 6
_STEP = 2
_FAREST = 30


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the words of a happening reach.

    ``said``: it is an act of speech, which shares the day of the verb of saying above it. ``through``: what stands at the thing acted on
    is told of the act too ("seized a boat in the gulf"). ``apart``: the list of prepositions behind which another happening stands.
    ``located``: of the participles at a thing only those that say where it is are told of the act ("arms found in the port").
    """

    said: bool = False
    through: bool = False
    apart: str = "apart"
    located: bool = False


@cache
def cues(section: str, kind: str) -> frozenset[str]:
    """One list of ``lexicons/event_times.toml``."""
    return frozenset(words(lexicon.table("lexicons", "event_times")[section][kind]))


def distance(doc: Doc, i: int, inside: Sequence[int], *, reach: Reach) -> int | None:
    """Steps from the expression of tokens ``inside`` up to the happening at ``i`` or to what governs both.

    None where the expression is told of something else.
    """
    head = _outward(doc, inside)
    if head is None or head == i:
        return None
    above = [head, *tree.ancestors(doc, head)]
    mine = [i, *tree.ancestors(doc, i)]
    for steps, at in enumerate(above):
        if at not in mine:
            continue
        climbed = _climb(doc, mine[: mine.index(at) + 1], said=reach.said)
        aside = _aside(doc, above[: steps + 1], event=i, own=inside, reach=reach)
        if climbed is None or aside is None:
            return None
        whole = steps + climbed + aside
        return whole if whole <= _FAREST else None
    return None


def tokens_of(doc: Doc, mention: TimeMention | Place) -> list[int]:
    """The tokens of a time or a place."""
    sentence, span = doc.sentences[mention.sentence], mention.span
    return [
        w.index
        for w in doc.tokens[sentence.first : sentence.last]
        if w.start < span.end and span.start < w.end
    ]


def head_of(doc: Doc, mention: TimeMention | Place) -> int | None:
    """The token of a time or a place that hangs on the words around it."""
    return _outward(doc, tokens_of(doc, mention))


def _outward(doc: Doc, inside: Sequence[int]) -> int | None:
    outward = [t for t in inside if doc.tokens[t].head not in inside]
    found = outward or inside
    return found[0] if found else None


def _climb(doc: Doc, path: list[int], *, said: bool) -> int | None:
    """What it costs to climb from the happening to the last of ``path``; None where that is another happening with its own time."""
    cost = 0
    for at, to in itertools.pairwise(path):
        step = _edge(doc, at, last=to == path[-1], said=said)
        if step is None:
            return None
        cost += step
    return cost


def _edge(doc: Doc, at: int, *, last: bool, said: bool) -> int | None:
    """The cost of one step up from ``at``; None where what is above it has a time of its own."""
    token = doc.tokens[at]
    head = doc.tokens[token.head]
    speaking = head.lemma in cues("verbs", "speaking")
    allowed, cost = True, _STEP
    match token.dep:
        case "ccomp":
            # "Last month, officials say, he ...": the time is not that of saying
            allowed, cost = said or head.pos not in ("VERB", "AUX") or head.tag in ("VBZ", "VBP"), _CLAUSE
        case "relcl" | "acl":
            allowed, cost = last or _tells_of_deed(doc, at), _ASIDE
        case "advcl":
            allowed, cost = _shares_clause(doc, at), _CLAUSE
        case "pcomp":
            allowed, cost = head.lower in cues("prepositions", "beside"), _CLAUSE
        case "conj":
            allowed, cost = not tree.is_verb(doc, at) or not _own_subject(doc, at), _JOINED
        case "xcomp":
            allowed = not speaking
        case "pobj" if head.lower in cues("prepositions", "other"):
            allowed = False
        case "dobj" | "pobj" | "nsubjpass" | "prep":
            cost = _ASIDE if speaking else _STEP
    return cost if allowed else None


def _shares_clause(doc: Doc, at: int) -> bool:
    """Whether a clause beside the main one tells of the same time: a participle, or what "when", "as" and a bare "after" open."""
    marks = [doc.tokens[c] for c in tree.children(doc, at, "mark", "advmod")]
    if any(m.lower in cues("prepositions", "later") and not _is_counted(doc, m.index) for m in marks):
        return tree.is_verb(doc, at) and doc.tokens[at].tag == "VBD" and marks[0].lower == "after"
    return doc.tokens[at].tag in ("VBG", "VBN") or any(m.lower in ("when", "as") for m in marks)


def _is_counted(doc: Doc, preposition: int) -> bool:
    """Whether a length of time stands before the word: "days after"."""
    before = doc.tokens[max(0, preposition - 1)]
    return any(t.span.end == before.end for t in doc.times if t.sentence == before.sentence) or (
        before.lower in ("day", "days", "weeks", "hours", "months", "years")
    )


def _tells_of_deed(doc: Doc, at: int) -> bool:
    """Whether a relative clause tells what a deed did: "launched a raid on Monday that killed five"."""
    noun = tree.antecedent(doc, at)
    helpers = {doc.tokens[c].lemma for c in tree.children(doc, at, "aux")}
    own = {doc.tokens[c].lower for c in tree.children(doc, at, "nsubj")}
    if noun is None or "have" in helpers or not own & {"that", "which"}:
        return False
    return not any(e.head == noun and e.kind != "object" for e in doc.entities)


def _own_subject(doc: Doc, at: int) -> bool:
    return bool(tree.children(doc, at, "nsubj", "nsubjpass"))


def _aside(doc: Doc, path: list[int], *, event: int, own: Sequence[int], reach: Reach) -> int | None:
    """What the words between the expression and the common governor cost; None where it belongs to one of them."""
    cost = 0
    for below, at, to in zip(path, path[1:], path[2:], strict=False):
        if tree.is_verb(doc, at):
            step = _past_verb(doc, at, of_event=to == event, located=reach.located)
        elif doc.tokens[at].dep == "prep":
            apart = below not in own and doc.tokens[at].lower in cues("prepositions", reach.apart)
            # "for a third day on Tuesday", "for three days last week", "as of Tuesday"
            step = None if apart and doc.tokens[below].lemma not in cues("words", "lasting") else 0
        else:
            step = _past_noun(doc, at, below=below, to=to, through=reach.through)
        if step is None:
            return None
        cost += step
    return cost


def _past_verb(doc: Doc, at: int, *, of_event: bool, located: bool) -> int | None:
    """The cost of passing a verb; None where it tells another happening."""
    token = doc.tokens[at]
    if located and token.dep == "acl" and token.tag in ("VBG", "VBN") and not of_event:
        return _STEP if token.lemma in cues("verbs", "located") else None
    if token.lemma in cues("verbs", "timing") or token.dep == "xcomp":
        # "nine raids, with the latest taking place on Monday"
        subjects = (doc.tokens[c].lower for c in tree.children(doc, at, "nsubj"))
        return None if any(s in cues("words", "one") for s in subjects) else _STEP
    of_noun = token.dep in ("acl", "relcl") and of_event
    loose = of_noun or (token.dep in ("acl", "pcomp") and token.tag in ("VBG", "VBN"))
    loose |= token.dep == "advcl" and _is_occasion(doc, at)
    return _ASIDE if loose or (token.dep == "conj" and not _own_subject(doc, at)) else None


def _is_occasion(doc: Doc, at: int) -> bool:
    """Whether a participle tells on what occasion its clause took place: "speaking in Lima on Monday", "when asked on Monday"."""
    token = doc.tokens[at]
    if _own_subject(doc, at) or any(doc.tokens[c].lemma == "have" for c in tree.children(doc, at, "aux")):
        return False
    return token.tag == "VBG" or (token.tag == "VBN" and token.lemma in cues("verbs", "asking"))


def _past_noun(doc: Doc, at: int, *, below: int, to: int, through: bool) -> int | None:
    """The cost of passing a noun; None where it is another happening, as the object of a verb that is no part of it.

    What hangs on a thing, a place or people as object is told of the deed: "bombed villages in May".
    """
    if through or doc.tokens[at].dep not in ("dobj", "oprd") or doc.tokens[to].lemma in carrying():
        return _STEP
    another = doc.tokens[at].lemma in codebook().nouns or doc.tokens[to].lemma in cues("verbs", "speaking")
    loose = doc.tokens[below].dep in ("prep", "npadvmod") and doc.tokens[below].lower not in cues(
        "prepositions", "own"
    )
    return None if another or not loose else _ASIDE


@cache
def carrying() -> frozenset[str]:
    """Verbs that are one happening with their object: "announced a blockade"."""
    lending = frozenset(words(lexicon.table("lexicons", "light_verbs")["do"]))
    return cues("verbs", "light") | cues("verbs", "timing") | lending
