"""Numbers in lists: shares of a total, and bare numbers that go on counting the same.

«ستة منها في حلب وثمانية في حماة», "nine of them in the north", "Kyiv counted 90 breaches, Moscow 70".
"""

import msgspec

from hudna.language.words import Sentence
from hudna.reading.event_toll import Toll
from hudna.reading.layers import Layers
from hudna.reading.lexicon import PUNCT
from hudna.reading.quantities import Quantity
from hudna.reading.toll_words import TollWords

_NEAR, _LONG = 8, 18
_SUMMED = frozenset(("violations", "other"))


class TollScene(msgspec.Struct, gc=False):
    """One sentence while its numbers are read.

    ``topic`` is what its list counts, ``head`` what its total counts, of which others are shares.
    """

    layers: Layers
    words: TollWords
    sentence: Sentence
    number: int
    starts: dict[int, Quantity]
    topic: str = ""
    head: str = ""
    sharing: bool = False


def share_of(scene: TollScene, q: Quantity, noun: int, end: int) -> Toll | None:
    """Give the toll of a number that is a share of its sentence's total; None if it is none.

    Args:
        scene: The sentence.
        q: The quantity.
        noun: Token of the counted noun, -1 without one.
        end: One past it.
    """
    if not scene.head or q.dual or not _is_share(scene, q):
        return None
    scene.sharing = True
    of = (noun, end) if noun >= 0 else (q.last, q.last)
    last = max(end, q.last)
    toll = Toll(q.first, last, scene.head, q.value, q.bound, of, scene.number, q.first)
    toll.listed = True
    return toll


def _is_share(scene: TollScene, q: Quantity) -> bool:
    words, texts = scene.words, scene.layers.text.words
    if _of_them(scene, q.last):
        return True
    if scene.head not in _SUMMED:
        return False
    before = texts[q.first - 1] if q.first > scene.sentence.first else None
    if words.arabic and before is not None and "parts" in words.roles(before):
        return True  # «منها 219 قصفا»
    joined = texts[q.first].surface[:1] == "و" or texts[q.first - 1].norm in ("and", "و")
    if not (scene.sharing and joined):
        return False
    between = range(max(scene.sentence.first, q.first - _NEAR), q.first)
    return not any(texts[j].kind == "stop" for j in between)


def _of_them(scene: TollScene, j: int) -> bool:
    """Tell whether «منها», "of them", "of which" stands right after a number."""
    layers, last = scene.layers, scene.sentence.last
    if j >= last or layers.flags[j] & PUNCT:
        return False
    base = layers.grams[j].base
    if scene.words.arabic:
        return base.startswith("من") and "parts" in scene.words.roles(layers.text.words[j])
    shares = layers.lexicon.members("counts.lists.shared")
    return base == "of" and j + 1 < last and layers.grams[j + 1].base in shares


def gapped(scene: TollScene, q: Quantity) -> bool:
    """Tell whether a bare number is another's for the same: "Kyiv counted 90 breaches, Moscow 70"."""
    layers, j = scene.layers, q.first - 1
    if j <= scene.sentence.first or not layers.within[j]:
        return False
    name = layers.within[j]
    while j > scene.sentence.first and layers.within[j] == name:
        j -= 1
    joined = layers.text.words[j].kind == "comma" or layers.grams[j].base == "and"
    ends = q.last >= scene.sentence.last or layers.text.words[q.last].kind in ("stop", "comma")
    return ends and (joined or bool(layers.text.words[j + 1].conj))


def is_listed(scene: TollScene, q: Quantity) -> bool:
    """Tell whether a bare number goes on with the list of its sentence: "13 by X", «من 157»."""
    layers = scene.layers
    before = layers.grams[q.first - 1].base if q.first else ""
    after = layers.grams[q.last].base if q.last < scene.sentence.last else ""
    return before in _FROM_TO or after in _SHARES or layers.text.words[q.first].prep != ""


_FROM_TO = frozenset(("من", "إلى", "from", "to", "at"))
_SHARES = frozenset(("by", "in", "في", "من"))


def headed(scene: TollScene, q: Quantity) -> str:
    """Give what a list counts whose head stands before a colon: "Breaches: 20 by X, 13 by Y"."""
    texts, colon = scene.layers.text.words, False
    for j in range(q.first - 1, max(scene.sentence.first, q.first - _LONG) - 1, -1):
        colon = colon or texts[j].kind == "colon"
        if colon and "violations.nouns" in scene.words.roles(texts[j]):
            return "violations"
    return ""
