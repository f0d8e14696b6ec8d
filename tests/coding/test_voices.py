"""Who goes on speaking."""

from __future__ import annotations

from dateline.coding import attribution
from dateline.coding.draft import Draft
from tests.coding.parsed import doc_of


def speakers(text: str) -> list[str | None]:
    rows = attribution.code(doc_of(text), Draft()).attributions
    return [a.speaker.name if a.speaker else None for a in rows if a.sort == "speech"]


def test_who_adds_something_is_not_whom_it_is_about() -> None:
    said = speakers(
        '"The road is shut," Ann Berg said. "Karl Soto is all talk and breaks the law," she added.'
    )
    assert said == ["Ann Berg", "Ann Berg"]


def test_a_pronoun_outside_of_a_quotation_stays_with_its_name() -> None:
    said = speakers('Karl Soto left on Monday. "The road is shut," he said.')
    assert said == ["Karl Soto"]


def test_nobody_is_known_to_go_on_where_nobody_spoke() -> None:
    assert speakers('"Karl Soto breaks the law," he said.') == [None]
