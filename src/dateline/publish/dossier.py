"""The dossier: a static site that opens from a file, without script and without a request to anywhere."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from dateline import wire
from dateline.errors import DatelineError
from dateline.model.record import Record
from dateline.publish import views, words
from dateline.publish.manifest import Manifest

PAGES = (
    ("index", "Overview"),
    ("events", "Events"),
    ("parties", "Parties"),
    ("positions", "Positions"),
    ("agreements", "Agreements, measures, flows"),
    ("questions", "Questions"),
    ("tolls", "Tolls"),
    ("sources", "Sources"),
    ("method", "Method"),
)
#: The page and anchor prefix on which a row of each table stands.
HOME = {
    "events": "events",
    "positions": "positions",
    "agreements": "agreements",
    "measures": "agreements",
    "flows": "agreements",
    "questions": "questions",
    "considerations": "questions",
    "claims": "questions",
    "totals": "tolls",
}


@dataclass(frozen=True, slots=True)
class Edition:
    """What the head of every page says. ``unread`` are the stored outcomes of inputs that could not be read.

    Units: ``as_of`` is an aware UTC time.
    """

    title: str
    as_of: dt.datetime
    manifest: Manifest
    contact: str = ""
    unread: tuple[Mapping[str, Any], ...] = ()


def build(record: Record, out: Path, *, edition: Edition) -> Path:
    """Write the dossier of ``record`` into ``out`` and return its first page. An earlier edition there is replaced.

    Raises:
        DatelineError: ``out`` holds something else, or cannot be written.
    """
    pages = render(record, edition=edition)
    try:
        _clear(out)
        for name, text in pages.items():
            path = out / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "replace"))
        manifest = {**wire.plain(edition.manifest), "files": sorted(pages)}
        (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise DatelineError(
            f"cannot write {error.filename}: {error.strerror}",
            remedy="Choose a folder that can be written: dateline build DESK -o FOLDER",
            code="E-CANNOT-WRITE",
        ) from None
    return out / "index.html"


def _clear(out: Path) -> None:
    """Remove an earlier edition: just the files that its manifest lists."""
    if not out.exists() or not any(out.iterdir()):
        return
    manifest = out / "manifest.json"
    try:
        files = json.loads(manifest.read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        raise DatelineError(
            f"{out} is not empty and holds no dossier",
            remedy="Nothing was written. Choose an empty folder: dateline build DESK -o FOLDER",
            code="E-NOT-A-DOSSIER",
        ) from None
    inside = out.resolve()
    for name in files:
        path = (out / name).resolve()
        if path.is_relative_to(inside):
            path.unlink(missing_ok=True)
    manifest.unlink()


def render(record: Record, *, edition: Edition) -> dict[str, str]:
    """All files of the dossier by name."""
    environment = _environment()
    cited = views.citations(record)
    shared = {
        "record": record,
        "edition": edition,
        "pages": PAGES,
        "home": HOME,
        "views": views,
        "cited": cited,
        "events": {e.id: e for e in record.events},
        "reports": {r.id: r for r in record.reports},
    }
    files = {"style.css": environment.get_template("style.css").render()}
    for name, title in PAGES:
        template = environment.get_template(f"{name}.html")
        files[f"{name}.html"] = template.render(**shared, page=name, page_title=title, root="")
    report_page = environment.get_template("report.html")
    for report in record.reports:
        files[f"reports/{report.id}.html"] = report_page.render(
            **shared, page="sources", page_title=report.title or "Report", report=report, root="../"
        )
    return files


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("dateline.publish"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        day=words.day,
        date_words=words.date_words,
        date_doubt=words.date_doubt,
        place_words=words.place_words,
        claim_words=words.claim_words,
        toll_words=words.toll_words,
        safe_url=words.safe_url,
        names=views.names,
    )
    environment.globals.update(figure=words.figure, count=words.count, toll_label=words.TOLL_WORDS)
    return environment
