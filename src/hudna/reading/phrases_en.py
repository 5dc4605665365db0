"""English phrases: where a noun phrase ends, what may be skipped, where content ends.

The counterpart of :mod:`hudna.reading.phrases_ar` for a subject-verb-object language. Works with
closed classes, capitals and known names; texts that lost their commas and apostrophes are read.
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    AUX,
    BREAK,
    COMP,
    DET,
    NEG,
    NUMBER,
    PEOPLE,
    PREP,
    PRONOUN,
    PUNCT,
    QUOTE,
    REL,
    ROLE,
    SUB,
    VERB,
    WORD,
)

_FINITE = ("perfect", "imperfect")
_INNER = ("of", "for", "in", "from", "at")
_NOMINAL_BEFORE = ("the", "a", "an", "their", "its", "his", "her", "our", "any", "no", "this")


def is_finite(layers: Layers, j: int) -> bool:
    """Tell whether a word is likely a finite verb of speech at this place."""
    gram = layers.grams[j]
    if not gram.hits or layers.within[j]:
        return False
    if not any(h.kind in _FINITE for h in gram.hits):
        return False
    if j > 0 and (layers.grams[j - 1].base in _NOMINAL_BEFORE or layers.word(j - 1).possessive):
        return False
    if gram.noun is not None and not gram.base.endswith("ed"):
        return False
    return not (layers.text.words[j].title and j > 0 and layers.flags[j - 1] & WORD)


def noun_phrase(layers: Layers, first: int, stop: int) -> int:
    """Give the end of the noun phrase that begins at ``first``; ``first`` itself if none does."""
    words, flags, name_at = layers.text.words, layers.flags, layers.name_at
    j, seen = first, False
    while j < stop:
        word, flag = words[j], flags[j]
        found = name_at.get(j)
        if found is not None and found.last <= stop:
            j, seen = found.last, True
            continue
        if flag & PUNCT:
            if word.kind == "open":
                k = j + 1
                while k < min(stop, j + 8) and words[k].kind != "close":
                    k += 1
                if k < stop and words[k].kind == "close":
                    j = k + 1
                    continue
            if word.kind in ("dash", "other") and j > first and word.surface in "-–'’":
                j += 1
                continue
            break
        if layers.in_time[j] and seen:
            break
        if flag & NUMBER:
            j += 1
            continue
        base = layers.grams[j].base
        if base in ("and", "or", "but", "that") and j > first:
            break
        if base == "that" and j == first and not (j + 1 < stop and flags[j + 1] & WORD):
            break
        if flag & (COMP | REL | NEG | ACCORD) and not flag & DET:
            break
        if flag & PREP and j > first:
            if base in _INNER and seen and _continues(layers, j, stop, base):
                j += 1
                continue
            break
        if flag & (PREP | SUB) and not seen:
            break
        if flag & SUB:
            break
        if flag & (VERB | AUX) and not word.title and seen:
            break
        if is_finite(layers, j) and seen:
            break
        if flag & PRONOUN:
            return j + 1 if j == first else j
        if flag & ADVERB and not word.title and not flag & (ROLE | PEOPLE):
            break
        if not flag & DET:
            seen = True
        j += 1
    return j if seen else first


def _continues(layers: Layers, j: int, stop: int, base: str) -> bool:
    """Tell whether a preposition goes on with the phrase: head of X, spokesman for X."""
    if j + 1 >= stop or layers.in_time[j + 1]:
        return False
    if base == "of":
        return bool(layers.flags[j + 1] & (WORD | NUMBER))
    nxt = layers.text.words[j + 1]
    after = layers.text.words[j + 2] if j + 2 < stop else nxt
    known = nxt.title or nxt.upper or (nxt.norm == "the" and (after.title or after.upper))
    return known and bool(layers.flags[j - 1] & (ROLE | PEOPLE))


def coordinates(layers: Layers, first: int, last: int, stop: int) -> list[tuple[int, int]]:
    """Give the phrase and those joined to it: X, Y and Z."""
    words, grams = layers.text.words, layers.grams
    phrases = [(first, last)]
    j = last
    while j + 1 < stop:
        k = j
        if words[k].kind == "comma":
            k += 1
            if k < stop and grams[k].base == "and":
                k += 1
            elif not _list_goes_on(layers, k, stop):
                break
        elif grams[k].base == "and":
            k += 1
        else:
            break
        if k >= stop or not _starts_name(layers, k):
            break
        end = noun_phrase(layers, k, stop)
        if end == k:
            break
        phrases.append((k, end))
        j = end
    return phrases


def _list_goes_on(layers: Layers, k: int, stop: int) -> bool:
    if k >= stop or not _starts_name(layers, k):
        return False
    end = noun_phrase(layers, k, stop)
    return end > k and end < stop and layers.grams[end].base == "and"


def _starts_name(layers: Layers, k: int) -> bool:
    word, flag = layers.text.words[k], layers.flags[k]
    if layers.name_at.get(k) is not None or word.title or word.upper:
        return True
    return bool(flag & (DET | PEOPLE | ROLE)) and not flag & (PRONOUN | VERB)


def skip_one(layers: Layers, j: int, stop: int) -> int:
    """Give the position after one adjunct, adverb, time or parenthesis at ``j``; ``j`` if none."""
    if j >= stop:
        return j
    word, flag = layers.text.words[j], layers.flags[j]
    if layers.in_time[j]:
        while j < stop and layers.in_time[j]:
            j += 1
        return j
    if flag & PUNCT:
        if word.kind == "comma":
            return j + 1
        if word.kind == "open":
            for k in range(j + 1, min(stop, j + 10)):
                if layers.text.words[k].kind == "close":
                    return k + 1
        return j
    if flag & ADVERB:
        return j + 1
    if flag & PREP:
        if j + 1 < stop and layers.in_time[j + 1]:
            return skip_one(layers, j + 1, stop)
        end = noun_phrase(layers, j + 1, stop)
        if end == j + 1:
            return j
        while end < stop and layers.grams[end].base in ("of", "with", "in", "at", "between", "and"):
            nxt = noun_phrase(layers, end + 1, stop)
            if nxt == end + 1 or (layers.grams[end].base == "and" and not _starts_name(layers, end + 1)):
                break
            end = nxt
        return end
    if flag & REL:
        for k in range(j + 1, min(stop, j + 25)):
            if layers.text.words[k].kind == "comma":
                return k + 1
    return j


def content_end(layers: Layers, first: int, stop: int) -> int:
    """Give the end of the content that begins at token ``first``, at most ``stop``."""
    words, flags, partner = layers.text.words, layers.flags, layers.text.partner
    j = first
    while j < stop:
        flag = flags[j]
        if flag & PUNCT:
            if flag & QUOTE:
                at = partner.get(j)
                if at is None:
                    return j
                quotation = layers.text.quotations[at]
                if quotation.first != j:
                    return j
                if quotation.last >= stop:
                    return min(stop, quotation.last)
                j = quotation.last
            elif words[j].kind == "comma" and j + 1 < stop and _breaks(layers, j + 1, stop, True):
                return j
        elif j > first and flag & WORD and _breaks(layers, j, stop, False):
            return j
        j += 1
    while j > first and flags[j - 1] & PUNCT and words[j - 1].kind in ("stop", "comma", "dash"):
        j -= 1
    return j


def _breaks(layers: Layers, j: int, stop: int, comma: bool) -> bool:
    """Tell whether what begins at ``j`` is outside the content."""
    gram, flag = layers.grams[j], layers.flags[j]
    if flag & ACCORD and j + 1 < stop and layers.grams[j + 1].base == "to":
        return True
    if comma and flag & BREAK:
        return True
    if comma and _interjected(layers, j, stop):
        return True
    for hit in gram.hits:
        if hit.kind == "participle" and completes(layers, j, hit, stop):
            prev = layers.flags[j - 1]
            if comma or (hit.verb.carry or hit.verb.class_ == "ADD") and not prev & (AUX | PREP | VERB):
                return True
    if gram.base == "and" and j + 1 < stop and not comma:
        k = j + 1
        while k < stop and layers.flags[k] & ADVERB:
            k += 1
        if k < stop and is_finite(layers, k):
            for hit in layers.grams[k].hits:
                if hit.kind == "perfect" and completes(layers, k, hit, stop):
                    return True
    return False


def _interjected(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether «, X said» stands at ``j`` and closes the content."""
    if not _starts_name(layers, j) and not layers.flags[j] & PRONOUN:
        return False
    end = noun_phrase(layers, j, stop)
    if end == j or end >= stop or not is_finite(layers, end):
        return False
    after = end + 1
    return after >= stop or bool(layers.flags[after] & PUNCT) or bool(layers.in_time[after])


def completes(layers: Layers, j: int, hit: object, stop: int) -> bool:
    """Tell cheaply whether a frame of the verb seems to be filled after ``j``."""
    wanted, kinds = set(), set()
    for frame in hit.verb.frames:  # type: ignore[attr-defined]
        for slot in frame.slots:
            if slot.kind in ("prep", "word"):
                wanted.add(slot.value)
            else:
                kinds.add(slot.kind)
    limit = min(stop, j + 10)
    for k in range(j + 1, limit):
        flag, base = layers.flags[k], layers.grams[k].base
        if flag & COMP and base == "that":
            return "C" in kinds
        if flag & QUOTE:
            return "Q" in kinds
        if base in wanted or (base == "to" and "V" in kinds):
            return True
    return bool(kinds & {"C", "N"}) and j + 1 < stop and not layers.flags[j + 1] & PUNCT


def clause(layers: Layers, j: int, stop: int) -> int:
    """Give where a reported clause begins at ``j``: at its «that» or bare; -1 if none does."""
    flag, base = layers.flags[j], layers.grams[j].base
    if base == "that":
        nxt = j + 1
        if nxt < stop and layers.flags[nxt] & (WORD | NUMBER | PUNCT):
            return j
        return -1
    if flag & QUOTE and j + 1 < stop and layers.grams[j + 1].base == "that":
        return j + 1
    if base in ("how", "why", "whether", "what", "if", "there", "where"):
        return j
    if not flag & (WORD | NUMBER) or flag & (PREP | REL | ACCORD | COMP | NEG) and base not in (
        "in",
        "at",
        "on",
        "after",
        "before",
        "during",
        "since",
    ):
        return -1
    return j if _has_finite(layers, j, stop) else -1


def _has_finite(layers: Layers, j: int, stop: int) -> bool:
    for k in range(j + 1, min(stop, j + 40)):
        flag = layers.flags[k]
        if flag & PUNCT and layers.text.words[k].kind in ("stop", "colon"):
            return False
        if flag & (VERB | AUX) and layers.grams[k].base not in ("also", "to"):
            return True
        if is_finite(layers, k):
            return True
        norm = layers.text.words[k].norm
        if norm.endswith("ed") and len(norm) > 4 and k > j + 1:
            return True
    return False


def preposition(layers: Layers, j: int, value: str) -> int:
    """Give the position after the preposition ``value`` at ``j``, or -1."""
    if j < len(layers.grams) and layers.grams[j].base == value:
        return j + 1
    return -1


def pronoun_object(layers: Layers, j: int, value: str) -> bool:
    """Tell whether a preposition carries its pronoun; never in English."""
    return False
