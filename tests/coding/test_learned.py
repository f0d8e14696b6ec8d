"""Acts without a word of the codebook."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.learned import Candidate, asked, candidates, code
from dateline.model.doc import Span
from tests.coding.parsed import doc_of, token

NOTHING_TAKEN: frozenset[Span] = frozenset()


def verbs(text: str, taken: frozenset[Span] = NOTHING_TAKEN) -> list[str]:
    doc = doc_of(text)
    return [doc.tokens[c.verb].text for s in doc.sentences for c in candidates(doc, s, taken)]


def test_only_verbs_of_a_known_actor_that_tell_more_than_speech_are_asked_about() -> None:
    assert verbs("Norway hoodwinked Sweden.") == ["hoodwinked"]
    assert verbs("Norway said that rain fell.") == []
    assert verbs("A neighbour hoodwinked the baker.") == []


def test_a_verb_is_not_asked_about_where_a_coded_act_holds_it_or_its_object() -> None:
    text = "Norway mounted strikes on Swedish camps."
    start = text.index("strikes")
    assert verbs(text, frozenset({Span(start, start + len("strikes"))})) == []


def test_the_question_marks_who_acts_whom_it_meets_and_the_verb() -> None:
    doc = doc_of("It rained. The Norwegian navy hoodwinked Sweden.")
    verb = token(doc, "hoodwinked")
    marked = asked(doc, Candidate(verb, token(doc, "navy"), token(doc, "Sweden")))
    assert marked.text == "The Norwegian navy hoodwinked Sweden."
    assert marked.target is not None
    assert marked.trigger is not None
    assert "navy" in marked.text[slice(*marked.source)]
    assert marked.text[slice(*marked.target)] == "Sweden"
    assert marked.text[slice(*marked.trigger)] == "hoodwinked"


def test_other_languages_are_left_alone() -> None:
    doc = doc_of("Noruega engatusó a Suecia.", language="es")
    assert code(doc, Draft()) == Draft()
