"""«كل منهما الأخرى», «بعضهما بعضا»: what two do to each other.

Comes in: the token at which such a phrase may begin. Goes out: where it ends.
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import BOUND

_EACH = "كل"
_SOME = "بعض"


def each_other(layers: Layers, first: int, stop: int) -> int:
    """Give the end of a reciprocal that begins at a token; the token itself if none does."""
    words = layers.text.words
    if first >= stop:
        return first
    if words[first].suffix and words[first].stem == _SOME:
        follows = first + 1 < stop and words[first + 1].norm.endswith((_SOME, f"{_SOME}ا"))
        return first + 2 if follows else first
    if first + 2 >= stop or layers.grams[first].base != _EACH:
        return first
    other = words[first + 2].article and not layers.in_time[first + 2]
    return first + 3 if other and layers.flags[first + 1] & BOUND else first
