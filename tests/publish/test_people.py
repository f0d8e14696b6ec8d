"""The rules on people hold on every page and in every export: private persons, loaded words, whose word it is."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest
from lxml import html

from dateline import lexicon
from dateline.model.event import Basis, ConflictValue, FieldConflict, ObjectField
from dateline.model.record import FlowRow, MeasureRow
from dateline.opening import new_desk, open_desk
from dateline.publish import dossier
from dateline.publish.people import MASK, mask, names_of
from tests.publish.test_dossier import EDITION, small_record
from tests.publish.test_drawing import EVENT

#: People of a made-up report who hold no office, and what may not be read anywhere.
PRIVATE = ("Jon Doerr", "Doerr", "Ann Doerr", "Emil Sabo")
REPORT = (
    "The navy of Ruritania sank a fishing boat off Zenda on Tuesday, killing two men, Defence Minister Karl Lenz said. "
    "Jon Doerr, a fisherman, said he saw the strike. Doerr denied that the boat carried drugs. "
    "He fled with his wife, Ann Doerr, on the same night. The family of Emil Sabo accused the navy of murder. "
    "Karl Lenz called the two men narco-terrorists and defended the strike."
)


@pytest.fixture(scope="module")
def handed_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with private persons in its report, and all that leaves it."""
    folder = tmp_path_factory.mktemp("people")
    line = {
        "text": REPORT,
        "title": "Doerr saw the strike, Emil Sabo's family says",
        "published": "2025-10-30",
        "outlet": "Sample Post",
    }
    (folder / "in.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    with new_desk(folder / "desk", title="Ruritania") as desk:
        desk.add([str(folder / "in.jsonl")])
        desk.build(folder / "out" / "dossier")
        for form in ("csv", "jsonl"):
            desk.export(form, folder / "out" / form)
    return folder / "out"


def test_private_persons_are_not_named_in_anything_that_leaves(handed_on: Path) -> None:
    files = [p for p in handed_on.rglob("*") if p.is_file()]
    assert len(files) > 40
    text = {p: p.read_text("utf-8") for p in files}
    assert not [(p.name, n) for p, t in text.items() for n in PRIVATE if re.search(rf"\b{n}\b", t)]
    assert any(f"[{MASK}], a fisherman, said he saw the strike" in t for t in text.values())
    assert any("Karl Lenz" in t for p, t in text.items() if p.suffix == ".html"), "officials are named"


def test_the_record_itself_keeps_what_was_reported(handed_on: Path) -> None:
    with open_desk(handed_on.parent / "desk") as desk:
        assert any("Doerr" in str(row) for row in desk.show("claims"))


def own_words(page: Path) -> str:
    """The text of a page without quotations and what stands in quotation marks."""
    tree = html.fromstring(page.read_bytes())
    for element in tree.xpath(
        "//q | //blockquote | //*[contains(@class, 'stored')] | //*[contains(@class, 'deck')] | //head"
    ):
        element.drop_tree()
    return re.sub(r"“[^”]*”", " ", " ".join(tree.text_content().split()))


def test_words_that_take_a_side_stand_in_quotation_marks_only(sample_desk: Path, handed_on: Path) -> None:
    loaded = [*lexicon.table("linking", "summaries")["names"]["loaded"], "kidnapp", "narco"]
    pages = [*(sample_desk / "dossier").rglob("*.html"), *handed_on.rglob("*.html")]
    whole = " ".join(p.read_text("utf-8").casefold() for p in pages)
    assert "murder" in whole and "narco-terrorist" in whole, "the reports use such words"
    for page in pages:
        told = own_words(page).casefold()
        assert not [word for word in loaded if word in told], page


def test_loaded_names_of_things_and_speakers_stand_in_quotation_marks(tmp_path: Path) -> None:
    quote = small_record("It was said.", url=None).claims[0].passages[0]
    event = dataclasses.replace(
        EVENT,
        objects=(ObjectField("facility", "terrorist camp"),),
        bases=(Basis("regime sources", "unnamed", ("p-1",)),),
        conflicts=(FieldConflict("object", (ConflictValue("terrorist camp", "regime sources", ("p-1",)),)),),
        passages=(quote,),
    )
    flow = FlowRow("f-1", "terror weapons", "the regime", None, None, None, None, None, None, (quote,))
    measure = MeasureRow("m-1", "sanction", None, "murder suspects", "effective", EVENT.date, (), (quote,))
    record = dataclasses.replace(small_record(url=None), events=(event,), flows=(flow,), measures=(measure,))
    dossier.build(record, tmp_path / "site", edition=EDITION)
    told = " ".join(own_words(page) for page in (tmp_path / "site").rglob("*.html")).casefold()
    assert "rests on" in told
    assert not [w for w in ("terror", "regime", "murder") if w in told]


def test_what_only_the_acting_party_says_carries_its_name(sample_desk: Path) -> None:
    with open_desk(sample_desk) as desk:
        claimed = [e for e in desk.record().events if e.status == "claimed by the acting party only"]
    assert claimed
    for event in claimed:
        told = event.summary.casefold()
        assert any((b.claimant or "").casefold() in told for b in event.bases if b.claimant), event.summary


def test_full_names_are_masked_everywhere_and_short_ones_where_they_mean_the_person() -> None:
    record = small_record("Jon Doerr fled. Doerr's boat sank; Doerring did not. Cole left.", url=None)
    named = {"r-1": frozenset({"Sam Cole", "Cole"}), "r-2": frozenset({"Sunk"})}
    masked = mask(record, named)
    assert masked.claims[0].holders[0].name == MASK
    quote = masked.claims[0].passages[0].quote
    assert quote == f"[{MASK}] fled. [{MASK}]'s boat sank; Doerring did not. [{MASK}] left."
    names = names_of(record, named)
    assert names.mask("Sam Cole and Cole", reports=["r-2"]) == f"{MASK} and Cole"


def test_a_record_without_private_persons_is_left_as_it_is() -> None:
    record = dataclasses.replace(small_record(), actors=())
    assert mask(record) is record


def test_words_around_a_passage_are_masked_too(tmp_path: Path) -> None:
    text = "Emil Sabo wept. It was said so. Jon Doerr left."
    record = small_record("It was said so.", url=None)
    passage = dataclasses.replace(record.claims[0].passages[0], start=16, end=31)
    record = dataclasses.replace(record, claims=(dataclasses.replace(record.claims[0], passages=(passage,)),))
    named = {"r-1": frozenset({"Emil Sabo"})}
    edition = dataclasses.replace(EDITION, texts={"r-1": {"text": text}}, names=names_of(record, named))
    dossier.build(mask(record, named), tmp_path / "site", edition=edition)
    page = html.fromstring((tmp_path / "site" / "reports" / "r-1.html").read_bytes())
    (stored,) = page.xpath("//div[@class='stored']")
    assert " ".join(stored.text_content().split()) == f"[{MASK}] wept. It was said so.1 [{MASK}] left."
    assert page.xpath("//mark[@id='p-1']/text()") == ["It was said so."]
