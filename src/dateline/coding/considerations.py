"""Considerations: stated risks and benefits, of what and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from dateline import lexicon
from dateline.coding import parties, tree
from dateline.coding.attribution import attribution_at
from dateline.coding.draft import Draft
from dateline.coding.modality import modality_of
from dateline.coding.topics import about_of, evidence_of
from dateline.model.doc import Doc, Entity
from dateline.model.statement import Consideration, Statement
from dateline.registry import coder

NAME = "considerations.v1"
Sign = Literal["risk", "benefit"]
POSSIBLE = frozenset({"could", "may", "might", "would", "will", "can", "likely"})
CLAUSES = ("ccomp", "acl", "xcomp", "advcl")
IDIOMS = frozenset({"at", "in"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One family of cues; the keys are explained at the top of the data file."""

    name: str
    sign: Sign
    sort: str
    words: frozenset[str]
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A risk or benefit as the words give it: the cue's token, the head of what it is of, and who bears it."""

    token: int
    sign: Sign
    of: int | None
    bearer: int | None


@coder(NAME, requires=("attributions",), assigns=("consideration",))
def considerations(doc: Doc, draft: Draft) -> Draft:
    """The draft with a risk or benefit for each that the report states; what the words leave open stays open.

    Misses: harm and good that are told as facts, and those that need knowledge of the matter.
    """
    found = [
        s
        for sentence in doc.sentences
        if sentence.parsed
        for t in doc.tokens_of(sentence)
        for s in _stated(doc, t.index)
    ]
    return draft.stating(_statement(doc, draft, stated) for stated in _distinct(doc, found))


@cache
def _frames() -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for row in lexicon.table("lexicons", "considerations")["frame"]:
        for word in row["words"]:
            found.setdefault(word, []).append(_frame(row))
    return {word: tuple(frames) for word, frames in found.items()}


def _frame(row: Mapping[str, Any]) -> Frame:
    return Frame(row["name"], row["sign"], row["sort"], frozenset(row["words"]), tuple(row["of"]))


def _stated(doc: Doc, i: int) -> Iterator[Stated]:
    token = doc.tokens[i]
    for frame in _frames().get(token.lemma, ()):
        if _applies(doc, i, frame):
            of = _of(doc, i, frame.of)
            if of is None and frame.sort == "noun":
                of = _coordinated(doc, i, frame)
            bearer = _bearer(doc, i)
            if of is not None or (bearer is not None and frame.sort == "noun"):
                yield Stated(i, frame.sign, of, bearer)
                return


def _applies(doc: Doc, i: int, frame: Frame) -> bool:
    token = doc.tokens[i]
    if frame.sort == "noun":
        idiom = (
            token.dep == "pobj"
            and doc.tokens[token.head].lower in IDIOMS
            and not tree.children(doc, i, "det", "amod")
        )
        return token.pos == "NOUN" and token.dep != "compound" and not idiom
    if token.pos != "VERB" or token.dep in ("amod", "compound"):
        return False
    auxiliaries = {doc.tokens[c].lower for c in tree.children(doc, i, "aux")}
    return frame.sort == "verb" or bool(auxiliaries & (POSSIBLE - {"will", "can"}))


def _coordinated(doc: Doc, i: int, frame: Frame) -> int | None:
    """What the member of a coordination is of that says it for all: "the risks and benefits of the pact"."""
    first = tree.first_conjunct(doc, i)
    members = (m for m in tree.conjuncts(doc, first) if m != i)
    return next((of for m in members if (of := _of(doc, m, frame.of)) is not None), None)


def _of(doc: Doc, i: int, slots: tuple[str, ...]) -> int | None:
    for slot in slots:
        if slot == "object":
            found = tree.objects(doc, i)
        elif slot == "subject":
            found = tree.subjects(doc, i)
        elif slot in ("clause", "that"):
            found = tree.children(doc, i, *CLAUSES)
        else:
            found = tree.preps(doc, i, slot)
        if found:
            return found[0]
    return None


def _bearer(doc: Doc, i: int) -> int | None:
    return next(iter(tree.preps(doc, i, "for")), None)


def _distinct(doc: Doc, found: list[Stated]) -> list[Stated]:
    """One of each sign a sentence."""
    kept: dict[tuple[int, str], Stated] = {}
    for stated in found:
        kept.setdefault((doc.tokens[stated.token].sentence, stated.sign), stated)
    return list(kept.values())


def _statement(doc: Doc, draft: Draft, stated: Stated) -> Statement:
    modality, background = modality_of(doc, stated.token)
    return Statement(
        kind="consideration",
        evidence=evidence_of(doc, stated.token),
        body=Consideration(stated.sign, of=about_of(doc, draft, stated.of), for_=_party(doc, stated.bearer)),
        coder=NAME,
        attribution=attribution_at(draft, doc.span_of(stated.token, stated.token + 1)),
        # that something may happen is what a risk is: the statement of it is actual
        modality="negated" if modality == "negated" else "actual",
        background=background,
        confidence=0.5,
    )


def _party(doc: Doc, token: int | None) -> Entity | None:
    found = parties.party(doc, token) if token is not None else None
    return found if found is not None and found.kind not in ("other", "object") else None
