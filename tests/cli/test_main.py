"""The door of the program: whatever happens inside, a message that teaches and the documented exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from dateline.cli import desk_commands, main, output
from dateline.opening import new_desk


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["dateline", *map(str, arguments)])
    with pytest.raises(SystemExit) as end:
        main.run()
    assert isinstance(end.value.code, int)
    return end.value.code


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ZeroDivisionError("x"), 1, "E-FAULT: a fault in dateline: ZeroDivisionError"),
        (OSError(28, "No space left on device"), 1, "E-CANNOT-WRITE"),
        (PermissionError(13, "Permission denied", "/there"), 1, "/there"),
        (KeyboardInterrupt(), 1, "E-INTERRUPTED"),
        (BrokenPipeError(32, "Broken pipe"), 0, ""),
    ],
)
def test_nobody_is_shown_a_traceback(
    error: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:  # fmt: skip
    new_desk(tmp_path / "d").close()

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(desk_commands, "_tell", fail)
    monkeypatch.setattr(main, "_heard_enough", lambda: 0)
    assert run(monkeypatch, "add", tmp_path / "d", tmp_path / "none") == code
    told = capfd.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


def test_a_closed_output_is_no_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    new_desk(tmp_path / "d").close()
    monkeypatch.setattr(sys, "stdout", None)
    assert run(monkeypatch, "show", tmp_path / "d", "events", "--json") == 0
    sys.stdout.close()


def test_names_of_files_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    output.complain("E-X", "no \x1b[2Jfile\n\u202etxt\udcff.\u2028", "mend it")
    assert (
        capsys.readouterr().err == f"E-X: no \\x1b[2Jfile\\n\\u202etxt\\udcff.\\u2028{os.linesep}  mend it\n"
    )
    assert output.cell("a\u202eb\x1b") == "a\ufffdb\ufffd"


@pytest.mark.parametrize(
    ("program", "found", "said"),
    [
        ("{here}/.venv/bin/dateline", None, ".venv/bin/dateline"),
        ("/elsewhere/bin/dateline", None, "/elsewhere/bin/dateline"),
        ("{here}/.venv/bin/dateline", "/usr/bin/dateline", "dateline"),
        ("{here}/.venv/bin/pytest", None, "dateline"),
    ],
)
def test_what_to_type_next_can_be_typed(
    program: str, found: str | None, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [program.format(here=tmp_path)])
    monkeypatch.setattr(output.shutil, "which", lambda _: found)
    assert output.called() == said
