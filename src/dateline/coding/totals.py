"""Totals: running sums over many happenings, with the day from which they run and who counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding import tree
from dateline.coding.attribution import attribution_at
from dateline.coding.draft import Draft
from dateline.coding.harms import harms, lexemes, word_set
from dateline.coding.numbers import count_of, ordinal_at
from dateline.coding.tolls import is_running
from dateline.model.doc import Doc, Sentence
from dateline.model.statement import Quantity, Statement, Total
from dateline.registry import coder


@dataclass(frozen=True, slots=True)
class _Sum:
    at: int
    what: str
    quantity: Quantity


@coder("totals.v1", requires=("attributions",), assigns=("total",))
def code_totals(doc: Doc, draft: Draft) -> Draft:
    """Adds one total for each running sum that the report states, with its claimant where the words are attributed.

    Misses: sums that only a list adds up; sums over a stated year or month without a word that runs on.
    """
    if not lexemes(doc.language):
        return draft
    found: dict[tuple[str, int], Statement] = {}
    for sentence in doc.sentences:
        for s in _sums(doc, sentence) if sentence.parsed else ():
            number = s.quantity.best if s.quantity.best is not None else s.quantity.low
            if number is not None and number > 0:
                found.setdefault((s.what, number), _statement(doc, draft, s, number=number))
    return draft.stating(found.values())


def _statement(doc: Doc, draft: Draft, s: _Sum, *, number: int) -> Statement:
    span = doc.sentence_at(s.at).span
    span = span if span.end - span.start <= 700 else tree.clause_span(doc, s.at)
    attribution = attribution_at(draft, span if s.quantity.span is None else s.quantity.span)
    speaker = draft.attributions[attribution].speaker if attribution is not None else None
    body = Total(s.what, number, qualifier=s.quantity.qualifier, from_=_since(doc, s.at), by=speaker)
    return Statement("total", span, body, "totals.v1", attribution=attribution, confidence=0.6)


def _sums(doc: Doc, sentence: Sentence) -> Iterator[_Sum]:
    taken: set[int] = set()
    for harm in harms(doc, sentence):
        if is_running(doc, harm) and harm.quantity.span is not None:
            taken |= {harm.at, *harm.people}
            yield _Sum(harm.at, harm.kind.replace("_", " "), harm.quantity)
            yield from _causes(doc, harm.at)
    for token in doc.tokens_of(sentence):
        if token.index not in taken:
            yield from _brought(doc, token.index)
            yield from _nth(doc, token.index)
            yield from _counted(doc, token.index, taken=taken)


def _causes(doc: Doc, at: int) -> Iterator[_Sum]:
    """The counted attacks that a sum of harm is laid to: "16 strikes have killed 60 people"."""
    counted = word_set(doc.language, "running", "counted")
    for noun in (
        *tree.children(doc, at, "nsubj"),
        *tree.preps(doc, tree.clause_head(doc, at), "in", "across", "by"),
    ):
        quantity = count_of(doc, noun)
        if quantity is not None and doc.tokens[noun].lemma in counted:
            yield _Sum(noun, _plural(doc, noun), quantity)


def _brought(doc: Doc, i: int) -> Iterator[_Sum]:
    """ "bringing the death toll to 64", "the toll has risen to 64", "raises the number of boats destroyed to nine"."""
    token = doc.tokens[i]
    if token.lemma not in word_set(doc.language, "running", "tolls") or token.pos != "NOUN":
        return
    verb = doc.tokens[token.head]
    brought = token.dep == "dobj" and verb.lemma in word_set(doc.language, "running", "bring")
    rose = token.dep in ("nsubj", "nsubjpass") and verb.lemma in word_set(doc.language, "running", "rise")
    if not (brought or rose):
        return
    below = [n for t in tree.subtree(doc, i) for n in tree.preps(doc, t, "to", "at")]
    reached = tree.children(doc, verb.index, "attr", "dobj")
    for n in (*tree.preps(doc, verb.index, "to", "at"), *below, *reached):
        quantity = count_of(doc, n) if n != i else None
        if quantity is not None:
            yield _Sum(i, _toll_of_what(doc, i, n), quantity)
            return


def _toll_of_what(doc: Doc, toll: int, number: int) -> str:
    """What a toll counts: the noun after "of", else the dead of a "death toll"."""
    words = {doc.tokens[m].lower for m in tree.modifiers(doc, toll)}
    of = tree.preps(doc, toll, "of")
    states = lexemes(doc.language)["states"]
    for noun in (*of, number):
        if doc.tokens[noun].lower in states:
            return str(states[doc.tokens[noun].lower])
        harmed = [
            states[doc.tokens[c].lower]
            for c in tree.children(doc, noun, "acl", "amod")
            if doc.tokens[c].lower in states
        ]
        if harmed:
            return str(harmed[0])
        if doc.tokens[noun].lemma in ("death", "fatality"):
            return "killed"
        if doc.tokens[noun].lemma in word_set(doc.language, "running", "counted"):
            return _plural(doc, noun)
    return (
        "killed"
        if words & {"death"} or doc.tokens[toll].lower == "toll"
        else _plural(doc, of[0])
        if of
        else "total"
    )


def _nth(doc: Doc, i: int) -> Iterator[_Sum]:
    """ "the 15th strike", "the fifth such seizure"."""
    number = ordinal_at(doc, i)
    noun = doc.tokens[doc.tokens[i].head]
    if number is None or number < 2 or noun.lemma not in word_set(doc.language, "running", "counted"):
        return
    if doc.tokens[i].dep in ("amod", "nummod") and any(
        m.span.overlaps(doc.span_of(i, i + 1)) for m in doc.times
    ):
        return
    if doc.tokens[i].dep in ("amod", "nummod") and noun.pos == "NOUN":
        yield _Sum(
            i, _plural(doc, noun.index), Quantity(number, number, number, "exactly", doc.span_of(i, i + 1))
        )


def _counted(doc: Doc, i: int, *, taken: set[int]) -> Iterator[_Sum]:
    """ "has carried out at least 16 strikes since", "seven tankers have now been seized"."""
    token = doc.tokens[i]
    if token.pos != "VERB" or not any(doc.tokens[c].lemma == "have" for c in tree.children(doc, i, "aux")):
        return
    clause = f" {doc.words(tree.clause_span(doc, i)).lower().replace(',', ' ').replace('.', ' ')} "
    runs_on = any(f" {sign} " in clause for sign in lexemes(doc.language)["running"]["until_now"])
    for noun in (m for o in tree.objects(doc, i) for m in tree.conjuncts(doc, o)):
        quantity = count_of(doc, noun)
        if quantity is None or noun in taken or not _is_sum(doc, noun):
            continue
        # "at least 87 have been indicted" counts up to now without another word
        if not runs_on and not (tree.is_passive(doc, i) and quantity.qualifier in ("at least", "more than")):
            continue
        yield _Sum(i, f"{_plural(doc, noun)} {_done(doc, i)}".strip(), quantity)


def _is_sum(doc: Doc, noun: int) -> bool:
    never = word_set(doc.language, "running", "never")
    token = doc.tokens[noun]
    return token.pos == "NOUN" and token.tag == "NNS" and token.lemma not in never and noun not in _timed(doc)


def _timed(doc: Doc) -> set[int]:
    return {
        t.index
        for m in doc.times
        for t in doc.tokens_of(doc.sentences[m.sentence])
        if m.span.start <= t.start < m.span.end
    }


def _done(doc: Doc, verb: int) -> str:
    """The participle, where the verb is more than the doing of the happening itself."""
    light = word_set(doc.language, "running", "light")
    return "" if doc.tokens[verb].lemma in light else doc.tokens[verb].lower


def _plural(doc: Doc, noun: int) -> str:
    before = [c for c in tree.children(doc, noun, "compound") if doc.tokens[c].pos == "NOUN" and c < noun]
    word = doc.tokens[noun].lower
    word = word if doc.tokens[noun].tag == "NNS" else f"{word}s"
    return " ".join([*(doc.tokens[c].lower for c in before), word])


def _since(doc: Doc, i: int) -> str | None:
    """The EDTF day from which the sum runs."""
    sentence = doc.sentence_at(i)
    for time in doc.times:
        if time.sentence == sentence.index and time.edtf:
            before = [t for t in doc.tokens_of(sentence) if t.end <= time.span.start][-2:]
            inside = [t for t in doc.tokens_of(sentence) if time.span.start <= t.start < time.span.end]
            if any(t.lower in lexemes(doc.language)["running"]["since"] for t in (*before, *inside[:1])):
                return time.edtf.split("/")[0]
    return None
