"""Contexts of a happening: what it is about beyond its type, by cue words of its sentence."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from dateline import lexicon
from dateline.coding.frames import words
from dateline.model.doc import Doc, Span


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    table = lexicon.table("lexicons", "contexts")["contexts"]
    found: dict[str, list[str]] = {}
    for context, listed in table.items():
        for word in words(listed):
            found.setdefault(word.replace("_", " "), []).append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


def contexts_of(doc: Doc, evidence: Span, *, suggested: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The contexts that the words of ``evidence`` speak of, after those that the type suggests; each once."""
    inside = [
        t
        for t in doc.tokens
        if evidence.start <= t.start < evidence.end and doc.sentence_at(t.index).span.field == evidence.field
    ]
    said = [w for t in inside for w in (t.lemma, t.lower)]
    said += [f"{a.lower} {b.lower}" for a, b in pairwise(inside)]
    found = [context for word in said for context in _cues().get(word, ())]
    return tuple(dict.fromkeys([*suggested, *found]))
