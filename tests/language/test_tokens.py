import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.language.tokens import read_tokens

ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\"'“”«»‘’.!؟…\n\r\u2028\u200f\u202e\u2066\ufeff \u00a0بولكـةى@#_/:-0٣aZ\u0301\u064e"
        ),
    ),
    max_size=60,
)
IGNORED = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\ufeff" + "".join(
    map(chr, [*range(0x202A, 0x202F), *range(0x2060, 0x2070)])
)


def kinds(lexicon, text):
    tokens = read_tokens(text, lexicon)
    return [(word.surface, word.kind) for word in tokens.words]


def surfaces(lexicon, text):
    return [surface for surface, _ in kinds(lexicon, text)]


@given(ODD)
def test_tokens_cover_the_text_and_slice_back(lexicon, text):
    """Every span on every page is built from token spans."""
    tokens = read_tokens(text, lexicon)
    covered = set()
    end = 0
    for word, begin, stop in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert end <= begin < stop
        assert text[begin:stop] == word.surface
        covered.update(range(begin, stop))
        end = stop
    rest = {char for index, char in enumerate(text) if index not in covered}
    assert all(char.isspace() or char in IGNORED for char in rest)


@pytest.mark.parametrize(
    "number", ["17:00", "3,000", "٢٠١٤", "2.5", "30/11/2016", "2021-03-04", "١٬٥٠٠", "21st"]
)
def test_numbers_clocks_and_dates_are_one_token(lexicon, number):
    """The grammar of times reads them whole."""
    assert kinds(lexicon, f"في {number} من")[1] == (number, "number")


def test_a_full_stop_after_a_number_is_no_part_of_it(lexicon):
    """A sentence may end in a year."""
    assert surfaces(lexicon, "منذ 2016. ثم") == ["منذ", "2016", ".", "ثم"]


@pytest.mark.parametrize("link", ["https://outlet.example/a?b=1", "desk@outlet.example", "@outlet"])
def test_links_and_handles_are_one_token(lexicon, link):
    """Nothing inside an address is a word of the text."""
    assert kinds(lexicon, f"عبر {link} أمس")[1] == (link, "other")


def test_hashtags_fall_into_words(lexicon):
    """A name in a hashtag is a mention."""
    assert surfaces(lexicon, "#هدنة_الساحل") == ["#", "هدنة", "_", "الساحل"]


def test_a_lost_space_is_found_again(lexicon):
    """Taa marbuta ends a word."""
    assert surfaces(lexicon, "المدينةالقديمة إلىالقرية") == ["المدينة", "القديمة", "إلى", "القرية"]


def test_digits_and_letters_part(lexicon):
    """The unit is a word even when glued to its number."""
    assert surfaces(lexicon, "خلال 72ساعة بـ48 موقعا") == [
        "خلال",
        "72",
        "ساعة",
        "بـ",
        "48",
        "موقعا",
    ]


def test_a_clitic_before_a_quotation_is_a_token_with_an_empty_core(lexicon):
    """Wire copy leaves the preposition outside the marks."""
    words = read_tokens("القيام ب”خطوات”", lexicon).words
    assert [word.surface for word in words] == ["القيام", "ب", "”", "خطوات", "”"]
    assert (words[1].prep, words[1].core) == ("ب", "")


def test_letters_of_an_agency_are_no_clitics(lexicon):
    """أ ف ب is a name spelt in letters."""
    words = read_tokens("وكالة أ ف ب قالت", lexicon).words
    assert [word.core for word in words[1:4]] == ["أ", "ف", "ب"]
    assert surfaces(lexicon, "عن أ.ف.ب أمس")[1] == "أ.ف.ب"


def test_one_text_may_hold_both_alphabets(lexicon):
    """Latin words keep their capitals in Arabic text, Arabic ones their clitics in English."""
    words = read_tokens("قناة CNN and والبيان", lexicon).words
    assert words[1].upper
    assert words[3].conj == "و"


def test_hyphens_part_numbers_and_leaders_only(lexicon):
    """48-hour and US-led hold two words each, Ki-moon one."""
    got = surfaces(lexicon, "a 48-hour US-led plan by Ki-moon")
    assert got == ["a", "48", "-", "hour", "US", "-", "led", "plan", "by", "Ki-moon"]


def test_a_plural_possessive_takes_its_apostrophe(lexicon):
    """The rebels' leader: no quotation is closed here."""
    words = read_tokens("the rebels' leader", lexicon).words
    assert (words[1].surface, words[1].norm, words[1].possessive) == ("rebels'", "rebels", True)


def test_a_ruled_line_is_one_token(lexicon):
    """Bulletins part their sections with it."""
    assert kinds(lexicon, "أول\n----------\nثان -- ثالث")[1] == ("----------", "other")
    assert kinds(lexicon, "ثان -- ثالث")[1] == ("--", "dash")
