"""Who fights whom, as the text itself says: «معارك بين X وY», clashes between X and Y.

Comes in: the cast of a document. Goes out: pairs of sides by where they are told; a truce whose
own clauses name nobody is one between those who fight.
"""

from bisect import bisect_left

import msgspec

from hudna.reading.speakers import Speaker
from hudna.reading.truce_cast import Cast, canonical
from hudna.reading.truce_rivals import told_rivals
from hudna.reading.truce_sides import side


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
    for place, pair in told_rivals(cast.layers, cast.words):
        sides = canonical(cast, pair)
        if len({side(cast.layers, who) for who in sides}) > 1:
            foes.places.append(place)
            foes.pairs.append(sides[:2])
    return foes
