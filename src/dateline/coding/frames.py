"""The codebook as frames: which words name an act of which type, and where its actor and recipient stand.

A frame is data (``resources/codebook``); this module only loads it. What a frame asks of a sentence is decided in ``roles``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from dateline import lexicon

Pos = Literal["verb", "noun", "adj"]
FRAME_TABLES: tuple[Pos, ...] = ("verb", "noun", "adj")
DEFAULT_ACTOR = {"verb": ("subj",), "noun": ("by", "poss", "mod", "light"), "adj": ("subj",)}
DEFAULT_RECIPIENT = {"verb": ("obj",), "noun": ("on", "against", "of", "thing"), "adj": ("of", "to", "with")}


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to word an act. Empty sets ask for nothing.

    ``actor`` and ``recipient`` are role paths, tried in order; ``objects``, ``particles`` and ``modifiers`` must be there
    (one of each), the ``unless`` sets must not; ``mutual`` acts have all parties as actors; in an ``act`` frame the recipient of
    a deed named there is the doer of that deed ("condemned the raid by"); ``content`` frames hold the deeds in their complement;
    ``omitted`` frames say that the act was not done ("stood by").
    """

    type: str
    pos: Pos
    lemma: str
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    unless_objects: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    unless_particles: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    unless_modifiers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    unless_kinds: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    unless_words: frozenset[str] = frozenset()
    complement: str | None = None
    mutual: bool = False
    act: bool = False
    content: bool = False
    omitted: bool = False
    confidence: float = 0.6
    contexts: tuple[str, ...] = ()

    def weight(self) -> int:
        """How much the frame asks for: the frame that asks for more says more."""
        asked = (self.objects, self.particles, self.modifiers, self.kinds, self.actors, self.words)
        return (
            sum(bool(a) for a in asked) * 2
            + bool(self.complement)
            + ("_" in self.lemma) * 2
            + len(self.needs)
        )


@dataclass(frozen=True, slots=True)
class Codebook:
    """All frames by part of speech and lemma, with the general word lists that they share."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    adjectives: Mapping[str, tuple[Frame, ...]]
    light: frozenset[str]
    light_prepositions: frozenset[str]
    undergo: frozenset[str]
    series: frozenset[str]
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, pos: Pos, lemma: str) -> tuple[Frame, ...]:
        """The frames of one word."""
        table = {"verb": self.verbs, "noun": self.nouns, "adj": self.adjectives}[pos]
        return table.get(lemma, ())


def words(value: str | Iterable[str]) -> tuple[str, ...]:
    """A list of words of a data file, which may be one string with spaces."""
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """The noun classes by name."""
    table = lexicon.table("lexicons", "arguments")["classes"]
    return {name: frozenset(words(value)) for name, value in table.items()}


def expanded(value: str | Iterable[str]) -> frozenset[str]:
    """A list of words in which "@class" stands for the words of that class."""
    found: set[str] = set()
    for word in words(value):
        found |= classes()[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)


SETS = (
    "objects",
    "unless_objects",
    "particles",
    "unless_particles",
    "modifiers",
    "unless_modifiers",
    "kinds",
    "unless_kinds",
    "actors",
    "words",
    "unless_words",
)


def _frames(type_: str, pos: Pos, entry: Mapping[str, Any]) -> Iterable[Frame]:
    given: dict[str, Any] = {k: expanded(entry[k]) for k in SETS if k in entry}
    plain = ("mode", "complement", "mutual", "act", "content", "omitted", "confidence")
    given |= {k: entry[k] for k in plain if k in entry}
    for lemma in words(entry["lemmas"]):
        yield Frame(
            type=type_,
            pos=pos,
            lemma=lemma,
            actor=words(entry.get("actor", DEFAULT_ACTOR[pos])),
            recipient=words(entry.get("recipient", DEFAULT_RECIPIENT[pos])),
            needs=frozenset(words(entry.get("needs", ()))),
            contexts=words(entry.get("contexts", ())),
            **given,
        )


@cache
def codebook() -> Codebook:
    """The codebook of all types; read once."""
    index: dict[Pos, dict[str, list[Frame]]] = {pos: {} for pos in FRAME_TABLES}
    for table in lexicon.tables("codebook").values():
        for pos in FRAME_TABLES:
            for entry in table.get(pos, ()):
                for frame in _frames(table["type"], pos, entry):
                    index[pos].setdefault(frame.lemma.split("_")[0], []).append(frame)
    light = lexicon.table("lexicons", "light_verbs")
    heaviest = {
        pos: {k: tuple(sorted(v, key=lambda f: -f.weight())) for k, v in index[pos].items()}
        for pos in FRAME_TABLES
    }
    return Codebook(
        verbs=heaviest["verb"],
        nouns=heaviest["noun"],
        adjectives=heaviest["adj"],
        light=frozenset(words(light["do"])),
        light_prepositions=frozenset(words(light["with_preposition"])),
        undergo=frozenset(words(light["undergo"])),
        series=frozenset(words(light["series"])),
        classes=classes(),
    )


def trigger_count() -> int:
    """How many trigger entries the codebook holds: word and frame."""
    book = codebook()
    return sum(len(v) for t in (book.verbs, book.nouns, book.adjectives) for v in t.values())


@cache
def suggested_contexts(type_: str) -> tuple[str, ...]:
    """The contexts that a type has by itself."""
    return tuple(lexicon.table("codebook", type_.lower()).get("contexts", ()))
