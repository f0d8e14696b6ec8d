"""Events: what happened, who did it to whom, each happening once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline import lexicon
from dateline.coding import attribution, events
from dateline.coding.draft import Draft
from dateline.coding.frames import codebook, trigger_count
from dateline.model.doc import Entity
from dateline.model.statement import EventMention, Statement
from tests.coding.parsed import case, cases, doc_of

TYPES = lexicon.names("codebook")


def coded(text: str, *, title: str | None = None, language: str = "en") -> list[Statement]:
    doc = doc_of(text, title=title, language=language)
    return [s for _, s in events.code(doc, attribution.code(doc, Draft())).of_kind("event")]


def body(statement: Statement) -> EventMention:
    assert isinstance(statement.body, EventMention)
    return statement.body


def named(entities: tuple[Entity, ...], wanted: list[str]) -> bool:
    return all(any(w in (e.name, e.text) or w in e.text for e in entities) for w in wanted)


def fits(statement: Statement, wanted: dict[str, Any]) -> bool:
    event = body(statement)
    return (
        event.type == wanted["type"]
        and event.mode == wanted.get("mode", event.mode)
        and statement.modality == wanted.get("modality", statement.modality)
        and named(event.actors, wanted.get("actors", []))
        and named(event.recipients, wanted.get("recipients", []))
        and bool(event.recipients) >= bool(wanted.get("recipients", event.recipients))
        and ("place" not in wanted or (event.place is not None and event.place.name == wanted["place"]))
        and not (wanted.get("nowhere") and event.place)
        and ("when" not in wanted or (event.when is not None and event.when.edtf == wanted["when"]))
    )


@pytest.mark.parametrize(
    "path", [*cases("events"), *cases("events", "es")], ids=lambda p: f"{p.parent.name}-{p.stem}"
)
def test_golden(path: Path) -> None:
    wanted = case(path)
    said = coded(wanted["text"], language=path.parent.name)
    told = [
        (body(s).type, [a.text for a in body(s).actors], [r.text for r in body(s).recipients]) for s in said
    ]
    for event in wanted["event"]:
        assert any(fits(s, event) for s in said), (wanted["description"], told)
        if event.get("once"):
            assert sum(body(s).type == event["type"] for s in said) == 1, (wanted["description"], told)
    for event in wanted.get("never", []):
        assert not any(fits(s, event) for s in said), (wanted["description"], told)
    if wanted.get("exact"):
        assert len(said) == len(wanted["event"]), (wanted["description"], told)


def held(row: str, opening: str, closing: str) -> str:
    """The words between two marks, without the marks of the other pair."""
    return row[row.index(opening) + 1 : row.index(closing)]


def alike(entities: tuple[Entity, ...], words: str) -> bool:
    return any(e.text in words or words in e.text for e in entities)


@pytest.mark.parametrize("path", cases("spoken"), ids=lambda p: p.stem)
def test_acts_of_speech(path: Path) -> None:
    wanted = case(path)
    for row in wanted["said"]:
        who, whom = held(row, "[", "]"), held(row, "{", "}")
        said = [body(s) for s in coded(row.translate(str.maketrans("", "", "[]{}")))]
        told = [(e.type, [a.text for a in e.actors], [r.text for r in e.recipients]) for e in said]
        assert any(
            e.type == wanted["type"] and alike(e.actors, who) and alike((*e.actors, *e.recipients), whom)
            for e in said
        ), (row, told)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway ruled out war with Sweden.", "REJECT"),
        ("Peru accused Chile of waging a proxy war.", "ASSAULT"),
        ("The bishops accused the Chilean government and its allies of scuttling the deal.", "REJECT"),
        ("Norway charged the Swedish consul with murder.", "ASSAULT"),
        ("The Norwegian premier spoke to a student on Monday.", "CONSULT"),
        ("Analysts say Sweden must reopen the road.", "REQUEST"),
        ("The crowd supported Sweden.", "SUPPORT"),
        ("According to Chile, Peru is sheltering the gunmen.", "AID"),
        ("Chile has long suspected Peru of arming the gang.", "AID"),
        ("The agency did not answer a newspaper's request for comment.", "REQUEST"),
        ("The Swedish premier leads with the support of 31 percent of Norwegian voters.", "SUPPORT"),
        ("The Swedish premier found a way to appeal to Norwegian voters.", "REQUEST"),
        ("The Swedish premier accepted the party's nomination.", "CONCEDE"),
        ("The Swedish premier declined to say when she would leave.", "REJECT"),
        ("A reporter asked the Swedish premier how she felt.", "REQUEST"),
        ("Norway agreed with the remarks of the Swedish judge.", "AGREE"),
        ("The hearing turned on the Norway-Sweden Agreement of 1921.", "AGREE"),
        ("The Danish minister met a plane on the runway.", "CONSULT"),
        ("Norway and Sweden discussed the grain deal.", "AGREE"),
        ("The Chilean president said Peru is not arming the rebels.", "ACCUSE"),
        ("The Chilean president said Peru might violate the treaty.", "ACCUSE"),
        ("Chile said Peru is waging war on the cartels.", "ACCUSE"),
        ("Such arrests are backed by the full weight of the Chilean navy.", "SUPPORT"),
        ("The gang is recognised by Chile as a terrorist group.", "SUPPORT"),
    ],
)
def test_what_is_no_act_of_speech(text: str, type_: str) -> None:
    assert type_ not in [body(s).type for s in coded(text)]


@pytest.mark.parametrize("name", TYPES)
def test_the_codebooks_own_examples(name: str) -> None:
    table = lexicon.table("codebook", name)
    for example in table["example"]:
        said = [s for s in coded(example["text"]) if body(s).type == table["type"]]
        assert any(example["actor"] in a.text for s in said for a in body(s).actors), example
        if "recipient" in example:
            assert any(example["recipient"] in r.text for s in said for r in body(s).recipients), example


@pytest.mark.parametrize("name", TYPES)
def test_the_codebooks_counter_examples(name: str) -> None:
    table = lexicon.table("codebook", name)
    for counter in table["counter"]:
        assert not [s for s in coded(counter["text"]) if body(s).type == table["type"]], counter


def test_all_sixteen_types_have_a_file() -> None:
    assert len(TYPES) == 16
    for name in TYPES:
        table = lexicon.table("codebook", name)
        assert table["type"] == name.upper()
        assert {"definition", "score", "quad", "recipient_required", "modes", "cameo", "contexts"} <= set(
            table
        )


def test_frames_name_only_modes_of_their_type() -> None:
    book = codebook()
    for frames in (*book.verbs.values(), *book.nouns.values(), *book.adjectives.values()):
        for frame in frames:
            assert (
                frame.mode is None or frame.mode in lexicon.table("codebook", frame.type.lower())["modes"]
            ), frame


def test_the_codebook_is_broad() -> None:
    assert trigger_count() > 1500


def test_the_headline_is_read_and_merged_with_the_text() -> None:
    said = coded("Latvian police arrested six dockers in Riga.", title="Latvian police arrest six dockers")
    assert len(said) == 1
    assert len(body(said[0]).also) == 1


def test_a_boat_is_a_recipient_and_an_object() -> None:
    event = body(coded("The Irish navy intercepted a trawler from Iceland near Cork.")[0])
    assert [r.kind for r in event.recipients] == ["object"]
    assert [o.kind for o in event.objects] == ["vessel"]
    assert event.objects[0].departed_from == "Iceland"
    assert event.objects[0].flag is None


def test_evidence_is_a_sentence_that_holds_the_trigger() -> None:
    for statement in coded("Kenya urged Sudan to leave. Later, Chile deployed two frigates."):
        assert statement.evidence.covers(body(statement).trigger)


def test_lines_in_capitals_that_lead_elsewhere_are_not_read() -> None:
    text = "It rained in Oslo. The fair was quiet. DANISH POLICE ARREST NINE SUSPECTS IN SKAGEN HARBOUR RAID"
    assert coded(text) == []


def test_the_same_report_gives_equal_statements() -> None:
    text = "Norway condemned Danish strikes on Faroese trawlers."
    assert coded(text) == coded(text)


def test_acts_are_counted_where_a_verb_carries_them_out() -> None:
    (said,) = coded("The Irish navy carried out three strikes on four trawlers near Cork.")
    assert body(said).count == 3
    assert [o.count for o in body(said).objects] == [4]
