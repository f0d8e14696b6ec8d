"""The corpus of the statistical coder: every line means what it says."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dateline import lexicon

CORPUS = Path(__file__).parent.parent.parent / "training" / "corpus"
TYPES = {table["type"] for table in lexicon.tables("codebook").values()}
FILES = sorted(CORPUS.glob("*.jsonl"))


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def is_in(text: str, words: str) -> bool:
    counted = re.fullmatch(r"(.*)#(\d+)", words)
    bare, nth = (counted[1], int(counted[2])) if counted else (words, 1)
    return bool(bare) and text.count(bare) >= nth


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_span_is_found_and_every_type_is_known(path: Path) -> None:
    for line in lines(path):
        for event in line["events"]:
            assert event["type"] in TYPES, line
            spans = (event["source"], event["trigger"], *([event["target"]] if event["target"] else []))
            assert all(is_in(line["text"], span) for span in spans), line
        assert all(is_in(line["text"], words) for pair in line.get("none", ()) for words in pair), line


def test_no_text_stands_twice() -> None:
    seen = Counter(line["text"] for path in FILES for line in lines(path))
    assert not [text for text, times in seen.items() if times > 1]


def test_every_type_is_taught_in_hundreds_of_lines_and_a_third_tell_of_several_pairs() -> None:
    written = [line for name in ("w1", "w2") for line in lines(CORPUS / f"{name}.jsonl")]
    types = Counter(event["type"] for line in written for event in line["events"])
    assert set(types) == TYPES
    assert min(types.values()) > 200
    several = [len({(e["source"], e["target"]) for e in line["events"]}) > 1 for line in written]
    assert sum(several) > len(written) / 3
