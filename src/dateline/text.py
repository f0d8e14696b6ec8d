"""Text as people wrote it, out of the bytes and strings in which it arrives.

Characters are kept as they are (no Unicode normal form is imposed), so that a passage reads as it was published;
only what no reader sees goes: byte order marks, control characters, soft hyphens, blanks of no width, trailing blanks,
runs of empty lines.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# codecs that a page may name; Python knows others (punycode, idna, escapes) whose cost or meaning a page must not choose
_WEB = frozenset(
    [
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "iso8859-1",
        "iso8859-2",
        "iso8859-3",
        "iso8859-4",
        "iso8859-5",
        "iso8859-6",
        "iso8859-7",
        "iso8859-8",
        "iso8859-9",
        "iso8859-10",
        "iso8859-13",
        "iso8859-14",
        "iso8859-15",
        "iso8859-16",
        "cp1250",
        "cp1251",
        "cp1252",
        "cp1253",
        "cp1254",
        "cp1255",
        "cp1256",
        "cp1257",
        "cp1258",
        "cp866",
        "cp874",
        "koi8-r",
        "koi8-u",
        "mac-roman",
        "mac-cyrillic",
        "gb2312",
        "gbk",
        "gb18030",
        "hz",
        "big5",
        "big5hkscs",
        "euc_jp",
        "shift_jis",
        "cp932",
        "iso2022_jp",
        "euc_kr",
        "cp949",
        "tis-620",
        "ascii",
    ]
)
# what HTML reads for these labels
_READ_AS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f\xad\u200b\u2060\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("(?<![ \t\xa0])[ \t\xa0]++(?=\n|\\Z)")
_EMPTY_LINES = re.compile("\n{3,}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the charset that it was read in; ``doubt`` says what was wrong with the bytes, or is None."""

    text: str
    charset: str
    doubt: str | None = None


def decode(body: bytes, *, declared: str | None = None) -> Decoded:
    """The text of some bytes: by byte order mark, as UTF-8, in the charset that they or ``declared`` name, else as cp1252.

    Never fails: bytes that mean nothing become U+FFFD, and ``doubt`` says so.
    """
    marked = marked_charset(body)
    if marked:
        return _forced(body, marked)
    try:
        return Decoded(body.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    named = _known(declared) or _known(_declared(body))
    if named and named != "utf-8":
        return _forced(body, named)
    lenient = body.decode("utf-8", "replace")
    lost = lenient.count("\ufffd")
    if sum(1 for c in lenient if c > "\x7f") - lost >= lost:
        return Decoded(lenient, "utf-8", f"{lost} places are not valid UTF-8 and read as U+FFFD")
    text = body.decode("cp1252", "replace")
    return Decoded(text, "cp1252", "not valid UTF-8 and no charset is declared: read as cp1252")


def marked_charset(body: bytes) -> str | None:
    """The Unicode charset that a byte order mark, or NULs between Western letters, show bytes to be in; None where nothing does."""
    return next((name for mark, name in _BOMS if body.startswith(mark)), None) or _wide(body)


def _forced(body: bytes, charset: str) -> Decoded:
    text = body.decode(charset, "replace")
    lost = text.count("\ufffd")
    return Decoded(
        text, charset, f"{lost} places are not valid {charset} and read as U+FFFD" if lost else None
    )


def _wide(body: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Western text is NUL."""
    head = body[:4000]
    half = len(head) // 2
    if half < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _declared(body: bytes) -> str | None:
    found = _DECLARED.search(body[:4096])
    return (found.group(1) or found.group(2)).decode("ascii") if found else None


def _known(charset: str | None) -> str | None:
    try:
        name = codecs.lookup((charset or "").strip()).name
    except (LookupError, ValueError):
        return None
    return _READ_AS.get(name, name) if name in _WEB else None


def tidy(text: str) -> str:
    """``text`` as it is stored: line feeds only, nothing invisible, no blanks at line ends, at most one empty line.

    Doing it twice changes nothing.
    """
    text = _BREAKS.sub("\n", _SURROGATES.sub("\ufffd", text))
    text = _BLANKS.sub("", _UNSEEN.sub("", text))
    return _EMPTY_LINES.sub("\n\n", text).strip("\n \t\xa0")


def tidy_line(text: str) -> str:
    """``text`` on one line with single blanks."""
    return " ".join(tidy(text).split())
