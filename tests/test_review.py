"""What analysts ask for is checked against the record before it is kept."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dateline.desk import Desk
from dateline.errors import DatelineError
from dateline.opening import open_desk
from dateline.review import Asked, ByHand

NOON = dt.datetime(2025, 12, 1, 12, tzinfo=dt.UTC)
WHY = "looked at it"
SCHEMA = Path(__file__).parent.parent / "src/dateline/resources/schema/show-judgements.schema.json"


@pytest.fixture
def desk(sample_desk: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(sample_desk, tmp_path / "desk", ignore=shutil.ignore_patterns("dossier"))
    with open_desk(tmp_path / "desk") as opened:
        yield opened


def event(desk: Desk, **filters: str) -> str:
    """The id of an event with passages of several reports."""
    rows = [e for e in desk.show("events", type="ASSAULT", **filters) if e["reports"] > 1]
    return str(rows[0]["id"])


def row(desk: Desk, what: str, id_: str) -> dict[str, Any]:
    return next(r for r in desk.show(what) if r["id"] == id_)


def test_a_judgement_is_kept_and_shown_and_the_record_is_whole(desk: Desk) -> None:
    id_ = event(desk)
    given = desk.judge(Asked(id_, "correct", "mb", WHY, ("killed=12", "date=2025-09-03")))
    assert row(desk, "events", id_)["judgement"] == "corrected"
    logged = row(desk, "judgements", given.id)
    assert (logged["row"], logged["who"], logged["why"], logged["values"]) == (
        id_,
        "mb",
        WHY,
        ["date=2025-09-03", "killed=12"],
    )
    assert [j["id"] for j in desk.explain(id_)["judgements"]] == [given.id]
    assert desk.verify().problems == ()


def test_a_logged_judgement_is_of_its_schema(desk: Desk) -> None:
    desk.judge(Asked(event(desk), "correct", "mb", WHY, ("killed=12",)))
    schema = json.loads(SCHEMA.read_text("utf-8"))
    for logged in desk.show("judgements"):
        jsonschema.Draft202012Validator(schema).validate(logged)


def test_the_setting_says_who_judges_where_nobody_is_named(desk: Desk) -> None:
    desk.settings = dataclasses.replace(desk.settings, analyst="the desk")
    assert desk.judge(Asked(event(desk), "accept")).who == "the desk"
    assert desk.judge(Asked(event(desk), "accept", "mb")).who == "mb"


def test_a_judgement_stands_when_the_desk_is_opened_again(desk: Desk) -> None:
    id_ = event(desk)
    desk.judge(Asked(id_, "reject", "mb", WHY))
    with open_desk(desk.folder) as again:
        assert row(again, "events", id_)["judgement"] == "rejected"


def test_the_record_of_a_day_before_knows_nothing_of_it(desk: Desk) -> None:
    id_ = event(desk)
    before = (desk.now() - dt.timedelta(days=1)).date().isoformat()
    digest = desk.digest()
    given = desk.judge(Asked(id_, "accept", "mb"))
    assert desk.digest() != digest
    assert list(desk.show("judgements", asof=before)) == []
    desk.judge(Asked(given.id, "undo", "mb"))
    assert row(desk, "events", id_)["judgement"] == "unreviewed"


@pytest.mark.parametrize("what", ["positions", "claims", "questions", "flows", "totals"])
def test_rows_of_other_tables_are_reviewed_too(desk: Desk, what: str) -> None:
    id_ = next(iter(desk.show(what)))["id"]
    desk.judge(Asked(id_, "reject", "mb", WHY))
    assert row(desk, what, id_)["judgement"] == "rejected"


def test_rejected_rows_leave_the_dossier_for_its_log(desk: Desk, tmp_path: Path) -> None:
    id_ = event(desk)
    desk.judge(Asked(id_, "reject", "mb", "a drill, not a strike"))
    site = desk.build(tmp_path / "site").parent
    pages = {p.name: p.read_text("utf-8") for p in site.glob("*.html")}
    events = "".join(p.read_text("utf-8") for p in (site / "events").glob("*.html"))
    assert f'id="{id_}"' not in events
    assert "a drill, not a strike" in pages["corrections.html"]


def test_events_are_merged_and_parted(desk: Desk) -> None:
    a, b = [str(e["id"]) for e in desk.show("events", type="ASSAULT", modality="actual")][:2]
    total = len(list(desk.show("events")))
    joined = desk.judge(Asked(a, "merge", "mb", WHY, (b,)))
    assert len(list(desk.show("events"))) == total - 1
    assert desk.explain(b)["row"]["id"] == desk.explain(a)["row"]["id"]
    desk.judge(Asked(joined.id, "undo", "mb"))
    assert len(list(desk.show("events"))) == total
    several = event(desk)
    first = row(desk, "events", several)["passages"][0]["id"]
    desk.judge(Asked(several, "split", "mb", WHY, (first,)))
    assert len(list(desk.show("events"))) == total + 1


def test_a_row_by_hand_stands_on_its_passage(desk: Desk) -> None:
    report, reading = next((p, r) for p, r in desk.store.readings() if r.entities and len(r.sentences) > 3)
    sentence = reading.sentences[-1].span
    words = report.field_text(sentence.field)[sentence.start : sentence.end]
    actor = reading.entities[0].name
    given = desk.judge(
        ByHand(
            report.id, words, "mb", WHY, ("type=PROTEST", f"actors={actor}", "date=2025-09-05", "killed=2")
        )
    )
    added = row(desk, "events", str(row(desk, "judgements", given.id)["row"]))
    assert [p["quote"] for p in added["passages"]] == [words]
    assert (added["type"], added["date"]["start"]) == ("PROTEST", "2025-09-05")
    assert added["toll"]["killed"]["best"] == 2
    assert desk.verify().problems == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked("EVENT", "acept", "mb"), "Did you mean 'accept'"),
        (Asked("EVENT", "accept", " "), "who judges"),
        (Asked("EVENT", "reject", "mb"), "no reason"),
        (Asked("e-none", "accept", "mb"), "no row has the id"),
        (Asked("ACTOR", "accept", "mb"), "not judged"),
        (Asked("EVENT", "accept", "mb", "", ("yes",)), "no further values"),
        (Asked("EVENT", "correct", "mb", WHY), "no field is given"),
        (Asked("EVENT", "correct", "mb", WHY, ("killed",)), "gives no field"),
        (Asked("EVENT", "correct", "mb", WHY, ("kiled=3",)), "Did you mean 'killed'"),
        (Asked("EVENT", "correct", "mb", WHY, ("killed=many",)), "takes a number"),
        (Asked("EVENT", "correct", "mb", WHY, ("date=Tuesday",)), "is no day"),
        (Asked("EVENT", "correct", "mb", WHY, ("type=BOMB",)), "no type is called"),
        (Asked("EVENT", "merge", "mb", WHY), "one other event"),
        (Asked("EVENT", "merge", "mb", WHY, ("EVENT",)), "cannot be one happening"),
        (Asked("EVENT", "split", "mb", WHY, ("p-none",)), "no passage"),
        (Asked("EVENT", "split", "mb", WHY), "some of the event's"),
        (Asked("POSITION", "merge", "mb", WHY, ("EVENT",)), "works on events"),
        (Asked("j-none", "undo", "mb"), "no judgement has the id"),
        (ByHand("r-none", "words", "mb", WHY, ("type=ASSAULT",)), "no report has the id"),
        (ByHand("REPORT", "words that no report has", "mb", WHY, ("type=ASSAULT",)), "stand 0 times"),
        (ByHand("REPORT", "words", "mb", WHY, ("killed=3",)), "needs a type"),
    ],
)
def test_nonsense_is_refused_and_nothing_is_kept(sample_desk: Path, asked: Asked | ByHand, said: str) -> None:
    with open_desk(sample_desk) as opened:
        ids = {
            "EVENT": event(opened),
            "ACTOR": next(iter(opened.show("actors")))["id"],
            "POSITION": next(iter(opened.show("positions")))["id"],
            "REPORT": next(iter(opened.show("reports")))["id"],
        }
        meant: Asked | ByHand
        if isinstance(asked, ByHand):
            meant = ByHand(
                ids.get(asked.report, asked.report), asked.words, asked.who, asked.why, asked.values
            )
        else:
            values = tuple(ids.get(v, v) for v in asked.values)
            meant = Asked(ids.get(asked.row, asked.row), asked.verdict, asked.who, asked.why, values)
        with pytest.raises(DatelineError, match=said) as error:
            opened.judge(meant)
        assert error.value.remedy
        assert list(opened.show("judgements")) == []


def test_a_judgement_is_undone_once(desk: Desk) -> None:
    given = desk.judge(Asked(event(desk), "accept", "mb"))
    desk.judge(Asked(given.id, "undo", "mb"))
    with pytest.raises(DatelineError, match="undone already"):
        desk.judge(Asked(given.id, "undo", "mb"))


def test_what_changed_since_a_day_is_told(desk: Desk) -> None:
    today = desk.now().date()
    id_ = event(desk)
    killed = row(desk, "events", id_)["toll"].get("killed", {}).get("best")
    assert all(c.change == "added" for c in desk.diff(today.isoformat()))  # all of it was read today
    assert desk.diff((today + dt.timedelta(days=1)).isoformat()) == []
    desk.now = lambda: NOON.replace(year=today.year + 1)
    desk.judge(Asked(id_, "correct", "mb", WHY, ("killed=99",)))
    (change,) = (c for c in desk.diff(f"{today.year + 1}-01-01") if c.what == "events")
    assert (change.id, change.change) == (id_, "changed")
    assert ("killed", str(killed) if killed is not None else "not stated", "99") in change.fields


def test_a_corrected_type_does_not_loosen_later_judgements(desk: Desk) -> None:
    id_ = event(desk)
    desk.judge(Asked(id_, "correct", "mb", WHY, ("type=ACCUSE",)))
    later = desk.judge(Asked(id_, "correct", "mb", WHY, ("killed=5",)))
    assert row(desk, "judgements", later.id)["row"] == id_
    assert row(desk, "events", id_)["toll"]["killed"]["best"] == 5
    other = next(e["id"] for e in desk.show("events", type="ACCUSE") if e["id"] != id_)
    desk.judge(Asked(id_, "merge", "mb", WHY, (other,)))
    assert desk.explain(other)["row"]["id"] == desk.explain(id_)["row"]["id"]


def test_what_stays_after_a_split_keeps_its_id_and_its_judgements(desk: Desk) -> None:
    id_ = event(desk)
    passages = [p["id"] for p in row(desk, "events", id_)["passages"]]
    desk.judge(Asked(id_, "correct", "mb", WHY, ("killed=12",)))
    split = desk.judge(Asked(id_, "split", "mb", WHY, (passages[0],)))
    stays = row(desk, "events", id_)
    assert passages[0] not in [p["id"] for p in stays["passages"]]
    assert (stays["judgement"], stays["toll"]["killed"]["best"]) == ("corrected", 12)
    gone = next(
        e
        for e in desk.show("events")
        if passages[0] in [p["id"] for p in e["passages"]] and e["type"] == stays["type"]
    )
    assert gone["judgement"] == "unreviewed"
    accepted = desk.judge(Asked(gone["id"], "accept", "mb"))
    assert row(desk, "judgements", accepted.id)["row"] == gone["id"]
    assert row(desk, "judgements", split.id)["row"] == id_


def test_a_corrected_figure_lies_within_its_bounds(desk: Desk) -> None:
    id_ = event(desk)
    desk.judge(Asked(id_, "correct", "mb", WHY, ("killed=99", "injured=unknown")))
    toll = row(desk, "events", id_)["toll"]
    assert toll["killed"]["low"] <= 99 == toll["killed"]["best"] <= toll["killed"]["high"]
    assert "injured" not in toll


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("actors=Somebody Nobody Named",), "no party of this record"),
        (("mode=zzz",), "no mode of ASSAULT"),
        (("date=0001-01-01",), "is no day"),
        (("place=\udcff",), "no text in UTF-8"),
    ],
)
def test_what_the_record_cannot_hold_is_refused(
    sample_desk: Path, values: tuple[str, ...], said: str
) -> None:
    with open_desk(sample_desk) as opened, pytest.raises(DatelineError, match=said):
        opened.judge(Asked(event(opened), "correct", "mb", WHY, values))


def test_a_name_in_another_encoding_is_refused_and_the_desk_goes_on(desk: Desk) -> None:
    with pytest.raises(DatelineError, match="no text in UTF-8"):
        desk.judge(Asked(event(desk), "accept", "Jos\udce9"))
    with pytest.raises(DatelineError, match="no row has the id"):
        desk.explain("\udce9")
    assert desk.verify().problems == ()


def test_a_rejected_event_is_not_joined_with_another(desk: Desk) -> None:
    a, b = [str(e["id"]) for e in desk.show("events", type="ASSAULT", modality="actual")][:2]
    desk.judge(Asked(b, "reject", "mb", WHY))
    with pytest.raises(DatelineError, match="was rejected"):
        desk.judge(Asked(a, "merge", "mb", WHY, (b,)))
