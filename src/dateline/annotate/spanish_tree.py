"""The dependency tree of a Spanish sentence, with the labels of the English parser, by rule.

Noun phrases first, then the verbs with their helpers and what their clauses hang on, and last the phrases that each clause takes.
"""

from __future__ import annotations

from dateline.annotate import roles, spanish_clauses, spanish_phrases
from dateline.annotate.spanish_nodes import Clause, Node, Phrase, Tree
from dateline.annotate.spanish_words import lexicon_es

_DEED_PREPOSITIONS = frozenset({"against", "on", "to", "in", "by", "for"})
_LABELS = {"PUNCT": "punct", "ADV": "advmod", "ADP": "prep", "CCONJ": "cc", "SCONJ": "mark", "ADJ": "amod"}


def attach(nodes: list[Node]) -> None:
    """Give every node a head and a label; the root is its own head."""
    tree = Tree(nodes)
    spanish_phrases.find(tree)
    spanish_clauses.find(tree)
    spanish_clauses.introduce(tree)
    spanish_clauses.link(tree)
    spanish_phrases.join(tree)
    for n, clause in enumerate(tree.clauses):
        _take(tree, n, clause)
    _remaining(tree)


def _take(tree: Tree, n: int, clause: Clause) -> None:
    """The phrases between the verb before and the clause after become what the clause takes."""
    since = tree.clauses[n - 1].last if n else 0
    since = max(since, clause.intro + 1)
    later = tree.clauses[n + 1] if n + 1 < len(tree.clauses) else None
    until = (
        len(tree.nodes)
        if later is None
        else later.first
        if later.intro < 0
        else min(later.intro, later.first)
    )
    loose = [p for p in tree.phrases if not p.taken]
    left = [p for p in loose if since <= p.first and p.last <= clause.first]
    if not any(p.prep < 0 and not p.when for p in left):
        left = [*_before_insertion(tree, n, clause), *left]
    _left(tree, clause, left)
    _right(tree, clause, [p for p in loose if clause.last <= p.first < max(until, clause.last)])


def _before_insertion(tree: Tree, n: int, clause: Clause) -> list[Phrase]:
    """The phrase that a relative clause parts from its verb: "el ministro, quien viajó ayer, dijo"."""
    described = {tree.verb(c).head for c in tree.clauses[:n] if tree.verb(c).dep in ("relcl", "acl")}
    found = [p for p in tree.phrases if p.last <= clause.first and p.head in described and tree.free(p)]
    return found[-1:]


def _left(tree: Tree, clause: Clause, left: list[Phrase]) -> None:
    bare = [p for p in left if tree.free(p)]
    if bare and tree.is_finite(clause) and not clause.subject:
        chosen = _nearest(tree, clause, bare)
        tree.hang(chosen.head, clause.verb, "nsubjpass" if clause.passive else "nsubj")
        chosen.taken = clause.subject = True
    for p in left:
        if p.prep >= 0 and tree.nodes[p.prep].head < 0:
            _prepositional(tree, clause, p)
        elif p.when and tree.nodes[p.head].head < 0:
            tree.hang(p.head, clause.verb, "npadvmod")


def _nearest(tree: Tree, clause: Clause, bare: list[Phrase]) -> Phrase:
    """The last bare phrase before the verb that no comma parts from it, else the first."""
    close = [p for p in bare if all(n.text != "," for n in tree.nodes[p.last : clause.first])]
    return close[-1] if close and len(bare) > 1 else bare[0]


def _right(tree: Tree, clause: Clause, right: list[Phrase]) -> None:
    for p in right:
        if p.prep >= 0:
            if tree.nodes[p.prep].head < 0 and not _personal(tree, clause, p):
                _prepositional(tree, clause, p)
        elif tree.nodes[p.head].head < 0:
            tree.hang(p.head, clause.verb, "npadvmod" if p.when else _bare_label(tree, clause, p))


def _bare_label(tree: Tree, clause: Clause, p: Phrase) -> str:
    """What a phrase without a preposition is to the verb before it: subject, object or predicate."""
    verb = tree.verb(clause)
    open_ = not clause.subject and tree.is_finite(clause) and verb.dep not in ("conj", "xcomp")
    if clause.passive and not clause.subject:
        clause.subject = True
        return "nsubjpass"
    if open_ and (_told(tree, clause, p) or verb.spanish in lexicon_es().intransitive):
        clause.subject = True
        return "nsubj"
    if verb.lemma == "be":
        return "attr"
    if not clause.object:
        clause.object = True
        return "dobj"
    clause.subject = clause.subject or open_
    return "nsubj" if open_ else "dep"


def _told(tree: Tree, clause: Clause, p: Phrase) -> bool:
    """Whether the verb reports something that stands before it or after the phrase, so that the phrase is who speaks."""
    if not tree.says(clause):
        return False
    before = any(n.head == clause.verb and n.dep == "ccomp" for n in tree.nodes[: clause.verb])
    after = any(c.intro >= p.last and tree.nodes[c.intro].lower in ("that", "to") for c in tree.clauses)
    return before or after or tree.follows_speech(clause)


def _personal(tree: Tree, clause: Clause, p: Phrase) -> bool:
    """The "a" before somebody who is acted on is no preposition of place; whether the phrase was taken as the object."""
    prep, head, verb = tree.nodes[p.prep], tree.nodes[p.head], tree.verb(clause)
    if prep.text.lower() not in ("a", "al") or prep.pos == "PART" or clause.object or clause.passive:
        return False
    if verb.spanish in lexicon_es().motion or verb.lemma == "be":
        return False
    role = roles.of_noun(head.lemma, head.lower)
    counted = head.pos == "NOUN" and role is None and tree.nodes[p.first].pos == "NUM"
    if head.pos not in ("PROPN", "PRON") and not counted and (role is None or role.kind == "object"):
        return False
    head.head = -1
    tree.hang(p.head, clause.verb, "dobj")
    tree.hang(p.prep, p.head, "dep")
    clause.object = True
    return True


def _prepositional(tree: Tree, clause: Clause, p: Phrase) -> None:
    prep = tree.nodes[p.prep]
    noun = _chained(tree, p)
    if prep.lower == "by" and (clause.passive or tree.verb(clause).tag == "VBN") and p.first > clause.verb:
        tree.hang(p.prep, clause.verb, "agent")
    elif noun is not None and (
        prep.lower == "of" or (tree.is_deed(noun) and prep.lower in _DEED_PREPOSITIONS)
    ):
        _on_noun(tree, noun, p)
    elif prep.lower == "of" and (behind := _behind(tree, p)) is not None:
        tree.hang(p.prep, behind, "prep")
    else:
        tree.hang(p.prep, clause.verb, "prep")


def _on_noun(tree: Tree, noun: Phrase, p: Phrase) -> None:
    """ "el ataque de Nordia a Sudia" is an attack by Nordia on Sudia."""
    prep = tree.nodes[p.prep]
    if tree.is_deed(noun):
        if prep.lower == "of" and tree.has_will(p):
            prep.lower = prep.lemma = "by"
        elif prep.lower == "to":
            prep.lower = prep.lemma = "on"
    tree.hang(p.prep, noun.head, "prep")


def _chained(tree: Tree, p: Phrase) -> Phrase | None:
    """The phrase right before the preposition; after "ataque de X" the deed, where the words go on with whom it was aimed at."""
    noun = next((o for o in tree.phrases if o is not p and o.last == p.prep), None)
    aimed = tree.nodes[p.prep].lower in ("against", "on", "in", "to")
    while noun is not None and noun.prep >= 0 and aimed and not tree.is_deed(noun):
        before = next((o for o in tree.phrases if o.last == noun.prep), None)
        if before is None or tree.nodes[noun.prep].lower not in ("of", "by"):
            break
        noun = before
    return noun


def _behind(tree: Tree, p: Phrase) -> int | None:
    """The noun right before "de"."""
    before = p.prep - 1
    if before < 0 or tree.nodes[before].pos not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return None
    return spanish_clauses.top(tree, before)


def _remaining(tree: Tree) -> None:
    """What hangs on nothing yet hangs on what is near: phrases of verbless sentences, adverbs, marks."""
    nodes = tree.nodes
    root = next((i for i, n in enumerate(nodes) if n.dep == "ROOT"), 0)
    for p in tree.phrases:
        noun = _chained(tree, p) if p.prep >= 0 and nodes[p.prep].head < 0 else None
        if noun is not None:
            _on_noun(tree, noun, p)
    for i, node in enumerate(nodes):
        if node.head < 0 and i != root:
            verb = _near_verb(tree, i)
            label = _LABELS.get(node.pos, "dep")
            if node.pos == "ADJ" and verb is not None and nodes[verb].lemma == "be" and verb < i:
                label = "acomp"
            tree.hang(i, root if verb is None or node.pos in ("PUNCT", "CCONJ", "SCONJ") else verb, label)
            if node.head < 0:
                tree.hang(i, root, label)
    if nodes and nodes[root].head < 0:
        nodes[root].head, nodes[root].dep = root, "ROOT"


def _near_verb(tree: Tree, i: int) -> int | None:
    return min((c.verb for c in tree.clauses), key=lambda v: abs(v - i), default=None)
