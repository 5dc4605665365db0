"""Numbers that stand in a row: «مقتل 40 مدنيا و11 عسكريا», "290 rebels, 70 soldiers and 27 others".

In: the quantities of one sentence with what each was found to count. Out: tolls for those that
count what their neighbour counts.
"""

import msgspec

from hudna.reading.event_toll import Toll
from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, REL
from hudna.reading.quantities import Quantity
from hudna.reading.toll_words import TollWords

_BETWEEN = 6
_PEOPLE = frozenset(("killed", "injured", "detained", "displaced"))


class Member(msgspec.Struct, gc=False):
    """A quantity of people, and its toll if it is known what it counts.

    Attributes:
        quantity: The number.
        first: First token of the counted noun.
        last: One past it.
        toll: What it was found to count.
    """

    quantity: Quantity
    first: int
    last: int
    toll: Toll | None = None


def join_series(layers: Layers, words: TollWords, members: list[Member], number: int) -> list[Toll]:
    """Give the tolls of members that a conjunction joins to one whose toll is known."""
    found: list[Toll] = []
    order = range(1, len(members))
    pairs = [(k - 1, k) for k in order] + [(k, k - 1) for k in reversed(order)]
    for known, bare in pairs:
        toll = members[known].toll
        if toll is None or members[bare].toll is not None or toll.what not in _PEOPLE:
            continue
        if not _joined(layers, words, members, max(known, bare)):
            continue
        member, q = members[bare], members[bare].quantity
        if q.low != q.high:
            continue
        of = (member.first, member.last)
        member.toll = Toll(q.first, member.last, toll.what, q.value, q.bound, of, number, toll.cue)
        found.append(member.toll)
    return found


def _joined(layers: Layers, words: TollWords, members: list[Member], k: int) -> bool:
    """Tell whether a member is joined to the one before it: by "and", or by a comma in a list."""
    texts = layers.text.words
    first, last = members[k - 1].last, members[k].quantity.first
    if not first <= last <= first + _BETWEEN:
        return False
    for j in range(first, last):
        if layers.flags[j] & (COMP | REL) or texts[j].kind in ("stop", "colon", "dash"):
            return False
        if any(
            r == "parts" or r.endswith((".verbs", ".heads", ".nouns"))
            for r in words.roles(texts[j])
        ):
            return False
    if any(texts[j].conj or layers.grams[j].base in _AND for j in range(first, last)):
        return True
    if texts[last].conj:
        return True
    comma = any(texts[j].kind == "comma" for j in range(first, last))
    return comma and k + 1 < len(members) and _joined(layers, words, members, k + 1)


_AND = frozenset(("and", "و"))
