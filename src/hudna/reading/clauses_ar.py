"""Arabic clauses: where the one that holds a verb begins, and what a relative one hangs on."""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    COMP,
    CONDITION,
    KANA,
    NEG,
    PREP,
    PUNCT,
    QUOTE,
    REL,
    SUB,
    VERB,
)
from hudna.reading.namelike_ar import name_like

_FAR = 45


def clause_start(layers: Layers, i: int, first: int) -> tuple[int, int | None]:
    """Give the first token of the clause that holds ``i`` and the word that opens it.

    The opener is a complementiser, relative, subordinator or mark; None at the sentence start.
    """
    flags, words = layers.flags, layers.text.words
    j = i - 1
    low = max(first, i - _FAR)
    while j >= low:
        flag = flags[j]
        if flag & (COMP | REL):
            return j + 1, j
        if flag & PUNCT:
            word = words[j]
            if word.kind in ("stop", "colon", "dash"):
                return j + 1, j
            if word.kind == "comma" and _is_break(layers, j, i):
                return j + 1, j
            if word.kind == "close":
                k = j
                while k > low and words[k].kind != "open":
                    k -= 1
                j = k
            elif word.kind == "quote":
                at = layers.text.partner.get(j)
                if at is None:
                    return j + 1, j
                quotation = layers.text.quotations[at]
                if quotation.first == j:
                    return j + 1, j
                if quotation.last - quotation.first > 8:
                    return j + 1, j
                j = quotation.first
        elif flag & (SUB | CONDITION) and not flag & PREP:
            return j + 1, j
        j -= 1
    return low, None


def _is_break(layers: Layers, j: int, i: int) -> bool:
    """Tell whether the comma at ``j`` parts clauses, seen from the verb at ``i``.

    A comma right before the verb closes a parenthesis («خالد، الوزير، قال»); a comma with a
    noun phrase and another comma before the verb opens one.
    """
    words = layers.text.words
    bare = True
    for k in range(j + 1, i):
        if words[k].kind == "comma":
            return False
        bare = bare and bool(layers.flags[k] & (KANA | ADVERB | NEG) or layers.in_time[k])
    if bare:
        return False  # only «قد» or an adverb between the comma and the verb
    return not (layers.flags[j + 1] & (ADVERB | PREP) or words[j + 1].prep)


def antecedent_of(layers: Layers, relative: int, first: int) -> tuple[int, int] | None:
    """Give the noun phrase that the relative pronoun at ``relative`` belongs to."""
    flags, words = layers.flags, layers.text.words
    end = relative
    while end > first and flags[end - 1] & PUNCT and words[end - 1].kind in ("comma", "dash"):
        end -= 1
    j = end - 1
    low = max(first, end - 9)
    while j >= low:
        flag, word = flags[j], words[j]
        if flag & QUOTE:
            at = layers.text.partner.get(j)
            if at is None or layers.text.quotations[at].first == j:
                break
            j = layers.text.quotations[at].first - 1
            continue
        if flag & (PUNCT | COMP | REL | KANA | VERB | ACCORD | NEG):
            break
        if flag & PREP or (j > low and flags[j - 1] & NEG):
            break
        finite = layers.grams[j].hits and layers.grams[j].hits[0].kind in ("perfect", "imperfect")
        if finite and not layers.within[j] and not word.article and j < end - 1:
            break
        if word.prep or word.conj:
            j -= 1
            break
        j -= 1
    start = j + 1
    if start == first and start + 1 < end and _leads(layers, start):
        start += 1  # «وبقي عدد الفصائل التي»: a sentence opens with its verb
    if start >= end:
        return None
    return start, end


def _leads(layers: Layers, j: int) -> bool:
    """Tell whether the first word of a sentence, joined by و or ف, is a verb no list knows."""
    word = layers.text.words[j]
    if not word.conj or word.article or word.prep or layers.name_at.get(j):
        return False
    return name_like(layers, j)
