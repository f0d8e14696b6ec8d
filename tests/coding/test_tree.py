"""Walking the parse: logical roles through passives, control, relative clauses and coordination."""

from __future__ import annotations

import pytest

from dateline.coding import tree
from dateline.model.doc import Doc
from tests.coding.parsed import doc_of, token


def said(doc: Doc, heads: tuple[int, ...]) -> list[str]:
    return [doc.tokens[h].text for h in heads]


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("Sailors seized a barge.", "seized", ["Sailors"], ["barge"]),
        ("A barge was seized by sailors.", "seized", ["sailors"], ["barge"]),
        ("A barge seized by sailors sank.", "seized", ["sailors"], ["barge"]),
        ("The sailors who seized the barge left.", "seized", ["sailors"], ["barge"]),
        ("The barge that the sailors seized sank.", "seized", ["sailors"], ["barge"]),
        ("The army stormed the fort and burned the gate.", "burned", ["army"], ["gate"]),
        ("The army plans to storm the fort.", "storm", ["army"], ["fort"]),
        ("The king urged the army to storm the fort.", "storm", ["army"], ["fort"]),
        ("The barge was attacked.", "attacked", [], ["barge"]),
        ("The gang's history of arming rebels worried the king.", "arming", ["gang"], ["rebels"]),
    ],
)
def test_roles(text: str, verb: str, subjects: list[str], objects: list[str]) -> None:
    doc = doc_of(text)
    i = token(doc, verb)
    assert said(doc, tree.subjects(doc, i)) == subjects
    assert said(doc, tree.objects(doc, i)) == objects


def test_prepositional_objects_by_word() -> None:
    doc = doc_of("The fleet sailed from Cork to Brest.")
    i = token(doc, "sailed")
    assert said(doc, tree.preps(doc, i, "to")) == ["Brest"]
    assert said(doc, tree.preps(doc, i)) == ["Cork", "Brest"]
    assert tree.preps(doc, i, "against") == ()


def test_coordination_lists_all_members() -> None:
    doc = doc_of("Spain, Malta and Cyprus met.")
    first = token(doc, "Spain")
    assert said(doc, tree.conjuncts(doc, first)) == ["Spain", "Malta", "Cyprus"]
    assert tree.first_conjunct(doc, token(doc, "Cyprus")) == first


def test_a_clause_leaves_out_its_neighbours() -> None:
    doc = doc_of("The army stormed the fort, and the king fled to Brest.")
    clause = doc.words(tree.clause_span(doc, token(doc, "stormed")))
    assert "fort" in clause
    assert "king" not in clause


def test_the_governing_verb_is_the_nearest_above() -> None:
    doc = doc_of("Farmers said that the raid on the mill failed.")
    assert tree.governing_verb(doc, token(doc, "mill")) == token(doc, "failed")
    assert tree.governing_verb(doc, token(doc, "said")) is None


def test_possessors_are_shared_by_coordinated_nouns() -> None:
    doc = doc_of("The general's raids and threats went on.")
    assert said(doc, tree.possessors(doc, token(doc, "threats"))) == ["general"]


def test_a_subtree_span_covers_the_phrase() -> None:
    doc = doc_of("The old mill near Brest burned.")
    assert doc.words(tree.subtree_span(doc, token(doc, "mill"))) == "The old mill near Brest"


def test_phrasal_verbs_show_their_particles() -> None:
    doc = doc_of("The navy carried out a raid.")
    assert "out" in tree.particles(doc, token(doc, "carried"))


def test_who_is_told_of_a_plan_has_no_part_in_it() -> None:
    doc = doc_of("The paper was told there is an effort to kill the bill.")
    assert tree.grammatical_subjects(doc, token(doc, "kill")) == ()
