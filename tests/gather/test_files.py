import datetime as dt
import json
import os
import random
from pathlib import Path

import pytest

from dateline.gather.files import from_path
from dateline.gather.sources import gather
from dateline.model.report import Capture, Failure

NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
TEXT = "The ferry service between the two ports resumed on Monday after a week of storms, officials said.\n"


def got(where: Path | str, **limits):
    return list(gather(str(where), now=lambda: NOON, **limits))


def codes(where: Path | str, **limits):
    return [g.code if isinstance(g, Failure) else g.media_type for g in got(where, **limits)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.txt", "text/plain"), ("a.md", "text/markdown"), ("a.html", "text/html"), ("a.HTM", "text/html")],
)
def test_a_file_is_one_capture(tmp_path, name, kind):
    (tmp_path / name).write_text(TEXT)
    (capture,) = got(tmp_path / name)
    assert isinstance(capture, Capture)
    assert (capture.media_type, capture.body, capture.retrieved) == (kind, TEXT.encode(), NOON)
    assert len(capture.sha256) == 64


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("empty.txt", b"", "E-EMPTY"),
        ("blank.txt", b" \n\t\n", "E-EMPTY"),
        ("junk.txt", bytes(range(256)) * 40, "E-BINARY"),
        ("nul.html", b"\x00" * 500 + b"x", "E-BINARY"),
        ("paper.txt", b"%PDF-1.7 and so on", "E-BINARY"),
        ("a.docx", b"anything", "E-UNSUPPORTED"),
        ("noname", b"anything", "E-UNSUPPORTED"),
        ("long.txt", b"x" * 2000, "E-TOO-LARGE"),
        ("empty.jsonl", b"\n\n", "E-EMPTY"),
        ("not.jsonl", b"{broken\n", "E-NOT-JSON"),
        ("deep.jsonl", b"[" * 900 + b"\n", "E-NOT-JSON"),
        ("list.jsonl", b'["a", "b"]\n', "E-NOT-AN-OBJECT"),
        ("untold.jsonl", b'{"title": "A title alone"}\n', "E-NO-TEXT"),
        ("number.jsonl", b'{"text": 7}\n', "E-NO-TEXT"),
    ],
)
def test_what_cannot_be_read_is_a_failure_with_a_remedy(tmp_path, name, body, code):
    (tmp_path / name).write_bytes(body)
    (failure,) = got(tmp_path / name, limit_bytes=1500 if code == "E-TOO-LARGE" else 20_000)
    assert isinstance(failure, Failure)
    assert failure.code == code
    assert failure.message and failure.remedy


def test_utf16_without_a_mark_is_text(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode("utf-16-le"))
    assert codes(tmp_path / "a.txt") == ["text/plain"]


def test_each_json_line_is_a_capture_with_its_fields(tmp_path):
    rows = [
        {"id": 7, "text": "One. \ud800", "title": "First", "score": 3, "published": "2025-01-02"},
        {"id": "b", "text": "Two."},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n\n".join(map(json.dumps, rows)))
    one, two = got(path)
    assert one.source == f"{path}:1" and two.source == f"{path}:3"
    assert one.fields == (
        ("id", "7"),
        ("published", "2025-01-02"),
        ("text", "One. \ufffd"),
        ("title", "First"),
    )
    assert json.loads(one.body) == rows[0]


def test_an_overlong_line_is_passed_over_and_the_next_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "short"}\n')
    assert codes(path, limit_bytes=1000) == ["E-TOO-LARGE", "application/json"]


def test_too_long_a_text_is_refused(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x" * 1_000_001}))
    assert codes(path) == ["E-TEXT-TOO-LONG"]


def test_a_folder_is_read_in_order_and_names_what_it_leaves_out(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", "odd.bin", ".hidden"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    found = got(tmp_path)
    assert [Path(g.source).name for g in found if isinstance(g, Capture)] == ["a.txt", "b.txt", "c.txt"]
    assert sorted(g.code for g in found if isinstance(g, Failure)) == [
        "E-BROKEN-LINK",
        "E-HIDDEN",
        "E-LINKED-FOLDER",
        "E-UNSUPPORTED",
    ]


def test_missing_and_impossible_paths_are_failures(tmp_path):
    assert codes(tmp_path / "no.txt") == ["E-MISSING"]
    assert codes("a\0b") == ["E-MISSING"]
    assert codes(tmp_path) == ["E-EMPTY"]


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert codes(tmp_path / "a.txt") == ["E-NOT-A-FILE"]


@pytest.mark.parametrize("method", ["stat", "read_bytes"])
def test_no_permission_is_said_so(tmp_path, monkeypatch, method):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, method, refuse)
    (failure,) = list(from_path(str(path), now=lambda: NOON))
    assert failure.code == "E-NO-PERMISSION" and "chmod" in failure.remedy


def test_links_and_paths_that_lead_nowhere_are_failures_and_the_rest_goes_on(tmp_path):
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "up").symlink_to("..")
    (tmp_path / "z.txt").write_text(TEXT)
    assert codes(tmp_path) == ["E-MISSING", "text/plain", "E-LINKED-FOLDER"]
    assert codes("x/" * 2500) == ["E-MISSING"]
    assert codes(tmp_path / ("n" * 300)) == ["E-MISSING"]
    assert codes(tmp_path / "z.txt" / "deeper") == ["E-MISSING"]


def test_control_characters_by_the_hundred_are_no_text(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode() * 20 + bytes(range(1, 8)) * 20)
    assert codes(tmp_path / "a.txt") == ["E-BINARY"]
    (tmp_path / "a.txt").write_bytes(TEXT.encode() + b"\x01\x02")
    assert codes(tmp_path / "a.txt") == ["text/plain"]


def test_a_text_without_a_letter_is_none(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "\u200b\ufeff ..."}))
    assert codes(tmp_path / "a.jsonl") == ["E-NO-TEXT"]


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_json_lines_in_any_unicode_charset(tmp_path, charset):
    rows = [{"text": f"{TEXT} \u2028 {n} ☂"} for n in range(3)]
    text = "\n".join(json.dumps(r, ensure_ascii=False) for r in rows)
    (tmp_path / "a.jsonl").write_bytes(text.encode(charset))
    assert [json.loads(g.body) for g in got(tmp_path / "a.jsonl")] == rows
    assert codes(tmp_path / "a.jsonl", limit_bytes=60) == ["E-TOO-LARGE"] * 3


def test_binary_junk_is_one_failure_and_a_bad_line_among_good_ones_is_another(tmp_path):
    junk = random.Random(1).randbytes(20_000)
    (tmp_path / "a.jsonl").write_bytes(junk)
    assert codes(tmp_path / "a.jsonl") == ["E-BINARY"]
    bad = junk.replace(b"\n", b"")[:3000]
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "One."}\n' + bad + b'\n{"text": "Two."}\n')
    assert codes(tmp_path / "a.jsonl") == ["application/json", "E-NOT-JSON", "application/json"]


def test_a_long_run_of_blank_lines_is_no_end(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"\n" * 100_000 + b'{"text": "Late."}')
    assert codes(tmp_path / "a.jsonl") == ["application/json"]
