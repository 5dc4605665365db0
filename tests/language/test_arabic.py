import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.language.arabic import Segmenter


def pieces(lexicon, surface):
    word = lexicon.segmenter.word(surface)
    front = word.conj + ("س" if word.future else "") + word.prep
    return front, word.stem, word.suffix


@pytest.mark.parametrize(
    ("surface", "front", "stem", "suffix"),
    [
        ("والمبعوث", "و", "مبعوث", ""),
        ("وزارة", "", "وزارة", ""),
        ("وزارته", "", "وزارة", "ه"),
        ("ووزارته", "و", "وزارة", "ه"),
        ("وفدهم", "", "وفد", "هم"),
        ("وإلى", "و", "إلى", ""),
        ("فقالت", "ف", "قالت", ""),
        ("فريق", "", "فريق", ""),
        ("فالهدنة", "ف", "هدنة", ""),
        ("فسيعلن", "فس", "يعلن", ""),
        ("فقط", "", "فقط", ""),
        ("بوزارته", "ب", "وزارة", "ه"),
        ("بيان", "", "بيان", ""),
        ("لانسحاب", "ل", "انسحاب", ""),
        ("للقافلة", "ل", "قافلة", ""),
        ("للجنة", "ل", "لجنة", ""),
        ("لليبيا", "ل", "ليبيا", ""),
        ("وجبهة", "و", "جبهة", ""),
        ("والى", "و", "الى", ""),
        ("لجنة", "", "لجنة", ""),
        ("كرئيس", "ك", "رئيس", ""),
        ("كشف", "", "كشف", ""),
        ("لتتمكن", "ل", "تتمكن", ""),
        ("سياسة", "", "سياسة", ""),
        ("سيناقش", "س", "يناقش", ""),
        ("بأنهما", "ب", "أن", "هما"),
        ("ولأنها", "ول", "أن", "ها"),
        ("لهم", "ل", "", "هم"),
        ("لديها", "", "لدي", "ها"),
        ("مياه", "", "مياه", ""),
        ("اتهم", "", "اتهم", ""),
        ("محاكم", "", "محاكم", ""),
        ("استعدادهما", "", "استعداد", "هما"),
    ],
)
def test_clitics_are_split_where_a_list_vouches_for_it(lexicon, surface, front, stem, suffix):
    """Names and verbs are looked up without what is attached to them."""
    assert pieces(lexicon, surface) == (front, stem, suffix)


@pytest.mark.parametrize(
    ("surface", "front", "core"),
    [
        ("بموسكو", "ب", "موسكو"),
        ("لحماس", "ل", "حماس"),
        ("وواشنطن", "و", "واشنطن"),
        ("واشنطن", "", "واشنطن"),
        ("بوتين", "", "بوتين"),
        ("وبوتين", "و", "بوتين"),
        ("لبوتين", "ل", "بوتين"),
        ("كيري", "", "كيري"),
        ("ليبيا", "", "ليبيا"),
        ("فناشد", "ف", "ناشد"),
    ],
)
def test_known_names_and_verbs_decide(lexicon, surface, front, core):
    """A city with a preposition is found, a president is not cut in two."""
    word = lexicon.segmenter.word(surface)
    assert (word.conj + word.prep, word.core) == (front, core)


def test_pieces_of_longer_names_protect_nothing(lexicon):
    """The clitic inside a party's name must not hide it elsewhere."""
    assert pieces(lexicon, "لسوريا") == ("ل", "سوريا", "")
    assert pieces(lexicon, "والسلام") == ("و", "سلام", "")


def test_the_core_keeps_or_restores_the_article(lexicon):
    """Names are keyed with their article."""
    words = [lexicon.segmenter.word(surface) for surface in ("للبعثة", "والبعثة", "البعثة")]
    assert [word.core for word in words] == ["البعثة"] * 3
    assert all(word.article for word in words)


def test_shares_of_the_surface_count_its_marks(lexicon):
    """Spans begin after the clitic as it was printed."""
    word = lexicon.segmenter.word("وَبِوِزارَتِهِ")
    assert word.surface[word.prep_end : word.suffix_start] == "وِزارَتِ"
    assert word.surface[: word.lead] == "وَ"


def test_equal_surfaces_share_one_word(lexicon):
    """A text of a thousand words holds a few hundred values."""
    assert lexicon.segmenter.word("الهدنة") is lexicon.segmenter.word("الهدنة")


def test_bare_clitics_have_an_empty_core(lexicon):
    """They lean on what follows, a quotation or a number."""
    word = lexicon.segmenter.clitic("وبـ")
    assert (word.conj, word.prep, word.core, word.prep_end) == ("و", "ب", "", 3)
    assert lexicon.segmenter.clitic("من") is None


def test_a_segmenter_without_lists_splits_what_is_safe():
    """Empty packs are allowed: the reader is then cautious, not broken."""
    segmenter = Segmenter({})
    assert segmenter.word("والبيت").conj == "و"
    assert segmenter.word("بيت").prep == ""


@given(st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), min_size=1, max_size=10))
def test_pieces_stay_inside_the_surface(lexicon, surface):
    """Whatever stands there, offsets are in order and the pieces are the word."""
    word = lexicon.segmenter.word(surface)
    assert 0 <= word.lead <= word.prep_end <= len(surface)
    assert word.suffix_start <= len(surface)
    assert word.norm.endswith(word.suffix)
    assert word.norm.startswith(word.conj)
