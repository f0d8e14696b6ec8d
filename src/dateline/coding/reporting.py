"""Reporting frames: who is said to say, believe, mean or think well of what, as the parse of one sentence shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dateline.coding import tree
from dateline.coding.contents import affected, goes_on, told
from dateline.coding.cues import forms, listed, sorts
from dateline.coding.modality import modality_of
from dateline.model.doc import Doc, Sentence, Token

_EMBEDDED = frozenset({"ccomp", "xcomp", "acl", "pcomp", "amod"})
_COMMAS = (",", "-", "–", "—", "--")
_LONGEST_ASIDE = 14
Sort = Literal["speech", "belief", "intention", "attitude"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting word with its tokens: ``cue`` and ``content`` are sets of token indices, ``source`` is the head of the speaker's phrase."""

    cue: tuple[int, ...]
    content: tuple[int, ...]
    source: int | None
    sort: Sort
    sentence: int
    phrase: tuple[int, ...] = ()
    form: str = "clause"


def frames(doc: Doc, sentence: Sentence) -> Iterator[Frame]:
    """The frames of one parsed sentence, in order of their reporting words."""
    if not sentence.parsed:
        return
    for token in doc.tokens_of(sentence):
        yield from (f for f in _at(doc, token) if f.content and _weighty(doc, f))


def _at(doc: Doc, token: Token) -> Iterator[Frame]:
    if token.pos in ("VERB", "AUX"):
        yield from _verb(doc, token)
    elif token.pos == "NOUN":
        yield from _noun(doc, token)
    elif token.pos == "ADJ":
        yield from _adjective(doc, token)
    yield from _phrase(doc, token)


def _weighty(doc: Doc, frame: Frame) -> bool:
    """Whether a reader would call it a report of somebody's words or mind.

    Beliefs, intentions and attitudes count where the sentence itself reports them, not where they are part of what another
    says, of a description or of a supposition.
    """
    cue = doc.tokens[frame.cue[0]]
    words = [t for t in frame.content if doc.tokens[t].pos not in ("PUNCT", "PRON", "DET", "PART")]
    if frame.sort == "speech":
        return bool(words) or len(frame.content) > 2
    if not words or frame.form == "noun":
        return frame.form == "noun" and bool(words)
    if (cue.dep in _EMBEDDED and frame.form != "passive") or (
        cue.dep == "relcl" and frame.sort == "intention"
    ):
        return False
    return not (
        frame.sort in ("attitude", "belief") and modality_of(doc, cue.index)[0] in ("hypothetical", "future")
    )


def _verb(doc: Doc, verb: Token) -> Iterator[Frame]:
    never = listed(doc.language, "attribution", "verbs", "never")
    if verb.dep in ("aux", "auxpass") or verb.lemma in never:
        return
    clause = [c for c in tree.children(doc, verb.index, "ccomp") if not _is_subjectlike(doc, c)]
    if clause:
        yield from _with_clause(doc, verb, clause)
    elif (mark := _as_mark(doc, verb)) is not None:
        yield _as_said(doc, verb, mark)
    elif _is_aside(doc, verb):
        yield _aside(doc, verb)
    elif verb.lemma in listed(doc.language, "attribution", "raising", "verbs"):
        yield from _seeming(doc, verb)
    elif tree.is_passive(doc, verb.index) or _is_bare_participle(doc, verb):
        yield from _passive(doc, verb)
    else:
        yield from _wished(doc, verb) or _with_infinitive(doc, verb) or _with_object(doc, verb)


def _is_subjectlike(doc: Doc, i: int) -> bool:
    return doc.tokens[i].pos not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "PRON", "ADV", "NUM", "INTJ")


def _with_clause(doc: Doc, verb: Token, clause: list[int]) -> Iterator[Frame]:
    found = sorts(doc, verb.index, "verbs")
    directive = set(forms(doc, verb.index)) & listed(doc.language, "attribution", "infinitive", "directive")
    content = [t for c in clause for t in told(doc, verb, c)]
    if directive and _infinitive(doc, clause[0]):
        content += [t for c in tree.children(doc, verb.index, "dobj", "dative") for t in tree.subtree(doc, c)]
    sort = _first(found, ("speech", "belief", "intention"))
    if sort is None and _opens_with(doc, content, "that"):
        sort = "belief"
    if sort is not None:
        yield _frame(doc, verb, content, sort=sort)


def _opens_with(doc: Doc, content: list[int], word: str) -> bool:
    return bool(content) and doc.tokens[min(content)].lower == word


def _first(found: Iterable[str], wanted: tuple[Sort, ...]) -> Sort | None:
    return next((w for w in wanted if w in found), None)


def _infinitive(doc: Doc, i: int) -> bool:
    return any(doc.tokens[c].tag == "TO" for c in doc.tokens[i].children)


def _frame(doc: Doc, verb: Token, content: Iterable[int], *, sort: Sort, form: str = "clause") -> Frame:
    cue = [verb.index, *tree.children(doc, verb.index, "prt")]
    passive = tree.is_passive(doc, verb.index) or _is_bare_participle(doc, verb)
    by = tree.agents(doc, verb.index) if passive else _source(doc, verb)
    body = set(content) - set(cue)
    source = by[0] if by and by[0] not in body else None
    return Frame(tuple(sorted(cue)), tuple(sorted(body)), source, sort, verb.sentence, form=form)


def _is_bare_participle(doc: Doc, verb: Token) -> bool:
    """Whether nobody is named who reports: "Asked whether ...", "The raid, considered the first, ..."."""
    if doc.tokens[verb.index - 1].lower == "," and verb.tag in ("VBD", "VBN"):
        subject = tree.children(doc, verb.index, "nsubj")
        words = tree.subtree(doc, subject[0]) if subject else ()
        # a subject is parted from its own verb by two commas or none
        if words and words[-1] in (verb.index - 1, verb.index - 2):
            return all(doc.tokens[t].lower != "," for t in words if t < verb.index - 1)
    if tree.children(doc, verb.index, "aux", "nsubj"):
        return False
    described = verb.dep == "acl" and verb.tag in ("VBD", "VBN") and doc.tokens[verb.index - 1].lower == ","
    return described or (verb.dep == "advcl" and verb.tag == "VBN")


def _source(doc: Doc, verb: Token) -> tuple[int, ...]:
    own = tree.children(doc, verb.index, "nsubj")
    if not own and goes_on(doc, verb.index):
        above = (a for a in tree.ancestors(doc, verb.index) if "speech" in sorts(doc, a, "verbs"))
        own = next((by for a in above if (by := tree.children(doc, a, "nsubj"))), ())
    return own or tree.grammatical_subjects(doc, verb.index)


def _is_aside(doc: Doc, verb: Token) -> bool:
    """ "The test, Caracas said, was legal": the reporting clause stands between commas inside of what it reports."""
    found = sorts(doc, verb.index, "verbs")
    if not {"speech", "belief"} & set(found) or not tree.children(doc, verb.index, "nsubj"):
        return False
    span = _small(doc, verb)
    sentence = doc.sentence_at(verb.index)
    before, after = span[0] - 1, span[-1] + 1
    if before < sentence.first or len(span) > _LONGEST_ASIDE or doc.tokens[before].lower not in _COMMAS:
        return False
    return after >= sentence.last or doc.tokens[after].lower in (*_COMMAS, ".")


def _small(doc: Doc, verb: Token) -> list[int]:
    """The reporting verb with its subject, adverbs and dates: the aside itself."""
    parts = tree.children(doc, verb.index, "nsubj", "advmod", "npadvmod", "aux", "neg", "prep", "dative")
    found = sorted({verb.index, *(t for c in parts for t in tree.subtree(doc, c))})
    at = found.index(verb.index)
    while at and found[at] - found[at - 1] == 1:
        at -= 1
    end = found.index(verb.index)
    while end + 1 < len(found) and found[end + 1] - found[end] == 1:
        end += 1
    return found[at : end + 1]


def _aside(doc: Doc, verb: Token) -> Frame:
    inner = set(_small(doc, verb))
    sentence = doc.sentence_at(verb.index)
    content = [t for t in range(sentence.first, sentence.last) if t not in inner]
    sort = _first(sorts(doc, verb.index, "verbs"), ("speech", "belief")) or "speech"
    return _frame(doc, verb, content, sort=sort, form="aside")


def _as_mark(doc: Doc, verb: Token) -> int | None:
    """The "as" of "as X put it", where the verb reports nothing else."""
    verbs = listed(doc.language, "attribution", "prepositional", "as_verbs")
    if (
        verb.dep not in ("advcl", "prep", "acl")
        or "speech" not in sorts(doc, verb.index, "verbs")
        or not set(forms(doc, verb.index)) & verbs
    ):
        return None
    if tree.children(doc, verb.index, "ccomp", "xcomp") or any(
        doc.tokens[o].pos != "PRON" for o in tree.children(doc, verb.index, "dobj")
    ):
        return None
    marks = tree.children(doc, verb.index, "mark", "advmod", "prep")
    return next((m for m in marks if doc.tokens[m].lower == "as"), None)


def _as_said(doc: Doc, verb: Token, mark: int) -> Frame:
    """ "As X put it": the clause that it hangs on is X's; after a noun phrase ("as declared by X") that phrase alone."""
    inner = set(tree.subtree(doc, verb.index))
    ends = (mark - 1, mark - 2)
    about = [
        s for s in tree.children(doc, verb.head, "nsubj", "nsubjpass") if tree.subtree(doc, s)[-1] in ends
    ]
    top = about[0] if about and tree.is_passive(doc, verb.index) else verb.head
    content = [t for t in tree.subtree(doc, top) if t not in inner]
    return _frame(doc, verb, content, sort="speech", form="as")


def _passive(doc: Doc, verb: Token) -> Iterator[Frame]:
    if verb.lemma not in listed(doc.language, "attribution", "passive", "verbs"):
        yield from _with_object(doc, verb) if tree.agents(doc, verb.index) else ()
        return
    told = tree.children(doc, verb.index, "xcomp", "oprd", "advcl", "dobj", "attr")
    told += tuple(
        p for p in tree.children(doc, verb.index, "prep") if doc.tokens[p].lower in ("as", "of", "for")
    )
    if not told:
        return
    about = tree.children(doc, verb.index, "nsubjpass", "nsubj")
    about = about or tuple(s for s in tree.grammatical_subjects(doc, verb.index) if s < verb.index)
    content = [t for c in told for t in tree.subtree(doc, c)]
    content += [t for s in about[:1] for t in tree.subtree(doc, s, without=frozenset({"acl", "relcl"}))]
    sort = _first(sorts(doc, verb.index, "verbs"), ("speech", "belief")) or "belief"
    yield _frame(doc, verb, content, sort=sort, form="passive")


def _seeming(doc: Doc, verb: Token) -> Iterator[Frame]:
    """ "The data appear to be wrong": whose impression it is stays open, the subject is part of it."""
    told = tree.children(doc, verb.index, "xcomp", "oprd", "acomp")
    about = tree.children(doc, verb.index, "nsubj")
    if told and about:
        content = [t for c in (*told, *about) for t in tree.subtree(doc, c, without=frozenset({"relcl"}))]
        yield Frame((verb.index,), tuple(sorted(content)), None, "belief", verb.sentence, form="seeming")


def _wished(doc: Doc, verb: Token) -> tuple[Frame, ...]:
    """ "Called for the judge to resign": what somebody wants another to do, after its preposition."""
    for c in tree.children(doc, verb.index, "advcl", "xcomp"):
        marks = [m for m in tree.children(doc, c, "mark") if doc.tokens[m].lower == "for"]
        if marks and _infinitive(doc, c) and sorts(doc, verb.index, "verbs", via="for"):
            content = [t for t in tree.subtree(doc, c) if t not in marks]
            frame = _frame(doc, verb, content, sort="speech")
            return (replace(frame, cue=tuple(sorted((*frame.cue, *marks))), form="prep"),)
    return ()


def _with_infinitive(doc: Doc, verb: Token) -> tuple[Frame, ...]:
    found = sorts(doc, verb.index, "verbs")
    comps = [
        c
        for c in tree.children(doc, verb.index, "xcomp")
        if _infinitive(doc, c) or doc.tokens[c].tag == "VBG"
    ]
    comps += list(tree.children(doc, verb.index, "oprd"))
    never = listed(doc.language, "attribution", "infinitive", "never")
    if not comps or not found or verb.lemma in never:
        return ()
    sort = _first(found, ("intention", "speech", "belief"))
    if sort is None:
        return ()
    content = [t for c in comps for t in tree.subtree(doc, c)]
    content += [t for c in tree.children(doc, verb.index, "dobj") for t in tree.subtree(doc, c)]
    return (_frame(doc, verb, content, sort=sort, form="infinitive"),)


def _with_object(doc: Doc, verb: Token) -> tuple[Frame, ...]:
    objects = (
        tree.children(doc, verb.index, "dobj")
        if not tree.is_passive(doc, verb.index)
        else tree.objects(doc, verb.index)
    )
    found = sorts(doc, verb.index, "verbs")
    addressed = set(forms(doc, verb.index)) & listed(doc.language, "attribution", "addressed", "verbs")
    if objects and ("attitude" in found or ("speech" in found and not addressed)):
        content = affected(doc, verb, objects)
        return (_frame(doc, verb, content, sort="attitude", form="object"),)
    for p in tree.children(doc, verb.index, "prep"):
        via = doc.tokens[p].lower
        if "attitude" in sorts(doc, verb.index, "verbs", via=via):
            named = tree.children(doc, p, "pobj", "pcomp")
            content = affected(doc, verb, named) if named else []
            frame = _frame(doc, verb, content, sort="attitude")
            return (replace(frame, cue=tuple(sorted((*frame.cue, p))), form="prep"),)
    return ()


def _noun(doc: Doc, noun: Token) -> Iterator[Frame]:
    found = sorts(doc, noun.index, "nouns")
    content: list[int] = []
    cue = [noun.index]
    for c in tree.children(doc, noun.index, "acl", "ccomp", "relcl"):
        first = doc.tokens[tree.subtree(doc, c)[0]]
        if found and (
            (first.lower == "that" and doc.tokens[c].dep != "relcl")
            or (_infinitive(doc, c) and "intention" in found)
        ):
            content += tree.subtree(doc, c)
    for p in tree.children(doc, noun.index, "prep"):
        via = sorts(doc, noun.index, "nouns", via=doc.tokens[p].lower)
        if via and not content:
            found = via
            content = [t for c in tree.children(doc, p, "pobj", "pcomp") for t in tree.subtree(doc, c)]
            cue.append(p)
    sort = _first(found, ("speech", "belief", "intention"))
    if content and sort:
        yield Frame(
            tuple(sorted(cue)), tuple(sorted(content)), _owner(doc, noun), sort, noun.sentence, form="noun"
        )


def _owner(doc: Doc, noun: Token) -> int | None:
    """Whose claim it is: the possessor, "by X", "from X", or the subject of the verb that it is the object of."""
    own = (*tree.possessors(doc, noun.index), *tree.preps(doc, noun.index, "by", "from", "among"))
    if own:
        return own[0]
    names = [m for m in tree.children(doc, noun.index, "compound", "amod") if doc.tokens[m].pos == "PROPN"]
    if names:
        return names[0]
    verb = tree.governing_verb(doc, noun.index)
    if verb is not None and noun.dep == "dobj":
        subject = tree.grammatical_subjects(doc, verb)
        return subject[0] if subject else None
    return None


def _adjective(doc: Doc, adjective: Token) -> Iterator[Frame]:
    found = sorts(doc, adjective.index, "adjectives")
    content = (
        [t for c in tree.children(doc, adjective.index, "ccomp") for t in tree.subtree(doc, c)]
        if found
        else []
    )
    cue = [adjective.index]
    for p in tree.children(doc, adjective.index, "prep"):
        if not content and sorts(doc, adjective.index, "adjectives", via=doc.tokens[p].lower):
            content = [t for c in tree.children(doc, p, "pobj", "pcomp") for t in tree.subtree(doc, c)]
            cue.append(p)
    if content:
        verb = tree.governing_verb(doc, adjective.index)
        by = tree.grammatical_subjects(doc, verb) if verb is not None else ()
        yield Frame(
            tuple(cue), tuple(content), by[0] if by else None, "belief", adjective.sentence, form="adjective"
        )


def _clause_around(doc: Doc, inner: set[int]) -> Iterable[int]:
    """The whole sentence where the phrase begins or ends it, else the clause that the phrase hangs on."""
    sentence = doc.sentence_at(min(inner))
    opens = min(inner) - sentence.first <= 1
    closes = sentence.last - max(inner) <= 2 and doc.tokens[min(inner) - 1].lower == ","
    if opens or closes:
        return range(sentence.first, sentence.last)
    outer = next((a for i in sorted(inner) for a in tree.ancestors(doc, i) if a not in inner), min(inner))
    return tree.subtree(doc, tree.clause_head(doc, outer))


@cache
def _phrases(language: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases that introduce a source, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(listed(language, "attribution", "prepositional", "phrases")):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
        # one word of another language may stand for the whole phrase
        found.setdefault(phrase, []).append((phrase,))
    return found


def _phrase(doc: Doc, token: Token) -> Iterator[Frame]:
    """ "According to X": all of the clause besides the phrase is X's."""
    for words in _phrases(doc.language).get(token.lower, ()):
        here = range(token.index, token.index + len(words))
        if here.stop >= doc.sentence_at(token.index).last:
            continue
        if tuple(doc.tokens[j].lower for j in here) != words:
            continue
        inner = set(tree.subtree(doc, token.index)) | set(here)
        by = [t for j in here for t in tree.children(doc, j, "pobj") if t not in here]
        if not by:
            continue
        content = [t for t in _clause_around(doc, inner) if t not in inner]
        yield Frame(tuple(here), tuple(content), by[0], "speech", token.sentence, form="phrase")
