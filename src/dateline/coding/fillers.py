"""From the words that fill a frame's roles to parties: who acted and whom it met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.coding import tree
from dateline.coding.complements import concerns
from dateline.coding.cues import listed
from dateline.coding.frames import codebook
from dateline.coding.kinds import WHO, lemma_of
from dateline.coding.merge_mentions import same_party
from dateline.coding.objects import as_recipient, kind_of
from dateline.coding.parties import parties, resolved
from dateline.coding.pointing import can_mean
from dateline.coding.roles import Match, match_at, walk
from dateline.coding.unnamed import doers_near
from dateline.model.doc import Doc, Entity

# where the owner of a deed stands around the noun that names it
OWNERS = ("poss", "mod", "by", "of", "light")
SPEAKER_PRONOUNS = frozenset({"it", "he", "she", "they", "we"})
ORDERING = frozenset({"order", "direct", "authorise", "authorize", "have", "instruct", "command", "get"})
# types whose recipient may be a thing or a place as well as somebody
THINGS = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION"})
# what somebody does by speaking
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
# acts of speech whose content may be all that says whom they concern
CONCERNING = frozenset({"AGREE", "CONCEDE", "REJECT", "THREATEN", "REQUEST"})
ELSEWHERE = frozenset(
    {"in", "at", "near", "off", "inside", "against", "with", "within", "across", "outside", "on", "over"}
)
BORROWING = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})


@dataclass(frozen=True, slots=True)
class Filled:
    """A match with its parties; ``said`` is the word of saying where the act lies in what is said."""

    match: Match
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    borrowed: bool = False
    said: int | None = None


def fill(doc: Doc, matches: Iterable[Match]) -> list[Filled]:
    """Each match with its parties; a deed told without its doer takes the doer that the report gives the same kind of deed."""
    first = [Filled(m, _at_home(doc, actors_of(doc, m)), recipients_of(doc, m)) for m in matches]
    lent = [_judged(doc, _nearby(doc, _borrow(f, first)), first) for f in first]
    return [_not_to_itself(f) for f in lent]


def _nearby(doc: Doc, filled: Filled) -> Filled:
    """A deed that nobody lends a doer takes the force that reports it."""
    doers = () if filled.actors else doers_near(doc, filled.match)
    return replace(filled, actors=_at_home(doc, doers), borrowed=True) if doers else filled


def _judged(doc: Doc, filled: Filled, others: list[Filled]) -> Filled:
    """A judgement of a deed told without its doer is aimed at the one whom the report names for such deeds."""
    if filled.recipients or not filled.match.frame.act:
        return filled
    for head in filled.match.recipients:
        deed = match_at(doc, head, depth=1)
        if deed is not None and deed.frame.type in BORROWING:
            doers = _borrow(Filled(deed, (), recipients_of(doc, deed)), others).actors
            return replace(filled, recipients=doers)
    return filled


def actors_of(doc: Doc, match: Match) -> tuple[Entity, ...]:
    """The parties that do it. A deed, a weapon or a ship as subject gives way to whose it is."""
    heads = _participant(doc, match) or match.actors
    found = [e for a in heads for e in _doers(doc, a, match.frame.type)]
    if match.frame.mode == "visit":
        known = {e.country for e in found}
        found += [e for a in heads for e in _seats(doc, a) if e.country not in known]
    return _once(found) or _orderer(doc, match) or _of_described(doc, match)


def _seats(doc: Doc, i: int) -> tuple[Entity, ...]:
    """The country whose town is visited: "travelled to Algiers"."""
    if doc.tokens[i].pos != "PROPN" or doc.tokens[i].dep not in ("pobj", "dobj", "conj"):
        return ()
    return tuple(e for e in parties(doc, i) if e.country and e.kind == "other" and e.head == i)


def _participant(doc: Doc, match: Match) -> tuple[int, ...]:
    """Who says what the participle goes on from: in "Ann Berg said the plan failed, blaming Peru" it is she who blames."""
    token = doc.tokens[match.trigger]
    if token.dep != "advcl" or token.tag != "VBG" or match.frame.type not in SPOKEN:
        return ()
    clause = token.head
    while doc.tokens[clause].dep in ("advcl", "conj"):
        clause = doc.tokens[clause].head
    above = doc.tokens[clause].head
    said = doc.tokens[above].lemma in listed(doc.language, "attribution", "verbs", "speech")
    comma = any(doc.tokens[t].text == "," for t in range(clause + 1, token.index))
    inner = doc.tokens[clause].dep == "ccomp" and clause > above
    return tree.subjects(doc, above) if said and comma and inner else ()


def _of_described(doc: Doc, match: Match) -> tuple[Entity, ...]:
    """Who did the deed of which the clause tells the outcome: "an operation in which the chief was seized"."""
    token = doc.tokens[match.trigger]
    if token.dep != "relcl" or match.frame.type not in BORROWING or not tree.is_passive(doc, token.index):
        return ()
    inner = match_at(doc, token.head, depth=1)
    if inner is not None and inner.frame.type in BORROWING:
        return actors_of(doc, inner)
    if lemma_of(doc, token.head) not in codebook().classes["undertaking"]:
        return ()
    doers = [t for path in ("light", "by", "poss", "mod") for t in walk(doc, token.head, path)]
    return _once(e for d in doers for e in parties(doc, d) if is_political(doc, e))


def _orderer(doc: Doc, match: Match) -> tuple[Entity, ...]:
    """Who has a deed done that is told in the passive: "ordered the fleet to be sent"."""
    verb = tree.governing_verb(doc, match.trigger)
    if verb is None or match.frame.pos != "verb" or not tree.is_passive(doc, match.trigger):
        return ()
    if doc.tokens[match.trigger].dep not in ("xcomp", "ccomp") or doc.tokens[verb].lemma not in ORDERING:
        return ()
    return tuple(e for s in tree.subjects(doc, verb) for e in parties(doc, s) if is_political(doc, e))


def _at_home(doc: Doc, actors: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The actors, an institution without a country with that of the country that its words speak of before it."""
    return tuple(replace(a, country=_country_of(doc, a)) if _is_institution(doc, a) else a for a in actors)


def _is_institution(doc: Doc, entity: Entity) -> bool:
    bare = entity.country is None and not entity.named and entity.head >= 0
    return bare and lemma_of(doc, entity.head) in codebook().classes["institution"]


def _country_of(doc: Doc, entity: Entity) -> str | None:
    """The country of the last body of the same kind named before, else of the last country or person of the sentence."""
    lemma = lemma_of(doc, entity.head)
    before = [resolved(doc, e) for e in doc.entities if e.country and e.head >= 0 and e.head < entity.first]
    alike = [e for e in before if lemma_of(doc, e.head) == lemma and e.kind == "organisation"]
    if lemma in codebook().classes["presidential"]:
        alike += [e for e in before if e.text.lower().startswith("president ")]
    beside = [e for e in before if e.sentence == entity.sentence and lemma in codebook().classes["local"]]
    return next((e.country for e in reversed([*beside, *alike])), None)


def _doers(doc: Doc, i: int, type_: str) -> tuple[Entity, ...]:
    who = tuple(e for e in parties(doc, i) if is_political(doc, e))
    if who:
        return who
    if doc.tokens[i].pos == "PRON":
        return _speaker_meant(doc, i)
    if type_ in SPOKEN and doc.tokens[i].lemma in codebook().classes["document"]:
        return _owners(doc, i) or _writers(doc, i)
    inner = match_at(doc, i, depth=1)
    if inner is not None and {inner.frame.type, type_} <= BORROWING | {type_}:
        return actors_of(doc, inner)
    return _owners(doc, i)


def _writers(doc: Doc, i: int) -> tuple[Entity, ...]:
    """Whose document it is: "passed a resolution", "wrote in a letter"."""
    verb = tree.governing_verb(doc, i)
    reached = doc.tokens[i].dep in ("dobj", "nsubjpass", "pobj", "conj")
    heads = tree.subjects(doc, verb) if verb is not None and reached else ()
    return tuple(e for h in heads if h != i for e in parties(doc, h) if is_political(doc, e))


def _speaker_meant(doc: Doc, pronoun: int) -> tuple[Entity, ...]:
    """Whom "it" or "they" means in what somebody is reported to say: the one who says it."""
    verb = tree.governing_verb(doc, pronoun)
    said = verb is not None and doc.tokens[verb].dep == "ccomp"
    if verb is None or not said or doc.tokens[pronoun].lower not in SPEAKER_PRONOUNS:
        return ()
    above = tree.governing_verb(doc, verb)
    heads = tree.subjects(doc, above) if above is not None else ()
    return tuple(
        e
        for h in heads
        if doc.tokens[h].pos != "PRON"
        for e in parties(doc, h)
        if is_political(doc, e) and can_mean(doc.tokens[pronoun].lower, e)
    )


def _owners(doc: Doc, i: int) -> tuple[Entity, ...]:
    if doc.tokens[i].lemma in codebook().classes["might"]:
        return ()
    for path in OWNERS:
        owners = tuple(e for t in walk(doc, i, path) for e in parties(doc, t) if is_political(doc, e))
        if owners:
            return owners
    return ()


def is_political(doc: Doc, entity: Entity) -> bool:
    """Whether the entity can act: somebody, a body, a group, a population, a country."""
    if entity.kind in WHO:
        return True
    if entity.head < 0:
        return False
    classes, lemma = codebook().classes, lemma_of(doc, entity.head)
    return lemma in classes["people"] or lemma in classes["headcount"]


def recipients_of(doc: Doc, match: Match) -> tuple[Entity, ...]:
    """The parties and things that it is done to; of a deed that is praised, condemned or refused, its doer."""
    found = [e for r in match.recipients for e in _targets(doc, r, match)]
    if not found and match.frame.act and match.frame.type in ("ACCUSE", "SUPPORT"):
        found = _named_below(doc, match, match.recipients)
    if match.frame.type in THINGS and found:
        found += [e for r in match.recipients for e in _behind(doc, r)]
    if match.frame.type == "MOBILIZE" and not found:
        found = _foes(doc, match)
    if match.frame.type in CONCERNING and not any(e.country or e.named for e in found):
        found = _concerned(doc, match) or found
    return _once(found)


def _behind(doc: Doc, i: int) -> list[Entity]:
    """Whose the people or things at ``i`` are said to be: "camps linked to the rebels", "men suspected of belonging to a gang"."""
    ties = codebook().classes["tying"]
    found: list[Entity] = []
    for member in tree.conjuncts(doc, i):
        for c in tree.subtree(doc, member):
            if doc.tokens[c].lemma in ties and doc.tokens[c].dep in ("acl", "pcomp", "xcomp", "relcl"):
                owners = [o for path in ("to", "with", "by") for o in walk(doc, c, path)]
                found += [e for o in owners for e in parties(doc, o) if is_political(doc, e)]
    return found


def _foes(doc: Doc, match: Match) -> list[Entity]:
    """At whom forces are aimed that the sentence sets beside strained dealings: "as pressure on Peru grows"."""
    sentence, strains = doc.sentence_at(match.trigger), codebook().classes["strain"]
    doers = actors_of(doc, match)
    near = [t.index for t in doc.tokens_of(sentence) if t.lemma in strains]
    aimed = [e for n in near for o in tree.preps(doc, n, "on", "with", "against") for e in parties(doc, o)]
    return [e for e in aimed if e.country and not any(same_party(e, d) for d in doers)][:1]


def _concerned(doc: Doc, match: Match) -> list[Entity]:
    """Whom an act of speech concerns that names its addressee nowhere else: whoever its content is to meet.

    "Agreed to lend the money to Peru", "refused to lift the ban on Peru's grain": Peru.
    """
    contents = concerns(doc, match.trigger)
    for clause in contents:
        inner = match_at(doc, clause, depth=1)
        met = () if inner is None else recipients_of(doc, inner)
        if known := [e for e in met if is_political(doc, e) and (e.country or e.named)]:
            return known
    return _named_below(doc, match, contents)


def _named_below(doc: Doc, match: Match, heads: tuple[int, ...]) -> list[Entity]:
    """The first party that the object of a judgement names, when its doer is not told: "condemned the shelling of X by Y's guns"."""
    doers = actors_of(doc, match)
    below = [t for r in heads for t in tree.subtree(doc, r) if not _beside(doc, t, above=r)]
    named = (
        e
        for t in below
        if doc.tokens[t].pos in ("PROPN", "ADJ")
        for e in parties(doc, t)
        if is_political(doc, e)
    )
    other = [e for e in named if e.named and not any(same_party(e, d) for d in doers)]
    return other[:1]


def _beside(doc: Doc, i: int, *, above: int) -> bool:
    """Whether the word at ``i`` stands in a clause of its own below ``above``, or says where or against whom."""
    while i != above:
        token = doc.tokens[i]
        if token.dep in ("relcl", "acl", "ccomp", "advcl") or token.lower in ELSEWHERE:
            return True
        i = token.head
    return False


def _targets(doc: Doc, i: int, match: Match) -> tuple[Entity, ...]:
    those = parties(doc, i)
    if match.frame.act:
        who = tuple(e for e in those if _is_somebody(doc, e) and match_at(doc, e.head, depth=1) is None)
        return who or _doer_of(doc, i)
    if match.frame.type == "MOBILIZE":
        # forces are aimed at a party; the coast that they lie off is none
        return tuple(e for e in those if is_political(doc, e) or e.country)
    if match.frame.type not in THINGS:
        who = tuple(e for e in those if _is_somebody(doc, e))
        return who or (_things(doc, those) if match.frame.type == "THREATEN" else ()) or _owners(doc, i)
    # a deed is not done to another deed: "an offensive in this war"
    acted_on = (e for e in those if is_political(doc, e) or not _names_a_deed(doc, e))
    marked = (as_recipient(e, kind_of(doc, e.head) if e.head >= 0 else None) for e in acted_on)
    return tuple(_of_country(doc, e) for e in marked)


def _things(doc: Doc, those: Iterable[Entity]) -> tuple[Entity, ...]:
    """Those of the phrases that are ships, aircraft and the like."""
    kinds = ((e, kind_of(doc, e.head) if e.head >= 0 else None) for e in those)
    return tuple(as_recipient(e, k) for e, k in kinds if k)


def _of_country(doc: Doc, entity: Entity) -> Entity:
    """A thing without a country with that of whose it is, or of a building where it stands: "a depot of the Peruvian army"."""
    if entity.country or entity.named or entity.head < 0 or entity.kind not in ("object", "other"):
        return entity
    standing = lemma_of(doc, entity.head) in codebook().classes["facility"]
    near = tree.preps(doc, entity.head, "of", "belonging") + (
        tree.preps(doc, entity.head, "in") if standing else ()
    )
    countries = {e.country for o in near for e in parties(doc, o) if e.country}
    return replace(entity, country=countries.pop()) if len(countries) == 1 else entity


def _names_a_deed(doc: Doc, entity: Entity) -> bool:
    if entity.head < 0 or kind_of(doc, entity.head):
        return False
    frames = codebook().of("noun", lemma_of(doc, entity.head))
    return any(f.type in BORROWING for f in frames)


def _is_somebody(doc: Doc, entity: Entity) -> bool:
    """Whether the entity is a party, a country's something, or at least bears a name."""
    named = entity.head >= 0 and doc.tokens[entity.head].pos == "PROPN"
    return is_political(doc, entity) or entity.country is not None or named


def _doer_of(doc: Doc, i: int) -> tuple[Entity, ...]:
    inner = match_at(doc, i, depth=1)
    if inner is not None and (actors := actors_of(doc, inner)):
        return actors
    if doc.tokens[i].pos == "VERB":
        return tuple(e for s in tree.subjects(doc, i) for e in parties(doc, s) if is_political(doc, e))
    return _owners(doc, i)


def _once(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    kept: list[Entity] = []
    for entity in entities:
        if all(entity.span != k.span for k in kept):
            kept.append(entity)
    return tuple(kept)


def _is_same(recipient: Entity, actor: Entity) -> bool:
    if recipient.span == actor.span:
        return True
    return recipient.name == actor.name and (recipient.named or recipient.refers_to is not None)


def _borrow(filled: Filled, others: list[Filled]) -> Filled:
    """A deed without a doer takes the one whom the report names for such deeds against the same."""
    frame = filled.match.frame
    if filled.actors or frame.type not in BORROWING or frame.pos == "adj":
        return filled
    doers: Counter[str] = Counter()
    by_name: dict[str, Entity] = {}
    for other in others:
        if other.actors and other.match.frame.type == frame.type and _alike(filled, other):
            doers[other.actors[0].country or other.actors[0].name] += 1
            by_name.setdefault(other.actors[0].country or other.actors[0].name, other.actors[0])
    if not doers:
        return filled
    return replace(filled, actors=(by_name[doers.most_common(1)[0][0]],), borrowed=True)


def _alike(a: Filled, b: Filled) -> bool:
    if not a.recipients or not b.recipients:
        # whose war it is, is whose strike on a boat; who was killed in it may be anybody's deed
        return a.match.frame.pos == "noun" and all(e.kind == "object" for e in a.recipients)
    things = {e.kind for e in a.recipients} & {e.kind for e in b.recipients}
    # two crowds of "people" are alike in no more than that word
    known = [x for x in a.recipients if x.named or x.country]
    return "object" in things or any(same_party(x, y) for x in known for y in b.recipients)


def _not_to_itself(filled: Filled) -> Filled:
    """Nobody is the recipient of an own act."""
    kept = tuple(r for r in filled.recipients if not any(_is_same(r, a) for a in filled.actors))
    return replace(filled, recipients=kept)
