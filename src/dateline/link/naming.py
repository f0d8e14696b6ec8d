"""How a party, a thing or a place is called inside a sentence: with its article, its number, its preposition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline import lexicon
from dateline.model.event import PlaceField

_SEA_KINDS = frozenset({"sea", "ocean", "gulf", "strait"})


def called(name: str, *, described: bool = False) -> str:
    """The name with the article that it takes inside a sentence. ``described``: the words describe somebody and are no name.

    Misses: names of bodies that end in no common word for a body; plurals without an s that the word list lacks.
    """
    table = _table()["names"]
    if name in table["with_article"]:
        return f"the {name}"
    words = name.split()
    if not words or words[0].casefold() in table["opening"] or _possessive(words):
        return _lowered(name) if described or words[:1] == ["The"] else name
    if _head(words) in table["bodies"]:
        return f"the {_lowered(name)}"
    if set(map(str.casefold, words)) & set(table["foreign"]):
        return name
    if not described and not name[:1].islower() and not _describes(words):
        return name
    name = _lowered(name)
    return name if _is_plural(words) else with_article(name)


def counted(name: str, count: int | None) -> str:
    """Things with their number: "a boat", "two boats", "boats"; a name of its own stays as it is."""
    words = name.split()
    if count and count > 1:
        spelled = _table()["names"]["counts"]
        number = spelled[count] if count < len(spelled) else str(count)
        return f"{number} {name if _is_plural(words) else name + 's'}"
    if name[:1].isupper() and not _is_common(words) and not _describes(words):
        return name
    return name if _is_plural(words) else with_article(name)


def with_article(name: str) -> str:
    """The words after "a" or "an", by how they begin when spoken."""
    lower = name.casefold()
    consonant = lower.startswith(tuple(_table()["names"]["consonants"]))
    return f"{'an' if lower.startswith(tuple('aeiou')) and not consonant else 'a'} {name}"


def placed(place: PlaceField) -> str:
    """Where, with its preposition: "in the eastern Pacific", "at Eastwick Airport", "off Sudia in the Grey Sea"."""
    table = _table()["places"]
    if place.near:
        return _beside(place, _place_name(place.near, sea=False))
    at = place.kind in table["at"]
    return f"{'at' if at else 'in'} {_place_name(place.name, sea=place.kind in _SEA_KINDS)}"


def _beside(place: PlaceField, near: str) -> str:
    """Where something is that lies off, near or at a distance from a named place: "about 40 miles north of Ortland"."""
    words = frozenset(place.name.casefold().split())
    wet = place.kind in _SEA_KINDS
    if place.distance and place.bearing:
        where = f"{place.distance} {place.bearing} of {near}"
    elif place.distance:
        where = f"{place.distance} {'off' if wet else 'from'} {near}"
    elif "off" in words:
        where = f"off {near}"
    else:
        where = f"in waters of {near}" if "waters" in words else f"near {near}"
    return f"{where} in {_place_name(place.basin, sea=True)}" if wet and place.basin else where


def _place_name(name: str, *, sea: bool) -> str:
    table = _table()["places"]
    words = name.split()
    if not words or words[0].casefold() == "the":
        return name
    if words[-1].casefold() in table["with_article"] or (sea and words[-1].casefold() != "waters"):
        if words[0] in table["directions"]:
            words[0] = words[0].casefold()
        return "the " + " ".join(words)
    return called(name)


def is_plural(name: str) -> bool:
    """Whether a description names several by its form: "fishing boats"."""
    words = name.split()
    return bool(words) and _is_plural(words)


def _head(words: list[str]) -> str:
    """The last word before the first preposition: what the words describe."""
    ends = _table()["names"]["ends"]
    stop = next((i for i, w in enumerate(words) if i and w.casefold() in ends), len(words))
    return words[stop - 1].casefold().strip(",.;")


def _is_plural(words: list[str]) -> bool:
    head = _head(words)
    return head in _table()["names"]["plural"] or (
        head.endswith("s") and not head.endswith(("ss", "us", "is"))
    )


def _possessive(words: list[str]) -> bool:
    return any(w.endswith(("\u2019s", "'s", "s'", "s\u2019")) for w in words[:4])


def _describes(words: list[str]) -> bool:
    """Whether a name that begins with a capital is a description: "Norwegian trawler", "US destroyer"."""
    ends = _table()["names"]["ends"]
    stop = next((i for i, w in enumerate(words) if i and w.casefold() in ends), len(words))
    return stop > 1 and words[stop - 1].isalpha() and words[stop - 1].islower()


def _is_common(words: list[str]) -> bool:
    return words[0].casefold() in _table()["names"]["common"]


def _lowered(name: str) -> str:
    """Without the capital that only the beginning of a sentence gave it."""
    first, _, rest = name.partition(" ")
    table = _table()["names"]
    if first.casefold() in table["common"] or first.casefold() in table["opening"]:
        return f"{first.casefold()} {rest}".strip()
    return name


def _table() -> Mapping[str, Any]:
    return lexicon.table("linking", "summaries")
