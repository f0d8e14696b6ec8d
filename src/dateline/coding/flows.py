"""Flows: goods and people that move, from where, to where."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.coding import tree
from dateline.coding.attribution import attribution_at
from dateline.coding.draft import Draft
from dateline.coding.ends import End, end_at, ends_at, key, made_in
from dateline.coding.modality import modality_of
from dateline.coding.moves import Move, lexemes, moves, sort_of, word_set
from dateline.coding.numbers import numeral_of
from dateline.model.doc import Doc, Modality, Span
from dateline.model.statement import Flow, Statement
from dateline.registry import coder

_AMOUNT = re.compile(r"(?:US)?[$€£]\s?\d[\d.,]*(?:\s(?:thousand|million|billion|trillion))?")
Row = tuple[Flow, Move, Span, Modality]


@coder("flows.v1", requires=("attributions",), assigns=("flow",))
def code_flows(doc: Doc, draft: Draft) -> Draft:
    """Adds one flow for each goods, origin and destination that the report words together.

    A flow has an origin or a destination; which is which comes from the words alone. Goods of one class named
    together make one row. Of two rows of which one says less than the other only the fuller stays.

    Misses: ends named in another sentence than the goods; goods named by a pronoun; brand and code names of goods.
    """
    rows = _without_echoes([row for move in moves(doc) for row in _rows(doc, move)])
    return draft.stating(
        Statement(
            kind="flow",
            evidence=span,
            body=flow,
            coder="flows.v1",
            attribution=attribution_at(draft, span),
            modality=modality,
            confidence=0.6 if flow.from_ and flow.to else 0.5,
        )
        for flow, _, span, modality in rows
    )


def _rows(doc: Doc, move: Move) -> Iterable[Row]:
    quantity = _quantity(doc, move)
    if move.sort == "money" and quantity is None and not _pays(doc, move):
        return
    modality, _ = (
        modality_of(doc, move.at)
        if move.sense not in ("noun", "stands", "doer", "source")
        else ("actual", False)
    )
    origins, goals = _origins(doc, move), _goals(doc, move)
    wished = modality == "hypothetical" and move.sort == "crowd"
    if modality == "negated" or wished or not (origins or goals):
        return
    if move.sense == "stands" and not _stands(doc, move):
        return
    span = doc.sentence_at(move.at).span
    span = span if span.end - span.start <= 700 else tree.clause_span(doc, move.at)
    for origin in origins or (None,):
        for goal in goals or (None,):
            if key(origin) == key(goal):
                continue
            flow = Flow(
                goods=_goods(doc, move),
                from_=origin,
                to=goal,
                route=_route(doc, move),
                quantity=quantity,
                carrier=_carrier(doc, move),
            )
            yield flow, move, span, modality


def _pays(doc: Doc, move: Move) -> bool:
    return doc.tokens[move.goods].lemma in word_set(doc.language, "moves", "pays")


def _stands(doc: Doc, move: Move) -> bool:
    """ "drugs from Colombia", "US-bound weapons": goods with an origin or a destination and no word of movement."""
    if move.sort in ("crowd", "money", "hardware", "trade", "relief", "food"):
        return False
    ends = lexemes(doc.language)["ends"]
    return bool(
        tree.preps(doc, move.at, "from") or _bound(doc, move.at) or _bound_by(doc, move.at, ends["bound"])
    )


def _frame(doc: Doc, move: Move) -> tuple[int, ...]:
    """The words on which the ends of a movement may hang: its word, the goods, and the verb that governs a noun."""
    words = [move.at, move.load, move.goods]
    if move.sense == "noun" and doc.tokens[move.at].dep in ("dobj", "nsubjpass", "pobj"):
        verb = tree.governing_verb(doc, move.at)
        words += [verb] if verb is not None and not tree.children(doc, move.at, "prep") else []
    if move.sense == "doer":
        words += tree.children(doc, move.at, "acl")
    return tuple(dict.fromkeys(words))


def _origins(doc: Doc, move: Move) -> tuple[End, ...]:
    heads = [h for w in _frame(doc, move) for h in tree.preps(doc, w, "from")]
    if move.sense == "goes" and doc.tokens[move.at].lemma in ("flee", "leave", "escape"):
        heads += tree.children(doc, move.at, "dobj")
    if move.sense == "relies":
        heads += tree.preps(doc, move.at, "on", "upon")
    if move.sense == "source":
        heads += _called(doc, move.at)
    found = ends_at(doc, heads, spots=word_set(doc.language, "ends", "spots"))
    if found:
        return found
    if move.sense == "sends":
        found = ends_at(doc, tree.subjects(doc, move.at))
    if not found and move.sense == "noun" and not _is_import(doc, move):
        owned = move.sort not in ("people", "crowd") and doc.tokens[move.at].lemma != "trade"
        owner = made_in(doc, move.at) if owned else None
        found = (owner,) if owner else ()
    # "the Iranian oil trade" names a business, not a movement
    traded = doc.tokens[move.at].lemma == "trade"
    if not found and not traded and move.sort in word_set(doc.language, "ends", "made"):
        maker = made_in(doc, move.load) or made_in(doc, move.goods)
        found = (maker,) if maker else ()
    return found


def _called(doc: Doc, noun: int) -> tuple[int, ...]:
    """Who is called what the noun says: "China, the main source of", "China is the main source of"."""
    token = doc.tokens[noun]
    if token.dep == "appos":
        return (max(m for m in tree.conjuncts(doc, token.head) if m < noun or m == token.head),)
    return tree.grammatical_subjects(doc, token.head) if token.dep == "attr" else ()


def _is_import(doc: Doc, move: Move) -> bool:
    return doc.tokens[move.at].lemma in ("import", "purchase")


def _goals(doc: Doc, move: Move) -> tuple[End, ...]:
    ends = lexemes(doc.language)["ends"]
    words = [*ends["to"], *(["for"] if move.sense == "sends" else [])]
    heads = [
        h
        for w in _frame(doc, move)
        for h in tree.preps(doc, w, *(x for x in words if x != "for" or move.sense == "sends"))
    ]
    heads += tree.children(doc, move.at, "dative") if move.sense == "sends" else ()
    heads += [h for w in (move.load, move.at) for h in _bound_by(doc, w, ends["bound"])]
    if move.sense in ("gets", "relies"):
        heads += (*tree.subjects(doc, move.at), *tree.preps(doc, move.load, "as"))
    if move.sense == "sends" and move.load not in tree.objects(doc, move.at):
        heads += tree.children(doc, move.at, "dobj")
    if move.sense == "goes" and doc.tokens[move.at].lemma in ("enter", "reach"):
        heads += tree.children(doc, move.at, "dobj")
    found = ends_at(doc, heads, spots=word_set(doc.language, "ends", "spots"))
    if not found:
        found = tuple(e for w in (move.load, move.at) for e in _bound(doc, w))
    if not found and _is_import(doc, move):
        owner = made_in(doc, move.at)
        found = (owner,) if owner else ()
    return found


def _bound_by(doc: Doc, w: int, bound: Iterable[str]) -> tuple[int, ...]:
    """The heads after "bound for", "destined for" on the goods."""
    marks = [
        c for c in tree.children(doc, w, "acl", "amod", "relcl", "advcl") if doc.tokens[c].lower in bound
    ]
    return tuple(h for m in marks for h in tree.preps(doc, m, "for", "to"))


def _bound(doc: Doc, w: int) -> tuple[End, ...]:
    """The end in "US-bound drugs"."""
    marks = [c for c in tree.children(doc, w, "amod", "compound") if doc.tokens[c].lower == "bound"]
    found = [end_at(doc, c) for m in marks for c in doc.tokens[m].children]
    return tuple(e for e in found if e is not None)[:1]


def _quantity(doc: Doc, move: Move) -> str | None:
    for noun in dict.fromkeys((move.load, move.goods)):
        numeral = numeral_of(doc, noun)
        if numeral is not None:
            last = max(numeral.last, noun + 1 if noun != move.goods else numeral.last)
            return doc.words(doc.span_of(min(numeral.first, noun), last))
    first = max(doc.sentence_at(move.goods).first, move.goods - 6)
    near = doc.words(doc.span_of(first, move.goods + 1))
    amounts = _AMOUNT.findall(near)
    return amounts[-1] if amounts else None


def _route(doc: Doc, move: Move) -> str | None:
    heads = [h for w in _frame(doc, move) for h in tree.preps(doc, w, "through", "via", "across")]
    end = next(iter(ends_at(doc, heads)), None)
    return end.text if end else None


def _carrier(doc: Doc, move: Move) -> str | None:
    carriers = word_set(doc.language, "ends", "carriers")
    near = (*tree.subjects(doc, move.at), *tree.preps(doc, move.at, "by", "aboard", "on"), move.at)
    found = next((n for n in near if doc.tokens[n].lemma in carriers), None)
    return doc.tokens[found].lower if found is not None else None


def _goods(doc: Doc, move: Move) -> str:
    """The goods in the report's words; people who are not called migrants are "deportees" or "people"."""
    if doc.tokens[move.goods].pos == "NUM":
        return move.sort
    if move.sort == "crowd":
        expelled = doc.tokens[move.at].lemma in (
            "deport",
            "expel",
            "repatriate",
            "deportation",
            "repatriation",
            "remove",
        )
        return "deportees" if expelled else "people"
    members = [
        m for m in tree.conjuncts(doc, tree.first_conjunct(doc, move.goods)) if sort_of(doc, m) == move.sort
    ]
    words = " and ".join(_noun_words(doc, m) for m in (members or [move.goods]))
    paid = move.sort == "relief" and _AMOUNT.search(_quantity(doc, move) or "")
    return f"{words} money" if paid else words


def _noun_words(doc: Doc, i: int) -> str:
    before = [c for c in tree.children(doc, i, "compound") if doc.tokens[c].pos == "NOUN" and c < i]
    return doc.words(doc.span_of(min([*before, i]), i + 1)).lower()


def _without_echoes(rows: list[Row]) -> list[Row]:
    """Rows that say more than the others of their class; of equals the first."""
    kept: list[Row] = []
    for row in sorted(rows, key=lambda r: (r[0].from_ is None) + (r[0].to is None)):
        if not any(_says_as_much(known, row) for known in kept):
            kept.append(row)
    return sorted(kept, key=lambda r: (r[2].field, r[2].start, r[1].goods))


def _says_as_much(known: Row, row: Row) -> bool:
    if known[1].sort != row[1].sort:
        return False
    pairs = ((key(known[0].from_), key(row[0].from_)), (key(known[0].to), key(row[0].to)))
    return all(b is None or a == b for a, b in pairs)
