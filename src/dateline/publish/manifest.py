"""What an export or a dossier says about itself, so that it can be checked and cited."""

from __future__ import annotations

import importlib.metadata
from dataclasses import dataclass, field


def version() -> str:
    """The version of dateline that is installed."""
    return importlib.metadata.version("dateline")


@dataclass(frozen=True, slots=True)
class Manifest:
    """``record_digest`` is the same for the same reports and judgements on any machine; ``chain_head`` is this desk's history."""

    title: str
    record_digest: str
    chain_head: str | None
    filters: tuple[tuple[str, str], ...] = ()
    scheme: str = "PLOVER 2021"
    dateline: str = field(default_factory=version)
