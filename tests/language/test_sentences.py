import pytest

from hudna.language.analyse import analyse


def sentences(lexicon, text, language="ar"):
    found = analyse(text, language, lexicon)
    return [text[found.starts[s.first] : found.ends[s.last - 1]] for s in found.sentences]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل الوفد. وغادر المبعوث.", 2),
        ("وصل د. سامي إلى 3.5 كلم من البلدة.", 1),
        ("نقلت أ.ف.ب عن أ. كريم أنه عاد.", 1),
        ("هل يصمد الاتفاق؟ لا أحد يعلم! ربما…", 3),
        ('قال "وصلنا. لم نجد أحدا" ثم سكت.', 1),
        ('قال "وصلنا ثم سكت. وبعد ذلك غادر.', 2),
        ("وصل الوفد.وغادر المبعوث.", 2),
        ("وصل الوفد (أمس.) وغادر.", 2),
        ("عنوان\nنص أول.\nنص ثان.", 3),
    ],
)
def test_arabic_stops_end_sentences_where_they_do(lexicon, text, count):
    """Too few cuts merge two speakers, too many part a speaker from the words."""
    assert len(sentences(lexicon, text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Adams met Gen. Okoro in St. Louis. They left.", 2),
        ("The U.N. envoy met U.S. officials.", 1),
        ("He returned to the U.S. The envoy stayed.", 2),
        ("At 5 p.m. local time it held. Later it did not.", 2),
        ("See No. 5 of the list. He said no. The list is short.", 3),
        ("J. R. Stone spoke. He left at 3.30 or so.", 2),
        ("Is it over? Yes! not quite", 2),
        ("1. Stop firing. 2. Open roads.", 2),
    ],
)
def test_english_stops_end_sentences_where_they_do(lexicon, text, count):
    """Titles and initials carry stops that end nothing."""
    assert len(sentences(lexicon, text, "en")) == count


def test_a_stop_before_a_closing_mark_ends_the_sentence_after_it(lexicon):
    """The mark belongs to the quoted words."""
    text = 'وقال المفوض "لن نعود إلى الوراء." وغادر القاعة.'
    assert sentences(lexicon, text)[0].endswith('."')


def test_a_quotation_first_keeps_its_speaker(lexicon):
    """Who said it stands behind the marks."""
    assert len(sentences(lexicon, '"سنبقى هنا." قال حارس الجسر.')) == 1
    assert len(sentences(lexicon, '"Will it hold?" the guard asked. Nobody knew.', "en")) == 2
    assert len(sentences(lexicon, '"It will hold." Nobody knew.', "en")) == 2


def test_headings_are_short_lines_beside_longer_ones(lexicon):
    """A headline is read for its claim, not as running text."""
    text = "هدنة في الساحل\n" + "أعلن المجلس المحلي أن الهدنة بدأت في الساحل صباح اليوم " * 2 + "."
    found = analyse(text, "ar", lexicon)
    assert [sentence.heading for sentence in found.sentences] == [True, False]


def test_a_lone_short_line_is_no_heading(lexicon):
    """A bulletin of one line is its own body."""
    assert not analyse("بدأت الهدنة", "ar", lexicon).sentences[0].heading
