"""The English words that name a truce: from which token to which.

Comes in: a token at which a name may open. Goes out: first and last token and the kind of name:
``truce`` ``zone`` ``weak`` (a word for calm that needs more beside it), ``halt`` (a verb: to hold
their fire) and ``quiet`` (the guns fell silent).
"""

from hudna.language.words import Sentence
from hudna.reading.layers import Layers
from hudna.reading.lexicon import DET, PUNCT
from hudna.reading.truce_lexicon import TruceWords

Named = tuple[int, int, str]
_SKIPPED = 6
_GUNS = 8
_TERM = 6
_PAUSED = 3


def name_english(layers: Layers, words: TruceWords, i: int, sentence: Sentence) -> Named | None:
    """Give the English name of a truce that opens at a token."""
    tokens, stop = layers.text.words, sentence.last
    kinds = words.of(tokens[i])
    follow = tokens[i + 1].norm if i + 1 < stop else ""
    if "cease" in kinds and follow in ("fire", "fires") and not _as_verb(layers, words, i):
        return i, i + 2, "truce"
    if "heads" in kinds:
        return (i, i + 1, "truce") if not _no_amount(layers, words, i, sentence) else None
    if "halting" in kinds or "halt_openers" in kinds:
        halted = _halting(layers, words, i, stop)
        if halted is not None:
            return halted
    if "zone_words" in kinds:
        return (i, i + 2, "zone") if words.has("zones", follow) else None
    if "pauses" in kinds:
        paused = _pause(layers, words, i, sentence)
        if paused is not None:
            return paused
    if "of_heads" in kinds:
        return _of_head(layers, words, i, stop)
    if "regime_nouns" in kinds and words.has("regimes", follow):
        return i, i + 2, "truce"
    if "guns" in kinds:
        return _quiet(layers, words, i, stop)
    return (i, i + 1, "weak") if "weak_heads" in kinds else None


def _as_verb(layers: Layers, words: TruceWords, i: int) -> bool:
    """Tell whether «cease fire» is a verb with its object: to cease fire."""
    return i > 0 and words.has("verb_marks", layers.text.words[i - 1].norm)


def _no_amount(layers: Layers, words: TruceWords, i: int, sentence: Sentence) -> bool:
    """Tell whether no particular truce is meant: no amount of truces, any number of truces."""
    tokens = layers.text.words
    if i - 2 < sentence.first or tokens[i - 1].norm != "of":
        return False
    return words.has("amounts", tokens[i - 2].norm)


def _halting(layers: Layers, words: TruceWords, i: int, stop: int) -> Named | None:
    """Read «to cease hostilities», «hold their fire», «refrain from offensive action»."""
    tokens = layers.text.words
    verb, j, strong = tokens[i].norm, i + 1, False
    if j < stop and words.has("particles", tokens[j].norm):
        verb, j = f"{verb} {tokens[j].norm}", j + 1
    past = j
    while j < stop and j < past + _SKIPPED:
        norm = tokens[j].norm
        if words.has("halt_pairs", f"{verb} {norm}"):
            return i, j + 1, "halt"
        if words.has("timed_halts", f"{verb} {norm}"):
            return (i, j + 1, "halt") if _termed(layers, words, j + 1, stop) else None
        if not (words.has("halted_before", norm) or words.has("halted_strong", norm)):
            break
        strong = strong or words.has("halted_strong", norm)
        j += 1
    if words.has("timed_halts", verb):
        return (i, past, "halt") if _termed(layers, words, past, stop) else None
    if j >= stop or "halting" not in words.of(tokens[i]):
        return None
    norm = tokens[j].norm
    if words.has("halted_of_others", norm) and j + 1 < stop and layers.flags[j + 1] & DET:
        return None  # to stop shooting the film
    if words.has("halted", norm) or (strong and words.has("halted_acts", norm)):
        return i, j + 1, "halt"
    return None


def _termed(layers: Layers, words: TruceWords, first: int, stop: int) -> bool:
    """Tell whether a term stands after words that mean a truce only with one: for three weeks."""
    for k in range(first, min(stop, first + _TERM)):
        word = layers.text.words[k]
        if layers.in_time[k]:
            before = layers.text.words[k - 1]
            return "for" in (word.norm, before.norm) or "end_words" in words.of(before)
        if layers.flags[k] & PUNCT or word.norm == "and":
            return False
    return False


def _quiet(layers: Layers, words: TruceWords, i: int, stop: int) -> Named | None:
    """Read «the guns fell silent», «guns along the line had gone quiet»."""
    tokens = layers.text.words
    for k in range(i + 1, min(stop - 1, i + _GUNS)):
        if words.has("quiet_pairs", f"{tokens[k].norm} {tokens[k + 1].norm}"):
            return i, k + 2, "quiet"
        if layers.flags[k] & PUNCT:
            return None
    return None


def _pause(layers: Layers, words: TruceWords, i: int, sentence: Sentence) -> Named | None:
    """Read «humanitarian pause», «a seven-hour pause», «daily pauses in the shelling»."""
    tokens = layers.text.words
    before = tokens[i - 1] if i > sentence.first else None
    if before is not None and "truce_adjectives" in words.of(before):
        return i - 1, i + 1, "truce"
    if i + 2 < sentence.last and tokens[i + 1].norm in ("in", "on", "of"):
        if not _of_war(layers, words, i + 2, sentence.last):
            return None  # a pause in trading, on tariffs
    elif i + 1 < sentence.last and tokens[i + 1].kind == "word" and layers.grams[i + 1].noun:
        return None
    for k in range(i - 1, max(sentence.first, i - _PAUSED) - 1, -1):
        if "pause_adjectives" in words.of(tokens[k]):
            return k, i + 1, "weak"
        if layers.in_time[k]:
            return i, i + 1, "weak"
    return None


def _of_war(layers: Layers, words: TruceWords, first: int, stop: int) -> bool:
    """Tell whether what is paused is war, or where: in the air strikes, in Gaza, on Friday."""
    for k in range(first, min(stop, first + _SKIPPED)):
        norm = layers.text.words[k].norm
        if layers.within[k] or layers.in_time[k] or words.has("objects", norm):
            return True
        if not (words.has("halted_before", norm) or words.has("halted_strong", norm)):
            kinds = words.of(layers.text.words[k])
            return "war" in kinds or "ways" in kinds
    return False


def _of_head(layers: Layers, words: TruceWords, i: int, stop: int) -> Named | None:
    """Read «cessation of hostilities», «halt to five days of fighting», «period of calm»."""
    tokens = layers.text.words
    j = i + 1
    if j >= stop or not words.has("of_links", tokens[j].norm):
        return None
    j += 1
    first = j
    while j < stop and j < first + _SKIPPED:
        norm = tokens[j].norm
        passed = words.has("halted_before", norm) or words.has("halted_strong", norm)
        counted = tokens[j].kind == "number" or words.has("spans", norm)
        if not (passed or counted or layers.in_time[j]):
            break
        j += 1
    if j >= stop:
        return None
    norm, head = tokens[j].norm, tokens[i].norm
    if head == "reduction":
        return (i, j + 1, "weak") if norm == "violence" else None
    if head in ("period", "regime"):
        return (i, j + 1, "truce") if words.has("calm_words", norm) else None
    if words.has("calm_words", norm) or not words.has("stopping_nouns", head):
        return None
    strong = words.has("halted_firm", norm) or tokens[j - 1].norm == "military"
    if strong or (words.has("objects", norm) and head == "cessation"):
        weak = head not in ("cessation", "pause") and norm != "hostilities"
        return i, j + 1, "weak" if weak else "truce"
    return (i, j + 1, "weak") if words.has("objects", norm) else None
