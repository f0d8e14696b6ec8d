import tomllib
from pathlib import Path

import pytest

from dateline.extract.chrome import clean_page, clipless, prose, trim_edges

CASES = sorted((Path(__file__).parent.parent / "golden" / "extract").glob("*/*.toml"))


@pytest.mark.parametrize("path", CASES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_golden(path):
    case = tomllib.loads(path.read_text("utf-8"))
    found = clean_page(case["text"], title=case.get("title"))
    for key, value in case["expect"].items():
        if key == "paragraphs":
            assert found.text.split("\n\n") == value
        else:
            got = getattr(found, key)
            assert (list(got) if isinstance(got, tuple) else got or type(value)()) == value


def test_there_are_cases():
    assert len(CASES) >= 6


@pytest.mark.parametrize(
    "unit",
    [
        "The ministers met on Friday in the old harbour town.",
        "word " * 40,
        "เรือข้ามฟากกลับมาที่ท่าเรือในวันจันทร์หลังจากพายุพัดมาหนึ่งสัปดาห์ เจ้าหน้าที่กล่าวว่าผู้โดยสารทุกคนปลอดภัยดีและเดินทางกลับบ้านแล้ว",
    ],
)
def test_prose(unit):
    assert prose(unit.strip())


@pytest.mark.parametrize(
    "unit", ["Ministers meet in harbour town to talk about ferries", "Read more.", "Latest"]
)
def test_no_prose(unit):
    assert not prose(unit)


@pytest.mark.parametrize(
    ("unit", "bare", "clipped"),
    [
        (
            "The ministers agreed on the outline of a plan for the...",
            "The ministers agreed on the outline of a plan for the...",
            True,
        ),
        (
            "The ministers agreed on the outline of a plan for… Read more »",
            "The ministers agreed on the outline of a plan for…",
            True,
        ),
        (
            "The ministers agreed on the outline of a plan.",
            "The ministers agreed on the outline of a plan.",
            False,
        ),
        ("The ministers agreed on the outline [...]", "The ministers agreed on the outline [...]", True),
    ],
)
def test_clipped(unit, bare, clipped):
    assert clipless(unit) == (bare, clipped)


def test_a_cleaned_text_loses_only_its_edges():
    text = "Share\nFerry returns\n\nThe ferry came back. Latest was the crew.\n\nRelated\n\nMore words follow here\n\nRead also:\nLatest"
    kept = trim_edges(text, title="Ferry Returns")
    assert kept == "The ferry came back. Latest was the crew.\n\nRelated\n\nMore words follow here"


@pytest.mark.parametrize(
    "text", ["Latest", "", "One line", "A clipped lead that is all there is of the report and…"]
)
def test_a_cleaned_text_is_kept_when_in_doubt(text):
    assert trim_edges(text) == text
