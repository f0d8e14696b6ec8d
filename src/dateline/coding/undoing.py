"""What a stance comes down to: an appeal to halt the raids is about the raids, a bill to curb the war is against the war."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding import tree
from dateline.coding.stance_frames import listed
from dateline.coding.stances import Cue
from dateline.model.doc import Doc

_FOR = frozenset({"supports", "willing"})
_AGAINST = frozenset({"uneasy", "opposes", "condemns"})


def told(doc: Doc, cue: Cue) -> Cue:
    """``cue`` with its matter, where what it names is only the way to it; a text that restrains something turns the stance."""
    if cue.about is None:
        return cue
    if cue.stance in _FOR and doc.tokens[cue.about].lemma in listed("matters", "texts"):
        restrained = next(_restrained(doc, cue.about, cue.token), None)
        return cue if restrained is None else replace(cue, stance="opposes", about=restrained)
    return replace(cue, about=_matter(doc, cue, cue.about))


def _matter(doc: Doc, cue: Cue, about: int) -> int | None:
    if cue.frame in listed("undoing", "asked"):
        return next(iter((*tree.children(doc, about, "nsubj"), *tree.objects(doc, cue.token))), about)
    if cue.frame in listed("undoing", "resumed"):
        return next(iter((*tree.preps(doc, about, "to", "with"), *tree.objects(doc, about))), about)
    if cue.frame in listed("undoing", "imposing"):
        return next(iter(tree.preps(doc, about, "on", "against", "to")), about)
    if cue.stance in _AGAINST and doc.tokens[about].lemma in listed("undoing", "envoys"):
        return _occasion(doc, cue.token, about)
    undone = cue.stance in _AGAINST and doc.tokens[about].lemma in listed("undoing", "acts")
    return _inner(doc, about) or about if undone and tree.is_verb(doc, about) else about


def _restrained(doc: Doc, text: int, token: int) -> Iterator[int]:
    """What a resolution or a bill is to stop: the object of the verb in its clause."""
    # the parser hangs "to stop the war" on the resolution, or on what is done with it
    purposes = [
        c for c in tree.children(doc, token, "advcl", "xcomp") if c > text and tree.is_infinitive(doc, c)
    ]
    clauses = [*tree.children(doc, text, "acl", "relcl"), *tree.preps(doc, text), *purposes]
    verbs = [v for c in clauses for v in (c, *tree.children(doc, c, "xcomp", "conj"), *tree.preps(doc, c))]
    for verb in verbs:
        if doc.tokens[verb].lemma in listed("undoing", "restraining") and tree.is_verb(doc, verb):
            inner = _inner(doc, verb)
            if inner is not None:
                yield inner


def _inner(doc: Doc, verb: int) -> int | None:
    """What is to be stopped: the act that somebody is kept from, else the object, else what is to stop by itself."""
    kept_from = tree.preps(doc, verb, "from")
    own = tree.children(doc, verb, "dobj")
    things = (*kept_from, *own, *tree.preps(doc, verb, "in", "on", "of"), *tree.children(doc, verb, "xcomp"))
    return next(iter(things), None) or next(iter(tree.children(doc, verb, "nsubj")), None)


def _occasion(doc: Doc, verb: int, envoy: int) -> int | None:
    """Over what an envoy is called in or home: the occasion, else whose envoy it is or where, unless it is one's own."""
    occasion = (
        *tree.preps(doc, envoy, "over", "about", "after"),
        *tree.preps(doc, verb, "over", "about", "after"),
    )
    posted = (*tree.preps(doc, envoy, "to", "from"), *tree.preps(doc, verb, "from"))
    theirs = (*tree.possessors(doc, envoy), *tree.children(doc, envoy, "amod", "nmod", "compound"))
    foreign = (t for t in theirs if doc.tokens[t].lower not in listed("undoing", "own"))
    return next(iter((*occasion, *posted, *foreign)), None)
