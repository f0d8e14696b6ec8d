"""Coded values in words for the pages: dates with their doubt, tolls with their qualifiers, places with their precision."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from dateline import lexicon
from dateline.model.event import DateField, Event, PlaceField, TollClaim, TollField

PRECISION = {1: "day stated", 2: "within a few days", 3: "week known", 4: "month known", 5: "year known"}
WHERE = {
    1: "exact place",
    2: "near this place",
    3: "district known",
    4: "province known",
    5: "region known",
    6: "country known",
    7: "at sea or in the air",
}
TOLL_WORDS = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "presumed_dead": "presumed dead",
    "survivors": "survivors",
    "detained": "detained",
    "displaced": "displaced",
}
#: Decisions of analysts in words.
VERDICTS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "merge": "joined with another",
    "split": "parted",
    "add": "added by hand",
    "hold": "held for later",
    "undo": "taken back",
}
#: A stance beside its word: which way it points.
STANCE_MARKS = {
    "supports": "+",
    "willing": "+",
    "neutral": "○",
    "uneasy": "△",
    "opposes": "−",
    "condemns": "−",
}


def day(iso: str | None) -> str:
    """``2025-09-02`` as "2 September 2025"; other EDTF as it stands."""
    if not iso:
        return "not stated"
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", iso)
    try:
        if match and match[3]:
            date = dt.date.fromisoformat(iso)
            return f"{date.day} {date:%B %Y}"
        if match:
            return f"{dt.date(int(match[1]), int(match[2]), 1):%B %Y}"
    except ValueError:
        return iso
    return iso


def short_day(iso: str | None) -> str:
    """``2025-09-02`` as "2 Sep 2025", for narrow columns."""
    told = day(iso)
    return re.sub(r"([A-Z][a-z]{2})[a-z]+", r"\1", told) if iso and told != iso else told


def date_words(date: DateField) -> str:
    """When, with what is not known about it."""
    if date.start is None or date.edtf is None:
        return "no date stated"
    if date.date_prec == 1:
        return day(date.start)
    if date.date_prec in (4, 5) and re.fullmatch(r"\d{4}(-\d{2})?", date.edtf):
        return day(date.edtf)
    if date.end and date.end != date.start:
        return f"{day(date.start)} to {day(date.end)}"
    return day(date.start)


def date_doubt(date: DateField) -> tuple[str, str]:
    """A mark and its words for how well the date is known: full, half or hollow."""
    if date.start is None or date.date_prec is None:
        return "○", "no date stated"
    mark = "●" if date.date_prec == 1 else "◐"
    return mark, PRECISION.get(date.date_prec, "precision not known")


def place_words(place: PlaceField | None) -> str:
    """Where, with the precision that the reports allow."""
    if place is None:
        return "place not stated"
    doubt = WHERE.get(place.where_prec or 0) if place.where_prec != 1 else None
    said = [w for w in (doubt, _zone(place)) if w]
    return f"{place.name} ({'; '.join(said)})" if said else place.name


def _zone(place: PlaceField) -> str:
    """The legal zone at sea with whoever says so."""
    if not place.zone:
        return ""
    return f"{place.zone} according to {place.zone_by}" if place.zone_by else place.zone


def figure(low: int | None, best: int | None, high: int | None) -> str:
    """A count with its bounds: "11", "9 to 11", "at least 1", "not known"."""
    if best is not None:
        return f"{best:,}"
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"at least {low:,}"
    return f"up to {high:,}" if high is not None else "not known"


def claim_words(claim: TollClaim) -> str:
    """One claimant's figure with its qualifier."""
    number = figure(claim.low, claim.best, claim.high)
    plain = claim.qualifier == "exactly" or number.startswith(claim.qualifier)
    return number if plain else f"{claim.qualifier} {number}"


def toll_words(event: Event) -> str:
    """All figures of an event in one phrase."""
    parts = [f"{TOLL_WORDS.get(kind, kind)}: {_figures(field)}" for kind, field in event.toll]
    return "; ".join(parts) or "no toll stated"


def _figures(field: TollField) -> str:
    if field.best is None and len(field.claims) > 1:
        return "claimants differ, " + " or ".join(dict.fromkeys(claim_words(c) for c in field.claims))
    return figure(field.low, field.best, field.high)


def own(text: str) -> str:
    """``text`` as it may stand in a sentence of ours: in quotation marks where a word in it takes a side."""
    loaded = lexicon.table("linking", "summaries")["names"]["loaded"]
    folded = text.casefold()
    return f"“{text}”" if any(word in folded for word in loaded) and not text.startswith("“") else text


def short(text: str, most: int = 60) -> str:
    """The beginning of ``text``, cut at a word where it is longer than ``most`` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def source_name(source: str) -> str:
    """What an input is called in a document that is handed on: a web address, or a file's name without its folders."""
    return source if safe_url(source) else source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def safe_url(url: str | None) -> str | None:
    """``url`` where it is an http(s) address with a host, else None: nothing else becomes a link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def count(number: int, noun: str, plurals: Mapping[str, str] | None = None) -> str:
    """``number`` with its noun in singular or plural."""
    plural = (plurals or {}).get(noun, noun + "s")
    return f"{number:,} {noun if number == 1 else plural}"


def country_name(code: str) -> str:
    """The name of a country or kind of body by its code; the code itself where it has no name."""
    kinds: Mapping[str, str] = lexicon.table("publishing", "headings")["codes"]
    return kinds.get(code) or _countries().get(code, code)


def is_country(code: str | None) -> bool:
    """Whether ``code`` is that of a country and not of a kind of body."""
    return code in _countries()


@lexicon.per_desk()
def _countries() -> Mapping[str, str]:
    listed: Mapping[str, Any] = lexicon.table("lexicons", "countries")["country"]
    return {code: str(entry["names"][0]) for code, entry in listed.items()}
