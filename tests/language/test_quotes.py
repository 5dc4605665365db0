import pytest

from hudna.language.analyse import analyse


def quoted(lexicon, text, language="ar"):
    found = analyse(text, language, lexicon)
    return [(text[q.start : q.end], q.depth, q.closed) for q in found.quotations]


@pytest.mark.parametrize(
    "text",
    [
        "قال “نعم” ومضى",
        "قال ”نعم“ ومضى",
        "قال ”نعم” ومضى",
        "قال «نعم» ومضى",
        "قال »نعم« ومضى",
        'قال "نعم" ومضى',
        "قال ‹نعم› ومضى",
        "قال „نعم“ ومضى",
        "قال ``نعم'' ومضى",
        "قال <<نعم>> ومضى",
        "قال ‘نعم’ ومضى",
        "قال 'نعم' ومضى",
        'قال:"نعم"، ومضى',
        'ب"نعم" مضى',
        'وقال \u200f"نعم"\u200f ومضى',
    ],
)
def test_marks_pair_whatever_their_shape(lexicon, text):
    """Editors that mix directions swap and mirror the marks."""
    assert quoted(lexicon, text) == [("نعم", 1, True)]


def test_spaced_marks_alternate(lexicon):
    """Neither neighbour tells: the first opens, the second closes."""
    assert quoted(lexicon, 'قال " نعم " ثم " لا " ومضى') == [(" نعم ", 1, True), (" لا ", 1, True)]


def test_an_inner_quotation_has_depth_two(lexicon):
    """Somebody is quoted as quoting."""
    text = 'قال «أبلغونا "لن نعود" ثم عادوا» ومضى'
    assert [part[1:] for part in quoted(lexicon, text)] == [(1, True), (2, True)]


def test_an_unclosed_quotation_ends_with_its_paragraph(lexicon):
    """The next paragraph is not swallowed; its own mark begins its own quotation."""
    text = '"هذه بداية\n"وهذه تتمة" قال'
    assert quoted(lexicon, text) == [("هذه بداية", 1, False), ("وهذه تتمة", 1, True)]


def test_an_unclosed_quotation_ends_before_the_next_one(lexicon):
    """A forgotten mark must not make all that follows a quotation."""
    text = 'قال "نعم ثم مضى. وقال "لا" وعاد'
    assert quoted(lexicon, text) == [("نعم ثم مضى. وقال", 1, False), ("لا", 1, True)]


def test_one_mark_at_the_end_may_close_two(lexicon):
    """Writers open inside a quotation and close once."""
    text = 'قال "نعمل على "وقف دائم للقصف".'
    assert quoted(lexicon, text) == [
        ('نعمل على "وقف دائم للقصف', 1, False),
        ("وقف دائم للقصف", 2, True),
    ]


def test_apostrophes_are_no_quotations(lexicon):
    """The words between two apostrophes were not said by anybody."""
    text = "the rebels' demands and the government's answer in '98"
    assert quoted(lexicon, text, "en") == []


def test_single_marks_quote_in_english(lexicon):
    """British papers use them as outer marks."""
    text = "‘We don’t agree,’ she said."
    assert quoted(lexicon, text, "en") == [("We don’t agree,", 1, True)]


def test_partners_lead_from_mark_to_quotation(lexicon):
    """The reader jumps over a quotation in one step."""
    found = analyse("قال “نعم” ومضى", "ar", lexicon)
    assert found.partner == {1: 0, 3: 0}
