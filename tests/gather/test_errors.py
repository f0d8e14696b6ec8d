import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("gather", "extract")


def test_each_code_has_a_heading_and_each_heading_a_code():
    sources = [
        p.read_text("utf-8") for room in ROOMS for p in (ROOT / "src" / "dateline" / room).glob("*.py")
    ]
    used = {code for text in sources for code in re.findall(r'"(E-[A-Z-]+)"', text)}
    written = set(
        re.findall(r"(?m)^## (E-[A-Z-]+)$", (ROOT / "docs" / "errors" / "gather.md").read_text("utf-8"))
    )
    assert used == written
