"""Whether a frame fits a sentence, and who fills its roles: the generic half of the event coder."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding import tree
from dateline.coding.complements import complement_fits, for_clauses
from dateline.coding.frames import Frame, Pos, codebook
from dateline.coding.kinds import WHO, is_one, lemma_of
from dateline.coding.lending import adjunct, led_by, lender, lends, makers
from dateline.coding.parties import entity_at
from dateline.model.doc import Doc

DEPTH = 3
# frames below this answer a question about two parties, but make no row of their own
DOUBTFUL = 0.35
WITHIN = ("in", "by", "during", "from", "when")
REFUSING = frozenset({"will", "wo", "would", "shall", "can", "ca", "could", "'ll", "to"})


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a trigger; actors and recipients are the head tokens that fill its roles."""

    frame: Frame
    trigger: int
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    consumed: frozenset[int] = frozenset()


def match_at(doc: Doc, i: int, *, depth: int = 0) -> Match | None:
    """The most demanding frame that fits the word at ``i``, None where no frame does."""
    pos = part_of_speech(doc, i)
    if pos is None or depth > DEPTH:
        return None
    doubtful: Match | None = None
    for frame in _frames(doc, i, pos):
        if doubtful is not None and frame.confidence < DOUBTFUL:
            continue
        found = _fit(doc, i, frame, depth=depth)
        if found is not None:
            if frame.confidence == 0 or frame.confidence >= DOUBTFUL:
                return found if frame.confidence > 0 else doubtful
            doubtful = found
    return doubtful


def _frames(doc: Doc, i: int, pos: Pos) -> tuple[Frame, ...]:
    """The frames of the word, of the word that a hyphen makes with its neighbour first: "build-up", "counter-offensive"."""
    book, lemma = codebook(), lemma_of(doc, i).partition("_")[0]
    if _is_nominal(doc, i):
        lemma = doc.tokens[i].lower
    joined = [f"{doc.tokens[i - 2].lower}-{lemma}"] if _hyphen(doc, i - 1) else []
    if _hyphen(doc, i + 1) and doc.tokens[i].head != i + 2:
        joined.append(f"{lemma}-{doc.tokens[i + 2].lower}")
    return (*(f for word in joined for f in book.of(pos, word)), *book.of(pos, lemma))


def _hyphen(doc: Doc, i: int) -> bool:
    """Whether the token at ``i`` is a hyphen that ties its neighbours together."""
    if not 0 < i < len(doc.tokens) - 1 or doc.tokens[i].text != "-":
        return False
    return doc.tokens[i - 1].end == doc.tokens[i].start and doc.tokens[i].end == doc.tokens[i + 1].start


def is_refusal(doc: Doc, match: Match) -> bool:
    """Whether a kindness is refused: "will not accept", "won't release", "is not ready to talk"."""
    token = doc.tokens[match.trigger]
    if match.frame.type not in codebook().classes["yielding"] or match.frame.pos != "verb":
        return False
    denied = tree.children(doc, token.index, "neg")
    will = any(doc.tokens[a].lower in REFUSING for a in tree.children(doc, token.index, "aux"))
    return bool(denied) and will


def loose_matches(doc: Doc, i: int) -> tuple[Match, ...]:
    """All frames whose words fit at ``i``, whatever fills their roles: for questions that name the parties themselves."""
    pos = part_of_speech(doc, i)
    if pos is None:
        return ()
    found = []
    for frame in _frames(doc, i, pos):
        objects = tree.objects(doc, i) if pos == "verb" else ()
        if not (_words_fit(doc, i, frame, objects=objects) and complement_fits(doc, i, frame)):
            continue
        actors = _filled(doc, i, frame.actor, every=True, depth=0)
        if frame.actors and actors and not any(is_one(doc, a, frame.actors) for a in actors):
            continue
        recipients = _filled(doc, i, frame.recipient, every=True, depth=0)
        found.append(Match(frame, i, actors, recipients, frozenset({i})))
    return tuple(found)


def part_of_speech(doc: Doc, i: int) -> Pos | None:
    """As what the word at ``i`` may name an act."""
    token = doc.tokens[i]
    if _is_nominal(doc, i):
        return "noun"
    if token.pos == "VERB":
        return None if token.dep in ("amod", "compound", "aux", "auxpass") else "verb"
    if token.pos in ("NOUN", "PROPN"):
        return None if _only_describes(doc, i) else "noun"
    return "adj" if token.pos == "ADJ" and token.dep in ("acomp", "oprd") else None


def _is_nominal(doc: Doc, i: int) -> bool:
    """Whether the tagger took a noun for a participle: "in the police firing"."""
    token = doc.tokens[i]
    if token.tag != "VBG" or token.pos != "VERB" or token.dep not in ("pobj", "dobj", "nsubj", "nsubjpass"):
        return False
    return any(c < i for c in tree.children(doc, i, "compound", "det", "amod", "poss"))


def _only_describes(doc: Doc, i: int) -> bool:
    """Whether the noun only says of what kind a thing is: "an arrest warrant", "a strike group", no "strike campaign"."""
    token = doc.tokens[i]
    if token.dep != "compound":
        return False
    return doc.tokens[token.head].lemma in codebook().classes["instrument"]


def _fit(doc: Doc, i: int, frame: Frame, *, depth: int) -> Match | None:
    objects = tree.objects(doc, i) if frame.pos == "verb" else ()
    if not (_words_fit(doc, i, frame, objects=objects) and complement_fits(doc, i, frame)):
        return None
    actors = _filled(doc, i, frame.actor, every=frame.mutual, depth=depth)
    recipients = _filled(doc, i, frame.recipient, every=False, depth=depth)
    if frame.actors and not any(is_one(doc, a, frame.actors) for a in actors):
        return None
    if frame.unless_kinds and any(is_one(doc, r, frame.unless_kinds) for r in recipients):
        return None
    tested = actors[1:] if frame.mutual and not recipients else recipients
    if frame.kinds and not any(is_one(doc, r, frame.kinds) for r in tested):
        return None
    if not _needs_met(doc, i, frame, actors=actors, recipients=recipients):
        return None
    consumed = frozenset({i, *(o for o in objects if doc.tokens[o].lemma in frame.objects)})
    return Match(frame, i, actors, recipients, consumed)


def _needs_met(
    doc: Doc, i: int, frame: Frame, *, actors: tuple[int, ...], recipients: tuple[int, ...]
) -> bool:
    several = any(doc.tokens[a].tag in ("NNS", "NNPS") for a in actors)
    if "other" in frame.needs and not several and sum(len(tree.conjuncts(doc, a)) for a in actors) < 2:
        return False
    if "common" in frame.needs and doc.tokens[i].pos == "PROPN" and doc.sentence_at(i).kind == "body":
        return False
    if ("actor" in frame.needs and not actors) or ("object" in frame.needs and not tree.objects(doc, i)):
        return False
    return "recipient" not in frame.needs or bool(recipients)


def _words_fit(doc: Doc, i: int, frame: Frame, *, objects: tuple[int, ...]) -> bool:
    small = tree.particles(doc, i)
    if "_" in frame.lemma and not _phrase(frame.lemma) <= small:
        return False
    named = {n for o in objects for m in tree.conjuncts(doc, o) for n in _named_by(doc, _counted(doc, m))}
    around = {doc.tokens[o].lower for x in objects for o in tree.children(doc, x, "prep")} | small
    if (frame.particles and not frame.particles & around) or frame.unless_particles & small:
        return False
    if frame.pos == "verb" and (
        (frame.objects and not frame.objects & named) or frame.unless_objects & named
    ):
        return False
    described = _modifying(doc, (i,) if frame.pos == "noun" else objects)
    if (frame.modifiers and not frame.modifiers & described) or frame.unless_modifiers & described:
        return False
    if frame.words or frame.unless_words:
        below = {doc.tokens[t].lemma for t in tree.subtree(doc, i)}
        return not (frame.words and not frame.words & below) and not frame.unless_words & below
    return True


def _named_by(doc: Doc, i: int) -> tuple[str, ...]:
    """The lemma of the noun at ``i``, and the word that a hyphen makes of it and the one before: "cease-fire"."""
    lemma = doc.tokens[i].lemma
    return (lemma, f"{doc.tokens[i - 2].lower}-{lemma}") if _hyphen(doc, i - 1) else (lemma,)


def _phrase(lemma: str) -> frozenset[str]:
    return frozenset(lemma.split("_")[1:])


def _modifying(doc: Doc, heads: tuple[int, ...]) -> frozenset[str]:
    found = {m for h in heads for m in tree.modifiers(doc, h)}
    found |= {c for m in found for c in tree.modifiers(doc, m)}
    found |= {o for h in heads for o in tree.preps(doc, h, "of")}
    return frozenset({doc.tokens[m].lemma for m in found} | {doc.tokens[m].lower for m in found})


def _filled(doc: Doc, i: int, paths: tuple[str, ...], *, every: bool, depth: int) -> tuple[int, ...]:
    """The fillers of the first path that has any; of all paths where ``every``."""
    found: list[int] = []
    for path in paths:
        for token in walk(doc, i, path, depth=depth):
            if token not in found and token != i and not in_time(doc, token):
                found.append(token)
        if found and not every:
            break
    return tuple(found)


def in_time(doc: Doc, i: int) -> bool:
    """Whether the word at ``i`` says when: "on Friday"."""
    token = doc.tokens[i]
    return any(t.sentence == token.sentence and t.span.start <= token.start < t.span.end for t in doc.times)


def walk(doc: Doc, i: int, path: str, *, depth: int = 0) -> tuple[int, ...]:
    """The tokens at the end of a role path such as ``obj>with``."""
    at: tuple[int, ...] = (i,)
    for step in path.split(">"):
        at = tuple(dict.fromkeys(t for a in at for t in _step(doc, a, step, depth=depth)))
    return tuple(dict.fromkeys(_counted(doc, a) for a in at))


def _counted(doc: Doc, i: int) -> int:
    """What is counted in "a pair of jets", "dozens of villagers", and what is meant in "what it called a camp"."""
    if doc.tokens[i].pos == "VERB":
        return _so_called(doc, i)
    classes, lemma = codebook().classes, doc.tokens[i].lemma
    if lemma in classes["quantity"]:
        return next(iter(tree.preps(doc, i, "of")), i)
    if lemma in classes["troupe"]:
        # "a team of customs officers"
        return next((o for o in tree.preps(doc, i, "of") if lemma_of(doc, o) in classes["enforcer"]), i)
    return i


def _so_called(doc: Doc, verb: int) -> int:
    if not any(doc.tokens[c].lower == "what" for c in tree.children(doc, verb, "dobj", "nsubj")):
        return verb
    named = (*tree.children(doc, verb, "oprd", "attr"), *tree.preps(doc, verb, "as"))
    return next(iter(named), verb)


def _step(doc: Doc, i: int, step: str, *, depth: int) -> tuple[int, ...]:  # noqa: PLR0911, PLR0912 - one line for each role
    match step:
        case "subj":
            return _planners(doc, i) or tree.subjects(doc, i)
        case "obj":
            return tree.objects(doc, i)
        case "iobj":
            return tuple(d for d in tree.children(doc, i, "dative") if doc.tokens[d].pos != "ADP")
        case "poss":
            return tree.possessors(doc, i)
        case "mod":
            mods = (m for m in (*tree.modifiers(doc, i), *led_by(doc, i)) if not _is_target(doc, m, deed=i))
            return tuple(m for m in mods if _names(doc, m) or _is_body(doc, m))
        case "acl":
            return tree.children(doc, i, "acl", "relcl")
        case "name":
            return tuple(m for m in tree.modifiers(doc, i) if _is_person(doc, m))
        case "thing":
            return tuple(m for m in tree.children(doc, i, "compound", "nmod") if _is_thing(doc, m))
        case "acl":
            return tree.children(doc, i, "acl", "relcl")
        case "xcomp":
            return tree.children(doc, i, "xcomp", "ccomp")
        case "comp":
            return tuple(
                s for c in tree.children(doc, i, "ccomp", "xcomp") for s in tree.grammatical_subjects(doc, c)
            )
        case "for-to":
            return tuple(s for c in for_clauses(doc, i) for s in tree.children(doc, c, "nsubj"))
        case "speaker":
            return _speaker(doc, i)
        case "deed":
            return tuple(o for o in tree.preps(doc, i, *WITHIN) if _is_attack(doc, o, depth=depth))
        case "undergoer":
            head = doc.tokens[i].head
            faced = doc.tokens[i].dep == "dobj" and doc.tokens[head].lemma in codebook().undergo
            return tree.subjects(doc, head) if faced else ()
        case "victims":
            return _victims(doc, i)
        case "in-which":
            above = doc.tokens[doc.tokens[i].head]
            return adjunct(doc, above.index) if above.lower == "in" and above.dep == "prep" else ()
        case "light":
            return lender(doc, i)
        case "*":
            inner = match_at(doc, i, depth=depth + 1)
            return inner.recipients if inner else ()
        case "targeting":
            return tuple(
                o
                for c in tree.children(doc, i, "acl")
                if doc.tokens[c].lemma == "target"
                for o in tree.objects(doc, c)
            )
    return _prepositional(doc, i, step)


def _planners(doc: Doc, i: int) -> tuple[int, ...]:
    """Whose plan an infinitive tells: "a U.S. effort to remove him"."""
    token = doc.tokens[i]
    if token.dep != "acl" or not tree.is_infinitive(doc, i) or tree.possessors(doc, token.head):
        return ()
    return tuple(m for m in tree.modifiers(doc, token.head) if _names(doc, m))


def _prepositional(doc: Doc, i: int, word: str) -> tuple[int, ...]:
    token = doc.tokens[i]
    found = tree.preps(doc, i, word)
    if not found and word == "of":
        # "the capture and arrest of the mayor"
        found = tuple(o for c in tree.children(doc, i, "conj") for o in tree.preps(doc, c, word))
    if found or token.pos not in ("NOUN", "PROPN"):
        return found
    if word == "by" and (found := makers(doc, i)):
        return found
    # "carried out strikes on boats": the parser may hang the phrase on the verb
    if word == "from" and token.dep == "dobj" and doc.tokens[token.head].lemma in codebook().undergo:
        return tree.preps(doc, token.head, word)
    if token.dep in ("dobj", "nsubjpass") and lends(doc, token.head):
        return tree.preps(doc, token.head, word) if word not in ("of", "in", "at") else ()
    return ()


def _names(doc: Doc, i: int) -> bool:
    entity = entity_at(doc, i)
    return (
        entity is not None and entity.kind in WHO and (doc.tokens[i].pos in ("PROPN", "ADJ") or entity.named)
    )


def _is_target(doc: Doc, i: int, *, deed: int) -> bool:
    """Whether a country's bare name says where a deed goes: "the Malta strikes", not "U.S. strikes", "Maltese strikes"."""
    token = doc.tokens[i]
    if token.pos != "PROPN" or token.dep != "compound" or token.text.isupper():
        return False
    if lemma_of(doc, deed) not in codebook().classes["onto"] or tree.preps(doc, deed, "on", "against", "in"):
        return False
    if any(doc.tokens[d].lower in ("a", "an", "another") for d in tree.children(doc, deed, "det")):
        return False
    entity = entity_at(doc, i)
    return entity is not None and entity.kind == "country"


def _is_person(doc: Doc, i: int) -> bool:
    entity = entity_at(doc, i)
    return entity is not None and entity.kind == "person" and entity.named


def _is_attack(doc: Doc, i: int, *, depth: int) -> bool:
    inner = match_at(doc, i, depth=depth + 1)
    return inner is not None and inner.frame.type == "ASSAULT" and inner.frame.pos == "noun"


def _victims(doc: Doc, i: int) -> tuple[int, ...]:
    """Those who die or are hurt in the deed at ``i``: "five were killed in the raid"."""
    if doc.tokens[i].dep == "acl" and doc.tokens[i].tag == "VBG":
        # "in police firing", where the parser takes the noun for a verb
        i = doc.tokens[i].head
    preposition = doc.tokens[doc.tokens[i].head]
    verb = doc.tokens[preposition.head]
    lost = any(doc.tokens[o].lemma == "life" for o in tree.children(doc, verb.index, "dobj"))
    if preposition.lower in WITHIN and verb.lemma == "lose" and lost:
        return tree.grammatical_subjects(doc, verb.index)
    if preposition.lower not in WITHIN or verb.lemma not in codebook().classes["suffering"]:
        return ()
    return tree.objects(doc, verb.index) or tree.grammatical_subjects(doc, verb.index)


def _is_body(doc: Doc, i: int) -> bool:
    return lemma_of(doc, i) in codebook().classes["body"]


def _is_thing(doc: Doc, i: int) -> bool:
    classes = codebook().classes
    lemma = lemma_of(doc, i)
    return any(
        lemma in classes[c] for c in ("vessel", "people", "facility", "vehicle", "aircraft")
    ) and not _names(doc, i)


def _speaker(doc: Doc, i: int) -> tuple[int, ...]:
    verb = tree.governing_verb(doc, i)
    return tree.subjects(doc, verb) if verb is not None and doc.tokens[i].dep == "ccomp" else ()
