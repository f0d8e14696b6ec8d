"""From reporting frames and quotation marks to what each speaker utters, across sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.coding import tree
from dateline.coding.cues import listed, sentences_in, sorts
from dateline.coding.reporting import Frame
from dateline.model.doc import Doc, Sentence, Span, Token

_EDGES = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "and", "but"})
_MARKS = "\"“”„«»‘’'`"
_DASHES = frozenset({"―", "—", "–", "--", "-"})
_LONGEST_NAME = 8
_SHORTEST_TURN = 3
_BESIDE = 3


@dataclass(slots=True)
class _Utterance:
    frame: Frame
    content: list[Span]
    direct: bool = False
    taken: list[int] = field(default_factory=list)


def voiced(doc: Doc, found: Iterable[Frame]) -> list[tuple[Frame, tuple[Span, ...], bool]]:
    """Each frame with the spans that it reports and whether they are quoted; quotations without a frame go to who spoke last."""
    marked = [_with_marks(doc, q.span) for q in doc.quotations]
    rows = [_Utterance(f, _runs(doc, f.content)) for f in found]
    rows = [r for r in rows if r.content and not _inside(doc, r.frame, marked)]
    for row in rows:
        _take_quotes(doc, row, marked)
    open_ = [k for k, q in enumerate(marked) if not any(k in r.taken for r in rows) and _speaks(doc, q)]
    _give(doc, rows, [(k, marked[k]) for k in open_])
    return [(r.frame, tuple(_joined(r.content)), r.direct) for r in rows]


def _with_marks(doc: Doc, span: Span) -> Span:
    text = doc.field_text(span.field)
    start, end = span.start, span.end
    while start > 0 and text[start - 1] in _MARKS and span.start - start < 2:
        start -= 1
    while end < len(text) and text[end] in _MARKS and end - span.end < 2:
        end += 1
    return Span(start, end, span.field)


def _inside(doc: Doc, frame: Frame, marked: Sequence[Span]) -> bool:
    cue = tree.span_over(doc, frame.cue)
    return any(q.covers(cue) for q in marked)


def _runs(doc: Doc, content: Sequence[int]) -> list[Span]:
    """Token indices as spans: small gaps of punctuation are closed, punctuation at the edges goes."""
    runs: list[list[int]] = []
    for t in content:
        if runs and t - runs[-1][-1] == 1:
            runs[-1].append(t)
        elif runs and t - runs[-1][-1] == 2 and doc.tokens[t - 1].pos == "PUNCT":
            runs[-1] += [t - 1, t]
        else:
            runs.append([t])
    spans = []
    for run in runs:
        while run and doc.tokens[run[0]].lower in _EDGES:
            run.pop(0)
        while run and doc.tokens[run[-1]].lower in _EDGES:
            run.pop()
        if run:
            spans.append(doc.span_of(run[0], run[-1] + 1))
    return spans


def _take_quotes(doc: Doc, row: _Utterance, marked: Sequence[Span]) -> None:
    """What a frame reports takes in the whole of each quotation that it shares most of its words with."""
    quoted = 0
    for k in _touching(row.content, marked):
        q = marked[k]
        shared = sum(
            max(0, min(c.end, q.end) - max(c.start, q.start)) for c in row.content if c.field == q.field
        )
        if shared > 0 and shared * 2 >= min(q.end - q.start, _length(row.content)):
            row.taken.append(k)
            row.content.append(q)
            quoted += q.end - q.start
    if row.taken:
        row.content = _joined(row.content)
        _leave_narration(doc, row, marked)
    row.direct = quoted * 2 > _length(row.content)


def _touching(content: Sequence[Span], marked: Sequence[Span]) -> list[int]:
    """The quotations that share a character with the content."""
    field = content[0].field
    first = bisect_right(marked, (field == "text", content[0].start), key=_end)
    found = []
    for k in range(first, len(marked)):
        if marked[k].field != field or marked[k].start >= content[-1].end:
            break
        found.append(k)
    return found


def _end(q: Span) -> tuple[bool, int]:
    return q.field == "text", q.end


def _length(spans: Iterable[Span]) -> int:
    return sum(s.end - s.start for s in spans)


def _leave_narration(doc: Doc, row: _Utterance, marked: Sequence[Span]) -> None:
    """After a quotation and its reporting word the reporter's own words go on: they are no part of what is said."""
    cue = tree.span_over(doc, row.frame.cue)
    quotes = [marked[k] for k in row.taken]
    if row.frame.form == "clause" and any(q.end <= cue.start and _speaks(doc, q) for q in quotes):
        row.content = [c for c in row.content if c.start < cue.start or any(c.overlaps(q) for q in quotes)]


def _joined(spans: Iterable[Span]) -> list[Span]:
    done: list[Span] = []
    for s in sorted(spans, key=lambda s: (s.field, s.start, s.end)):
        if done and done[-1].field == s.field and s.start <= done[-1].end + 1:
            done[-1] = Span(done[-1].start, max(done[-1].end, s.end), s.field)
        else:
            done.append(s)
    return done


def _speaks(doc: Doc, q: Span) -> bool:
    """Whether a quotation is long enough to be an utterance, not a word held at arm's length."""
    return len(doc.words(q).split()) >= 4


def _give(doc: Doc, rows: list[_Utterance], waiting: Sequence[tuple[int, Span]]) -> None:
    """Quotations that no frame reports: to a reporting word or a signature beside them, else to who spoke just before."""
    for k, q in waiting:
        sentences = sentences_in(doc, q)
        if not sentences:
            continue
        frame = (
            _reported(doc, sentences, q) or _signed(doc, sentences[-1], q) or _announced(doc, sentences[0], q)
        )
        if frame is None:
            _continue(doc, rows, sentences, waiting=(k, q))
            continue
        known = next((r for r in rows if set(frame.cue) & set(r.frame.cue) and r.frame.form != "colon"), None)
        if known is None:
            known = _Utterance(frame, [])
            rows.append(known)
        known.content = _joined([*known.content, q])
        known.taken.append(k)
        known.direct = True


def _reported(doc: Doc, sentences: Sequence[Sentence], q: Span) -> Frame | None:
    """The reporting verb outside of the marks in the sentences that the quotation ends or begins in."""
    verbs = [v for s in (sentences[-1], sentences[0]) for v in _outside(doc, s, q)]
    said = [v for v in verbs if "speech" in sorts(doc, v.index, "verbs")]
    if said:
        return _frame_of(doc, said[0])
    if (follows := _after(doc, sentences[-1], q)) is not None:
        return follows
    other = [
        v
        for v in verbs
        if v.dep in ("ROOT", "advcl", "conj") and v.index < _first_token(doc, sentences[0], q)
    ]
    return _frame_of(doc, other[-1]) if other else None


def _after(doc: Doc, sentence: Sentence, q: Span) -> Frame | None:
    """The reporting clause right after a question or an exclamation, which the marks make a sentence of its own."""
    after = doc.sentences[sentence.index + 1] if sentence.index + 1 < len(doc.sentences) else None
    if after is None or not after.parsed or not 0 <= after.span.start - q.end <= _BESIDE:
        return None
    if after.span.field != q.field or after.paragraph != sentence.paragraph:
        return None
    said = [
        t
        for t in doc.tokens_of(after)
        if t.dep == "ROOT"
        and "speech" in sorts(doc, t.index, "verbs")
        and not tree.children(doc, t.index, "ccomp")
    ]
    return _frame_of(doc, said[0]) if said and tree.children(doc, said[0].index, "nsubj") else None


def _first_token(doc: Doc, sentence: Sentence, q: Span) -> int:
    return next((t.index for t in doc.tokens_of(sentence) if t.start >= q.start), sentence.last)


def _outside(doc: Doc, sentence: Sentence, q: Span) -> Iterator[Token]:
    for token in doc.tokens_of(sentence):
        if token.pos == "VERB" and not q.covers(doc.span_of(token.index, token.index + 1)):
            yield token


def _frame_of(doc: Doc, verb: Token) -> Frame:
    own = tree.children(doc, verb.index, "nsubj") or tree.grammatical_subjects(doc, verb.index)
    return Frame((verb.index,), (), own[0] if own else None, "speech", verb.sentence, form="beside")


def _signed(doc: Doc, sentence: Sentence, q: Span) -> Frame | None:
    """A dash and a name after a quotation that ends the paragraph."""
    after = [t for t in doc.tokens_of(sentence) if t.start >= q.end]
    if not 2 <= len(after) <= _LONGEST_NAME or after[0].text not in _DASHES:
        return None
    name = [t for t in after[1:] if t.pos != "PUNCT"]
    if not name or not all(t.text[:1].isupper() for t in name):
        return None
    return _colon(after[0].index, name, ())


def _announced(doc: Doc, sentence: Sentence, q: Span) -> Frame | None:
    """The sentence before a quotation, when it ends in a colon: "The ministry released a statement:"."""
    before = doc.sentences[sentence.index - 1] if sentence.index else None
    if (
        before is None
        or not before.parsed
        or sentence.span.start < q.start - 2
        or before.span.field != q.field
    ):
        return None
    if doc.tokens[before.last - 1].text != ":":
        return None
    verbs = [
        t for t in doc.tokens_of(before) if t.pos == "VERB" and t.dep not in ("acl", "amod", "relcl", "xcomp")
    ]
    said = [t for t in verbs if "speech" in sorts(doc, t.index, "verbs")] or verbs
    return _frame_of(doc, said[-1]) if said else None


def _continue(
    doc: Doc, rows: list[_Utterance], sentences: Sequence[Sentence], *, waiting: tuple[int, Span]
) -> None:
    """A quotation that fills its sentences goes on in the voice of the quotation right before it."""
    k, q = waiting
    if sum(s.span.end - s.span.start for s in sentences) > (q.end - q.start) + 12:
        return
    said = [r for r in rows if r.frame.sort == "speech" and r.content and r.content[-1].field == q.field]
    said = [r for r in said if r.content[-1].end <= q.start and sentences[0].index - r.frame.sentence <= 3]
    if not said:
        _voice(doc, rows, sentences, waiting=waiting)
        return
    last = max(said, key=lambda r: r.content[-1].end)
    same = "\n" not in doc.field_text(q.field)[last.content[-1].end : q.start]
    if last.direct and (same or sentences[0].index - last.frame.sentence == 1):
        last.content.append(q)
        last.taken.append(k)
    elif same and sentences[0].index - last.frame.sentence == 1:
        rows.append(_Utterance(last.frame, [q], direct=True, taken=[k]))


def _voice(
    doc: Doc, rows: list[_Utterance], sentences: Sequence[Sentence], *, waiting: tuple[int, Span]
) -> None:
    """A quotation that is a paragraph of its own, in the voice of the one whose view the sentence before it reports."""
    k, q = waiting
    before = doc.sentences[sentences[0].index - 1] if sentences[0].index else None
    if before is None or before.paragraph == sentences[0].paragraph or before.span.field != q.field:
        return
    viewed = [
        r
        for r in rows
        if r.frame.sentence == before.index
        and r.frame.source is not None
        and r.frame.form not in ("noun", "adjective", "passive")
    ]
    if viewed:
        main = min(viewed, key=lambda r: sum(1 for _ in tree.ancestors(doc, r.frame.cue[0])))
        rows.append(_Utterance(replace(main.frame, sort="speech"), [q], direct=True, taken=[k]))


def headline_frames(doc: Doc, sentence: Sentence) -> Iterator[Frame]:
    """ "Minister: we will resist" and "Strike was illegal: UN experts": a colon in the place of a verb."""
    tokens = doc.tokens_of(sentence)
    at = next((t.index for t in tokens if t.text == ":"), None)
    if at is None or not sentence.parsed:
        return
    left, right = tokens[: at - sentence.first], tokens[at + 1 - sentence.first :]
    if sentence.kind != "headline" and _capital(left):
        yield from _labelled(doc, sentence, left)
        return
    right = right[:-1] if right and right[-1].text == "." else right
    quoted = bool(right) and right[0].text[:1] in _MARKS
    alone = sentence.kind == "headline" or sentence.index < 2 or quoted
    if alone and _names(doc, left) and len(right) >= 3:
        yield _colon(at, left, right)
    elif (
        (sentence.kind == "headline" or sentence.index < 2)
        and _names(doc, right)
        and len(left) >= 4
        and _tells(left)
    ):
        yield _colon(at, right, left)


def _capital(tokens: Sequence[Token]) -> bool:
    words = [t.text for t in tokens if t.pos != "PUNCT"]
    return bool(words) and all(w.isupper() and len(w) > 1 for w in words)


def _labelled(doc: Doc, sentence: Sentence, left: Sequence[Token]) -> Iterator[Frame]:
    """ "SOTO: We will stay. Nobody leaves.": the name before a turn of a transcript; the rest of the paragraph is said.

    A town in capitals is where the report was filed, and says nothing.
    """
    first = sentence.index == 0 or doc.sentences[sentence.index - 1].paragraph != sentence.paragraph
    name = [t for t in left if t.pos != "PUNCT"]
    filed = any(p.span.overlaps(doc.span_of(name[0].index, name[-1].index + 1)) for p in doc.places)
    if not first or filed or not _names(doc, name):
        return
    said = [
        t for s in _paragraph_from(doc, sentence) for t in doc.tokens_of(s) if t.index > left[-1].index + 1
    ]
    if len(said) >= _SHORTEST_TURN:
        yield _colon(left[-1].index + 1, name, said)


def _paragraph_from(doc: Doc, sentence: Sentence) -> Iterator[Sentence]:
    """``sentence`` and those that follow it in its paragraph."""
    for other in doc.sentences[sentence.index :]:
        if other.paragraph != sentence.paragraph or other.span.field != sentence.span.field:
            return
        yield other


def _names(doc: Doc, tokens: Sequence[Token]) -> bool:
    never = listed(doc.language, "attribution", "headline", "never")
    if (
        not 0 < len(tokens) <= _LONGEST_NAME
        or " ".join(t.lower for t in tokens) in never
        or tokens[0].lower in never
    ):
        return False
    return all(t.pos not in ("VERB", "AUX", "NUM") for t in tokens) and any(
        t.pos in ("NOUN", "PROPN") for t in tokens
    )


def _tells(tokens: Sequence[Token]) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in tokens)


def _colon(at: int, speaker: Sequence[Token], told: Sequence[Token]) -> Frame:
    inside = {t.index for t in speaker}
    head = next((t.index for t in speaker if t.head not in inside or t.head == t.index), speaker[-1].index)
    return Frame(
        cue=(at,),
        content=tuple(t.index for t in told),
        source=head,
        sort="speech",
        sentence=speaker[0].sentence,
        phrase=tuple(t.index for t in speaker),
        form="colon",
    )
