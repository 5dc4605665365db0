"""The day of writing: given, stated, inferred from what the text says, or unknown; never guessed."""

from functools import cache

import pytest

import hudna.packs
from hudna.language.analyse import analyse
from hudna.language.lexicon import build_lexicon
from hudna.model.reading import Dated
from hudna.packs import Packs
from hudna.reading.dating import date_document
from hudna.reading.lexicon import Lexicon
from hudna.reading.prepare import prepare
from hudna.reading.times import find_expressions


@cache
def packs() -> Packs:
    return hudna.packs.load()


@cache
def lexicons():
    loaded = packs()
    language = build_lexicon(
        loaded.words["ar"].lists,
        loaded.words["en"].lists,
        names={word for key in loaded.names for word in key.split()},
        verbs=loaded.words["ar"].forms.keys(),
        nouns=loaded.words["ar"].noun_forms.keys(),
    )
    return language, {code: Lexicon(loaded, code) for code in ("ar", "en")}


def dated(text: str, language: str = "ar", published: str | None = None) -> Dated:
    words, grams = lexicons()
    analysed = analyse(text, language, words)
    expressions = find_expressions(analysed, packs().calendar)
    spans = [(found.start, found.end) for found in expressions]
    return date_document(
        prepare(analysed, packs(), grams[language], spans), expressions, published
    )[0]


def told(text: str, language: str = "ar") -> tuple[str, str | None, str | None]:
    found = dated(text, language)
    return found.basis, found.since, found.to


FEAST = (
    "أعلنت القيادة هدنة تبدأ الأربعاء الذي يوافق أول أيام عيد الفطر. ورحب وزير الخارجية الأمريكي جون "
    "كيري بالإعلان. وقالت القيادة الأربعاء إن الهدنة لا تشمل تنظيم الدولة الإسلامية."
)


def test_given_day_stands_and_says_so():
    """The caller's day is the dating."""
    found = dated("قالت اللجنة إن الهدنة صامدة.", published="2019-04-02")
    assert (found.basis, found.since, found.to) == ("given", "2019-04-02", "2019-04-02")
    assert "given" in found.because[0]


def test_dateline_that_contradicts_the_given_day_is_told():
    """Disagreement between page and text is shown, the given day stays."""
    found = dated("دمشق 6-7-2016\nقالت اللجنة إن الهدنة صامدة.", published="2016-07-09")
    assert found.since == "2016-07-09"
    assert any("disagrees: 2016-07-06" in reason for reason in found.because)


@pytest.mark.parametrize(
    "text",
    [
        "دمشق 6-7-2016\nقالت اللجنة إن الهدنة صامدة.",
        "الأربعاء 6 يوليو 2016\nقالت اللجنة إن الهدنة صامدة.",
        "هدوء على الجبهات\nنشر في: 06/07/2016 - 14:22\nقالت اللجنة إن الهدنة صامدة.",
        "بيروت في 6 تموز/يوليو 2016 - قالت اللجنة إن الهدنة صامدة.",
        "قالت اللجنة إن الهدنة صامدة.\nاللجنة المشتركة\n6 يوليو 2016",
    ],
)
def test_arabic_dateline_is_stated(text):
    """A full date at the head, after a place or a label, or alone on a line dates the text."""
    assert told(text) == ("stated", "2016-07-06", "2016-07-06")


@pytest.mark.parametrize(
    "text",
    [
        "BEIRUT, July 6, 2016 (Sahl Agency) - The truce is holding, the committee said.",
        "Truce holds\nPublished: Wednesday, 6 July 2016\nThe truce is holding, the committee said.",
        "By a correspondent | 6 July 2016\nThe truce is holding, the committee said.",
        "2016-07-06\nThe truce is holding, the committee said.",
    ],
)
def test_english_dateline_is_stated(text):
    """The same in English."""
    assert told(text, "en") == ("stated", "2016-07-06", "2016-07-06")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The committee said the truce of 6 July 2016 was still holding.", "en"),
        ("In 27 February 2016 the guns fell silent, the committee said.", "en"),
        ("قالت اللجنة إن هدنة 6 يوليو 2016 صامدة.", "ar"),
        ("دخلت الهدنة في 27 فبراير 2016 حيز التنفيذ.", "ar"),
    ],
)
def test_full_date_in_prose_is_no_dateline(text, language):
    """A date that a sentence tells of does not date the text."""
    assert told(text, language)[0] == "unknown"


def test_feast_on_a_weekday_and_terms_of_office_give_the_day():
    """Feast and weekday leave a few years, the office one of them; the weekday gives two days."""
    found = dated(FEAST)
    assert (found.basis, found.since, found.to) == ("inferred", "2016-07-06", "2016-07-07")
    assert "Eid al-Fitr falls on a Wednesday" in found.because[0]
    assert any("John Kerry" in reason for reason in found.because)
    assert any("Islamic State" in reason for reason in found.because)


def test_every_reason_shows_the_words_of_the_text():
    """Reasons of an inference quote what they rest on."""
    assert all("“" in reason for reason in dated(FEAST).because[:-1])


def test_former_holder_of_an_office_says_nothing():
    """A former minister is no evidence of the term."""
    text = FEAST.replace("وزير الخارجية الأمريكي جون", "وزير الخارجية الأمريكي السابق جون")
    assert told(text)[0] == "unknown"


def test_feast_and_day_of_the_year_bound_the_year():
    """A Hijri date beside its day of the year leaves few years; with today's weekday, one day."""
    text = (
        "The truce begins on Friday 15 June, the first day of Eid al-Fitr, President Ashraf Ghani "
        "said today, Thursday 7 June, in Kabul."
    )
    assert told(text, "en") == ("inferred", "2018-06-07", "2018-06-07")


def test_dateline_without_year_needs_weekday_and_office():
    """A city line with day and month, a weekday and a term of office make one day of one year."""
    text = (
        "JEDDAH, May 20 (Sahl Agency) - The sides signed a seven-day truce on Saturday, Secretary "
        "of State Antony Blinken said."
    )
    assert told(text, "en") == ("inferred", "2023-05-20", "2023-05-21")


def test_first_day_of_a_hijri_month_on_a_weekday_counts_as_a_feast():
    """The month that begins on a Saturday in a term of office leaves one week."""
    text = (
        "The truce takes effect on Saturday, the first day of Ramadan, the envoy said on Friday. "
        "US President Joe Biden welcomed it."
    )
    assert told(text, "en") == ("inferred", "2022-04-01", "2022-04-02")


def test_date_that_opens_a_sentence_is_no_dateline():
    """A date that is the subject of its sentence is history."""
    assert told("2 May 2014 saw fighting in the city, witnesses said.", "en")[0] == "unknown"


def test_weekday_alone_dates_nothing():
    """Without anything that tells the year the text stays undated."""
    basis, since, to = told("قال المتحدث الأربعاء إن الهدنة صامدة.")
    assert (basis, since, to) == ("unknown", None, None)


def test_unknown_says_what_is_missing():
    """The reason of an unknown date tells how many days are left."""
    found = dated("The committee met President Barack Obama on Monday, it said.", "en")
    assert found.basis == "unknown"
    assert "remain" in found.because[0]


def test_evidence_that_cannot_be_true_together_is_told():
    """Reliable evidence that leaves no day is reported, and nothing is inferred."""
    text = (
        "President Barack Obama and President Joe Biden of the same day spoke today, Monday 4 July. "
        "The talks of 3 March 2029 ended, they said."
    )
    found = dated(text, "en")
    assert found.basis == "unknown"


def test_day_that_no_year_has_is_passed_over():
    """An impossible day excludes nothing and breaks nothing."""
    text = (
        "JEDDAH, May 20 (Sahl Agency) - The sides signed a truce on Saturday, Secretary of State "
        "Antony Blinken said; it ends by 30 February."
    )
    assert told(text, "en") == ("inferred", "2023-05-20", "2023-05-21")


def test_empty_text_is_unknown():
    """No text, no date."""
    assert told("") == ("unknown", None, None)
