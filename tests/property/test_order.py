"""Reports in any order give the same record, and giving them again changes nothing."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.link.digest import record_digest
from dateline.link.world import link
from dateline.model.report import Report
from dateline.model.statement import About, Agreement, Flow, Position, Reading, Statement
from dateline.record.store import create
from tests.made import NORDIA, SUDIA, attack, boat, by, capture, entity, place, reading, report, told

Pair = tuple[Report, Reading]

DAYS = ("2025-09-02", "2025-09-03", "2025-09-15", None)
TOLLS = (None, 3, 4, 11)
PLACES = ("in the Amber Sea", "off the coast", "near the harbour")
OUTLETS = ("Gazette", "Courier", "Post")


def attack_report(day: str | None, killed: int | None, where: str, outlet: str) -> Pair:
    toll = f" and {killed} people were killed" if killed else ""
    text = (
        f"Nordia struck a boat {where}{toll}. The {outlet} learned it on the quay from the crew of a ferry."
    )
    pair = told(text, published=day or "2025-09-04", outlet=outlet, when=day, killed=killed)
    return by(pair, "crew", kind="group", named=False) if killed == 4 else pair


def campaign_report(number: int) -> Pair:
    """Talk of many acts, and a follow-up to one of them."""
    of = report(
        f"Nordia struck boats all summer, column {number} says. A second raid hit a wreck off the coast.",
        published=f"2025-09-{10 + number}",
        outlet="Courier",
    )
    actors = (entity(of, "Nordia", **NORDIA),)
    return of, reading(
        of,
        attack(of, actors=actors, when=None, repeated=True, objects=(boat(of, "boats"),)),
        attack(of, trigger="raid", actors=actors, when=DAYS[number % 3], sequel=True, killed=2),
    )


def talk_report(number: int) -> Pair:
    of = report(
        f"Sudia opposes raid number {number}. Nordia and Sudia negotiate a fishing accord.", outlet="Courier"
    )
    holder = entity(of, "Sudia", **SUDIA)
    parties = (entity(of, "Nordia", **NORDIA), holder)
    return of, reading(
        of,
        _statement(of, "position", Position(holder, "opposes", About(text=f"raid number {number}"))),
        _statement(of, "agreement", Agreement(parties, "fishing accord", "negotiating")),
        _statement(of, "flow", Flow("fish", to=place(of, "Sudia", country="SWE"))),
        attack(
            of, trigger="opposes", type_="REJECT", actors=(holder,), when="2025-09-02", modality="negated"
        ),
        attack(of, trigger="negotiate", type_="CONSULT", actors=parties, when=None),
    )


def _statement(of: Report, kind: str, body: object) -> Statement:
    whole = reading(of).sentences[0].span
    return Statement(kind=kind, evidence=whole, body=body, coder="made.v1")  # type: ignore[arg-type]


def many(seed: int, size: int = 30) -> list[Pair]:
    chance = random.Random(seed)
    made = [talk_report(chance.randrange(3)), campaign_report(1), campaign_report(chance.randrange(2, 9))]
    while len(made) < size:
        made.append(
            attack_report(
                chance.choice(DAYS),
                chance.choice(TOLLS),
                chance.choice(PLACES),
                f"{chance.choice(OUTLETS)} {len(made)}",
            )
        )
    return made


def test_thirty_reports_in_five_orders_give_one_digest() -> None:
    pairs = many(7)
    chance = random.Random(1)
    records = [link(chance.sample(pairs, len(pairs))) for _ in range(5)]
    assert len({record_digest(r) for r in records}) == 1
    assert all(r == records[0] for r in records)
    assert {"act", "incident", "series"} == {e.level for e in records[0].events}
    assert records[0].events and records[0].positions and records[0].agreements and records[0].flows


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), order=st.randoms(use_true_random=False))
def test_any_reports_in_any_order_give_one_record(seed: int, order: random.Random) -> None:
    pairs = many(seed, size=12)
    shuffled = [*pairs, *pairs[:3]]
    order.shuffle(shuffled)
    assert link(shuffled) == link(pairs)


def test_a_report_given_twice_counts_once() -> None:
    pairs = many(3, size=8)
    assert link([*pairs, *pairs]) == link(pairs)


def test_stores_that_were_filled_in_other_orders_hold_the_same_record(tmp_path: Path) -> None:
    pairs, digests, heads = many(5), set(), set()
    for number in range(3):
        shuffled = random.Random(number).sample(pairs, len(pairs))
        with create(tmp_path / str(number)) as store:
            with store.batch():
                for of, read in [*shuffled, *shuffled]:
                    store.put_capture(capture(of))
                    store.put_report(of, read)
            record = link(list(store.readings()))
            store.put_record(record, record_digest(record))
            assert store.record() == record
            digests.add(store.digest())
            heads.add(store.chain_head()[1])
    assert len(digests) == 1
    assert len(heads) == 3


def test_objects_do_not_depend_on_which_report_came_first() -> None:
    one = told("Nordia struck a boat in the Amber Sea on Tuesday morning.", objects=())
    other = told("On Tuesday a boat was struck by Nordia in the Amber Sea.", outlet="Post")
    of = other[0]
    assert boat(of).kind == "vessel"
    assert link([one, other]) == link([other, one])
