"""Made sentences: clauses of ``templates.toml`` put together so that two or three acts between different parties stand in one.

Every sentence comes from the seed alone. The lines have the form of the written corpus.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus import MUTUAL, NONE

HERE = Path(__file__).parent
IRREGULAR = {
    "shot": "shot", "beat": "beaten", "sank": "sunk", "took": "taken", "gave": "given", "fed": "fed", "lent": "lent", "hit": "hit",
    "put": "put", "met": "met", "told": "told", "sent": "sent", "begged": "begged", "froze": "frozen", "let": "let", "held": "held",
}  # fmt: skip
LINKS = (
    "{a}, and {b}.", "{a} while {b}.", "{a}, while {b}.", "{a} hours after {b}.", "{a} as {b}.", "After {b}, {a}.", "As {b}, {a}.",
    "{a}; {b}.", "{a}, but {b}.", "{a} a day before {b}.", "{a}. Meanwhile {b}.", "While {b}, {a}.", "{a} in the week that {b}.", "{a}, even as {b}.",
    "{a} because {b}.", "{a}, although {b}.", "On Monday {a}, and on Tuesday {b}.", "{a} soon after {b}.", "Once {b}, {a}.", "{a}, whereas {b}.",
)  # fmt: skip
ALONE = (
    "{a}.", "{a} on Friday.", "Last week {a}.", "{a}, officials said.", "According to a statement, {a}.", "{a}, state radio reported.", "Late on Sunday {a}.",
    "{a} for the first time since the war.", "In a surprise move, {a}.", "{a}, it emerged on Thursday.",
)  # fmt: skip
BYSTANDERS = (
    "{x} said that {a}.", "{x} reported that {a}.", "{a}, {x} said.", "{a} as {x} looked on.", "{a}, a spokesman for {x} told reporters.", "While {x} prepared for elections, {a}.",
    "{a} not far from the offices of {x}.", "{a} on the day that {x} celebrated a jubilee.", "{a}, according to {x}.", "{x} confirmed that {a}.", "{a} a year after {x} joined the league.",
)  # fmt: skip
NOTHING = (
    "{S} and {T} both grow coffee.", "{S} lies to the north of {T}.", "{S} beat {T} 2-1 in the qualifying round.", "{S} is older than {T}.", "Rain fell on {S} and on {T}.",
    "{S} has more lakes than {T}.", "A book on {S} and {T} appeared in spring.", "{S} and {T} use the same calendar.", "{S} drew level with {T} in the table.", "Little is known in {S} of {T}.",
    "The exports of {S} exceed those of {T}.", "The film is set in the time of {S} and {T}.", "Like {S}, {T} has an ageing population.", "Unlike {S}, {T} keeps no archive.",
    "A railway once ran from the land of {S} to {T}.", "Analysts compared {S} with {T}.", "Maps show {S} in red and {T} in green.", "{S} took silver and {T} took bronze.", "The lecture dealt with {S}, {T} and the weather.",
    "Neither {S} nor {T} appears in the census.", "{S} edged out {T} in the final.", "Fans of {S} outnumbered those of {T}.", "Shares in {S} fell less than those in {T}.",
)  # fmt: skip


@dataclass(slots=True)
class Made:
    """A text being put together, with its marks: ``<S1>words</S1>``."""

    text: str
    events: list[dict[str, str | None]] = field(default_factory=list)
    none: list[tuple[str, str]] = field(default_factory=list)


class Composer:
    """Draws clauses and parties from a seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        table = tomllib.loads((HERE / "templates.toml").read_text("utf-8"))
        self.parties: dict[str, list[str]] = table.pop("parties")
        self.types: dict[str, dict[str, Any]] = table
        more = tomllib.loads((HERE / "idioms.toml").read_text("utf-8"))
        table[NONE] = {"from": "gov body people", "to": "gov body people civil", "clauses": []}
        for type_, clauses in more.items():
            table[type_]["clauses"] += clauses.strip().splitlines()
        self.used: set[str] = set()

    def party(self, kinds: str) -> str:
        """A party of one of the kinds that this sentence does not hold yet."""
        while True:
            words = self.dice.choice(self.parties[self.dice.choice(kinds.split())])
            bare = words.removesuffix("+")
            if not any(w in u for u in self.used for w in bare.split() if len(w) > 3):
                self.used.add(bare)
                return words

    def clause(
        self, n: int, type_: str | None = None, source: str | None = None
    ) -> tuple[str, str, str, str]:
        """One act: its words with marks ``{Sn}``, ``{Tn}``, ``*n trigger*``, its type and its parties."""
        type_ = type_ or self.dice.choice(list(self.types))
        entry = self.types[type_]
        source = source or self.party(entry["from"])
        target = self.party(entry["to"])
        words = self.dice.choice(entry["clauses"])
        if self.dice.random() < 0.25:
            words = passive(words)
        words = re.sub(r"\*(.+?)\*", rf"<V{n}>\1</V{n}>", words)
        words = agreed(words, source, target)
        words = words.replace("{S}", f"<S{n}>{source.rstrip('+')}</S{n}>").replace(
            "{T}", f"<T{n}>{target.rstrip('+')}</T{n}>"
        )
        return words, type_, source, target

    def line(self) -> dict[str, Any]:
        """One made line."""
        self.used.clear()
        ways: tuple[tuple[Callable[[], dict[str, Any]], float], ...] = (
            (self.two, 0.42), (self.shared, 0.12), (self.related, 0.2), (self.beside, 0.13), (self.one, 0.07), (self.nothing, 0.06),
        )  # fmt: skip
        way = self.dice.choices([w for w, _ in ways], [p for _, p in ways])[0]
        return way()

    def two(self) -> dict[str, Any]:
        """Two acts between four parties."""
        a, first, *_ = self.clause(1)
        b, second, *_ = self.clause(2)
        made = self.dice.choice(LINKS).format(a=a, b=b)
        return done(made, {1: first, 2: second}, apart=True, dice=self.dice)

    def shared(self) -> dict[str, Any]:
        """Two acts of one party."""
        a, first, source, _ = self.clause(1)
        while not a.startswith("<S1>"):
            self.used.clear()
            a, first, source, _ = self.clause(1)
        for _ in range(50):
            b, second, *_ = self.clause(2, source=source)
            if b.startswith("<S2>") and second != first:
                break
        else:
            return self.two()
        rest = b[b.index("</S2>") + 5 :]
        made = f"{a} {self.dice.choice(('and', 'but', 'and then', 'before it'))}{rest}."
        made = made.replace("before it", "and also")
        return done(made, {1: first, 2: second}, same=True, dice=self.dice)

    def related(self) -> dict[str, Any]:
        """A relative clause tells a second act of one of the parties."""
        a, first, source, target = self.clause(1)
        holder, mark = (source, "S1") if self.dice.random() < 0.5 else (target, "T1")
        for _ in range(50):
            b, second, *_ = self.clause(2, source=holder)
            if b.startswith("<S2>"):
                break
        else:
            return self.two()
        rest = b[b.index("</S2>") + 5 :]
        made = a.replace(f"</{mark}>", f"</{mark}>, which{rest},", 1)
        return done(f"{made}.".replace(",.", "."), {1: first, 2: second}, second_source=mark, dice=self.dice)

    def beside(self) -> dict[str, Any]:
        """An act with a party that only tells of it or stands by."""
        a, first, *_ = self.clause(1)
        made = self.dice.choice(BYSTANDERS).format(a=a, x=f"<X1>{self.party('gov body').rstrip('+')}</X1>")
        return done(made, {1: first}, dice=self.dice)

    def one(self) -> dict[str, Any]:
        """One act alone."""
        a, first, *_ = self.clause(1)
        return done(self.dice.choice(ALONE).format(a=a), {1: first}, dice=self.dice)

    def nothing(self) -> dict[str, Any]:
        """Two parties and no act."""
        made = self.dice.choice(NOTHING)
        made = made.replace("{S}", f"<S1>{self.party('gov body people').rstrip('+')}</S1>")
        return done(
            made.replace("{T}", f"<T1>{self.party('gov body people').rstrip('+')}</T1>"), {}, dice=self.dice
        )


def passive(words: str) -> str:
    """The clause turned round where its target follows the trigger at once; itself where it does not."""
    found = re.fullmatch(r"\{S\} \*(\w+)\* \{T\}(.*)", words)
    if not found or "that" in found[2] or " to " in found[2]:
        return words
    verb = found[1]
    if not (verb in IRREGULAR or verb.endswith("ed")):
        return words
    return f"{{T}} <was> *{IRREGULAR.get(verb, verb)}*{found[2]} by {{S}}"


def agreed(words: str, source: str, target: str) -> str:
    """With "was" or "were" as the first party asks."""
    first = source if words.startswith("{S}") else target
    words = words.replace("<was>", "were" if first.endswith("+") else "was")
    return words.replace(" its ", " their ") if source.endswith("+") else words


def done(
    marked: str,
    types: dict[int, str],
    *,
    dice: random.Random,
    apart: bool = False,
    same: bool = False,
    second_source: str = "S2",
) -> dict[str, Any]:
    """The line of a marked text."""
    text, spans = unmarked(marked)
    if dice.random() < 0.1:
        text = text.rstrip(".")
    name = {k: named(text, s) for k, s in spans.items()}
    events, none, plain = [], [], []
    for n, type_ in types.items():
        source = name["S1" if same else second_source] if n == 2 else name["S1"]
        if type_ == NONE:
            none += [(source, name[f"T{n}"])]
            plain.append([source, name[f"T{n}"], name[f"V{n}"]])
            continue
        events.append({"type": type_, "source": source, "target": name[f"T{n}"], "trigger": name[f"V{n}"]})
        if type_ in MUTUAL:
            events.append(
                {"type": type_, "source": name[f"T{n}"], "target": source, "trigger": name[f"V{n}"]}
            )
    if not types:
        none = [(name["S1"], name["T1"])]
    if apart:
        none += (
            [(name["S1"], name["T2"]), (name["S2"], name["T1"])]
            if dice.random() < 0.7
            else [(name["S1"], name["S2"]), (name["T2"], name["T1"])]
        )
    elif second_source == "T1":
        none += [(name["S1"], name["T2"])]
    elif same or second_source == "S1":
        none += [(name["T1"], name["T2"]), (name["T2"], name["T1"])]
    if "X1" in name:
        none += (
            [(name["X1"], name["T1"])]
            if dice.random() < 0.5
            else [(name["X1"], name["S1"]), (name["S1"], name["X1"])]
        )
    return {"text": text, "events": events, "none": [list(x) for x in none], "plain": plain}


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without marks, its first letter a capital, and where each mark stood."""
    text, spans, open_ = "", {}, {}
    for part in re.split(r"(</?[STVX]\d>)", marked):
        if re.fullmatch(r"<[STVX]\d>", part):
            open_[part[1:-1]] = len(text)
        elif re.fullmatch(r"</[STVX]\d>", part):
            spans[part[2:-1]] = (open_[part[2:-1]], len(text))
        else:
            text += part
    capital = re.sub(r"(^|\. )([a-z])", lambda m: m[1] + m[2].upper(), text)
    return capital, spans


def named(text: str, span: tuple[int, int]) -> str:
    """The words of a span as the corpus writes them: with the number of their occurrence where they stand more than once."""
    words = text[span[0] : span[1]]
    nth = [m.start() for m in re.finditer(re.escape(words), text)].index(span[0]) + 1
    return f"{words}#{nth}" if text.count(words) > 1 else words


def composed(count: int, seed: int) -> list[dict[str, Any]]:
    """``count`` made lines, no text twice."""
    composer, found = Composer(seed), {}
    while len(found) < count:
        line = composer.line()
        found.setdefault(line["text"], line)
    return list(found.values())
