"""Stretches between quotation marks."""

from __future__ import annotations

import pytest

from dateline.annotate.quotations import LONGEST, find
from dateline.model.doc import Doc


def _found(text: str, *, title: str = "") -> list[str]:
    doc = Doc(report="r", title=title, text=text, language="en", published=None, outlet=None)
    return [doc.words(q.span) for q in find(doc)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We stay," she said.', ["We stay,"]),
        ("“We stay,” she said, “for now.”", ["We stay,", "for now."]),
        ("«Nous restons», dit-elle.", ["Nous restons"]),
        ("„Wir bleiben“, sagte sie.", ["Wir bleiben"]),
        ("`` We stay , '' she said .", [" We stay , "]),
        ("Lund: 'We stay'", ["We stay"]),
        ("Lund: ‘We stay’", ["We stay"]),
        ("“They said ‘no’ twice,” he said.", ["They said ‘no’ twice,"]),
        ("The officials' claims and the '90s don't count.", []),
        ("It's the minister's boat and the crews' pay.", []),
        ("No marks at all.", []),
        ("", []),
    ],
)
def test_marks_enclose_words(text: str, words: list[str]) -> None:
    assert _found(text) == words


def test_a_quotation_holds_several_sentences() -> None:
    assert _found("“One. Two. Three,” she said.") == ["One. Two. Three,"]


def test_a_paragraph_that_does_not_close_goes_on_in_the_next() -> None:
    assert _found("“One.\n\n“Two,” she said.") == ["One.\n\n“Two,"]
    assert _found('"One.\n"Two.\n"Three," she said.') == ['One.\n"Two.\n"Three,']


def test_a_paragraph_that_does_not_close_ends_where_no_mark_follows() -> None:
    assert _found("“One.\n\nTwo. “Three.”") == ["One.", "Three."]


def test_the_title_is_read_too() -> None:
    doc = Doc(report="r", title="‘No deal’", text="“Yes”", language="en", published=None, outlet=None)
    assert [q.span.field for q in find(doc)] == ["title", "text"]


def test_an_unbalanced_mark_is_bounded() -> None:
    assert all(len(w) <= LONGEST for w in _found("“" + "word " * 2000))
    assert all(len(w) <= LONGEST for w in _found("\n".join("“" + "word " * 100 for _ in range(50))))


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "‘", "``", "«", "»"])
def test_many_marks_come_to_an_end(mark: str) -> None:
    spans = _found((mark + "a ") * 10_000)
    assert all(spans)
    assert sum(map(len, spans)) <= 10_000 * (len(mark) + 2)
