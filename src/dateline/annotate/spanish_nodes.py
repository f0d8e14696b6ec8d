"""What the rules for Spanish build: tokens on their way into a tree, the phrases over them, the clauses that verbs head."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.annotate import roles
from dateline.annotate.spanish_words import lexicon_es

FINITE = frozenset({"VBZ", "VBP", "VBD", "VBF", "VBC", "VBS"})
# sectors of those who do something to others
_ACTING = frozenset({"GOV", "MIL", "COP", "REB", "UAF", "LEG", "JUD"})


@dataclass(slots=True)
class Node:
    """One token while its sentence is analysed; ``head`` is -1 until it hangs on something. ``spanish`` is its dictionary form."""

    text: str
    start: int
    lower: str
    lemma: str
    pos: str
    tag: str
    spanish: str
    dep: str = ""
    head: int = -1

    def becomes(self, english: str, pos: str, tag: str) -> None:
        """Read the token as another English word."""
        self.lower = self.lemma = english
        self.pos, self.tag = pos, tag


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens ``first`` to ``last`` (exclusive) under ``head``; ``prep`` is the preposition before it, -1 for none.

    ``when`` marks a time, ``taken`` a phrase that belongs to another one.
    """

    first: int
    last: int
    head: int
    prep: int = -1
    when: bool = False
    taken: bool = False


@dataclass(slots=True)
class Clause:
    """A verb with its helpers: tokens ``first`` to ``last`` (exclusive); ``intro`` is the word that opens the clause, -1 for none.

    ``subject`` and ``object`` say whether the clause has its own already.
    """

    verb: int
    first: int
    last: int
    intro: int = -1
    passive: bool = False
    subject: bool = False
    object: bool = False


@dataclass(slots=True)
class Tree:
    """One sentence under analysis."""

    nodes: list[Node]
    phrases: list[Phrase] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def hang(self, i: int, head: int, dep: str) -> None:
        """Hang ``i`` on ``head`` unless that would close a circle."""
        if i != head and not self._above(head, i):
            self.nodes[i].head, self.nodes[i].dep = head, dep

    def _above(self, i: int, other: int) -> bool:
        for _ in range(len(self.nodes) + 1):
            if i == other:
                return True
            if i < 0:
                break
            i = self.nodes[i].head
        return False

    def free(self, p: Phrase) -> bool:
        """Whether nothing governs the phrase yet, and no preposition stands before it."""
        return p.prep < 0 and not p.when and self.nodes[p.head].head < 0

    def verb(self, clause: Clause) -> Node:
        """The verb of a clause."""
        return self.nodes[clause.verb]

    def is_finite(self, clause: Clause) -> bool:
        """Whether the verb or one of its helpers has a tense."""
        if self.verb(clause).tag in FINITE:
            return True
        helpers = (n for n in self.nodes if n.head == clause.verb and n.dep in ("aux", "auxpass"))
        return any(n.tag in FINITE or n.tag == "MD" for n in helpers)

    def says(self, clause: Clause) -> bool:
        """Whether the verb reports words."""
        return self.verb(clause).spanish in lexicon_es().saying

    def follows_speech(self, clause: Clause) -> bool:
        """ "..., dijo X": what was said stands before the verb of saying."""
        before = self.nodes[clause.first - 1].text if clause.first else ""
        return self.says(clause) and before in (",", '"', "”", "»", "—", "–", "'")

    def is_deed(self, p: Phrase) -> bool:
        """Whether the phrase names a deed."""
        return self.nodes[p.head].spanish in lexicon_es().deeds

    def has_will(self, p: Phrase) -> bool:
        """Whether the phrase names somebody who can do a deed."""
        head = self.nodes[p.head]
        role = roles.of_noun(head.lemma, head.lower)
        if head.pos == "PROPN":
            return True
        return (
            role is not None and role.kind in ("person", "organisation", "group") and role.sector in _ACTING
        )
