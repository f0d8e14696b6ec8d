"""Measures: legal and administrative acts with a life of their own, on whom, by whom, and whether they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, cast

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.attribution import attribution_at
from dateline.coding.draft import Draft
from dateline.coding.modality import modality_of
from dateline.coding.parties import entity_at, parties, party
from dateline.coding.when import when_of
from dateline.model.doc import Doc, Entity, Span
from dateline.model.statement import Measure, MeasureKind, Statement
from dateline.registry import coder

Status = Literal["announced", "effective", "lifted"]
_PARTIES = frozenset({"country", "organisation", "group", "person", "population"})
_SELF = frozenset({"country", "organisation", "person"})


@dataclass(frozen=True, slots=True)
class _Act:
    """A measure as one clause words it: ``at`` is its word, ``verb`` what is done with it."""

    at: int
    verb: int | None
    kind: MeasureKind
    status: Status
    authority: Entity | None
    subjects: tuple[Entity | str, ...]


@cache
def _words(language: str) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", lexicon.table("lexicons", "measures").get(lexicon.glossed(language), {}))


@coder("measures.v1", requires=("attributions",), assigns=("measure",))
def code_measures(doc: Doc, draft: Draft) -> Draft:
    """Adds one measure for each kind and subject of which the report says that it is imposed, announced or lifted.

    Only measures with a subject are kept. Being charged or designated is what an authority says of somebody, no finding.

    Misses: laws by name; measures whose subject stands in another sentence; what is merely considered.
    """
    if not _words(doc.language):
        return draft
    kept: dict[tuple[str, str], tuple[_Act, Entity | str]] = {}
    for act in (a for t in doc.tokens if t.pos in ("VERB", "NOUN") for a in _acts(doc, t.index)):
        for subject in act.subjects:
            key = (
                act.kind,
                (subject if isinstance(subject, str) else subject.country or subject.name).lower(),
            )
            known = kept.get(key)
            if known is None:
                kept[key] = (act, subject)
            elif known[0].authority is None and act.authority is not None:
                kept[key] = (replace(known[0], authority=act.authority), known[1])
    return draft.stating(_statement(doc, draft, act, subject=subject) for act, subject in kept.values())


def _statement(doc: Doc, draft: Draft, act: _Act, *, subject: Entity | str) -> Statement:
    span: Span = doc.sentence_at(act.at).span
    span = span if span.end - span.start <= 700 else tree.clause_span(doc, act.at)
    body = Measure(
        act.kind,
        act.status,
        act.authority,
        subject,
        when_of(doc, act.verb if act.verb is not None else act.at),
    )
    return Statement(
        "measure",
        span,
        body,
        "measures.v1",
        attribution=attribution_at(draft, span),
        confidence=0.6 if act.authority else 0.5,
    )


def _acts(doc: Doc, i: int) -> Iterator[_Act]:
    token, words = doc.tokens[i], _words(doc.language)
    if token.pos == "VERB" and token.dep not in ("amod", "compound"):
        if token.lemma in words["verbs"]:
            yield from _by_verb(doc, i, words["verbs"][token.lemma], objects=tree.objects(doc, i))
        elif token.lemma in words["naming"]["verbs"] and _names(doc, i):
            yield from _by_verb(doc, i, "designation", objects=tree.objects(doc, i))
    elif token.pos == "NOUN" and token.lemma in words["nouns"] and _is_measure(doc, i):
        yield from _by_noun(doc, i, words["nouns"][token.lemma])
    elif token.pos == "NOUN" and token.lemma in words["objects"]:
        yield from _cancelled(doc, i)


def _names(doc: Doc, verb: int) -> bool:
    """Whether the clause names its object a terrorist group or the like."""
    named = set(_words(doc.language)["naming"]["named"])
    below = [*tree.preps(doc, verb, "as"), *tree.children(doc, verb, "oprd", "xcomp", "attr", "ccomp")]
    return any(doc.tokens[t].lower in named for b in below for t in tree.subtree(doc, b))


def _by_verb(doc: Doc, i: int, kind: MeasureKind, *, objects: Iterable[int]) -> Iterator[_Act]:
    status = _status(doc, i, kind, verb=i)
    lemma = doc.tokens[i].lemma
    heads = tuple(objects)
    if lemma == "charge" and not (tree.preps(doc, i, "with", "in") and heads):
        return
    if lemma in ("ban", "outlaw") and not any(_entity(doc, h) for h in heads):
        return
    if status:
        yield _Act(i, i, kind, status, _authority(doc, tree.subjects(doc, i)), _subjects(doc, heads))


def _is_measure(doc: Doc, i: int) -> bool:
    token = doc.tokens[i]
    needed = _words(doc.language)["needs"].get(token.lemma)
    before = {doc.tokens[m].lower for c in tree.modifiers(doc, i) for m in tree.subtree(doc, c)}
    after = {doc.tokens[t].lower for p in tree.preps(doc, i, "as") for t in tree.subtree(doc, p)}
    return needed is None or bool((before | after) & set(needed))


def _by_noun(doc: Doc, i: int, kind: MeasureKind) -> Iterator[_Act]:
    verb = _act_verb(doc, i)
    status = _status(doc, i, kind, verb=verb) if verb is not None else None
    on = _words(doc.language)["words"]["on"]
    heads = tree.preps(doc, i, *on)
    if kind == "reward":
        heads = _wanted(doc, i)
    elif verb is not None and not heads:
        heads = tree.preps(doc, verb, "on", "against", "upon", "from") or tree.children(doc, verb, "dative")
    owners = _owners(doc, i)
    if verb is not None:
        owners = (*tree.subjects(doc, verb), *owners)
    authority = _authority(doc, owners)
    subjects = _subjects(doc, heads)
    if verb is not None and doc.tokens[verb].lemma == "face":
        authority, subjects = (
            _authority(doc, _owners(doc, i)),
            _subjects(doc, tree.grammatical_subjects(doc, verb)),
        )
    if status is None and authority and subjects and kind in ("sanction", "warrant", "reward", "indictment"):
        # "U.S. sanctions on Iran": a measure that stands
        status = "effective" if verb is None else None
    if status and subjects:
        yield _Act(i, verb, kind, status, authority, subjects)


def _owners(doc: Doc, i: int) -> tuple[int, ...]:
    """Who a noun's measure is by: "the EU's sanctions", "U.S. sanctions"."""
    return (*tree.possessors(doc, i), *(m for m in tree.modifiers(doc, i) if entity_at(doc, m) is not None))


def _act_verb(doc: Doc, i: int) -> int | None:
    """The verb that imposes, announces or lifts the measure at ``i``."""
    token = doc.tokens[tree.first_conjunct(doc, i)]
    near = [token.head, *tree.children(doc, i, "acl", "relcl")]
    acts = {lemma for lemmas in _words(doc.language)["acts"].values() for lemma in lemmas}
    for v in near:
        fits = v != token.head or token.dep in ("dobj", "nsubjpass", "pobj")
        if fits and doc.tokens[v].pos == "VERB" and doc.tokens[v].lemma in acts:
            return v
    return None


def _cancelled(doc: Doc, i: int) -> Iterator[_Act]:
    """ "revoked the visas of", "froze the assets of"."""
    kind, *verbs = _words(doc.language)["objects"][doc.tokens[i].lemma]
    token = doc.tokens[i]
    verb = doc.tokens[token.head]
    if token.dep not in ("dobj", "nsubjpass") or verb.pos != "VERB" or verb.lemma not in verbs:
        return
    heads = (
        *tree.possessors(doc, i),
        *tree.preps(doc, i, "of", "for"),
        *tree.children(doc, verb.index, "dative"),
        *tree.preps(doc, verb.index, "to", "for"),
    )
    owners = _owners(doc, i)
    subjects = _subjects(doc, heads or owners)
    status = _status(doc, i, cast(MeasureKind, kind), verb=verb.index)
    if status and subjects:
        yield _Act(
            i,
            verb.index,
            cast(MeasureKind, kind),
            status,
            _authority(doc, tree.subjects(doc, verb.index)),
            subjects,
        )


def _status(doc: Doc, i: int, kind: MeasureKind, *, verb: int | None) -> Status | None:
    """Announced, effective or lifted, None where the act is denied, weighed or only feared."""
    if verb is None:
        return None
    acts = _words(doc.language)["acts"]
    modality, _ = modality_of(doc, verb)
    if modality in ("negated", "hypothetical"):
        return None
    lemma = doc.tokens[verb].lemma
    if lemma in acts["lifted"] or (verb != i and kind not in ("visa",) and lemma in acts["cancelling"]):
        return "lifted" if modality == "actual" else "announced"
    if modality == "future" or lemma in acts["announced"]:
        return "announced"
    return "effective"


def _wanted(doc: Doc, i: int) -> tuple[int, ...]:
    """Who a reward is on: "on the general", "for information leading to the arrest of the general", "for his capture"."""
    leading = set(_words(doc.language)["words"]["leading"])
    near = [i, *(v for v in [_act_verb(doc, i)] if v is not None)]
    direct = [h for n in near for h in tree.preps(doc, n, "on", "for", "against")]
    found: list[int] = [
        h for h in direct if doc.tokens[h].lemma not in leading and doc.tokens[h].pos != "VERB"
    ]
    for noun in (t for h in direct if h not in found for t in tree.subtree(doc, h)):
        if doc.tokens[noun].lemma in leading:
            found += [*tree.preps(doc, noun, "of", "on", "about"), *tree.possessors(doc, noun)]
    return tuple(h for h in found if doc.tokens[h].lemma not in leading)


def _authority(doc: Doc, heads: Iterable[int]) -> Entity | None:
    found = (e for h in heads for e in parties(doc, h) if e.kind in _SELF and (e.country or e.named))
    return next(found, None)


def _entity(doc: Doc, head: int) -> Entity | None:
    found = party(doc, head)
    return found if found is not None and found.kind in _PARTIES else None


def _is_torn(doc: Doc, head: int) -> bool:
    """Whether the word is half of a hyphenated one: no phrase to show by itself."""
    near = (n for n in (head - 1, head + 1) if 0 <= n < len(doc.tokens))
    return not doc.tokens[head].text[:1].isalnum() or any(doc.tokens[n].text in ("-", "‑") for n in near)


def _subjects(doc: Doc, heads: Iterable[int]) -> tuple[Entity | str, ...]:
    """Those on whom the measure is: entities, else the words of a noun phrase for people, vessels or goods."""
    found: dict[str, Entity | str] = {}
    for h in dict.fromkeys(m for head in heads for m in tree.conjuncts(doc, head)):
        entity = _entity(doc, h)
        if entity is not None:
            found.setdefault(
                entity.country if entity.kind == "country" and entity.country else entity.name, entity
            )
        elif doc.tokens[h].pos in ("NOUN", "PROPN") and not _is_torn(doc, h):
            made = party(doc, h)
            if made is not None:
                found.setdefault(made.text.lower(), made.text)
    return tuple(found.values())[:5]
