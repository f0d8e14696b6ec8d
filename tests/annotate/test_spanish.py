from __future__ import annotations

import pytest

from dateline.annotate.english import Word
from dateline.annotate.spanish import parse


def tree(sentence: str) -> tuple[Word, ...]:
    return next(parse([sentence]))


def relation(sentence: str, word: str) -> tuple[str, str]:
    """The label of a word and what it hangs on."""
    words = tree(sentence)
    found = next(w for w in words if w.text == word)
    return found.dep, words[found.head].text


@pytest.mark.parametrize(
    ("sentence", "word", "dep", "head"),
    [
        ("La Armada detuvo a doce pescadores.", "Armada", "nsubj", "detuvo"),
        ("La Armada detuvo a doce pescadores.", "pescadores", "dobj", "detuvo"),
        ("El ministro viajó a Oslo.", "a", "prep", "viajó"),
        ("Doce pescadores fueron detenidos por la Armada.", "pescadores", "nsubjpass", "detenidos"),
        ("Doce pescadores fueron detenidos por la Armada.", "por", "agent", "detenidos"),
        ("El presidente de Chile, Carlos Ruiz, dijo que irá.", "Ruiz", "appos", "presidente"),
        ("El presidente de Chile, Carlos Ruiz, dijo que irá.", "irá", "ccomp", "dijo"),
        ("Noruega pidió a Suecia que respete el acuerdo.", "Suecia", "dobj", "pidió"),
        ("Noruega pidió a Suecia que respete el acuerdo.", "respete", "xcomp", "pidió"),
        ("La lancha que salió de Turbo se hundió.", "salió", "relcl", "lancha"),
        ("Tres barcos zarparon, informó el alcalde.", "alcalde", "nsubj", "informó"),
        ("Tres barcos zarparon, informó el alcalde.", "zarparon", "ccomp", "informó"),
        ("Murieron tres soldados en la frontera.", "soldados", "nsubj", "Murieron"),
        ("Los tanques y los camiones avanzaron.", "camiones", "conj", "tanques"),
        ("La escuadra no atacó el puerto.", "no", "neg", "atacó"),
        ("El ministro, quien llegó ayer, dimitió.", "ministro", "nsubj", "dimitió"),
        ("El 15 de mayo Ruiz dimitió.", "Ruiz", "nsubj", "dimitió"),
        ("Tres barcos zarparon, dijo el sábado el alcalde.", "alcalde", "nsubj", "dijo"),
    ],
)
def test_who_does_what_to_whom(sentence: str, word: str, dep: str, head: str) -> None:
    assert relation(sentence, word) == (dep, head)


@pytest.mark.parametrize(
    ("sentence", "word", "gloss"),
    [
        ("Hubo al menos tres muertos.", "menos", "least"),
        ("Podría enviar tropas.", "Podría", "may"),
        ("Va a enviar tropas.", "Va", "will"),
        ("El buque habría salido.", "habría", "may"),
        ("Ha enviado tropas.", "Ha", "have"),
        ("El ataque de Suecia contra Noruega.", "de", "by"),
        ("La muerte de un marinero.", "de", "of"),
        ("Según el alcalde, llovía.", "Según", "according to"),
    ],
)
def test_small_words_are_read_as_english_writes_them(sentence: str, word: str, gloss: str) -> None:
    assert next(w for w in tree(sentence) if w.text == word).gloss == gloss


@pytest.mark.parametrize(
    ("sentence", "word", "pos"),
    [
        ("El ataque fue breve.", "ataque", "NOUN"),
        ("Exigió que no ataque el puerto.", "ataque", "VERB"),
        ("La visita terminó.", "visita", "NOUN"),
        ("El ministro visita Oslo.", "visita", "VERB"),
        ("Las Fuerzas Armadas avanzan.", "Fuerzas", "NOUN"),
        ("Irán envió un buque.", "Irán", "PROPN"),
        ("Tropas danesas llegaron.", "danesas", "PROPN"),
    ],
)
def test_neighbours_decide_between_readings(sentence: str, word: str, pos: str) -> None:
    assert next(w for w in tree(sentence) if w.text == word).pos == pos


@pytest.mark.parametrize(
    "sentence", ["", "...", "¿", "y y y", "que que", "a a a a", "12 de", "de de de la", "«»" * 40]
)
def test_every_sentence_is_one_tree(sentence: str) -> None:
    words = tree(sentence)
    assert sum(w.head == i for i, w in enumerate(words)) == min(1, len(words))
    for start in range(len(words)):
        path = [start]
        while words[path[-1]].head != path[-1]:
            path.append(words[path[-1]].head)
            assert len(path) <= len(words)


def test_words_keep_their_places() -> None:
    sentence = "EE.UU. envió 1.200 soldados a Oslo."
    for w in tree(sentence):
        assert sentence[w.start : w.start + len(w.text)] == w.text
