import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.language.analyse import analyse

ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\"'“”«»‘’`.!?؟…،:\n\r\u2028\u200f\u202e\u2066 \u00a0بولكقالةaZ08@#()"),
    ),
    max_size=80,
)


@given(ODD, st.sampled_from(["ar", "en"]))
def test_sentences_part_the_tokens(lexicon, text, language):
    """Each token of the body stands in one sentence, in order; nothing is raised."""
    found = analyse(text, language, lexicon)
    here = 0
    for sentence in found.sentences:
        assert sentence.first == here < sentence.last
        here = sentence.last
    assert here == len(found.words)


@given(ODD, st.sampled_from(["ar", "en"]))
def test_quotations_stay_in_bounds_and_nest(lexicon, text, language):
    """A quotation never crosses its outer one, never runs backwards."""
    found = analyse(text, language, lexicon)
    inner_ends = [len(found.words) + 1]
    for quotation in found.quotations:
        assert 0 <= quotation.start <= quotation.end <= len(text)
        assert quotation.first < quotation.last <= len(found.words)
        while inner_ends[-1] <= quotation.first:
            inner_ends.pop()
        assert quotation.last <= inner_ends[-1]
        inner_ends.append(quotation.last)
        assert quotation.depth in (1, 2)


@given(ODD, st.integers(0, 80), st.integers(0, 80))
def test_tokens_outside_the_body_are_in_no_sentence(lexicon, text, one, other):
    """Menus and comment forms say nothing."""
    begin, end = sorted((min(one, len(text)), min(other, len(text))))
    found = analyse(text, "ar", lexicon, [(begin, end)])
    for sentence in found.sentences:
        assert begin <= found.starts[sentence.first]
        assert found.ends[sentence.last - 1] <= end


def test_paragraphs_are_counted_by_lines(lexicon):
    """Empty lines count, so that a number is a place in the text."""
    found = analyse("أول.\n\nثان. ثالث.\r\nرابع.", "ar", lexicon)
    assert [sentence.paragraph for sentence in found.sentences] == [0, 2, 2, 3]


@pytest.mark.parametrize(
    "line", ['"', '" ', "“ب ", "'a ", "s' \"", "«", "a.", ".", 'ب"', "ة", "a.a@", "1/", "‘’"]
)
def test_a_long_line_of_marks_is_read_to_its_end(lexicon, line):
    """A broken page must not stop a batch: the work grows with the length, not its square."""
    text = line * (200_000 // len(line))
    assert analyse(text, "ar", lexicon).text == text


def test_the_same_text_is_read_the_same_from_a_warm_cache(lexicon):
    """The order of documents changes nothing."""
    text = "وقال 'نعم' ب\"لا\" في U.S. والسلام."
    assert analyse(text, "ar", lexicon) == analyse(text, "ar", lexicon)
