"""What a stance, a question or a consideration is about, and the words that show it."""

from __future__ import annotations

from dateline.coding import tree
from dateline.coding.draft import Draft
from dateline.coding.parties import party
from dateline.model.doc import Doc, Span
from dateline.model.statement import About, EventMention

LONGEST_ABOUT = 120
# what a long phrase can lose and still name its thing
LOOSE = frozenset({"relcl", "acl", "advcl", "appos", "parataxis", "punct", "conj", "cc", "ccomp"})


def is_link(doc: Doc, token: int) -> bool:
    """Whether the word at ``token`` stands in a line of capitals below the first paragraph: the headline of another report."""
    sentence = doc.sentence_at(token)
    letters = [c for c in doc.words(sentence.span) if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return sentence.paragraph > 0 and len(letters) > 20 and capitals > 0.8 * len(letters)


def about_of(doc: Doc, draft: Draft, token: int | None, *, cue: int | None = None) -> About:
    """The statement that the phrase at ``token`` mentions, else its words; ``cue`` is the word that says the stance."""
    if token is None:
        return About()
    return About(ref=_statement_in(doc, draft, token, cue=cue), text=_thing(doc, token, cue=cue))


def _thing(doc: Doc, token: int, *, cue: int | None) -> str | None:
    """The words for the thing at ``token``; of a personal pronoun the name that it stands for, where the report has one."""
    if doc.tokens[token].tag != "PRP":
        return _words(doc, token, cue=cue)
    meant = party(doc, token)
    return meant.name if meant is not None and meant.named else None


def _statement_in(doc: Doc, draft: Draft, token: int, *, cue: int | None) -> int | None:
    head = doc.span_of(token, token + 1)
    taken = doc.span_of(cue, cue + 1) if cue is not None else None
    for index, statement in enumerate(draft.statements):
        body = statement.body
        if not isinstance(body, EventMention):
            continue
        told = (body.trigger, *body.also)
        # where the stance is one of the acts itself, it is not about itself
        itself = taken is not None and any(m.overlaps(taken) for m in told)
        if any(m.overlaps(head) for m in told) and not itself:
            return index
    return None


def _words(doc: Doc, token: int, *, cue: int | None) -> str:
    """The phrase at ``token``, cut to its core where it is long or where the parse runs it over the word of the stance."""
    if doc.tokens[token].tag == "WP" and doc.tokens[doc.tokens[token].head].dep in tree.CLAUSAL:
        token = doc.tokens[token].head
    words = ""
    loose = LOOSE - {"ccomp"} if tree.is_verb(doc, token) else LOOSE
    for without in (frozenset[str](), loose, loose | {"prep"}):
        kept = _beside(doc, tree.subtree(doc, token, without=without), token, cue=cue)
        words = " ".join(doc.words(tree.span_over(doc, kept)).split())
        if len(words) <= LONGEST_ABOUT:
            return words
    return words[:LONGEST_ABOUT].rsplit(" ", 1)[0]


def _beside(doc: Doc, phrase: tuple[int, ...], token: int, *, cue: int | None) -> tuple[int, ...]:
    if cue is None:
        return phrase
    named = {
        w
        for p in tree.children(doc, token, "prep")
        if doc.tokens[p].lower == "as"
        for w in tree.subtree(doc, p)
    }
    phrase = tuple(i for i in phrase if i not in named)
    return (
        phrase if cue not in phrase else tuple(i for i in phrase if (i > cue) == (token > cue) and i != cue)
    )


def evidence_of(doc: Doc, token: int) -> Span:
    """The sentence of ``token``, or its clause where the sentence is too long to be evidence."""
    sentence = doc.sentence_at(token).span
    return sentence if sentence.end - sentence.start <= 600 else tree.clause_span(doc, token)
