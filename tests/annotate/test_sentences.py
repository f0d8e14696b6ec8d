"""Sentence and paragraph bounds."""

from __future__ import annotations

import itertools

import pytest

from dateline.annotate.sentences import LONGEST, split


def parts(text: str) -> list[str]:
    return [text[s:e] for s, e, _ in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Gen. Ortiz met Mrs. Vale. They talked.", ["Gen. Ortiz met Mrs. Vale.", "They talked."]),
        ("The U.S. Navy sailed. It came back.", ["The U.S. Navy sailed.", "It came back."]),
        ("They fled to the U.S. The navy followed.", ["They fled to the U.S.", "The navy followed."]),
        ("It began at 3 p.m. Monday near Oslo.", ["It began at 3 p.m. Monday near Oslo."]),
        ("It began at 3 a.m. The town slept.", ["It began at 3 a.m.", "The town slept."]),
        ("A rise of 3.5 percent. No. 5 won.", ["A rise of 3.5 percent.", "No. 5 won."]),
        ("J. R. Halvorsen spoke. He sat.", ["J. R. Halvorsen spoke.", "He sat."]),
        ("“We will go.” The crowd left.", ["“We will go.”", "The crowd left."]),
        ("“Why?” she asked. Nobody knew!", ["“Why?” she asked.", "Nobody knew!"]),
        ("He paused… Then he went on.", ["He paused…", "Then he went on."]),
        ("On Oct. 5 they met. On Nov. 6 too.", ["On Oct. 5 they met.", "On Nov. 6 too."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("• One thing\n• Another thing", ["• One thing", "• Another thing"]),
        ("", []),
        (" \n\t\n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "GENEVA (Our Wire) — The envoy spoke. It rained.",
            ["GENEVA (Our Wire) —", "The envoy spoke.", "It rained."],
        ),
        ("MOSCOW, Oct 3: The envoy spoke.", ["MOSCOW, Oct 3:", "The envoy spoke."]),
        ("Lima (OW) - The envoy spoke.", ["Lima (OW) -", "The envoy spoke."]),
        ("MADRID: The envoy spoke.", ["MADRID: The envoy spoke."]),
        ("US - The envoy spoke.", ["US - The envoy spoke."]),
        ("Ana Soto — The envoy spoke.", ["Ana Soto — The envoy spoke."]),
    ],
)
def test_a_dateline_stands_apart(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_paragraphs_are_counted_by_lines() -> None:
    assert [p for _, _, p in split("One. Two.\n\nThree.")] == [0, 0, 1]


def test_copy_of_a_fixed_width_is_read_across_its_lines() -> None:
    line = "the council of the harbour town said on monday that its"
    text = "\n".join([line] * 5) + "\nferries run again."
    assert len(split(text)) == 1


def test_short_lines_are_not_taken_for_wrapped_copy() -> None:
    assert len(split("Port opens\nFerry sinks\nMayor resigns\nRain comes\nFog leaves\nWind turns")) == 6


def test_long_sentences_are_cut_after_clauses() -> None:
    text = "the boat sailed on, " * 200
    pieces = split(text)
    assert all(e - s <= LONGEST for s, e, _ in pieces)
    assert "".join(parts(text)).replace(" ", "") == text.replace(" ", "")
    assert all(text[s:e].endswith(",") for s, e, _ in pieces)


@pytest.mark.parametrize(
    "unit", ["a", ".", "a.", "A. ", "!?", "\n", " ", "“", "\n a", "U.S. ", "(", "…\u200b", "x" * 80 + "\n"]
)
def test_hostile_text_comes_to_an_end_in_pieces(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    pieces = split(text)
    assert all(0 < e - s <= LONGEST for s, e, _ in pieces)


def test_pieces_are_in_order_and_apart() -> None:
    text = "One. Two! Three?\nFour… Five." * 20
    pieces = split(text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(pieces))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("PORT LOUIS, Mauritius (AP) — The ferry came back.", "PORT LOUIS, Mauritius (AP) —"),
        ("MANILA, March 4: The ferry came back.", "MANILA, March 4:"),
        ("Suva (AFP) - The ferry came back.", "Suva (AFP) -"),
        ("Ferry lost\nSUVA — The ferry came back.", "Ferry lost"),
        ("The ferry — late as ever — came back.", "The ferry — late as ever — came back."),
        ("U.S. officials said the ferry came back.", "U.S. officials said the ferry came back."),
    ],
)
def test_a_dateline_stands_by_itself(text: str, first: str) -> None:
    pieces = [text[a:b] for a, b, _ in split(text)]
    assert pieces[0] == first
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert pieces[-1].startswith(("The ferry", "U.S. officials"))


def test_text_without_capitals_is_cut_at_its_stops() -> None:
    text = "the police closed the harbour. nine dockers were held, mr. olsen said. they left at 5 p.m. on monday."
    assert [text[s:e] for s, e, _ in split(text)] == [
        "the police closed the harbour.",
        "nine dockers were held, mr. olsen said.",
        "they left at 5 p.m. on monday.",
    ]
