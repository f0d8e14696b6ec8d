"""Claims: what a party asserts about an event, an actor or a question of the report."""

from __future__ import annotations

from dateline.coding.cues import forms, listed, tokens_in
from dateline.coding.draft import Draft
from dateline.coding.modality import modality_of
from dateline.model.doc import Doc, Span
from dateline.model.statement import About, Attribution, Claim, EventMention, Statement
from dateline.registry import coder

MOST = 15  # of one report
_LONGEST = 700
_LEAST_WORDS = 4
_ABOUT_WORDS = 12


@coder("claims.v1", requires=("attributions", "event"), assigns=("claim",))
def code(doc: Doc, draft: Draft) -> Draft:
    """The draft with one claim for each utterance of a party that asserts something.

    ``about`` refers to the statement whose evidence lies in the content, else it gives the words. A claim whose reporting
    word denies or retracts is negated.

    Misses: claims of unnamed voices, promises, wishes and orders, which assert nothing; the 16th and later claims of one report.
    """
    rows = [c for i, a in enumerate(draft.attributions) if (c := _claim(doc, draft, (i, a))) is not None]
    rows.sort(key=lambda s: -s.confidence)
    kept = sorted(rows[:MOST], key=lambda s: (s.evidence.field, s.evidence.start))
    return draft.stating(kept)


def _claim(doc: Doc, draft: Draft, numbered: tuple[int, Attribution]) -> Statement | None:
    number, attribution = numbered
    content = _content(attribution)
    if attribution.sort != "speech" or attribution.speaker is None or attribution.speaker.kind == "object":
        return None
    if (
        content is None
        or len(doc.words(content).split()) < _LEAST_WORDS
        or not _asserts(doc, attribution, content)
    ):
        return None
    about = _about(doc, draft, content)
    if about is None:
        return None
    return Statement(
        kind="claim",
        evidence=_evidence(attribution, content),
        body=Claim(content=content, holder=attribution.speaker, about=about),
        coder="claims.v1",
        attribution=number,
        modality="negated" if _denies(doc, attribution) else "actual",
        confidence=0.75 if about.ref is not None else 0.55,
    )


def _content(attribution: Attribution) -> Span | None:
    """The longest stretch of what is said: one utterance makes one claim."""
    return max(attribution.content, key=lambda s: s.end - s.start, default=None)


def _cue(doc: Doc, attribution: Attribution) -> int | None:
    found = tokens_in(doc, attribution.cue) if attribution.cue is not None else ()
    return found[0].index if found else None


def _asserts(doc: Doc, attribution: Attribution, content: Span) -> bool:
    """Whether the content says that something is so: it has a finite verb, and is neither an order nor a question."""
    cue = _cue(doc, attribution)
    if cue is None:
        return False
    if set(forms(doc, cue)) & listed(doc.language, "claims", "cues", "never"):
        return False
    if modality_of(doc, cue)[0] not in ("actual", "negated"):
        return False
    if _denies(doc, attribution):
        return True
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens_in(doc, content))
    return finite and not doc.words(content).rstrip("\"'”’» ").endswith("?")


def _denies(doc: Doc, attribution: Attribution) -> bool:
    cue = _cue(doc, attribution)
    return cue is not None and bool(set(forms(doc, cue)) & listed(doc.language, "claims", "cues", "denial"))


def _about(doc: Doc, draft: Draft, content: Span) -> About | None:
    """The event that the content tells, else its first words where they name somebody; None where it is about nobody."""
    events = [(i, s.body.trigger) for i, s in enumerate(draft.statements) if isinstance(s.body, EventMention)]
    told = next((i for i, trigger in events if content.covers(trigger)), None)
    if told is not None:
        return About(ref=told)
    if not any(content.covers(e.span) for e in doc.entities if e.named or e.country):
        return None
    words = doc.words(content).strip("\"“”'‘’«»., ").split()
    if words and words[0].lower() == "that":
        words = words[1:]
    return About(text=" ".join(words[:_ABOUT_WORDS]))


def _evidence(attribution: Attribution, content: Span) -> Span:
    """The content with its reporting word and source, where they stand together; else the content."""
    parts = [s for s in (attribution.cue, attribution.source) if s is not None and s.field == content.field]
    start = min([content.start, *(p.start for p in parts)])
    end = max([content.end, *(p.end for p in parts)])
    if end - start <= _LONGEST:
        return Span(start, end, content.field)
    return Span(content.start, min(content.end, content.start + _LONGEST), content.field)
