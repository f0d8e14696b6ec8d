"""Event types that are acts of speech."""

from __future__ import annotations

#: What somebody says is one happening only from the same mouth.
VERBAL = frozenset({"SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE"})
