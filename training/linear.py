"""The cheaper design that the encoder is measured beside: one linear layer over words, the path of the parse, and the rules' scores.

Usage: linear.py GOLD_DIR. Needs scikit-learn and dateline itself; trains on the same lines as train.py and prints what is right
of the held-out sentences and of the gold pairs, alone and fused with the rules.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import OrderedDict
from pathlib import Path

from compose import composed
from corpus import NONE, Question, find, goldens, lines, questions, thinned
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from train import GOLDENS, WRITTEN

from dateline.annotate.analysis import annotate
from dateline.coding import pair_frames
from dateline.model.doc import Doc
from dateline.model.report import Report
from dateline.model.statement import PairQuery


def analysed(asked: list[Question]) -> list[Doc]:
    """The analysed text of each question."""
    texts = list(OrderedDict.fromkeys(q.text for q in asked))
    docs = annotate(Report(str(n), None, text, "en", "", "") for n, text in enumerate(texts))
    by_text = dict(zip(texts, docs, strict=True))
    return [by_text[q.text] for q in asked]


def features(doc: Doc, question: Question) -> dict[str, float]:
    """Words of the path from source to target with their labels, the verbs on it and what hangs on them, and the rules' scores."""
    query = PairQuery(question.source, question.target)
    found = {f"rule {t}": e.score for t, e in pair_frames.evidence_for(doc, query).items()}
    asked = pair_frames._asked(doc, query)
    if asked is None:
        return found
    first, last = min(asked.source, default=0), min(asked.target, default=10**6)
    found["target first"] = float(last < first)
    found["no target"] = float(not asked.target)
    for i in sorted(asked.path - asked.source - asked.target):
        token = doc.tokens[i]
        found[f"path {token.lemma}"] = 1.0
        found[f"path {token.dep}"] = 1.0
        for child in token.children:
            if doc.tokens[child].dep in ("prt", "dobj", "prep", "neg", "xcomp", "nsubjpass"):
                found[f"{token.lemma} {doc.tokens[child].dep} {doc.tokens[child].lemma}"] = 1.0
    found[
        " ".join(
            f"{doc.tokens[i].lemma}/{doc.tokens[i].dep}"
            for i in sorted(asked.path - asked.source - asked.target)
        )
    ] = 1.0
    for name, phrase in (("source", asked.source), ("target", asked.target)):
        for i in phrase:
            found[f"{name} {doc.tokens[i].dep}"] = 1.0
    return found


def main() -> None:
    """Train and measure."""
    dice = random.Random(5)
    rest = questions([*lines(*WRITTEN), *goldens(GOLDENS)], 1)
    made = thinned(questions(composed(1500, 5), 5), triggers=0, none=0.7, dice=dice)
    train = list(thinned(rest, triggers=0, none=0.7, dice=dice)) + [q for q in made if q.trigger is None]
    words, table = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2), DictVectorizer()

    def matrix(asked: list[Question], *, fit: bool = False) -> csr_matrix:
        docs = analysed(asked)
        rows = [features(d, q) for d, q in zip(docs, asked, strict=True)]
        between = [
            q.text[
                min(q.source[0], (q.target or q.source)[0]) : max(
                    q.source[1], (q.target or (0, len(q.text)))[1]
                )
                + 30
            ]
            for q in asked
        ]
        bag = words.fit_transform(between) if fit else words.transform(between)
        return hstack([bag, table.fit_transform(rows) if fit else table.transform(rows)]).tocsr()

    model = LogisticRegression(C=3.0, max_iter=200)
    model.fit(matrix(train, fit=True), [q.answers[0] for q in train])
    for name in ("heldout_pairs", "heldout_mixed"):
        asked = list(_asked(name))
        started = time.process_time()
        said = list(model.predict(matrix(asked)))
        took = (time.process_time() - started) / len(asked) * 1000
        stated = [s in q.answers for s, q in zip(said, asked, strict=True) if NONE not in q.answers]
        unstated = [s == NONE for s, q in zip(said, asked, strict=True) if NONE in q.answers]
        print(
            name,
            "stated",
            round(sum(stated) / len(stated), 3),
            "none",
            round(sum(unstated) / len(unstated), 3),
            "ms with parsing",
            round(took, 2),
        )
    rows = [
        json.loads(x)
        for x in (Path(sys.argv[1]) / "plover_pairs" / "pairs.jsonl").read_text("utf-8").splitlines()
    ]
    asked = [
        Question(
            r["text"],
            tuple(r["pairs"][0]["source"]),
            tuple(r["pairs"][0]["target"]) if r["pairs"][0]["target"] else None,
            None,
            (r["root"],),
        )
        for r in rows
    ]
    shares = model.predict_proba(matrix(asked))
    kept = [i for i, c in enumerate(model.classes_) if c != NONE]
    best = [model.classes_[max(kept, key=lambda i, row=row: row[i])] for row in shares]
    roots = ["YIELD" if b in ("CONCEDE", "RETREAT") else b for b in best]
    print("gold pairs macro F1", round(_macro([r["root"] for r in rows], roots), 3))


def _asked(name: str) -> list[Question]:
    """What the bench asks of a held-out file: the stated pairs, and those listed as unstated."""
    found: dict[tuple[object, ...], Question] = {}
    for line in lines(name):
        told: dict[tuple[object, ...], tuple[str, ...]] = {}
        for e in line["events"]:
            if e["source"]:
                pair = (
                    find(line["text"], e["source"]),
                    find(line["text"], e["target"]) if e["target"] else None,
                )
                told[pair] = (*told.get(pair, ()), e["type"])
        for source, target in line.get("none", ()):
            told.setdefault((find(line["text"], source), find(line["text"], target)), (NONE,))
        for (source, target), answers in told.items():
            found[line["text"], source, target] = Question(line["text"], source, target, None, answers)  # type: ignore[arg-type]
    return list(found.values())


def _macro(gold: list[str], said: list[str]) -> float:
    def f1(c: str) -> float:
        hits = sum(g == s == c for g, s in zip(gold, said, strict=True))
        return 2 * hits / (gold.count(c) + said.count(c))

    return sum(f1(c) for c in set(gold)) / len(set(gold))


if __name__ == "__main__":
    main()
