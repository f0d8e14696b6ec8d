"""The families of words and deeds that express a stance, as ``lexicons/stances.toml`` lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.model.statement import Conduct, Stance


@dataclass(frozen=True, slots=True)
class Frame:
    """One family of cues; the keys are explained at the top of the data file."""

    name: str
    sort: str
    stance: Stance
    words: frozenset[str]
    objects: frozenset[str] = frozenset()
    preps: tuple[str, ...] = ()
    particles: frozenset[str] = frozenset()
    holders: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    acts: frozenset[str] = frozenset()
    conduct: Conduct | None = None
    flip: Stance | None = None
    only_negated: bool = False
    needs_about: bool = False
    of_parties: bool = False
    of_things: bool = False
    modals: frozenset[str] = frozenset()
    inner: bool = False
    policy: bool = False
    foreign: bool = False
    bare: bool = False
    weight: float = 0.5


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, those that ask for most first, so that "warn against" is tried before "warn"."""
    rows = lexicon.table("lexicons", "stances")["frame"]
    return tuple(sorted((_frame(row) for row in rows), key=_demands))


def _frame(row: Mapping[str, Any]) -> Frame:
    listed = {"words", "objects", "particles", "acts", "modals"}
    kept: dict[str, Any] = {}
    for key, value in row.items():
        if key != "example":
            kept[key] = (
                frozenset(value) if key in listed else tuple(value) if isinstance(value, list) else value
            )
    return Frame(**kept)


def _demands(frame: Frame) -> tuple[int, str]:
    return -(2 * bool(frame.objects) + bool(frame.preps) + bool(frame.acts) + bool(frame.modals)), frame.name


@cache
def by_word(sort: str) -> Mapping[str, tuple[Frame, ...]]:
    """The frames of the sorts named in ``sort``, by the words that cue them."""
    found: dict[str, list[Frame]] = {}
    for frame in frames():
        for word in frame.words if frame.sort in sort.split() else ():
            found.setdefault(word, []).append(frame)
    return {word: tuple(listed) for word, listed in found.items()}


@cache
def listed(section: str, key: str) -> frozenset[str]:
    """The words of one list of the data file, such as ``listed("holders", "groups")``."""
    return frozenset(lexicon.table("lexicons", "stances")[section][key])


@cache
def policies() -> frozenset[str]:
    """The frames of courses taken, which count also toward what everybody is against."""
    return frozenset(f.name for f in frames() if f.policy)


@cache
def abroad() -> frozenset[str]:
    """The frames that say a stance only toward a party of another country: who warns citizens takes no side."""
    return frozenset(f.name for f in frames() if f.foreign)
