"""What the first does to the second."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.coding.draft import Draft
from dateline.coding.pairs import code_pair
from dateline.model.statement import PairCode, PairQuery
from tests.coding.parsed import case, cases, doc_of


def asked(text: str, source: str, target: str | None) -> PairCode:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return code_pair(doc_of(text), Draft(), PairQuery(span(source), span(target) if target else None))


@pytest.mark.parametrize(
    ("text", "source", "target", "type_"),
    [
        ("Chile has condemned Peru.", "Chile", "Peru", "ACCUSE"),
        ("Peru was condemned by Chile.", "Chile", "Peru", "ACCUSE"),
        ("Chile agreed to send grain to Peru.", "Chile", "Peru", "AGREE"),
        ("Chile will not lift the embargo on Peru.", "Chile", "Peru", "REJECT"),
        ("Chile will expel the Peruvian consul.", "Chile", "the Peruvian consul", "THREATEN"),
        ("Chile demanded that Peru leave the island.", "Chile", "Peru", "REQUEST"),
        ("Chile announced a suspension of aid to Peru.", "Chile", "Peru", "SANCTION"),
        ("A Chilean air strike hit a Peruvian barge.", "A Chilean air strike", "a Peruvian barge", "ASSAULT"),
        ("The mayor of Iquique resigned.", "The mayor of Iquique", None, "RETREAT"),
    ],
)
def test_answers(text: str, source: str, target: str | None, type_: str) -> None:
    assert asked(text, source, target).type == type_


MARKS = str.maketrans("", "", "[]{}")
# words and deeds of yielding are one root where pairs are asked
YIELDING = {"CONCEDE": "RETREAT"}


@pytest.mark.parametrize("path", cases("pairs"), ids=lambda p: p.stem)
def test_golden(path: Path) -> None:
    wanted = case(path)
    for row in wanted["asked"]:
        source, target = row[row.index("[") + 1 : row.index("]")], row[row.index("{") + 1 : row.index("}")]
        answer = asked(row.translate(MARKS), source, target).type or "nothing"
        assert YIELDING.get(answer, answer) == wanted["type"], row


def test_a_pronoun_stands_for_whom_it_means() -> None:
    assert (
        asked("Chile says it will not release the Peruvian sailors.", "Chile", "the Peruvian sailors").type
        == "REJECT"
    )


def test_a_day_after_on_calls_on_nobody() -> None:
    text = "The premier called the king on Monday to express her thanks."
    assert asked(text, "The premier", "the king").type != "REQUEST"


def test_nothing_stated_gives_nothing() -> None:
    assert asked("Chile lies south of Peru.", "Chile", "Peru") == PairCode(None)


def test_scores_add_up_and_begin_with_the_answer() -> None:
    answer = asked("Chile attacked Peru and condemned its king.", "Chile", "Peru")
    assert answer.scores[0][0] == answer.type == "ASSAULT"
    assert sum(score for _, score in answer.scores) == pytest.approx(1)


def test_who_is_done_to_does_not_act() -> None:
    assert asked("Chile attacked Peru.", "Peru", "Chile").type is None
