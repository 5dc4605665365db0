import pytest

from hudna.language.english import compound_parts, read_word

TAILS = frozenset({"led", "backed"})
NAMES = frozenset({"israel", "hamas", "guinea", "bissau", "guinea-bissau"})


def test_a_possessive_is_taken_off():
    """Russia and Russia's are one name; its span leaves the ending out."""
    word = read_word("Russia’s")
    assert (word.norm, word.possessive, word.suffix_start) == ("russia", True, 6)


def test_the_s_of_a_contraction_stays():
    """It's is no possessive of it."""
    word = read_word("It's", contractions=frozenset({"it's"}))
    assert (word.norm, word.possessive) == ("it's", False)


def test_capitals_are_told_apart():
    """Titles and acronyms are cues to names."""
    assert read_word("Governor").title
    assert not read_word("Governor").upper
    assert read_word("U.N.").upper
    assert not read_word("I").upper


def test_accents_fold_away():
    """Bogotá is printed both ways."""
    assert read_word("Bogotá").core_fold == "bogota"


@pytest.mark.parametrize(
    ("surface", "parts"),
    [
        ("US-led", ("US", "led")),
        ("Qatari-backed", ("Qatari", "backed")),
        ("mid-2019", ("mid", "2019")),
        ("Israel-Hamas", ("Israel", "Hamas")),
        ("Guinea-Bissau", None),
        ("F-16", None),
        ("Ki-moon", None),
        ("cease-fire", None),
        ("well-backed", None),
    ],
)
def test_compounds_part_where_a_name_or_number_is_inside(surface, parts):
    """The name in US-led must be found; a name with a hyphen must stay one."""
    assert compound_parts(surface, TAILS, NAMES) == parts
