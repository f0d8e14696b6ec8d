"""The verbs of a Spanish sentence with their helpers, and what each clause hangs on."""

from __future__ import annotations

from dateline.annotate.spanish_nodes import Clause, Node, Phrase, Tree
from dateline.annotate.spanish_words import lexicon_es

_MODALS = {"can": "may", "must": "must"}
_CLITICS = frozenset({"not", "himself", "him", "them", "we"})
_OBJECTS = frozenset({"lo", "la", "los", "las"})
_RELATIVE = frozenset({"who", "which", "whose", "where"})
_SPEAKER_NEAR = 14


def find(tree: Tree) -> None:
    """Find the verb groups; helpers, negations and small pronouns hang on their verb."""
    inside = {i for p in tree.phrases for i in range(p.first, p.last)}
    at = 0
    while at < len(tree.nodes):
        if tree.nodes[at].pos != "VERB" or at in inside:
            at += 1
            continue
        clause = _group(tree, at)
        tree.clauses.append(clause)
        at = clause.last


def _group(tree: Tree, at: int) -> Clause:
    """The verb with the helpers before it: "ha sido detenido", "podría atacar", "va a enviar"."""
    verb, passive = at, False
    helpers: list[tuple[int, str, str]] = []
    while (found := _helper(tree, verb)) is not None:
        helper, verb = found
        helpers.append(helper)
        passive = passive or helper[1] == "auxpass"
    for i, dep, english in helpers:
        node = tree.nodes[i]
        node.becomes(english, "AUX", "MD" if english in ("may", "must", "will", "would") else node.tag)
        tree.hang(i, verb, dep)
    first = at
    while (
        first > 0 and tree.nodes[first - 1].lower in _CLITICS and tree.nodes[first - 1].pos in ("ADV", "PRON")
    ):
        first -= 1
    clause = Clause(verb, first, verb + 1, passive=passive)
    for i in range(first, at):
        _clitic(tree, i, clause)
    return clause


def _helper(tree: Tree, i: int) -> tuple[tuple[int, str, str], int] | None:
    """How the word at ``i`` helps the verb after it, as (word, label, English word), and where that verb stands."""
    nodes, after = tree.nodes, i + 1
    while after < len(nodes) and nodes[after].pos == "ADV" and nodes[after].lower != "not":
        after += 1
    if after >= len(nodes):
        return None
    node, following = nodes[i], nodes[after]
    if node.spanish == "haber" and following.tag == "VBN":
        # "habría enviado" is what the press writes of what it has not confirmed
        return (i, "aux", {"VBC": "may", "VBF": "will"}.get(node.tag, "have")), after
    if node.spanish in ("ser", "estar") and following.pos == "VERB" and following.tag in ("VBN", "VBG"):
        return (i, "auxpass" if following.tag == "VBN" else "aux", "be"), after
    if node.lemma in _MODALS and following.tag == "VB":
        return (i, "aux", _MODALS[node.lemma]), after
    if (
        node.spanish == "ir"
        and following.lower == "to"
        and after + 1 < len(nodes)
        and nodes[after + 1].tag == "VB"
    ):
        following.becomes("_", "PART", "XX")
        tree.hang(after, after + 1, "dep")
        return (i, "aux", "would" if node.tag == "VBD" else "will"), after + 1
    return None


def _clitic(tree: Tree, i: int, clause: Clause) -> None:
    node = tree.nodes[i]
    if node.lower == "not":
        tree.hang(i, clause.verb, "neg")
    elif node.lower == "himself":
        _reflexive(tree, i, clause)
    else:
        tree.hang(i, clause.verb, "dobj" if node.text.lower() in _OBJECTS else "dative")


def _reflexive(tree: Tree, se: int, clause: Clause) -> None:
    """With "se" a verb means something else, or is passive."""
    verb = tree.verb(clause)
    other = lexicon_es().reflexive.get(verb.spanish)
    tree.hang(se, clause.verb, "expl" if other else "auxpass")
    if other:
        verb.lemma = other
    else:
        clause.passive = True
        tree.nodes[se].becomes("be", "AUX", "VBZ")


def introduce(tree: Tree) -> None:
    """Find the word that opens each clause: the last joining word between the verb before and this verb."""
    for n, clause in enumerate(tree.clauses):
        since = tree.clauses[n - 1].last if n else 0
        before = tree.nodes[clause.first - 1] if clause.first else None
        if before is not None and before.lower == "according to":
            before.becomes("as", "SCONJ", "IN")
        if before is not None and tree.verb(clause).tag == "VB" and before.pos == "ADP":
            clause.intro = clause.first - 1
            continue
        openers = (i for i in range(clause.first - 1, since - 1, -1) if _opens(tree, i, clause))
        clause.intro = next(openers, -1)


def _opens(tree: Tree, i: int, clause: Clause) -> bool:
    node = tree.nodes[i]
    return node.pos == "SCONJ" or (node.pos == "CCONJ" and not _joins_nouns(tree, i, clause))


def _joins_nouns(tree: Tree, at: int, clause: Clause) -> bool:
    """Whether "y" joins two phrases and not two clauses: the verb after two subjects is plural."""
    after = next((p for p in tree.phrases if p.first in (at + 1, at + 2)), None)
    if after is None or not any(p.last == at for p in tree.phrases):
        return False
    verb = tree.verb(clause)
    many = verb.tag == "VBP" or (verb.tag == "VBD" and verb.text.endswith("on"))
    return many or clause.first - after.last > 6


def link(tree: Tree) -> None:
    """Hang each verb on what governs its clause; one of them, or the first phrase where there is none, is the root."""
    root = _root(tree)
    for n, clause in enumerate(tree.clauses):
        if clause is root:
            tree.nodes[clause.verb].head, tree.nodes[clause.verb].dep = clause.verb, "ROOT"
        else:
            _link_one(tree, clause, over=tree.clauses[n - 1].verb if n else -1, root=root)
    if root is None and tree.phrases:
        first = next((p for p in tree.phrases if p.prep < 0 and not p.when), tree.phrases[0])
        tree.nodes[first.head].head, tree.nodes[first.head].dep = first.head, "ROOT"
        for clause in tree.clauses:
            if tree.verb(clause).head < 0:
                tree.hang(clause.verb, first.head, "acl")


def _root(tree: Tree) -> Clause | None:
    finite = [c for c in tree.clauses if tree.is_finite(c)]
    free = [c for c in finite if c.intro < 0 or tree.nodes[c.intro].pos == "CCONJ"]
    if not free:
        return finite[0] if finite else None
    said = [c for c in free[1:] if tree.follows_speech(c)]
    return said[0] if said else free[0]


def _link_one(tree: Tree, clause: Clause, *, over: int, root: Clause | None) -> None:
    over = over if over >= 0 or root is None else root.verb
    if not tree.is_finite(clause):
        _link_infinite(tree, clause, over=over)
        return
    intro = tree.nodes[clause.intro] if clause.intro >= 0 else None
    if intro is None:
        _link_beside(tree, clause, root=root)
    elif intro.lower == "that":
        _link_that(tree, clause, over=over)
    elif intro.pos == "CCONJ":
        peers = [c for c in tree.clauses if c.verb < clause.verb and tree.is_finite(c)]
        target = peers[-1].verb if peers else over
        tree.hang(clause.verb, target, "conj")
        tree.hang(clause.intro, target, "cc")
    else:
        _link_adverbial(tree, clause, intro, over=over, root=root)


def _link_beside(tree: Tree, clause: Clause, *, root: Clause | None) -> None:
    """A clause that no word opens stands beside the main one, or is what the main one reports."""
    if root is None:
        return
    if root.verb > clause.verb and tree.follows_speech(root):
        tree.hang(clause.verb, root.verb, "ccomp")
    else:
        tree.hang(clause.verb, root.verb, "parataxis" if tree.follows_speech(clause) else "conj")


def _link_adverbial(tree: Tree, clause: Clause, intro: Node, *, over: int, root: Clause | None) -> None:
    noun = next((p for p in reversed(tree.phrases) if p.last in (clause.intro, clause.intro - 1)), None)
    if intro.lower in _RELATIVE and noun is not None:
        person = intro.lower in ("who", "which")
        tree.hang(clause.verb, noun.head, "relcl")
        tree.hang(clause.intro, clause.verb, "nsubj" if person else "advmod")
        clause.subject = person
        return
    target = root.verb if root is not None and (over < 0 or root.verb > clause.verb) else over
    tree.hang(clause.verb, target, "advcl")
    tree.hang(clause.intro, clause.verb, "mark")


def _link_infinite(tree: Tree, clause: Clause, *, over: int) -> None:
    """Participles describe the noun before them, infinitives complete a verb or say what for."""
    tag = tree.verb(clause).tag
    noun = next((p for p in reversed(tree.phrases) if clause.first - 1 <= p.last <= clause.first), None)
    if tag == "VBN" and noun is not None:
        tree.hang(clause.verb, noun.head, "acl")
    elif (
        tag == "VB"
        and clause.intro >= 0
        and clause.intro == clause.first - 1
        and tree.nodes[clause.intro].pos == "ADP"
    ):
        _after_preposition(tree, clause, over=over)
    elif over >= 0:
        tree.hang(clause.verb, over, "xcomp" if tag == "VB" else "advcl")


def _after_preposition(tree: Tree, clause: Clause, *, over: int) -> None:
    """ "para atacar", "a levantar", "el plan de enviar", "sin pedir"."""
    intro, before = tree.nodes[clause.intro], clause.intro - 1
    word = intro.text.lower()
    noun = before >= 0 and tree.nodes[before].pos in ("NOUN", "PROPN", "ADJ")
    if word in ("para", "a") or intro.tag == "TO" or (intro.lower == "of" and noun):
        intro.becomes("to", "PART", "TO")
        tree.hang(clause.intro, clause.verb, "aux")
        if noun and word in ("de", "a") and tree.nodes[before].head != over:
            tree.hang(clause.verb, top(tree, before), "acl")
        elif over >= 0:
            tree.hang(clause.verb, over, "xcomp" if word == "a" else "advcl")
    elif over >= 0:
        tree.hang(clause.intro, over, "prep")
        tree.hang(clause.verb, clause.intro, "pcomp")


def top(tree: Tree, i: int) -> int:
    """The noun whose phrase the word at ``i`` belongs to."""
    while tree.nodes[i].dep in ("amod", "compound", "det") and tree.nodes[i].head >= 0:
        i = tree.nodes[i].head
    return i


def _link_that(tree: Tree, clause: Clause, *, over: int) -> None:
    """ "que" after a noun describes it; after a verb, or a speaker, it opens what is said, asked or thought."""
    nodes, at, verb = tree.nodes, clause.intro, tree.verb(clause)
    before = at - 1
    while before >= 0 and nodes[before].text == ",":
        before -= 1
    noun = next((p for p in tree.phrases if p.last == before + 1 and not p.when), None)
    asked = over >= 0 and nodes[over].spanish in lexicon_es().saying and verb.tag == "VBS"
    if noun is not None and not asked and not _is_speaker(tree, noun, over=over, at=at):
        _describe(tree, clause, noun)
    elif over >= 0 and verb.tag == "VBS":
        nodes[at].becomes("to", "PART", "TO")
        tree.hang(at, clause.verb, "aux")
        tree.hang(clause.verb, over, "xcomp")
    elif over >= 0:
        tree.hang(at, clause.verb, "mark")
        tree.hang(clause.verb, over, "ccomp")


def _describe(tree: Tree, clause: Clause, noun: Phrase) -> None:
    at = clause.intro
    between = any(at < p.first and p.last <= clause.first and p.prep < 0 and not p.when for p in tree.phrases)
    tree.nodes[at].becomes("that", "PRON", "WDT")
    tree.hang(clause.verb, noun.head, "relcl")
    tree.hang(at, clause.verb, "dobj" if between else "nsubjpass" if clause.passive else "nsubj")
    clause.subject, clause.object = not between, between


def _is_speaker(tree: Tree, noun: Phrase, *, over: int, at: int) -> bool:
    """ "dijo X que", "informó el ministerio que": the noun between is who speaks."""
    if not 0 <= over < noun.first or noun.prep >= 0 or at - over > _SPEAKER_NEAR:
        return False
    return tree.nodes[over].spanish in lexicon_es().saying
