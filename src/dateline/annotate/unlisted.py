"""Places that the gazetteer lacks but that the words beside them say are places: "the village of Kampungu", "Brinlow refugee camp"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache

from dateline.annotate.described import named
from dateline.annotate.place_relations import table
from dateline.model.doc import Doc, Place, Sentence

_LONGEST = 3
_LINKS = frozenset({"-", "–", "al", "el", "de", "la"})
_LISTING = frozenset({",", "and", "or"})


def find(doc: Doc) -> tuple[Place, ...]:
    """The places that are named and not known: without coordinates and identifier, of the kind that the words say.

    Misses: names without a word for what they are ("in Kampungu"), which may be anything.
    """
    taken = {i for n in named(doc) for i in range(n.first, n.last)}
    return tuple(place for s in doc.sentences if s.parsed for place in _of_sentence(doc, s, taken))


@cache
def _kinds() -> dict[str, tuple[str, int]]:
    """Nouns, singular and plural -> the kind of place and its ``where_prec``."""
    rows = table("unlisted")
    forms = ((form, kind, prec) for noun, (kind, prec) in rows.items() for form in (noun, _plural(noun)))
    return {form: (kind, prec) for form, kind, prec in forms}


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


def _of_sentence(doc: Doc, sentence: Sentence, taken: Set[int]) -> Iterator[Place]:
    tokens = doc.tokens
    for i in (i for i in range(sentence.first, sentence.last) if tokens[i].text in _kinds()):
        for first, last in (*_behind(doc, sentence, i), *_before(doc, sentence, i)):
            if not any(t in taken for t in range(first, last)):
                yield _place(doc, (first, last), tokens[i].lower)


def _is_name(doc: Doc, i: int) -> bool:
    token = doc.tokens[i]
    return token.text[0].isupper() and token.pos == "PROPN" and not token.text.isupper()


def _run(doc: Doc, sentence: Sentence, at: int) -> int:
    """The end of the name that begins at a token."""
    end = at
    while end < min(sentence.last, at + _LONGEST) and (_is_name(doc, end) or doc.tokens[end].lower in _LINKS):
        end += 1
    while end > at and not _is_name(doc, end - 1):
        end -= 1
    return end


def _behind(doc: Doc, sentence: Sentence, i: int) -> Iterator[tuple[int, int]]:
    """Names behind "the village of", several behind "the villages of"."""
    at = i + 2
    if at >= sentence.last or doc.tokens[i + 1].lower != "of" or not _is_name(doc, at):
        return
    while at < sentence.last and _is_name(doc, at):
        end = _run(doc, sentence, at)
        yield at, end
        at = end
        while at < sentence.last and doc.tokens[at].lower in _LISTING:
            at += 1
        if doc.tokens[i].lower in table("unlisted") or at == end:
            return


def _before(doc: Doc, sentence: Sentence, i: int) -> Iterator[tuple[int, int]]:
    """The name before "village", "refugee camp"."""
    last = i - 1 if i > sentence.first and doc.tokens[i - 1].lower in table("qualifying")["words"] else i
    first = last
    while first > sentence.first and last - first < _LONGEST and _is_name(doc, first - 1):
        first -= 1
    # a word that opens the sentence has its capital from there
    if first < last and first > sentence.first and doc.tokens[i].lower in table("unlisted"):
        yield first, last


def _place(doc: Doc, run: Sequence[int], noun: str) -> Place:
    span = doc.span_of(run[0], run[1])
    kind, prec = _kinds()[noun]
    text = doc.words(span)
    return Place(
        span=span,
        text=text,
        name=" ".join(text.split()),
        kind=kind,
        where_prec=prec,
        sentence=doc.tokens[run[0]].sentence,
    )
