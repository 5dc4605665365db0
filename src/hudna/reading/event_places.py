"""Places that no pack lists: a village after «قرية», a name in capitals after "in" or "near".

In: a stretch of tokens. Out: the first such name, to stand as the place of an event under the
words of the text alone.
"""

from hudna.reading.event_words import EventWords
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import BODY, DEMONYM, NUMBER, PEOPLE, PREP, RANK, ROLE, VERB, WORD

_NO_PLACE = ROLE | RANK | PEOPLE | BODY | DEMONYM | NUMBER
_LONGEST = 3


def unlisted_place(layers: Layers, words: EventWords, first: int, last: int) -> Found | None:
    """Give the first place of a stretch that is named but not in the packs."""
    for j in range(max(first, 1), last):
        end = _arabic(layers, words, j) if words.arabic else _english(layers, words, j, last)
        if end > j:
            key = " ".join(word.norm for word in layers.text.words[j:end])
            return Found(j, end, key, ())
    return None


def _arabic(layers: Layers, words: EventWords, j: int) -> int:
    """Read the name after a word for a settlement: «بلدة الطيبة», not «بلدة صغيرة»."""
    texts, flags = layers.text.words, layers.flags
    head, word = texts[j - 1], texts[j]
    if head.article or word.kind != "word" or word.conj or word.prep or word.suffix:
        return j
    wide = words.has("wide_settlements", head)
    if not (wide or words.has("settlements", head)) or _known(layers, j):
        return j
    if words.has("name_heads", word) and _continues(layers, j + 1):
        return j + 2
    if word.article:
        return j if wide else j + 1
    common = word.stem in layers.lexicon.nouns or word.norm.endswith(("ة", "ي", "ى", "ين", "ان"))
    told = flags[j] & (VERB | PREP) or layers.grams[j].hits or words.senses(word)
    return j if common or told else j + 1


def _continues(layers: Layers, j: int) -> bool:
    """Tell whether the second word of a name may stand at a token."""
    words = layers.text.words
    if j >= len(words) or words[j].kind != "word" or _known(layers, j):
        return False
    return not (words[j].conj or words[j].prep or words[j].suffix)


def _english(layers: Layers, words: EventWords, j: int, last: int) -> int:
    """Read the name in capitals after "in", "at", "near", or before "village", "district"."""
    texts = layers.text.words
    placed = words.stands("near", layers.grams[j - 1].base)
    if not texts[j].title or (texts[j - 1].title and not placed) or _known(layers, j):
        return j
    end = j
    while end < min(last, j + _LONGEST) and texts[end].title and not _known(layers, end):
        end += 1
    after = texts[end] if end < len(texts) else texts[j]
    settled = words.has("settlements", after) and end < last
    return end if settled or (placed and not texts[end - 1].possessive) else j


def _known(layers: Layers, j: int) -> bool:
    """Tell whether a token is a listed name, a time or a word for people."""
    flag = layers.flags[j]
    return bool(layers.within[j] or layers.in_time[j] or flag & _NO_PLACE or not flag & WORD)
