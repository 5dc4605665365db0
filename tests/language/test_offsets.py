import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.language.offsets import fold, normalise, normalise_mapped

LETTERS = st.text(
    st.sampled_from(
        "ابتلهةىيأإآؤئءوفسكنم\u064b\u064e\u0651\u0640\u200f\ufefb\ufef7\u0654\u0660aé'’"
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("surface", "norm"),
    [
        ("مُفَاوَضَات", "مفاوضات"),
        ("هــدنة", "هدنة"),
        ("٢٠١٤", "2014"),
        ("۴۸", "48"),
        ("کی", "كي"),
        ("\ufefb", "لا"),
        ("ا\u0654حمد", "أحمد"),
        ("\u200fقال\u200f", "قال"),
        ("Russia’s", "Russia's"),
    ],
)
def test_the_normal_form_leaves_out_what_is_not_letters(surface, norm):
    """Two prints of one word must meet, or half its mentions are lost."""
    assert normalise(surface) == norm


@pytest.mark.parametrize(
    ("norm", "key"),
    [("إلى", "الي"), ("هدنة", "هدنه"), ("مسؤول", "مسوول"), ("Medellín", "Medellin")],
)
def test_the_fold_levels_spellings_for_lookup(norm, key):
    """Hamza seats and accents are printed or not at the writer's whim."""
    assert fold(norm) == key


@given(LETTERS)
def test_folding_twice_changes_nothing(text):
    """A key must be its own key."""
    once = fold(normalise(text))
    assert fold(normalise(once)) == once


@given(LETTERS)
def test_every_letter_of_the_norm_leads_back_into_the_surface(text):
    """A clitic's share of the surface must be a prefix of it, marks included."""
    norm, starts = normalise_mapped(text)
    assert norm == normalise(text)
    assert len(starts) == len(norm) + 1
    assert list(starts) == sorted(starts)
    assert starts[-1] == len(text)


def test_marks_on_a_letter_go_with_it():
    """The conjunction of a vowelled word takes its vowel along."""
    norm, starts = normalise_mapped("وَقَالَ")
    assert norm == "وقال"
    assert starts[1] == 2
