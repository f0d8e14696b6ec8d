"""Deeds told without their doer."""

from __future__ import annotations

import pytest

from dateline.coding.roles import match_at
from dateline.coding.unnamed import doers_near
from tests.coding.parsed import doc_of, token


def doers(text: str, word: str) -> list[str]:
    doc = doc_of(text)
    match = match_at(doc, token(doc, word))
    assert match is not None
    return [e.text for e in doers_near(doc, match)]


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("Police said nine dockers were arrested in Lund.", "arrested", "Police"),
        ("Two drones were shot down over Lund, the Danish army said.", "shot", "Danish army"),
        ("According to the navy, four rebels were killed off Skagen.", "killed", "navy"),
        ("Constables closed the harbour. Later, nine dockers were detained.", "detained", "Constables"),
        ("Police searched the hall. The arrest of Ann Berg followed.", "arrest", "Police"),
        ("Constables came. Tear-gas shells were lobbed at the dockers.", "lobbed", "Constables"),
    ],
)
def test_the_force_that_reports_it_or_was_spoken_of(text: str, word: str, doer: str) -> None:
    assert doers(text, word) == [doer]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army said four nurses were killed in Lund.", "killed"),
        ("A widow said nine dockers were arrested in Lund.", "arrested"),
        ("Police said nine dockers were arrested by soldiers.", "arrested"),
        ("The army came. Nine dockers were killed.", "killed"),
        ("The constable was arrested.", "arrested"),
        ("Police came. It rained. It snowed. It froze. The arrest of Ann Berg followed.", "arrest"),
    ],
)
def test_nobody_is_guessed(text: str, word: str) -> None:
    assert doers(text, word) == []
