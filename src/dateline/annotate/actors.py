"""Known actors: countries, persons with dated offices, bodies and groups, found by their names."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from dateline import lexicon
from dateline.annotate import english
from dateline.model.doc import EntityKind, Token

How = Literal["name", "short", "adjective", "capital"]
Office = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """One actor of the lexicons. ``offices`` are sector, office, since, until (ISO dates, empty where open)."""

    actor: str
    name: str
    kind: EntityKind
    country: str | None
    sector: str | None = None
    offices: tuple[Office, ...] = ()

    def sector_on(self, day: dt.date | None) -> str | None:
        """The sector on a day: that of the office held then, ELI between and after offices; on no day that of the latest office."""
        if not self.offices or day is None:
            return self.offices[-1][0] if self.offices else self.sector
        held = [
            o[0] for o in self.offices if o[2] <= day.isoformat() and (not o[3] or day.isoformat() < o[3])
        ]
        return held[-1] if held else "ELI"


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``first`` to ``last`` (exclusive) name ``known``; ``how`` says by which kind of name."""

    first: int
    last: int
    known: Known
    how: How


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    exact: bool
    known: Known
    how: How


def fold(word: str) -> str:
    """Lower case without accents, with plain apostrophes."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def matches(tokens: Sequence[Token]) -> Iterator[Match]:
    """The names of known actors in a row of tokens, longest first from the left, without overlap."""
    table = _forms()
    at = 0
    while at < len(tokens):
        found = _match_at(tokens, at, table)
        if found:
            yield found
            at += found.last - found.first
        else:
            at += 1


def _match_at(tokens: Sequence[Token], at: int, table: dict[str, tuple[_Form, ...]]) -> Match | None:
    text = tokens[at].text
    if not (text[0].isupper() or text[0].isdigit()) and text not in _LOWER:
        return None
    for form in table.get(fold(text), ()):
        window = tokens[at : at + len(form.words)]
        if len(window) < len(form.words):
            continue
        if form.exact and any(t.text != w for t, w in zip(window, form.words, strict=True)):
            continue
        if not form.exact and any(fold(t.text) != w for t, w in zip(window, form.words, strict=True)):
            continue
        if not any(t.text[0].isupper() for t in window):
            continue
        return Match(window[0].index, window[-1].index + 1, form.known, form.how)
    return None


_LOWER = frozenset({"al", "el", "de", "von", "van", "bin"})


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    rows: dict[str, list[_Form]] = {}
    for known, how, written in _written():
        texts = tuple(w.text for w in english.tokens(written))
        exact = written.isupper() or "." in written
        words = texts if exact else tuple(fold(t) for t in texts)
        rows.setdefault(fold(texts[0]), []).append(_Form(words, exact, known, how))
    return {first: tuple(sorted(forms, key=lambda f: -len(f.words))) for first, forms in rows.items()}


def _written() -> Iterator[tuple[Known, How, str]]:
    for code, row in lexicon.table("lexicons", "countries")["country"].items():
        yield from _country(country(code), row)
    for sort, prefix, kind in (
        ("organisations", "body", "organisation"),
        ("groups", "group", "group"),
        ("persons", "person", "person"),
    ):
        for slug, row in lexicon.table("lexicons", sort)[sort[:-1]].items():
            known = _known(f"{prefix}:{slug}", kind, row)  # type: ignore[arg-type]
            yield known, "name", row["name"]
            for alias in row["aliases"]:
                yield known, "short" if kind == "person" and " " not in alias else "name", alias


def _country(known: Known, row: dict[str, Any]) -> Iterator[tuple[Known, How, str]]:
    for written in row["names"]:
        yield known, "name", written
    for written in row["adjectives"]:
        if written not in row["names"]:
            yield known, "adjective", written
            if not written.endswith(("s", "sh", "ch", "ese")):
                yield known, "adjective", written + "s"
    for written in row["capitals"]:
        yield known, "capital", written


def _known(actor: str, kind: EntityKind, row: dict[str, Any]) -> Known:
    offices = tuple(tuple(o) for o in row.get("offices", ()))
    return Known(actor, row["name"], kind, row.get("country"), row.get("sector"), offices)


@cache
def country(code: str) -> Known:
    """The country with this ISO 3166 alpha-3 code."""
    row = lexicon.table("lexicons", "countries")["country"][code]
    return Known(f"country:{code}", row["names"][0], "country", code)
