"""The trained encoder: what it is given, that it answers alike each time, and that damaged weights are said to be so."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from dateline import lexicon
from dateline.coding import encoder
from dateline.coding.encoder import NOTHING, Marked, log_shares
from dateline.errors import WeightsDamaged


def marked(text: str, source: str, target: str | None = None, trigger: str | None = None) -> Marked:
    def at(words: str | None) -> tuple[int, int] | None:
        return (text.index(words), text.index(words) + len(words)) if words else None

    found = at(source)
    assert found is not None
    return Marked(text, found, at(target), at(trigger))


def best(*given: str | None) -> str:
    said = log_shares(marked(*given))  # type: ignore[arg-type]
    return max(said, key=said.__getitem__)


def test_shares_add_up_and_name_each_type_of_the_codebook() -> None:
    said = log_shares(marked("Gunmen waylaid a bus.", "Gunmen", "a bus"))
    assert sum(map(math.exp, said.values())) == pytest.approx(1, abs=1e-4)
    assert set(said) - {NOTHING} == {t["type"] for t in lexicon.tables("codebook").values()}


def test_each_pair_gets_its_own_act() -> None:
    text = "Gunmen waylaid a bus near Odrin, and Norway flew blankets to the survivors."
    assert best(text, "Gunmen", "a bus") == "ASSAULT"
    assert best(text, "Norway", "the survivors") == "AID"
    assert best(text, "Norway", "Gunmen") == NOTHING


def test_the_same_question_has_the_same_answer_whatever_was_asked_before() -> None:
    first = log_shares(marked("Peru rebuffed Chile.", "Peru", "Chile"))
    log_shares(marked("Rain fell on the fields of Peru for nine days and nine nights.", "Peru"))
    assert log_shares(marked("Peru rebuffed Chile.", "Peru", "Chile")) == first


def test_a_text_that_is_too_long_keeps_its_marks() -> None:
    filler = "It had rained on the hills for a week and the roads were mud. " * 20
    text = f"{filler}Gunmen waylaid a bus near Odrin. {filler}"
    assert best(text, "Gunmen", "a bus") == "ASSAULT"


@pytest.fixture
def _forgetful() -> Iterator[None]:
    for each in (encoder._session, encoder._vocabulary):
        each.cache_clear()
    yield
    for each in (encoder._session, encoder._vocabulary):
        each.cache_clear()


@pytest.mark.usefixtures("_forgetful")
def test_weights_that_are_not_those_of_the_card_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    real = lexicon.raw
    monkeypatch.setattr(
        lexicon, "raw", lambda path: real(path)[:-1] + b"x" if path.endswith("onnx") else real(path)
    )
    with pytest.raises(WeightsDamaged, match="digest"):
        log_shares(marked("Peru rebuffed Chile.", "Peru", "Chile"))


@pytest.mark.usefixtures("_forgetful")
def test_weights_that_are_not_there_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    real = lexicon.raw
    monkeypatch.setattr(lexicon, "raw", lambda path: real("encoder/none" if path.endswith("onnx") else path))
    with pytest.raises(WeightsDamaged, match="cannot be read"):
        log_shares(marked("Peru rebuffed Chile.", "Peru", "Chile"))
