from __future__ import annotations

from dateline.link.evidence import (
    Source,
    content_id,
    evidence,
    normal,
    origins_of,
    passage_id,
    passages,
    stated,
    told_apart,
)
from dateline.model.doc import Span
from dateline.model.record import OutletRow
from tests.made import attack, by, reading, report, span, told


def source(text: str = "Nordia struck a boat.", **more: str) -> Source:
    of, read = told(text, **more)
    return Source(of, read, "o-1")


def test_a_passage_re_reads_from_the_report() -> None:
    of = report("Nordia struck a boat.", title="A boat is struck", url="https://example.org/1")
    where = Source(of, reading(of), "o-1")
    found = evidence(where, span(of, "a boat"))
    assert found.quote == of.text[found.start : found.end] == "a boat"
    assert (found.outlet, found.url, found.published) == ("Gazette", "https://example.org/1", "2025-09-03")
    title = evidence(where, span(of, "A boat", "title"))
    assert (title.in_, title.quote) == ("title", "A boat")
    assert title.id != evidence(where, Span(0, 6)).id


def test_ids_depend_on_content_alone() -> None:
    assert content_id("e", 1, None) == content_id("e", "1", "")
    assert content_id("e", "ab", "c") != content_id("e", "a", "bc")
    of = report("Nordia struck a boat.")
    assert passage_id(of, Span(0, 3)) == passage_id(report("Nordia struck a boat."), Span(0, 3))
    assert passage_id(of, Span(0, 3)) != passage_id(of, Span(0, 4))
    assert len(passage_id(of, Span(0, 3))) == len("p-") + 16


def test_words_are_compared_without_case_accents_and_articles() -> None:
    assert normal("The José’s  Navy!") == normal("jose navy")
    assert normal("the Navy") == "navy"


def test_who_speaks_is_the_innermost_speaker() -> None:
    of, read = by(told("Nordia struck a boat, the ministry said."), "the ministry", kind="organisation")
    (item,) = stated(Source(of, read, "o-1"))
    assert item.speaker and item.speaker.text == "the ministry"
    (plain,) = stated(source())
    assert plain.speaker is None and plain.attribution is None


def test_an_attribution_that_does_not_exist_is_none() -> None:
    of = report("Nordia struck a boat.")
    (item,) = stated(Source(of, reading(of, attack(of, attribution=7)), "o-1"))
    assert item.attribution is None and item.speaker is None


def test_passages_are_listed_once_in_canonical_order() -> None:
    late, early = source(published="2025-09-09"), source(published="2025-09-01")
    items = [*stated(late), *stated(early), *stated(late)]
    assert [p.published for p in passages(items)] == ["2025-09-01", "2025-09-09"]
    assert origins_of(items) == 1


def test_rows_that_share_an_id_are_told_apart_by_content() -> None:
    rows = [OutletRow("ou-1", name, "wire", None, None, 1, 1) for name in ("B", "A", "C")]
    apart = told_apart(rows)
    assert len({r.id for r in apart}) == 3
    assert next(r for r in apart if r.id == "ou-1").name == "A"
    assert told_apart(reversed(rows)) == apart
    assert all(r.id.startswith("ou-") for r in apart)
