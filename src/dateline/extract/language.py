"""The language of a text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

PLAUSIBLE = [
    "am",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "bs",
    "ca",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fr",
    "gu",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "km",
    "kn",
    "ko",
    "ku",
    "ky",
    "lo",
    "lt",
    "lv",
    "mg",
    "mk",
    "ml",
    "mn",
    "mr",
    "ms",
    "mt",
    "nb",
    "ne",
    "nl",
    "pa",
    "pl",
    "ps",
    "pt",
    "ro",
    "ru",
    "rw",
    "si",
    "sk",
    "sl",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "tl",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "zh",
]
UNKNOWN = "und"
_LETTERS = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9-_]{1,20})?")
_SHORT, _SURE = 16, 200


def detect(text: str, *, declared: str | None = None) -> str:
    """The ISO 639-1 code of the language of ``text``; ``und`` where the text is too short to tell and none is declared.

    What is declared decides for texts of up to 200 characters; after that the text speaks for itself.
    """
    said = code_of(declared)
    letters = len(_LETTERS.findall(text[:2000]))
    if letters < _SHORT or (said and letters < _SURE):
        return said or UNKNOWN
    found, _ = _identifier().classify(text[:5000])
    return str(found)


def code_of(declared: str | None) -> str | None:
    """The language of a tag such as ``en-GB``, as its two or three letters; None where it is no tag."""
    declared = (declared or "").strip()
    if not _CODE.fullmatch(declared):
        return None
    code = re.split("[-_]", declared)[0].lower()
    return (
        None
        if code in ("und", "mul", "zxx")
        else {"eng": "en", "spa": "es", "fra": "fr", "no": "nb"}.get(code, code)
    )


@cache
def _identifier() -> Any:
    from py3langid import langid  # noqa: PLC0415 - loads a model

    identifier = langid.LanguageIdentifier.from_modelpath(Path(langid.MODEL_DIR) / langid.MODEL_FILE)
    identifier.set_languages([code for code in PLAUSIBLE if code in identifier.nb_classes])
    return identifier
