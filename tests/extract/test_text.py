import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text import decode, tidy, tidy_line

WORDS = "Señor Ndongo’s “visit” to Çeşme cost 5 €"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_by_its_marks(charset):
    read = decode(WORDS.encode(charset))
    assert read.text == WORDS and read.doubt is None


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark(charset):
    assert decode(("Plain words only. " * 3).encode(charset)).text == "Plain words only. " * 3


@pytest.mark.parametrize(
    ("body", "text", "charset"),
    [
        ("<meta charset='windows-1251'>Минск".encode("cp1251"), "Минск", "cp1251"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>“é”'.encode("cp1252"), "“é”", "cp1252"),
        ("caf\xe9 – bar".encode("cp1252"), "café – bar", "cp1252"),
        (b"<meta charset=punycode>caf\xe9", "café", "cp1252"),
        (b"<meta charset=nonsense>caf\xe9", "café", "cp1252"),
    ],
)
def test_other_charsets_are_declared_or_western(body, text, charset):
    read = decode(body)
    assert read.text.endswith(text) and read.charset == charset


def test_a_few_broken_places_do_not_spoil_a_text():
    read = decode("naïve café crème\n".encode() * 5 + b"\xff")
    assert read.charset == "utf-8" and read.text.startswith("naïve") and "1 places" in (read.doubt or "")


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("a  \t\nb", "a\nb"),
        ("\ufeffa\x00b\x07", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("e\u0301 ﬁ ½", "e\u0301 ﬁ ½"),
        ("\u202ea", "\u202ea"),
    ],
)
def test_tidy_keeps_characters_and_drops_what_nobody_sees(raw, kept):
    assert tidy(raw) == kept


@given(st.text())
def test_tidy_twice_is_tidy_once(text):
    assert tidy(tidy(text)) == tidy(text)
    assert "\n" not in tidy_line(text)
    tidy(text).encode("utf-8")


@given(st.binary())
def test_any_bytes_are_some_text(body):
    assert isinstance(decode(body).text, str)
