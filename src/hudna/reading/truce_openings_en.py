"""Times that stand before an English truce and belong to it.

Comes in: a time before the name of a truce. Goes out: whether it is the truce's beginning or end:
"Since Monday, the start of a truce", "the extension by five days, to 3 May, of the truce".
"""

from hudna.reading.layers import Layers
from hudna.reading.truce_lexicon import TruceWords
from hudna.reading.truce_sights import Sight

REACH = 16
_NEAR = 10
_LINKS = ("comma", "open", "close", "dash", "quote")
_APPOSED = ("the", "of", "a", "an")


def role_before(layers: Layers, words: TruceWords, token: int, sight: Sight) -> str:
    """Tell what a time before a truce says of it: ``start`` ``end`` or nothing."""
    if _extended_to(layers, words, token, sight):
        return "end"
    return "start" if _first_day(layers, words, token, sight) else ""


def stretched(token: int, sight: Sight) -> bool:
    """Tell whether a length before a truce is that of its extension: «extended by five days the»."""
    return bool(sight.at(max(sight.sentence.first, token - _NEAR), token, "extends"))


def _extended_to(layers: Layers, words: TruceWords, token: int, sight: Sight) -> bool:
    before = layers.text.words[token - 1].norm if token > sight.sentence.first else ""
    if not words.has("reaching", before):
        return False
    return bool(sight.at(max(sight.sentence.first, token - _NEAR), token, "extends"))


def _first_day(layers: Layers, words: TruceWords, token: int, sight: Sight) -> bool:
    """Read «…, the start of the full ceasefire»."""
    tokens, named = layers.text.words, False
    for k in range(token, sight.fore):
        if layers.in_time[k] or tokens[k].kind in _LINKS:
            continue
        norm = tokens[k].norm
        if words.has("outsets", norm):
            named = True
        elif norm not in _APPOSED and not named:
            return False
    return (named and tokens[sight.fore - 1].norm in _APPOSED) or (named and sight.definite)
