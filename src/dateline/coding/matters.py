"""What words that only point at a matter stand for: "it", "these actions", "the move", "what he called a blockade"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding import tree
from dateline.coding.draft import Draft
from dateline.coding.parties import party
from dateline.coding.roles import match_at
from dateline.coding.stance_frames import listed
from dateline.model.doc import Doc, Entity, Span
from dateline.model.statement import EventMention

# how many sentences back a pointing word reaches
REACH = 2
_OWN = frozenset({"det", "punct", "case", "preconj", "predet"})


def named_by(doc: Doc, token: int) -> int:
    """The noun that a free relative clause gives its matter: of "what the port called a blockade" that is "blockade".

    ``token`` itself where it heads no such clause, or one that names nothing by a noun.
    """
    free = _free(doc, token)
    if free is None:
        return token
    clause = doc.tokens[free].head
    return next(iter(_names(doc, clause, free)), clause) if tree.is_verb(doc, clause) else token


def _free(doc: Doc, token: int) -> int | None:
    """The "what" that opens the clause at ``token``, or that ``token`` is."""
    words = (token, *doc.tokens[token].children) if tree.is_verb(doc, token) else (token,)
    return next((w for w in words if doc.tokens[w].lower in listed("matters", "free")), None)


def _names(doc: Doc, clause: int, free: int) -> Iterator[int]:
    verbs = (clause, *tree.children(doc, clause, "ccomp", "xcomp"), doc.tokens[clause].head)
    for verb in (v for v in verbs if tree.is_verb(doc, v)):
        named = (*tree.children(doc, verb, "attr", "oprd", "dobj"), *tree.preps(doc, verb, "as"))
        # what stands before the clause is no name that the clause gives
        yield from (n for n in named if n > free and doc.tokens[n].pos in ("NOUN", "PROPN"))


def points(doc: Doc, token: int) -> bool:
    """Whether the phrase at ``token`` names no matter of its own: a pronoun for no party, or "this decision", "the move"."""
    word = doc.tokens[token]
    if word.lower in listed("matters", "pronouns"):
        return not _heralds(doc, token) and party(doc, token) is None
    if word.pos != "NOUN":
        return False
    if is_empty(doc, token):
        return True
    if word.lemma not in listed("matters", "deeds"):
        return False
    before = {doc.tokens[c].lower for c in word.children}
    if before & listed("matters", "showing"):
        return not any(c > token for c in word.children)
    bare = all(doc.tokens[c].dep in _OWN for c in word.children)
    return bare and bool(before & listed("matters", "articles"))


def _heralds(doc: Doc, token: int) -> bool:
    """Whether a pronoun only heralds a clause: "it is unclear whether the raid took place"."""
    verb = doc.tokens[token].head
    parts = (verb, *tree.children(doc, verb, "acomp", "attr", "oprd"))
    return any(c > token for p in parts for c in tree.children(doc, p, "ccomp", "xcomp", "csubj"))


def told_before(doc: Doc, draft: Draft, token: int, *, apart: tuple[Entity, ...] = ()) -> int | None:
    """The index of the deed that the pointing word at ``token`` takes up: the nearest one told before it, none that ``apart`` did."""
    at, here = doc.tokens[token], doc.sentence_at(token)
    kind = match_at(doc, token, depth=1) if at.pos == "NOUN" else None
    nearest: tuple[int, int] | None = None
    for index, statement in enumerate(draft.statements):
        body = statement.body
        if not isinstance(body, EventMention) or body.type in listed("matters", "words"):
            continue
        if (kind is not None and kind.frame.type != body.type) or any(_did(body, e) for e in apart):
            continue
        start = max((s.start for s in (body.trigger, *body.also) if _is_before(doc, s, token)), default=None)
        if start is not None and (nearest is None or start > nearest[0]):
            nearest = (start, index)
    if nearest is None:
        return None
    first = doc.sentences[max(0, here.index - REACH)]
    near = first.span.field != here.span.field or nearest[0] >= first.span.start
    return nearest[1] if near else None


def _is_before(doc: Doc, span: Span, token: int) -> bool:
    return span.field == doc.sentence_at(token).span.field and span.end <= doc.tokens[token].start


def _did(body: EventMention, holder: Entity) -> bool:
    """Whether the holder, or somebody of its country, is among those who act."""
    return any(
        (a.country is not None and a.country == holder.country)
        or (a.actor is not None and a.actor == holder.actor)
        for a in body.actors
    )


def named_before(doc: Doc, token: int) -> int | None:
    """The nearest noun before the word at ``token`` that names a deed or a text to vote on, in its sentence or the one before."""
    last = doc.sentence_at(token)
    first = doc.sentences[max(0, last.index - 1)]
    kinds = listed("matters", "texts") if is_empty(doc, token) else listed("matters", "deeds")
    for i in range(token - 1, first.first - 1, -1):
        word = doc.tokens[i]
        if word.pos == "NOUN" and word.lemma in kinds and not points(doc, i):
            return i
    return None


def is_empty(doc: Doc, token: int) -> bool:
    """Whether the word names no matter at all: "voted in favour"."""
    return doc.tokens[token].lower in listed("matters", "empty")


def trigger_token(doc: Doc, span: Span) -> int | None:
    """The first token of the words of ``span``."""
    home = next((s for s in doc.sentences if s.span.covers(span)), None)
    if home is None:
        return None
    return next(
        (t.index for t in doc.tokens_of(home) if doc.span_of(t.index, t.index + 1).overlaps(span)), None
    )
