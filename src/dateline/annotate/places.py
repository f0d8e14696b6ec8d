"""Places, resolved by the gazetteer and the words around them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.annotate import gazetteer
from dateline.annotate.gazetteer import Site
from dateline.model.doc import Doc, Place, Span, Token

LINKS = frozenset("of de la le el del al au the and los las d' - – ' ’s".split())
LONGEST = 8
PREC = {"country": 6, "region": 5, "province": 4, "district": 3, "sea": 7, "demonym": 6}
Mention = tuple[int, int, tuple[Site, ...]]


def find(doc: Doc) -> tuple[Place, ...]:
    """The places of the title and the text, in order."""
    mentions = [m for s in doc.sentences for m in _mentions(doc, doc.tokens_of(s))]
    context = Counter(
        s.country for _, _, sites in mentions for s in sites[:1] if s.kind in ("country", "demonym")
    )
    return tuple(_place(doc, m, context) for m in mentions)


def _mentions(doc: Doc, tokens: Sequence[Token]) -> Iterator[Mention]:
    at = 0
    while at < len(tokens):
        mention = _longest(doc, tokens, at) if tokens[at].text[:1].isupper() else None
        if mention:
            yield mention
            at = mention[1] - tokens[0].index
        else:
            at += 1


def _longest(doc: Doc, tokens: Sequence[Token], at: int) -> Mention | None:
    best: Mention | None = None
    field = doc.field_text(doc.sentences[tokens[at].sentence].span.field)
    for end in range(at + 1, min(at + LONGEST, len(tokens)) + 1):
        last = tokens[end - 1]
        name = gazetteer.fold(field[tokens[at].start : last.end])
        if last.text[:1].isupper() and (sites := _sites(name, tokens, at, end)):
            best = tokens[at].index, last.index + 1, sites
        if not (last.text[:1].isupper() or last.lower in LINKS) or not gazetteer.continues(name):
            break
    return best


def _sites(name: str, tokens: Sequence[Token], at: int, end: int) -> tuple[Site, ...]:
    iso = gazetteer.demonyms().get(name)
    if iso and iso in gazetteer.countries():
        land = gazetteer.countries()[iso]
        return (Site(land.ident, land.name, "demonym", land.lat, land.lon, iso),)
    sites = gazetteer.lookup(name)
    if end - at == 1 and len(name) < 3 and tokens[at].text not in ("US", "UK", "U.S.", "U.K."):
        return ()
    if sites and at == 0 and end == 1 and tokens[0].pos not in ("", "PROPN"):
        return ()
    return sites


def _score(site: Site, context: Counter[str | None]) -> float:
    near = 2.5 * min(1.0, context[site.country] / 2)
    kind = {"country": 8.0, "province": 0.5, "district": -1.0, "airport": -3.0}.get(site.kind, 0.0)
    return math.log10(site.population + 100) + kind + near + (0.7 if site.main else 0.0)


def _place(doc: Doc, mention: Mention, context: Counter[str | None]) -> Place:
    first, last, sites = mention
    site = max(sites, key=lambda s: _score(s, context))
    span = doc.span_of(first, last)
    return Place(
        span=Span(span.start, span.end, span.field),
        text=doc.words(span),
        name=site.name,
        lat=site.lat,
        lon=site.lon,
        country=site.country,
        kind=site.kind,
        where_prec=site.where_prec or PREC.get(site.kind, 1),
        gazetteer=site.ident,
        sentence=doc.tokens[first].sentence,
    )
