"""What the words say of acts that belong together: several told at once without a number, which one in a row, a sequel of another."""

from __future__ import annotations

from functools import cache

from dateline import lexicon
from dateline.coding import tree
from dateline.coding.days import is_day
from dateline.coding.frames import words
from dateline.coding.numbers import count_of, ordinal_at
from dateline.coding.objects import kind_of
from dateline.coding.roles import Match, match_at
from dateline.coding.tolls import is_sum
from dateline.model.doc import Doc
from dateline.model.statement import When

_OPEN = 5  # UCDP: longer than a month, or open


def deeds(doc: Doc, match: Match) -> tuple[int, ...]:
    """The words that name the act: its trigger, and the nouns for a deed that a verb carries out; not what is acted on."""
    nouns = (
        t
        for t in match.consumed
        if t != match.trigger
        and doc.tokens[t].pos == "NOUN"
        and (found := match_at(doc, t, depth=1)) is not None
        and found.frame.pos == "noun"
    )
    return tuple(sorted({match.trigger, *nouns}))


def is_repeated(doc: Doc, match: Match) -> bool:
    """Whether several acts are told at once and not counted: "its raids on the port", "keeps shelling"; False for "three raids"."""
    acts = deeds(doc, match)
    if any(count_of(doc, t) is not None for t in acts if doc.tokens[t].pos == "NOUN"):
        return False
    if any(doc.tokens[t].tag in ("NNS", "NNPS") or _is_each(doc, t) for t in acts):
        return True
    return _goes_on(doc, match.trigger) or _is_habit(doc, match) or _is_sum(doc, match)


def _is_sum(doc: Doc, match: Match) -> bool:
    return match.frame.type == "ASSAULT" and match.frame.pos == "verb" and is_sum(doc, match.trigger)


def _is_each(doc: Doc, i: int) -> bool:
    return any(doc.tokens[d].lower in ("every", "each") for d in tree.children(doc, i, "det"))


def _goes_on(doc: Doc, i: int) -> bool:
    verb = tree.governing_verb(doc, i)
    going_on = verb is not None and doc.tokens[verb].lemma in _cues()["going_on"]
    return going_on and doc.tokens[i].dep in ("xcomp", "ccomp", "dobj")


def _is_habit(doc: Doc, match: Match) -> bool:
    """Whether a verb in the present tense, or in -ing, has bare things as its object: "while the army shells villages"."""
    token = doc.tokens[match.trigger]
    if token.tag not in ("VBZ", "VBP", "VBG") or (token.sentence == 0 and token.dep == "ROOT"):
        return False
    things = [r for r in match.recipients if doc.tokens[r].tag == "NNS" and kind_of(doc, r)]
    return bool(things) and not any(
        tree.children(doc, t, "det", "nummod", "poss") or count_of(doc, t) for t in things
    )


def place_in_row(doc: Doc, match: Match) -> int | None:
    """Which one in a row the act is told to be: 14 for "the 14th strike"."""
    for act in deeds(doc, match):
        if doc.tokens[act].pos == "NOUN":
            given = (ordinal_at(doc, c) for c in tree.modifiers(doc, act) if c < act)
            found = next((n for n in given if n), None)
            if found:
                return found
    return None


def is_sequel(doc: Doc, match: Match) -> bool:
    """Whether the act is told to go on with another on the same target: "a follow-up raid", "hit the survivors again"."""
    acts = sorted({match.trigger, *match.consumed})
    before = {doc.tokens[c].lower for a in acts for c in tree.modifiers(doc, a)}
    beside = {
        doc.tokens[c].lower for a in acts for c in tree.children(doc, a, "amod", "compound", "advmod", "dep")
    }
    told = " ".join(doc.tokens[t].lower for a in acts for t in range(max(0, a - 4), a))
    spelled = any(sign in told for sign in _cues()["sequel_phrases"])
    survived = any(doc.tokens[r].lemma in _cues()["left"] for r in match.recipients)
    return bool((before | beside) & _cues()["sequel"]) or spelled or survived


def begun(doc: Doc, match: Match, when: When | None) -> When | None:
    """The time of acts that are told to have begun on a day, from that day on: "since the raids began on 3 May"."""
    verb = tree.governing_verb(doc, match.trigger)
    if when is None or verb is None or not is_day(when.edtf) or not is_repeated(doc, match):
        return when
    begins = doc.tokens[verb].lemma in _cues()["beginning"] and match.trigger in tree.children(
        doc, verb, "nsubj", "nsubjpass", "dobj"
    )
    return When(f"{when.edtf}/..", _OPEN, when.basis) if begins else when


@cache
def _cues() -> dict[str, frozenset[str]]:
    table = lexicon.table("lexicons", "repeats")
    listed = {name: frozenset(words(said)) for name, said in table["cues"].items()}
    return {**listed, "sequel_phrases": frozenset(table["phrases"]["sequel"])}
