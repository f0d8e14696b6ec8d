"""Who holds which office, as reports teach it: with passage and day, whatever the order, and nothing overwritten."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from dateline.extract.given import as_given
from dateline.link.digest import record_digest
from dateline.link.world import link
from dateline.model.event import Actor
from dateline.model.record import Record
from dateline.model.report import Report
from dateline.model.statement import Reading
from dateline.reading import read

TEACHES = (
    "2025-09-03",
    "The Peruvian foreign minister, Berta Kolm, condemned the attack by Chile. Chile rejected the charge.",
)
BARE_NAME = ("2025-09-20", "Chile attacked a Peruvian patrol. Kolm condemned the attack on Friday.")
NEAR_OFFICE = ("2025-09-22", "Talks began in Peru. The foreign minister condemned the attack by Chile.")
BARE_OFFICE = ("2025-09-21", "Peru's foreign minister condemned the attack by Chile on Saturday.")
AGAIN = ("2025-09-10", "Berta Kolm, Peru's foreign minister, condemned a strike by Chile.")
OTHERWISE = ("2025-09-05", "Peru's foreign minister, Hugo Tarn, condemned the attack by Chile.")


def made(day: str, text: str) -> tuple[Report, Reading]:
    report = as_given({"text": text, "language": "en", "published": day, "outlet": f"Gazette of {day}"})
    return report, read(report)


def record(*told: tuple[str, str]) -> Record:
    return link([made(*t) for t in told])


def person(of: Record, name: str) -> Actor:
    (found,) = [a for a in of.actors if a.name == name]
    return found


def names(of: Record) -> set[str]:
    return {a.name for a in of.actors if a.kind == "person"}


def test_an_office_is_taught_with_passage_and_day() -> None:
    (office,) = person(record(TEACHES), "Berta Kolm").offices
    assert (office.office, office.country) == ("foreign minister", "PER")
    assert (office.first_seen, office.last_seen) == ("2025-09-03", "2025-09-03")
    assert office.passages[0].quote.startswith("The Peruvian foreign minister, Berta Kolm, condemned")


@pytest.mark.parametrize(
    "bare", [BARE_NAME, BARE_OFFICE, NEAR_OFFICE], ids=["name", "office", "country near"]
)
def test_a_later_bare_mention_is_that_person(bare: tuple[str, str]) -> None:
    alone = names(record(bare))
    assert "Berta Kolm" not in alone
    both = record(TEACHES, bare)
    assert names(both) == {"Berta Kolm"}
    assert person(both, "Berta Kolm").reports == 2


@pytest.mark.parametrize(
    "bare",
    [
        ("2025-09-20", "Kolm condemned the attack by Ecuador on Bolivia."),
        ("2026-09-21", "Peru's foreign minister condemned the attack by Chile."),
        ("2025-09-21", "Ecuador's foreign minister condemned the attack by Chile."),
        ("2025-09-21", "A Peruvian foreign minister condemned the attack by Chile."),
    ],
    ids=["another country", "long after", "another country's", "no certain one"],
)
def test_a_bare_mention_of_somebody_else_is_not(bare: tuple[str, str]) -> None:
    assert person(record(TEACHES, bare), "Berta Kolm").reports == 1


def test_two_in_one_office_at_one_time_are_both_kept_and_name_each_other() -> None:
    both = record(TEACHES, OTHERWISE, AGAIN, BARE_OFFICE)
    one, other = person(both, "Berta Kolm"), person(both, "Hugo Tarn")
    assert one.offices[0].disputed_with == (other.id,)
    assert other.offices[0].disputed_with == (one.id,)
    assert one.offices[0].passages != other.offices[0].passages
    assert (one.reports, other.reports) == (2, 1)


def test_one_who_follows_another_in_an_office_is_no_contradiction() -> None:
    both = record(TEACHES, OTHERWISE)
    assert [a.offices[0].disputed_with for a in both.actors if a.offices] == [(), ()]


def test_one_who_is_president_and_then_former_president_is_one_person() -> None:
    now = ("2025-05-02", "President Berta Kolm of Peru condemned the attack by Chile.")
    then = ("2026-03-01", "Former president Berta Kolm of Peru condemned the strike by Chile.")
    (office,) = person(record(now, then), "Berta Kolm").offices
    assert (office.office, office.last_seen, office.former_seen) == ("president", "2025-05-02", "2026-03-01")


def test_members_and_leaders_of_bands_are_given_no_office() -> None:
    told = record(
        ("2025-05-02", "Gang leader Juan Brik attacked a police station in Lima. Juan Brik was arrested.")
    )
    assert all(not a.offices for a in told.actors)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_the_order_of_arrival_changes_nothing(order: Sequence[int]) -> None:
    told = [made(*t) for t in (TEACHES, BARE_NAME, BARE_OFFICE, OTHERWISE)]
    assert record_digest(link([told[i] for i in order])) == record_digest(link(told))
