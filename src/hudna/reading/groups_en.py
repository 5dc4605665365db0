"""English verb groups and subjects as values: what stands before a verb and goes with it."""

import msgspec

from hudna.reading.drafts import Scene
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ADVERB, AUX, NEG, PREP, PUNCT, WORD

_BE = ("is", "are", "was", "were", "be", "been", "being")
_MODALS = ("will", "would", "could", "should", "may", "might", "must", "can", "shall", "let")


class Group(msgspec.Struct, gc=False):
    """The words that go with a verb before it.

    Attributes:
        first: First token of the group.
        negated: A negation is in it.
        modal: A modal is in it: the act is not made yet.
        to: The verb is an infinitive.
        be: A form of be: passive or progressive.
        aux: An auxiliary is in it.
    """

    first: int
    negated: bool = False
    modal: bool = False
    to: bool = False
    be: bool = False
    aux: bool = False


class Subject(msgspec.Struct, gc=False):
    """Where the subject of a verb is.

    Attributes:
        where: ``before`` ``relative`` ``coordinated`` ``inverted`` ``quotation`` ``pronoun``
            or empty.
        phrases: Token ranges of the speakers.
        first: First token of subject and verb together: content before it ends here.
        opener: The token right before the subject's clause, or -1.
        governed: A preposition or verb stands before it: perhaps no subject at all.
    """

    where: str
    phrases: list[tuple[int, int]]
    first: int
    opener: int = -1
    governed: bool = False


def verb_group(layers: Layers, i: int, floor: int) -> Group:
    """Give the auxiliaries, adverbs and negations before the verb at ``i``."""
    group = Group(i)
    j = i - 1
    while j >= floor:
        flag, base = layers.flags[j], layers.grams[j].base
        if flag & PUNCT:
            break
        if base == "to":
            group.to, group.first = True, j
            break
        if base in _BE:
            group.be = True
        elif base in _MODALS:
            group.modal = True
        elif flag & NEG:
            group.negated = True
            group.modal = group.modal or base in ("wont", "won't", "cannot")
        elif base in ("both", "all", "each") and j > floor and layers.flags[j - 1] & WORD:
            if layers.flags[j - 1] & (PREP | ADVERB):
                break
        elif not (flag & AUX or (flag & ADVERB and not layers.in_time[j])):
            break
        group.aux = group.aux or bool(flag & AUX and base != "also")
        group.first = j
        j -= 1
    return group


def floor_of(scene: Scene, i: int) -> int:
    """Give where the words around ``i`` begin: after the opening quotation mark, or the sentence."""
    floor = scene.sentence.first
    for quotation in scene.layers.quotations_in(floor, i):
        between = range(quotation.first + 1, i)
        if all(scene.layers.flags[k] & (AUX | ADVERB) for k in between):
            continue  # «the council "calls for …"»: the subject stands before the mark
        if quotation.last > i and quotation.last - quotation.first > 5:
            floor = quotation.first + 1
    return floor
