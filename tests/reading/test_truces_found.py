"""Which truces are found at all: each case tells how many a short report speaks of.

The cases come in pairs or threes that differ in what makes a truce another one, or in what makes
words the name of a truce.
"""

from functools import cache

import pytest

import hudna.packs
from hudna.model.document import Document
from hudna.model.reading import Truce
from hudna.reading.reader import DocumentReader

SECOND = [
    # truces without a word for them: a verb that halts, and what it halts
    ("en", "Both armies agreed to hold their fire from noon on Friday.", ["hold their fire"]),
    ("en", "Both armies agreed to hold their annual games from noon on Friday.", []),
    ("en", "The generals pledged to silence the guns for a week.", ["silence the guns"]),
    ("en", "The generals pledged to silence the critics for a week.", []),
    ("en", "The rebels will stop shooting until Sunday, they said.", ["stop shooting"]),
    (
        "en",
        "The studio will stop shooting the film until Sunday, they said.",
        [],
    ),
    (
        "en",
        "The president ordered his troops to halt all military activity until midnight.",
        ["halt all military activity"],
    ),
    ("en", "The president ordered his ministers to halt all political activity.", []),
    (
        "en",
        "The army promised to refrain from offensive action.",
        ["refrain from offensive action"],
    ),
    ("en", "The army promised to refrain from public comment.", []),
    ("en", "The bishops spoke to both armies. None stopped the fighting.", []),
    (
        "en",
        "The guns fell silent at noon after envoys persuaded both to stop shooting.",
        ["guns fell silent"],
    ),
    (
        "en",
        (
            "The rebels were told to stop offensive operations for three days. It came after the "
            "president had surprised allies with a unilateral ceasefire of his own."
        ),
        ["stop offensive operations", "ceasefire"],
    ),
    (
        "en",
        (
            "The rebels were told to stop offensive operations for three days. It came after the "
            "president had surprised allies with talk of the ceasefire."
        ),
        ["ceasefire"],
    ),
    # a truce whose own word is left out, beside one told before
    (
        "en",
        "A truce began on Monday. An earlier deal, reached in 2021, broke down that June.",
        ["truce", "deal"],
    ),
    ("en", "A truce began on Monday. The original deal was reached in 2021.", ["truce"]),
    (
        "en",
        "Two truces have failed since June. The first, brokered by Egypt, collapsed at once.",
        ["truces", "first"],
    ),
    (
        "en",
        "Two truces have failed since June. The first convoy, brokered by Egypt, left at once.",
        ["truces"],
    ),
    # words that mean a truce only with a term
    ("en", "The guerrillas were told to stand down for three weeks.", ["stand down"]),
    ("en", "The minister was told to stand down.", []),
    ("en", "The militia pledged to lay down its arms until the vote.", []),
    ("en", "The militia pledged to lay down its arms until 4 May.", ["lay down its arms"]),
    # guns that are quiet, and such as are wished quiet
    ("en", "The guns fell silent along the front on Monday.", ["guns fell silent"]),
    ("en", "Bishops hope that the guns will fall silent one day.", []),
    ("en", "The crowd fell silent along the front on Monday.", []),
    # pauses, of war and of other things
    ("en", "Israel announced a daily pause on the road to Gaza.", ["daily pause"]),
    ("en", "Israel announced a daily pause in train services.", []),
    ("en", "The army announced a 12-hour pause.", ["pause"]),
    ("en", "The bank announced a 90-day pause on tariffs.", []),
    (
        "en",
        "Rival clans agreed on a halt to ten days of bloodshed.",
        ["halt to ten days of bloodshed"],
    ),
    (
        "en",
        "Teachers agreed on a halt to ten days of strikes over pay.",
        [],
    ),
    ("en", "No amount of truces will bring him back.", []),
    # an earlier truce opens a sentence without its article and ends there
    (
        "en",
        (
            "M23 announced that it would suspend offensive operations. "
            "A truce brokered by Angola last July lasted only three weeks."
        ),
        ["suspend offensive operations", "truce"],
    ),
    (
        "en",
        (
            "M23 announced that it would suspend offensive operations. "
            "The truce will last three weeks."
        ),
        ["truce"],
    ),
    (
        "en",
        (
            "Ethiopia and Tigrayan leaders agreed to stop fighting for five days. "
            "A cessation of hostilities declared in 2022 broke down that August."
        ),
        ["stop fighting", "cessation of hostilities"],
    ),
    # a halt in the pluperfect is an earlier one
    (
        "en",
        (
            "The junta declared a ceasefire until Friday. The rebels, who had themselves paused "
            "offensive operations for two weeks, accused it of new air raids."
        ),
        ["ceasefire", "paused offensive operations"],
    ),
    # «كان» before a bare noun brings in an earlier truce
    (
        "ar",
        "مددت الحكومة الكولومبية وقف إطلاق النار ستة أشهر. وكانت هدنة قد أبرمت في كوبا.",
        ["وقف إطلاق النار", "هدنة"],
    ),
    (
        "ar",
        "مددت الحكومة الكولومبية وقف إطلاق النار ستة أشهر. وكانت الهدنة قد أبرمت في كوبا.",
        ["وقف إطلاق النار"],
    ),
    ("ar", "وكان وقف لإطلاق النار برعاية روسية قد أنهى الحرب.", ["وقف لإطلاق النار"]),
    # a full truce asked for beside a mere halt of strikes
    (
        "ar",
        "اتفقت روسيا وأوكرانيا على وقف الضربات لمدة ثلاثين يوما. وتطالب كييف بهدنة شاملة.",
        ["وقف الضربات", "هدنة"],
    ),
    (
        "ar",
        "اتفقت روسيا وأوكرانيا على وقف الضربات لمدة ثلاثين يوما. وتطالب كييف بتمديد الهدنة.",
        ["وقف الضربات"],
    ),
    # another one is none of those told before
    (
        "en",
        (
            "The army and the rebels agreed on a truce on Friday. A truce signed in 2021 lasted a "
            "year. Another truce, proposed by the governor, was turned down."
        ),
        ["truce", "truce", "truce"],
    ),
    (
        "ar",
        "أعلن الجيش السوداني هدنة يوم الأحد. وانهارت هدن متتالية في أكتوبر، آخرها هدنة أعلنتها واشنطن.",
        ["هدنة", "هدن", "هدنة"],
    ),
    (
        "ar",
        "أمر الحزب الشيوعي مقاتليه بوقف العمليات الهجومية. وأعلن الجيش هدنة مقابلة.",
        ["وقف العمليات الهجومية", "هدنة"],
    ),
]


@cache
def _reader() -> DocumentReader:
    return DocumentReader(hudna.packs.load())


def _found(language: str, text: str) -> list[str]:
    document = Document(id="test", text=text, language=language, published="2025-04-10")
    truces: tuple[Truce, ...] = _reader().read(document).truces
    return [truce.word.text for truce in sorted(truces, key=lambda truce: truce.word.span)]


@pytest.mark.parametrize(("language", "text", "expected"), SECOND)
def test_second_truces(language: str, text: str, expected: list[str]) -> None:
    """An earlier, other or fuller truce is an entry of its own; the same one again is not."""
    assert _found(language, text) == expected
