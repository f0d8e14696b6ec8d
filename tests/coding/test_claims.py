"""Claims: what a party asserts, and what is none."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.analysis import annotate
from dateline.coding import attribution, claims
from dateline.coding.draft import Draft
from dateline.model.doc import Doc, Span
from dateline.model.report import Report
from dateline.model.statement import Claim, EventMention, Statement


def _doc(text: str) -> Doc:
    return next(annotate([Report("r", None, text, "en", text_sha256="", capture_sha256="")]))


def _claims(text: str, *, event: str | None = None) -> list[Statement]:
    """The claims of a text in which the word ``event``, if any, was coded as an event."""
    doc = _doc(text)
    draft = attribution.code(doc, Draft())
    if event:
        trigger = Span(text.index(event), text.index(event) + len(event))
        body = EventMention("ASSAULT", None, (), (), (), trigger)
        draft = draft.stating([Statement("event", doc.sentences[0].span, body, "made.v1")])
    return [s for s in claims.code(doc, draft).statements if s.kind == "claim"]


def _body(row: Statement) -> Claim:
    assert isinstance(row.body, Claim)
    return row.body


def test_an_utterance_about_an_event_refers_to_it() -> None:
    text = "The coast guard said that a patrol rammed the ferry."
    (row,) = _claims(text, event="rammed")
    assert _body(row).about is not None and _body(row).about.ref == 0  # type: ignore[union-attr]
    assert text[_body(row).content.start : _body(row).content.end] == "that a patrol rammed the ferry"
    assert text[row.evidence.start : row.evidence.end].startswith("The coast guard said")
    assert "coast guard" in _body(row).holder.text and row.attribution == 0 and row.modality == "actual"


def test_an_utterance_about_somebody_keeps_its_words() -> None:
    (row,) = _claims("The coast guard said that France had not answered the call.")
    about = _body(row).about
    assert about is not None and about.ref is None and about.text == "France had not answered the call"


def test_a_denial_is_negated() -> None:
    (row,) = _claims("The coast guard denied that a patrol rammed the ferry.", event="rammed")
    assert row.modality == "negated"


def test_orders_promises_questions_and_beliefs_are_no_claims() -> None:
    for text in (
        "The coast guard urged France to ram the ferry.",
        "The coast guard vowed that France would pay for the ferry.",
        "The coast guard asked whether France had rammed the ferry.",
        "The coast guard believes that France rammed the ferry.",
        "The coast guard may say that France rammed the ferry.",
    ):
        assert _claims(text) == [], text


def test_what_is_about_nobody_and_no_event_is_none() -> None:
    assert _claims("The harbour master said that it was a cold and foggy night.") == []


def test_a_claim_without_a_speaker_is_none() -> None:
    doc = _doc("The coast guard said that a patrol rammed the ferry.")
    draft = attribution.code(doc, Draft())
    silent = replace(draft, attributions=tuple(replace(a, speaker=None) for a in draft.attributions))
    assert claims.code(doc, silent).statements == ()


def test_a_report_is_not_flooded() -> None:
    text = " ".join(
        f"The coast guard said that France sent boat number {n} to the strait." for n in range(40)
    )
    assert len(_claims(text)) == claims.MOST


def test_evidence_stays_short() -> None:
    text = "The coast guard said that France " + "and its partners " * 80 + "rammed the ferry."
    assert all(s.evidence.end - s.evidence.start <= 700 for s in _claims(text, event="rammed"))
