"""The Arabic words that name a truce: from which token to which.

Comes in: a token at which a name may open. Goes out: first and last token and the kind of name:
``truce`` ``zone`` ``weak`` (a word for calm that needs more beside it) ``halt`` (a verb that halts).
"""

from hudna.language.words import Sentence
from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, PUNCT, REL, WORD
from hudna.reading.truce_halts import halt_end, lasting, object_end, refraining
from hudna.reading.truce_lexicon import PAST, TruceWords

_MODIFIERS = 6
_TELLING = 9
_TOLD = ("announce", "accept")


def name_arabic(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence
) -> tuple[int, int, str] | None:
    """Give the Arabic name of a truce that opens at a token."""
    tokens = layers.text.words
    kinds = words.of(tokens[i])
    if "heads" in kinds:
        return i, _heads_end(layers, words, i, sentence.last), "truce"
    if "zone_stops" in kinds:
        return _zone(layers, words, i, sentence)
    if "regime_nouns" in kinds or "weak_heads" in kinds:
        return _calm(layers, words, i, sentence)
    if ("stops" in kinds or "suspends" in kinds) and not tokens[i].future:
        found = _stopping(layers, words, i, sentence)
        if found is not None:
            return found
    if "halting" in kinds:
        end = halt_end(layers, words, i, sentence)
        return (i, end, "halt") if end else None
    end = refraining(layers, words, i, sentence)
    return (i, end, "weak") if end else None


def _heads_end(layers: Layers, words: TruceWords, i: int, stop: int) -> int:
    """Give the end of «هدنة لوقف إطلاق النار»: one name, not two."""
    j = i + 1
    if j < stop and not layers.text.words[j].conj and "stops" in words.of(layers.text.words[j]):
        end = object_end(layers, words, j + 1, stop, "objects")
        if end:
            return end
    return i + 1


def _zone(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence
) -> tuple[int, int, str] | None:
    tokens = layers.text.words
    j = i + 1
    if j >= sentence.last or "zone_objects" not in words.of(tokens[j]):
        return None
    k = i - 1
    while k >= sentence.first and layers.flags[k] & PUNCT and tokens[k].kind in ("quote", "other"):
        k -= 1
    if k >= sentence.first and "zones" in words.of(tokens[k]):
        return k, j + 1, "zone"
    return (i, j + 1, "weak") if words.has("lessened", tokens[j].norm) else None


def _calm(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence
) -> tuple[int, int, str] | None:
    """Read نظام التهدئة، فترة من الهدوء and a bare تهدئة, but not «تهدئة الأوضاع»."""
    tokens = layers.text.words
    k = i - 1
    while k >= sentence.first and (
        tokens[k].kind == "quote" or layers.grams[k].base in words.lists["with_of"]
    ):
        k -= 1
    if k >= sentence.first and "regimes" in words.of(tokens[k]):
        return k, i + 1, "truce"
    if "weak_heads" not in words.of(tokens[i]) or tokens[i].suffix:
        return None
    if not tokens[i].article and i + 1 < sentence.last:
        after = tokens[i + 1]
        flag = layers.flags[i + 1]
        if flag & WORD and after.article and not flag & REL and not after.prep:
            return None
    return i, i + 1, "weak"


def _stopping(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence
) -> tuple[int, int, str] | None:
    tokens = layers.text.words
    j, special, lone = i + 1, False, False
    while j < sentence.last and j - i <= _MODIFIERS:
        kinds = words.of(tokens[j])
        end = object_end(layers, words, j, sentence.last, "objects")
        if end and _stopped(layers, words, i, end, sentence):
            return i, end, "truce"
        end = object_end(layers, words, j, sentence.last, "weak_objects")
        if end:
            if special or _dealt(layers, words, i, sentence):
                return i, end, "truce"
            if tokens[j].suffix and lasting(layers, words, end, sentence.last):
                return i, end, "weak"  # «وقف قصفه سبع ساعات»
            return (i, end, "weak") if _told(layers, words, i, sentence) else None
        if "lone_adjectives" in kinds:
            lone = True
        if "truce_adjectives" in kinds:
            special = True
        if not (
            "modifiers" in kinds
            or layers.in_time[j]
            or tokens[j].kind in ("number", "quote", "open", "close")
        ):
            break
        j += 1
    if lone and "stops" in words.of(tokens[i]):
        return i, i + 2, "truce"
    return None


def _stopped(layers: Layers, words: TruceWords, i: int, end: int, sentence: Sentence) -> bool:
    """Tell whether what is stopped is a truce: suspending needs a deal, a word or a length."""
    if "stops" in words.of(layers.text.words[i]) or _dealt(layers, words, i, sentence):
        return True
    return _told(layers, words, i, sentence) or lasting(layers, words, end, sentence.last)


def _told(layers: Layers, words: TruceWords, i: int, sentence: Sentence) -> bool:
    """Tell whether a stop is agreed or announced: «اتفقا على وقف الضربات», «أعلن وقف القصف»."""
    for k in range(i - 1, max(sentence.first, i - _TELLING) - 1, -1):
        kinds = words.of(layers.text.words[k])
        if layers.text.words[k].kind == "stop" or layers.flags[k] & (COMP | REL):
            return False
        if (kinds.get("accepted", 0) | kinds.get("announced", 0)) & PAST:
            return True
        if any(h.kind == "perfect" and h.verb.act in _TOLD for h in layers.grams[k].hits):
            return True
    return False


def _dealt(layers: Layers, words: TruceWords, i: int, sentence: Sentence) -> bool:
    """Tell whether a deal or a truce stands right before: «اتفاق لوقف القصف»."""
    for k in range(i - 1, max(sentence.first, i - 3) - 1, -1):
        kinds = words.of(layers.text.words[k])
        if "deals" in kinds or "heads" in kinds or "announced_words" in kinds:
            return True
        if "proposed_words" in kinds and k == i - 1:
            return True
    return False
