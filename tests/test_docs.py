"""The docs are true: what is written from the code is fresh, and links and commands in the hand-written pages exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.cli.main import app

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "examples").rglob("*.md"),
    ]
)


def test_generated_pages_schemas_and_error_headings_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "docs.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_that_pages_name_exist(page: Path) -> None:
    known = {c.name for c in app.registered_commands}
    for name in re.findall(r"(?m)^(?:\$ )?(?:\.venv/bin/)?dateline ([a-z]+)", page.read_text("utf-8")):
        assert name in known, f"{page.name}: dateline {name}"


def test_every_coder_has_a_methods_page() -> None:
    from dateline import registry  # noqa: PLC0415 - imports the coders

    for name in registry.components("coder"):
        page = ROOT / "docs" / "methods" / f"{name.rsplit('.', 1)[0]}.md"
        assert page.exists(), name
        text = page.read_text("utf-8")
        for heading in ("## What it claims", "## Measured", "## What it misses"):
            assert heading in text, f"{page.name} lacks {heading}"
