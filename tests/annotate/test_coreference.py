"""Rules of reference that goldens of single sentences do not show."""

from __future__ import annotations

from dateline.model.doc import Doc, Entity
from tests.annotate.test_entities import doc_of


def named(doc: Doc, text: str) -> Entity:
    return [e for e in doc.entities if e.text == text][-1]


def test_a_reference_leads_to_a_mention_that_refers_to_none() -> None:
    doc = doc_of("President Daniel Noboa spoke. He left. The president slept. Noboa woke. His wife waited.")
    targets = [doc.entities[e.refers_to] for e in doc.entities if e.refers_to is not None]
    assert targets
    assert all(t.refers_to is None for t in targets)


def test_a_pronoun_in_a_quotation_is_left_alone() -> None:
    doc = doc_of("Ramon Iglesias met Petro. “He is my friend,” said the singer.")
    assert named(doc, "He").refers_to is None


def test_a_woman_is_not_he() -> None:
    doc = doc_of("Claudia Sheinbaum smiled. He waited.")
    assert named(doc, "He").refers_to is None


def test_two_parts_of_one_verb_are_two_people() -> None:
    doc = doc_of("Fabio Larrea met him.")
    assert named(doc, "him").refers_to is None


def test_two_countries_leave_the_country_open() -> None:
    doc = doc_of("Chile met Peru. Nobody in the country noticed.")
    country = [e for e in doc.entities if e.text == "country"]
    assert all(e.country in {None, "CHL"} for e in country)


def test_an_unnamed_group_stays_unnamed() -> None:
    doc = doc_of("Masked men took a bridge. The group gave no reason.")
    group = named(doc, "group")
    assert (group.refers_to, group.country, group.named) == (None, None, False)


def test_a_vice_president_is_not_the_president() -> None:
    doc = doc_of("Vice President JD Vance spoke. The president listened.")
    assert named(doc, "president").refers_to is None


def test_the_title_names_whom_the_text_calls_by_surname() -> None:
    doc = doc_of("Lindqvist ordered the search, he said.", title="Admiral Oskar Lindqvist orders search")
    assert named(doc, "Lindqvist").name == "Oskar Lindqvist"
