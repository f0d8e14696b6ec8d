"""Places that the gazetteer lacks."""

from __future__ import annotations

import pytest

from tests.annotate.test_places import analysed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They fled the village of Obrenkova.", ["Obrenkova"]),
        ("They fled the villages of Obrenkova, Tarnul and Veskin.", ["Obrenkova", "Tarnul", "Veskin"]),
        ("Shells hit the Brinlow refugee camp.", ["Brinlow"]),
        ("They fled the town of Goma.", []),
        ("They fled Obrenkova.", []),
        ("Village elders met.", []),
        ("They met at Dragon City.", []),
    ],
)
def test_words_that_say_that_a_name_is_a_place(text: str, names: list[str]) -> None:
    found = analysed(text).sites
    assert [p.name for p in found if p.gazetteer is None] == names
    assert all(p.lat is None and p.lon is None for p in found)


def test_the_kind_is_what_the_words_say() -> None:
    (found,) = analysed("They fled the island of Veskin.").sites
    assert (found.kind, found.where_prec) == ("island", 1)
