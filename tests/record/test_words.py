"""The words a text is found by: spellings of one word meet, in both scripts."""

import pytest

from hudna.record.words import terms_of, words_of


def finds(query: str, text: str) -> bool:
    words = words_of(text)
    stems = {stem for found in words.values() for stem in found}
    terms = terms_of(query)
    return bool(terms) and all(word in words or stems & set(other) for word, other in terms)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("هدنة", "بدأت الهُدنة"),
        ("هدنة", "بالهدنة"),
        ("هدنة", "وللهدنة"),
        ("هدنه", "هدنة"),
        ("هُدْنَة", "هدنة"),
        ("إطلاق", "اطلاق"),
        ("وقف", "وقـــف"),
        ("٢٠٢٤", "عام 2024"),
        ("2024", "عام ۲۰۲۴"),
        ("مسؤول", "مسئول"),
        ("شئون", "شؤون"),
        ("شؤون", "الشئون"),
        ("انتهاك", "الانتهاكات"),
        ("خروقات", "خرق خروقات"),
        ("الحديدة", "في الحُديدة"),
        ("مصطفى", "مصطفي"),
        ("ﻫﺪﻧﺔ", "هدنة"),
        ("ceasefire", "a Cease-Fire"),
        ("cease-fire", "the CEASEFIRES"),
        ("parties", "one party"),
        ("Bogota", "Bogotá"),
        ("straße", "STRASSE"),
        ("Russia's", "Russia"),
        ("перемирие", "ПЕРЕМИРИЕ"),
        ("fire cease", "cease-fire"),
        ("x", "x y"),
    ],
)
def test_spellings_of_one_word_meet(query, text):
    """Nobody searches with the hamza the writer used."""
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("هدنة", "هادئة"),
        ("وقف", "قف"),
        ("truce", "truck"),
        ("2024", "2025"),
        ("ceasefire", "cease fire"),
        ("...", "..."),
        ("", "word"),
    ],
)
def test_other_words_stay_apart(query, text):
    """A stem is not a guess."""
    assert not finds(query, text)


def test_marks_inside_a_word_do_not_cut_it():
    """A vowel sign, a zero-width sign or a tatweel is no space."""
    assert set(words_of("الحُـ\u200cديدة")) == {"الحديده"}
