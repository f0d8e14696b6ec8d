"""Of what kind a phrase is: by its head word, or as a party, a place or a country where those are meant."""

from __future__ import annotations

from dateline.coding.frames import codebook
from dateline.coding.parties import entity_at
from dateline.model.doc import Doc, Entity

WHO = frozenset({"person", "country", "organisation", "group", "population"})
ANIMATE = frozenset({"he", "she", "they", "him", "her", "them", "who", "i", "we", "us", "me", "whom"})


def lemma_of(doc: Doc, i: int) -> str:
    """The lemma, of a noun also where the tagger took it for a name ("U.S. Strikes" in a headline).

    Where the lemmatiser cut too much of a verb ("staged" to "stag"), the verb that the codebook knows.
    """
    token = doc.tokens[i]
    if token.pos == "VERB" and token.lemma not in codebook().verbs:
        known = (v for v in (token.lemma + "e", token.lemma[:-1]) if v in codebook().verbs)
        return next((v for v in known if token.lower.startswith(v[:-1])), token.lemma)
    if token.pos == "PROPN" and token.lower.endswith("s") and len(token.lower) > 4:
        return token.lower.removesuffix("s") if not token.lower.endswith("ss") else token.lower
    return token.lemma


def is_one(doc: Doc, i: int, kinds: frozenset[str]) -> bool:
    """Whether the phrase at ``i`` is of one of these kinds: by its head word, or as a party where people are meant."""
    token = doc.tokens[i]
    if token.lemma in kinds or token.lower in kinds or lemma_of(doc, i) in kinds:
        return True
    entity = entity_at(doc, i) if token.pos == "PROPN" or "person" in kinds else None
    if entity is not None and entity.kind == "person":
        called = entity.named and "name" in kinds
        if called or _title(doc, entity) & kinds:
            return True
    if token.pos == "PROPN" and any(doc.tokens[c].lemma in kinds for c in _before(doc, i)):
        # "the tanker Olga"
        return True
    if ("place" in kinds and _is_place(doc, i)) or ("country" in kinds and _is_country(doc, i)):
        return True
    return "person" in kinds and _is_somebody(doc, i, entity)


def _before(doc: Doc, i: int) -> tuple[int, ...]:
    """The common nouns right before a name that say what bears it."""
    return tuple(
        c for c in doc.tokens[i].children if doc.tokens[c].dep == "compound" and doc.tokens[c].pos == "NOUN"
    )


def _is_somebody(doc: Doc, i: int, entity: Entity | None) -> bool:
    token = doc.tokens[i]
    if token.lower in ANIMATE or (token.pos == "NUM" and token.dep in ("nsubjpass", "dobj", "nsubj", "pobj")):
        return True
    if entity is None:
        return token.pos == "PROPN" and not any(p.span.overlaps(doc.span_of(i, i + 1)) for p in doc.places)
    return entity.kind in WHO or (entity.kind == "other" and entity.named and token.pos == "PROPN")


def _title(doc: Doc, entity: Entity) -> frozenset[str]:
    """The words before a name: "Foreign Minister Ann Berg"."""
    return frozenset(doc.tokens[t].lower for t in range(entity.first, entity.head))


def _is_place(doc: Doc, i: int) -> bool:
    """Whether the word at ``i`` is the name of a place."""
    token = doc.tokens[i]
    here = doc.span_of(i, i + 1)
    return token.pos == "PROPN" and any(p.span.overlaps(here) and p.kind != "demonym" for p in doc.places)


def _is_country(doc: Doc, i: int) -> bool:
    entity = entity_at(doc, i)
    return entity is not None and entity.kind == "country"
