"""Places told by description."""

from __future__ import annotations

import pytest

from tests.annotate.test_places import analysed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A frigate docked in Peru's capital.", [("capital", "Lima")]),
        ("Police in Kenya shot two men in the capital, Nairobi.", []),
        ("The capital of Chad is quiet.", [("capital", "N'Djamena")]),
        ("A drone crashed in Polish territory.", [("territory", "Poland")]),
        ("A bomb went off in the Iraqi city of Mosul.", []),
        ("Troops are in Goma and will stay there.", [("there", "Goma")]),
        ("Goma is quiet. There is no fighting.", []),
        ("Peru and Chile met. The raid was in the capital.", []),
        ("Soldiers left Goma. The town is quiet.", [("town", "Goma")]),
        ("Soldiers left Goma. The prison is quiet.", []),
        ("Soldiers left Goma.", []),
    ],
)
def test_what_is_taken_up(text: str, told: list[tuple[str, str]]) -> None:
    assert [(p.text, p.name) for p in analysed(text).sites] == told


def test_a_town_is_not_taken_up_from_far_before() -> None:
    quiet = " ".join(["Nothing happened."] * 4)
    assert analysed(f"Soldiers left Goma. {quiet} The town is quiet.").sites == ()


def test_sites_reread_from_the_text_and_are_not_listed_among_its_places() -> None:
    doc = analysed("Soldiers left Goma. In the town, police shot two men.")
    assert [doc.words(p.span) for p in doc.sites] == ["town"]
    assert [p.text for p in doc.places] == ["Goma"]
