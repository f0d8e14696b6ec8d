"""Talk of many acts at once: a campaign, a running sum, "the raids". It tells of no single happening, and has no day or toll of one."""

from __future__ import annotations

from collections.abc import Collection

from dateline import lexicon
from dateline.link.dates import bounds
from dateline.link.evidence import Stated
from dateline.link.naming import is_plural
from dateline.model.statement import EventMention, Total

_MANY = 3
_NARROW_DAYS = 7
_ABOUT = 2
_RUNNING_DAYS = 14


def harmful_types() -> Collection[str]:
    """The event types that harm somebody."""
    found: Collection[str] = lexicon.table("linking", "relations")["harm"]["types"]
    return found


def is_campaign(item: Stated, body: EventMention) -> bool:
    """Whether the mention tells of many harmful acts at once, with no day on which all of them took place.

    "Has sunk nine boats by Friday" and "a dozen raids, the latest on Monday" are campaigns: the day is that of the count, or of one of them.
    """
    if body.type not in harmful_types() or item.statement.modality != "actual":
        return False
    if _is_counted_up(item, body):
        return True
    if _is_narrow(body) or (body.toll and body.toll.killed and body.toll.killed.best):
        return False
    things = things_hit(body)
    many = bool((body.count and body.count >= _MANY) or (things and things >= _MANY))
    bare = body.repeated and things != 1
    return bare or (many and not _is_news(item, body))


def _is_counted_up(item: Stated, body: EventMention) -> bool:
    """Whether the sentence gives the number of the acts, or of what they hit, as a running sum."""
    killed = body.toll.killed.best if body.repeated and body.toll and body.toll.killed else None
    counts = {n for n in (body.count, things_hit(body), killed) if n and n >= _MANY}
    span = item.statement.evidence
    return any(
        isinstance(s.body, Total) and s.body.number in counts and s.evidence.overlaps(span)
        for s in item.source.reading.statements
    )


def _is_news(item: Stated, body: EventMention) -> bool:
    """Whether the words give the happening a time near the report: "three raids this week" are no campaign yet."""
    days, at = bounds(body.when.edtf) if body.when else None, item.source.report.published
    return bool(
        days and at and (days[1] - days[0]).days <= _RUNNING_DAYS and (at - days[0]).days <= _RUNNING_DAYS
    )


def _is_narrow(body: EventMention) -> bool:
    when = body.when
    days = bounds(when.edtf) if when else None
    if when is None or days is None or (days[1] - days[0]).days > _NARROW_DAYS:
        return False
    # "said on Monday that the raids go on": the day on which they are spoken of is not theirs
    return not (body.repeated and when.date_prec == _ABOUT and days[0] == days[1])


def things_hit(body: EventMention) -> int | None:
    """How many things were hit: as counted, one where a single one is named, None for a bare plural."""
    counts = [o.count for o in body.objects if o.count]
    single = len(body.objects) == 1 and not is_plural(body.objects[0].name)
    return max(counts) if counts else 1 if single else None
