"""Reports become Docs, in groups, each as if it were alone."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Iterator

import pytest

from dateline.annotate import analysis, places
from dateline.annotate.analysis import annotate
from dateline.model.doc import Doc
from dateline.model.report import Report


def report(number: int, text: str, *, title: str | None = None, language: str = "en") -> Report:
    return Report(f"r-{number}", title, text, language, "", "")


REPORTS = [
    report(1, "The Danish navy left port. It came back.", title="Navy Leaves Port"),
    report(2, "Peru and Chile signed a pact. The Danish navy left port."),
    report(3, "12.5 3.4 9.1\nRain fell."),
    report(4, ""),
    report(5, "Marinen lämnade hamnen i gryningen.", language="sv"),
]


def test_order_and_number_are_kept() -> None:
    assert [d.report for d in annotate(REPORTS)] == [r.id for r in REPORTS]


def test_a_doc_does_not_depend_on_the_reports_beside_it() -> None:
    alone = [next(iter(annotate([r]))) for r in REPORTS]
    assert list(annotate(REPORTS)) == alone
    assert list(annotate(REPORTS[::-1])) == alone[::-1]


def test_tokens_are_the_text_at_their_offsets() -> None:
    for doc in annotate(REPORTS):
        for sentence in doc.sentences:
            for token in doc.tokens_of(sentence):
                assert doc.field_text(sentence.span.field)[token.start : token.end] == token.text
                assert token.index in doc.tokens[token.head].children or token.head == token.index
                assert token.sentence == sentence.index


def test_titles_come_first() -> None:
    doc = next(iter(annotate(REPORTS[:1])))
    assert [(s.kind, s.span.field) for s in doc.sentences][:2] == [("headline", "title"), ("body", "text")]
    assert doc.tokens[1].text == "Leaves"
    assert doc.tokens[1].pos == "VERB"


def test_noise_is_kept_but_not_parsed() -> None:
    doc = list(annotate(REPORTS))[2]
    assert [s.parsed for s in doc.sentences] == [False, True]


def test_another_language_is_kept_and_said() -> None:
    doc = list(annotate(REPORTS))[4]
    assert doc.tokens
    assert not any(s.parsed for s in doc.sentences)
    assert [t.code for t in doc.trouble] == ["W-NO-LANGUAGE"]


def test_docs_can_be_pickled() -> None:
    docs = list(annotate(REPORTS))
    assert pickle.loads(pickle.dumps(docs)) == docs


def test_endless_reports_are_read_as_asked() -> None:
    def endless() -> Iterator[Report]:
        return (report(n, "Rain fell.") for n in itertools.count())

    assert [d.report for d in itertools.islice(annotate(endless()), 3)] == ["r-0", "r-1", "r-2"]


def test_a_failing_step_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(doc: Doc) -> Doc:
        raise ValueError("no gazetteer")

    monkeypatch.setattr(places, "find", fail)
    doc = next(iter(annotate(REPORTS[1:2])))
    assert [t.code for t in doc.trouble] == ["E-ANNOTATION-FAILED"]
    assert "no gazetteer" in doc.trouble[0].message
    assert [e.country for e in doc.entities][:2] == ["PER", "CHL"]


def test_groups_are_bounded() -> None:
    rows = (report(n, "x" * 1000) for n in range(200))
    assert max(len(g) for g in analysis._groups(rows)) == 64


def test_a_name_is_the_same_over_any_blanks() -> None:
    text = "The navy\xa0of Denmark stopped two trawlers on Monday."
    (doc,) = annotate([report(9, text)])
    entity = next(e for e in doc.entities if "navy" in e.text)
    assert entity.text == text[entity.span.start : entity.span.end]
    assert "\xa0" in entity.text
    assert "\xa0" not in entity.name
