from __future__ import annotations

import pytest

from dateline.annotate.spanish_words import readings


def read(word: str) -> set[tuple[str, str]]:
    return {(r.lemma, r.tag) for r in readings(word)}


@pytest.mark.parametrize(
    ("word", "lemma", "tag"),
    [
        ("negó", "deny", "VBD"),
        ("niega", "deny", "VBZ"),
        ("pidieron", "ask", "VBD"),
        ("exija", "demand", "VBS"),
        ("ataquen", "attack", "VBS"),
        ("desplegará", "deploy", "VBF"),
        ("viajaría", "travel", "VBC"),
        ("detuvo", "detain", "VBD"),
        ("impuesto", "impose", "VBN"),
        ("destruyó", "destroy", "VBD"),
        ("huyeron", "flee", "VBD"),
        ("murieron", "die", "VBD"),
        ("hundidas", "sink", "VBN"),
        ("obtuviera", "obtain", "VBS"),
        ("envía", "send", "VBZ"),
        ("continúan", "continue", "VBP"),
        ("prediciendo", "prediciendo", ""),
    ],
)
def test_verbs_are_known_by_their_forms(word: str, lemma: str, tag: str) -> None:
    assert ((lemma, tag) in read(word)) == bool(tag)


@pytest.mark.parametrize(
    ("word", "lemma", "tag"),
    [
        ("lanchas", "boat", "NNS"),
        ("naciones", "nation", "NNS"),
        ("senadora", "senator", "NN"),
        ("jueces", "judge", "NNS"),
        ("países", "country", "NNS"),
        ("presuntas", "alleged", "JJ"),
        ("pescadores", "fisherman", "NNS"),
    ],
)
def test_nouns_and_adjectives_agree(word: str, lemma: str, tag: str) -> None:
    assert (lemma, tag) in read(word)


@pytest.mark.parametrize(
    ("word", "lemma"), [("atacarlo", "attack"), ("liberándolos", "release"), ("reunirse", "meet")]
)
def test_pronouns_are_cut_off_their_verbs(word: str, lemma: str) -> None:
    assert lemma in {r.lemma for r in readings(word)}


def test_unknown_words_have_no_reading() -> None:
    assert readings("zzyzx") == ()
