"""Words for a deed that tell of none."""

from __future__ import annotations

import pytest

from dateline.coding.idle import is_idle
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("text", "word", "idle"),
    [
        ("Peru has the right to strike smugglers.", "strike", True),
        ("The mayor lost his authority to launch raids on Chile.", "raids", True),
        ("Peru has plans to strike smugglers.", "strike", False),
        ("The navy usually arrests smugglers.", "arrests", True),
        ("The navy arrests nine smugglers.", "arrests", False),
        ("Is Peru about to attack Chile?", "attack", True),
        ("Who attacked Chile?", "attacked", False),
        ("Peru sent a frigate to seize the tanker.", "seize", True),
        ("Peru tried to seize the tanker.", "seize", False),
    ],
)
def test_powers_habits_questions_and_purposes(text: str, word: str, idle: bool) -> None:
    doc = doc_of(text)
    assert is_idle(doc, token(doc, word)) is idle
