"""Phrases as parties."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.parties import parties, party, resolved
from dateline.model.doc import Entity, Span
from tests.coding.parsed import doc_of, token


def test_an_entity_of_the_doc_is_the_party() -> None:
    doc = doc_of("Norway recalled its envoy.")
    found = party(doc, token(doc, "Norway"))
    assert found is not None
    assert found.country == "NOR"


def test_coordinated_parties_come_in_order() -> None:
    doc = doc_of("Spain, Malta and Cyprus met in Rome.")
    assert [p.country for p in parties(doc, token(doc, "Spain"))] == ["ESP", "MLT", "CYP"]


def test_a_phrase_without_an_entity_becomes_one() -> None:
    doc = doc_of("The flood destroyed a wooden footbridge.")
    found = party(doc, token(doc, "footbridge"))
    assert found is not None
    assert found.text.endswith("wooden footbridge")
    assert not found.named
    assert doc.words(found.span) == found.text


def test_a_verb_is_no_party() -> None:
    doc = doc_of("The flood destroyed a footbridge.")
    assert party(doc, token(doc, "destroyed")) is None


def test_a_pronoun_that_nothing_resolves_is_nobody() -> None:
    doc = doc_of("It rained.")
    assert party(doc, token(doc, "It")) is None


def test_what_a_mention_refers_to_gives_name_and_country_but_not_the_words() -> None:
    doc = doc_of("Norway waited.")
    norway = doc.entities[0]
    short = Entity(Span(7, 13), "waited", "country", "waited", refers_to=0)
    whole = resolved(replace(doc, entities=(norway, short)), short)
    assert (whole.name, whole.country, whole.text) == (norway.name, "NOR", "waited")


def test_a_circle_of_references_ends() -> None:
    doc = doc_of("Norway waited.")
    a = replace(doc.entities[0], refers_to=1)
    b = replace(a, span=Span(7, 13), refers_to=0)
    assert resolved(replace(doc, entities=(a, b)), a).country == "NOR"


def test_the_name_in_apposition_names_a_description() -> None:
    doc = doc_of("The rebel leader, Nicolas Sarkozy, left.")
    found = party(doc, token(doc, "leader"))
    assert found is not None
    assert "Sarkozy" in found.name or found.kind == "person"
