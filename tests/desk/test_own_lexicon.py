"""A desk's own actors and places: read with them in every process, kept apart from other desks, and honest when they change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.desk import Desk
from dateline.engine import local
from dateline.errors import BadEntry
from dateline.opening import new_desk, open_desk

OWN = """
[[actor]]
name = "Ruritania"
kind = "country"
country = "RUR"
demonyms = ["Ruritanian"]
capitals = ["Strelsau"]

[[actor]]
name = "Zenda Free Corps"
aliases = ["ZFC"]
kind = "group"
country = "RUR"
sector = "PRM"

[[place]]
name = "Hentzau"
lat = 50.1
lon = 14.5
country = "RUR"
"""
TEXT = "The ZFC attacked a Ruritanian army post in Hentzau on Monday, killing {} soldiers."


def lines(folder: Path, count: int) -> str:
    path = folder / "reports.jsonl"
    rows = ({"text": TEXT.format(n + 2), "language": "en", "published": "2025-09-02"} for n in range(count))
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return str(path)


def made(folder: Path, own: str) -> Desk:
    new_desk(folder).close()
    with (folder / "desk.toml").open("a", encoding="utf-8") as file:
        file.write(own)
    return open_desk(folder)


def parties(desk: Desk) -> set[tuple[str, str, str | None]]:
    rows = [*desk.show("events")]
    return {
        (side, p["name"], p["country"]) for r in rows for side in ("actors", "recipients") for p in r[side]
    }


def test_a_pool_reads_with_them_as_one_process_does(tmp_path: Path) -> None:
    source = lines(tmp_path, local.WORTH_A_POOL + 6)
    digests = []
    for workers in (1, 2):
        made(tmp_path / str(workers), OWN).close()
        with open_desk(tmp_path / str(workers), flags={"workers": workers}) as desk:
            desk.add([source])
            assert ("actors", "Zenda Free Corps", "RUR") in parties(desk)
            places = {(p["name"], p["country"]) for p in desk.show("places")}
            assert ("Hentzau", "RUR") in places
            digests.append(desk.digest())
    assert digests[0] == digests[1]


def test_two_desks_in_one_process_know_nothing_of_each_other(tmp_path: Path) -> None:
    source = lines(tmp_path, 2)
    with made(tmp_path / "one", OWN) as one, made(tmp_path / "other", "") as other:
        one.add([source])
        other.add([source])
        assert ("actors", "Zenda Free Corps", "RUR") in parties(one)
        assert all(country != "RUR" for _, _, country in parties(other))
        one.add([source])
        assert one.digest() != other.digest()
        assert not one.verify().problems
        assert not other.verify().problems


def test_what_was_read_before_they_changed_is_read_anew_and_back_again(tmp_path: Path) -> None:
    source = lines(tmp_path, 3)
    folder = tmp_path / "desk"
    with made(folder, "") as desk:
        desk.add([source])
        before = desk.digest()
    plain = (folder / "desk.toml").read_text("utf-8")
    (folder / "desk.toml").write_text(plain + OWN, "utf-8")
    with open_desk(folder) as desk:
        assert desk.lexicon.startswith("desk.")
        assert len(desk.add([source]).again) == 3
        assert ("actors", "Zenda Free Corps", "RUR") in parties(desk)
        assert {r.coders[-1] for _, r in desk.store.readings(desk.lexicon)} == {desk.lexicon}
        assert desk.add([source]).again == ()
        assert not desk.verify().problems
    (folder / "desk.toml").write_text(plain, "utf-8")
    with open_desk(folder) as desk:
        assert desk.digest() == before
        assert desk.reread().again == ()
        assert not desk.verify().problems


def test_an_entry_that_cannot_be_understood_keeps_the_desk_shut(tmp_path: Path) -> None:
    with pytest.raises(BadEntry, match="kind of actor 1"):
        made(tmp_path / "desk", '[[actor]]\nname = "ZFC"\nkind = "gang"\n')


def test_actors_that_nobody_can_resolve_can_be_listed(tmp_path: Path) -> None:
    with made(tmp_path / "desk", OWN) as desk:
        path = tmp_path / "masked.txt"
        path.write_text("Masked gunmen attacked the ZFC in Hentzau on Monday, killing two people.\n", "utf-8")
        desk.add([str(path)])
        open_ = {a["name"].lower(): a["passages"] for a in desk.show("actors", status="unresolved")}
        assert open_["masked gunmen"]
        assert "zenda free corps" not in open_
        page = desk.build(tmp_path / "site").parent / "parties.html"
        assert 'id="unresolved"' in page.read_text("utf-8")
