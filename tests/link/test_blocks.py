"""What is not compared can have no reason to be one happening."""

from __future__ import annotations

from itertools import combinations

import pytest

from dateline.link.actors import cast_of
from dateline.link.blocks import comparable
from dateline.link.compare import forbids, speaks_for
from dateline.link.evidence import Source, stated
from dateline.link.mentions import Mention, mentions
from tests.made import told
from tests.property.test_order import many


def block(pairs: list[tuple[object, object]], *, story: str = "") -> list[Mention]:
    items = [s for of, read in pairs for s in stated(Source(of, read, of.id, story))]  # type: ignore[arg-type, attr-defined]
    return [m for m in mentions(items, cast_of(items)) if m.body.type == "ASSAULT"]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("story", ["", "st-1"])
def test_every_pair_with_a_reason_is_compared(seed: int, story: str) -> None:
    found = block(list(many(seed, size=60)), story=story)
    wanted = {
        (a, b)
        for a, b in combinations(range(len(found)), 2)
        if forbids(found[a], found[b]) is None and speaks_for(found[a], found[b])
    }
    assert wanted
    assert wanted <= set(comparable(found))


def test_what_is_far_apart_in_time_is_not_compared() -> None:
    texts = [f"Nordia struck a boat in the Amber Sea and the gale took vessel {n} away." for n in range(20)]
    found = block(
        [told(t, published=f"20{n + 10}-03-02", when=f"20{n + 10}-03-01") for n, t in enumerate(texts)]
    )
    assert comparable(found) == []
