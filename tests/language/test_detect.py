import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.language.detect import detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("أعلن المجلس المحلي بدء الهدنة صباح اليوم", "ar"),
        ("اعلن المجلس بدء الهدنه في الساحل", "ar"),
        ("The council said the truce would begin at dawn.", "en"),
        ("Truce begins", "en"),
        ("شورای محلی اعلام کرد که آتش‌بس از امروز آغاز می‌شود", "fa"),
        ("کونسل نے اعلان کیا کہ جنگ بندی آج سے شروع ہو گی", "ur"),
        ("ئەنجومەن ڕایگەیاند کە ئاگربەست دەست پێدەکات", "ckb"),
        ("Рада оголосила, що перемир'я почнеться сьогодні і триватиме тиждень", "uk"),
        ("Совет объявил, что перемирие начнётся завтра", "ru"),
        ("Le conseil a annoncé que la trêve débuterait à l'aube dans la région côtière", "und"),
        ("停火今天开始", "und"),
        ("", "und"),
        ("12:30 — 2021", "und"),
    ],
)
def test_the_letters_tell_the_language(text, code):
    """A text in another language is not read as if it were ours."""
    assert detect(text) == code


def test_a_foreign_name_does_not_change_the_language():
    """Reports quote names in other alphabets."""
    assert detect("قالت قناة Coast News إن الهدنة بدأت في كل المناطق") == "ar"


@given(st.text(max_size=60))
def test_any_text_has_an_answer(text):
    """Not knowing is an answer too."""
    assert detect(text) in {"ar", "en", "fa", "ur", "ps", "ckb", "uk", "ru", "und"}
