"""Tables and progress: readable at any width, and silent where nobody looks."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
from pathlib import Path

import pytest

from dateline.cli import output
from dateline.opening import open_desk
from dateline.record.search import WHATS
from tests.conftest import DATELINE


@pytest.mark.parametrize("what", [w for w in WHATS if w != "judgements"])  # nobody has judged the sample
@pytest.mark.parametrize("width", [80, 160])
def test_every_table_fits_its_width_and_ids_stay_whole(
    what: str, width: int, sample_desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_desk(sample_desk) as desk:
        rows = list(desk.show(what))
    assert output.table(what, rows, width=width) == len(rows)
    told = capsys.readouterr().out.splitlines()
    assert max(map(len, told)) <= width
    first = {line.split()[0] for line in told if not line.startswith(" ")}
    assert first - {"id"} == {r["id"] for r in rows}


def on_a_terminal(command: list[str | Path], environment: dict[str, str]) -> tuple[str, bytes]:
    """What a program writes to stderr, where that is a terminal, and to stdout."""
    master, slave = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=slave, env=environment) as process:
        os.close(slave)
        drawn = b""
        # a terminal whose program has ended answers with an error
        with contextlib.suppress(OSError):
            while chunk := os.read(master, 1 << 16):
                drawn += chunk
        printed = process.stdout.read() if process.stdout else b""
    os.close(master)
    return drawn.decode("utf-8", "replace"), printed


def test_progress_is_drawn_on_a_terminal_only(sample_desk: Path, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Port shelled\n\nThe navy shelled the port of Zenda on Tuesday.\n", "utf-8")
    subprocess.run([DATELINE, "new", tmp_path / "desk"], check=True, capture_output=True)
    add = [DATELINE, "add", tmp_path / "desk", page]
    environment = {**os.environ, "TERM": "xterm"}
    drawn, printed = on_a_terminal(add, environment)
    assert "reading" in drawn and "\x1b[" in drawn
    assert printed == b""
    without = subprocess.run(add, capture_output=True, check=True, env=environment, text=True)
    assert without.stderr.startswith("0 read · 0 copies · 1 already known · 0 could not read")
    assert "\x1b" not in without.stderr
