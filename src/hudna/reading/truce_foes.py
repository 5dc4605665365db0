"""Who fights whom, as the text itself says: «معارك بين X وY», clashes between X and Y.

Comes in: the cast of a document. Goes out: pairs of sides by where they are told; a truce whose
own clauses name nobody is one between those who fight.
"""

from bisect import bisect_left

import msgspec

from hudna.reading.speakers import Speaker
from hudna.reading.truce_cast import Cast, canonical
from hudna.reading.truce_people import agents_en, phrases
from hudna.reading.truce_sides import side

_REACH = 5
_PHRASE = 30


class Foes(msgspec.Struct, gc=False):
    """The pairs of sides that a text tells as fighting.

    Attributes:
        places: The token of each telling, rising.
        pairs: The sides told there.
    """

    places: list[int]
    pairs: list[list[Speaker]]

    def near(self, token: int) -> list[Speaker]:
        """Give the sides told nearest to a token."""
        at = bisect_left(self.places, token)
        around = [k for k in (at - 1, at) if 0 <= k < len(self.places)]
        if not around:
            return []
        return self.pairs[min(around, key=lambda k: abs(self.places[k] - token))]


def read_foes(cast: Cast) -> Foes:
    """Read who is said to fight whom."""
    foes = Foes([], [])
    tokens, words = cast.layers.text.words, cast.words
    for k, word in enumerate(tokens):
        if "fights" not in words.of(word):
            continue
        for j in range(k + 1, min(k + _REACH, len(tokens) - 1)):
            if tokens[j].kind in ("comma", "stop", "colon"):
                break
            if "between" in words.of(tokens[j]) and not tokens[j].suffix:
                sides = _sides(cast, j + 1)
                if len({side(cast.layers, who) for who in sides}) > 1:
                    foes.places.append(k)
                    foes.pairs.append(sides[:2])
                break
    return foes


def _sides(cast: Cast, first: int) -> list[Speaker]:
    layers = cast.layers
    stop = min(len(layers.text.words), first + _PHRASE)
    found = canonical(cast, phrases(layers, first, stop))
    if len(found) < 2 and layers.text.language == "en":
        found = canonical(cast, agents_en(layers, first, stop))
    return found
