"""Who brokered, hosts, guarantees or watches over a truce.

Comes in: a sight and the range of tokens that may be read. Goes out: speakers. A mediator is told
by a noun (under the auspices of X, «برعاية X», X's mediation), by a verb (X, which watches over
it; «يشرف عليه X»), or by what he is called (with X as guarantor).
"""

from hudna.reading import phrases_ar
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    AUX,
    BODY,
    BOUND,
    COMP,
    DEMONYM,
    DUAL,
    KANA,
    PEOPLE,
    PREP,
    PUNCT,
    RANK,
    REL,
    ROLE,
    VERB,
)
from hudna.reading.speakers import Memory, Speaker, resolve
from hudna.reading.truce_actors import actors, demonyms
from hudna.reading.truce_brokers_en import broker_en, brokering_en, called_en
from hudna.reading.truce_lexicon import TruceWords
from hudna.reading.truce_people import phrases, subject_before
from hudna.reading.truce_sights import Sight
from hudna.reading.truce_subjects import doers

_BROKERED = 3
_NEAR = 8
_BACK = 12
_MARKS = ("brokers", "broker_nouns", "brokered", "brokering_verbs", "guarantor_nouns")
_RELATIONAL = ("\u064a\u0629", "\u064a")
_IT = ("it", "them")


def guarantors(
    layers: Layers,
    words: TruceWords,
    sight: Sight,
    floor: int,
    roof: int,
    *,
    tail: bool = False,
) -> list[Speaker]:
    """Give mediators, sponsors and guarantors named in the truce's clause.

    Args:
        layers: The document's arrays.
        words: The truce lists.
        sight: The truce.
        floor: First token that may be read.
        roof: One past the last token that may be read.
        tail: The sentence only comes after that of the truce: it must take the truce up.
    """
    low = max(floor, sight.sentence.first)
    high = min(roof, sight.sentence.last)
    found: list[Speaker] = []
    for k in sight.at(low, high, *_MARKS):
        if sight.first <= k < sight.last or layers.within[k]:
            continue
        if not tail and _apart(layers, sight, k):
            continue
        if tail and not _takes_up(layers, words, k, low, high, sight):
            continue
        kinds = words.of(layers.text.words[k])
        if "guarantor_nouns" in kinds:
            found += _called(layers, k, low, high)
        if "brokering_verbs" in kinds and (
            layers.text.language == "ar" or not sight.fore <= k < sight.first
        ):
            found += _brokering(layers, words, k, sight, high)
        elif any(name in kinds for name in ("brokers", "broker_nouns", "brokered")):
            found += _broker(layers, words, k, high, sight)
    return found


def _apart(layers: Layers, sight: Sight, k: int) -> bool:
    """Tell whether a semicolon stands between a truce and a word."""
    between = range(min(k, sight.last), max(k, sight.first))
    return any(layers.text.words[j].surface in (";", "؛") for j in between)


def _takes_up(layers: Layers, words: TruceWords, k: int, low: int, high: int, sight: Sight) -> bool:
    """Tell whether a later sentence speaks of the truce where it names a mediator."""
    tokens = layers.text.words
    kinds = words.of(tokens[k])
    if "guarantor_nouns" in kinds:
        return True
    if "brokering_verbs" in kinds and layers.text.language == "ar" and k > low:
        if not layers.flags[k - 1] & (PUNCT | AUX | KANA):
            return False  # «عملية توسطت فيها X»: it takes up its own noun
    if tokens[k].suffix or (k + 1 < high and layers.flags[k + 1] & BOUND):
        return True
    if any(layers.flags[j] & DUAL for j in range(k + 1, min(high, k + _BROKERED + 1))):
        return True  # «وتوسطت X بين الطرفين»
    if k + 1 < high and tokens[k + 1].norm in _IT:
        return True
    if k > low and tokens[k - 1].norm in ("its", "their", "his", "her"):
        return True
    if "brokering_verbs" in kinds and _subject_of(layers, words, k, sight, high):
        return True
    near = range(max(low, k - _NEAR), min(high, k + _NEAR))
    return any("talks" in words.of(tokens[j]) for j in near)


def _called(layers: Layers, k: int, low: int, high: int) -> list[Speaker]:
    """Read «with X and Y as guarantors», «X stood as guarantor», «الدول الضامنة X وY»."""
    tokens = layers.text.words
    if layers.text.language == "ar":
        j = k + 1
        states = demonyms(layers, j, min(high, j + _BROKERED))
        if states and states[0].first == j:
            return states  # «الوسطاء القطري والمصري»
        while j < high and (
            tokens[j].kind in ("open", "comma", "colon") or layers.flags[j] & DEMONYM
        ):
            j += 1
        named = layers.name_at.get(j) if j > k + 1 else None
        if named is not None and named.actor is not None:
            return [s for s in actors(layers, j, high, strict=True) if s.ref]
        return []
    return called_en(layers, k, low, high)


def _brokering(layers: Layers, words: TruceWords, k: int, sight: Sight, high: int) -> list[Speaker]:
    """Give who broker or watch over it: «ترعاها مصر», «توسطت فيه قطر», after X had mediated."""
    tokens = layers.text.words
    if layers.text.language == "en":
        return brokering_en(layers, k, sight, high)
    borne = tokens[k].suffix or (k + 1 < high and layers.flags[k + 1] & BOUND)
    j = _past_truce(layers, words, k + 1, sight, high)
    taken = j > k + 1 or borne
    if not taken and not 0 < sight.fore - k <= _BROKERED:
        return _subject_of(layers, words, k, sight, high)
    while j < high and (layers.flags[j] & BOUND or layers.in_time[j]):
        j += 1
    if j < high and not layers.flags[j] & (PREP | PUNCT | COMP | REL):
        found = actors(layers, j, high, strict=not (taken and j > k + 1))
        found = found or phrases(layers, j, high)
        if found and found[0].first < sight.first < found[0].last:
            found = []
        if found:
            return found
    told, found = doers(layers, k, min(high, k + 1)), subject_before(layers, k)
    return told if len(told) > len(found) else found


def _subject_of(
    layers: Layers, words: TruceWords, k: int, sight: Sight, high: int
) -> list[Speaker]:
    """Give who stand between a verb and the truce or its care: «تضمن X وY الاتفاق»."""
    found = actors(layers, k + 1, high, strict=True)
    if not found:
        return []
    after = found[-1].last
    if after in (sight.fore, sight.first):
        return found
    word = layers.text.words[min(after, high - 1)]
    cared = "again" in (kinds := words.of(word)) or (word.suffix and "respects" in kinds)
    return found if cared else []


def _past_truce(layers: Layers, words: TruceWords, j: int, sight: Sight, high: int) -> int:
    """Give the position past «على الهدنة» or «المحادثات» after a verb of brokering."""
    k = j + 1 if j < high and layers.flags[j] & PREP else j
    if k in (sight.first, sight.fore):
        return sight.last
    if k < high and "talks" in words.of(layers.text.words[k]):
        return k + 1
    return j


def _broker(layers: Layers, words: TruceWords, k: int, high: int, sight: Sight) -> list[Speaker]:
    if layers.text.language == "en":
        return broker_en(layers, words, k, high, sight)
    word = layers.text.words[k]
    far = min(high, k + 5)
    closed = next((j for j in range(k + 1, far) if layers.text.words[j].kind == "comma"), far)
    found = demonyms(layers, k + 1, closed)
    if found and _adjectival(layers, k + 1):
        return found
    if word.suffix:
        return _before(layers, k, sight.sentence.first)
    if k + 1 < high and layers.grams[k + 1].base == "بلاده":
        return _before(layers, k, sight.sentence.first)
    if "brokers" not in words.of(word):
        return []
    j = k + 1
    if j < high and (layers.grams[j].base == "من" or layers.text.words[j].norm == "كل"):
        j += 1
    named = actors(layers, j, high) or phrases(layers, k + 1, high)
    named = named or _broker_named(layers, k + 1, high)
    found = named or found or _anybody(layers, j, high)
    plain = word.prep or "broker_nouns" not in words.of(word)
    return [s for s in found if s.ref or (plain and not _relational(layers, s))]


def _adjectival(layers: Layers, first: int) -> bool:
    """Tell whether adjectives follow a noun of mediation: «بوساطة مصرية», «بجهود دولية ومصرية»."""
    word = layers.text.words[first]
    name = layers.name_at.get(first)
    known = name is not None and name.last > first + 1
    people = layers.flags[first] & (ROLE | RANK | PEOPLE | BODY | PREP)
    return not (known or word.article or word.suffix or people)


def _relational(layers: Layers, speaker: Speaker) -> bool:
    """Tell whether only an adjective stands there: «بوساطة هاتفية»."""
    alone = speaker.last - speaker.first == 1
    return alone and layers.text.words[speaker.first].norm.endswith(_RELATIONAL)


def _anybody(layers: Layers, first: int, high: int) -> list[Speaker]:
    """Give the phrase after «بوساطة»: whoever it is, he mediated."""
    if first >= high or layers.flags[first] & (PREP | PUNCT | DEMONYM | COMP | REL | VERB):
        return []
    end = phrases_ar.noun_phrase(layers, first, high)
    if end < first + 2 or layers.in_time[first] or layers.text.words[first].prep:
        return []
    return [resolve(layers, first, end, Memory([], []))]


def _before(layers: Layers, k: int, low: int) -> list[Speaker]:
    """Give the last actor named before «وساطته», for its mediation."""
    for name in reversed(layers.names_in(max(low, k - _BACK), k)):
        if name.actor is not None and not layers.in_time[name.first]:
            return [resolve(layers, name.first, name.last, Memory([], []))]
    return []


def _broker_named(layers: Layers, first: int, high: int) -> list[Speaker]:
    """Give the first name after «بوساطة قامت بها»."""
    for k in range(first, min(high, first + 5)):
        if layers.flags[k] & PUNCT and layers.text.words[k].kind != "other":
            break
        name = layers.name_at.get(k)
        if name is not None and name.actor is not None:
            return [s for s in phrases(layers, k, high) if s.ref]
    return []
