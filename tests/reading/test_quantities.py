"""Numbers found: own phrases, one behaviour a row."""

from functools import cache
from pathlib import Path

import pytest

import hudna.packs
from hudna.language.analyse import analyse
from hudna.language.lexicon import build_lexicon
from hudna.packs.calendar import Calendar, load_calendar
from hudna.reading.quantities import Quantity, find_quantities

ARABIC = [
    ("قتل 17 جنديا", [(17, 17, "exact")]),
    ("قتل ١٧ جنديا", [(17, 17, "exact")]),
    ("نزح 12,500 شخص", [(12500, 12500, "exact")]),
    ("خمسة وأربعون قتيلا", [(45, 45, "exact")]),
    ("ثلاثة عشر جريحا", [(13, 13, "exact")]),
    ("أحد عشر صاروخا", [(11, 11, "exact")]),
    ("مئة وعشرون غارة", [(120, 120, "exact")]),
    ("ثلاثمئة وخمسون أسرة", [(350, 350, "exact")]),
    ("ثلاث مئة عنصر", [(300, 300, "exact")]),
    ("ثلاثة آلاف مقاتل", [(3000, 3000, "exact")]),
    ("4 آلاف و47 خرقا", [(4047, 4047, "exact")]),
    ("ألفان وخمسمئة نازح", [(2500, 2500, "exact")]),
    ("مليون ونصف المليون لاجئ", [(1500000, 1500000, "exact")]),
    ("2.5 مليون شخص", [(2500000, 2500000, "exact")]),
    ("خمسون ألفا", [(50000, 50000, "exact")]),
    ("نحو 40 مدنيا", [(40, 40, "about")]),
    ("ما لا يقل عن 20 قتيلا", [(20, 20, "at_least")]),
    ("أكثر من 300 أسير", [(300, 300, "at_least")]),
    ("20 قتيلا على الأقل", [(20, 20, "at_least")]),
    ("عشرات الجرحى", [(10, 99, "about")]),
    ("مئات الآلاف من النازحين", [(100000, 999000, "about")]),
    ("بضعة صواريخ", [(3, 9, "about")]),
    ("ما بين 110 و150 مسلحا", [(110, 150, "exact")]),
]

ENGLISH = [
    ("17 soldiers died", [(17, 17, "exact")]),
    ("12,500 people fled", [(12500, 12500, "exact")]),
    ("forty-five rebels", [(45, 45, "exact")]),
    ("two hundred and five homes", [(205, 205, "exact")]),
    ("three thousand fighters", [(3000, 3000, "exact")]),
    ("2.5 million people", [(2500000, 2500000, "exact")]),
    ("at least 20 dead", [(20, 20, "at_least")]),
    ("more than 300 prisoners", [(300, 300, "at_least")]),
    ("about 40 civilians", [(40, 40, "about")]),
    ("dozens of wounded", [(10, 99, "about")]),
    ("hundreds of thousands of refugees", [(100000, 999000, "about")]),
    ("between 110 and 150 gunmen", [(110, 150, "exact")]),
    ("150-200 trucks", [(150, 200, "exact")]),
    ("nobody was hurt", []),
]


@cache
def calendar_pack() -> Calendar:
    return load_calendar(Path(hudna.packs.__file__).parent / "data" / "calendar")


def quantities_of(text: str, language: str) -> list[Quantity]:
    return find_quantities(analyse(text, language, build_lexicon({}, {})), calendar_pack())


@pytest.mark.parametrize(("text", "expected"), ARABIC)
def test_arabic_numbers_keep_value_and_bound(text: str, expected: list[tuple[int, int, str]]):
    """Each phrase gives these numbers, least and greatest, with their bound."""
    found = quantities_of(text, "ar")
    assert [(number.low, number.high, number.bound) for number in found] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_numbers_keep_value_and_bound(text: str, expected: list[tuple[int, int, str]]):
    """Each phrase gives these numbers, least and greatest, with their bound."""
    found = quantities_of(text, "en")
    assert [(number.low, number.high, number.bound) for number in found] == expected


def test_the_dual_of_a_counted_noun_is_two():
    """Arabic says "two soldiers" in one word."""
    found = quantities_of("قتل جنديان", "ar")
    assert [(number.value, number.dual) for number in found] == [(2, True)]


def test_a_plural_that_looks_like_a_dual_is_no_number():
    """The endings are the same; only listed nouns count as duals."""
    assert quantities_of("وصف المسلحين بالمارقين", "ar") == []
