"""HTML: the article by trafilatura, or by our own reading of the blocks where that finds none."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from dateline.extract.chrome import Cleaned, clean_page, clipless, prose
from dateline.extract.dates import date_in
from dateline.extract.metadata import Metadata, metadata
from dateline.extract.page import LIMIT_CHARS, Page, Stated
from dateline.extract.words import key_of, overlap
from dateline.model.report import Trouble
from dateline.text import decode, tidy, tidy_line

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "svg",
        "iframe",
        "object",
        "figure",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "br",
        "hr",
        "body",
        "address",
        "center",
        "figcaption",
    ]
)
# tags that hold an article together rather than part it
_WRAPPER = re.compile(
    r"<(?!/?(?:html|head|title|meta|link|script|style|body|p|h[1-6]|br|time)\b)/?[a-z][^<>]{0,2000}>",
    re.IGNORECASE,
)
_ENOUGH = 250
_MOST_TAGS = 40_000  # beyond it trafilatura takes minutes; no article has as many
_MOST_CHARS = 4_000_000
ABOVE = 60
LONGEST_DECK = 600
SAME_STORY = 0.4


def read_html(body: bytes, *, title: str | None = None) -> Page:
    """The parts of a page of HTML; ``text`` is empty where there is no article.

    Misses: pages whose text is written by scripts; tables that are laid out as text.
    """
    decoded = decode(body)
    trouble = [Trouble("E-CHARSET", decoded.doubt)] if decoded.doubt else []
    tree = parsed(decoded.text)
    if tree is None:
        return Page(text="", extractor="html.v1", trouble=tuple(trouble))
    facts = metadata(tree)
    text, extractor = _article(tree, decoded.text, facts)
    found = clean_page(text, title=title or facts.title)
    if _bare(found):
        found = Cleaned(text="", title=found.title)
    deck, clipped = _deck(tree, facts, found)
    return Page(
        text=found.text,
        extractor=extractor,
        title=found.title,
        deck=deck,
        clipped=clipped,
        byline=facts.byline or found.byline,
        site=facts.site,
        url=facts.url,
        language=facts.language,
        hints=facts.hints,
        dates=(*facts.dates, *_seen_dates(tree, decoded.text, facts, found=found)),
        trouble=tuple(trouble),
    )


def parsed(text: str) -> etree._Element | None:
    """The tree of a page, however deep; None where there is none."""
    tree, whole = _tree(text)
    # beyond 2,048 levels the parser drops what lies deeper
    return tree if whole else _tree(_WRAPPER.sub(" ", text))[0]


def _tree(text: str) -> tuple[etree._Element | None, bool]:
    """The tree, and whether all of the page is in it."""
    parser = etree.HTMLParser(
        huge_tree=True, encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, True
    return tree, all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _article(tree: etree._Element, text: str, facts: Metadata) -> tuple[str, str]:
    """The text of the article and the name of what read it."""
    import trafilatura  # noqa: PLC0415 - loads slowly, and only HTML needs it

    if len(text) > _MOST_CHARS or text.count("<") > _MOST_TAGS:
        return tidy("\n\n".join(_until(blocks(tree), LIMIT_CHARS))), "blocks.v1"
    document = trafilatura.bare_extraction(
        text.encode("utf-8", "replace"), include_comments=False, with_metadata=False
    )
    found = tidy((getattr(document, "text", None) or "").replace("\n", "\n\n"))
    own = tidy("\n\n".join(blocks(tree))) if len(found) < _ENOUGH else ""
    linked = facts.body or ""
    if len(linked) > 2 * max(len(found), len(own)) and len(linked) > _ENOUGH:
        return linked, "json-ld.v1"
    if _richer(own, found):
        return own, "blocks.v1"
    return found, "trafilatura.v1"


def _until(pieces: Iterable[str], limit: int) -> Iterator[str]:
    """Pieces until they have more than ``limit`` characters together."""
    taken = 0
    for piece in pieces:
        yield piece[: limit + 1]
        taken += len(piece)
        if taken > limit:
            return


def _richer(own: str, found: str) -> bool:
    kept = sum(len(u) for u in clean_page(own).text.split("\n\n") if prose(u))
    return kept > 1.2 * sum(len(u) for u in found.split("\n\n") if prose(u))


def blocks(tree: etree._Element) -> Iterator[str]:
    """The texts of a page's blocks in order, without scripts, menus and forms. Takes linear time at any depth."""
    piece: list[str] = []
    skipping = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if tag in _SKIPPED:
            skipping += 1 if event == "start" else -1
        if tag in _BLOCKS and piece:
            yield tidy_line("".join(piece))
            piece = []
        if not skipping:
            piece.append((element.text if event == "start" else element.tail) or "")
    if piece:
        yield tidy_line("".join(piece))


def _bare(found: Cleaned) -> bool:
    """Whether nothing reads like running text: a menu, a list of links, an error page."""
    return not any(prose(u) for u in found.text.split("\n\n"))


def _deck(tree: etree._Element, facts: Metadata, found: Cleaned) -> tuple[str | None, bool]:
    """The teaser of the body, else a clipped one above it, else the page's own description where it says something else."""
    if found.deck:
        return found.deck, found.clipped
    first = next((u for u in found.text.split("\n\n") if prose(u)), "")
    for block in itertools.islice(blocks(tree), ABOVE):
        if block == first:
            break
        teaser, clipped = clipless(block)
        if clipped and prose(teaser) and _shared(teaser, found.text) >= SAME_STORY:
            return teaser, True
    teaser, clipped = clipless(facts.description or "")
    if len(teaser) > LONGEST_DECK:
        return None, False
    if not clipped and (len(teaser) < 40 or overlap(teaser, found.text[: 3 * len(teaser)]) > 0.8):
        return None, False
    return teaser, clipped


def _shared(teaser: str, text: str) -> float:
    """The share of the teaser's long words that the text has too: whether both tell the same story."""
    long = {word for word in key_of(teaser).split() if len(word) >= 5}
    return len(long & set(key_of(text).split())) / (len(long) or 1)


def _seen_dates(tree: etree._Element, text: str, facts: Metadata, *, found: Cleaned) -> Iterator[Stated]:
    """Dates that stand on the page itself: taken where htmldate finds the same one."""
    if any(date_in(d.value) for d in facts.dates):
        return
    seen = [e.get("datetime") or "".join(map(str, e.itertext())) for e in list(tree.iter("time"))[:20]]
    days = [day for value in (*seen, *found.stamps) if (day := date_in(value))]
    if not days:
        return
    from htmldate import find_date  # noqa: PLC0415 - loads slowly, and few pages need it

    guess = (
        find_date(text.encode("utf-8", "replace"), extensive_search=True, original_date=True)
        if len(text) < 2_000_000
        else None
    )
    if guess and date_in(guess) in days:
        yield Stated("text", guess)
    else:
        yield from (Stated("text", stamp) for stamp in found.stamps[:1])
