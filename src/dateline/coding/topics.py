"""What a stance, a question or a consideration is about, and the words that show it."""

from __future__ import annotations

from dateline.coding import matters, tree
from dateline.coding.draft import Draft
from dateline.coding.parties import entity_at, party
from dateline.coding.roles import match_at
from dateline.model.doc import Doc, Entity, Span
from dateline.model.statement import About, EventMention

LONGEST_ABOUT = 120
# what a long phrase can lose and still name its thing
MARKS = (("“", "”"), ("‘", "’"), ("«", "»"), ('"', '"'), ("'", "'"))
PARTIES = frozenset({"country", "person", "organisation", "group"})
EDGES = " ,;:–—"
# clauses that add to what is named already, and what sets them apart
ADDING = ("relcl", "acl", "advcl", "parataxis")
APART = frozenset({",", "-", "–", "—", "("})
HANGING = frozenset({"ADP", "DET", "PART", "CCONJ", "SCONJ", "AUX", "PRON", "PUNCT"})
STOPS = frozenset({".", "!", "?"})
OBJECT_MARKS = frozenset({"a", "al"})
LOOSE = frozenset({"relcl", "acl", "advcl", "appos", "parataxis", "punct", "conj", "cc", "ccomp"})


def is_link(doc: Doc, token: int) -> bool:
    """Whether the word at ``token`` stands in a line of capitals below the first paragraph: the headline of another report."""
    sentence = doc.sentence_at(token)
    letters = [c for c in doc.words(sentence.span) if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return sentence.paragraph > 0 and len(letters) > 20 and capitals > 0.8 * len(letters)


def about_of(
    doc: Doc, draft: Draft, token: int | None, *, cue: int | None = None, apart: tuple[Entity, ...] = ()
) -> About:
    """The statement that the phrase at ``token`` mentions or points at, and its words.

    ``cue`` is the word that says the stance; a word that only points takes up no deed of those in ``apart``.
    """
    if token is None:
        return About()
    token = matters.named_by(doc, token)
    ref = _statement_in(doc, draft, token, cue=cue)
    if ref is None and matters.points(doc, token):
        return _pointed(doc, draft, token, cue=cue, apart=apart)
    return About(
        ref=ref, text=_thing(doc, token, cue=cue), party=None if ref is not None else _party(doc, token)
    )


def _party(doc: Doc, token: int) -> Entity | None:
    """The state, body, group or person that the phrase at ``token`` is, where the report names it."""
    inside = [e for e in doc.entities if e.kind == "country" and e.first <= token < e.last]
    if entity_at(doc, token) is None and not inside:
        return None
    meant = inside[0] if inside else party(doc, token)
    known = meant is not None and (meant.named or meant.country is not None)
    return meant if meant is not None and known and meant.kind in PARTIES else None


def _pointed(doc: Doc, draft: Draft, token: int, *, cue: int | None, apart: tuple[Entity, ...]) -> About:
    """What was told before; where nothing was, the words of a noun phrase, but never a pronoun."""
    empty = matters.is_empty(doc, token)
    ref = None if empty else matters.told_before(doc, draft, token, apart=apart)
    if ref is not None:
        # "the shelling" tells what it is, "the move" does not
        own = match_at(doc, token, depth=1) if doc.tokens[token].pos == "NOUN" else None
        return About(ref=ref, text=_told(doc, draft, ref) if own is None else _words(doc, token, cue=cue))
    noun = matters.named_before(doc, token)
    if noun is not None:
        return About(text=_words(doc, noun, cue=None))
    return About(text=_words(doc, token, cue=cue) if doc.tokens[token].pos == "NOUN" and not empty else None)


def _told(doc: Doc, draft: Draft, ref: int) -> str | None:
    """The words that tell the event: the phrase of its noun, or its clause."""
    body = draft.statements[ref].body
    trigger = matters.trigger_token(doc, body.trigger) if isinstance(body, EventMention) else None
    return None if trigger is None else _words(doc, trigger, cue=None)


def _thing(doc: Doc, token: int, *, cue: int | None) -> str | None:
    """The words for the thing at ``token``; of a personal pronoun the name that it stands for, where the report has one."""
    if _is_cut(doc, token):
        return None
    if doc.tokens[token].tag != "PRP":
        return _words(doc, token, cue=cue) or None
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
    loose = LOOSE - {"ccomp"} if tree.is_verb(doc, token) else LOOSE
    for without in (frozenset[str](), loose, loose | {"prep"}):
        kept = _beside(doc, tree.subtree(doc, token, without=without), token, cue=cue)
        words = _told_in(doc, tree.span_over(doc, _trimmed(doc, kept, token)))
        if len(words) <= LONGEST_ABOUT:
            return words
    return words[:LONGEST_ABOUT].rsplit(" ", 1)[0]


def _told_in(doc: Doc, span: Span) -> str:
    """The words of ``span`` on one line, with whole quotation marks."""
    text = doc.field_text(span.field)
    start, end = _quoted(text, span.start, span.end)
    return " ".join(text[start:end].split()).strip(EDGES).removesuffix("’s").removesuffix("'s")


def _quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The place with a mark of quotation beside it that belongs to one inside, and without one that has no other half."""
    for left, right in MARKS:
        opens, closes = text.count(left, start, end), text.count(right, start, end)
        odd = opens % 2 == 1 if left == right else opens != closes
        if not odd:
            continue
        if opens >= closes and text.startswith(right, end):
            end += 1
        elif closes >= opens and text.endswith(left, 0, start):
            start -= 1
        elif text.startswith(left, start):
            start += 1
        elif text.endswith(right, 0, end):
            end -= 1
    return start, end


def _trimmed(doc: Doc, phrase: tuple[int, ...], token: int) -> tuple[int, ...]:
    """``phrase`` without what only adds: clauses on a name, clauses after a comma, the mark of an object in Spanish."""
    meant = entity_at(doc, token)
    named = meant is not None and meant.named and meant.kind in ("person", "country")
    away = {
        i for i in phrase if i < token and doc.tokens[i].text.lower() in OBJECT_MARKS and doc.language == "es"
    }
    # Spanish hangs what somebody is accused of on the name: "acusó a Ana Soto de mentir"
    adding = (*ADDING, "prep") if named and doc.language == "es" else ADDING
    for c in tree.children(doc, token, *adding):
        branch = tree.subtree(doc, c)
        first = branch[0]
        if named or doc.tokens[first - 1].lower in APART or doc.tokens[first].lower in APART:
            away |= set(branch)
    away |= {i for i in phrase[-1:] if doc.tokens[i].text in STOPS}
    return _unclipped(doc, tuple(i for i in phrase if i not in away or i == token), token)


def _unclipped(doc: Doc, phrase: tuple[int, ...], token: int) -> tuple[int, ...]:
    """``phrase`` without the word that an outlet cut short and what then hangs in the air: "the administration of Pr…"."""
    last = phrase[-1]
    if last == token or not _is_cut(doc, last):
        return phrase
    kept = phrase[:-1]
    while len(kept) > 1 and kept[-1] != token and _hangs(doc, kept[-1], last):
        kept = kept[:-1]
    return kept


def _is_cut(doc: Doc, i: int) -> bool:
    """Whether an outlet cut the word short, as far as one can tell: a name that is known is whole."""
    word = doc.span_of(i, i + 1)
    cut = doc.field_text(word.field).startswith("…", word.end)
    return cut and not any(e.country and e.span.covers(word) for e in doc.entities)


def _hangs(doc: Doc, i: int, cut: int) -> bool:
    return doc.tokens[i].head == cut or doc.tokens[i].pos in HANGING


def _beside(doc: Doc, phrase: tuple[int, ...], token: int, *, cue: int | None) -> tuple[int, ...]:
    """``phrase`` without the branch that holds the word of the stance, or cut at that word where it holds the phrase."""
    if cue is None:
        return phrase
    named = {
        w
        for p in tree.children(doc, token, "prep")
        if doc.tokens[p].lower == "as"
        for w in tree.subtree(doc, p)
    }
    phrase = tuple(i for i in phrase if i not in named)
    if cue not in phrase:
        return phrase
    branch = next((c for c in doc.tokens[token].children if cue in tree.subtree(doc, c)), None)
    if branch is not None and doc.tokens[branch].dep in ("relcl", "acl"):
        inside = set(tree.subtree(doc, branch))
        return tuple(i for i in phrase if i not in inside)
    return tuple(i for i in phrase if (i > cue) == (token > cue) and i != cue)


def evidence_of(doc: Doc, token: int) -> Span:
    """The sentence of ``token``, or its clause where the sentence is too long to be evidence."""
    sentence = doc.sentence_at(token).span
    return sentence if sentence.end - sentence.start <= 600 else tree.clause_span(doc, token)
