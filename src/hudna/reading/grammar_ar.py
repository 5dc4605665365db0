"""What Arabic brings to the frame engine: prepositions, clauses and phrases."""

from hudna.packs.schema import Frame, Slot
from hudna.reading.contents_ar import content_end
from hudna.reading.joins_ar import coordinates, skip_one
from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, QUOTE
from hudna.reading.phrases_ar import noun_phrase
from hudna.reading.slots import Grammar

_PRONOUN_FORMS = {
    "ب": ("به", "بها", "بهم", "بهما"),
    "على": ("عليه", "عليها", "عليهم", "عليهما"),
    "إلى": ("إليه", "إليها", "إليهم", "إليهما"),
    "عن": ("عنه", "عنها", "عنهم"),
    "من": ("منه", "منها", "منهم"),
    "ل": ("له", "لها", "لهم", "لهما"),
    "في": ("فيه", "فيها", "فيهما"),
}
CLAUSE = Frame((Slot("C"),))
SAID = Frame((Slot("Q"),))


def _preposition(layers: Layers, j: int, value: str) -> int:
    if j >= len(layers.grams):
        return -1
    gram, word = layers.grams[j], layers.text.words[j]
    if word.conj:
        return -1
    if len(value) == 1:
        if word.prep == value or (gram.flags & COMP and gram.base[:1] == value):
            return j if word.core or gram.flags & COMP else j + 1
        if gram.base in _PRONOUN_FORMS.get(value, ()):
            return j + 1
        return -1
    if gram.base == value or gram.base in _PRONOUN_FORMS.get(value, ()):
        return j + 1
    return j + 1 if value == "إلى" and gram.base == "الى" else -1


def _clause(layers: Layers, j: int, stop: int) -> int:
    flag = layers.flags[j]
    if flag & COMP and not layers.text.words[j].conj:
        return j
    if flag & QUOTE and j + 1 < stop and layers.flags[j + 1] & COMP:
        return j + 1
    return -1


def _pronoun_object(layers: Layers, j: int, value: str) -> bool:
    return j < len(layers.grams) and layers.grams[j].base in _PRONOUN_FORMS.get(value, ())


_AFTER_HEAD = tuple(
    Frame((*(Slot("prep", to), Slot("A")), Slot("prep", what), Slot("N")))
    for to in ("ل", "إلى")
    for what in ("ب", "ل", "إلى")
)
GRAMMAR = Grammar(
    noun_phrase,
    coordinates,
    skip_one,
    content_end,
    _preposition,
    _clause,
    _pronoun_object,
    _AFTER_HEAD,
)
