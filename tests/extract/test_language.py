import pytest

from dateline.extract.language import code_of, detect


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (
            "The two islands signed a pact on fishing in the strait on Thursday, their governors said.",
            None,
            "en",
        ),
        (
            "Las dos islas firmaron el jueves un acuerdo sobre la pesca en el estrecho, dijeron sus gobernadores.",
            None,
            "es",
        ),
        (
            "Les deux îles ont signé jeudi un accord sur la pêche dans le détroit, ont dit leurs gouverneurs.",
            None,
            "fr",
        ),
        ("Pact", None, "und"),
        ("Pact", "en-GB", "en"),
        ("", None, "und"),
        ("Las dos islas firmaron el jueves un acuerdo sobre la pesca en el estrecho. " * 5, "en", "es"),
    ],
)
def test_language(text, declared, language):
    assert detect(text, declared=declared) == language


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-GB", "en"), ("es_419", "es"), ("ENG", "en"), ("", None), ("English", None), ("und", None)],
)
def test_codes(tag, code):
    assert code_of(tag) == code
