"""English verb groups and subjects as values: what stands before a verb and goes with it."""

import msgspec

from hudna.reading.drafts import Scene
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ADVERB, AUX, NEG, NUMBER, PREP, PUNCT, WORD

_DATELINE = 14  # tokens
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


def past_dateline(layers: Layers, first: int, stop: int) -> int:
    """Give the position after «New Delhi, May 11 (PTI)»; ``first`` if the sentence has none."""
    opened = -1
    for k in range(first, min(stop, first + _DATELINE)):
        word, flag = layers.text.words[k], layers.flags[k]
        if opened < 0 and word.kind == "open" and k > first:
            opened = k
        elif opened >= 0 and word.kind == "close":
            inside = layers.name_at.get(opened + 1)
            actor = layers.packs.actors.get(inside.actor.id) if inside and inside.actor else None
            agency = actor is not None and actor.kind in ("agency", "outlet")
            return k + 1 if agency else first
        elif not (word.title or word.upper or flag & (PUNCT | NUMBER) or layers.in_time[k]):
            return first
        elif word.kind in ("stop", "colon", "quote"):
            return first
    return first


def floor_of(scene: Scene, i: int) -> int:
    """Give where the words around ``i`` begin: after the opening quotation mark, or the sentence."""
    floor = min(i, past_dateline(scene.layers, scene.sentence.first, scene.stop))
    for quotation in scene.layers.quotations_in(floor, i):
        between = range(quotation.first + 1, i)
        if all(scene.layers.flags[k] & (AUX | ADVERB) for k in between):
            continue  # «the council "calls for …"»: the subject stands before the mark
        if quotation.last > i and quotation.last - quotation.first > 5:
            floor = quotation.first + 1
    return floor
