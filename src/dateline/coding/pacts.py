"""Mentions of agreements: the nouns that name them, between whom, and in what state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.pact_status import (
    act_of,
    lemma_of,
    lexemes,
    outer_nouns,
    phrasal_of,
    status_of,
    verb_over,
    word_set,
)
from dateline.coding.parties import entity_at, parties, resolved
from dateline.model.doc import Doc, Entity, Span
from dateline.model.statement import AgreementStatus

_HYPHEN = re.compile(r"[-–—/]")
_SIDES = frozenset({"country", "organisation", "group", "person", "population"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One noun for an agreement. ``sort`` is ``ceasefire``, the modifiers' words, or empty for a bare "the deal"."""

    at: int
    sort: str
    sides: tuple[Entity, ...]
    status: AgreementStatus | None
    bilateral: bool
    definite: bool


def mentions(doc: Doc) -> Iterator[Mention]:
    """The agreements that the report names, in order, each noun once.

    Misses: agreements without a noun of their own ("they shook hands on it"); names such as "New START".
    """
    if not lexemes(doc.language):
        return
    for token in doc.tokens:
        if (
            token.pos in ("NOUN", "PROPN")
            and doc.sentences[token.sentence].parsed
            and _is_pact(doc, token.index)
        ):
            yield _mention(doc, token.index)


def _mention(doc: Doc, i: int) -> Mention:
    modifiers = {doc.tokens[m].lower for m in tree.modifiers(doc, i)}
    nested = {doc.tokens[m].lower for c in tree.modifiers(doc, i) for m in tree.modifiers(doc, c)}
    dets = {doc.tokens[d].lower for d in tree.children(doc, i, "det")}
    return Mention(
        at=i,
        sort=sort_of(doc, i),
        sides=sides(doc, i),
        status=status_of(doc, i),
        bilateral=bool((modifiers | nested) & word_set(doc.language, "modifiers", "bilateral")),
        definite=bool(dets & {"the", "this", "that", "these", "its"}) or bool(tree.possessors(doc, i)),
    )


def _is_pact(doc: Doc, i: int) -> bool:
    nouns = lexemes(doc.language)["nouns"]
    lemma, token = lemma_of(doc, i), doc.tokens[i]
    if token.dep in ("compound", "nmod") and doc.tokens[token.head].pos in ("NOUN", "PROPN"):
        # "ceasefire talks", "peace deal proposal": the inner noun names the agreement unless the outer one does
        outer = lemma_of(doc, token.head)
        if outer in (*nouns["ceasefire"], *nouns["any"]) or outer in lexemes(doc.language)["needs"]:
            return False
    before = {doc.tokens[m].lower for m in tree.modifiers(doc, i)}
    if before & word_set(doc.language, "modifiers", "never"):
        return False
    if lemma in nouns["ceasefire"]:
        return True
    if lemma in nouns["any"] or token.lower in nouns["any"]:
        return not _is_consent(doc, i)
    needed = lexemes(doc.language)["needs"].get(lemma)
    return bool(needed and before & set(needed))


def _is_consent(doc: Doc, i: int) -> bool:
    """Whether "agreement" only says that somebody agrees: "in agreement with", "by agreement"."""
    token = doc.tokens[i]
    bare = not tree.children(doc, i, "det", "amod", "compound", "poss", "nummod") and token.tag in (
        "NN",
        "NNP",
    )
    return bare and token.dep == "pobj" and doc.tokens[token.head].lower in ("in", "by")


def sort_of(doc: Doc, i: int) -> str:
    """What kind of agreement the noun at ``i`` names, in comparable words."""
    if lemma_of(doc, i) in lexemes(doc.language)["nouns"]["ceasefire"]:
        return "ceasefire"
    near = [
        m
        for m in tree.modifiers(doc, i)
        if doc.tokens[m].pos in ("NOUN", "ADJ") and "-" not in doc.tokens[m].text
    ]
    words = {doc.tokens[m].lemma for m in near}
    if words & {"ceasefire", "truce"}:
        return "ceasefire"
    nouns = sorted(doc.tokens[m].lemma for m in near if doc.tokens[m].pos == "NOUN")
    names = sorted(doc.tokens[m].lower for m in tree.modifiers(doc, i) if _is_name(doc, m))
    return " ".join(nouns or names)


def _is_name(doc: Doc, m: int) -> bool:
    return doc.tokens[m].pos == "PROPN" and entity_at(doc, m) is None and "-" not in doc.tokens[m].text


def sides(doc: Doc, i: int) -> tuple[Entity, ...]:
    """The parties of the agreement at ``i``: after "between" and "with", hyphenated before it, those who sign or keep it.

    Never who brokers it, nor a country that is only its topic.
    """
    heads = list(tree.preps(doc, i, "between", "among"))
    verb = _deal_verb(doc, i)
    if verb is not None:
        heads += tree.preps(doc, verb, "between", "among") if not heads else []
    if heads:
        found = _parties(doc, heads)
        if len(found) > 1:
            return found
    joined = hyphenated(doc, i)
    if len(joined) > 1:
        return joined
    for noun in (i, *outer_nouns(doc, i)):
        heads += [*tree.possessors(doc, noun), *(m for m in tree.modifiers(doc, noun) if _is_country(doc, m))]
        heads += [*_with(doc, noun), *tree.preps(doc, noun, "between")]
    if verb is not None:
        heads += [*_signers(doc, verb), *_with(doc, verb)]
    for clause in tree.children(doc, i, "acl", "relcl"):
        if doc.tokens[clause].lemma in word_set(doc.language, "words", "parties"):
            heads += [*tree.subjects(doc, clause), *tree.preps(doc, clause, "with", "between")]
    return _parties(doc, heads)


def _with(doc: Doc, w: int) -> tuple[int, ...]:
    """The heads after "with", past a participle ("with neighbouring Peru")."""
    found = tree.preps(doc, w, "with")
    return tuple(
        o for h in found for o in (tree.children(doc, h, "dobj") if doc.tokens[h].pos == "VERB" else (h,))
    )


def _signers(doc: Doc, verb: int) -> tuple[int, ...]:
    return tuple(s for s in tree.subjects(doc, verb) if doc.tokens[s].pos != "VERB")


def _is_country(doc: Doc, m: int) -> bool:
    entity = entity_at(doc, m)
    return entity is not None and entity.kind == "country" and "back" not in doc.tokens[m].lower


def _parties(doc: Doc, heads: Iterable[int]) -> tuple[Entity, ...]:
    return distinct(as_side(e) for h in dict.fromkeys(heads) for e in parties(doc, h) if is_side(e))


def as_side(entity: Entity) -> Entity:
    """The party that an entity stands for: of an official the country."""
    if entity.kind != "person" or entity.country not in _country_names():
        return entity
    return replace(entity, kind="country", name=_country_names()[entity.country or ""])


def is_side(entity: Entity) -> bool:
    """Whether an entity can be party to an agreement: a country, a body, a named group, or a person who acts for one."""
    if entity.kind not in _SIDES:
        return False
    return bool(entity.country) or (entity.kind in ("organisation", "group") and entity.named)


def distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Each party once: of those of one country the first, a country before its officials."""
    found: dict[str, Entity] = {}
    for e in entities:
        same = _identity(e)
        if same not in found or (found[same].kind != "country" and e.kind == "country"):
            found[same] = e
    return tuple(found.values())


def _identity(e: Entity) -> str:
    """Groups and bodies beside a state are parties of their own: an armed group is not the country that it fights in."""
    own = e.kind in ("group", "organisation") and e.sector not in (
        None,
        "GOV",
        "MIL",
        "LEG",
        "JUD",
        "COP",
        "SPY",
    )
    return e.name if own or not e.country else e.country


def hyphenated(doc: Doc, i: int) -> tuple[Entity, ...]:
    """The parties in "U.S.-Mexico pact", "Israeli-Lebanese truce", whether the hyphen parts tokens or not."""
    before = [t for m in tree.modifiers(doc, i) for t in tree.subtree(doc, m) if t < i]
    found: list[Entity] = []
    for t in sorted(before):
        token = doc.tokens[t]
        parts = [p for p in _HYPHEN.split(token.text) if p]
        offset = token.start
        if len(parts) > 1 or _beside_hyphen(doc, t):
            for part in parts:
                span = Span(offset, offset + len(part), doc.sentence_at(t).span.field)
                entity = _called(doc, part, span, at=t)
                found += [entity] if entity else []
                offset += len(part) + 1
    return distinct(sorted(found, key=lambda e: e.span.start))


def _beside_hyphen(doc: Doc, t: int) -> bool:
    sentence = doc.sentence_at(t)
    near = [n for n in (t - 1, t + 1) if sentence.first <= n < sentence.last]
    return any(_HYPHEN.fullmatch(doc.tokens[n].text) for n in near) and doc.tokens[t].pos in (
        "PROPN",
        "ADJ",
        "NOUN",
    )


def _called(doc: Doc, part: str, span: Span, *, at: int) -> Entity | None:
    """The country or group of the report that one half of a hyphenated word names."""
    here = next((e for e in doc.entities if e.span == span), None)
    if here is not None:
        return resolved(doc, here) if is_side(here) else None
    code = country_codes().get(part.lower()) or lexemes(doc.language)["prefixes"].get(part.lower())
    known = next(
        (e for e in doc.entities if e.named and part.lower() in (e.text.lower(), e.name.lower())), None
    )
    if code is None and known is None:
        return None
    kind = "country" if code else known.kind if known else "other"
    name = _country_names().get(code or "", part) if code else known.name if known else part
    country = code or (known.country if known else None)
    token = doc.tokens[at]
    return Entity(
        span,
        part,
        kind,
        name,
        country=country,
        sector="GOV" if code else None,
        head=at,
        first=at,
        last=at + 1,
        sentence=token.sentence,
    )


@lexicon.per_desk()
def country_codes() -> Mapping[str, str]:
    """Country codes by lower-case name and adjective."""
    rows = lexicon.table("lexicons", "countries")["country"].items()
    return {
        w.lower(): code for code, row in rows for w in (*row.get("adjectives", ()), *row.get("names", ()))
    }


@lexicon.per_desk()
def _country_names() -> Mapping[str, str]:
    return {code: row["names"][0] for code, row in lexicon.table("lexicons", "countries")["country"].items()}


def _deal_verb(doc: Doc, i: int) -> int | None:
    """The verb by which its subjects enter, keep or leave the agreement at ``i``: it is object, subject of a passive, or after "to"."""
    verb = verb_over(doc, i)
    if verb is None:
        return None
    if (
        phrasal_of(doc, verb)
        or act_of(doc, i)
        or doc.tokens[verb].lemma in word_set(doc.language, "words", "parties")
    ):
        return verb
    return None
