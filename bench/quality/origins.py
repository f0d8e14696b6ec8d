"""Which reports belong together: origins, and events that several reports tell, against stories put together by hand.

Usage: python bench/quality/origins.py GOLD_DIR [--sample N] [--errors]

GOLD_DIR holds stories/*.jsonl: a story a line with the articles that report it. All articles go into one desk; two stand together
where the record has them in one origin, in one event, or in one story. Prints one line of JSON: {"set", "n", "figures"} with B-cubed
precision, recall and F1 for each. ``--errors`` prints the events that join articles of several stories.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from desks import Row, read_desk


def main() -> None:
    """Prints the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--sample", type=int, default=0, help="the first N stories only")
    arguments.add_argument("--errors", action="store_true")
    asked = arguments.parse_args()
    story, articles = pooled(asked.gold / "stories", asked.sample)
    tables = ("reports", "origins", "events")
    shown = dict(zip(tables, read_desk(articles, *tables), strict=True))
    given = {r["id"]: r["given_id"] for r in shown["reports"] if r["given_id"] in story}
    families = [{given[r] for r in o["reports"] if r in given} for o in shown["origins"]]
    told = [(e, {given[p["report"]] for p in e["passages"] if p["report"] in given}) for e in shown["events"]]
    tales: dict[str, set[str]] = defaultdict(set)
    for report in shown["reports"]:
        if report["id"] in given:
            tales[report["story"]].add(given[report["id"]])
    if asked.errors:
        for event, reports in told:
            if len({story[r] for r in reports}) > 1:
                print(event["type"], event["rules"], event["summary"], file=sys.stderr)
    figures = {
        f"{what}_{name}": value
        for what, groups in (
            ("origins", families),
            ("events", [*families, *(r for _, r in told)]),
            ("stories", [*families, *tales.values()]),
        )
        for name, value in b_cubed(story, joined(story, groups)).items()
    }
    print(json.dumps({"set": "stories", "n": len(story), "figures": figures}))


def pooled(folder: Path, sample: int) -> tuple[dict[str, str], list[Row]]:
    """The story of each article, and the articles."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    stories = [json.loads(line) for line in lines if line.strip()]
    story: dict[str, str] = {}
    articles: list[Row] = []
    for one in stories[: sample or None]:
        for number, article in enumerate(one["articles"]):
            id_ = f"{one['id']}.{number}"
            story[id_] = one["id"]
            known = {k: article.get(k) for k in ("title", "text", "url", "published", "outlet")}
            articles.append({"id": id_, **{k: v for k, v in known.items() if v}})
    return story, articles


def joined(ids: Iterable[str], groups: Iterable[set[str]]) -> dict[str, str]:
    """The cluster of each id: groups that share a member are one."""
    home = {i: i for i in ids}
    for group in groups:
        roots = {home[i] for i in group}
        least = min(roots, default="")
        home = {i: least if h in roots else h for i, h in home.items()}
    return home


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """B-cubed precision, recall and F1.

    Source: Bagga and Baldwin 1998, Entity-based cross-document coreferencing using the vector space model.
    """
    by_gold, by_found = _members(gold), _members(found)
    precision = sum(len(by_gold[gold[i]] & by_found[found[i]]) / len(by_found[found[i]]) for i in gold)
    recall = sum(len(by_gold[gold[i]] & by_found[found[i]]) / len(by_gold[gold[i]]) for i in gold)
    p, r = precision / len(gold), recall / len(gold)
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3)}


def _members(home: Mapping[str, str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for i, h in home.items():
        found[h].add(i)
    return found


if __name__ == "__main__":
    main()
