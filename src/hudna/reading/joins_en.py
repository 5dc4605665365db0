"""English joins: whether and, but or an adjunct goes on with what was said or ends it."""

from hudna.reading.channels_en import channel_at
from hudna.reading.clauses_en import has_verb
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ADVERB, AUX, COMP, MEDIUM, NEG, PREP, PRONOUN, PUNCT, QUOTE, Hit
from hudna.reading.phrases_en import noun_phrase
from hudna.reading.speakers_en import speaks
from hudna.reading.verbs_en import is_finite, is_past

_PERFECT = ("has", "have", "had")
_POSSESSIVE = ("its", "his", "her", "their")
_STANCES = ("reject", "deny", "condemn", "accuse", "accept", "promise", "welcome", "threaten")
_FINITE_AUX = ("has", "have", "had", "is", "are", "was", "were", "did", "do", "does")


def joins_clause(layers: Layers, first: int, j: int, stop: int) -> bool:
    """Tell whether an object ends at «and offered …», «and its head said …»: no clause was open."""
    k = j + 1
    if k >= stop:
        return False
    if any(h.kind == "perfect" and h.verb.class_ == "EXPRESS" for h in layers.grams[k].hits):
        return True
    if _same_speaker(layers, first, k, stop):
        return True
    if has_verb(layers, first, j):
        return False
    for hit in layers.grams[k].hits:
        if hit.kind == "perfect" and hit.verb.weak and is_past(layers, k):
            return completes(layers, k, hit, stop)
    return layers.grams[first].base != "that" and _subject_and_verb(layers, k, stop)


def _same_speaker(layers: Layers, first: int, k: int, stop: int) -> bool:
    """Tell whether only the speaker of what begins at ``first`` can be the subject of ``k``.

    «deny that they did it and say …», «said its aircraft had left and dismissed reports»: verbs
    of one tense, or an inner subject that takes no position.
    """
    for hit in layers.grams[k].hits:
        if hit.kind == "imperfect" and hit.verb.class_ in ("SAY", "ADD") and hit.number == "p":
            before = layers.grams[first - 1].hits if first else ()
            return any(h.kind == "imperfect" for h in before) and completes(layers, k, hit, stop)
        if hit.kind == "perfect" and hit.verb.act in _STANCES and completes(layers, k, hit, stop):
            begin = first + (layers.grams[first].base == "that")
            end = noun_phrase(layers, begin, stop)
            return begin < end <= k and not speaks(layers, begin, end)
    return False


def _subject_and_verb(layers: Layers, k: int, stop: int) -> bool:
    """Tell whether «its head said», «he warned» begins at ``k``."""
    if not layers.flags[k] & PRONOUN and layers.text.words[k].norm not in _POSSESSIVE:
        return False
    return says_next(layers, k, stop)


def channel_ends(layers: Layers, first: int, j: int, stop: int) -> bool:
    """Tell whether «on Telegram», «in a phone call» at ``j`` is how the object was spoken of."""
    if channel_at(layers, j, stop) < 0 or layers.flags[j - 1] & (MEDIUM | PREP | COMP):
        return False
    if is_past(layers, j - 1) or layers.grams[j - 1].base in _FINITE_AUX:
        return False
    begin = first
    if layers.grams[first].base in ("to", "not"):
        begin = first + 2
    elif first and layers.grams[first - 1].base == "to":
        begin = first + 1
    return not has_verb(layers, begin, j)


def new_statement(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether «, but X said …» begins another statement at ``j``."""
    if j >= stop:
        return False
    end = noun_phrase(layers, j, stop)
    while end < stop and (layers.flags[end] & ADVERB or layers.grams[end].base in _PERFECT):
        end += 1
    if end == j or end >= stop or not is_finite(layers, end):
        return False
    return any(not h.verb.weak for h in layers.grams[end].hits)


def says_next(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether somebody and right after him a verb of speech begin at ``j``."""
    end = noun_phrase(layers, j, stop)
    while j < end < stop and layers.flags[end] & ADVERB:
        end += 1
    return j < end < stop and is_finite(layers, end)


def coordinated_verb(layers: Layers, k: int, stop: int, comma: bool, word: str) -> bool:
    """Tell whether «and added that», «but warned», «but he declined» goes on with the speaker."""
    while k < stop and (layers.flags[k] & ADVERB or layers.grams[k].base in ("has", "have", "had")):
        k += 1
    if k >= stop:
        return False
    if layers.flags[k] & PRONOUN and word == "but":
        after = k + 1
        return after < stop and bool(layers.flags[after] & (AUX | NEG) or is_finite(layers, after))
    for hit in layers.grams[k].hits:
        if hit.kind == "participle" and comma:
            return completes(layers, k, hit, stop)
        if hit.kind != "perfect" and not (hit.kind == "imperfect" and hit.number == "s"):
            continue
        if hit.kind == "imperfect" and not _is_plain(layers, k):
            continue
        if (not hit.verb.weak or word == "but") and completes(layers, k, hit, stop):
            return True
        if hit.verb.lemma == "call" and completes(layers, k, hit, stop):
            return True
    return False


def _is_plain(layers: Layers, k: int) -> bool:
    """Tell whether a present form is no noun as well."""
    return layers.grams[k].noun is None


def completes(layers: Layers, j: int, hit: Hit, stop: int) -> bool:
    """Tell cheaply whether a frame of the verb seems to be filled after ``j``."""
    wanted: set[str] = set()
    kinds: set[str] = set()
    for frame in hit.verb.frames:
        for slot in frame.slots:
            if slot.kind in ("prep", "word"):
                wanted.add(slot.value)
            else:
                kinds.add(slot.kind)
    inside = -1
    for k in range(j + 1, min(stop, j + 10)):
        flag, base = layers.flags[k], layers.grams[k].base
        if k <= inside:
            continue
        if flag & COMP and base == "that":
            return "C" in kinds
        at = layers.text.partner.get(k) if flag & QUOTE and k == j + 1 else None
        if at is not None and kinds & {"T", "A"} and "Q" not in kinds:
            inside = layers.text.quotations[at].last  # «accused "terrorists" of»
            continue
        if flag & QUOTE:
            return "Q" in kinds
        if base in wanted or (base == "to" and "V" in kinds):
            return True
    return bool(kinds & {"C", "N"}) and j + 1 < stop and not layers.flags[j + 1] & PUNCT
