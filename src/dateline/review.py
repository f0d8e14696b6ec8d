"""What an analyst asks for, checked against the record and made into a judgement that binds to passages and codes; and the record that
readings and judgements give together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

import sqlalchemy as sa

from dateline import wire
from dateline.entered import CODE, corrections, readable
from dateline.errors import Misused, unknown
from dateline.link import judged
from dateline.link.corrections import BETWEEN, UNKNOWN
from dateline.link.corrections import when as stated_when
from dateline.link.evidence import content_id, normal, passage_id
from dateline.link.tolls import HARMS
from dateline.link.world import link
from dateline.model.doc import Entity, Modality, Place, Span
from dateline.model.judgement import Judgement, Verdict
from dateline.model.record import Record
from dateline.model.report import Field, Report
from dateline.model.scope import EVERYTHING, Scope
from dateline.model.statement import EventMention, Quantity, Reading, Statement, Toll
from dateline.record import schema
from dateline.record.store import Store

VERDICTS = tuple(v for v in get_args(Verdict) if v != "add")
#: Verdicts that say themselves why.
_PLAIN = ("accept", "undo")
_HAND = "hand"


@dataclass(frozen=True, slots=True)
class Asked:
    """One judgement as an analyst asks for it: ``row`` is an id, ``values`` what follows the verdict."""

    row: str
    verdict: str
    who: str = ""
    why: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ByHand:
    """An event that an analyst adds: ``words`` are a passage of ``report``, ``values`` its fields as ``FIELD=VALUE``."""

    report: str
    words: str
    who: str
    why: str
    values: tuple[str, ...]


def judgement(asked: Asked, store: Store, *, when: dt.datetime) -> Judgement:
    """The judgement that is asked for.

    Raises:
        Misused: there is no such row or verdict, nobody is named who judges, no reason is given, or a value makes no sense.
    """
    if asked.verdict not in VERDICTS:
        raise unknown("verdict", asked.verdict, (*VERDICTS, "add"), code=CODE)
    readable(asked.row, asked.who, asked.why, *asked.values)
    _signed(asked.who, asked.why, plain=asked.verdict in _PLAIN)
    if asked.verdict == "undo":
        return _undone(asked, store, when)
    what, row = _coded(store, asked.row)
    values = tuple(_values(asked, (what, row), store))
    bound = tuple(p["id"] for p in row["passages"])
    asked = replace(asked, row=row["id"])  # it may have been asked for by an earlier id
    return _made(asked, when, values=values, passages=bound, what=what, code=_as_read(row, store))


def _as_read(row: Mapping[str, Any], store: Store) -> str | None:
    """The type of an event as it was read, before anybody corrected it."""
    ids = {row["id"], *row.get("aliases", ())}
    retyped = [j for j in judged.standing(store.judgements()) if j.row in ids and j.value("type")]
    return retyped[0].code if retyped else row.get("type")


def _made(asked: Asked, when: dt.datetime, **bound: Any) -> Judgement:
    id_ = content_id(
        "j", asked.row, asked.verdict, asked.who, when.isoformat(), asked.why, bound.get("values")
    )
    return Judgement(id_, asked.row, cast(Verdict, asked.verdict), asked.who, when, asked.why, **bound)


def _signed(who: str, why: str, *, plain: bool) -> None:
    if not who.strip():
        raise Misused(
            "nobody is named who judges",
            remedy='Give --who NAME, or write analyst = "NAME" below [settings] in desk.toml.',
            code=CODE,
        )
    if not plain and not why.strip():
        raise Misused("no reason is given", remedy='Say why, in a few words: --why "..."', code=CODE)


def _undone(asked: Asked, store: Store, when: dt.datetime) -> Judgement:
    given = {j.id: j for j in store.judgements()}
    if asked.row not in given:
        remedy = f"Judgements are listed by: dateline show {store.folder} judgements"
        raise Misused(f"no judgement has the id {asked.row!r}", remedy=remedy, code="E-UNKNOWN-ROW")
    standing = {j.id for j in judged.standing(given.values())}
    if given[asked.row].verdict != "undo" and asked.row not in standing:
        raise Misused(f"{asked.row} is undone already", remedy="Nothing was changed.", code=CODE)
    return _made(asked, when, what=given[asked.row].what)


def row_of(store: Store, id_: str) -> tuple[str, dict[str, Any]]:
    """Table and fields of the row with this id, also where it is an earlier one.

    Raises:
        Misused: no row has the id, nor had it; near ones are named.
    """
    found = store.row(id_) if id_.isascii() else None
    if found is None:
        known = store.lines(sa.select(schema.row.c.id).order_by(schema.row.c.id))
        near = [line.id for line in known if id_ and line.id.startswith(id_)][:3]
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        raise Misused(
            f"no row has the id {id_!r}",
            remedy=f"{meant}Ids stand first in every line of: dateline show {store.folder} events",
            code="E-UNKNOWN-ROW",
        )
    return found


def _coded(store: Store, id_: str) -> tuple[str, dict[str, Any]]:
    found = row_of(store, id_)
    if "judgement" not in found[1]:
        raise Misused(
            f"{found[0]} are not judged: {id_} follows from the rows that cite it",
            remedy="Judge the events, positions, claims or other coded rows that it stands in.",
            code=CODE,
        )
    return found


def _values(asked: Asked, found: tuple[str, Mapping[str, Any]], store: Store) -> Iterator[tuple[str, str]]:
    what, row = found
    if asked.verdict in ("correct", "merge", "split") and what != "events":
        raise Misused(
            f"{asked.verdict} works on events; {asked.row} is of {what}",
            remedy="Accept, reject or hold it; a better row can be added by hand.",
            code=CODE,
        )
    match asked.verdict:
        case "correct":
            yield from _known_parties(corrections(asked.values, row["type"]), store)
        case "merge":
            yield from _other(asked, row, store)
        case "split":
            yield from _going(asked.values, row)
        case _ if asked.values:
            raise Misused(
                f"{asked.verdict} takes no further values, not {asked.values[0]!r}",
                remedy='A reason goes into --why "..."',
                code=CODE,
            )


def _known_parties(fields: Iterable[tuple[str, str]], store: Store) -> Iterator[tuple[str, str]]:
    """The fields, after a check that every party in them is one of the record, by its name, another name or a country's code.

    Raises:
        Misused: a party is not in the record.
    """
    for name, value in fields:
        if name in ("actors", "recipients") and value != UNKNOWN:
            called = {n for a in store.rows("actors") for n in (a["name"], *a["aliases"])}
            for party in (p.strip() for p in value.split(BETWEEN)):
                if normal(party) not in {normal(n) for n in called}:
                    raise unknown("party of this record", party, _near(party, called), code=CODE)
        yield name, value


def _near(name: str, called: Iterable[str]) -> list[str]:
    """The names that hold one of the words of ``name``, and a few others."""
    words = set(normal(name).split())
    alike = sorted(n for n in called if words & set(normal(n).split()))
    return alike[:10] or sorted(called)[:10]


def _other(asked: Asked, row: Mapping[str, Any], store: Store) -> Iterator[tuple[str, str]]:
    if len(asked.values) != 1:
        raise Misused("merge takes one other event", remedy="Merge a third one in a second step.", code=CODE)
    what, other = _coded(store, asked.values[0])
    if what != "events" or other["id"] == row["id"] or other["type"] != row["type"]:
        raise Misused(
            f"{asked.values[0]} cannot be one happening with {asked.row}: it is not another event of type {row['type']}",
            remedy="Correct its type first, if it was read wrongly.",
            code=CODE,
        )
    for one in (row, other):
        if one["judgement"] == "rejected":
            raise Misused(
                f"{one['id']} was rejected, and would take the other with it",
                remedy="Undo the rejection first, or leave them apart.",
                code=CODE,
            )
    yield "with", other["id"]
    yield "passages", " ".join(p["id"] for p in other["passages"])


def _going(values: Sequence[str], row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    there = [p["id"] for p in row["passages"]]
    for value in values:
        if value not in there:
            raise unknown("passage of this event", value, there, code=CODE)
    if not values or set(values) == set(there):
        raise Misused(
            "split takes the passages that tell another happening: some of the event's, and not all",
            remedy="Their ids are in: dateline explain DESK ID --json",
            code=CODE,
        )
    yield "passages", " ".join(dict.fromkeys(values))


def by_hand(asked: ByHand, readings: Iterable[tuple[Report, Reading]], *, when: dt.datetime) -> Judgement:
    """The judgement that adds an event which the reader missed.

    Raises:
        Misused: there is no such report, the words do not stand in it once, a party is not mentioned in it, or a value makes no sense.
    """
    readable(asked.report, asked.words, asked.who, asked.why, *asked.values)
    _signed(asked.who, asked.why, plain=False)
    fields = {k: v for k, v in corrections(asked.values) if v != UNKNOWN}
    if "type" not in fields:
        raise Misused("a row by hand needs a type", remedy="Write type=ASSAULT, for example.", code=CODE)
    found = next(((p, r) for p, r in readings if asked.report in (p.id, p.given_id)), None)
    if found is None:
        raise Misused(
            f"no report has the id {asked.report!r}",
            remedy="Give --report ID; ids stand first in every line of: dateline show DESK reports",
            code="E-UNKNOWN-ROW",
        )
    report, reading = found
    span = _passage(report, asked.words)
    body = _event(fields, span, reading)
    modality = cast(Modality, fields.get("modality", "actual"))
    statement = Statement("event", span, body, _HAND, modality=modality, confidence=1.0)
    return _made(
        Asked(report.id, "add", asked.who, asked.why),
        when,
        values=(("statement", wire.canonical(statement)),),
        passages=(passage_id(report, span),),
        code=body.type,
    )


def _event(fields: Mapping[str, str], span: Span, reading: Reading) -> EventMention:
    tolls = {harm: _quantity(fields[harm]) for harm in HARMS if harm in fields}
    return EventMention(
        type=fields["type"],
        mode=fields.get("mode"),
        contexts=(),
        actors=_mentioned(fields.get("actors", ""), reading),
        recipients=_mentioned(fields.get("recipients", ""), reading),
        trigger=span,
        place=_place(fields["place"], reading) if "place" in fields else None,
        when=stated_when(fields["date"]) if "date" in fields else None,
        toll=Toll(**tolls) if tolls else None,
    )


def _passage(report: Report, words: str) -> Span:
    fields: tuple[Field, ...] = ("title", "text")
    places = [
        (f, m.start()) for f in fields for m in re.finditer(re.escape(words), report.field_text(f) or "")
    ]
    if not words.strip() or len(places) != 1:
        raise Misused(
            f"the words stand {len(places)} times in {report.id}",
            remedy="Give a sentence exactly as the report has it, so that it stands there once.",
            code=CODE,
        )
    name, start = places[0]
    return Span(start, start + len(words), name)


def _mentioned(names: str, reading: Reading) -> tuple[Entity, ...]:
    """Parties as the report mentions them."""
    listed = [n.strip() for n in names.split(BETWEEN) if n.strip()]
    return tuple(_party(name, reading) for name in listed)


def _party(name: str, reading: Reading) -> Entity:
    alike = [e for e in reading.entities if name.casefold() in (e.name.casefold(), e.text.casefold())]
    if not alike:
        raise unknown("party of this report", name, {e.name for e in reading.entities}, code=CODE)
    return alike[0]


def _place(name: str, reading: Reading) -> Place:
    alike = [p for p in reading.places if name.casefold() in (p.name.casefold(), p.text.casefold())]
    if not alike:
        raise unknown("place of this report", name, {p.name for p in reading.places}, code=CODE)
    return alike[0]


def _quantity(figure: str) -> Quantity | None:
    if figure == UNKNOWN:
        return None
    return Quantity(int(figure), int(figure), int(figure), "exactly")


def linked(
    pairs: Sequence[tuple[Report, Reading]],
    store: Store,
    *,
    earlier: Record | None = None,
    until: dt.datetime | None = None,
    scope: Scope = EVERYTHING,
) -> Record:
    """The record that readings and the judgements in ``store`` give; with ``until`` as it stood at that time."""
    judgements = [j for j in store.judgements() if until is None or j.when <= until]
    if until is not None:
        read = (o for o in store.outcomes() if o["outcome"] == "read" and o["at"] <= until.isoformat())
        known = {o["report"] for o in read}
        pairs = [pair for pair in pairs if pair[0].id in known]
    return link(pairs, judgements=judgements, earlier=earlier, scope=scope)
