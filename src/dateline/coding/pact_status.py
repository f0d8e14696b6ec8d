"""How far an agreement has come, by the words around the noun that names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.modality import modality_of
from dateline.model.doc import Doc
from dateline.model.statement import AgreementStatus


@cache
def lexemes(language: str) -> Mapping[str, Any]:
    """The words for agreements of one language; empty where there are none."""
    return cast(
        "Mapping[str, Any]", lexicon.table("lexicons", "agreements").get(lexicon.glossed(language), {})
    )


@cache
def word_set(language: str, section: str, name: str) -> frozenset[str]:
    """One list of the words for agreements."""
    return frozenset(lexemes(language).get(section, {}).get(name, ()))


def outer_nouns(doc: Doc, i: int) -> tuple[int, ...]:
    """The noun that speaks of the agreement: "proposal for a deal", "talks on a pact", "ceasefire talks"."""
    token = doc.tokens[i]
    head = doc.tokens[token.head]
    if token.dep in ("compound", "nmod") and head.pos == "NOUN":
        return (head.index,)
    if token.dep == "pobj" and head.lower in ("for", "on", "of", "about", "over", "toward", "towards"):
        return (head.head,) if doc.tokens[head.head].pos == "NOUN" else ()
    return ()


def verb_over(doc: Doc, i: int) -> int | None:
    """The verb that governs the noun directly or by a preposition, past a noun such as "terms of"."""
    token = doc.tokens[tree.first_conjunct(doc, i)]
    head = doc.tokens[token.head]
    if head.pos == "VERB" and token.dep in ("dobj", "nsubjpass", "oprd", "nsubj"):
        return head.index if token.dep != "nsubj" else None
    if token.dep == "pobj" and doc.tokens[head.head].pos == "VERB":
        return head.head
    if token.dep in ("compound", "pobj") and head.pos in ("NOUN", "ADP"):
        noun = head if head.pos == "NOUN" else doc.tokens[head.head]
        if noun.pos == "NOUN" and noun.dep in ("dobj", "nsubjpass", "pobj"):
            up = doc.tokens[noun.head]
            return up.index if up.pos == "VERB" else up.head if doc.tokens[up.head].pos == "VERB" else None
    return None


def phrasal_of(doc: Doc, verb: int) -> AgreementStatus | None:
    """The status that a verb with its particle gives: "call off"."""
    table = lexemes(doc.language)["phrasal"]
    said = (table.get(f"{doc.tokens[verb].lemma} {p}") for p in tree.particles(doc, verb))
    return _first(s for s in said if s)


def act_of(doc: Doc, i: int) -> AgreementStatus | None:
    """The status that a noun over the agreement gives it: "the cancellation of"."""
    for noun in outer_nouns(doc, i):
        lemma, over = doc.tokens[noun].lemma, doc.tokens[doc.tokens[noun].head]
        found = _first(s for s, nouns in lexemes(doc.language)["acts"].items() if lemma in nouns)
        verb = over if over.pos == "VERB" else doc.tokens[over.head]
        asked = verb.lemma in word_set(doc.language, "words", "asking") or (
            verb.pos == "VERB" and modality_of(doc, verb.index)[0] != "actual"
        )
        if found:
            return "in force" if asked and found in ("ended", "suspended") else found
    return None


def status_of(doc: Doc, i: int) -> AgreementStatus | None:
    """The status that the words around the noun give the agreement, None where they give none."""
    words = lexemes(doc.language)
    amods = {doc.tokens[m].lower for m in tree.modifiers(doc, i)}
    by_adjective = _first(status for status, said in words["adjectives"].items() if amods & set(said))
    if by_adjective:
        return by_adjective
    by_phrase, verb = act_of(doc, i) or _by_phrase(doc, i), verb_over(doc, i)
    found = _by_verb(doc, verb) if verb is not None else None
    if by_phrase and found not in ("ended", "suspended", "rejected"):
        return by_phrase
    if found:
        return found
    token = doc.tokens[i]
    if token.dep == "nsubj":
        return _first(s for s, lemmas in words["subject"].items() if doc.tokens[token.head].lemma in lemmas)
    if lemma_of(doc, i) == "proposal":
        return "proposed"
    return None


def _by_verb(doc: Doc, verb: int) -> AgreementStatus | None:
    table = lexemes(doc.language)["object"]
    found = phrasal_of(doc, verb) or _first(s for s, said in table.items() if doc.tokens[verb].lemma in said)
    if found:
        return _in_its_world(doc, verb, found)
    # an agreement that somebody would like to see is a proposal
    return "proposed" if modality_of(doc, verb)[0] in ("hypothetical", "future") else None


def _first(found: Iterable[str]) -> AgreementStatus | None:
    return cast("AgreementStatus | None", next(iter(found), None))


def _by_phrase(doc: Doc, i: int) -> AgreementStatus | None:
    """A fixed phrase that stands within a few words of the noun."""
    sentence = doc.sentence_at(i)
    left, right = max(sentence.first, i - 7), min(sentence.last, i + 6)
    before = " ".join(t.lower for t in doc.tokens[left : i + 1])
    after = " ".join(t.lower for t in doc.tokens[i:right])
    for status, phrases in lexemes(doc.language)["phrases"].items():
        for phrase in phrases:
            where = after if status == "in force" and not phrase.endswith("of") else before
            if f" {phrase} " in f" {where} ":
                return cast(AgreementStatus, status)
    return None


def _in_its_world(doc: Doc, verb: int, status: AgreementStatus) -> AgreementStatus:
    """What is not yet signed is being negotiated or announced; what was not signed is neither."""
    modality, _ = modality_of(doc, verb)
    if modality == "actual" or status in ("proposed", "negotiating"):
        return status
    if status in ("signed", "announced", "ratified"):
        return "announced" if modality == "future" else "negotiating"
    if status in ("ended", "suspended", "rejected"):
        return "in force" if status != "rejected" else "negotiating"
    return status


def lemma_of(doc: Doc, i: int) -> str:
    """The lemma by which the noun at ``i`` is looked up; of a name the lower-case singular."""
    token = doc.tokens[i]
    return token.lemma if token.pos == "NOUN" else token.lower.removesuffix("s")
