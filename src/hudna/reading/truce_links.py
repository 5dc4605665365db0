"""What may stand between a word that governs a truce and the truce itself.

Comes in: the tokens of both. Goes out: whether the one reaches the other.
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import BODY, DEMONYM, DET, PEOPLE, PREP, PUNCT, ROLE, WORD
from hudna.reading.truce_lexicon import TruceWords

_LINKS = ("deals", "texts", "modifiers", "lacks")


def passed(layers: Layers, words: TruceWords, k: int, anchor: int, name: str) -> bool:
    """Tell whether a word of a list stands between a governor and what it governs.

    «جددت استعدادها إلى هدنة» renews no truce, «يسري منذ عام وقف» tells that one runs.
    """
    return any(name in words.of(layers.text.words[j]) for j in range(k + 1, anchor))


def timed(layers: Layers, words: TruceWords, k: int) -> bool:
    """Tell whether a time or a length follows: «منذ 1997», «بعد يومين»."""
    if k >= len(layers.flags) or layers.in_time[k]:
        return True
    return not {"length_units", "length_duals"}.isdisjoint(words.of(layers.text.words[k]))


def touches(
    layers: Layers, words: TruceWords, k: int, anchor: int, governing: tuple[str, ...]
) -> bool:
    """Tell whether only links stand between a noun and what it governs."""
    if anchor - k > 12:
        return False
    for j in range(k + 1, anchor):
        kinds = words.of(layers.text.words[j])
        flag = layers.flags[j]
        linking = flag & PREP or flag & PUNCT or not flag & WORD
        linking = linking or flag & (DEMONYM | ROLE | BODY | PEOPLE | DET)
        linking = linking or any(name in kinds for name in (*_LINKS, *governing))
        linking = linking or layers.text.words[j].norm in layers.lexicon.adjectives
        linking = linking or layers.text.words[j].article
        short = layers.text.language == "en" and len(layers.text.words[j].norm) <= 3
        if not (linking or short or in_name(layers, j) or layers.in_time[j] or anchor - k <= 2):
            return False
    return True


def in_name(layers: Layers, k: int) -> bool:
    """Tell whether a token is part of a name."""
    return bool(layers.within[k])
