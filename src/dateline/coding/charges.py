"""Charges that are made by saying what somebody does or is: "Peru is arming the rebels, the envoy said"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.cues import listed, tokens_in
from dateline.coding.draft import Draft
from dateline.coding.frames import Frame, words
from dateline.coding.kinds import WHO
from dateline.coding.merge_mentions import same_party
from dateline.coding.parties import parties, resolved
from dateline.model.doc import Doc, Entity
from dateline.model.statement import Attribution

FRAME = Frame("ACCUSE", "verb", "charge", mode="allege", act=True, confidence=0.6)
COPULAS = frozenset({"be", "remain", "become"})
OPEN = frozenset({"would", "could", "may", "might", "should", "must", "can"})


@dataclass(frozen=True, slots=True)
class Charge:
    """Who charges whom; ``trigger`` is the wrong that is named, ``cue`` the word of saying, ``heads`` those or the deeds it is said of.

    ``habit`` marks a wrong that is said to be done time and again, and is no one deed.
    """

    trigger: int
    cue: int
    speaker: Entity
    heads: tuple[int, ...]
    habit: bool = False


@dataclass(frozen=True, slots=True)
class _Wrongs:
    verbs: frozenset[str]
    with_object: Mapping[str, frozenset[str]]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    leading: frozenset[str]
    behind: frozenset[str]
    harmless: frozenset[str]
    villains: frozenset[str]
    trying: frozenset[str]


@cache
def _wrongs() -> _Wrongs:
    table = lexicon.table("lexicons", "charges")
    named = {k: frozenset(words(v)) for k, v in table["wrong_classes"].items()}
    with_object = {
        verb: frozenset().union(*(named[w[1:]] if w.startswith("@") else {w} for w in words(objects)))
        for verb, objects in table["wrong_with"].items()
    }
    called = {k: frozenset(words(v)) for k, v in table["called"].items()}
    wrong = {k: frozenset(words(v)) for k, v in table["wrong"].items()}
    return _Wrongs(
        verbs=wrong["verbs"],
        with_object=with_object,
        nouns=called["nouns"],
        adjectives=called["adjectives"],
        leading=called["leading"],
        behind=called["behind"],
        harmless=wrong["harmless"],
        villains=named["villains"],
        trying=wrong["trying"],
    )


def charges(doc: Doc, draft: Draft) -> Iterator[Charge]:
    """The charges in what the report's parties are reported to say, in the order of the attributions.

    Misses: charges by irony, by rhetorical question, and by a comparison.
    """
    for said in draft.attributions:
        if said.sort != "speech" or said.speaker is None or said.cue is None:
            continue
        cue = next(iter(tokens_in(doc, said.cue)), None)
        speaker = resolved(doc, said.speaker)
        if cue is not None and _can_charge(speaker):
            yield from _in_content(doc, said, speaker=speaker, cue=cue.index)
    yield from _of_described(doc)


def _of_described(doc: Doc) -> Iterator[Charge]:
    """Charges in a clause on the one who is charged: "boats that Norway says are running arms"."""
    speech = listed(doc.language, "attribution", "verbs", "speech")
    for token in doc.tokens:
        if token.dep != "relcl" or token.lemma not in speech or _is_open(doc, token.head):
            continue
        wrong = next((c for c in _said_of(doc, token.index) if _is_wrong(doc, c)), None)
        speakers = tree.children(doc, token.index, "nsubj")
        speakers = tuple(s for s in speakers if doc.tokens[s].lower not in tree.RELATIVE)
        heads = [p for s in speakers for p in parties(doc, s) if _can_charge(p)]
        if wrong is not None and heads:
            yield Charge(wrong, token.index, heads[0], (token.head,), habit=True)


def _is_open(doc: Doc, noun: int) -> bool:
    """Whether the noun means whoever it may be: "any nation he says ..."."""
    return any(doc.tokens[c].lower in ("any", "every", "no", "each") for c in tree.children(doc, noun, "det"))


def _said_of(doc: Doc, verb: int) -> Iterator[int]:
    """The verbs of what is said in a clause on a noun, also where the parser hangs them on the noun's own verb."""
    yield from tree.children(doc, verb, "xcomp", "ccomp")
    noun = doc.tokens[doc.tokens[verb].head]
    if noun.dep == "nsubj" and doc.tokens[noun.head].dep == "ccomp":
        yield noun.head


def _can_charge(speaker: Entity) -> bool:
    return speaker.kind in WHO and (speaker.country is not None or speaker.named)


def _in_content(doc: Doc, said: Attribution, *, speaker: Entity, cue: int) -> Iterator[Charge]:
    for content in said.content:
        for token in tokens_in(doc, content):
            heads = _charged(doc, token.index)
            if heads:
                habit = said.direct and _is_habit(doc, token.index)
                yield Charge(token.index, cue, speaker, heads, habit=habit)


def _is_habit(doc: Doc, i: int) -> bool:
    """Whether the verb at ``i`` stands in the present or the progressive."""
    token = doc.tokens[i]
    kept_up = token.dep == "xcomp" and doc.tokens[token.head].tag in ("VBZ", "VBP")
    progressive = token.tag == "VBG" and (kept_up or bool(tree.children(doc, i, "aux")))
    return token.tag in ("VBZ", "VBP") or progressive


def is_accused(entity: Entity, speaker: Entity) -> bool:
    """Whether the entity is somebody whom the speaker can charge: a party, and not one of his own side."""
    known = entity.country or entity.named or entity.kind in ("group", "object")
    if entity.kind not in WHO | {"object"} or not known:
        return False
    if same_party(entity, speaker):
        # of one's own country only a person or body with a name of its own
        return entity.kind in ("person", "organisation") and entity.named and entity.actor != speaker.actor
    return True


def _charged(doc: Doc, i: int) -> tuple[int, ...]:
    """The heads of those whom the word at ``i`` says a wrong of; nobody where it is no wrong, or denied, or only possible."""
    token = doc.tokens[i]
    if token.pos == "VERB":
        return tree.subjects(doc, i) if _is_wrong(doc, i) and _asserted(doc, i) else ()
    if token.dep == "prep" and token.lower in _wrongs().behind and doc.tokens[token.head].lemma in COPULAS:
        return tree.grammatical_subjects(doc, token.head) if _asserted(doc, token.head) else ()
    if (
        token.dep in ("attr", "acomp")
        and doc.tokens[token.head].lemma in COPULAS
        and _asserted(doc, token.head)
    ):
        wrongs = _wrongs()
        named = token.lemma in wrongs.nouns or token.lower in wrongs.adjectives or _leads_villains(doc, i)
        return tree.grammatical_subjects(doc, token.head) if named else ()
    return ()


def _leads_villains(doc: Doc, i: int) -> bool:
    """Whether the noun at ``i`` makes somebody one of a villains' band: "the head of a cartel"."""
    wrongs = _wrongs()
    if doc.tokens[i].lemma not in wrongs.leading:
        return False
    return any(doc.tokens[o].lemma in wrongs.villains for o in tree.preps(doc, i, "of", "in", "for"))


def _is_wrong(doc: Doc, i: int) -> bool:
    token, wrongs = doc.tokens[i], _wrongs()
    below = tuple(_complements(doc, i))
    if token.lemma in wrongs.verbs:
        return not any(doc.tokens[o].lemma in wrongs.harmless for o in below)
    objects = wrongs.with_object.get(token.lemma)
    return objects is not None and any(_names_one(doc, o, objects) for o in below) and not _just(doc, i)


def _just(doc: Doc, i: int) -> bool:
    """Whether it is done to villains: "waging war on the cartels"."""
    wrongs = _wrongs()
    if wrongs.with_object[doc.tokens[i].lemma] & wrongs.villains:
        return False
    return any(doc.tokens[t].lemma in wrongs.villains for t in tree.subtree(doc, i))


def _complements(doc: Doc, i: int) -> Iterator[int]:
    for o in (*tree.objects(doc, i), *tree.preps(doc, i), *tree.children(doc, i, "xcomp")):
        yield from tree.conjuncts(doc, o)


def _names_one(doc: Doc, i: int, objects: frozenset[str]) -> bool:
    if doc.tokens[i].lemma in objects:
        return True
    if "country" in objects and any(
        p.span.overlaps(doc.span_of(i, i + 1)) and p.kind == "country" for p in doc.places
    ):
        return True
    return any(doc.tokens[m].lower in objects for m in tree.modifiers(doc, i)) and doc.tokens[i].pos == "NOUN"


def _asserted(doc: Doc, i: int) -> bool:
    negation = listed(doc.language, "modality", "negation", "words")
    below = [doc.tokens[c] for c in tree.children(doc, i)]
    token = doc.tokens[i]
    if any(t.tag == "TO" for t in below) and doc.tokens[token.head].lemma not in _wrongs().trying:
        return False
    if any(t.dep in ("neg", "advmod") and t.lower in negation for t in below):
        return False
    return not any(t.dep == "aux" and t.lower in OPEN for t in below)
