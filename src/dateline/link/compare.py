"""Whether two event mentions can be one happening, and what speaks for it.

``forbids`` names the contradiction that keeps two mentions apart. ``speaks_for`` names the evidence that they are one:
the same type and country alone are none.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.link.dates import Days, gap_days
from dateline.link.evidence import normal
from dateline.link.mentions import Mention, Where
from dateline.link.verbal import VERBAL

NEAR_DAYS = 3
_SEA_WORDS = frozenset({"sea", "ocean", "waters", "the", "of"})
# "international waters" are no water of their own
_ANY_WATERS = frozenset({"international", "high", "open", "seas", "waters"})
HEADLINE = "the headline and the text of one report"
STRETCH = "the same toll in a stated stretch of time"
STORY = "the first act of its kind in two reports of one story"
WORDS_LEAST = 30
CONTENT_LEAST = 6
ALIKE_SHARE = 0.6
ONE_SENTENCE = 0.8
STORY_SHARE = 0.3
STORY_WORDS = 3
NARROW_DAYS = 7
WEEK = "the one act of its kind in the week before the report"
CAMPAIGN = "talk of one campaign: the same side, against the same kind of target"
NUMBERED = 4
LARGE = 5
WEEKS_DAYS = 45
# what several do together has them all as parties
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class Reason:
    """Evidence that two mentions are one happening; the higher ``strength`` is merged first."""

    rule: str
    strength: int


def forbids(a: Mention, b: Mention) -> str | None:  # noqa: PLR0911 - one line for each contradiction
    """The contradiction between two mentions of one type, None where there is none."""
    if a.time != b.time:
        return "modality"
    if a.campaign or b.campaign:
        return _not_one_campaign(a, b)
    if a.body.sequel != b.body.sequel:
        return "follow-up"
    if _numbers_differ(a, b):
        return "number"
    if _days_differ(a, b):
        return "day"
    if _told_alike(a, b):
        # what one sentence is read as in two reports differs by a slip of the reader, not of the reports
        return "toll" if _tolls_differ(a, b) else None
    if _parties_differ(a, b):
        return "parties"
    if a.body.type in VERBAL and not _meet(a.actors, b.actors):
        return "speaker"
    if places_differ(a.where, b.where):
        return "place"
    if _counts_differ(a, b):
        return "count"
    return "toll" if _tolls_differ(a, b) else None


def _not_one_campaign(a: Mention, b: Mention) -> str | None:
    """What keeps talk of many acts apart from that of one act, or of another campaign."""
    if a.campaign != b.campaign:
        return "many acts and one"
    if not (a.actor_sides & b.actor_sides):
        return "parties"
    return None if target_of(a) & target_of(b) else "target"


def target_of(m: Mention) -> frozenset[str]:
    """What an act is aimed at, as far as a campaign goes: the kinds of things, else the sides."""
    return m.objects or m.recipient_sides


def _numbers_differ(a: Mention, b: Mention) -> bool:
    """Whether both say which one in a row it is, and not the same one; low numbers are counted anew for every place and week."""
    one, other = a.body.nth, b.body.nth
    return bool(one and other and one != other and min(one, other) >= NUMBERED)


def _counts_differ(a: Mention, b: Mention) -> bool:
    """Whether one tells of more acts, or of more things hit, than the other."""
    acts = bool(a.acts and b.acts and a.acts != b.acts)
    pairs = ((a, b), (b, a))
    many = any(x.acts and x.targets != 1 and y.targets == 1 and not y.acts for x, y in pairs)
    return acts or many or bool(a.targets and b.targets and a.targets != b.targets)


def _told_alike(a: Mention, b: Mention) -> bool:
    """Whether two reports tell it in one sentence, up to spelling."""
    least = min(len(a.content), len(b.content))
    if least < CONTENT_LEAST or a.trigger[0] != b.trigger[0] or _published_gap(a, b) > NEAR_DAYS:
        return False
    if a.item.source.report.id == b.item.source.report.id:
        return False
    return len(a.content & b.content) >= ONE_SENTENCE * max(len(a.content), len(b.content))


def _parties_differ(a: Mention, b: Mention) -> bool:
    if a.body.type in MUTUAL:
        one, other = a.actor_sides | a.recipient_sides, b.actor_sides | b.recipient_sides
        return not (one <= other or other <= one)
    actors = _meet(a.actor_sides, b.actor_sides) and (
        bool(a.actor_sides or b.actor_sides) or _meet(a.actor_names, b.actor_names)
    )
    recipients = _meet(a.recipient_sides, b.recipient_sides) and (
        bool(a.recipient_sides or b.recipient_sides) or _meet(a.recipient_names, b.recipient_names)
    )
    return not actors or not recipients


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def _days_differ(a: Mention, b: Mention) -> bool:
    if a.days is None or b.days is None or _reprinted(a, b):
        return False
    gap = gap_days(a.days, b.days)
    # an evening strike is dated by either side of midnight
    next_day = gap == 1 and a.day is not None and b.day is not None
    return gap > 0 and not (
        next_day and a.killed is not None and a.killed == b.killed and _published_gap(a, b) <= NEAR_DAYS
    )


def _reprinted(a: Mention, b: Mention) -> bool:
    """Whether a copy that came out later only seems to tell of its own day."""
    own = a.reported is not None or b.reported is not None
    return own and a.item.source.origin == b.item.source.origin and a.words == b.words


def _tolls_differ(a: Mention, b: Mention) -> bool:
    """Exact figures that differ, with no day to say that they are of one happening."""
    same_day = a.day is not None and a.day == b.day
    return a.killed is not None and b.killed is not None and a.killed != b.killed and not same_day


def places_differ(one: Where, other: Where) -> bool:
    """Whether no place can be meant by both."""
    if one.sea and other.sea:
        if not (_own_words(one.sea) - _ANY_WATERS and _own_words(other.sea) - _ANY_WATERS):
            return False
        # what lies off a land is somewhere in the sea that washes it
        shared = one.off != other.off and one.basin is not None and one.basin == other.basin
        return not (shared or within(one.sea, other.sea) or within(other.sea, one.sea))
    if one.exact and other.exact:
        return one.exact != other.exact
    return bool(one.country and other.country and one.country != other.country)


def within(sea: str, wider: str) -> bool:
    """Whether the first name of a water says all that the second does: "eastern pacific", "pacific ocean"."""
    return _own_words(wider) <= _own_words(sea)


def _own_words(name: str) -> frozenset[str]:
    words = frozenset(normal(name).split())
    return words - _SEA_WORDS or words


def speaks_for(a: Mention, b: Mention) -> Reason | None:
    """The strongest evidence that two mentions, which nothing forbids to be one, are one."""
    if a.campaign:
        return Reason(CAMPAIGN, 1)
    same_toll = a.killed is not None and a.killed == b.killed and a.killed > 0
    same_place = a.where.name is not None and a.where.name == b.where.name
    same_object = bool(a.objects & b.objects)
    reasons = (
        _by_words(a, b),
        _by_day(a, b, same_toll=same_toll, same_place=same_place),
        _by_time(a, b, same_toll=same_toll, same_scene=same_place and same_object),
        _by_headline(a, b, same_toll or same_place),
        _by_stretch(a, b, same_toll),
        _by_story(a, b),
        _by_number(a, b),
        _by_week(a, b),
    )
    return max((r for r in reasons if r), key=lambda r: r.strength, default=None)


def _by_words(a: Mention, b: Mention) -> Reason | None:
    """Two reports that say it in the same words, or nearly: one sentence may tell several happenings, so the trigger counts."""
    if a.item.source.report.id == b.item.source.report.id or a.trigger[0] != b.trigger[0]:
        return None
    near = _published_gap(a, b) <= NEAR_DAYS
    # an outlet's stock sentence is used again for the next happening of the kind
    copied = near or a.item.source.origin == b.item.source.origin or (_narrow(a) and _narrow(b))
    if copied and a.words == b.words and len(a.words) >= WORDS_LEAST and a.trigger == b.trigger:
        return Reason("the same words", 9)
    least = min(len(a.content), len(b.content))
    if near and least >= CONTENT_LEAST and len(a.content & b.content) >= ALIKE_SHARE * least:
        return Reason("nearly the same words within days", 6)
    return None


def _by_day(a: Mention, b: Mention, *, same_toll: bool, same_place: bool) -> Reason | None:
    if a.day is None or b.day is None or not _share_a_party(a, b):
        return None
    if same_toll:
        return Reason("the same day and toll", 8)
    if a.day != b.day or (
        a.killed is not None and b.killed is not None and a.killed != b.killed and not same_place
    ):
        return None
    if same_place:
        return Reason("the same day and place", 7)
    if a.actor_sides & b.actor_sides and (_recipients_agree(a, b) or a.trigger[0] == b.trigger[0]):
        return Reason("the same day and parties", 5)
    return None


def _by_time(a: Mention, b: Mention, *, same_toll: bool, same_scene: bool) -> Reason | None:
    if not _share_a_party(a, b) or not _near(a, b) or a.body.type in VERBAL:
        return None
    if same_toll:
        return Reason("the same toll within days", 5)
    if same_scene and (a.killed is None or b.killed is None):
        return Reason("the same place and object within days", 4)
    return None


def _by_headline(a: Mention, b: Mention, same_figures: bool) -> Reason | None:
    """A headline tells what the text tells."""
    fields = {m.item.statement.evidence.field for m in (a, b)}
    one_report = a.item.source.report.id == b.item.source.report.id
    if one_report and len(fields) > 1 and (same_figures or _recipients_agree(a, b)):
        return Reason(HEADLINE, 3)
    return None


def _by_stretch(a: Mention, b: Mention, same_toll: bool) -> Reason | None:
    """A toll that a stated month has once; where nothing is dated, a large one that the weeks before the report have once."""
    if not same_toll or not (a.actor_sides & b.actor_sides) or (a.day is None) == (b.day is None):
        return None
    dated, other = (a, b) if a.day else (b, a)
    if other.days is not None:
        return None if _narrow(other) else Reason(STRETCH, 2)
    large = (other.killed or 0) >= LARGE and bool(
        a.objects & b.objects or a.recipient_sides & b.recipient_sides
    )
    gap = (other.published - dated.day).days if other.published and dated.day else -1
    return Reason(STRETCH, 2) if large and 0 <= gap <= WEEKS_DAYS else None


def _by_week(a: Mention, b: Mention) -> Reason | None:
    """What an undated report only speaks of ("condemned the attack on the boat"), where one such act is known from the week before."""
    if (a.day is None) == (b.day is None) or a.body.type in VERBAL or not (a.actor_sides & b.actor_sides):
        return None
    dated, other = (a, b) if a.day else (b, a)
    bare = other.days is None and other.killed is None and other.acts is None and other.targets == 1
    if not bare or not (target_of(a) & target_of(b)) or not dated.day or not other.published:
        return None
    return Reason(WEEK, 1) if 0 <= (other.published - dated.day).days <= NARROW_DAYS else None


def _by_number(a: Mention, b: Mention) -> Reason | None:
    """Two that are told to be the same one in a row."""
    nth = a.body.nth
    if nth and nth == b.body.nth and nth >= NUMBERED and a.actor_sides & b.actor_sides:
        return Reason("the same number in a row", 6)
    return None


def _by_story(a: Mention, b: Mention) -> Reason | None:
    """What two reports of one story tell in their first words, with a party, a thing, a place or the word for it in common."""
    one, other = a.item.source, b.item.source
    if one.report.id == other.report.id or not one.story or one.story != other.story:
        return None
    if _unlike_days(a, b) or not (is_foremost(a) and is_foremost(b)):
        return None
    shared = a.content & b.content
    least = max(1, min(len(a.content), len(b.content)))
    if len(shared) < STORY_WORDS or len(shared) < STORY_SHARE * least:
        return None
    place = a.where.name is not None and a.where.name == b.where.name
    alike = _share_a_party(a, b) or _recipients_agree(a, b) or place or a.trigger[0] == b.trigger[0]
    return Reason(STORY, 4) if alike else None


def _unlike_days(a: Mention, b: Mention) -> bool:
    """Whether the two came out more than a few days apart; what has no day came out with the story."""
    return a.published is not None and b.published is not None and _published_gap(a, b) > NEAR_DAYS


def is_foremost(m: Mention) -> bool:
    """Whether a report's first words tell it as one act: not looking back, nor of many boats on no day."""
    many = bool(m.objects) and m.targets is None and m.day is None
    return m.foremost and not m.item.statement.background and not many


def _recipients_agree(a: Mention, b: Mention) -> bool:
    return bool(a.recipient_sides & b.recipient_sides or a.objects & b.objects)


def _share_a_party(a: Mention, b: Mention) -> bool:
    return bool(a.actor_sides & b.actor_sides or a.recipient_sides & b.recipient_sides)


def _near(a: Mention, b: Mention) -> bool:
    """Whether the stated days, or the reports where no day is stated, lie within a few days of each other."""
    if a.item.statement.background or b.item.statement.background:
        return _narrow(a) and _narrow(b)
    one, other_ = _narrow(a), _narrow(b)
    if one and other_:
        return True
    if one or other_:
        dated, other = (a, b) if one else (b, a)
        at = other.published
        return bool(at and dated.days and gap_days(dated.days, (at, at)) <= NEAR_DAYS)
    return _published_gap(a, b) <= NEAR_DAYS


def _narrow(m: Mention) -> bool:
    """Whether the stated stretch is short enough to tell happenings apart."""
    return m.days is not None and (m.days[1] - m.days[0]).days <= NARROW_DAYS


def _published_gap(a: Mention, b: Mention) -> int:
    if a.item.source.report.id == b.item.source.report.id:
        return 0
    if a.published is None or b.published is None:
        return NEAR_DAYS + 1
    return abs((a.published - b.published).days)


def distance_days(a: Mention, b: Mention) -> int:
    """How far apart the two are in time, so that of several matches the nearest is taken first."""
    one, other = time_of(a), time_of(b)
    return gap_days(one, other) if one and other else 10_000


def time_of(m: Mention) -> Days | None:
    """The stated days of a mention, or the day of its report."""
    return m.days or ((m.published, m.published) if m.published else None)
