"""One sentence for one happening, composed from its coded fields by neutral templates; never copied from a report.

What only a party says carries the party's name in the same sentence. What is not stated is said to be not stated.
A private person is not named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline import lexicon
from dateline.link.naming import called, counted, is_plural, placed
from dateline.link.verbal import VERBAL
from dateline.model.event import Basis, DateField, EventStatus, ObjectField, Party, PlaceField, TollField

_MOST_NAMED = 4
_PRIVATE = "a person named in the report"
_DESCRIBED = "a party described in the report"


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
    acts: int | None = None,
    level: str = "act",
    units: Sequence[tuple[str, int]] | None = None,
    private: Collection[str] = (),
    described: Collection[str] = (),
) -> str:
    """The sentence. ``code`` is (type, mode, modality); ``acts`` how many are told as one, ``units`` what a row of a higher ``level`` counts; ``private`` the ids and names of persons who are not named,
    ``described`` those of parties that the reports describe and do not name."""
    words = _Words(private, described)
    who = words.parties(actors)
    things = {o.name.casefold() for o in objects}
    whom = words.parties([p for p in recipients if p.name.casefold() not in things]) or _objects(objects)
    where = _where(place, words, besides={p.name for p in (*actors, *recipients)})
    when = _when(date)
    told = _core(code, who, whom, several=len(actors) > 1)
    told += _acts(code[0], acts) if level == "act" else ""
    parts = [told, when, where] if date.start and date.end else [told, where, when]
    said = "" if _own_words(code, actors, bases) else _according(bases, words, who=who)
    text = (said + ", " if said else "") + " ".join(p for p in parts if p)
    text += _tolls(toll) + _level(level, dict(units or ())) + _standing(status)
    return text[:1].upper() + text[1:] + "."


@dataclass(frozen=True, slots=True)
class _Words:
    """How parties are called: who is not to be named, and whose name is a description."""

    private: Collection[str]
    described: Collection[str]

    def parties(self, parties: Sequence[Party]) -> str:
        return listed([self.one(p.id, p.name) for p in parties])

    def one(self, id_: str, name: str) -> str:
        if id_ in self.private:
            return _PRIVATE
        return _DESCRIBED if _is_loaded(name) else called(name, described=id_ in self.described)


def listed(names: Sequence[str]) -> str:
    """The names in a row, each once, with "others" for those past the fourth."""
    once = list(dict.fromkeys(n for n in names if n))
    shown = [*once[:_MOST_NAMED], "others"] if len(once) > _MOST_NAMED else once
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def _core(code: tuple[str, str | None, str], who: str, whom: str, *, several: bool) -> str:
    type_, mode, modality = code
    words = _template(type_, mode)
    if modality == "actual" and who:
        if whom:
            return f"{who} {words['past']} {whom}"
        return f"{who} {words['together'] if several and 'together' in words else words['alone']}"
    by = words.get("among", "by") if several and not whom else "by"
    noun = words["noun"] + (f" {by} {who}" if who else "") + (f" {words['to']} {whom}" if whom else "")
    told = _table()["told"]["plural" if words.get("plural") else "singular"][modality]
    unknown = "" if who else ", by whom is not stated,"
    return f"{noun}{unknown} {told}"


def _acts(type_: str, acts: int | None) -> str:
    """In how many acts it was done, where several are told as one."""
    noun = _table()["type"][type_].get("acts")
    return f" in {counted(noun, acts)}" if noun and acts and acts > 1 else ""


def _template(type_: str, mode: str | None) -> Mapping[str, Any]:
    words = _table()["type"][type_]
    return {**words, **words.get("mode", {}).get(mode, {})}


def _objects(objects: Sequence[ObjectField]) -> str:
    return listed([_object(o) for o in objects])


def _object(thing: ObjectField) -> str:
    from_ = f" that departed from {called(thing.departed_from)}" if thing.departed_from else ""
    name = _neutral(thing.name)
    # a word of another language has no English plural
    own = name.isascii() or is_plural(name)
    return counted(name if name and own else thing.kind, thing.count) + from_


def _neutral(name: str) -> str:
    """``name`` without the words in it that take a side: "terrorist camps" are camps."""
    return " ".join(w for w in name.split() if not _is_loaded(w))


def _is_loaded(words: str) -> bool:
    return any(word in words.casefold() for word in _table()["names"]["loaded"])


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


def _where(place: PlaceField | None, words: _Words, *, besides: Collection[str]) -> str:
    """The place, but for one that the parties name already, and the legal zone with whoever says so."""
    if place is None or place.name in besides:
        return ""
    zone = [f"in {place.zone}"] if place.zone and place.zone != place.name else []
    if place.zone and place.zone_by:
        zone.append(f"according to {words.one(place.zone_by, place.zone_by)}")
    return placed(place) + (f" ({', '.join(zone)})" if zone else "")


def _own_words(code: tuple[str, str | None, str], actors: Sequence[Party], bases: Sequence[Basis]) -> bool:
    """Whether the happening is what its own parties say or intend, so that naming them as source says it twice."""
    type_, _, modality = code
    intended = modality in ("future", "hypothetical")
    own = {a.name for a in actors}
    return (type_ in VERBAL or intended) and all(b.claimant in own for b in bases)


def _according(bases: Sequence[Basis], words: _Words, *, who: str) -> str:
    """Who says so, where the reporter does not say it in the reporter's own voice."""
    if not bases or any(b.relation == "reporter" for b in bases):
        return ""
    names = sorted({words.one(b.claimant, b.claimant) for b in bases if b.claimant})
    if names and listed(names) == who:
        return "by their own account"
    return "according to " + (listed(names) if names else "sources that are not named")


def _tolls(toll: Sequence[tuple[str, TollField]]) -> str:
    words = _table()["harm"]
    told = dict(toll)
    return "".join(f"; {_figure(told[harm])} {word}" for harm, word in words.items() if harm in told)


def _figure(value: TollField) -> str:
    if value.best == 0:
        return "nobody was"
    if value.best is not None:
        qualifiers = {c.qualifier for c in value.claims if c.best == value.best}
        bound = f"{min(qualifiers)} " if qualifiers and "exactly" not in qualifiers else ""
        return f"{bound}{value.best} {'person was' if value.best == 1 else 'people were'}"
    figures = sorted({c.best for c in value.claims if c.best is not None})
    if figures:
        return f"by differing accounts {listed([str(f) for f in figures])} people were"
    return "an unstated number of people were"


def _level(level: str, units: Mapping[str, int]) -> str:
    """How many acts belong together, where the row stands for several."""
    words = _table()["level"]
    if level == "series":
        return (
            f"; {words['series'].format(units['strikes'])}"
            if "strikes" in units
            else f"; {words['uncounted']}"
        )
    return f"; {words['incident'].format(units['acts'])}" if level == "incident" and "acts" in units else ""


def _standing(status: EventStatus) -> str:
    ends = {"disputed": "; this is disputed", "retracted": "; the report of it was retracted"}
    return ends.get(status, "")


def _table() -> Mapping[str, Any]:
    return lexicon.table("linking", "summaries")
