from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.link.actors import cast_of
from dateline.link.compare import STORY, distance_days, forbids, places_differ, speaks_for
from dateline.link.evidence import Source, stated
from dateline.link.mentions import Mention, Where, mentions
from dateline.link.merge import merge
from dateline.model.doc import Entity, Span
from tests.made import NORDIA, boat, entity, report, told

TEXT = "Nordia struck a boat in the Amber Sea."


def mention(text: str = TEXT, **facts: Any) -> Mention:
    of, read = told(text, **facts)
    items = stated(Source(of, read, of.id))
    return mentions(items, cast_of(items))[0]


def test_a_mention_holds_what_is_compared() -> None:
    m = mention(killed=3)
    assert (str(m.day), m.killed, m.actor_sides, m.objects) == ("2025-09-02", 3, {"NOR"}, {"vessel"})
    assert m.where.sea == "amber sea"
    assert mention(when="2025-09").day is None
    assert mention(basis="published").days is None
    assert mention(killed=3, qualifier="at least").killed is None


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"when": "2025-09-05"}, "day"),
        ({"when": "2025-09"}, None),
        ({"when": "2025-08"}, "day"),
        ({"when": None}, None),
        ({"modality": "future"}, "modality"),
        ({"count": 4}, None),
    ],
)
def test_contradictions(facts: dict[str, Any], why: str | None) -> None:
    assert forbids(mention(), mention(**facts)) == why


def test_counts_that_differ_contradict() -> None:
    assert forbids(mention(count=2), mention(count=4)) == "count"


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (Where("a", None, "amber sea", None), Where("b", None, "white sea", None), True),
        (Where("a", None, "amber sea", None), Where("b", None, "southern amber sea", None), False),
        (Where("a", None, "amber sea", None), Where("b", None, None, "SWE"), False),
        (Where("a", "a", None, "SWE"), Where("b", "b", None, "SWE"), True),
        (Where("a", "a", None, "SWE"), Where("b", None, None, "SWE"), False),
        (Where("a", "a", None, "SWE"), Where("b", None, None, "NOR"), True),
        (Where(None, None, None, None), Where("b", None, None, "NOR"), False),
    ],
)
def test_places_contradict_at_the_level_that_both_state(one: Where, other: Where, differ: bool) -> None:
    assert places_differ(one, other) is places_differ(other, one) is differ


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ({"killed": 3}, {"killed": 3}, "the same day and toll"),
        ({}, {"killed": 3}, "the same day and place"),
        ({"killed": 3}, {"killed": 3, "when": None}, "the same toll within days"),
        ({}, {"when": None}, "the same place and object within days"),
        ({"when": None}, {"when": None, "objects": (), "published": "2025-09-04"}, None),
        ({"killed": 3}, {"killed": 3, "when": None, "published": "2025-09-30"}, None),
        ({"killed": 3}, {"killed": 3, "when": None, "background": True}, None),
    ],
)
def test_evidence_for_one_happening(one: dict[str, Any], other: dict[str, Any], rule: str | None) -> None:
    told_otherwise = mention("In the Amber Sea a boat was struck by Nordia.", **other)
    reason = speaks_for(mention(**one), told_otherwise)
    assert (reason and reason.rule) == rule


def test_the_same_long_sentence_is_the_same_happening() -> None:
    reason = speaks_for(mention(when=None), mention(when=None, outlet="Post", published="2025-09-05"))
    assert reason and reason.rule == "the same words"
    assert speaks_for(mention(when=None), mention(when=None, outlet="Post", published="2025-09-30")) is None


def test_the_nearest_match_is_joined_first() -> None:
    first = mention("Nordia struck a raft, and three died.", killed=3, when="2025-09-02")
    second = mention(
        "Three died on a raft that Nordia struck.", killed=3, when="2025-09-06", published="2025-09-07"
    )
    bare = mention("Nordia struck, three dead.", killed=3, when=None, published="2025-09-05")
    groups = merge(sorted([first, second, bare], key=lambda m: m.key))
    assert sorted(len(g.mentions) for g in groups) == [1, 2]
    assert distance_days(second, bare) < distance_days(first, bare)
    assert any(g.mentions in ([bare, second], [second, bare]) for g in groups)


RAID = "Two patrol ships of Nordia struck a small boat with nets and crates on board near the lighthouse late on Tuesday."
AGENCY = "Two patrol ships of Nordia struck a small boat with nets and crates near the lighthouse, the agency writes."


def test_nearly_the_same_words_within_days_are_one_happening() -> None:
    reason = speaks_for(
        mention(RAID, when=None), mention(AGENCY, when=None, published="2025-09-04", outlet="Post")
    )
    assert reason and reason.rule == "nearly the same words within days"
    late = mention(AGENCY, when=None, published="2025-09-20", outlet="Post")
    assert speaks_for(mention(RAID, when=None), late) is None


def test_two_happenings_of_one_sentence_are_not_joined_by_its_words() -> None:
    text = "Nordia struck a boat and rammed a raft near the old lighthouse of Eastwick."
    one, other = mention(text, when=None), mention(text, when=None, trigger="rammed", outlet="Post")
    assert speaks_for(one, other) is None


def test_a_year_is_no_time_that_joins() -> None:
    assert (
        speaks_for(mention(killed=3, when="2025", published="2025-10-30"), mention(killed=3, when="2025"))
        is None
    )


@pytest.mark.parametrize(("other", "why"), [("Sudia", None), ("Westland", "parties")])
def test_talks_of_other_pairs_are_other_talks(other: str, why: str | None) -> None:
    def talks(with_: str) -> Mention:
        text = f"Nordia met {with_} on Tuesday."
        of, read = told(text, trigger="met", type_="CONSULT", actors=())
        both = (
            entity(of, "Nordia", **NORDIA),
            entity(of, with_, kind="country", name=with_, country=with_[:3].upper()),
        )
        (statement,) = read.statements
        body = replace(statement.body, actors=both)  # type: ignore[type-var]
        items = stated(Source(of, replace(read, statements=(replace(statement, body=body),)), of.id))
        return mentions(items, cast_of(items))[0]

    assert forbids(talks("Sudia"), talks(other)) == why


def test_an_unnamed_group_contradicts_nobody() -> None:
    def struck(recipient: str, **facts: Any) -> Mention:
        text = f"Nordia struck {recipient} on Tuesday."
        of = report(text)
        return mention(text, recipients=(entity(of, recipient, **facts),))

    assert forbids(struck("Guild", named=True), struck("masked men", named=False)) is None
    assert forbids(struck("Guild", named=True), struck("Order", named=True)) == "parties"


def test_a_headline_joins_the_text_by_its_toll() -> None:
    of, read = told(
        "Nordia struck a boat in the Amber Sea on Tuesday, killing three.",
        title="Three die as navy hits vessel",
        killed=3,
    )
    (text,) = read.statements
    title = Span(0, len(of.title or ""), "title")
    navy = Entity(Span(13, 17, "title"), "navy", "organisation", "navy")
    body = replace(text.body, actors=(navy,), trigger=Span(18, 22, "title"), when=None, place=None)  # type: ignore[type-var]
    headline = replace(text, evidence=title, body=body)
    items = stated(Source(of, replace(read, statements=(headline, text)), of.id))
    groups = merge(mentions(items, cast_of(items)))
    assert [(len(g.mentions), g.rules) for g in groups] == [(2, {"the headline and the text of one report"})]


@pytest.mark.parametrize(("others", "groups"), [(("2025-09-02",), 1), (("2025-09-02", "2025-09-20"), 3)])
def test_a_toll_in_a_stated_month_joins_the_only_day_that_has_it(
    others: tuple[str, ...], groups: int
) -> None:
    vague = mention(
        "Nordia struck a raft in September, three dead.", when="2025-09", killed=3, published="2025-11-01"
    )
    dated = [
        mention(f"Nordia struck a skiff on {d}.", when=d, killed=3, published=d, outlet=d) for d in others
    ]
    assert len(merge(sorted([vague, *dated], key=lambda m: m.key))) == groups


def test_a_name_that_nobody_knows_does_not_contradict_a_country() -> None:
    of = report("Harbour Guard struck a boat on Tuesday.")
    guard = mention(of.text, actors=(entity(of, "Harbour Guard", named=True),))
    assert forbids(guard, mention()) is None


def test_a_part_of_a_water_is_no_other_water() -> None:
    def sea(name: str) -> Where:
        return Where(name, None, name, None)

    assert not places_differ(sea("amber ocean"), sea("eastern amber"))
    assert not places_differ(sea("eastern amber"), sea("amber sea"))
    assert places_differ(sea("eastern amber"), sea("western amber"))
    assert not places_differ(sea("eastern amber"), sea("international waters"))
    assert places_differ(sea("amber ocean"), sea("grey ocean"))


def test_one_boat_and_many_are_not_one_happening() -> None:
    of = report("Nordia has destroyed 17 boats in the Amber Sea by Tuesday.")
    many = mention(of.text, trigger="destroyed", objects=(boat(of, "boats", count=17),))
    assert forbids(mention(), many) == "count"
    several = report("Nordia carried out nine strikes on boats in the Amber Sea.")
    acts = mention(several.text, trigger="strikes", count=9, objects=(boat(several, "boats"),))
    assert forbids(mention(), acts) == "count"
    plural = report("Nordia struck boats in the Amber Sea.")
    assert forbids(mention(), mention(plural.text, objects=(boat(plural, "boats"),))) is None


def lead(text: str, story: str = "st-1", **facts: Any) -> Mention:
    of, read = told(text, when=None, **facts)
    items = stated(Source(of, read, of.id, story))
    return mentions(items, cast_of(items))[0]


WHARF = "Nordia struck a boat with wheat aboard at the wharf before dawn and its captain Olsen swam ashore in the fog."
LOADED = "A boat loaded with wheat was struck by Nordia on its way out of the wide bay, where fishermen saw the flash."


def test_the_first_act_of_its_kind_is_one_in_reports_of_one_story() -> None:
    one, other = lead(WHARF), lead(LOADED, outlet="Courier")
    reason = speaks_for(one, other)
    assert reason is not None
    assert reason.rule == STORY
    apart = lead(LOADED, "st-2", outlet="Courier")
    assert speaks_for(one, apart) is None


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("The weather was fine. " * 40 + LOADED, {"evidence": LOADED}),
        (LOADED, {"background": True}),
        (LOADED, {"published": "2025-09-12"}),
        ("Nordia struck the lighthouse in a gale while the keepers slept below the lantern room.", {}),
    ],
)
def test_what_a_report_tells_late_long_after_or_in_other_words_is_not_joined_by_its_story(
    text: str, facts: dict[str, Any]
) -> None:
    assert speaks_for(lead(WHARF), lead(text, outlet="Courier", **facts)) is None


def test_many_boats_on_no_day_are_not_what_a_story_is_about() -> None:
    many_boats = LOADED.replace("A boat", "Several boats").replace("was struck", "were struck")
    loaded = lead(many_boats, outlet="Courier")
    fleet = replace(loaded, objects=frozenset({"vessel"}), targets=None)
    assert speaks_for(lead(WHARF), fleet) is None
