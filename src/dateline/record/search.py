"""The filters that ``show``, ``export``, the API and page URLs have in common: same names, same meaning."""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline import lexicon
from dateline.errors import Misused, unknown

Row = Mapping[str, Any]

WHATS = (
    "events",
    "actors",
    "places",
    "positions",
    "agreements",
    "measures",
    "flows",
    "questions",
    "considerations",
    "claims",
    "totals",
    "reports",
    "origins",
    "outlets",
    "judgements",
)

#: Name and meaning of each filter, for the help of every command and for the docs.
FILTERS: Mapping[str, str] = {
    "since": "rows dated on or after this day (YYYY, YYYY-MM or YYYY-MM-DD)",
    "until": "rows dated on or before this day",
    "actor": "who acts, holds, agrees or orders: a name, an id or a country code",
    "recipient": "whom it is done to: a name, an id or a country code",
    "country": "a country among the parties or of the place: its name, or its code (ISO 3166 alpha-3)",
    "type": "PLOVER event type, such as ASSAULT",
    "mode": "PLOVER mode, such as aerial",
    "context": "PLOVER context, such as illegal_drugs",
    "place": "part of the place's name, or its gazetteer id",
    "outlet": "part of the name of an outlet that reports it",
    "language": "language of a report behind it, such as en",
    "modality": "actual, future, hypothetical or negated",
    "status": "the row's status, such as corroborated, or negotiating",
    "origins_min": "at least so many independent origins",
    "q": "these words, in the row or in its passages",
    "asof": "the record as it stood at the end of this day (YYYY-MM-DD)",
}
MODALITIES = ("actual", "future", "hypothetical", "negated")
_CODE = len("ISO")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Library:
    """What filters need to know about the reports behind a row: report id to language, and to origin id."""

    language: Mapping[str, str]
    origin: Mapping[str, str]


def checked(filters: Mapping[str, Any]) -> dict[str, str]:
    """The filters that are set, with their values checked.

    Raises:
        UnknownName: no filter, type or modality is called so.
        Misused: a value is not a day, or not a number of 0 or more.
    """
    given = {k: str(v) for k, v in filters.items() if v is not None}
    for name in given:
        if name not in FILTERS:
            raise unknown("filter", name, FILTERS, code="E-UNKNOWN-FILTER")
    for name in ("since", "until", "asof"):
        if name in given:
            bounds(given[name], name=name)
    types = [name.upper() for name in lexicon.names("codebook")]
    if given.get("type", "").upper() not in ("", *types):
        raise unknown("event type", given["type"].upper(), types, code="E-BAD-FILTER")
    if "country" in given:
        given["country"] = _code(given["country"])
    if given.get("modality", "actual") not in MODALITIES:
        raise unknown("modality", given["modality"], MODALITIES, code="E-BAD-FILTER")
    if not re.fullmatch(r"[0-9]{1,6}", given.get("origins_min", "0")):
        raise Misused(
            f"origins_min takes a number of 0 or more, not {given['origins_min']!r}",
            remedy="For rows that rest on two independent texts or more: --origins_min 2",
            code="E-BAD-FILTER",
        )
    return given


def _code(country: str) -> str:
    """The code of a country that is given by its code or by one of its names."""
    table: Mapping[str, Any] = lexicon.table("lexicons", "countries")["country"]
    names = {fold(n): str(code) for code, c in table.items() for n in c["names"]}
    if fold(country) in names:
        return names[fold(country)]
    if len(country) == _CODE:
        return country.upper()
    near = difflib.get_close_matches(fold(country), names, n=1)
    raise Misused(
        f"no country is called {country!r}",
        remedy=(f"Did you mean {names[near[0]]}? " if near else "")
        + "Give its English name or its code: --country MEX",
        code="E-BAD-FILTER",
    )


def bounds(day: str, *, name: str = "date") -> tuple[dt.date, dt.date]:
    """First and last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Raises:
        Misused: ``day`` is none of them, or no day of the calendar.
    """
    match = _DAY.fullmatch(day)
    try:
        if match is None:
            raise ValueError(day)
        year, month, date = (int(g) if g else None for g in match.groups())
        first = dt.date(year or 0, month or 1, date or 1)
        if date:
            return first, first
        return first, dt.date(first.year, month or 12, calendar.monthrange(first.year, month or 12)[1])
    except ValueError:
        raise Misused(
            f"{name} takes a day, not {day!r}",
            remedy=f"Write it as 2025-09-02, 2025-09 or 2025: --{name} 2025-09-02",
            code="E-BAD-FILTER",
        ) from None


def select(rows: Iterable[Row], filters: Mapping[str, str], *, library: Library) -> Iterator[Row]:
    """The rows that pass all ``filters`` (as :func:`checked` returned them; ``asof`` is not for here)."""
    tests = [(_TESTS[name], value) for name, value in filters.items() if name != "asof"]
    return (row for row in rows if all(test(row, value, library) for test, value in tests))


def fold(text: str) -> str:
    """``text`` without case and diacritics, for comparing names."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _days(row: Row) -> tuple[str, str] | None:
    """First and last day that a row is about; where it states none, those of the reports behind it."""
    date = row.get("date")
    if isinstance(date, Mapping) and date.get("start"):
        return date["start"], date.get("end") or date["start"]
    stated = [p["date"] for p in row.get("history", ()) if p.get("date")]
    days = stated or [p["published"] for p in row.get("passages", ()) if p.get("published")]
    days = days or [d for d in (row.get("published"), row.get("first_published"), date) if isinstance(d, str)]
    return (min(days), max(days)) if days else None


def _since(row: Row, value: str, _: Library) -> bool:
    days = _days(row)
    return days is not None and days[1] >= bounds(value)[0].isoformat()


def _until(row: Row, value: str, _: Library) -> bool:
    days = _days(row)
    return days is not None and days[0] <= bounds(value)[1].isoformat()


def _parties(row: Row, *keys: str) -> Iterator[Mapping[str, Any]]:
    for key in keys:
        value = row.get(key)
        for party in value if isinstance(value, list) else [value]:
            if isinstance(party, Mapping) and "name" in party:
                yield party


def _named(parties: Iterable[Mapping[str, Any]], value: str) -> bool:
    wanted = fold(value)
    return any(
        wanted in fold(p["name"])
        or value in (p.get("id"), (p.get("country") or ""))
        or wanted == fold(p.get("country") or "")
        for p in parties
    )


_ACTING = ("actors", "holder", "holders", "parties", "authority", "by", "for")


def _actor(row: Row, value: str, _: Library) -> bool:
    return _named(_parties(row, *_ACTING), value) or (
        "aliases" in row and "named" in row and _named([row], value)
    )


def _recipient(row: Row, value: str, _: Library) -> bool:
    subject = row.get("subject")
    return _named(_parties(row, "recipients"), value) or bool(
        isinstance(subject, str) and fold(value) in fold(subject)
    )


def _country(row: Row, value: str, _: Library) -> bool:
    code = value.upper()
    places = [row.get("place") or {}, row]
    stated = [p.get("country") for p in _parties(row, *_ACTING, "recipients")] + [
        p.get("country") for p in places
    ]
    return code in (*stated, row.get("from_country"), row.get("to_country"))


def _place(row: Row, value: str, _: Library) -> bool:
    place = row.get("place") or (row if "where_prec" in row else {})
    ends = (row.get("from"), row.get("to"))
    names = [n for n in (place.get("name"), place.get("near"), *ends) if isinstance(n, str)]
    return place.get("gazetteer") == value or any(fold(value) in fold(n) for n in names)


def _outlet(row: Row, value: str, _: Library) -> bool:
    outlets = row.get("outlets")
    names = [p.get("outlet") for p in row.get("passages", ())]
    names += outlets if isinstance(outlets, list) else []
    names += [row.get("outlet"), row.get("name") if "owner" in row else None]
    return any(fold(value) in fold(n) for n in names if n)


def _reports(row: Row) -> set[str]:
    stated = row.get("reports")
    listed = set(stated) if isinstance(stated, list) else set()
    return {p["report"] for p in row.get("passages", ())} | listed


def _language(row: Row, value: str, library: Library) -> bool:
    return row.get("language") == value or any(library.language.get(r) == value for r in _reports(row))


def _origins_min(row: Row, value: str, library: Library) -> bool:
    count = row.get("origins")
    if not isinstance(count, int):
        count = len({library.origin.get(r, r) for r in _reports(row)})
    return count >= int(value)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)


def _q(row: Row, value: str, _: Library) -> bool:
    text = fold(" ".join(_words(row)))
    return all(word in text for word in fold(value).split())


def _equals(key: str) -> Callable[[Row, str, Library], bool]:
    return lambda row, value, _: fold(str(row.get(key) or "")) == fold(value)


_TESTS: Mapping[str, Callable[[Row, str, Library], bool]] = {
    "since": _since,
    "until": _until,
    "actor": _actor,
    "recipient": _recipient,
    "country": _country,
    "type": _equals("type"),
    "mode": _equals("mode"),
    "context": lambda row, value, _: value in (row.get("contexts") or ()),
    "place": _place,
    "outlet": _outlet,
    "language": _language,
    "modality": _equals("modality"),
    "status": _equals("status"),
    "origins_min": _origins_min,
    "q": _q,
}


def in_order(row: Row) -> tuple[str, int, str]:
    """By day; parties, places and outlets, which have none, by how many reports name them."""
    date = row.get("date")
    start = date.get("start") if isinstance(date, Mapping) else date
    days = (
        start,
        *(row.get(k) for k in ("since", "published", "first_published", "as_of", "first_reported")),
    )
    first = next((d for d in days if d), "")
    named = row["reports"] if "name" in row and isinstance(row.get("reports"), int) else 0
    return first, -named, row["id"]
