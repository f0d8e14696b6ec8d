from __future__ import annotations

from dateline.link.origins import by_report, origins
from tests.made import report

WIRE = (
    "The navy of Nordia sank a fishing boat in the Amber Sea on Monday night, a spokesman said in the capital. "
    "Nobody else was near when the patrol opened fire, he added, and the crew had not answered three calls by radio. "
    "Relatives of the crew waited at the harbour of Eastwick until the morning and were told nothing at all."
)
CUT = WIRE[: WIRE.index(" Nobody")]
OTHER = (
    "Fishermen from Eastwick stayed ashore today while the coast guard searched the water south of the lighthouse. "
    "The mayor asked for patience and promised that the harbour would be lit through the night for the search."
)


def families(*texts: str) -> list[set[str]]:
    reports = [report(t, published=f"2025-09-{i + 1:02}", outlet=f"Paper {i}") for i, t in enumerate(texts)]
    names = {r.id: f"Paper {i}" for i, r in enumerate(reports)}
    return sorted(({names[r] for r in o.reports} for o in origins(reports)), key=sorted)


def test_a_verbatim_copy_belongs_to_its_original() -> None:
    assert families(WIRE, WIRE, OTHER) == [{"Paper 0", "Paper 1"}, {"Paper 2"}]


def test_a_cut_copy_belongs_to_its_original_and_the_link_says_why() -> None:
    reports = [report(WIRE, published="2025-09-01"), report(CUT, published="2025-09-02", outlet="Post")]
    (origin,) = origins(reports)
    assert origin.reports == (reports[0].id, reports[1].id)
    assert origin.first_published == "2025-09-01"
    assert origin.outlets == ("Gazette", "Post")
    (link,) = origin.links
    assert (link.report, link.of, link.relation) == (reports[1].id, reports[0].id, "cut")
    assert link.containment is not None and link.containment >= 0.95
    assert "three-word sequences" in link.why


def test_a_cut_that_came_first_is_linked_to_the_longer_text() -> None:
    reports = [report(CUT, published="2025-09-01"), report(WIRE, published="2025-09-02")]
    (origin,) = origins(reports)
    assert [(x.report, x.of) for x in origin.links] == [(reports[1].id, reports[0].id)]


REWORDED = (
    "The navy of Nordia sank a fishing boat in the Amber Sea on Monday night, officials in Strelsau told Captain Olga Brandt. "
    "The patrol of the frigate Falke opened fire after 3 calls by radio went unanswered, and 11 of the crew are missing."
)
REWRITTEN = (
    "A frigate, the Falke, opened fire after 3 calls by radio went unanswered: the navy of Nordia sank a fishing boat in the Amber Sea "
    "and 11 of the crew are missing. Captain Olga Brandt was informed in Strelsau, where the palace kept silent about the patrol."
)


def test_a_light_rewrite_that_keeps_names_and_numbers_belongs_to_its_original() -> None:
    reports = [
        report(REWORDED, published="2025-09-01"),
        report(REWRITTEN, published="2025-09-02", outlet="Post"),
    ]
    (origin,) = origins(reports)
    (link,) = origin.links
    assert link.relation == "rewrite"
    assert "names and 2 of its 2 numbers" in link.why


def test_the_same_words_with_other_names_numbers_or_weeks_later_are_no_rewrite() -> None:
    other_names = (
        REWRITTEN.replace("Falke", "Adler")
        .replace("Olga Brandt", "Pelle Lund")
        .replace("Strelsau", "Hentzau")
    )
    assert len(families(REWORDED, other_names)) == 2
    assert len(families(REWORDED, REWRITTEN.replace("11", "14").replace("3 calls", "2 calls"))) == 2
    late = [
        report(REWORDED, published="2025-09-01"),
        report(REWRITTEN, published="2025-09-20", outlet="Post"),
    ]
    assert len(origins(late)) == 2


def test_separate_stories_are_separate_origins() -> None:
    assert families(WIRE, OTHER) == [{"Paper 0"}, {"Paper 1"}]


def test_a_quotation_in_common_makes_no_copy() -> None:
    quoted = OTHER + " The crew had not answered three calls by radio."
    assert families(WIRE, quoted) == [{"Paper 0"}, {"Paper 1"}]


def test_a_collection_of_stories_does_not_join_what_it_collects() -> None:
    assert families(WIRE, OTHER, WIRE + " " + OTHER) == [{"Paper 0"}, {"Paper 1"}, {"Paper 2"}]


def test_short_texts_are_copies_only_when_equal() -> None:
    assert families("A boat sank.", "A boat sank.", "A boat sank today.") == [
        {"Paper 0", "Paper 1"},
        {"Paper 2"},
    ]


def test_many_equal_texts_are_one_origin() -> None:
    reports = [report(WIRE, published="2025-09-01", outlet=f"Paper {i}") for i in range(80)]
    (origin,) = origins(reports)
    assert len(origin.reports) == 80


def test_empty_texts_are_not_copies_of_each_other() -> None:
    assert len(origins([report("", outlet="A"), report("", outlet="B")])) == 2


def test_every_report_has_one_origin_and_the_id_is_that_of_the_first() -> None:
    reports = [report(WIRE), report(OTHER)]
    rows = origins(reports)
    assert set(by_report(rows)) == {r.id for r in reports}
    assert origins(reversed(reports)) == rows
    later = report(WIRE, published="2025-10-01", outlet="Late")
    assert {o.id for o in origins([*reports, later])} == {o.id for o in rows}


CREDITED = (
    "Eastwick mourned on Tuesday, the Wire Service reported. {shared} The town council has called a meeting to speak about "
    "lamps, radio sets and a second pilot for the harbour, and asked the bishop to say a few words before it begins."
)


def test_a_credit_is_a_link_where_the_credited_text_is_here_and_something_of_it_is_kept() -> None:
    wire = report(WIRE, published="2025-09-01", outlet="Wire Service")
    kept = CREDITED.format(
        shared="The navy of Nordia sank a fishing boat in the Amber Sea on Monday night. Nobody else was near when the patrol opened fire."
    )
    story = report(kept, published="2025-09-02", outlet="Post")
    (origin,) = origins([wire, story])
    assert [(x.relation, x.report) for x in origin.links] == [("credit", story.id)]
    assert "credits Wire Service" in origin.links[0].why
    without = report(CREDITED.format(shared=""), published="2025-09-02", outlet="Post")
    assert len(origins([wire, without])) == 2
