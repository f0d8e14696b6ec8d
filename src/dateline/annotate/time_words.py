"""The words for times in one language and their word orders, compiled from ``resources/languages/<iso>_times.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline import lexicon

_GROUP = re.compile(r"\(\?P<\w+>")
_MACRO = re.compile(r"\{([a-zA-Z_]\w*)\}")
_GAP = r"(?:[ \t\u00a0\u2009\u202f\n]{1,3})"
# neither inside a word or number, nor after a hyphen that belongs to one
_BEFORE = r"(?<!\w)(?<!\d[.,:/])(?<!\w[-–])"


@dataclass(frozen=True, slots=True)
class Rule:
    """One word order: ``name`` says how the groups of ``pattern`` are to be read."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Words:
    """All that is known of one language.

    ``triggers`` are words without one of which a sentence tells no time, ``openings`` those that an expression can begin with.
    """

    table: Mapping[str, Any]
    rules: tuple[Rule, ...]
    anything: re.Pattern[str]
    triggers: frozenset[str]
    openings: frozenset[str]

    def number(self, section: str, word: str) -> int:
        """What ``word`` stands for in one table of whole numbers."""
        return int(self.table[section][word])


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return (
        "(?:" + "|".join(re.escape(w).replace(r"\ ", " ").replace("'", "['’]") for w in longest_first) + ")"
    )


def _macros(table: Mapping[str, Any]) -> dict[str, str]:
    plain = {
        "month_full": "months",
        "weekday_full": "weekdays",
        "unit": "units",
        "season": "seasons",
        "part": "parts",
        "turn": "turns",
        "told_turn": "told_turns",
        "days": "days",
        "ordinal": "ordinals",
        "decade": "decades",
        "set": "sets",
        "reference": "references",
        "month_short": "month_abbreviations",
        "weekday_short": "weekday_abbreviations",
        "count": "numbers",
    }
    macros = {name: _either(table[section]) for name, section in plain.items()}
    macros["month"] = f"(?:{macros['month_full']}|{macros['month_short']}\\b\\.?)"
    macros["weekday"] = f"(?:{macros['weekday_full']}|{macros['weekday_short']}\\.)"
    # counts up to five figures: more is no span of time that a report tells
    macros["number"] = f"(?:\\d{{1,5}}(?:\\.\\d)?|{macros['count']})"
    macros["vague"] = _either(table["vague_numbers"]["words"])
    macros["feast"] = _either([*table["feasts"], *table["moving_feasts"]])
    return macros | dict(table["macros"])


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    while found := _MACRO.search(pattern):
        pattern = pattern[: found.start()] + macros[found[1]] + pattern[found.end() :]
    return pattern.replace(" ", _GAP)


def _triggers(table: Mapping[str, Any]) -> frozenset[str]:
    sections = (
        "months",
        "month_abbreviations",
        "weekdays",
        "weekday_abbreviations",
        "units",
        "seasons",
        "parts",
    )
    more = ("days", "references", "feasts", "moving_feasts", "sets", "decades")
    lasts = {phrase.split()[-1] for section in (*sections, *more) for phrase in table[section]}
    plurals = {f"{word}s" for section in ("units", "weekdays") for word in table[section]}
    dotted = {f"{word}." for s in ("month_abbreviations", "weekday_abbreviations") for word in table[s]}
    return frozenset(lasts | plurals | dotted | {"day", "overnight", "noon", "midnight", "predawn", "past"})


def _openings(table: Mapping[str, Any]) -> frozenset[str]:
    phrases = [key for section in table.values() if isinstance(section, dict) for key in section]
    phrases += [*table["vague_numbers"]["words"], *table["openings"]["words"]]
    firsts = {re.split(r"[\s-]", phrase)[0] for phrase in phrases}
    return frozenset(firsts | {f"{word}." for word in firsts} | {f"{word}s" for word in table["weekdays"]})


@cache
def words(language: str) -> Words | None:
    """The words of one language; None where there are none for it."""
    name = f"{language}_times"
    if name not in lexicon.names("languages"):
        return None
    table = lexicon.table("languages", name)
    macros = _macros(table)
    sources = [(row["name"], _expand(row["pattern"], macros)) for row in table["rules"]]
    whole = "|".join(f"(?P<r{i}>{_GROUP.sub('(?:', source)})" for i, (_, source) in enumerate(sources))
    return Words(
        table=table,
        rules=tuple(Rule(rule, re.compile(f"(?:{source})(?!\\w)")) for rule, source in sources),
        anything=re.compile(f"{_BEFORE}(?:{whole})(?!\\w)"),
        triggers=_triggers(table),
        openings=_openings(table),
    )
