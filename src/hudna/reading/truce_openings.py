"""When a verb or noun of beginning stands away from its time: «بدأ، عند الرابعة، سريان الهدنة».

Comes in: the token of a time and the truce beside it. Goes out: whether that time is when the truce
began. Arabic puts subjects, asides and places between the two; a clause of its own parts them.
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import ADVERB, COMP, PREP, PUNCT, REL, VERB
from hudna.reading.truce_lexicon import PAST, PRESENT, TruceWords
from hudna.reading.truce_sights import Sight

_BEFORE = 5
_GAP = 32
_VERB = 3
_LENGTHS = frozenset(("length_units", "length_duals"))
_FINITE = ("perfect", "imperfect", "future")
_BETWEEN = frozenset(("begins", "start_words", "deals", "at_words", "respects", "texts"))


def opens_at(layers: Layers, words: TruceWords, token: int, sight: Sight) -> bool:
    """Tell whether a time before a truce is that of its beginning: «بدأ عند الرابعة سريان هدنة»."""
    tokens = layers.text.words
    for k in range(token, sight.fore):
        if layers.in_time[k] or tokens[k].kind == "comma" or layers.flags[k] & ADVERB:
            continue
        if _BETWEEN.isdisjoint(words.of(tokens[k])):
            return False
    for k in range(token - 1, max(sight.sentence.first, token - _BEFORE) - 1, -1):
        if words.of(tokens[k]).get("begins", 0) & (PAST | PRESENT):
            return not tokens[k].article
        linking = tokens[k].kind == "comma" or layers.flags[k] & (PREP | ADVERB)
        if not (linking or layers.in_time[k] or "at_words" in words.of(tokens[k])):
            return False
    return False


def begins_before(layers: Layers, words: TruceWords, token: int, sight: Sight) -> bool:
    """Tell whether a truce that is said to begin has its time past asides: «بدأت الهدنة، …، في X»."""
    tokens = layers.text.words
    if layers.text.language == "en" or not 0 <= token - sight.reach <= _GAP:
        return False
    before = tokens[token - 1]
    if not (before.kind == "comma" or "at_words" in words.of(before)):
        return False
    low = max(sight.sentence.first, sight.fore - _VERB)
    opened = any(_opens(layers, words, k) for k in range(low, sight.fore))
    return opened and _one_clause(layers, words, sight.reach, token)


def _opens(layers: Layers, words: TruceWords, k: int) -> bool:
    word = layers.text.words[k]
    if layers.flags[k] & (PUNCT | PREP) or word.article:
        return False
    kinds = words.of(word)
    if k and "end_words" in words.of(layers.text.words[k - 1]):
        return False  # «ينتهي سريان الهدنة»
    return "begins" in kinds or ("start_words" in kinds and not layers.in_time[k])


def _one_clause(layers: Layers, words: TruceWords, first: int, stop: int) -> bool:
    for k in range(first, stop):
        if layers.flags[k] & (REL | COMP | VERB) or layers.text.words[k].kind in ("stop", "colon"):
            return False
        if layers.in_time[k] and k < stop - 2 and not layers.in_time[k + 1]:
            # another time was told before, unless it is how long ago something was
            earlier = layers.text.words[k - 1]
            dated = _LENGTHS.isdisjoint(words.of(layers.text.words[k]))
            if dated and not (words.has("since_words", earlier.norm) or layers.in_time[k - 1]):
                return False
        if layers.within[k] or "between" in words.of(layers.text.words[k]):
            continue
        if any(hit.kind in _FINITE for hit in layers.grams[k].hits):
            return False
    return True


def running(layers: Layers, words: TruceWords, sight: Sight, since: int) -> bool:
    """Tell whether «منذ» tells since when a truce runs: «الساري في سوريا منذ 27 شباط»."""
    tokens = layers.text.words
    if layers.text.language == "en" or since - sight.reach > _GAP:
        return False
    for k in range(since - 1, sight.reach - 1, -1):
        kinds = words.of(tokens[k])
        if "holds" in kinds and tokens[k].article:
            return True
        finite = any(hit.kind in _FINITE for hit in layers.grams[k].hits)
        if finite or layers.flags[k] & (COMP | VERB):
            return False
    return False
