"""How ``dateline explain`` tells a row to a person: what is stated, what is not, and the passages, each with its report."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from dateline.cli.output import cell, tame

Row = Mapping[str, Any]
#: Told elsewhere or of no use to a person; ``--json`` has them.
_HIDDEN = frozenset(
    {"passages", "summary", "id", "level", "aliases", "text_sha256", "capture_sha256", "links"}
)
_LABEL = 17
_MOST = 100


def explained(told: Mapping[str, Any]) -> Iterator[str]:
    """The lines."""
    row = told["row"]
    yield from _wrapped(_headline(told["what"], row), "")
    yield f"{told['what']}, id {row['id']}"
    yield ""
    stated = {k: v for k, v in row.items() if k not in _HIDDEN and not _unstated(v)}
    for key, value in stated.items():
        yield from _field(key, _TELL.get(key, _plain)(value))
    missing = [k for k, v in row.items() if k not in _HIDDEN and _unstated(v)]
    if missing:
        yield from _field("not stated", [", ".join(k.replace("_", " ") for k in missing)])
    yield from _judgements(told["judgements"])
    yield from _passages(told["passages"])


def _headline(what: str, row: Row) -> str:
    for key in ("summary", "name", "title", "content", "what", "goods", "about", "measure"):
        if isinstance(row.get(key), str) and row[key]:
            return str(row[key])
    return what.removesuffix("s")


def _unstated(value: Any) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, Mapping) and not any(value.values()))


def _field(key: str, lines: Sequence[str]) -> Iterator[str]:
    label = key.replace("_", " ")
    for line in lines:
        yield from _wrapped(line, f"  {label:<{_LABEL}}")
        label = ""


def _wrapped(text: str, label: str) -> Iterator[str]:
    width = min(shutil.get_terminal_size().columns, _MOST)
    yield from textwrap.wrap(tame(text), width, initial_indent=label, subsequent_indent=" " * len(label)) or [
        label
    ]


def _plain(value: Any) -> list[str]:
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, list):
        return [_one(v) for v in value]
    return [_one(value)]


def _one(value: Any) -> str:
    """A party, an object or a plain value in words."""
    if not isinstance(value, Mapping):
        return cell(value)
    if "name" in value:
        known = [
            f"{k.replace('_', ' ')} {cell(v)}"
            for k, v in value.items()
            if k not in ("name", "id") and v is not None
        ]
        return f"{cell(value['name'])}" + (f" ({', '.join(known)})" if known else "")
    return ", ".join(
        f"{k.replace('_', ' ')} {cell(v)}" for k, v in value.items() if not _unstated(v) and k != "passages"
    )


def _date(value: Row) -> list[str]:
    basis = {
        "stated": "as stated",
        "relative": "reckoned from the day of publication",
        "published": "the day of the report",
    }
    return [
        f"{cell(value.get('edtf'))} ({basis.get(value['basis'], 'no date stated')}; precision {cell(value.get('date_prec'))} of 5)"
    ]


def _bases(value: Sequence[Row]) -> list[str]:
    return [f"{b['claimant'] or 'reporters'} ({b['relation']}), {_count(len(b['passages']))}" for b in value]


def _toll(value: Mapping[str, Row]) -> list[str]:
    lines = []
    for kind, figures in value.items():
        lines.append(
            f"{kind.replace('_', ' ')}: low {cell(figures['low'])}, best {cell(figures['best'])}, high {cell(figures['high'])}"
        )
        lines += [f"  {_claim(c)}" for c in figures["claims"]]
    return lines


def _claim(claim: Row) -> str:
    number = next((claim[k] for k in ("best", "low", "high") if claim[k] is not None), None)
    return f"{claim['claimant'] or 'reporters'}: {claim['qualifier']} {cell(number)}, as of {cell(claim['as_of'])}"


def _conflicts(value: Sequence[Row]) -> list[str]:
    return [
        f"{c['field']}: "
        + " / ".join(f"{cell(v['value'])} ({v['claimant'] or 'reporters'})" for v in c["values"])
        for c in value
    ]


def _history(value: Sequence[Row]) -> list[str]:
    return [
        ", ".join(cell(p.get(k)) for k in ("date", "stance", "conduct", "status") if p.get(k)) for p in value
    ]


def _sides(value: Sequence[Row]) -> list[str]:
    return [f"{cell((s.get('holder') or {}).get('name'))}: {cell(s.get('side'))}" for s in value]


def _aims(value: Sequence[Row]) -> list[str]:
    return [f"“{cell(a['text'])}”" for a in value]


_TELL: Mapping[str, Callable[[Any], list[str]]] = {
    "date": _date,
    "bases": _bases,
    "toll": _toll,
    "conflicts": _conflicts,
    "history": _history,
    "sides": _sides,
    "aims": _aims,
}


def _count(number: int) -> str:
    return f"{number} passage" if number == 1 else f"{number} passages"


def _judgements(judgements: Sequence[Row]) -> Iterator[str]:
    """What was decided about the row, the first decision first."""
    for j in sorted(judgements, key=lambda j: (j["when"], j["id"])):
        taken_back = f" (taken back by {j['undone_by']})" if j["undone_by"] else ""
        said = f": {tame(j['why'])}" if j["why"] else ""
        change = f" {'; '.join(j['values'])}" if j["verdict"] == "correct" else ""
        yield from _field(
            "judged", [f"{j['verdict']}{change} by {j['who']}, {j['when'][:10]}, {j['id']}{taken_back}{said}"]
        )


def _passages(passages: Sequence[Row]) -> Iterator[str]:
    """Passages by report, since a report's words are judged together."""
    yield ""
    origins = {p.get("origin") or p["report"] for p in passages}
    yield f"{_count(len(passages))}, {len(origins)} independent origin{'' if len(origins) == 1 else 's'}"
    for report in dict.fromkeys(p["report"] for p in passages):
        of = [p for p in passages if p["report"] == report]
        first = of[0]
        yield ""
        yield f"  {cell(first['outlet'])}, {cell(first['published'])} · report {report} · origin {cell(first.get('origin'))}"
        if first["url"]:
            yield f"  {tame(first['url'])}"
        for p in of:
            yield from _wrapped(f"“{' '.join(p['quote'].split())}”", "    ")
            yield f"    {p['in']}, characters {p['start']} to {p['end']}" + (
                f" · supports {', '.join(p['supports'])}" if p.get("supports") else ""
            )
