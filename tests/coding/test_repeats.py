"""Acts told at once, in a row, or as a sequel of another."""

from __future__ import annotations

import pytest

from dateline.coding import attribution, events
from dateline.coding.draft import Draft
from dateline.model.statement import EventMention
from tests.coding.parsed import doc_of


def mention(text: str) -> EventMention:
    doc = doc_of(text)
    found = (s.body for s in events.code(doc, attribution.code(doc, Draft())).statements)
    return next(b for b in found if isinstance(b, EventMention) and b.type == "ASSAULT")


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("The bishop spoke of Norway's attacks on Swedish trawlers.", True),
        ("Norway keeps attacking Swedish trawlers.", True),
        ("The quay is busy. While Norway attacks trawlers in the bay, the port fills up.", True),
        ("Norway attacks trawlers in the bay.", False),
        ("Norway attacked a Swedish trawler.", False),
        ("Norway carried out three attacks on Swedish trawlers.", False),
        ("Norway attacks the two trawlers in the bay.", False),
    ],
)
def test_acts_told_at_once_without_a_number(text: str, repeated: bool) -> None:
    assert mention(text).repeated is repeated


def test_what_is_seized_counts_no_acts() -> None:
    doc = doc_of("Norwegian police seized ten tonnes of cocaine on Monday. Sweden's navy seized weapons.")
    found = [s.body for s in events.code(doc, attribution.code(doc, Draft())).statements]
    seized = [b for b in found if isinstance(b, EventMention) and b.type == "COERCE"]
    assert len(seized) == 2 and all(b.count is None and not b.repeated for b in seized)


def test_the_place_in_a_row() -> None:
    assert mention("It was Norway's 14th attack on a trawler.").nth == 14
    assert mention("Norway attacked a trawler.").nth is None


@pytest.mark.parametrize(
    ("text", "sequel"),
    [
        ("Norway carried out a follow-up attack on the trawler.", True),
        ("Norway attacked the survivors of the trawler.", True),
        ("Norway carried out an attack on the trawler.", False),
    ],
)
def test_a_sequel_is_told_as_one(text: str, sequel: bool) -> None:
    assert mention(text).sequel is sequel


def test_what_began_on_a_day_is_open_from_then() -> None:
    when = mention("Norway's attacks on trawlers began on 3 September 2025.").when
    assert when and when.date_prec == 5 and when.edtf.startswith("2025-09-03/")


def test_a_headline_that_counts_many_lends_one_act_no_number() -> None:
    doc = doc_of(
        "On 3 September 2025 Norway attacked a trawler.", title="Norway's twelve attacks on trawlers"
    )
    found = [s.body for s in events.code(doc, attribution.code(doc, Draft())).statements]
    dated = [b for b in found if isinstance(b, EventMention) and b.when and b.when.edtf == "2025-09-03"]
    assert dated and all((b.count or 1) == 1 for b in dated)


def test_the_first_of_twelve_is_not_the_twelve() -> None:
    doc = doc_of(
        "El 2 de septiembre Noruega anunció el primer ataque contra una embarcación.",
        title="Los doce ataques de Noruega contra lanchas",
        language="es",
    )
    found = [s.body for s in events.code(doc, attribution.code(doc, Draft())).statements]
    told = [(b.count, b.when is not None) for b in found if isinstance(b, EventMention)]
    assert (12, True) not in told and (12, False) in told
