"""Who brokers, sponsors, guarantees or watches over a truce.

Comes in: a sight. Goes out: speakers with canonical names, each from a construction beside the truce.
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import BOUND, COMP, PREP, PUNCT, REL
from hudna.reading.speakers import Speaker
from hudna.reading.truce_lexicon import TruceWords
from hudna.reading.truce_people import agents_en, demonyms, phrases, subject_before, subject_en
from hudna.reading.truce_sights import Sight

_BROKERED = 3


def guarantors(
    layers: Layers, words: TruceWords, sight: Sight, floor: int, roof: int
) -> list[Speaker]:
    """Give mediators, sponsors and guarantors named in the truce's clause."""
    low = max(floor, sight.sentence.first)
    high = min(roof, sight.sentence.last)
    found: list[Speaker] = []
    for k in sight.at(low, high, "brokers", "broker_nouns", "brokered", "brokering_verbs"):
        if sight.first <= k < sight.last or layers.within[k]:
            continue
        if "brokering_verbs" in words.of(layers.text.words[k]) and (
            layers.text.language == "ar" or not sight.fore <= k < sight.first
        ):
            found += _brokering(layers, k, sight, high)
        else:
            found += _broker(layers, words, k, high, sight)
    return found


def _brokering(layers: Layers, k: int, sight: Sight, high: int) -> list[Speaker]:
    """Give who broker or watch over it: «ترعاها مصر», «توسطت فيه قطر», after X had mediated."""
    if layers.text.language == "en":
        follow = layers.text.words[k + 1].norm if k + 1 < high else ""
        found = agents_en(layers, k + 2, high) if follow == "by" else subject_en(layers, k, high)
        return [s for s in found if s.ref]
    borne = layers.text.words[k].suffix or (k + 1 < high and layers.flags[k + 1] & BOUND)
    if not borne and not 0 < sight.fore - k <= _BROKERED:
        return []
    j = k + 1
    while j < high and (layers.flags[j] & BOUND or layers.in_time[j]):
        j += 1
    if j < high and not layers.flags[j] & (PREP | PUNCT | COMP | REL):
        found = phrases(layers, j, high)
        if found and found[0].first < sight.first < found[0].last:
            found = []
        if found:
            return found
    return subject_before(layers, k)


def _broker(layers: Layers, words: TruceWords, k: int, high: int, sight: Sight) -> list[Speaker]:
    english = layers.text.language == "en"
    if english:
        return _broker_en(layers, words, k, high, sight)
    found = demonyms(layers, k + 1, min(high, k + 5))
    if found:
        return found
    if "brokers" not in words.of(layers.text.words[k]):
        return []
    found = phrases(layers, k + 1, high) or _broker_named(layers, k + 1, high)
    return [s for s in found if s.ref or "broker_nouns" not in words.of(layers.text.words[k])]


def _broker_named(layers: Layers, first: int, high: int) -> list[Speaker]:
    """Give the first name after «بوساطة قامت بها»."""
    for k in range(first, min(high, first + 5)):
        if layers.flags[k] & PUNCT and layers.text.words[k].kind != "other":
            break
        name = layers.name_at.get(k)
        if name is not None and name.actor is not None:
            return [s for s in phrases(layers, k, high) if s.ref]
    return []


def _broker_en(layers: Layers, words: TruceWords, k: int, high: int, sight: Sight) -> list[Speaker]:
    tokens = layers.text.words
    if "brokered" in words.of(tokens[k]):
        if k + 1 < high and tokens[k + 1].norm == "by":
            return agents_en(layers, k + 2, high)
        if sight.fore <= k < sight.first:
            return demonyms(layers, max(sight.fore, k - 5), k)
        return []
    if k + 1 < high and tokens[k + 1].norm in ("of", "by"):
        return phrases(layers, k + 2, high)
    if k >= 1:
        return demonyms(layers, max(sight.sentence.first, k - 2), k)
    return []
