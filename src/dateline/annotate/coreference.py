"""Pronouns, short names and "the president", bound to the mention that names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dateline.annotate import acronyms, actors
from dateline.annotate.roles import words
from dateline.model.doc import Doc, Entity

_EN = "languages/en_entities"
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_ACTING = frozenset({"country", "organisation", "group"})
_BACK = 3


def resolve(doc: Doc) -> tuple[Entity, ...]:
    """``doc.entities`` with ``refers_to``, ``name``, ``country``, ``sector`` and ``actor`` filled in where another mention gives them.

    ``refers_to`` always leads to a mention that refers to no other.
    Misses: pronouns inside of quotations, "they" for several parties together, descriptions by other words than office or kind.
    """
    found = list(doc.entities)
    heads = {e.head: i for i, e in enumerate(found)}
    spelt = _spelt_out(doc, found)
    for index in range(len(found)):
        target = spelt.get(found[index].text)
        target = _same_name(found, index) if target in {None, index} else target
        if target is None and not found[index].named:
            target = _beside(doc, found, index, heads=heads)
        if target is not None:
            found[index] = _bound(found, index, target)
    for index in sorted(range(len(found)), key=lambda i: found[i].head):
        if found[index].named or found[index].refers_to is not None or found[index].kind == "object":
            continue
        target = (
            _pronoun(doc, found, index) if _is_pronoun(doc, found[index]) else _description(doc, found, index)
        )
        if target is not None:
            found[index] = _bound(found, index, target)
    return tuple(_owned(doc, found, e, heads=heads) for e in found)


def _owned(doc: Doc, found: Sequence[Entity], mention: Entity, *, heads: dict[int, int]) -> Entity:
    """A description with the country of the pronoun that owns it: "Peru ... its ambassador"."""
    if (
        mention.country
        or mention.named
        or mention.kind not in {"person", "organisation", "population", "group"}
    ):
        return mention
    for child in doc.tokens[mention.head].children:
        owner = heads.get(child)
        if doc.tokens[child].lower == "whose":
            return replace(mention, country=_whose(doc, found, mention, heads=heads))
        if doc.tokens[child].dep == "poss" and owner is not None and found[owner].refers_to is not None:
            return replace(mention, country=found[owner].country)
    return mention


def _whose(doc: Doc, found: Sequence[Entity], mention: Entity, *, heads: dict[int, int]) -> str | None:
    """The country of what a relative clause is about: "Chile, whose army fled"."""
    at = doc.tokens[mention.head]
    while at.dep != "relcl" and at.head != at.index:
        at = doc.tokens[at.head]
    owner = heads.get(at.head) if at.dep == "relcl" else None
    return found[owner].country if owner is not None else None


def _bound(found: Sequence[Entity], index: int, target: int) -> Entity:
    """The mention at ``index`` with what its antecedent is; the antecedent's own antecedent is taken where there is one."""
    first = found[target].refers_to
    root = target if first is None else first
    mention, named = found[index], found[root]
    return replace(
        mention,
        kind=named.kind if mention.kind == "other" or named.kind != "other" else mention.kind,
        name=named.name,
        country=named.country or mention.country,
        sector=named.sector or (None if named.kind == "country" else mention.sector),
        actor=named.actor,
        refers_to=root,
    )


def _spelt_out(doc: Doc, found: Sequence[Entity]) -> dict[str, int]:
    """Acronym -> the mention that spells it out, for those that the report explains and no lexicon knows."""
    rows: dict[str, int] = {}
    for acronym, (first, last) in acronyms.defined(doc).items():
        for i, mention in enumerate(found):
            if (
                first <= mention.head < last
                and mention.kind in _ACTING
                and mention.last >= last - 1
                and not mention.actor
            ):
                rows[acronym] = i
    return rows


def _same_name(found: Sequence[Entity], index: int) -> int | None:
    """A fuller mention of the same person or body: the earliest one that has more words, or the first with the same name."""
    mention = found[index]
    if not mention.named or mention.kind not in {"person", "other", "organisation", "group"}:
        return None
    if mention.actor and mention.kind != "person":
        return None
    own = mention.text.split()[-1:] if mention.actor else mention.name.split()
    fuller = _fuller(found, index, own[0]) if len(own) == 1 else []
    if mention.actor:
        # "Rubio" after "Maria Rubio": only where the known person is nowhere named in full
        full = any(e.actor == mention.actor and len(e.text.split()) > 1 for e in found)
        if full or len(mention.text.split()) > 1:
            return None
        fuller = [i for i in fuller if found[i].actor is None]
        return fuller[0] if fuller and fuller[0] < index else None
    return fuller[0] if fuller else _repeated(found, index)


def _fuller(found: Sequence[Entity], index: int, word: str) -> list[int]:
    """The names of several words of which ``word`` is the surname, or the first word of a body's name."""
    mention, own, rows = found[index], actors.fold(word), []
    for i, other in enumerate(found):
        if i == index or not other.named or other.kind not in {"person", "other", mention.kind}:
            continue
        theirs = other.name.split()
        place = -1 if "person" in {mention.kind, other.kind} else 0
        if len(theirs) > 1 and actors.fold(theirs[place]) == own:
            rows.append(i)
    return rows


def _repeated(found: Sequence[Entity], index: int) -> int | None:
    mention = found[index]
    for i in range(index):
        other = found[i]
        if (
            other.named
            and other.kind == mention.kind
            and other.name == mention.name
            and other.refers_to is None
        ):
            return i
    return None


def _beside(doc: Doc, found: Sequence[Entity], index: int, *, heads: dict[int, int]) -> int | None:
    """The name that stands in apposition: "the foreign minister, Ana Ruiz", "Ana Ruiz, the foreign minister"."""
    token = doc.tokens[found[index].head]
    near = [c for c in token.children if doc.tokens[c].dep == "appos"]
    if token.dep == "appos":
        near.append(token.head)
    for head in near:
        other = heads.get(head)
        if other is not None and found[other].named and _one_kind(doc, found[index], found[other]):
            return other
    return None


def _one_kind(doc: Doc, mention: Entity, named: Entity) -> bool:
    """Whether a description can be of what the name names; a neighbour or an ally may be a country."""
    state = doc.tokens[mention.head].lemma in words("lexicons/roles", "states", "GOV") and not mention.plural
    return mention.kind == named.kind or (named.kind == "country" and state)


def _is_pronoun(doc: Doc, mention: Entity) -> bool:
    return mention.last - mention.first == 1 and doc.tokens[mention.head].pos in {"PRON", "DET"}


def _before(doc: Doc, found: Sequence[Entity], index: int, *, back: int) -> Iterator[int]:
    """Earlier mentions of the same field, nearest sentence first; within a sentence subjects first, then the nearest."""
    mention = found[index]
    field = mention.span.field
    rows = [
        i
        for i, e in enumerate(found)
        if e.head < mention.head and e.span.field == field and mention.sentence - e.sentence <= back
    ]
    rows = [i for i in rows if not (found[i].first <= mention.head < found[i].last)]
    rows.sort(key=lambda i: (-found[i].sentence, not _is_subject(doc, found[i]), -found[i].head))
    yield from rows


def _is_subject(doc: Doc, mention: Entity) -> bool:
    return doc.tokens[mention.head].dep in _SUBJECT


def _pronoun(doc: Doc, found: Sequence[Entity], index: int) -> int | None:
    mention = found[index]
    if any(q.span.covers(mention.span) for q in doc.quotations):
        return None
    lower = doc.tokens[mention.head].lower
    if lower in words(_EN, "pronouns", "person"):
        woman = lower in {"she", "her", "hers", "herself"}
        return _person(doc, found, index, woman=woman)
    if lower in words(_EN, "pronouns", "other"):
        return _thing(doc, found, index)
    return _several(doc, found, index)


def _person(doc: Doc, found: Sequence[Entity], index: int, *, woman: bool) -> int | None:
    for other in _before(doc, found, index, back=2):
        candidate = found[other]
        if (
            candidate.kind != "person"
            or candidate.plural
            or not (candidate.named or candidate.refers_to is not None)
        ):
            continue
        if candidate.sentence == found[index].sentence and _clashes(doc, candidate, found[index]):
            continue
        if _may_be(candidate, woman=woman):
            return other
    return None


def _clashes(doc: Doc, candidate: Entity, mention: Entity) -> bool:
    """Whether both are parts of one verb, as in "Ruiz met him": then they are two people."""
    one, two = doc.tokens[candidate.head], doc.tokens[mention.head]
    return one.head == two.head and two.dep != "poss"


def _may_be(candidate: Entity, *, woman: bool) -> bool:
    first = actors.fold(candidate.name.split()[0]) if " " in candidate.name else ""
    title = candidate.text.split()[0].lower()
    if title in {"mrs", "mrs.", "ms", "ms.", "madam"} or "woman" in candidate.text.lower():
        return woman
    if title in {"mr", "mr."}:
        return not woman
    if first in words(_EN, "coreference", "female"):
        return woman
    return not (woman and actors.is_first_name(first))


def _thing(doc: Doc, found: Sequence[Entity], index: int) -> int | None:
    """What "it" or "its" stands for: the subject before, where that is a country or a body; never a mere mention."""
    token = doc.tokens[found[index].head]
    governor = doc.tokens[token.head]
    if token.lower == "it" and governor.lemma in words(_EN, "coreference", "dummy"):
        return None
    for other in _before(doc, found, index, back=1):
        candidate = found[other]
        if not _is_subject(doc, candidate) or candidate.plural:
            continue
        toward = _toward(doc, found, candidate, before=found[index].head) if token.dep == "poss" else None
        if toward is not None:
            return toward
        if candidate.kind not in _ACTING or _clashes(doc, candidate, found[index]):
            return None
        return None if _thing_between(doc, candidate, found[index]) else other
    return None


def _toward(doc: Doc, found: Sequence[Entity], subject: Entity, *, before: int) -> int | None:
    """The first party after a verb that is done to another: "its" is then that party's ("condemned Peru for its raid")."""
    verb = doc.tokens[subject.head].head
    if doc.tokens[verb].lemma not in words(_EN, "coreference", "toward") or verb < subject.head:
        return None
    rows = [
        i
        for i, e in enumerate(found)
        if verb < e.head < before
        and e.kind in _ACTING
        and e.named
        and e.country
        and e.span.field == subject.span.field
    ]
    first = min(rows, key=lambda i: found[i].head, default=None)
    return first if first is None or found[first].country != subject.country else None


def _thing_between(doc: Doc, candidate: Entity, mention: Entity) -> bool:
    """Whether another subject, which is no party, stands between the two: "Peru said the ship lost its way"."""
    between = doc.tokens[candidate.head + 1 : mention.head]
    return any(t.dep in _SUBJECT and t.pos in {"NOUN", "PROPN"} for t in between)


def _several(doc: Doc, found: Sequence[Entity], index: int) -> int | None:
    for other in _before(doc, found, index, back=1):
        candidate = found[other]
        if not _is_subject(doc, candidate) or candidate.kind == "object":
            continue
        if not candidate.plural or _clashes(doc, candidate, found[index]) or _is_pronoun(doc, candidate):
            return None
        joined = any(doc.tokens[c].dep == "conj" for c in doc.tokens[candidate.head].children)
        return None if joined or _thing_between(doc, candidate, found[index]) else other
    return None


def _description(doc: Doc, found: Sequence[Entity], index: int) -> int | None:
    """The named mention that "the president", "the group", "the ministry" or "the country" stands for."""
    mention = found[index]
    if not _definite(doc, mention):
        return None
    lemma, lower = doc.tokens[mention.head].lemma, doc.tokens[mention.head].lower
    if mention.kind == "person" and not mention.plural and lemma in words(_EN, "coreference", "offices"):
        return _only(
            doc, found, index, fits=lambda e: _holds(doc, e, mention, office=lemma), back=len(doc.sentences)
        )
    if lemma in words(_EN, "coreference", "states") and not mention.plural:
        return _state(doc, found, index)
    if lemma in words(_EN, "coreference", "groups") or lower in words(_EN, "coreference", "groups"):
        bare = mention.country is None and mention.last - mention.first == 1
        return _only(doc, found, index, fits=lambda e: e.kind == "group" and e.named) if bare else None
    if lemma in words(_EN, "coreference", "bodies") or lower in words(_EN, "coreference", "bodies"):
        return _body(doc, found, index, lemma=lemma)
    return None


def _definite(doc: Doc, mention: Entity) -> bool:
    before = doc.tokens[mention.first - 1] if mention.first else None
    return (
        before is not None
        and before.sentence == mention.sentence
        and before.lower in words(_EN, "coreference", "the")
    )


def _only(
    doc: Doc, found: Sequence[Entity], index: int, *, fits: Callable[[Entity], bool], back: int = _BACK
) -> int | None:
    """The nearest earlier mention that fits, unless its sentence holds another one that fits as well."""
    rows = [i for i in _before(doc, found, index, back=back) if fits(found[i])]
    if not rows:
        return None
    near = {found[i].name for i in rows if found[i].sentence == found[rows[0]].sentence}
    return rows[0] if len(near) == 1 or _is_subject(doc, found[rows[0]]) else None


def _holds(doc: Doc, candidate: Entity, mention: Entity, *, office: str) -> bool:
    """Whether the candidate is a person of this office, by the title before the name or by the lexicon."""
    if candidate.kind != "person" or not candidate.named:
        return False
    if mention.country and candidate.country and mention.country != candidate.country:
        return False
    titles = {doc.tokens[i].lemma for i in range(candidate.first, candidate.head)}
    titles |= {doc.tokens[i].lower for i in range(candidate.first, candidate.head)}
    known = actors.offices_on(candidate.actor, doc.published) if candidate.actor else ()
    held = {w for o in known for w in o.split(" of ")[0].split()}
    if "vice" in titles | held and office == "president":
        return False
    return office in titles | held


def _state(doc: Doc, found: Sequence[Entity], index: int) -> int | None:
    """The country that "the country" stands for: the only one of this sentence and the one before, else the subject before."""
    if found[index].last - found[index].first > 1:
        return None
    rows = [i for i in _before(doc, found, index, back=1) if found[i].kind == "country" and found[i].country]
    names = {found[i].country for i in rows}
    if len(names) == 1:
        return rows[0]
    # who acts does not call itself "the country"
    acting = _actor_of_clause(doc, found, index)
    others = [i for i in rows if found[i].country != acting]
    if acting and len({found[i].country for i in others}) == 1:
        return others[0]
    subjects = [i for i in rows if _is_subject(doc, found[i])]
    return subjects[0] if len({found[i].country for i in subjects}) == 1 else None


def _actor_of_clause(doc: Doc, found: Sequence[Entity], index: int) -> str | None:
    """The country of the subject of the clause, where the mention is what it acts on: not subject itself, nor where it acts."""
    at = doc.tokens[found[index].head]
    subjects = {doc.tokens[e.head].head: e.country for e in found if _is_subject(doc, e) and e.country}
    while at.head != at.index and at.dep not in {*_SUBJECT, "ccomp"}:
        if at.dep == "prep" and at.lower in words(_EN, "coreference", "where"):
            return None
        at = doc.tokens[at.head]
        if at.index in subjects:
            return subjects[at.index]
    return None


def _body(doc: Doc, found: Sequence[Entity], index: int, *, lemma: str) -> int | None:
    """An earlier body of the same noun: "the Peruvian navy ... the navy", "the Foreign Ministry ... the ministry"."""
    mention = found[index]
    if mention.country:
        return None

    def fits(candidate: Entity) -> bool:
        if candidate.kind not in {"organisation", "group"} or not candidate.country:
            return False
        return doc.tokens[candidate.head].lemma == lemma or lemma in candidate.name.lower().split()

    return _only(doc, found, index, fits=fits)
