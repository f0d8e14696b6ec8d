from __future__ import annotations

import pytest

from dateline.link.evidence import Source, stated
from dateline.link.wording import alike, content, grouped, words_of
from tests.made import attack, reading, report


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the boat raids", "boat raids", True),
        ("raids on boats", "the boat raid", False),
        ("raiding of fishing boats", "raids on fishing boats", True),
        ("the fishing accord", "the airspace treaty", False),
        ("", "", True),
        ("", "the raids", False),
        ("it", "them", False),
    ],
)
def test_wordings_are_alike_by_their_content_words(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is alike(other, one) is same


def test_function_words_do_not_count() -> None:
    assert content("The raids on it") == {"raids"}


def test_items_group_by_key_and_wording() -> None:
    items = [("a", "boat raids"), ("a", "the boat raids"), ("b", "boat raids"), ("a", "fishing quota")]
    groups = grouped(items, lambda i: (i[0],), lambda i: i[1])
    assert groups == [[items[0], items[1]], [items[3]], [items[2]]]


def test_what_a_statement_is_about_in_words() -> None:
    of = report("Nordia struck a boat. Sudia objects.")
    read = reading(of, attack(of, "Nordia struck a boat."), attack(of, "Sudia objects.", trigger="objects"))
    item = stated(Source(of, read, "o-1"))[1]
    assert words_of(item, 0, None) == "Nordia struck a boat."
    assert words_of(item, 0, "the raid") == "the raid"
    assert words_of(item, 9, None) == words_of(item, None, None) == ""
