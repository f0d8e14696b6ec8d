"""Values as an analyst enters them: text that can be kept, fields that exist, values that they can have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args

from dateline import lexicon
from dateline.errors import Misused, unknown
from dateline.link.corrections import CORRECTABLE, UNKNOWN
from dateline.link.dates import bounds
from dateline.link.tolls import HARMS
from dateline.model.doc import Modality

CODE = "E-BAD-JUDGEMENT"
_FIGURE = re.compile(r"[0-9]{1,7}")
#: Of what a desk can be about.
_FIRST_YEAR, _LAST_YEAR = 1800, 2200


def readable(*texts: str) -> None:
    """Every text is one that can be kept.

    Raises:
        Misused: one holds bytes that are no UTF-8.
    """
    for text in texts:
        if any("\ud800" <= c <= "\udfff" for c in text):
            raise Misused(
                f"{text.encode('utf-8', 'backslashreplace').decode()!r} is no text in UTF-8",
                remedy="Set the terminal to UTF-8, or write it with other letters.",
                code=CODE,
            )


def corrections(values: Sequence[str], type_: str | None = None) -> Iterator[tuple[str, str]]:
    """Fields with their values; ``type_`` is the event's, whose modes can be set.

    Raises:
        Misused: none is given, or one is no field, or cannot have that value.
    """
    if not values:
        known = ", ".join(CORRECTABLE)
        raise Misused("no field is given", remedy=f"Write FIELD=VALUE. Fields: {known}.", code=CODE)
    for value in values:
        name, equals, text = value.partition("=")
        if not equals or not text.strip():
            raise Misused(
                f"{value!r} gives no field a value",
                remedy=f"Write FIELD=VALUE, such as date=2025-09-02; FIELD={UNKNOWN} for what is not known.",
                code=CODE,
            )
        if name not in CORRECTABLE:
            raise unknown("field", name, CORRECTABLE, code=CODE)
        if name == "type":
            type_ = text.strip().upper()
        yield name, _checked(name, text.strip())
        if name == "mode" and text.strip() != UNKNOWN:
            modes = lexicon.table("codebook", type_.lower())["modes"] if type_ else {}
            if text.strip() not in modes:
                raise unknown(f"mode of {type_}", text.strip(), modes, code=CODE)


def _checked(name: str, text: str) -> str:
    """The value of one field.

    Raises:
        Misused: the field cannot have it.
    """
    if name in ("type", "modality"):
        known = [n.upper() for n in lexicon.names("codebook")] if name == "type" else list(get_args(Modality))
        text = text.upper() if name == "type" else text
        if text not in known:
            raise unknown(name, text, known, code=CODE)
    elif text == UNKNOWN:
        return text
    elif name == "date" and not _is_plausible(text):
        raise Misused(
            f"{text!r} is no day",
            remedy="Write it as 2025-09-02, 2025-09, 2025 or 2025-09-01/2025-09-03.",
            code=CODE,
        )
    elif name in HARMS and not _FIGURE.fullmatch(text):
        raise Misused(f"{name} takes a number, not {text!r}", remedy=f"Write {name}=3.", code=CODE)
    return text


def _is_plausible(edtf: str) -> bool:
    days = bounds(edtf)
    return days is not None and days[0].year >= _FIRST_YEAR and days[1].year <= _LAST_YEAR
