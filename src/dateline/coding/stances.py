"""Words and deeds that express a stance, found in the parse by the frames of ``lexicons/stances.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.coding import tree
from dateline.coding.parties import entity_at
from dateline.coding.stance_frames import Frame, by_word, listed
from dateline.model.doc import Doc, Entity
from dateline.model.statement import Conduct, Stance

CLAUSES = ("ccomp", "xcomp", "pcomp", "acl", "advcl")
COPULAS = frozenset(
    {"be", "remain", "become", "seem", "appear", "feel", "stay", "stand", "grow", "sound", "get"}
)
NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly"})
MAYBE = frozenset({"could", "may", "might", "should", "must", "ought"})
# a stance under one of these is wished for, not taken
WISHING = frozenset(
    {"urge", "ask", "call", "want", "press", "pressure", "expect", "encourage", "invite", "beg", "implore"}
    | {"tell", "order", "need", "force", "lobby", "demand", "request", "hope", "persuade", "convince"}
    | {"likely", "unlikely"}
)
# stands for "whoever says these words" among the holders of a cue
SPEAKER = -1
REFUSING = frozenset({"refuse", "decline"})
# a gerund after another preposition is what somebody is accused of, warned of or thinks of
TELLING = frozenset(
    {"by", "in", "after", "before", "despite", "since", "while", "besides", "without", "from"}
)
# a stance under one of these is no longer, or not yet, taken
ENDING = frozenset(
    {"deny", "stop", "cease", "fail", "refrain", "avoid", "hesitate", "prevent", "keep", "deter"}
)


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


def cues(doc: Doc) -> tuple[Cue, ...]:
    """The stances that the words of a parsed report express, in the order of the text; nothing where it was not parsed.

    Misses: irony, stances told by a metaphor, and those that need world knowledge ("showed them the door").
    """
    found: list[Cue] = []
    taken: set[int] = set()
    tokens = [t.index for s in doc.sentences if s.parsed for t in doc.tokens_of(s)]
    for find in (_verb_cues, _adjective_cues, _noun_cues, _backed_cues, _agent_cues):
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
    for frame in by_word("verb copula").get(token.lemma, ()):
        hit = _arguments(doc, i, frame)
        stance = _said(doc, (i, *hit[1:2]), frame) if hit else None
        if hit and stance:
            about = hit[0]
            cue = Cue(i, stance, frame.name, _subjects(doc, i), about, frame.conduct, frame.weight)
            yield cue, {i, *(n for n in hit[1:] if n is not None)}
            return


def _subjects(doc: Doc, i: int) -> tuple[int, ...]:
    """Who does it; for a participle that hangs on a predicate without its own subject, that of the clause above."""
    doers = _sayers(doc, i) or tree.subjects(doc, i) or _quick(doc, i)
    found = tuple(h for s in doers for h in _issuers(doc, i, s))
    if found or tree.is_passive(doc, i) or doc.tokens[i].tag != "VBG":
        return found
    above = (tree.children(doc, a, "nsubj") for a in tree.ancestors(doc, i) if tree.is_verb(doc, a))
    return next((subjects for subjects in above if subjects), ())


def _sayers(doc: Doc, i: int) -> tuple[int, ...]:
    """Of "Soto said the deputies lied, blasting the vote" Soto: such a participle goes on with the saying, not with what is said."""
    token = doc.tokens[i]
    said = doc.tokens[token.head]
    if token.dep != "advcl" or token.tag != "VBG" or said.dep != "ccomp" or said.head > said.index:
        return ()
    first = tree.subtree(doc, i)[0]
    return tree.grammatical_subjects(doc, said.head) if doc.tokens[first - 1].lower == "," else ()


def _quick(doc: Doc, i: int) -> tuple[int, ...]:
    """The subject of an adjective that says how it is done: "was quick to condemn"."""
    how = doc.tokens[doc.tokens[i].head]
    if doc.tokens[i].dep != "xcomp" or how.lemma not in listed("manner", "adjectives"):
        return ()
    return tree.grammatical_subjects(doc, how.head)


def _issuers(doc: Doc, i: int, subject: int) -> tuple[int, ...]:
    """``subject``, or those in whose name it is issued: "adopted a resolution condemning the raid"."""
    described = doc.tokens[i].dep in ("acl", "relcl") and doc.tokens[i].head == subject
    if not described or doc.tokens[subject].lemma not in listed("holders", "documents"):
        return (subject,)
    verb = tree.governing_verb(doc, subject)
    return tree.possessors(doc, subject) or (tree.subjects(doc, verb) if verb is not None else ())


def _arguments(doc: Doc, i: int, frame: Frame) -> tuple[int | None, ...] | None:
    """The thing that the stance is about, then the noun that the frame asks for; None where the frame does not fit."""
    parts = {doc.tokens[c].lower for c in tree.children(doc, i, "prt", "advmod")}
    prt = {doc.tokens[c].lower for c in tree.children(doc, i, "prt")}
    if (frame.particles and "" not in frame.particles and not parts & frame.particles) or (
        prt - frame.particles
    ):
        return None
    if frame.modals and not any(doc.tokens[c].lower in frame.modals for c in tree.children(doc, i, "aux")):
        return None
    below = tree.preps(doc, i, *frame.preps) if frame.preps else ()
    if frame.preps and frame.objects and not below:
        below = tuple(p for o in tree.objects(doc, i) for p in tree.preps(doc, o, *frame.preps))
    if frame.preps and not below:
        return None
    if frame.objects:
        return _with_noun(doc, i, below or tree.objects(doc, i), frame=frame)
    about = _about(doc, i, frame.about) if frame.acts or not frame.preps else below[0]
    if not _fits(doc, about, frame):
        return None
    return (_inner(doc, about),) if frame.inner else (about,)


def _somebody(doc: Doc, entity: Entity) -> bool:
    """Whether it is a person or a country; a bare unknown name is taken for a person."""
    bare = entity.kind == "other" and entity.named and not tree.children(doc, entity.head, "det", "poss")
    return bare or entity.kind in ("person", "country", "population")


def _undertaken(doc: Doc, act: int) -> bool:
    """Whether the clause at ``act`` says what somebody sets out to do: "to block", "blocking", not "until it is blocked"."""
    own = {doc.tokens[c].lower for c in tree.children(doc, act, "aux", "mark")}
    bare = doc.tokens[act].tag == "VBG" and not tree.children(doc, act, "nsubj")
    return not tree.is_passive(doc, act) and ("to" in own or bare)


def _inner(doc: Doc, act: int | None) -> int | None:
    """What the act at ``act`` is done to: the pact of "seeks to block the pact"."""
    return next(iter((*tree.objects(doc, act), *tree.preps(doc, act))), None) if act is not None else None


def _fits(doc: Doc, about: int | None, frame: Frame) -> bool:
    """Whether the thing that the stance is about is one that the frame asks for."""
    if about is None or (frame.acts and doc.tokens[about].lemma not in frame.acts):
        return False
    if frame.inner and not _undertaken(doc, about):
        return False
    entity = entity_at(doc, about) if frame.of_parties or frame.of_things else None
    if frame.of_things:
        return entity is None or not _somebody(doc, entity)
    return not frame.of_parties or (entity is not None and entity.kind not in ("object", "other"))


def _with_noun(doc: Doc, i: int, nouns: Iterable[int], *, frame: Frame) -> tuple[int | None, ...] | None:
    every = [m for n in nouns for c in tree.conjuncts(doc, n) for m in (c, *_counted(doc, c))]
    noun = next((n for n in every if doc.tokens[n].lemma in frame.objects), None)
    if noun is None:
        return None
    outer = tuple(a for a in frame.about if a != "object")
    about = next((a for n in (noun, *every, i) if (a := _about(doc, n, outer)) is not None), None)
    if about is None and "object" in frame.about:
        about = next(iter(tree.objects(doc, i)), noun) if frame.preps else noun
    return None if frame.needs_about and about is None else (about, noun)


def _counted(doc: Doc, i: int) -> tuple[int, ...]:
    """The noun that a measuring noun counts: "rounds of sanctions"."""
    return tree.preps(doc, i, "of") if doc.tokens[i].lemma in listed("counting", "nouns") else ()


def _about(doc: Doc, i: int, slots: Iterable[str]) -> int | None:
    """The head of what the stance is about: the first slot that is filled."""
    for slot in slots:
        if slot == "object":
            found = tree.objects(doc, i)
        elif slot in ("clause", "that"):
            found = tree.children(doc, i, *CLAUSES)
        else:
            found = tree.preps(doc, i, slot) or _misread(doc, i, slot)
        if found:
            return found[0]
    return _by_other_words(doc, i, slots) if doc.language != "en" else None


def _by_other_words(doc: Doc, i: int, slots: Iterable[str]) -> int | None:
    """What another language says with a preposition of its own: "apoyo a Chad", "se opone a la guerra", "insta a Chad a parar"."""
    below = [
        p
        for p in tree.children(doc, i, "prep")
        if doc.tokens[p].text.lower() in listed("other words", "preps")
    ]
    if "clause" in slots and (
        found := [
            c
            for p in (*below, *tree.children(doc, i, "dep"), *tree.objects(doc, i))
            for c in tree.children(doc, p, "acl")
        ]
    ):
        return found[0]
    reflexive = any(doc.tokens[c].text.lower() == "se" for c in doc.tokens[i].children)
    if doc.tokens[i].pos == "NOUN" or reflexive or tree.objects(doc, i):
        return next((o for p in below for o in tree.children(doc, p, "pobj")), None)
    return None


def _misread(doc: Doc, i: int, slot: str) -> tuple[int, ...]:
    """The object of a preposition where the parser knows the word for no noun: "war on fentanyl"."""
    below = [p for p in tree.children(doc, i, "prep") if doc.tokens[p].lower == slot]
    return tuple(w for p in below for w in tree.children(doc, p, "amod") if doc.tokens[p].children == (w,))


def _adjective_cues(doc: Doc, i: int) -> Iterator[Match]:
    token = doc.tokens[i]
    for frame in by_word("adjective").get(token.lower, ()):
        verb = _copula(doc, i)
        about = _about(doc, i, frame.about)
        if about is None and verb is not None:
            about = _about(doc, verb, tuple(a for a in frame.about if a != "clause"))
        bare = frame.bare and about is None and bool(tree.children(doc, i, "advmod"))
        if verb is None or unreal(doc, verb) or not (bare or _fits(doc, about, frame)):
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
    for frame in by_word("noun").get(token.lemma, ()):
        owners = tree.possessors(doc, i) or _named_before(doc, i)
        holders = owners or _holders_of(doc, i, frame)
        about = _about(doc, i, frame.about)
        needed = frame.needs_about or bool(owners)
        if not holders or (needed and not _fits(doc, about, frame)):
            continue
        about = _inner(doc, about) if frame.inner else about
        if about is None and token.dep == "dobj":
            about = next(iter(tree.grammatical_subjects(doc, token.head)), None)
        if not any(doc.tokens[c].lower in NOT for c in token.children):
            yield Cue(i, frame.stance, frame.name, holders, about, frame.conduct, frame.weight), {i}
            return


def _named_before(doc: Doc, i: int) -> tuple[int, ...]:
    """The party named right before the noun at ``i``: "Danish support for the raid"."""
    found = (m for m in tree.modifiers(doc, i) if (e := entity_at(doc, m)) is not None and _acts(e))
    return tuple(found)[:1]


def _acts(entity: Entity) -> bool:
    return entity.kind in ("country", "organisation", "group") and (entity.named or bool(entity.country))


def _backed_cues(doc: Doc, i: int) -> Iterator[Match]:
    """A participle joined to a name: "the Chad-backed patrols"."""
    token = doc.tokens[i]
    names = tree.children(doc, i, "npadvmod", "compound", "nmod", "amod", "nsubj")
    if token.lower in ("backed", "supported") and token.dep == "amod" and names:
        frame = by_word("backed")[token.lower][0]
        yield Cue(i, frame.stance, frame.name, names, token.head, frame.conduct, frame.weight), {i}


def _agent_cues(doc: Doc, i: int) -> Iterator[Match]:
    """A group named for its stance: "opponents of the war"."""
    token = doc.tokens[i]
    for frame in by_word("agent").get(token.lemma, ()):
        about = _about(doc, i, frame.about)
        if about is not None and token.tag == "NNS":
            yield Cue(i, frame.stance, frame.name, (i,), about, frame.conduct, frame.weight), {i}


def _holders_of(doc: Doc, i: int, frame: Frame) -> tuple[int, ...]:
    own = tuple(h for m in tree.conjuncts(doc, i) for h in tree.preps(doc, m, *frame.holders))
    verb = doc.tokens[i].head
    if own or doc.tokens[i].dep not in ("dobj", "nsubjpass"):
        return own
    if frame.inner:
        return tree.subjects(doc, verb)
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
    if any(
        doc.tokens[c].lower in NOT for c in token.children if doc.tokens[c].dep in ("neg", "det", "preconj")
    ):
        return True
    head = doc.tokens[token.head]
    if token.dep in ("xcomp", "pcomp") and head.lemma in REFUSING:
        return True
    return (
        token.dep == "pcomp"
        and head.lower in ("without", "from", "of")
        and (head.lower == "without" or doc.tokens[head.head].lemma in REFUSING)
    )


def unreal(doc: Doc, i: int) -> bool:
    """Whether the verb at ``i`` only may be, or is wished for: "could back", "urged Oman to condemn", "the right to join"."""
    token, head = doc.tokens[i], doc.tokens[doc.tokens[i].head]
    helping = {doc.tokens[c].lower for c in tree.children(doc, i, "aux", "mark")}
    if helping & MAYBE and not _first_person(doc, i):
        return True
    if helping & {"if", "unless", "whether"}:
        return True
    if token.dep in ("xcomp", "pcomp", "ccomp") and (head.lemma in ENDING or _ruled_out(doc, token.head)):
        return True
    if token.dep == "pcomp" and head.lower not in TELLING and not tree.children(doc, i, "nsubj"):
        return True
    if "to" not in helping or token.head == i:
        return False
    above = (
        {doc.tokens[c].lower for c in tree.children(doc, token.head, "aux")}
        if token.dep == "xcomp"
        else set()
    )
    return token.dep in ("acl", "advcl", "relcl") or head.lemma in WISHING or bool(above & MAYBE)


def _ruled_out(doc: Doc, i: int) -> bool:
    return doc.tokens[i].lemma == "rule" and any(doc.tokens[c].lower == "out" for c in doc.tokens[i].children)


def _first_person(doc: Doc, i: int) -> bool:
    return any(doc.tokens[c].lower in ("i", "we") for c in tree.children(doc, i, "nsubj"))
