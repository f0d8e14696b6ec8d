from __future__ import annotations

from dateline.link.topics import stems
from tests.made import report


def test_inflections_and_kindred_words_fall_together() -> None:
    one, other = stems(report("The military strikes")), stems(report("Ataques militares"))
    assert one["milita"] == other["milita"] == 1


def test_accents_case_and_short_words_do_not_count_and_numbers_stand_whole() -> None:
    found = stems(report("El Cártel de 1234567 a cartel", title="CÁRTEL"))
    assert dict(found) == {"cartel": 3, "1234567": 1}
