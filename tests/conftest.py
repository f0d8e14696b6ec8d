"""Fixtures that several rooms share."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
DATELINE = Path(sys.executable).parent / "dateline"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests reach this machine only: a connection to anything but loopback fails at once."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family != socket.AF_UNIX and not str(host).startswith(("127.", "::1", "localhost")):
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data for measuring; tests that need it are skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("the shared data is not here")
    return SHARED


@pytest.fixture(scope="session")
def dateline() -> Run:
    """Runs the program as a user would; ``DATELINE_*`` of the caller does not reach it."""

    def run(
        *arguments: str | Path, stdin: str | bytes = "", cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        done = subprocess.run(
            [str(DATELINE), *map(str, arguments)],
            input=data,
            capture_output=True,
            check=False,
            env=environment,
            cwd=cwd,
        )
        return subprocess.CompletedProcess(
            done.args,
            done.returncode,
            done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"),
        )

    return run


@pytest.fixture(scope="session")
def sample_desk(dateline: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sample desk with its dossier, made once for all tests that only look at it."""
    folder = tmp_path_factory.mktemp("sample") / "desk"
    done = dateline("demo", folder)
    assert done.returncode == 0, done.stderr
    yield folder
