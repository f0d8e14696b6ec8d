"""What the help of each command shows to paste works when pasted."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.cli.examples import EXAMPLES
from dateline.opening import open_desk

LINES = [(name, line) for name, lines in EXAMPLES.items() for line in lines]


@pytest.fixture(scope="module")
def place(sample_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a desk called mydesk and the files that the examples name."""
    folder = tmp_path_factory.mktemp("place")
    shutil.copytree(sample_desk, folder / "mydesk", ignore=shutil.ignore_patterns("dossier"))
    (folder / "reports").mkdir()
    (folder / "reports" / "a.txt").write_text(
        "Port shelled\n\nThe navy shelled the port of Zenda on Tuesday.\n", "utf-8"
    )
    page = "<html><body><article><h1>Port shelled</h1><p>The navy shelled the port of Zenda on Tuesday, killing four.</p></article></body></html>"
    (folder / "page.html").write_text(page, "utf-8")
    line = json.dumps({"id": "1", "text": "Strelsau condemned the attack on the port of Zenda on Tuesday."})
    for name in ("wire.jsonl", "reports.jsonl"):
        (folder / name).write_text(line + "\n", "utf-8")
    return folder


@pytest.mark.parametrize(("name", "line"), LINES, ids=[line for _, line in LINES])
def test_an_example_runs(
    name: str, line: str, place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if "https://" in line:
        pytest.skip("tests reach this machine only")
    with open_desk(place / "mydesk") as desk:
        event = next(desk.show("events"))["id"]
    arguments = shlex.split(line.replace("e-0123456789abcdef", event))
    if name == "new":
        arguments[2] = "another"
    monkeypatch.chdir(place)
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit) as end:
        main.run()
    told = capfd.readouterr()
    assert end.value.code == 0, told.err
    assert not re.search(r"\bE-(?!EMPTY)[A-Z-]+:", told.err)
    assert told.out or told.err


def test_every_command_has_an_example() -> None:
    assert {c.name for c in main.app.registered_commands} == set(EXAMPLES)
