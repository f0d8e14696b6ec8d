"""Writes what the docs can take from the code: commands, settings, errors, fields, components, floors.

``python tools/docs.py`` writes the pages of docs/reference and the JSON Schemas; ``--check`` fails where one is stale.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import schemas
import typer

from dateline import lexicon, registry
from dateline.cli.examples import EXAMPLES
from dateline.cli.main import app
from dateline.config import SETTINGS
from dateline.record.search import FILTERS

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Written by `make docs` from the code. -->\n\n"


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    return {
        "commands.md": commands(),
        "settings.md": settings(),
        "fields.md": fields(),
        "components.md": components(),
        "codebook.md": codebook(),
        "errors.md": errors(),
    }


def commands() -> str:
    """Every command with its arguments and options."""
    group = typer.main.get_command(app)
    parts = [
        "# Commands\n",
        "Exit codes: 0 every input has a stored outcome; 1 the command failed; 2 it was misused.\n",
    ]
    for name, command in sorted(getattr(group, "commands", {}).items()):
        parts.append(f"## dateline {name}\n\n{inspect.cleandoc(command.help or '')}\n")
        rows = [row for p in command.params for row in _parameter(p)]
        parts.append("| argument | meaning |\n|---|---|\n" + "\n".join(rows) + "\n" if rows else "")
        parts.append("```\n" + "\n".join(EXAMPLES[name]) + "\n```\n")
    return "\n".join(parts)


def _parameter(parameter: Any) -> Iterator[str]:
    if parameter.param_type_name == "argument":
        yield f"| `{parameter.make_metavar() if not parameter.metavar else parameter.metavar}` | {parameter.help or ''} |"
    elif parameter.name not in FILTERS:
        yield f"| `{' '.join(parameter.opts)}` | {parameter.help or ''} |"
    elif parameter.name == next(iter(FILTERS)):
        yield "| filters | see [settings and filters](settings.md#filters) |"


def settings() -> str:
    """The settings table and the filters."""
    head = "# Settings and filters\n\nA setting stands under `[settings]` in desk.toml; `DATELINE_<NAME>` overrides it, and a flag overrides that.\n\n"
    rows = [f"| `{s.name}` | {s.kind.__name__} | {s.unit} | `{s.default!r}` | {s.help} |" for s in SETTINGS]
    table = "| setting | type | unit | default | meaning |\n|---|---|---|---|---|\n" + "\n".join(rows)
    given = "\n".join(f"| `{name}` | {text} |" for name, text in FILTERS.items())
    return f"{head}{table}\n\n## Filters\n\nThe same names and meanings in `show`, `export` and page addresses.\n\n| filter | keeps |\n|---|---|\n{given}\n"


def fields() -> str:
    """The fields of every table of the record, from the JSON Schemas."""
    parts = [
        "# Fields\n\nOne section for each table of `dateline show WHAT --json`; the schemas are in `src/dateline/resources/schema/`.\n"
    ]
    for name, text in schemas.files().items():
        if not name.startswith("show-"):
            continue
        schema = json.loads(text)
        rows = [f"| `{k}` | {_type(v)} |" for k, v in schema["properties"].items()]
        parts.append(
            f"## {name.removeprefix('show-').removesuffix('.schema.json')}\n\n{schema['description']}\n"
        )
        parts.append("| field | type |\n|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _type(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(_type(s) for s in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(f"`{v}`" for v in schema["enum"])
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    if "additionalProperties" in schema:
        return f"object of {_type(schema['additionalProperties'])}"
    return str(schema.get("type", "any"))


def components() -> str:
    """All registered components."""
    parts = ["# Components\n\nBy versioned name; a change in what one gives is a new number.\n"]
    for kind in ("source", "coder", "exporter"):
        rows = []
        for name, component in registry.components(kind).items():
            said = (component.run.__doc__ or "").strip().split("\n")[0]
            rows.append(
                f"| `{name}` | {said} | {', '.join(component.requires)} | {', '.join(component.assigns)} |"
            )
        head = "| name | what it does | requires | assigns |\n|---|---|---|---|\n"
        parts.append(f"## {kind}s\n\n{head}" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def codebook() -> str:
    """The event types with definition, score and modes."""
    parts = ["# Codebook\n\nThe event types of PLOVER 2021, defined in our own words.\n"]
    for name, table in lexicon.tables("codebook").items():
        modes = table.get("modes", {})
        listed = ", ".join(f"`{m}`" for m in modes) or "none"
        parts.append(f"## {name.upper()}\n\n{table['definition']}\n\nModes: {listed}.\n")
    return "\n".join(parts)


def errors() -> str:
    """Every error and trouble code that the code can give, with its cause and remedy."""
    told = "\n".join(
        p.read_text("utf-8").strip() + "\n" for p in sorted((ROOT / "docs" / "errors").glob("*.md"))
    )
    sections = sorted(re.split(r"(?m)^(?=## )", told)[1:])
    return (
        "# Errors and troubles\n\nCodes that begin with E end an input or a command; those with W are noted beside what was read.\n\n"
        + "".join(s.strip() + "\n\n" for s in sections)
    )


def codes_in_code() -> set[str]:
    """All codes that stand in the source."""
    text = "".join(p.read_text("utf-8") for p in (ROOT / "src").rglob("*.py"))
    return set(re.findall(r'"([EW]-[A-Z][A-Z-]+)"', text))


def main() -> int:
    """Write the pages and schemas, or with ``--check`` name those that are stale; 1 where any is."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    made = {REFERENCE / n: MADE + t.rstrip() + "\n" for n, t in pages().items()}
    made |= {schemas.FOLDER / n: t for n, t in schemas.files().items()}
    stale = [p for p, t in made.items() if not p.exists() or p.read_text("utf-8") != t]
    missing = sorted(codes_in_code() - set(re.findall(r"(?m)^## ([EW]-[A-Z-]+)", errors())))
    problems = [f"no heading in docs/errors for {code}" for code in missing]
    if "--check" in sys.argv:
        problems += [f"stale: {p.relative_to(ROOT)}; run make docs" for p in stale]
    else:
        for path in stale:
            path.write_text(made[path], "utf-8")
    print("\n".join(problems) or "the docs are true")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
