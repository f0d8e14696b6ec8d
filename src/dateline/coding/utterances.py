"""From reporting frames and quotation marks to what each speaker utters, across sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.coding import tree
from dateline.coding.cues import listed
from dateline.coding.reporting import Frame, sorts
from dateline.model.doc import Doc, Sentence, Span, Token

_EDGES = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "and", "but"})
_MARKS = "\"“”„«»‘’'`"
_LONGEST_NAME = 8


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
        _take_quotes(row, marked)
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


def _take_quotes(row: _Utterance, marked: Sequence[Span]) -> None:
    """What a frame reports takes in the whole of each quotation that it shares most of its words with."""
    quoted = 0
    for k, q in enumerate(marked):
        shared = sum(
            max(0, min(c.end, q.end) - max(c.start, q.start)) for c in row.content if c.field == q.field
        )
        if shared * 2 >= min(q.end - q.start, sum(c.end - c.start for c in row.content)) and shared > 0:
            row.taken.append(k)
            row.content.append(q)
            quoted += q.end - q.start
    if row.taken:
        row.content = _joined(row.content)
    row.direct = quoted * 2 > sum(c.end - c.start for c in row.content)


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
    """Quotations that no frame reports: to a reporting verb beside them, else to whoever spoke last before."""
    for k, q in waiting:
        sentences = [s for s in doc.sentences if s.span.overlaps(q)]
        verb = next((v for s in (sentences[-1:] + sentences[:1]) for v in _beside(doc, s, q)), None)
        if verb is not None:
            known = next((r for r in rows if verb.index in r.frame.cue), None)
            if known is None:
                known = _Utterance(_frame_of(doc, verb), [])
                rows.append(known)
            known.content = _joined([*known.content, q])
            known.taken.append(k)
            known.direct = True
        elif (speaker := _last_speaker(doc, rows, sentences, q)) is not None:
            speaker.content.append(q)
            speaker.taken.append(k)


def _beside(doc: Doc, sentence: Sentence, q: Span) -> Iterator[Token]:
    for token in doc.tokens_of(sentence):
        if token.pos == "VERB" and not q.covers(doc.span_of(token.index, token.index + 1)):
            if "speech" in sorts(doc, token.index, "verbs"):
                yield token


def _frame_of(doc: Doc, verb: Token) -> Frame:
    own = tree.children(doc, verb.index, "nsubj") or tree.grammatical_subjects(doc, verb.index)
    return Frame((verb.index,), (), own[0] if own else None, "speech", verb.sentence)


def _last_speaker(
    doc: Doc, rows: Sequence[_Utterance], sentences: Sequence[Sentence], q: Span
) -> _Utterance | None:
    """The speaker of the quotation before, when ``q`` fills its sentences and follows at once."""
    if not sentences or sum(s.span.end - s.span.start for s in sentences) > (q.end - q.start) + 12:
        return None
    before = [r for r in rows if r.frame.sort == "speech" and r.content and r.content[-1].field == q.field]
    before = [
        r
        for r in before
        if r.content[-1].end <= q.start and (r.direct or r.frame.sentence >= sentences[0].index - 1)
    ]
    near = [r for r in before if sentences[0].index - r.frame.sentence <= 3]
    return max(near, key=lambda r: r.content[-1].end) if near else None


def headline_frames(doc: Doc, sentence: Sentence) -> Iterator[Frame]:
    """ "Minister: we will resist" and "Strike was illegal: UN experts": a colon in the place of a verb."""
    tokens = doc.tokens_of(sentence)
    at = next((t.index for t in tokens if t.text == ":"), None)
    if at is None or not sentence.parsed:
        return
    left, right = tokens[: at - sentence.first], tokens[at + 1 - sentence.first :]
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
    )
