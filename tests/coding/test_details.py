"""What an event row says beyond who, whom, when and where."""

from __future__ import annotations

import pytest

from dateline.coding.details import announced_by
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Norway announced on 3 May 2025 an attack on a trawler.", "attack", "2025-05-03"),
        ("Norway said on 3 May 2025 that its navy had attacked a trawler.", "attacked", "2025-05-03"),
        (
            "Norway said on 3 May 2025 that its navy carried out an attack on a trawler.",
            "attack",
            "2025-05-03",
        ),
        ("Norway claimed on 3 May 2025 to have attacked a trawler.", "attacked", "2025-05-03"),
        ("Norway attacked a trawler, the navy said in a statement on 3 May 2025.", "attacked", "2025-05-03"),
        ("Rebels claimed the attack of 3 May 2025 on a trawler.", "attack", None),
        ("On 3 May 2025, fishermen say, Norway attacked a trawler.", "attacked", None),
        ("Norway seized a trawler that Iceland had attacked, the navy said on 3 May 2025.", "attacked", None),
        ("Norway said on 3 May 2025 that it seized a trawler attacked by Iceland.", "attacked", None),
        ("The bishop said on 3 May 2025 that the attacks on trawlers were unlawful.", "attacks", None),
        ("The bishop said on 3 May 2025 that he did not agree with the attacks.", "attacks", None),
    ],
)
def test_what_is_only_said_of_a_deed_announces_nothing(text: str, trigger: str, day: str | None) -> None:
    doc = doc_of(text)
    found = announced_by(doc, token(doc, trigger), said=None)
    assert (found.edtf if found else None) == day
