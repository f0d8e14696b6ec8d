"""Any source by its name: a URL, a feed, a file or a folder."""

from __future__ import annotations

import re

from dateline.errors import Unreadable
from dateline.gather.capture import ENTRIES, LIMIT_BYTES, Clock, Gathered, Limits, failed
from dateline.gather.feeds import from_feed
from dateline.gather.files import from_path
from dateline.gather.http import fetch
from dateline.gather.sniff import FEED, kind_of
from dateline.gather.web import of_response

_URL = re.compile(r"(?i)[a-z][a-z0-9+.-]*://|(?:https?|file|ftp|data|javascript):")


def gather(
    where: str,
    *,
    now: Clock,
    deadline_s: float = 30.0,
    limit_bytes: int = LIMIT_BYTES,
    feed_limit: int = ENTRIES,
) -> Gathered:
    """Everything that one source holds, in order: captures of what arrived, failures for what did not. Never raises.

    A URL that turns out to be a feed gives the pages of its entries; anything that is no URL is a path.
    """
    limits = Limits(deadline_s, limit_bytes, feed_limit)
    if not _URL.match(where):
        yield from from_path(where, now=now, limits=limits)
        return
    try:
        response = fetch(where, deadline_s=deadline_s, limit_bytes=limit_bytes)
    except Unreadable as error:
        yield failed(where, error)
        return
    if kind_of(response.body, header=response.header("content-type")) == FEED:
        yield from from_feed(where, response.body, now=now, base=response.url, limits=limits)
    else:
        yield of_response(where, response, now=now)
