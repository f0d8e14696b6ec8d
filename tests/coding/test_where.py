"""Where a happening took place."""

from __future__ import annotations

import pytest

from dateline.coding.where import place_of
from tests.coding.parsed import doc_of, token


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Police arrested nine men in Lisbon.", "arrested", "Lisbon"),
        ("Portuguese police arrested nine men.", "arrested", None),
        ("Talks were held in Vienna between Norway and Sweden.", "Talks", "Vienna"),
        ("The navy stopped a barge from Iceland.", "stopped", None),
        ("Chile attacked Peru.", "attacked", None),
        ("Norway briefed ministers about a raid off Iceland.", "briefed", None),
        ("The mayor arrived after the capture of a thief in Lisbon.", "capture", "Lisbon"),
        ("Norway met envoys in Oslo after the arrest of a thief.", "arrest", None),
        ("A frigate docked in Peru's capital.", "docked", "Lima"),
        ("The navy seized a boat in the gulf off the Chilean coast.", "seized", "off the coast of Chile"),
        ("Police arrested nine men of the Oslo Law School.", "arrested", None),
    ],
)
def test_places(text: str, word: str, name: str | None) -> None:
    doc = doc_of(text)
    place = place_of(doc, token(doc, word))
    assert (place.name if place else None) == name


@pytest.mark.parametrize(
    ("text", "word", "kind", "name"),
    [
        ("Rebels carried out strikes on Tacna.", "strikes", "ASSAULT", "Tacna"),
        ("Norway imposed sanctions on Chile.", "sanctions", "SANCTION", None),
        ("Rebels bombed Tacna.", "bombed", "ASSAULT", "Tacna"),
        ("Norway criticised Tacna.", "criticised", "ACCUSE", None),
        ("Norway condemned the raid in Oslo.", "condemned", "ACCUSE", None),
        ("Norway deployed frigates to the Baltic Sea.", "deployed", "MOBILIZE", "Baltic Sea"),
        ("Norway moved a motion to Chile.", "moved", "REQUEST", None),
        ("Norway withdrew its troops from Mali.", "withdrew", "RETREAT", "Mali"),
        ("Police seized a barge from Mali.", "seized", "COERCE", None),
    ],
)
def test_what_a_preposition_says_depends_on_the_act(
    text: str, word: str, kind: str, name: str | None
) -> None:
    doc = doc_of(text)
    place = place_of(doc, token(doc, word), type_=kind)
    assert (place.name if place else None) == name
