"""Source kind: one page of the web."""

from __future__ import annotations

from dateline import registry
from dateline.errors import Unreadable
from dateline.gather.capture import LIMITS, Clock, Gathered, Limits, captured, failed
from dateline.gather.http import Response, fetch
from dateline.gather.sniff import kind_of, unfit
from dateline.model.report import Capture, Failure


@registry.source("web.v1", takes="one http or https URL of a page")
def from_url(where: str, *, now: Clock, limits: Limits = LIMITS) -> Gathered:
    """The capture of one page, or the failure that says why there is none."""
    try:
        response = fetch(where, deadline_s=limits.deadline_s, limit_bytes=limits.size_bytes)
    except Unreadable as error:
        yield failed(where, error)
        return
    yield of_response(where, response, now=now)


def of_response(where: str, response: Response, *, now: Clock) -> Capture | Failure:
    """What a server's answer is to us: a page of HTML or plain text, or a failure."""
    defect = unfit(where, response.body)
    if defect:
        return defect
    kind = kind_of(response.body, header=response.header("content-type"))
    if kind not in ("text/html", "text/plain", "text/markdown"):
        said = f"the server says that this is {kind}, which is not read"
        return Failure(where, "E-UNSUPPORTED", said, "Name a page of HTML or plain text, or a feed.")
    return captured(where, response.body, kind, now=now, url=response.url)
