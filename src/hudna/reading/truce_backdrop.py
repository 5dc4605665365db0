"""Which indefinite namings bring in an earlier truce: «وكانت هدنة …», "A truce brokered in May lasted".

Comes in: one sight and the arrays. Goes out: whether the sight is the story's past and no naming of
the truce told before.
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import PUNCT
from hudna.reading.truce_lexicon import NOUN, PAST, TruceWords
from hudna.reading.truce_sights import Sight

_REACH = 22
_AUXILIARY = 2
_OVER = ("collapses", "ends", "breaks")


def in_background(layers: Layers, words: TruceWords, sight: Sight) -> bool:
    """Tell whether a naming opens the story of another, earlier truce.

    Both languages put a new subject without its article there: Arabic after «كان», English at the
    head of the sentence, with a verb that tells how it ended.
    """
    if sight.verb and words.language == "en":
        return _pluperfect(layers, words, sight)
    if sight.definite or sight.again or sight.verb:
        return False
    if words.language == "ar":
        return _after_was(layers, words, sight)
    if sight.plural:
        return False
    return _opens_and_ends(layers, words, sight)


def asked_before(layers: Layers, words: TruceWords, sight: Sight) -> bool:
    """Tell whether the sentence is in the pluperfect: «وكان X قد دعا إلى هدنة»."""
    first = sight.sentence.first
    if words.language == "en" or sight.definite or first >= sight.fore:
        return False
    return "was" in words.of(layers.text.words[first])


def _after_was(layers: Layers, words: TruceWords, sight: Sight) -> bool:
    """Tell whether «كانت» or «انهيار» stands right before: «وكانت هدنة سابقة قد انهارت»."""
    k = sight.fore - 1
    if k < sight.sentence.first or layers.text.words[sight.fore].prep:
        return False
    kinds = words.of(layers.text.words[k])
    return "was" in kinds or any(kinds.get(name, 0) & NOUN for name in _OVER)


def _pluperfect(layers: Layers, words: TruceWords, sight: Sight) -> bool:
    """Tell whether a halt is told in the pluperfect: "which had itself paused operations"."""
    low = max(sight.sentence.first, sight.first - _AUXILIARY)
    return any(words.has("had", layers.text.words[k].norm) for k in range(low, sight.first))


def _opens_and_ends(layers: Layers, words: TruceWords, sight: Sight) -> bool:
    """Tell whether the sentence opens with the truce and says how it came to an end."""
    tokens, first = layers.text.words, sight.sentence.first
    if sight.fore != first or tokens[first].norm not in ("a", "an"):
        return False
    for k in range(sight.reach, min(sight.sentence.last, sight.reach + _REACH)):
        if layers.flags[k] & PUNCT and tokens[k].kind == "stop":
            return False
        kinds = words.of(tokens[k])
        if any(kinds.get(name, 0) & PAST for name in _OVER):
            return True
        follow = tokens[k + 1].norm if k + 1 < sight.sentence.last else ""
        if words.pairs.get((tokens[k].norm, follow)) in _OVER:
            return True
    return False
