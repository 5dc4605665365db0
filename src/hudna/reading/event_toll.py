"""A number with what it counts, and the one or two people whom no number counts.

In: the layers, whose words the ``counts`` lists of the packs describe. Out: tolls.
"""

from itertools import compress, count, repeat

import msgspec

from hudna.reading.layers import Layers
from hudna.reading.quantities import Quantity
from hudna.reading.toll_words import TollWords, toll_words

_SERIES = 100
_WINDOW = 14
_OF = ("of", "من")


class Toll(msgspec.Struct, gc=False):
    """A number with what it counts.

    Attributes:
        first: First token of the number, or of the counted word where that holds the number.
        last: One past the counted word.
        what: ``killed`` ``injured`` ``detained`` ``displaced`` ``violations`` ``other``.
        value: The number.
        bound: ``exact`` ``at_least`` ``at_most`` ``about``.
        of: Token range of the counted noun.
        sentence: Index of its sentence.
        cue: Token that tells what is counted.
        single: No number stands there: the singular or dual noun is it.
        taken: An event has it as its figure.
        lasting: The event that has it went on for no single day.
        listed: It stands in a list whose head tells what is counted.
    """

    first: int
    last: int
    what: str
    value: int
    bound: str
    of: tuple[int, int]
    sentence: int
    cue: int
    single: bool = False
    taken: bool = False
    lasting: bool = False
    listed: bool = False


def is_series(toll: Toll) -> bool:
    """Tell whether a number of attacks is too great for one event: "409 raids"."""
    return toll.what == "other" and toll.value >= _SERIES


def find_singles(layers: Layers, words: TollWords, starts: dict[int, Quantity]) -> list[Toll]:
    """Find one or two people that no number counts: «مقتل جندي», "killed a soldier"."""
    texts, sentences = layers.text.words, layers.text.sentences
    get = words.harms.get
    # Words not met before pass as candidates: what they do is worked out below.
    marked = list(compress(count(), map(get, layers.surfaces, repeat(True))))
    found: list[Toll] = []
    number = -1
    for i in marked:
        what = words.harm(texts[i])
        if not what:
            continue
        while number + 1 < len(sentences) and sentences[number + 1].first <= i:
            number += 1
        if number < 0 or i >= sentences[number].last:
            continue
        if what != "violations":
            found += _single(layers, words, i, what, number, starts)
        elif i not in starts:
            found.append(Toll(i, i + 1, what, 2, "exact", (i, i + 1), number, i))
    return found


def _single(
    layers: Layers,
    words: TollWords,
    i: int,
    what: str,
    number: int,
    starts: dict[int, Quantity],
) -> list[Toll]:
    """Read whom the word of harm at ``i`` befell, if that is one or two people."""
    texts, arabic = layers.text.words, words.arabic
    stop = layers.text.sentences[number].last
    for j in range(i + 1, min(stop, i + (3 if arabic else 4))):
        if j in starts or texts[j].kind != "word":
            break
        person = words.roles(texts[j])
        if "singulars" in person or "duals" in person:
            if not arabic and layers.grams[j - 1].base not in ("a", "an", "one"):
                break
            value = 2 if "duals" in person else 1
            return [Toll(i, j + 1, what, value, "exact", (j, j + 1), number, i, single=True)]
        if arabic and (texts[j].conj or texts[j].prep):
            break
    return []


def cumulative(layers: Layers, toll: Toll) -> bool:
    """Tell whether words of totals stand around a toll: since, in all, the number of."""
    words = toll_words(layers.lexicon)
    texts = layers.text.words
    sentence = layers.text.sentences[toll.sentence]
    low = max(sentence.first, min(toll.first, toll.cue) - _WINDOW)
    high = min(sentence.last, toll.last + _WINDOW)
    for j in range(low, high):
        roles = words.roles(texts[j])
        if "strong" in roles:
            return True
        if "spans" in roles and any(
            "over" in words.roles(texts[k]) for k in range(max(low, j - 4), j)
        ):
            return True
        after = layers.grams[j + 1].base if j + 1 < high else ""
        if "spans" in roles and layers.grams[j - 1].counts and after in _OF:
            return True  # "in five days of fighting"
    return False
