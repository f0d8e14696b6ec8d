"""What the export formats of our own columns share: which files go where, and the manifest beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline import wire
from dateline.errors import DatelineError
from dateline.publish.manifest import Manifest

Rows = Sequence[Mapping[str, Any]]
Tables = Mapping[str, Rows]


def write_tables(
    tables: Tables, out: Path, *, suffix: str, manifest: Manifest, write: Callable[[str, Rows], str]
) -> list[Path]:
    """Write ``tables`` into the folder ``out``, or the events alone into the file ``out`` when its name ends in ``suffix``.

    ``write`` turns a table's name and rows into the text of its file. The manifest is written last, so that a complete export has one.

    Raises:
        DatelineError: ``out`` cannot be written.
    """
    single = out.suffix == suffix
    chosen = {"events": tables["events"]} if single else tables
    folder = out.parent if single else out
    beside = out.with_suffix(".manifest.json") if single else out / "manifest.json"
    files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in chosen.items():
            path = out if single else out / f"{name}{suffix}"
            path.write_bytes(write(name, rows).encode("utf-8", "replace"))
            files.append(path)
        counts = {path.name: len(rows) for path, rows in zip(files, chosen.values(), strict=True)}
        about = {**wire.plain(manifest), "filters": dict(manifest.filters), "rows": counts}
        beside.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise DatelineError(
            f"cannot write {error.filename}: {error.strerror}",
            remedy="Choose a folder that can be written: -o FOLDER",
            code="E-CANNOT-WRITE",
        ) from None
    return [*files, beside]
