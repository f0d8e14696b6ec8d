"""Stances in what a party says of another's act: it calls the act something, or says what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from dateline.coding import tree
from dateline.coding.attribution import attribution_at
from dateline.coding.draft import Draft
from dateline.coding.parties import party
from dateline.coding.stance_frames import listed
from dateline.coding.stances import NOT, SPEAKER, Cue, negated, unreal
from dateline.model.doc import Doc
from dateline.model.statement import Stance

PRONOUNS = frozenset({"i", "we", "it", "there", "who", "they", "he", "she", "you", "one"})
STANCES: tuple[Stance, ...] = ("condemns", "opposes", "uneasy", "supports")


@cache
def _judges() -> Mapping[str, Stance]:
    return {w: stance for stance in reversed(STANCES) for w in listed("judging", stance)}


def cues(doc: Doc, draft: Draft) -> tuple[Cue, ...]:
    """The stances that lie in naming and judging words, in the order of the text.

    Misses: judgements by comparison or rhetorical question; praise and blame in idioms.
    """
    found: list[Cue] = []
    for sentence in doc.sentences:
        if not sentence.parsed:
            continue
        for token in doc.tokens_of(sentence):
            found += [*_naming(doc, token.index), *_judging(doc, draft, token.index)]
    return tuple(found)


def judged(doc: Doc, i: int) -> Stance | None:
    """The stance of a judging word at ``i`` or right beside it ("a blatant violation")."""
    words = (i, *tree.children(doc, i, "amod", "compound", "conj"))
    if doc.tokens[i].lemma == "act" and {doc.tokens[p].lemma for p in tree.preps(doc, i, "of")} & listed(
        "blaming", "acts_of"
    ):
        return "condemns"
    if any(doc.tokens[w].lower in NOT for w in tree.children(doc, i)):
        return None
    stances = [_judges().get(doc.tokens[w].lower) or _judges().get(doc.tokens[w].lemma) for w in words]
    return next((s for s in STANCES if s in stances), None)


def _naming(doc: Doc, i: int) -> Iterator[Cue]:
    """ "Called the raid a crime": the subject's stance to the object."""
    token = doc.tokens[i]
    if (
        token.lemma not in listed("naming", "words")
        or token.pos != "VERB"
        or unreal(doc, i)
        or negated(doc, i)
    ):
        return
    for name, thing in _named(doc, i):
        stance = judged(doc, name)
        if stance:
            # of "what it called a hostile act" the name is all that is told
            told = (
                name if thing is not None and doc.tokens[thing].lower in listed("matters", "free") else thing
            )
            yield Cue(i, stance, "naming", tree.subjects(doc, i), told, weight=0.6)
            return


def _named(doc: Doc, i: int) -> Iterator[tuple[int, int | None]]:
    """The word that a naming verb gives, and the thing that it gives it to."""
    things = tree.objects(doc, i)
    thing = things[0] if things else None
    for c in tree.children(doc, i, "oprd", "xcomp", "ccomp", "dobj", "acomp"):
        own = tree.children(doc, c, "nsubj", "nsubjpass")
        if own or c != thing:
            yield c, own[0] if own else thing
        yield from ((a, own[0] if own else thing) for a in tree.children(doc, c, "attr", "acomp", "oprd"))
    if thing is not None:
        yield from ((a, thing) for a in tree.appositions(doc, thing))
    # the parser hangs "as illegal" on the verb or on its object
    places = (i,) if thing is None else (i, thing)
    for p in (
        p for place in places for p in tree.children(doc, place, "prep") if doc.tokens[p].lower == "as"
    ):
        yield from ((a, thing) for a in tree.children(doc, p, "amod", "acomp", "advcl", "pobj"))
    if doc.language != "en":
        yield from _named_de(doc, i)
    for noun in tree.preps(doc, i, "as", "to", "with"):
        yield noun, thing
        yield from ((p, thing) for p in tree.children(doc, noun, "acomp", "attr", "dobj"))


def _named_de(doc: Doc, i: int) -> Iterator[tuple[int, int | None]]:
    """Spanish gives the name after "de": "tachó de farsa el voto", also where quotation marks part the two."""
    for p in tree.children(doc, i, "prep"):
        if doc.tokens[p].text.lower() not in listed("other words", "naming"):
            continue
        named = tree.children(doc, p, "pobj", "amod", "acomp")
        things = tree.children(doc, i, "dobj", "dep")
        if not named:
            named, things = things[:1], things[1:]
        things = tuple(t for t in things if doc.tokens[t].pos in ("NOUN", "PROPN") and t not in named)
        yield from ((n, things[0]) for n in named[:1] if things)


def _judging(doc: Doc, draft: Draft, i: int) -> Iterator[Cue]:
    """ "The raid is a crime", "such raids violate the charter", said by somebody: the speaker's stance to the subject."""
    found = tuple(_judgement(doc, i))
    index = attribution_at(draft, doc.span_of(i, i + 1)) if found else None
    if index is not None and draft.attributions[index].speaker is not None:
        yield from found


def _judgement(doc: Doc, i: int) -> Iterator[Cue]:
    thing = _ousted(doc, i)
    if thing is not None:
        yield Cue(i, "opposes", "ousting", (SPEAKER,), thing, weight=0.5)
    elif _granted(doc, i):
        yield from _cue(doc, i, "supports", verb=doc.tokens[i].head)
    elif _blamed(doc, i):
        yield from _cue(doc, i, "condemns", verb=doc.tokens[i].head)
    elif _in_passing(doc, i):
        yield Cue(i, "opposes", "in passing", (SPEAKER,), doc.tokens[i].head, weight=0.45)
    else:
        yield from _predication(doc, i)


def _granted(doc: Doc, i: int) -> bool:
    """Whether ``i`` is a right that somebody has: "has a right to defend itself"."""
    token = doc.tokens[i]
    if token.lemma not in listed("blaming", "rights") or doc.tokens[token.head].lemma != "have":
        return False
    uses = (*tree.children(doc, i, "acl", "relcl"), *tree.preps(doc, i, "to", "of"))
    return any(doc.tokens[u].lemma in listed("blaming", "defending") for u in uses)


def _blamed(doc: Doc, i: int) -> bool:
    """Whether ``i`` says that its subject did something: "was behind the raid"."""
    token = doc.tokens[i]
    below = tree.children(doc, i, "pobj", "pcomp") or tree.preps(doc, i, "for", "in", "of")
    if token.lower not in listed("blaming", "words") or doc.tokens[token.head].lemma != "be":
        return False
    deeds = [
        b for b in below if doc.tokens[b].tag == "VBG" or doc.tokens[b].lemma in listed("blaming", "deeds")
    ]
    return bool(deeds)


def _predication(doc: Doc, i: int) -> Iterator[Cue]:
    stance, verb = _predicated(doc, i)
    if stance is not None and verb is not None:
        yield from _cue(doc, i, stance, verb=verb)


def _cue(doc: Doc, i: int, stance: Stance, *, verb: int) -> Iterator[Cue]:
    """The speaker's stance to the subject of ``verb``."""
    if unreal(doc, verb) or negated(doc, verb):
        return
    subjects = tree.grammatical_subjects(doc, verb)
    if subjects and _names(doc, subjects[-1]):
        yield Cue(i, stance, "judging", (SPEAKER,), subjects[-1], weight=0.5)


def _names(doc: Doc, i: int) -> bool:
    """Whether the word at ``i`` says what is judged: a noun, or a pronoun that the report resolves to a name."""
    lower = doc.tokens[i].lower
    if lower not in PRONOUNS:
        return True
    meant = party(doc, i) if lower in ("he", "she", "they", "it") else None
    return meant is not None and meant.named and meant.refers_to is not None


def _ousted(doc: Doc, i: int) -> int | None:
    """Who or what "must go" or whose "days are numbered"."""
    token = doc.tokens[i]
    subjects = tree.grammatical_subjects(doc, i) if token.pos == "VERB" else ()
    if token.lower == "numbered" and subjects and doc.tokens[subjects[-1]].lemma == "day":
        owners = (*tree.possessors(doc, subjects[-1]), *tree.preps(doc, i, "for"))
        return next(iter(owners), subjects[-1])
    modal = _obliged(doc, i)
    if modal and token.lemma in listed("ousting", "verbs") and subjects and not negated(doc, i):
        return subjects[-1] if _names(doc, subjects[-1]) else None
    return None


def _obliged(doc: Doc, i: int) -> bool:
    """Whether what the verb at ``i`` says has to be done: "must go", "has to go", never "has gone"."""
    token = doc.tokens[i]
    helping = [doc.tokens[c].lower for c in tree.children(doc, i, "aux")]
    infinitive = token.dep == "xcomp" and "to" in helping
    return bool(set(helping) & listed("ousting", "modals")) or (
        infinitive and doc.tokens[token.head].lower in listed("ousting", "obliging")
    )


def _in_passing(doc: Doc, i: int) -> bool:
    token = doc.tokens[i]
    return (
        token.dep == "amod"
        and token.lower in listed("ousting", "judging")
        and doc.tokens[token.head].lemma in listed("ousting", "acts")
    )


def _predicated(doc: Doc, i: int) -> tuple[Stance | None, int | None]:
    token = doc.tokens[i]
    if token.pos == "VERB" and token.lemma in listed("judging_verbs", "opposes"):
        aside = token.dep in ("advcl", "acl") and not tree.children(doc, i, "nsubj", "nsubjpass")
        return (None, None) if aside else ("opposes", i)
    if token.tag == "VBN" and tree.is_passive(doc, i) and token.lower in listed("judging", "participles"):
        return judged(doc, i), i
    if token.dep in ("attr", "acomp") and doc.tokens[token.head].lemma in ("be", "remain", "constitute"):
        return judged(doc, i), token.head
    if token.dep == "dobj" and doc.tokens[token.head].lemma in ("constitute", "represent", "amount"):
        return judged(doc, i), token.head
    if token.dep == "pobj" and doc.tokens[doc.tokens[token.head].head].lemma == "amount":
        return judged(doc, i), doc.tokens[token.head].head
    return None, None
