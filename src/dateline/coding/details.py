"""What an event row says beyond who, whom, when and where: responsibility, purpose, how many, when announced."""

from __future__ import annotations

from functools import cache

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.attachment import head_of
from dateline.coding.frames import codebook, words
from dateline.coding.merge_mentions import same_party
from dateline.coding.numbers import count_of
from dateline.model.doc import Doc, Entity, Modality, Span, TimeMention
from dateline.model.statement import Announced, Attribution, Responsibility


@cache
def _cues() -> dict[str, frozenset[str]]:
    table = lexicon.table("lexicons", "responsibility")["cues"]
    return {name: frozenset(words(listed)) for name, listed in table.items()}


def responsibility_of(
    doc: Doc, i: int, *, actors: tuple[Entity, ...], said: Attribution | None, modality: Modality
) -> Responsibility | None:
    """How the doer of the deed at ``i`` is known: by own word, by another's, or not at all. None where the words do not say."""
    if not actors:
        return "unattributed"
    below = {doc.tokens[t].lemma for t in tree.subtree(doc, tree.clause_head(doc, i))}
    if below & _cues()["alleged"]:
        return "alleged"
    cue = _cue(doc, said)
    own = said is not None and said.speaker is not None and any(same_party(said.speaker, a) for a in actors)
    if cue in _cues()["denying"] or (own and modality == "negated"):
        return "denied"
    if own:
        return "claimed" if cue in _cues()["claiming"] else "acknowledged"
    return "alleged" if cue in _cues()["accusing"] else None


def _cue(doc: Doc, said: Attribution | None) -> str:
    if said is None or said.cue is None:
        return ""
    span = said.cue
    inside = (t for t in doc.tokens if t.start >= span.start and t.end <= span.end)
    return next((t.lemma for t in inside if doc.sentence_at(t.index).span.field == span.field), "")


def purpose_of(doc: Doc, i: int) -> Span | None:
    """The words that say what the happening at ``i`` is for: "to discuss the fleet"."""
    verb = tree.clause_head(doc, i)
    for clause in (
        *tree.children(doc, i, "acl", "advcl", "xcomp"),
        *tree.children(doc, verb, "advcl", "xcomp"),
    ):
        token = doc.tokens[clause]
        if token.lemma in _cues()["purposes"] and any(doc.tokens[a].lower == "to" for a in token.children):
            return tree.subtree_span(doc, clause)
    return None


def count_at(doc: Doc, i: int) -> int | None:
    """How many happenings the noun at ``i`` counts: "three strikes"."""
    counted = count_of(doc, i) if doc.tokens[i].pos == "NOUN" else None
    return counted.best if counted else None


def announced_by(doc: Doc, i: int, *, said: Attribution | None) -> Announced | None:
    """The day that the words give to the announcement of the deed at ``i``; what is only said of a deed announces nothing."""
    if _is_spoken_of(doc, i):
        return None
    at, verb = i, tree.governing_verb(doc, i)
    while verb is not None and doc.tokens[verb].lemma not in _cues()["announcing"]:
        if doc.tokens[at].dep in ("relcl", "acl"):
            # "police seized a boat that Peru had shelled, officials said": the shelling is not what they made known
            return None
        at, verb = verb, tree.governing_verb(doc, verb)
    if verb is None or doc.tokens[verb].tag in ("VBZ", "VBP"):
        # "Last month, officials say, he fled": the day is not that of saying
        return None
    day = next((t.edtf for t in doc.times if t.edtf and _hangs_on(doc, t, verb)), None)
    if day is None:
        return None
    return Announced(day, said.speaker.name if said and said.speaker else None)


def _is_spoken_of(doc: Doc, i: int) -> bool:
    """Whether the noun at ``i`` names a deed of which its clause says something else: "that the strikes were unlawful"."""
    verb = tree.governing_verb(doc, i)
    if doc.tokens[i].pos == "VERB" or verb is None or doc.tokens[verb].lemma in _cues()["announcing"]:
        return False
    told = _cues()["happening"] | (codebook().light if doc.tokens[i].dep != "pobj" else frozenset())
    return doc.tokens[verb].lemma not in told and not any(
        f"{doc.tokens[verb].lemma}_{p}" in told for p in tree.particles(doc, verb)
    )


def _hangs_on(doc: Doc, time: TimeMention, verb: int) -> bool:
    """Whether the time is told of this verb itself: "said on Friday", "said in a statement on Friday", but not "claimed Friday's raid"."""
    if time.sentence != doc.tokens[verb].sentence:
        return False
    at = head_of(doc, time)
    while at is not None and at != verb and doc.tokens[at].dep in ("prep", "pobj", "npadvmod", "tmod"):
        at = doc.tokens[at].head
    return at == verb
