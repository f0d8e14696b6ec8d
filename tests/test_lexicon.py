"""The data files: where they come from is stated, and what is not there is answered with what is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline import lexicon
from dateline.errors import UnknownName

RESOURCES = Path(lexicon.__file__).parent / "resources"
FILES = sorted(p for p in RESOURCES.rglob("*.toml") if "sample" not in p.relative_to(RESOURCES).parts)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(RESOURCES)))
def test_each_file_states_source_licence_and_day(path: Path) -> None:
    data = tomllib.loads(path.read_text("utf-8"))
    for key in ("source", "licence", "retrieved"):
        assert data.get(key), f"{path.name} does not state its {key}"


def test_there_is_one_codebook_file_for_each_type() -> None:
    assert len(lexicon.names("codebook")) == 16


def test_an_unknown_file_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="assault"):
        lexicon.table("codebook", "assalt")
