"""Source kind: a file, or a folder with all that is in it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from dateline import registry
from dateline.gather.capture import LIMITS, Clock, Gathered, Limits, captured, shown
from dateline.gather.jsonl import from_json_lines
from dateline.gather.sniff import unfit
from dateline.model.report import Failure

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".md": "text/markdown",
}
JSON_LINES = (".jsonl", ".ndjson")
FEEDS = (".xml", ".rss", ".atom")
SUFFIXES = (*MEDIA_TYPES, *JSON_LINES, *FEEDS)

_ASK_OWNER = "Ask its owner for read permission, or run: chmod u+r {}"


@registry.source("files.v1", takes="a file or folder: .html .htm .txt .md .jsonl, feeds as .xml .rss .atom")
def from_path(where: str, *, now: Clock, limits: Limits = LIMITS) -> Gathered:
    """The captures of a file, or of all files below a folder in sorted order.

    Hidden files are left out and named in one failure for the folder. Links are followed to files only, never to folders,
    so that a loop of links ends. Nothing raises: what cannot be read is a failure, and the rest goes on.
    """
    if not where.strip():
        # an empty path would mean the current folder, with everything in it
        yield Failure(where, "E-MISSING", "the source is empty", "Name a file, a folder or a URL.")
        return
    path = Path(where)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _no_entry(where, error)
        return
    except ValueError:
        yield Failure(where, "E-MISSING", "the path holds characters that no file name can hold")
        return
    if stat.S_ISDIR(mode):
        yield from _from_folder(path, now, limits)
    else:
        yield from from_file(path, now=now, limits=limits)


def from_file(path: Path, *, now: Clock, limits: Limits = LIMITS) -> Gathered:
    """The captures of one file: one, or one for each line of JSON lines or entry of a feed."""
    suffix, source = path.suffix.lower(), str(path)
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            yield Failure(
                source, "E-NOT-A-FILE", "neither a regular file nor a folder", "Save it to a file first."
            )
        elif suffix in JSON_LINES:
            yield from from_json_lines(path, now=now, limits=limits)
        elif suffix in FEEDS:
            from dateline.gather.feeds import from_feed_file  # noqa: PLC0415 - the feed parsers load slowly

            yield from from_feed_file(path, now=now, limits=limits)
        elif suffix not in MEDIA_TYPES:
            yield _unsupported(source, suffix)
        elif facts.st_size > limits.size_bytes:
            yield too_large(source, facts.st_size, limits.size_bytes)
        else:
            body = path.read_bytes()
            defect = unfit(source, body)
            yield defect or captured(source, body, MEDIA_TYPES[suffix], now=now)
    except OSError as error:
        yield _no_entry(source, error)


def _from_folder(root: Path, now: Clock, limits: Limits) -> Gathered:
    hidden: list[str] = []
    found = 0
    for entry in _walk(root, hidden):
        found += 1
        if isinstance(entry, Failure):
            yield entry
        else:
            yield from from_file(entry, now=now, limits=limits)
    if hidden:
        names = ", ".join(hidden[:5]) + (", ..." if len(hidden) > 5 else "")
        said = f"{len(hidden)} hidden files or folders were left out: {names}"
        yield Failure(str(root), "E-HIDDEN", said, "Name a hidden file itself to have it read.")
    if not found and not hidden:
        yield Failure(
            str(root), "E-EMPTY", "the folder holds no file", "Put reports into it, or name another folder."
        )


def _walk(folder: Path, hidden: list[str]) -> Iterator[Path | Failure]:
    """All files below a folder, sorted; a folder that cannot be listed gives a failure."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda e: e.name)
        except OSError as error:
            yield _no_entry(str(here), error)
            continue
        below = []
        for entry in entries:
            if entry.name.startswith("."):
                hidden.append(os.path.relpath(entry.path, folder))
            elif _is_folder(entry, follow_symlinks=False):
                below.append(Path(entry.path))
            elif _is_folder(entry):
                yield Failure(
                    entry.path,
                    "E-LINKED-FOLDER",
                    "a link to a folder is not followed",
                    "Name the folder itself.",
                )
            else:
                yield Path(entry.path)
        waiting.extend(reversed(below))


def _is_folder(entry: os.DirEntry[str], *, follow_symlinks: bool = True) -> bool:
    try:
        return entry.is_dir(follow_symlinks=follow_symlinks)
    except OSError:
        # a link that leads to itself, or through a folder that may not be entered: reading it as a file says so
        return False


def too_large(source: str, size: int, limit: int) -> Failure:
    """The failure of an input beyond the size limit."""
    said = f"{shown(size)} is more than the limit of {shown(limit)} for one report"
    return Failure(
        source, "E-TOO-LARGE", said, "Split it into one file per report, or one JSON line per report."
    )


def _unsupported(source: str, suffix: str) -> Failure:
    said = (
        f"files ending in {suffix!r} are not read"
        if suffix
        else "the file has no suffix that says what it is"
    )
    return Failure(
        source, "E-UNSUPPORTED", said, f"Read are: {' '.join(SUFFIXES)}. Save or rename it as one of these."
    )


def _no_entry(source: str, error: OSError) -> Failure:
    if isinstance(error, PermissionError):
        return Failure(source, "E-NO-PERMISSION", "reading it is not permitted", _ASK_OWNER.format(source))
    if isinstance(error, FileNotFoundError):
        if os.path.islink(source):  # noqa: PTH114 - a name that is no valid path must not raise
            return Failure(
                source,
                "E-BROKEN-LINK",
                "the link points to a file that is not there",
                "Mend or remove the link.",
            )
        return Failure(
            source,
            "E-MISSING",
            "there is no such file or folder",
            "Check the spelling; the path is taken from " + str(Path.cwd()),
        )
    if error.errno in (errno.ELOOP, errno.ENAMETOOLONG, errno.ENOTDIR):
        said = f"the path leads nowhere: {error.strerror}"
        return Failure(source, "E-MISSING", said, "Check the spelling; mend or remove links in it.")
    return Failure(
        source,
        "E-UNREADABLE",
        f"the system cannot read it: {error.strerror or error}",
        "Check the disk, then add it again.",
    )
