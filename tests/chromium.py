"""Chromium through its debugging pipe: pages are opened, measured and asked from tests, with nothing but the standard library."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("chromium")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-pipe",
)  # fmt: skip
#: Chromium reads commands from the first and writes answers to the second of these file descriptors.
_IN, _OUT = 3, 4


class Browser:
    """One tab. ``heard`` holds the events since the last page was opened."""

    def __init__(self, *, commands: int, answers: int) -> None:
        self._commands = commands
        self._answers = answers
        self._buffer = b""
        self._sent = 0
        self._session: str | None = None
        self.heard: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send one command and return its result."""
        self._sent += 1
        command = {"id": self._sent, "method": method, "params": parameters}
        if self._session:
            command["sessionId"] = self._session
        os.write(self._commands, json.dumps(command).encode() + b"\0")
        while True:
            message = self._message()
            if message.get("id") == self._sent:
                assert "error" not in message, message
                return dict(message["result"])
            self.heard.append(message)

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            chunk = os.read(self._answers, 1 << 16)
            assert chunk, "the browser has ended"
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(line))

    def open(self, page: Path, *, width: int = 1280, dark: bool = False, media: str = "") -> None:
        """Open a file and wait until it has loaded."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
        )
        self.call("Emulation.setEmulatedMedia", media=media, features=[scheme])
        # from one anchor of a page to another nothing would be loaded
        for url in ("about:blank", page.resolve().as_uri()):
            self.heard.clear()
            self.call("Page.navigate", url=url)
            while not any(e.get("method") == "Page.loadEventFired" for e in self.heard):
                self.heard.append(self._message())

    def ask(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def complaints(self) -> list[str]:
        """What the console was told."""
        logged = [e["params"]["entry"] for e in self.heard if e.get("method") == "Log.entryAdded"]
        said = [
            e["params"]
            for e in self.heard
            if e.get("method") in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown")
        ]
        return [str(x) for x in (*logged, *said)]

    def requested(self) -> list[str]:
        """The addresses that were asked for."""
        events = (e for e in self.heard if e.get("method") == "Network.requestWillBeSent")
        return [e["params"]["request"]["url"] for e in events]


@contextlib.contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A running browser, which ends with the context."""
    assert PROGRAM
    commands_out, commands_in = os.pipe()
    answers_out, answers_in = os.pipe()
    # the shell puts the pipe where Chromium looks for it
    start = f'exec "$@" {_IN}<&{commands_out} {_OUT}>&{answers_in}'
    process = subprocess.Popen(
        ["bash", "-c", start, "bash", PROGRAM, *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
        pass_fds=(commands_out, answers_in),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(commands_out)
    os.close(answers_in)
    try:
        tab = Browser(commands=commands_in, answers=answers_out)
        yield tab
    finally:
        process.terminate()
        process.wait(timeout=30)
        os.close(commands_in)
        os.close(answers_out)
