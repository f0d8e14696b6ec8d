"""What a report's page shows of its text: every passage, marked, and never a word that the text does not have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.event import Evidence
from dateline.publish.excerpts import AROUND, excerpt


def passage(start: int, end: int) -> Evidence:
    return Evidence(f"p-{start}-{end}", "r-1", "text", start, end, "")


def test_what_is_far_from_all_passages_is_left_out_and_counted() -> None:
    text = "word " * 400
    told = excerpt(text, [passage(1000, 1024)])
    first, before, marked, after, last = told.pieces
    assert (marked.text, marked.marked, marked.starts) == (text[1000:1024], True, ("p-1000-1024",))
    assert first.left_out + len(before.text) == 1000
    assert 0 < len(before.text) <= AROUND and 0 < len(after.text) <= AROUND
    assert last.left_out == len(text) - 1024 - len(after.text)
    assert before.text.startswith("word") and after.text.endswith("word")
    assert told.shown == len(before.text + marked.text + after.text)


def test_passages_that_overlap_are_cut_where_each_begins() -> None:
    told = excerpt("abcdefghij", [passage(0, 6), passage(3, 8)])
    assert [(p.text, p.marked, p.starts) for p in told.pieces] == [
        ("abc", True, ("p-0-6",)),
        ("def", True, ("p-3-8",)),
        ("gh", True, ()),
        ("ij", False, ()),
    ]


@given(st.text(st.sampled_from("ab \n"), min_size=1, max_size=900), st.data())
def test_pieces_are_the_text_in_order_and_each_passage_is_marked_whole(
    text: str, data: st.DataObject
) -> None:
    at = st.integers(0, len(text))
    drawn = data.draw(st.lists(st.tuples(at, at), max_size=5))
    passages = [passage(min(p), max(p)) for p in dict.fromkeys(drawn) if p[0] != p[1]]
    told = excerpt(text, passages)
    place, marked = 0, set()
    for piece in told.pieces:
        if piece.left_out:
            place += piece.left_out
            continue
        assert text[place : place + len(piece.text)] == piece.text
        marked |= set(range(place, place + len(piece.text))) if piece.marked else set()
        place += len(piece.text)
    assert place == len(text) == told.length
    assert marked == {n for p in passages for n in range(p.start, p.end)}
    assert {s for piece in told.pieces for s in piece.starts} == {p.id for p in passages}
