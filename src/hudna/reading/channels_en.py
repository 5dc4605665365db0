"""English channels: «in a statement», «on Telegram», «by phone»: by what means somebody speaks.

Such an adjunct belongs to the verb of speech. After an object it ends what was said, and the
document, platform or outlet it names is the relay of the words.
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import ADVERB, DET, MEDIUM, NUMBER, PEOPLE, PREP, PUNCT, REL, ROLE, WORD
from hudna.reading.verbs_en import verbish

_REACH = 6
_OWN = ("a", "an", "his", "her", "its", "their", "one", "separate", "joint", "another")
_SPOKEN = ("during", "through", "via", "over")


def channel_at(layers: Layers, j: int, stop: int) -> int:
    """Give the noun of the channel that the preposition at ``j`` opens; -1 if it opens none."""
    lexicon, base = layers.lexicon, layers.grams[j].base
    if base not in lexicon.members("clauses.channel_prepositions") or layers.in_time[j]:
        return -1
    for k in range(j + 1, min(stop, j + _REACH)):
        flag, norm = layers.flags[k], layers.text.words[k].norm
        if is_platform(layers, k):
            return k if base in ("on", "via", "through", "in") else -1
        if norm in lexicon.members("clauses.calls"):
            return k if base != "on" or norm in ("phone", "telephone") else -1
        if flag & MEDIUM and not flag & (ROLE | PEOPLE) and _ends_phrase(layers, k, stop):
            own = base in _SPOKEN or (base == "in" and _is_own(layers, j + 1))
            return k if own and not layers.within[k] else -1
        if base in ("through", "via") and norm in lexicon.members("clauses.agencies"):
            return k
        if flag & (PREP | REL | PUNCT) or not flag & WORD or verbish(layers, k):
            return -1
    return -1


def is_platform(layers: Layers, k: int) -> bool:
    """Tell whether a word names where people post: Telegram, X."""
    word = layers.text.words[k]
    return word.title and word.norm in layers.lexicon.members("clauses.platforms")


def _is_own(layers: Layers, j: int) -> bool:
    """Tell whether a document is mentioned for the first time or belongs to the speaker."""
    norm = layers.text.words[j].norm
    return norm in _OWN or bool(layers.flags[j] & (MEDIUM | NUMBER)) or not layers.flags[j] & DET


def _ends_phrase(layers: Layers, k: int, stop: int) -> bool:
    """Tell «in a press conference» from «by press secretary Ana Silva»."""
    if layers.text.words[k].norm == "press":
        return False
    nxt = k + 1
    if nxt >= stop:
        return True
    flag = layers.flags[nxt]
    return not flag & WORD or bool(
        flag & (PREP | REL | DET | ADVERB) or layers.in_time[nxt] or not _is_noun(layers, nxt)
    )


def _is_noun(layers: Layers, k: int) -> bool:
    flag = layers.flags[k]
    return bool(flag & (ROLE | PEOPLE | MEDIUM)) or layers.text.words[k].title
