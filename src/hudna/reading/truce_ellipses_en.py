"""English namings that leave the truce out: "The first, brokered by X, collapsed", "an earlier deal".

Comes in: a token after a truce was told. Goes out: from which token to which it is named, and
whether as a truce beside the one told (``kin``) or as that one (``again``).
"""

from hudna.language.words import Sentence, Word
from hudna.reading.layers import Layers
from hudna.reading.truce_lexicon import PAST, TruceWords

_DEFINITE = ("the", "this", "that")
_INDEFINITE = ("a", "an")
_WORDS = 4
_MADE = ("accepted", "announced", "signed", "proposed", "brokered")
_TOLD = ("collapses", "ends", "holds", "begins")


def left_out(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence
) -> tuple[int, int] | None:
    """Read «the first, brokered by X», «another one, declared by Y», «one of seven days»."""
    tokens = layers.text.words
    ordinal = words.has("ordinals", tokens[i].norm)
    if layers.within[i] or layers.in_time[i] or i + 2 >= sentence.last:
        return None
    if tokens[i].norm == "one":
        before = tokens[i - 1].norm if i > sentence.first else ""
        if words.has("ordinals", before):
            return (i - 1, i + 1) if _goes_on(layers, words, i + 1, sentence) else None
        listed = i > sentence.first and (
            tokens[i - 1].kind == "comma" or words.has("listing", before)
        )
        return (i, i + 1) if listed and _goes_on(layers, words, i + 1, sentence) else None
    if not ordinal or tokens[i + 1].norm == "one":
        return None
    opened = i == sentence.first or tokens[i - 1].norm in (*_DEFINITE, *_INDEFINITE)
    opened = opened or words.has("ordinals_alone", tokens[i].norm)
    return (i, i + 1) if opened and _goes_on(layers, words, i + 1, sentence) else None


def _goes_on(layers: Layers, words: TruceWords, k: int, sentence: Sentence) -> bool:
    """Tell whether it is told how it was made, how long it was, or what became of it."""
    tokens, stop = layers.text.words, sentence.last
    if tokens[k].norm == "of":
        return k + 1 < stop and bool(layers.in_time[k + 1] or tokens[k + 1].kind == "number")
    if tokens[k].kind == "comma":
        k += 1
        return k + 1 < stop and _is_made(words, tokens[k])
    kinds = words.of(tokens[k])
    told = any(kinds.get(name, 0) & PAST for name in _TOLD)
    return told or _is_made(words, tokens[k])


def _is_made(words: TruceWords, word: Word) -> bool:
    kinds = words.of(word)
    if not word.norm.endswith(("ed", "struck", "made", "sought")):
        return False
    return any(name in kinds for name in _MADE)


def retold(layers: Layers, words: TruceWords, i: int, sentence: Sentence) -> tuple[int, str]:
    """Read what stands before a deal: «the original two-month deal», «an earlier accord».

    Returns:
        The first token of the phrase, and ``again`` ``kin`` or nothing.
    """
    tokens = layers.text.words
    other = False
    for k in range(i - 1, max(sentence.first, i - _WORDS) - 1, -1):
        norm = tokens[k].norm
        if norm in _DEFINITE:
            return k, "kin" if other else "again"
        if norm in _INDEFINITE:
            return k, "kin" if other else ""
        other = other or words.has("elders", norm)
        known = other or words.has("again_adjectives", norm) or layers.in_time[k]
        if not (known or tokens[k].kind == "dash"):
            break
    return i, ""
