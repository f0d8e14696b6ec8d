from __future__ import annotations

from typing import Any

import pytest

from dateline.link.actors import cast_of
from dateline.link.evidence import Source, Stated, stated
from dateline.model.doc import Entity
from dateline.model.event import Actor
from tests.made import NORDIA, attack, entity, reading, report


def items(text: str, *words: str, outlet: str = "Gazette", **facts: Any) -> tuple[Stated, ...]:
    of = report(text, outlet=outlet)
    actors = tuple(entity(of, w, **facts) for w in words)
    return stated(Source(of, reading(of, attack(of, trigger=text[:4], actors=actors)), "o-1"))


def rows(*groups: tuple[Stated, ...]) -> list[Actor]:
    return list(cast_of(s for g in groups for s in g).rows.values())


def test_one_registry_id_is_one_actor_under_its_names() -> None:
    one = items("Northern Guard moved.", "Northern Guard", actor="guard", kind="organisation")
    other = items("The Guard moved again.", "The Guard", actor="guard", kind="organisation", outlet="Post")
    (row,) = rows(one, other)
    assert row.reports == 2
    assert {row.name, *row.aliases} == {"Northern Guard", "The Guard"}


def test_a_country_is_one_actor_however_it_is_named() -> None:
    (row,) = rows(
        items("Nordia moved.", "Nordia", **NORDIA),
        items("The kingdom moved.", "The kingdom", kind="country", country="NOR"),
    )
    assert row.country == "NOR"


def test_the_same_name_in_two_countries_is_two_actors() -> None:
    assert (
        len(
            rows(items("Navy A moved.", "Navy", country="NOR"), items("Navy B moved.", "Navy", country="SWE"))
        )
        == 2
    )


def test_a_full_name_without_a_country_is_the_one_known_with_a_country() -> None:
    known = items("Minister Ada Berg spoke.", "Ada Berg", kind="person", country="NOR")
    bare = items("Then Ada Berg left.", "Ada Berg", kind="person", outlet="Post")
    assert len(rows(known, bare)) == 1


def test_a_description_stays_per_wording() -> None:
    found = rows(
        items("Masked gunmen fled.", "Masked gunmen", named=False),
        items("Some gunmen fled.", "Some gunmen", named=False),
    )
    assert len(found) == 2
    assert not any(r.named for r in found)


@pytest.mark.parametrize(
    ("text", "name", "facts", "public"),
    [
        ("Jan Holm was on board.", "Jan Holm", {}, False),
        ("Jan Holm, a baker, was on board.", "Jan Holm", {}, False),
        ("President Jan Holm was on board.", "Jan Holm", {}, True),
        ("President Jan Holm was on board.", "President Jan Holm", {}, True),
        ("Jan Holm, the foreign minister, was on board.", "Jan Holm", {}, True),
        ("Jan Holm was on board.", "Jan Holm", {"sector": "GOV"}, True),
        ("Jan Holm was on board.", "Jan Holm", {"sector": "LEG"}, True),
        ("Jan Holm was on board.", "Jan Holm", {"sector": "CVL"}, False),
        ("Jan Holm was on board.", "Jan Holm", {"actor": "holm"}, True),
        ("Jan Holm was on board.", "Jan Holm", {"country": "UNO"}, True),
        ("Generally Jan Holm was on board.", "Jan Holm", {}, False),
    ],
)
def test_only_officials_are_public_persons(text: str, name: str, facts: dict[str, Any], public: bool) -> None:
    (row,) = rows(items(text, name, **{"kind": "person", **facts}))
    assert row.person_public is public


def test_what_is_no_person_is_public() -> None:
    (row,) = rows(items("Eastwick Guild met.", "Eastwick Guild", kind="organisation"))
    assert row.person_public


def test_an_office_in_one_report_makes_the_person_public_in_all() -> None:
    (row,) = rows(
        items("Jan Holm was on board.", "Jan Holm", kind="person"),
        items("Senator Jan Holm was on board.", "Jan Holm", kind="person", outlet="Post"),
    )
    assert row.person_public


def test_rows_cite_the_actor_by_name_and_country() -> None:
    found = items("Nordia moved.", "Nordia", **NORDIA)
    cast = cast_of(found)
    actor: Entity = found[0].statement.body.actors[0]  # type: ignore[union-attr]
    party = cast.party(actor)
    assert (party.name, party.country) == ("Nordia", "NOR")
    assert cast.parties([actor, actor]) == (party,)
