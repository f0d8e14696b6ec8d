"""One sentence for one happening, composed from its coded fields by neutral templates; never copied from a report.

What only a party says carries the party's name in the same sentence. What is not stated is said to be not stated.
A private person is not named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from dateline import lexicon
from dateline.model.event import Basis, DateField, EventStatus, ObjectField, Party, PlaceField, TollField

_MOST_NAMED = 4
_PRIVATE = "a person named in the report"
_DESCRIBED = "a party described in the report"
_SEA_KINDS = frozenset({"sea", "ocean", "gulf", "strait"})


def summary(  # noqa: PLR0913 - the sentence has as many parts
    code: tuple[str, str | None, str],
    *,
    actors: Sequence[Party],
    recipients: Sequence[Party],
    objects: Sequence[ObjectField],
    date: DateField,
    place: PlaceField | None,
    toll: Sequence[tuple[str, TollField]],
    bases: Sequence[Basis],
    status: EventStatus,
    private: Collection[str] = (),
) -> str:
    """The sentence. ``code`` is (type, mode, modality); ``private`` the ids and names of persons who are not named."""
    who = _parties(actors, private)
    things = {o.name.casefold() for o in objects}
    whom = _parties([p for p in recipients if p.name.casefold() not in things], private) or _objects(objects)
    parts = [_core(code, who, whom), _when(date), _where(place)]
    said = _according(bases, private)
    text = (said + ", " if said else "") + " ".join(p for p in parts if p)
    text += _tolls(toll) + _standing(status)
    return text[:1].upper() + text[1:] + "."


def _core(code: tuple[str, str | None, str], who: str, whom: str) -> str:
    type_, mode, modality = code
    words = _template(type_, mode)
    if modality == "actual" and who:
        return f"{who} {words['past']} {whom}" if whom else f"{who} {words['alone']}"
    noun = words["noun"] + (f" by {who}" if who else "") + (f" {words['to']} {whom}" if whom else "")
    told = _table()["told"]["plural" if words.get("plural") else "singular"][modality]
    unknown = "" if who else ", by whom is not stated,"
    return f"{noun}{unknown} {told}"


def _template(type_: str, mode: str | None) -> Mapping[str, Any]:
    words = _table()["type"][type_]
    return {**words, **words.get("mode", {}).get(mode, {})}


def _parties(parties: Sequence[Party], private: Collection[str]) -> str:
    names = list(dict.fromkeys(_PRIVATE if p.id in private else _neutral(p.name) for p in parties))
    more = len(names) - _MOST_NAMED
    return _joined([*names[:_MOST_NAMED], "others"] if more > 0 else names)


def _neutral(name: str) -> str:
    """A name as it stands; a description with a word that only a speaker may use is not repeated."""
    loaded = _table()["names"]["loaded"]
    return _DESCRIBED if any(word in name.casefold() for word in loaded) else _named(name)


def _named(name: str) -> str:
    return f"the {name}" if name in _table()["names"]["with_article"] else name


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def _objects(objects: Sequence[ObjectField]) -> str:
    return _joined([_object(o) for o in objects[:_MOST_NAMED]])


def _object(thing: ObjectField) -> str:
    from_ = f" that departed from {_named(thing.departed_from)}" if thing.departed_from else ""
    if thing.count and thing.count > 1:
        return f"{thing.count} {thing.name if thing.name.endswith('s') else thing.name + 's'}{from_}"
    if thing.name[:1].isupper() or thing.name.endswith("s"):
        return thing.name + from_
    return f"{'an' if thing.name[:1] in 'aeiou' else 'a'} {thing.name}{from_}"


def _when(date: DateField) -> str:
    if date.start is None or date.end is None:
        return "on a day not stated"
    start, end = dt.date.fromisoformat(date.start), dt.date.fromisoformat(date.end)
    if start == end and date.basis == "published":
        about = "or about " if date.date_prec != 1 else ""
        return f"on {about}{_day(start)} (the day of the report)"
    if start == end:
        return f"on {_day(start)}"
    if date.edtf and len(date.edtf.rstrip("~?%")) == len("2025-11"):
        return f"in {start:%B %Y}"
    if date.edtf and len(date.edtf.rstrip("~?%")) == len("2025"):
        return f"in {start:%Y}"
    return f"between {_day(start)} and {_day(end)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _where(place: PlaceField | None) -> str:
    if place is None:
        return ""
    if place.near:
        return f"near {_named(place.near)}"
    name = _named(place.name)
    if place.kind in _SEA_KINDS and not name.casefold().startswith("the "):
        name = f"the {name}"
    return f"at {name}" if place.kind == "airport" else f"in {name}"


def _according(bases: Sequence[Basis], private: Collection[str]) -> str:
    """Who says so, where the reporter does not say it in the reporter's own voice."""
    if not bases or any(b.relation == "reporter" for b in bases):
        return ""
    names = sorted({_PRIVATE if b.claimant in private else _named(b.claimant) for b in bases if b.claimant})
    return "according to " + (_joined(names[:_MOST_NAMED]) if names else "sources that are not named")


def _tolls(toll: Sequence[tuple[str, TollField]]) -> str:
    words = _table()["harm"]
    told = dict(toll)
    return "".join(f"; {_figure(told[harm])} {word}" for harm, word in words.items() if harm in told)


def _figure(value: TollField) -> str:
    if value.best is not None:
        qualifiers = {c.qualifier for c in value.claims if c.best == value.best}
        bound = f"{min(qualifiers)} " if qualifiers and "exactly" not in qualifiers else ""
        return f"{bound}{value.best} {'person was' if value.best == 1 else 'people were'}"
    figures = sorted({c.best for c in value.claims if c.best is not None})
    if figures:
        return f"by differing accounts {_joined([str(f) for f in figures])} people were"
    return "a number of people that is not stated were"


def _standing(status: EventStatus) -> str:
    ends = {"disputed": "; this is disputed", "retracted": "; the report of it was retracted"}
    return ends.get(status, "")


def _table() -> Mapping[str, Any]:
    return lexicon.table("linking", "summaries")
