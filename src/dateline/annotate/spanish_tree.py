"""The dependency tree of a Spanish sentence, with the labels of the English parser, by rule.

Noun phrases first, then prepositional phrases, verb groups, the clauses that the verbs head, and last the phrases that each clause takes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.annotate import roles
from dateline.annotate.spanish_words import lexicon_es
from dateline.annotate.time_words import words as time_words

if TYPE_CHECKING:
    from dateline.annotate.spanish import Node

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "VBF", "VBC", "VBS"})
_MODALS = {"can": "may", "must": "must"}
_COPULAS = frozenset({"be"})
_INTRANSITIVE = frozenset(
    {"die", "happen", "arrive", "travel", "fall", "come", "go", "meet", "clash", "protest", "demonstrate", "withdraw", "surrender", "erupt", "begin", "end", "increase", "participate", "return", "exist", "continue", "flee", "resign", "explode"}
)


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens ``first`` to ``last`` (exclusive) under ``head``; ``prep`` is the preposition before it, ``when`` marks a time."""

    first: int
    last: int
    head: int
    prep: int = -1
    when: bool = False
    taken: bool = False


@dataclass(slots=True)
class Clause:
    """A verb with its helpers: ``first`` to ``last`` (exclusive); ``intro`` is the word that opens it, -1 for none."""

    verb: int
    first: int
    last: int
    intro: int = -1
    up: int = -1
    kind: str = ""
    passive: bool = False
    subject: bool = False
    object: bool = False
    members: list[int] = field(default_factory=list)


def attach(nodes: list[Node]) -> None:
    """Give every node a head and a label; the root is its own head."""
    if not nodes:
        return
    phrases = _noun_phrases(nodes)
    clauses = _verb_groups(nodes, phrases)
    _prepositions(nodes, phrases)
    _introduce(nodes, phrases, clauses)
    _link(nodes, phrases, clauses)
    _side_by_side(nodes, phrases)
    _arguments(nodes, phrases, clauses)
    _rest(nodes, phrases, clauses)


def _hang(nodes: list[Node], i: int, head: int, dep: str) -> None:
    if i != head and not _above(nodes, head, i):
        nodes[i].head, nodes[i].dep = head, dep


def _above(nodes: list[Node], i: int, other: int) -> bool:
    """Whether ``other`` stands above ``i`` already."""
    seen = 0
    while i >= 0 and seen <= len(nodes):
        if i == other:
            return True
        i, seen = nodes[i].head, seen + 1
    return False


def _noun_phrases(nodes: list[Node]) -> list[Phrase]:
    found: list[Phrase] = []
    at = 0
    while at < len(nodes):
        first = at
        while at < len(nodes) and (nodes[at].pos in ("DET", "ADJ", "NUM") or _counts(nodes, at)):
            at += 1
        if at < len(nodes) and nodes[at].pos in ("NOUN", "PROPN"):
            phrase = _phrase(nodes, first, at)
            found.append(phrase)
            at = phrase.last
        elif at > first and any(nodes[i].pos in ("NUM", "ADJ") for i in range(first, at)):
            head = next(i for i in range(at - 1, first - 1, -1) if nodes[i].pos in ("NUM", "ADJ"))
            if nodes[head].pos == "NUM" or nodes[first].pos == "DET":
                for i in range(first, at):
                    _hang(nodes, i, head, _left_label(nodes, i))
                found.append(Phrase(first, at, head, when=False))
        elif at == first and nodes[at].pos == "PRON" and nodes[at].lower not in ("himself",):
            found.append(Phrase(at, at + 1, at))
            at += 1
        else:
            at = max(at, first + 1)
    times = time_words("es")
    for p in found:
        p.when = times is not None and any(nodes[i].text.lower() in times.triggers for i in range(p.first, p.last)) and nodes[p.head].pos != "PRON"
    return found


def _counts(nodes: list[Node], at: int) -> bool:
    """Words that go with a number after them: "al menos tres", "más de dos"."""
    return nodes[at].lower in ("at", "least", "more", "than", "about", "almost", "less", "only") and nodes[at].pos == "ADV" and any(
        n.pos == "NUM" for n in nodes[at + 1 : at + 3]
    )


def _left_label(nodes: list[Node], i: int) -> str:
    return {"DET": "det", "NUM": "nummod", "ADJ": "amod", "ADV": "quantmod"}.get(nodes[i].pos, "compound") if nodes[i].lower not in ("his",) else "poss"


def _phrase(nodes: list[Node], first: int, at: int) -> Phrase:
    """The phrase whose first noun stands at ``at``: names run on, adjectives follow."""
    head, last = at, at + 1
    while last < len(nodes):
        node = nodes[last]
        if node.pos == "PROPN" and any(c.isdigit() for c in node.text):
            pass
        elif node.pos == "PROPN" and node.tag != "JJ" and node.text[0].isupper() and (nodes[last - 1].pos in ("PROPN", "NOUN") or nodes[last - 1].text == "-"):
            head = last
        elif node.pos == "ADJ" or node.tag == "JJ" or (node.pos == "NOUN" and nodes[head].pos == "NOUN" and node.lemma == nodes[head].lemma):
            pass
        elif node.text in ("-", "/") and last + 1 < len(nodes) and nodes[last + 1].pos == "PROPN" and nodes[last - 1].pos == "PROPN":
            pass
        elif node.text.lower() in ("de", "la", "y", "del", "los") and nodes[last - 1].pos == "PROPN" and _name_goes_on(nodes, last):
            pass
        else:
            break
        last += 1
    for i in range(first, last):
        if i < head:
            _hang(nodes, i, head, "compound" if at <= i else _left_label(nodes, i))
        elif i > head:
            _hang(nodes, i, head, "amod" if nodes[i].pos == "ADJ" or nodes[i].tag == "JJ" else "compound")
    return Phrase(first, last, head)


def _name_goes_on(nodes: list[Node], at: int) -> bool:
    """Whether a small word stands inside a name that the lexicons know: "Trinidad y Tobago"."""
    if at + 1 >= len(nodes) or nodes[at + 1].pos != "PROPN":
        return False
    from dateline.annotate import actors  # noqa: PLC0415 - names of more than one word

    return actors.is_name([n.text for n in nodes[at - 1 : at + 2]], "es")


def _verb_groups(nodes: list[Node], phrases: list[Phrase]) -> list[Clause]:
    found: list[Clause] = []
    inside = {i for p in phrases for i in range(p.first, p.last)}
    at = 0
    while at < len(nodes):
        if nodes[at].pos != "VERB" or at in inside:
            at += 1
            continue
        clause = _group(nodes, at)
        found.append(clause)
        at = clause.last
    return found


def _group(nodes: list[Node], at: int) -> Clause:
    """The verb with the helpers before it: "ha sido detenido", "podría atacar", "va a enviar"."""
    helpers: list[tuple[int, str, str]] = []
    i = at
    passive = False
    while True:
        node, after = nodes[i], i + 1
        while after < len(nodes) and nodes[after].pos == "ADV" and nodes[after].lower != "not":
            after += 1
        following = nodes[after] if after < len(nodes) else None
        if following is None:
            break
        if node.lemma == "have" and node.spanish == "haber" and following.tag == "VBN":
            helpers.append((i, "aux", "have"))
        elif node.spanish in ("ser", "estar") and following.tag in ("VBN", "VBG") and following.pos == "VERB":
            helpers.append((i, "auxpass" if following.tag == "VBN" else "aux", "be"))
            passive = following.tag == "VBN"
        elif node.lemma in _MODALS and following.tag == "VB":
            helpers.append((i, "aux", _MODALS[node.lemma]))
        elif node.spanish == "ir" and following.lower == "to" and after + 1 < len(nodes) and nodes[after + 1].tag == "VB":
            helpers += [(i, "aux", "will" if node.tag != "VBD" else "would"), (after, "dep", "_")]
            after += 1
        else:
            break
        i = after
    verb = i
    for h, dep, lower in helpers:
        if lower in ("may", "will", "would", "must"):
            nodes[h].tag = "MD"
        nodes[h].lower = nodes[h].lemma = lower
        nodes[h].pos = "AUX"
        _hang(nodes, h, verb, dep)
    if helpers and nodes[verb].tag == "VBN" and nodes[helpers[0][0]].tag in ("VBF", "VBC"):
        nodes[helpers[0][0]].tag, nodes[helpers[0][0]].lower = "MD", "will" if nodes[helpers[0][0]].tag == "VBF" else "would"
    first = at
    while first > 0 and (nodes[first - 1].lower in ("not", "himself", "him", "them", "we") and nodes[first - 1].pos in ("ADV", "PRON")):
        first -= 1
    clause = Clause(verb, first, verb + 1, passive=passive)
    for k in range(first, at):
        if nodes[k].lower == "not":
            _hang(nodes, k, verb, "neg")
        elif nodes[k].lower == "himself":
            _reflexive(nodes, k, clause)
        else:
            _hang(nodes, k, verb, "dobj" if nodes[k].text.lower() in ("lo", "la", "los", "las") else "dative")
    return clause


def _reflexive(nodes: list[Node], se: int, clause: Clause) -> None:
    """With "se" a verb means something else or is passive."""
    verb = nodes[clause.verb]
    other = lexicon_es().reflexive.get(verb.spanish)
    _hang(nodes, se, clause.verb, "expl" if other else "auxpass")
    if other:
        verb.lemma = other
    else:
        clause.passive = True
        nodes[se].lemma = nodes[se].lower = "be"
        nodes[se].pos = "AUX"


def _prepositions(nodes: list[Node], phrases: list[Phrase]) -> None:
    for p in phrases:
        at = p.first - 1
        if at >= 0 and nodes[at].pos == "PART":
            while at > 0 and nodes[at].pos == "PART":
                at -= 1
        if at >= 0 and nodes[at].pos == "ADP":
            p.prep = at
            _hang(nodes, p.head, at, "pobj")


def _introduce(nodes: list[Node], phrases: list[Phrase], clauses: list[Clause]) -> None:
    """The word that opens each clause: the last joining word between the verb before and this verb."""
    for n, clause in enumerate(clauses):
        since = clauses[n - 1].last if n else 0
        if nodes[clause.verb].tag in ("VB",) and clause.first > 0 and nodes[clause.first - 1].pos == "ADP":
            clause.intro = clause.first - 1
            continue
        if clause.first > 0 and nodes[clause.first - 1].lower == "according to":
            opener = nodes[clause.first - 1]
            opener.lower, opener.lemma, opener.pos = "as", "as", "SCONJ"
        for i in range(clause.first - 1, since - 1, -1):
            node = nodes[i]
            if node.pos == "SCONJ" or (node.pos == "CCONJ" and not _joins_nouns(nodes, phrases, i, clause)):
                clause.intro = i
                break


def _joins_nouns(nodes: list[Node], phrases: list[Phrase], at: int, clause: Clause) -> bool:
    before = any(p.last == at for p in phrases)
    after = next((p for p in phrases if p.first in (at + 1, at + 2)), None)
    if not (before and after):
        return False
    # "X y Y dijeron": the verb is plural or follows at once
    return nodes[clause.verb].tag in ("VBP",) or clause.first - after.last > 6 or nodes[clause.verb].tag in ("VBD",) and nodes[clause.verb].text.endswith("on")


def _link(nodes: list[Node], phrases: list[Phrase], clauses: list[Clause]) -> None:
    """What each verb hangs on."""
    root = _root(nodes, clauses)
    for n, clause in enumerate(clauses):
        if clause is root:
            nodes[clause.verb].head, nodes[clause.verb].dep = clause.verb, "ROOT"
            continue
        before = clauses[n - 1] if n else None
        _link_one(nodes, phrases, clause, before=before, root=root, clauses=clauses)
    if root is None and phrases:
        free = next((p for p in phrases if p.prep < 0 and not p.when), phrases[0])
        nodes[free.head].head, nodes[free.head].dep = free.head, "ROOT"
        for clause in clauses:
            if nodes[clause.verb].head < 0:
                _hang(nodes, clause.verb, free.head, "acl")


def _root(nodes: list[Node], clauses: list[Clause]) -> Clause | None:
    finite = [c for c in clauses if _is_finite(nodes, c)]
    free = [c for c in finite if c.intro < 0 or nodes[c.intro].pos == "CCONJ"]
    if not free:
        return finite[0] if finite else None
    said = [c for c in free[1:] if _follows_speech(nodes, c)]
    return said[0] if said and free[0].verb < said[0].verb else free[0]


def _follows_speech(nodes: list[Node], clause: Clause) -> bool:
    """ "..., dijo X": what was said stands before the verb of saying."""
    before = nodes[clause.first - 1].text if clause.first else ""
    return nodes[clause.verb].spanish in lexicon_es().saying and before in (",", '"', "”", "»", "—", "–", "'")


def _is_finite(nodes: list[Node], clause: Clause) -> bool:
    if nodes[clause.verb].tag in _FINITE:
        return True
    return any(n.head == clause.verb and n.dep in ("aux", "auxpass") and (n.tag in _FINITE or n.tag == "MD") for n in nodes)


def _link_one(
    nodes: list[Node], phrases: list[Phrase], clause: Clause, *, before: Clause | None, root: Clause | None, clauses: list[Clause]
) -> None:
    verb, tag = clause.verb, nodes[clause.verb].tag
    over = before.verb if before else (root.verb if root else -1)
    noun = next((p for p in reversed(phrases) if p.last <= clause.first and p.last >= clause.first - 1 and p.head != verb), None)
    if not _is_finite(nodes, clause):
        _link_infinite(nodes, clause, over=over, noun=noun, root=root)
        return
    intro = nodes[clause.intro] if clause.intro >= 0 else None
    if intro is None:
        if root is not None and root.verb > verb and _follows_speech(nodes, root):
            _hang(nodes, verb, root.verb, "ccomp")
        elif root is not None:
            speech = _follows_speech(nodes, clause)
            _hang(nodes, verb, root.verb, "parataxis" if speech else "conj")
    elif intro.lower == "that":
        _link_that(nodes, phrases, clause, over=over, root=root)
    elif intro.pos == "CCONJ":
        peers = [c for c in clauses if c.verb < verb and _is_finite(nodes, c)]
        target = peers[-1].verb if peers else over
        _hang(nodes, verb, target, "conj")
        _hang(nodes, clause.intro, target, "cc")
    else:
        relative = intro.lower in ("who", "which", "whose", "where") and clause.intro > 0 and any(p.last == clause.intro or p.last == clause.intro - 1 for p in phrases)
        if relative:
            noun = next(p for p in reversed(phrases) if p.last in (clause.intro, clause.intro - 1))
            _hang(nodes, verb, noun.head, "relcl")
            _hang(nodes, clause.intro, verb, "nsubj" if intro.lower in ("who", "which") else "advmod")
            clause.subject = intro.lower in ("who", "which")
        else:
            target = root.verb if root is not None and (over < 0 or root.verb > verb) else over
            _hang(nodes, verb, target, "advcl")
            _hang(nodes, clause.intro, verb, "mark")


def _link_infinite(nodes: list[Node], clause: Clause, *, over: int, noun: Phrase | None, root: Clause | None) -> None:
    verb, tag = clause.verb, nodes[clause.verb].tag
    intro = nodes[clause.intro] if clause.intro >= 0 else None
    if tag == "VBN":
        if noun is not None:
            _hang(nodes, verb, noun.head, "acl")
        elif over >= 0:
            _hang(nodes, verb, over, "advcl")
    elif intro is not None and intro.pos == "ADP" and clause.intro == clause.first - 1:
        purpose = intro.text.lower() in ("para", "a") or intro.tag == "TO"
        after_noun = noun is None and any(True for _ in ()) 
        previous = clause.intro - 1
        near = previous >= 0 and nodes[previous].pos in ("NOUN", "PROPN", "ADJ")
        if purpose or (intro.lower == "of" and near):
            intro.lower = intro.lemma = "to"
            intro.tag, intro.pos = "TO", "PART"
            _hang(nodes, clause.intro, verb, "aux")
            if near and intro.text.lower() in ("de", "a") and nodes[previous].head != over and not after_noun:
                _hang(nodes, verb, _top(nodes, previous), "acl")
            elif over >= 0:
                _hang(nodes, verb, over, "xcomp" if intro.text.lower() == "a" else "advcl")
        elif over >= 0:
            _hang(nodes, clause.intro, over, "prep")
            _hang(nodes, verb, clause.intro, "pcomp")
    elif over >= 0:
        _hang(nodes, verb, over, "xcomp" if tag == "VB" else "advcl")
        if tag == "VB" and over == clause.first - 1:
            nodes[verb].tag = "VB"


def _top(nodes: list[Node], i: int) -> int:
    """The noun whose phrase the word at ``i`` belongs to."""
    while nodes[i].dep in ("amod", "compound", "det") and nodes[i].head >= 0:
        i = nodes[i].head
    return i


def _link_that(nodes: list[Node], phrases: list[Phrase], clause: Clause, *, over: int, root: Clause | None) -> None:
    verb, at = clause.verb, clause.intro
    before = at - 1
    while before >= 0 and nodes[before].text in (",",):
        before -= 1
    noun = next((p for p in phrases if p.last == before + 1 and not p.when), None)
    asked = over >= 0 and nodes[over].spanish in lexicon_es().saying and nodes[verb].tag == "VBS"
    said = over >= 0 and nodes[over].spanish in lexicon_es().saying and noun is not None and noun.first > over and nodes[noun.head].tag != "NNP" and False
    if noun is None or asked or said:
        target = over if over >= 0 else (root.verb if root else -1)
        if target < 0:
            return
        if nodes[verb].tag == "VBS":
            nodes[at].lower, nodes[at].lemma, nodes[at].tag, nodes[at].pos = "to", "to", "TO", "PART"
            _hang(nodes, at, verb, "aux")
            _hang(nodes, verb, target, "xcomp")
        else:
            _hang(nodes, at, verb, "mark")
            _hang(nodes, verb, target, "ccomp")
        return
    subject_between = any(p.first > at and p.last <= clause.first and p.prep < 0 and not p.when for p in phrases)
    if _speaks_between(nodes, over, noun, at):
        _hang(nodes, at, verb, "mark")
        _hang(nodes, verb, over, "ccomp")
        return
    nodes[at].pos, nodes[at].tag = "PRON", "WDT"
    _hang(nodes, verb, noun.head, "relcl")
    _hang(nodes, at, verb, "dobj" if subject_between else "nsubjpass" if clause.passive else "nsubj")
    clause.subject = not subject_between
    clause.object = subject_between


def _speaks_between(nodes: list[Node], over: int, noun: Phrase, at: int) -> bool:
    """ "dijo X que", "informó el ministerio que": the noun between is who speaks."""
    return 0 <= over < noun.first and nodes[over].spanish in lexicon_es().saying and nodes[over].tag in _FINITE and at - over <= 14 and noun.prep < 0


def _side_by_side(nodes: list[Node], phrases: list[Phrase]) -> None:
    """Lists and appositions: "A, B y C", "el ministro, X,"."""
    for one, other in zip(phrases, phrases[1:], strict=False):
        gap = [n.text.lower() for n in nodes[one.last : other.first]]
        if gap in (["y"], ["e"], ["o"], ["u"], [",", "y"]):
            if other.prep < 0 and not one.when:
                _hang(nodes, other.head, one.head, "conj")
                _hang(nodes, one.last + len(gap) - 1, one.head, "cc")
                other.taken = True
        elif gap == [","] and other.prep < 0 and not one.when and not other.when:
            listed = _list_goes_on(nodes, phrases, other)
            title = nodes[one.head].pos != nodes[other.head].pos or nodes[one.head].pos == "PROPN"
            if listed:
                _hang(nodes, other.head, one.head, "conj")
                other.taken = True
            elif title and (other.last >= len(nodes) or nodes[other.last].text in (",", ".", ")", "—") or nodes[other.last].pos == "ADP"):
                _hang(nodes, other.head, _title(nodes, phrases, one), "appos")
                other.taken = True


def _title(nodes: list[Node], phrases: list[Phrase], one: Phrase) -> int:
    """ "el presidente de Venezuela, X": the name is the president's and not the country's."""
    at = phrases.index(one)
    while at > 0 and one.prep >= 0 and nodes[one.prep].lower == "of" and phrases[at - 1].last == one.prep:
        at -= 1
        one = phrases[at]
    return one.head


def _list_goes_on(nodes: list[Node], phrases: list[Phrase], other: Phrase) -> bool:
    after = nodes[other.last].text.lower() if other.last < len(nodes) else ""
    if after in ("y", "e") and any(p.first == other.last + 1 for p in phrases):
        return True
    following = next((p for p in phrases if p.first == other.last + 1), None)
    return after == "," and following is not None and following.prep < 0 and _list_goes_on(nodes, phrases, following)


def _arguments(nodes: list[Node], phrases: list[Phrase], clauses: list[Clause]) -> None:
    bounds = [c.first if c.intro < 0 else min(c.intro, c.first) for c in clauses]
    for n, clause in enumerate(clauses):
        since = clauses[n - 1].last if n else 0
        since = max(since, clause.intro + 1 if clause.intro >= 0 else since)
        until = bounds[n + 1] if n + 1 < len(clauses) else len(nodes)
        left = [p for p in phrases if since <= p.first and p.last <= clause.first and not p.taken]
        if not any(p.prep < 0 and not p.when for p in left):
            left = [*_before_insertion(nodes, phrases, clauses[:n], clause), *left]
        right = [p for p in phrases if clause.last <= p.first and p.first < max(until, clause.last) and not p.taken]
        _left(nodes, clause, left)
        _right(nodes, clauses, clause, right)


def _before_insertion(nodes: list[Node], phrases: list[Phrase], earlier: list[Clause], clause: Clause) -> list[Phrase]:
    """The phrase that a relative clause parts from its verb: "el ministro, quien viajó ayer, dijo"."""
    described = {nodes[c.verb].head for c in earlier if nodes[c.verb].dep in ("relcl", "acl")}
    found = [p for p in phrases if p.last <= clause.first and p.head in described and p.prep < 0 and nodes[p.head].head < 0]
    return found[-1:]


def _left(nodes: list[Node], clause: Clause, left: list[Phrase]) -> None:
    bare = [p for p in left if p.prep < 0 and not p.when and nodes[p.head].head < 0]
    finite = _is_finite(nodes, clause)
    if bare and finite and not clause.subject:
        chosen = bare[0] if len(bare) == 1 else _nearest(nodes, clause, bare)
        _hang(nodes, chosen.head, clause.verb, "nsubjpass" if clause.passive else "nsubj")
        chosen.taken, clause.subject = True, True
    for p in left:
        if p.prep >= 0 and nodes[p.prep].head < 0:
            _prepositional(nodes, left, p, clause=clause)
        elif p.when and nodes[p.head].head < 0:
            _hang(nodes, p.head, clause.verb, "npadvmod")


def _nearest(nodes: list[Node], clause: Clause, bare: list[Phrase]) -> Phrase:
    """The last bare phrase before the verb that no comma parts from it, else the first."""
    close = [p for p in bare if all(n.text != "," for n in nodes[p.last : clause.first])]
    return close[-1] if close else bare[0]


def _right(nodes: list[Node], clauses: list[Clause], clause: Clause, right: list[Phrase]) -> None:
    verb = nodes[clause.verb]
    for p in right:
        if p.prep >= 0:
            if nodes[p.prep].head < 0:
                _personal(nodes, clause, p) or _prepositional(nodes, right, p, clause=clause)
        elif nodes[p.head].head >= 0:
            continue
        elif p.when:
            _hang(nodes, p.head, clause.verb, "npadvmod")
        else:
            _bare(nodes, clauses, clause, p)


def _bare(nodes: list[Node], clauses: list[Clause], clause: Clause, p: Phrase) -> None:
    verb = nodes[clause.verb]
    speaks = verb.spanish in lexicon_es().saying
    told = speaks and (any(n.head == clause.verb and n.dep in ("ccomp",) and i < clause.verb for i, n in enumerate(nodes)) or _follows_speech(nodes, clause) or any(c.intro >= p.last and nodes[c.intro].lower in ("that", "to") for c in clauses))
    inherits = verb.dep in ("conj", "xcomp", "relcl") and clause.subject is False and verb.dep != "relcl"
    if clause.passive and not clause.subject:
        _hang(nodes, p.head, clause.verb, "nsubjpass")
        clause.subject = True
    elif not clause.subject and not inherits and _is_finite(nodes, clause) and (told or verb.lemma in _INTRANSITIVE):
        _hang(nodes, p.head, clause.verb, "nsubj")
        clause.subject = True
    elif verb.lemma in _COPULAS:
        _hang(nodes, p.head, clause.verb, "attr")
    elif not clause.object:
        _hang(nodes, p.head, clause.verb, "dobj")
        clause.object = True
    elif not clause.subject and _is_finite(nodes, clause) and not inherits:
        _hang(nodes, p.head, clause.verb, "nsubj")
        clause.subject = True
    else:
        _hang(nodes, p.head, clause.verb, "dep")


def _personal(nodes: list[Node], clause: Clause, p: Phrase) -> bool:
    """The "a" before somebody who is acted on is no preposition of place."""
    if nodes[p.prep].text.lower() not in ("a", "al") or clause.object or clause.passive or nodes[p.prep].pos == "PART":
        return False
    verb, head = nodes[clause.verb], nodes[p.head]
    if verb.spanish in lexicon_es().motion or verb.lemma in _COPULAS:
        return False
    role = roles.of_noun(head.lemma, head.lower)
    if head.pos not in ("PROPN", "PRON") and (role is None or role.kind == "object"):
        return False
    nodes[p.head].head = -1
    _hang(nodes, p.head, clause.verb, "dobj")
    _hang(nodes, p.prep, p.head, "dep")
    clause.object = True
    return True


def _prepositional(nodes: list[Node], near: list[Phrase], p: Phrase, *, clause: Clause) -> None:
    prep = nodes[p.prep]
    word = prep.lower
    noun = _chained(nodes, near, p)
    deed = noun is not None and _is_deed(nodes, noun)
    if word == "by" and (clause.passive or nodes[clause.verb].tag == "VBN") and p.first > clause.verb:
        _hang(nodes, p.prep, clause.verb, "agent")
    elif noun is not None and word == "of":
        if deed and _has_will(nodes, p):
            prep.lower = prep.lemma = "by"
        _hang(nodes, p.prep, noun.head, "prep")
    elif noun is not None and deed and word in ("against", "on", "to", "in", "by", "for"):
        if word == "to":
            prep.lower = prep.lemma = "on"
        _hang(nodes, p.prep, noun.head, "prep")
    elif word == "of" and (behind := _behind(nodes, p)) is not None:
        _hang(nodes, p.prep, behind, "prep")
    else:
        _hang(nodes, p.prep, clause.verb, "prep")


def _chained(nodes: list[Node], near: list[Phrase], p: Phrase) -> Phrase | None:
    """The phrase right before the preposition; after "ataque de X" the deed, where the words go on with whom it was aimed at."""
    noun = next((o for o in near if o is not p and o.last == p.prep), None)
    while noun is not None and noun.prep >= 0 and nodes[p.prep].lower in ("against", "on", "in", "to") and not _is_deed(nodes, noun):
        before = next((o for o in near if o.last == noun.prep), None)
        if before is None or nodes[noun.prep].lower not in ("of", "by"):
            break
        noun = before
    return noun


def _behind(nodes: list[Node], p: Phrase) -> int | None:
    """The noun right before "de"."""
    before = p.prep - 1
    if before < 0 or nodes[before].pos not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return None
    return _top(nodes, before)


def _is_deed(nodes: list[Node], noun: Phrase) -> bool:
    return nodes[noun.head].spanish in lexicon_es().deeds


def _has_will(nodes: list[Node], p: Phrase) -> bool:
    head = nodes[p.head]
    role = roles.of_noun(head.lemma, head.lower)
    return head.pos == "PROPN" or (role is not None and role.kind in ("person", "organisation", "group") and role.sector in ("GOV", "MIL", "COP", "REB", "UAF", "LEG", "JUD"))


def _rest(nodes: list[Node], phrases: list[Phrase], clauses: list[Clause]) -> None:
    """What hangs on nothing yet hangs on what is near: phrases of verbless sentences, adverbs, marks."""
    root = next((i for i, n in enumerate(nodes) if n.dep == "ROOT"), 0)
    for n, p in enumerate(phrases):
        if p.prep >= 0 and nodes[p.prep].head < 0:
            before = next((o for o in reversed(phrases[:n]) if o.last == p.prep), None)
            if before is not None and before.head != p.head:
                if _is_deed(nodes, before) and nodes[p.prep].lower == "of" and _has_will(nodes, p):
                    nodes[p.prep].lower = nodes[p.prep].lemma = "by"
                _hang(nodes, p.prep, before.head, "prep")
    for i, node in enumerate(nodes):
        if node.head >= 0 or i == root:
            continue
        verb = _near_verb(clauses, i)
        target = verb if verb is not None and node.pos in ("ADV", "ADP", "ADJ", "PRON", "NOUN", "PROPN", "NUM", "PART") else root
        label = {"PUNCT": "punct", "ADV": "advmod", "ADP": "prep", "CCONJ": "cc", "SCONJ": "mark", "ADJ": "acomp" if verb is not None and nodes[verb].lemma == "be" and i > verb else "amod"}.get(node.pos, "dep")
        _hang(nodes, i, target, label)
        if node.head < 0:
            _hang(nodes, i, root, label)
    if nodes[root].head < 0:
        nodes[root].head, nodes[root].dep = root, "ROOT"


def _near_verb(clauses: list[Clause], i: int) -> int | None:
    if not clauses:
        return None
    return min(clauses, key=lambda c: abs(c.verb - i)).verb
