"""Tolls: how many were killed, injured, missing, detained or displaced in one happening, by the words beside it."""

from __future__ import annotations

from dataclasses import fields

from dateline.coding import tree
from dateline.coding.harms import NOBODY, SOME, Harm, harms, lexemes, word_set
from dateline.coding.numbers import number_at, numeral_of
from dateline.model.doc import Doc, Span
from dateline.model.statement import Quantity, Toll

_ARGUMENT = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "prep",
        "agent",
        "attr",
        "compound",
        "poss",
        "oprd",
        "appos",
        "xcomp",
    }
)
_KINDS = tuple(f.name for f in fields(Toll))


def toll_of(doc: Doc, i: int, *, evidence: Span) -> Toll | None:
    """The toll of the happening whose trigger is the token ``i``, None where none is stated.

    Taken from its own clause and those attached to it, then from a following sentence that tells the harm alone
    ("All four aboard were killed."). Sums over many happenings belong to no single one and are left out;
    a "deadly" strike has at least one dead and no best figure.

    Misses: a toll told two sentences on; a toll shared out among several happenings of one clause.
    """
    if not lexemes(doc.language):
        return None
    own = doc.sentence_at(i)
    inside = [s for s in doc.sentences if s.span.overlaps(evidence) and s.span.field == evidence.field]
    found = [h for s in {s.index: s for s in [own, *inside]}.values() for h in harms(doc, s)]
    mine = [h for h in found if belongs(doc, h, i) and not is_running(doc, h)]
    if not any(h.kind == "killed" for h in mine):
        mine += _told_next(doc, i, besides={h.kind for h in mine})
    return _toll(doc, i, mine)


def _toll(doc: Doc, i: int, mine: list[Harm]) -> Toll | None:
    best: dict[str, Quantity] = {}
    for harm in mine:
        best.setdefault(harm.kind, harm.quantity)
        if best[harm.kind].best is None and harm.quantity.best is not None:
            best[harm.kind] = harm.quantity
    if "killed" not in best and is_deadly(doc, i):
        best["killed"] = SOME
    return Toll(**{k: v for k, v in best.items() if k in _KINDS}) if best else None


def is_deadly(doc: Doc, i: int) -> bool:
    """Whether the happening at ``i`` is called deadly, itself or through the noun that its verb carries out."""
    deadly = word_set(doc.language, "words", "deadly")
    harmful = word_set(doc.language, "harmful", "words")
    nouns = [i, *tree.children(doc, i, "dobj", "attr", "appos", "nsubjpass")]
    return any(
        doc.tokens[m].lower in deadly
        for n in nouns
        if doc.tokens[n].lemma in harmful
        for m in tree.children(doc, n, "amod")
    )


def is_harmful(doc: Doc, i: int) -> bool:
    """Whether the noun at ``i`` names a single deed in which people come to harm: "a drone strike", no "strikes"."""
    token = doc.tokens[i]
    return token.tag == "NN" and token.lemma in word_set(doc.language, "harmful", "words")


def is_sum(doc: Doc, i: int) -> bool:
    """Whether the word at ``i`` only counts those harmed in many happenings: "7,000 have been killed since May"."""
    mine = [h for h in harms(doc, doc.sentence_at(i)) if h.at == i]
    return bool(mine) and all(is_running(doc, h) for h in mine)


def belongs(doc: Doc, harm: Harm, i: int) -> bool:
    """Whether the harm was done in the happening at ``i``, as the parse links the two."""
    if harm.at == i or i in harm.people:
        return True
    if doc.tokens[harm.at].sentence != doc.tokens[i].sentence:
        return False
    return any(_linked(doc, harm, at, i=i) for at in dict.fromkeys((harm.at, _predicate(doc, harm.at))))


def _predicate(doc: Doc, at: int) -> int:
    """The verb that a noun or adjective of harm is said with: "were" in "there were no survivors"."""
    token = doc.tokens[at]
    if token.pos == "VERB" or token.dep not in (
        "attr",
        "acomp",
        "oprd",
        "dobj",
        "nsubj",
        "nsubjpass",
        "ccomp",
    ):
        return at
    return token.head if doc.tokens[token.head].pos in ("VERB", "AUX") else at


def _linked(doc: Doc, harm: Harm, at: int, *, i: int) -> bool:
    up_i, up_at = [i, *tree.ancestors(doc, i)], [at, *tree.ancestors(doc, at)]
    meet = next((a for a in up_at if a in up_i), None)
    if meet is None:
        return False
    below_i, below_at = up_i[: up_i.index(meet)], up_at[: up_at.index(meet)]
    if meet == at:
        return _told_of(doc, harm, below_i)
    if not _follows(doc, harm, below_at) or _is_anothers(doc, i, below_at):
        return False
    elsewhere = _own_happening(doc, at)
    if elsewhere is not None and elsewhere != i and elsewhere not in up_i:
        return False
    return all(_is_argument(doc, b) for b in below_i)


def _is_anothers(doc: Doc, i: int, below: list[int]) -> bool:
    """Whether the harm is told of an attack that the verb at ``i`` only speaks of: "avenge the attack that killed ten"."""
    harmful = word_set(doc.language, "harmful", "words")
    heads = [doc.tokens[b].head for b in below if doc.tokens[b].dep in ("relcl", "acl")]
    attacks = [h for h in heads if doc.tokens[h].lemma in harmful and h != i]
    return bool(attacks) and doc.tokens[i].pos == "VERB" and doc.tokens[i].lemma not in harmful


def _is_argument(doc: Doc, b: int) -> bool:
    token = doc.tokens[b]
    if token.dep == "prep":
        return token.lower not in word_set(doc.language, "words", "apart")
    if token.dep == "conj":
        return not tree.children(doc, b, "nsubj", "nsubjpass")
    return token.dep in _ARGUMENT


def _told_of(doc: Doc, harm: Harm, below: list[int]) -> bool:
    """The happening stands under the harm: as its subject, or in "killed in the strike", "killed when a drone hit"."""
    if any(b in harm.people for b in below):
        return False
    top = below[-1]
    token = doc.tokens[top]
    match token.dep:
        case "nsubj" | "csubj" | "agent" | "compound" | "poss":
            return True
        case "prep" | "pcomp":
            return _is_within(doc, harm, token.lower)
        case "advcl" | "relcl" | "acl":
            return _is_occasion(doc, harm, top)
        case "conj":
            shared = top in _harm_tokens(doc, harm) and _own_happening(doc, harm.at) is None
            return shared or not _has_other_subject(doc, harm, top)
    return token.dep in ("npadvmod", "dep", "appos", "parataxis", "nmod", "nsubjpass")


def _is_occasion(doc: Doc, harm: Harm, clause: int) -> bool:
    """Whether the clause tells when the harm was done; "73 died while 2,500 were arrested" sets two happenings side by side."""
    marks = {doc.tokens[c].lower for c in tree.children(doc, clause, "mark", "advmod")}
    if "while" in marks and _has_other_subject(doc, harm, clause):
        return False
    within = word_set(doc.language, "words", "within")
    return bool(marks & within) or not marks & word_set(doc.language, "words", "apart")


def _is_within(doc: Doc, harm: Harm, preposition: str) -> bool:
    if harm.kind == "detained":
        return preposition in ("in", "during")
    return preposition in word_set(doc.language, "words", "within")


def _harm_tokens(doc: Doc, harm: Harm) -> frozenset[int]:
    return frozenset(h.at for h in harms(doc, doc.sentence_at(harm.at)))


def _follows(doc: Doc, harm: Harm, below: list[int]) -> bool:
    """The harm stands under the happening (or under what governs it) by links that keep it the same happening."""
    apart = word_set(doc.language, "words", "apart")
    for b in below:
        token = doc.tokens[b]
        marks = {doc.tokens[c].lower for c in tree.children(doc, b, "mark", "advmod")}
        if token.lower in apart and token.dep in ("prep", "mark", "advmod"):
            return False
        if token.dep == "advcl" and (marks & apart or _has_other_subject(doc, harm, b)):
            return False
        if token.dep == "conj" and _has_other_subject(doc, harm, b):
            return False
        if token.dep in ("relcl", "acl") and not _describes(doc, harm, b):
            return False
    return True


def _has_other_subject(doc: Doc, harm: Harm, clause: int) -> bool:
    """Whether a clause has a subject of its own which is neither the harmed nor a pronoun nor a word for the happening."""
    own = tree.children(doc, clause, "nsubj", "nsubjpass", "csubj")
    harmful = word_set(doc.language, "harmful", "words")
    for s in own:
        token = doc.tokens[s]
        if s in harm.people or token.pos == "PRON" or s == harm.at:
            continue
        definite = any(doc.tokens[d].lower in ("the", "that", "this") for d in tree.children(doc, s, "det"))
        if not (token.lemma in harmful and definite):
            return True
    return False


def _describes(doc: Doc, harm: Harm, clause: int) -> bool:
    """A clause on a noun tells of this happening unless that noun is somebody who did something else."""
    noun = doc.tokens[clause].head
    if noun in harm.people or tree.is_passive(doc, clause):
        return True
    if doc.tokens[clause].lemma in lexemes(doc.language)["undergone"]:
        return True
    entity = next((e for e in doc.entities if e.head == noun), None)
    if entity is not None and entity.kind in ("person", "country", "organisation", "group", "population"):
        return doc.tokens[clause].dep == "acl" and doc.tokens[clause].tag == "VBG"
    agents = word_set(doc.language, "persons", "nouns") | word_set(doc.language, "persons", "groups")
    return doc.tokens[noun].lemma not in agents


def _own_happening(doc: Doc, at: int) -> int | None:
    """The attack that the harm at ``at`` itself names as its cause or occasion: "... killed in another raid"."""
    harmful = word_set(doc.language, "harmful", "words")
    near = [
        *tree.children(doc, at, "nsubj"),
        *tree.preps(doc, at, "in", "by", "during", "from"),
        *tree.agents(doc, at),
    ]
    return next((n for n in near if doc.tokens[n].lemma in harmful and doc.tokens[n].pos == "NOUN"), None)


def _told_next(doc: Doc, i: int, *, besides: set[str]) -> list[Harm]:
    """The harm that the next sentence tells alone, where ``i`` is what its own sentence is about."""
    own = doc.sentence_at(i)
    if doc.tokens[i].lemma not in word_set(doc.language, "harmful", "words") or not _is_main(doc, i):
        return []
    after = doc.sentences[own.index + 1 : own.index + 2]
    if not after or own.kind == "headline" or after[0].paragraph - own.paragraph > 1:
        return []
    return [
        h
        for h in harms(doc, after[0])
        if h.kind not in besides and not is_running(doc, h) and _stands_alone(doc, h)
    ]


def _is_main(doc: Doc, i: int) -> bool:
    """Whether only arguments and speech stand between ``i`` and the root of its sentence."""
    path = [i, *tree.ancestors(doc, i)]
    return all(doc.tokens[p].dep in _ARGUMENT | {"ROOT", "ccomp", "conj", "nsubj"} for p in path)


def _stands_alone(doc: Doc, harm: Harm) -> bool:
    """Whether the harm names no cause of its own: passive or undergone, by nobody, in nothing but "the attack"."""
    token = doc.tokens[harm.at]
    own = _own_happening(doc, harm.at)
    if own is not None:
        return any(doc.tokens[d].lower in ("the", "that", "this") for d in tree.children(doc, own, "det"))
    if token.dep not in ("ROOT", "ccomp", "conj", "nsubj", "nsubjpass", "attr", "acomp", "dobj"):
        return False
    if any(
        doc.tokens[a].lemma in word_set(doc.language, "harmful", "words")
        for a in tree.ancestors(doc, harm.at)
    ):
        return False
    if token.pos == "VERB" and token.lemma in lexemes(doc.language)["done_to"]:
        return tree.is_passive(doc, harm.at) and not tree.agents(doc, harm.at) and _is_bare(doc, harm.at)
    return _is_bare(doc, harm.at)


def _is_bare(doc: Doc, at: int) -> bool:
    verb = tree.clause_head(doc, at)
    return not tree.children(doc, verb, "advcl") and not any(
        doc.tokens[n].lemma in word_set(doc.language, "harmful", "words") for n in tree.preps(doc, verb)
    )


def is_running(doc: Doc, harm: Harm) -> bool:
    """Whether the number is a sum over many happenings: "since", "so far", "in 16 strikes", "strikes have killed", "the toll to 64"."""
    if harm.quantity == NOBODY:
        return False
    verb = tree.clause_head(doc, harm.at)
    clause = doc.words(tree.clause_span(doc, harm.at)).lower()
    running = lexemes(doc.language)["running"]
    if any(_says(clause, adverb) for adverb in running["adverbs"]):
        return True
    if _is_more(doc, harm):
        return False
    near = {
        c
        for v in (*_coordinated(doc, verb), harm.at, *tree.children(doc, verb, "advcl", "nsubj"))
        for c in doc.tokens[v].children
    }
    if any(doc.tokens[c].lower in running["since"] for c in near):
        return True
    return _over_many(doc, harm, verb)


def _coordinated(doc: Doc, verb: int) -> tuple[int, ...]:
    """The verb, and in a perfect tense those that it is coordinated with: "since then have hit boats and killed men"."""
    first = tree.first_conjunct(doc, verb)
    perfect = any(doc.tokens[c].lemma == "have" for c in tree.children(doc, first, "aux"))
    return (verb, first) if perfect else (verb,)


def _says(clause: str, phrase: str) -> bool:
    return f" {phrase} " in f" {clause.replace(',', ' ').replace('.', ' ')} "


def _is_more(doc: Doc, harm: Harm) -> bool:
    more = word_set(doc.language, "words", "more")
    near = [t for p in harm.people for t in (p, *doc.tokens[p].children)]
    # "5 more people": the parse hangs it on the number; "more than 5" stands before it
    after = [c for t in near for c in doc.tokens[t].children if doc.tokens[t].pos == "NUM" and c > t]
    return any(doc.tokens[t].lower in more for t in (*near, *after))


def _over_many(doc: Doc, harm: Harm, verb: int) -> bool:
    """Whether the harm is laid to a campaign or to several attacks counted together."""
    running = lexemes(doc.language)["running"]
    harmful = word_set(doc.language, "harmful", "words")
    verbs = {*_coordinated(doc, verb), harm.at}
    perfect = any(doc.tokens[c].lemma == "have" for v in verbs for c in tree.children(doc, v, "aux"))
    causes = [c for v in verbs for c in _causes(doc, v) if c not in harm.people]
    for c in causes:
        token = doc.tokens[c]
        if token.lemma in running["campaigns"]:
            return True
        if token.lemma in harmful and token.tag == "NNS" and (perfect or _counted_many(doc, c)):
            return True
    return False


def _causes(doc: Doc, verb: int) -> tuple[int, ...]:
    return (
        *tree.children(doc, verb, "nsubj"),
        *tree.preps(doc, verb, "in", "across", "from", "during", "over", "through", "by"),
        *tree.agents(doc, verb),
    )


def _counted_many(doc: Doc, noun: int) -> bool:
    numeral = numeral_of(doc, noun)
    if numeral is None:
        return False
    low = numeral.quantity.best or numeral.quantity.low or number_at(doc, numeral.first) or 0
    return bool(low >= lexemes(doc.language)["running"]["strikes_from"])
