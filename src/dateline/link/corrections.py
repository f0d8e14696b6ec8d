"""The fields of an event as an analyst corrected them, each beside what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dateline.link.actors import Cast
from dateline.link.dates import bounds
from dateline.link.evidence import content_id, normal
from dateline.link.fields import date_field
from dateline.link.tolls import HARMS
from dateline.model.event import DateField, Party, PlaceField, TollField
from dateline.model.statement import When

#: What can be set on an event.
CORRECTABLE = ("type", "mode", "modality", "date", "place", "actors", "recipients", *HARMS)
#: The value that says that a field is not known.
UNKNOWN = "unknown"
#: How several names stand in one value.
BETWEEN = ";"
#: UCDP's precision by the length of an EDTF date: a year, a month, a day.
_PRECISION = {4: 5, 7: 4, 10: 1}
_STRETCH = 2

Tolls = tuple[tuple[str, TollField], ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """The last value that was set of each field. Every method gives the corrected value of a field, else what was read."""

    values: Mapping[str, str] = field(default_factory=dict)

    def with_values(self, values: Iterable[tuple[str, str]]) -> Corrections:
        """These, with later ones over them."""
        return Corrections({**self.values, **dict(values)})

    def text(self, name: str, read: str | None) -> str | None:
        """A field of one word."""
        found = self.values.get(name, read)
        return None if found == UNKNOWN else found

    def date(self, read: DateField) -> DateField:
        """The day or stretch."""
        return date_field(when(self.values["date"])) if "date" in self.values else read

    def place(self, read: PlaceField | None) -> PlaceField | None:
        """The place; a corrected one is a name without coordinates."""
        if "place" not in self.values:
            return read
        name = self.text("place", None)
        return PlaceField(name) if name else None

    def parties(self, name: str, read: tuple[Party, ...], cast: Cast) -> tuple[Party, ...]:
        """Actors or recipients, each as the record knows the name."""
        if name not in self.values:
            return read
        names = [n.strip() for n in (self.text(name, None) or "").split(BETWEEN)]
        found = (_party(n, cast) for n in names if n)
        return tuple({p.id: p for p in found}.values())

    def tolls(self, read: Tolls) -> Tolls:
        """The tolls; what claimants say stays beside the figure that was set."""
        found = dict(read)
        for harm in HARMS:
            figure = self.text(harm, None)
            if figure is not None:
                found[harm] = _with_best(found.get(harm), int(figure))
            elif harm in self.values and harm in found:
                found[harm] = replace(found[harm], best=None)
        return tuple((harm, found[harm]) for harm in HARMS if harm in found)


def when(edtf: str) -> When | None:
    """A date as an analyst gives it; None for what is not known."""
    if edtf == UNKNOWN or bounds(edtf) is None:
        return None
    return When(edtf, _PRECISION.get(len(edtf), _STRETCH), "stated")


def _with_best(read: TollField | None, best: int) -> TollField:
    """What was read with the figure that was set, which lies within its bounds."""
    if read is None:
        return TollField(best, best, best, ())
    low = best if read.low is None else min(read.low, best)
    high = read.high if read.high is None else max(read.high, best)
    return replace(read, low=low, best=best, high=high)


def _party(name: str, cast: Cast) -> Party:
    alike = [a for a in cast.rows.values() if normal(name) in map(normal, (a.name, *a.aliases))]
    if not alike:
        return Party(content_id("a", "name", "", normal(name)), name)
    row = min(alike, key=lambda a: (-a.reports, a.id))
    return Party(row.id, row.name, row.country, row.sector)
