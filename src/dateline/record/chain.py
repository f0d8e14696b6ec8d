"""The hash chain: one link for each addition to the history, over a salted digest of what was added.

A body can be redacted later and the chain stays whole: it holds the digest, not the body.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from dateline import wire
from dateline.record import schema

GENESIS = "0" * 64
HEAD = "chain_head"


def body_digest(salt: str, body: Mapping[str, Any]) -> str:
    """The salted digest of one row of the history."""
    return hashlib.sha256(f"{salt}\n{wire.canonical(dict(body))}".encode()).hexdigest()


def link_hash(seq: int, *, kind: str, ref: str, digest: str, prev: str) -> str:
    """The hash of one link, which the next one carries as ``prev``."""
    return hashlib.sha256(wire.canonical([seq, kind, ref, digest, prev]).encode()).hexdigest()


def head(connection: sa.Connection) -> tuple[int, str]:
    """Number and hash of the last link; (0, zeros) where there is none."""
    last = connection.execute(
        sa.select(schema.chain.c.seq, schema.chain.c.hash).order_by(schema.chain.c.seq.desc()).limit(1)
    ).first()
    return (last.seq, last.hash) if last else (0, GENESIS)


def append(connection: sa.Connection, kind: str, body: Mapping[str, Any], *, ref: str, salt: str) -> None:
    """The chain has one more link, and ``meta`` names it as the head."""
    seq, prev = head(connection)
    digest = body_digest(salt, body)
    link = link_hash(seq + 1, kind=kind, ref=ref, digest=digest, prev=prev)
    values = {
        "seq": seq + 1,
        "kind": kind,
        "ref": ref,
        "salt": salt,
        "digest": digest,
        "prev": prev,
        "hash": link,
    }
    connection.execute(sa.insert(schema.chain), values)
    set_meta(connection, HEAD, f"{seq + 1} {link}")


def set_meta(connection: sa.Connection, key: str, value: str) -> None:
    """``meta`` holds ``value`` under ``key``."""
    connection.execute(sa.insert(schema.meta).prefix_with("OR REPLACE"), {"key": key, "value": value})


def get_meta(connection: sa.Connection, key: str) -> str | None:
    """The value under ``key``, None where there is none."""
    found = sa.select(schema.meta.c.value).where(schema.meta.c.key == key)
    return connection.execute(found).scalar_one_or_none()
