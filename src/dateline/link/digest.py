"""The digest of a record: free of the order of arrival, of earlier ids and of how merging was explained."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from dateline import wire
from dateline.model.record import Record


def record_digest(record: Record) -> str:
    """sha256 of the canonical record. The same reports and judgements give the same digest on any machine."""
    events = tuple(replace(e, aliases=(), rules=()) for e in record.events)
    return hashlib.sha256(
        wire.canonical(replace(record, events=events)).encode("utf-8", "surrogatepass")
    ).hexdigest()
