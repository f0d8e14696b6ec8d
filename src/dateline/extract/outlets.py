"""Which outlet published a page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline import lexicon
from dateline.extract.words import key_of
from dateline.model.report import Outlet


def outlet(*, given: str | None, site: str | None, host: str | None) -> Outlet | None:
    """The outlet by the name that the source gives, else by the host of the page, else by the name that the page gives itself.

    None where none is stated: a host that is not known is named by its domain.
    """
    by_name, by_domain = _tables()
    name = (given or "").strip()
    if name:
        return _made(by_name.get(key_of(name)) or by_domain.get(_domain(name, by_domain)), name)
    known = by_domain.get(_domain(host or "", by_domain))
    if known:
        return _made(known, "")
    if site:
        return _made(by_name.get(key_of(site)), site)
    return Outlet((host or "").removeprefix("www.")) if host else None


def _domain(host: str, known: Mapping[str, Any]) -> str:
    """The longest ending of ``host`` that is known as a domain."""
    parts = host.casefold().rstrip(".").split(".")
    endings = (".".join(parts[i:]) for i in range(len(parts) - 1))
    return next((e for e in endings if e in known), "")


def _made(row: Mapping[str, Any] | None, name: str) -> Outlet:
    if row is None:
        return Outlet(name[:200])
    return Outlet(
        row["name"], kind=row.get("kind", "unknown"), owner=row.get("owner"), country=row.get("country")
    )


@cache
def _tables() -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    rows = lexicon.table("lexicons", "outlets")["outlets"].values()
    by_name = {key_of(name): row for row in rows for name in (row["name"], *row.get("also", ()))}
    by_domain = {domain: row for row in rows for domain in row.get("domains", ())}
    return by_name, by_domain
