"""Words and deeds that express a stance, found in the parse by the frames of ``lexicons/stances.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.coding import tree
from dateline.model.doc import Doc
from dateline.model.statement import Conduct, Stance

CLAUSES = ("ccomp", "xcomp", "pcomp", "acl", "advcl")
COPULAS = frozenset({"be", "remain", "become", "seem", "appear", "feel", "stay", "stand", "grow", "sound", "get"})
NOT = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "hardly"})
MAYBE = frozenset({"could", "may", "might", "should", "must", "ought"})
# a stance under one of these is wished for, not taken
WISHING = frozenset(
    "urge ask call want press pressure expect encourage invite beg implore tell order need force lobby "
    "demand request hope persuade convince likely unlikely if whether unless".split()
)
# stands for "whoever says these words" among the holders of a cue
SPEAKER = -1
REFUSING = frozenset({"refuse", "decline", "fail", "stop", "refrain", "avoid", "hesitate"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One family of cues; the keys are explained at the top of the data file."""

    name: str
    sort: str
    stance: Stance
    words: frozenset[str]
    objects: frozenset[str] = frozenset()
    preps: tuple[str, ...] = ()
    particles: frozenset[str] = frozenset()
    holders: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    acts: frozenset[str] = frozenset()
    conduct: Conduct | None = None
    flip: Stance | None = None
    only_negated: bool = False
    weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Cue:
    """One stance as the words give it: tokens of the cue, of those who hold it and of what it is about.

    ``SPEAKER`` among the holders stands for whoever says the words.
    """

    token: int
    stance: Stance
    frame: str
    holders: tuple[int, ...]
    about: int | None
    conduct: Conduct | None = None
    weight: float = 0.5


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, those that ask for most first, so that "warn against" is tried before "warn"."""
    rows = lexicon.table("lexicons", "stances")["frame"]
    return tuple(sorted((_frame(row) for row in rows), key=_demands))


def _frame(row: Mapping[str, Any]) -> Frame:
    listed = {"words", "objects", "particles", "acts"}
    kept = {k: frozenset(v) if k in listed else tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    kept.pop("example", None)
    return Frame(**kept)


def _demands(frame: Frame) -> tuple[int, str]:
    return -(2 * bool(frame.objects) + bool(frame.preps) + bool(frame.acts)), frame.name


@cache
def _by_word(sort: str) -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for frame in frames():
        for word in frame.words if frame.sort in sort.split() else ():
            found.setdefault(word, []).append(frame)
    return {word: tuple(listed) for word, listed in found.items()}


@cache
def listed(section: str, key: str) -> frozenset[str]:
    """The words of one list of the data file, such as ``listed("holders", "groups")``."""
    return frozenset(lexicon.table("lexicons", "stances")[section][key])


def cues(doc: Doc) -> tuple[Cue, ...]:
    """The stances that the words of a parsed report express, in the order of the text; nothing where it was not parsed.

    Misses: irony, stances told by a metaphor, and those that need world knowledge ("showed them the door").
    """
    found: list[Cue] = []
    taken: set[int] = set()
    tokens = [t.index for s in doc.sentences if s.parsed for t in doc.tokens_of(s)]
    for find in (_verb_cues, _adjective_cues, _noun_cues):
        for i in tokens:
            if i not in taken:
                for cue, used in find(doc, i):
                    found.append(cue)
                    taken |= used
    return tuple(sorted(found, key=lambda c: c.token))


Match = tuple[Cue, set[int]]


def _verb_cues(doc: Doc, i: int) -> Iterator[Match]:
    token = doc.tokens[i]
    if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass", "amod", "compound"):
        return
    if unreal(doc, i):
        return
    for frame in _by_word("verb copula").get(token.lemma, ()):
        hit = _arguments(doc, i, frame)
        stance = _said(doc, (i, *hit[1:2]), frame) if hit else None
        if hit and stance:
            about = hit[0]
            cue = Cue(i, stance, frame.name, tree.subjects(doc, i), about, frame.conduct, frame.weight)
            yield cue, {i, *hit[1:]}
            return


def _arguments(doc: Doc, i: int, frame: Frame) -> tuple[int | None, ...] | None:
    """The thing that the stance is about, then the noun that the frame asks for; None where the frame does not fit."""
    parts = {doc.tokens[c].lower for c in tree.children(doc, i, "prt", "advmod")}
    prt = {doc.tokens[c].lower for c in tree.children(doc, i, "prt")}
    if (frame.particles and "" not in frame.particles and not parts & frame.particles) or (prt - frame.particles):
        return None
    below = tree.preps(doc, i, *frame.preps) if frame.preps else ()
    if frame.preps and not below:
        return None
    if frame.acts and not any(doc.tokens[c].lemma in frame.acts for c in tree.children(doc, i, "xcomp", "ccomp")):
        return None
    if frame.objects:
        return _with_noun(doc, i, below or tree.objects(doc, i), frame)
    if frame.preps:
        return (below[0],)
    about = _about(doc, i, frame.about)
    return None if about is None else (about,)


def _with_noun(doc: Doc, i: int, nouns: Iterable[int], frame: Frame) -> tuple[int | None, ...] | None:
    every = [m for n in nouns for m in tree.conjuncts(doc, n)]
    noun = next((n for n in every if doc.tokens[n].lemma in frame.objects), None)
    if noun is None:
        return None
    outer = tuple(a for a in frame.about if a != "object")
    about = next((a for n in (noun, *every, i) if (a := _about(doc, n, outer)) is not None), None)
    if about is None and "object" in frame.about:
        about = next(iter(tree.objects(doc, i)), noun) if frame.preps else noun
    return about, noun


def _about(doc: Doc, i: int, slots: Iterable[str]) -> int | None:
    """The head of what the stance is about: the first slot that is filled."""
    for slot in slots:
        if slot == "object":
            found = tree.objects(doc, i)
        elif slot in ("clause", "that"):
            found = tree.children(doc, i, *CLAUSES)
        else:
            found = tree.preps(doc, i, slot)
        if found:
            return found[0]
    return None


def _adjective_cues(doc: Doc, i: int) -> Iterator[Match]:
    token = doc.tokens[i]
    for frame in _by_word("adjective").get(token.lower, ()):
        about = _about(doc, i, frame.about)
        verb = _copula(doc, i)
        if about is None or verb is None or unreal(doc, verb):
            continue
        stance = _said(doc, (i, verb), frame)
        if stance:
            holders = tree.grammatical_subjects(doc, verb)
            yield Cue(i, stance, frame.name, holders, about, frame.conduct, frame.weight), {i}
            return


def _copula(doc: Doc, i: int) -> int | None:
    """The verb that links the adjective at ``i`` to its holder; the word itself where the parser takes it for a participle."""
    token = doc.tokens[i]
    if token.dep in ("acomp", "oprd", "xcomp", "ccomp") and doc.tokens[token.head].lemma in COPULAS:
        return token.head
    if token.dep == "conj":
        return _copula(doc, token.head)
    if token.dep in ("ROOT", "advcl", "acl", "relcl", "ccomp", "conj") and token.pos in ("VERB", "ADJ"):
        return i
    return None


def _noun_cues(doc: Doc, i: int) -> Iterator[Match]:
    token = doc.tokens[i]
    if token.pos != "NOUN" or token.dep == "compound":
        return
    for frame in _by_word("noun").get(token.lemma, ()):
        holders = tree.possessors(doc, i) or _holders_of(doc, i, frame)
        about = _about(doc, i, frame.about)
        if not holders or (about is None and frame.name == "noun for willingness"):
            continue
        if not any(doc.tokens[c].lower in NOT for c in token.children):
            yield Cue(i, frame.stance, frame.name, holders, about, frame.conduct, frame.weight), {i}
            return


def _holders_of(doc: Doc, i: int, frame: Frame) -> tuple[int, ...]:
    own = tree.preps(doc, i, *frame.holders)
    verb = doc.tokens[i].head
    if own or doc.tokens[i].dep not in ("dobj", "nsubjpass"):
        return own
    return tree.preps(doc, verb, "from", "among")


def _said(doc: Doc, places: tuple[int | None, ...], frame: Frame) -> Stance | None:
    """The stance with negation counted in: that of the frame, its flip, or None where a negation leaves nothing said."""
    denied = any(p is not None and negated(doc, p) for p in places)
    if frame.only_negated:
        return frame.flip if denied else None
    return frame.flip if denied else frame.stance


def negated(doc: Doc, i: int) -> bool:
    """Whether the word at ``i`` is denied: "did not condemn", "refused to condemn", "voiced no support"."""
    token = doc.tokens[i]
    if any(doc.tokens[c].lower in NOT for c in token.children if doc.tokens[c].dep in ("neg", "det", "preconj")):
        return True
    head = doc.tokens[token.head]
    if token.dep in ("xcomp", "pcomp") and head.lemma in REFUSING:
        return True
    return token.dep == "pcomp" and head.lower in ("without", "from", "of") and (
        head.lower == "without" or doc.tokens[head.head].lemma in REFUSING
    )


def unreal(doc: Doc, i: int) -> bool:
    """Whether the verb at ``i`` only may be, or is asked of its subject: "could back", "urged Oman to condemn", "if it joins"."""
    token = doc.tokens[i]
    if any(doc.tokens[c].lower in MAYBE for c in tree.children(doc, i, "aux")):
        return True
    if any(doc.tokens[c].lower in ("if", "unless", "whether") for c in tree.children(doc, i, "mark")):
        return True
    infinitive = any(doc.tokens[c].lower == "to" for c in tree.children(doc, i, "aux"))
    return infinitive and token.head != i and doc.tokens[token.head].lemma in WISHING
