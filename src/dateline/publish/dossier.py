"""The dossier: a static site that opens from a file, without script and without a request to anywhere."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from dateline import wire
from dateline.errors import DatelineError
from dateline.model.record import Record
from dateline.publish import atlas, campaigns, drawing, matrix, network, pages, shifts, views, words
from dateline.publish.excerpts import Excerpt, excerpt
from dateline.publish.manifest import Manifest
from dateline.publish.people import MASK, Names

#: Texts of reports by id and field, for the excerpts on their pages.
Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Edition:
    """What the head of every page says. ``unread`` are the stored outcomes of inputs that could not be read,
    ``texts`` the stored texts that passages count in, ``names`` what is masked in the words around passages.

    Units: ``as_of`` is an aware UTC time.
    """

    title: str
    as_of: dt.datetime
    manifest: Manifest
    contact: str = ""
    unread: tuple[Mapping[str, Any], ...] = ()
    texts: Texts = field(default_factory=dict)
    names: Names = field(default_factory=lambda: Names({}))


def build(record: Record, out: Path, *, edition: Edition) -> Path:
    """Write the dossier of ``record`` into ``out`` and return its first page. An earlier edition there is replaced.

    Raises:
        DatelineError: ``out`` holds something else, or cannot be written.
    """
    files = render(record, edition=edition)
    try:
        _clear(out)
        for name, text in files.items():
            path = out / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "replace"))
        manifest = {**wire.plain(edition.manifest), "files": sorted(files)}
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
    label = views.labels(record)
    record = views.kept(record)
    sheets = pages.sheets(record)
    shared = {
        "label": label,
        "record": record,
        "edition": edition,
        "pages": pages.PAGES,
        "address": pages.addresses(sheets),
        "events": {e.id: e for e in record.events},
        "origin_of": {r.id: r.origin for r in record.reports},
        "described": frozenset(a.id for a in record.actors if not a.named),
        "periods": views.chronology(record),
        "apart": views.not_deeds(record),
        "campaigns": campaigns.campaigns(record),
        "told_of_series": views.series(record),
        "sequels": campaigns.sequels(record),
    }
    files = {"style.css": environment.get_template("style.css").render()}
    for sheet in sheets:
        template = environment.get_template(f"{sheet.page}.html")
        page = "events" if sheet.page == "period" else sheet.page
        files[sheet.path] = template.render(
            **shared, sheet=sheet, page=page, page_title=sheet.title, root=sheet.root
        )
    return files | _report_files(record, environment, shared)


def _report_files(
    record: Record, environment: jinja2.Environment, shared: Mapping[str, Any]
) -> dict[str, str]:
    template = environment.get_template("report.html")
    cited = views.citations(record)
    reports = {r.id: r for r in record.reports}
    stories = views.stories(record)
    edition: Edition = shared["edition"]
    files = {}
    for report in record.reports:
        passages = cited.get(report.id, [])
        files[f"reports/{report.id}.html"] = template.render(
            **shared,
            page="sources",
            page_title=f"“{report.title}”" if report.title else "A report without a title",
            root="../",
            report=report,
            reports=reports,
            stories=stories,
            cited=passages,
            excerpts=_excerpts(report.id, passages, edition),
        )
    return files


def _excerpts(report: str, cited: list[views.Cited], edition: Edition) -> dict[str, Excerpt]:
    """The marked text of each field in which passages stand and whose words are at hand."""
    texts = edition.texts.get(report, {})
    found = {}
    for name in ("title", "text"):
        passages = [c.passage for c in cited if c.passage.in_ == name]
        if passages and texts.get(name):
            found[name] = _without_names(excerpt(texts[name], passages), report, edition.names)
    return found


def _without_names(told: Excerpt, report: str, names: Names) -> Excerpt:
    pieces = (
        dataclasses.replace(p, text=names.mask(p.text, reports=(report,), mark=f"[{MASK}]"))
        for p in told.pieces
    )
    return dataclasses.replace(told, pieces=tuple(pieces))


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
        short_day=words.short_day,
        date_words=words.date_words,
        date_doubt=words.date_doubt,
        place_words=words.place_words,
        claim_words=words.claim_words,
        toll_words=words.toll_words,
        safe_url=words.safe_url,
        country_name=words.country_name,
        source_name=words.source_name,
        own=words.own,
        short=words.short,
        names=views.names,
    )
    environment.globals.update(
        figure=words.figure,
        arrow=shifts.arrow,
        shift_sentence=shifts.shift_sentence,
        count=words.count,
        toll_label=words.TOLL_WORDS,
        where_words=words.WHERE,
        verdicts=words.VERDICTS,
        stance_mark=words.STANCE_MARKS,
        views=views,
        matrix=matrix,
        drawing=drawing,
        atlas=atlas,
        network=network,
    )
    return environment
