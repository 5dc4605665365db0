"""English noun phrases read backwards: where the phrase begins that ends before a verb."""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    BODY,
    COMP,
    DET,
    MEDIUM,
    NEG,
    NUMBER,
    PEOPLE,
    PREP,
    PRONOUN,
    PUNCT,
    RANK,
    REL,
    ROLE,
    SUB,
    WORD,
)
from hudna.reading.phrases_en import heads_people, is_ing
from hudna.reading.verbs_en import glued_dash, is_abbreviated, proper, verbish

_HEADS = ROLE | PEOPLE | BODY | MEDIUM | RANK
_JOINING = ("and", "or", "as", "but")


def phrase_before(layers: Layers, last: int, floor: int) -> int:
    """Give where the noun phrase begins that ends before token ``last``; ``last`` if none does."""
    flags, grams = layers.flags, layers.grams
    first = last
    j = last - 1
    while j >= floor:
        flag = flags[j]
        if layers.within[j]:
            if _new_phrase(layers, j, first, last):
                break
            first = j = max(layers.names[layers.within[j] - 1].first, floor)
        elif flag & PUNCT:
            nxt = _past_mark_back(layers, j, floor, last)
            if nxt == j:
                break
            if nxt < j - 1 or layers.text.words[j].kind == "dash":
                first = min(first, nxt + 1)
            j = nxt
            continue
        elif _outside(layers, j, first, last):
            break
        elif flag & PRONOUN and not flag & DET:
            if first < last:
                break
            if not (j - 1 > floor and grams[j - 1].base == "of"):
                return j
            first = j
        elif flag & PREP and not layers.text.words[j].title:
            if first == last or not _holds(layers, j, floor):
                break
            first = j
        elif flag & DET:
            first = j = _first_determiner(layers, j, floor)
            if not _goes_on_before(layers, j, floor):
                halved = j > floor and grams[j - 1].base in ("all", "both", "half")
                first = j - 1 if halved else j
                break
        else:
            first = j
        j -= 1
    while first < last and flags[first] & PREP and not layers.within[first]:
        first += 1
    return first


def _outside(layers: Layers, j: int, first: int, last: int) -> bool:
    """Tell whether the word at ``j`` belongs to no phrase that begins at ``first``."""
    flag = layers.flags[j]
    if layers.in_time[j] and not (flag & NUMBER and first == last):
        return True
    if layers.grams[j].base == "that":
        return True
    if flag & (PRONOUN | PREP) and not flag & DET and not layers.text.words[j].title:
        return False
    return _stands_before(layers, j, inside=first < last) or _new_phrase(layers, j, first, last)


def _stands_before(layers: Layers, j: int, *, inside: bool) -> bool:
    """Tell whether the word at ``j`` stands outside the phrase that follows it."""
    flag, base, word = layers.flags[j], layers.grams[j].base, layers.text.words[j]
    if flag & (REL | NEG | ACCORD | COMP | SUB) and not flag & DET and not word.title:
        return True
    if base in _JOINING or base == "to" or verbish(layers, j):
        return True
    if inside and is_ing(layers, j):
        return True
    return bool(flag & ADVERB) and not flag & (ROLE | PEOPLE) and not word.title


def _first_determiner(layers: Layers, j: int, floor: int) -> int:
    """Give the first of the determiners and numbers that end at ``j``: «the two other»."""
    flags = layers.flags
    while j - 1 >= floor and flags[j - 1] & (DET | NUMBER) and not flags[j - 1] & (COMP | PREP):
        j -= 1
    return j


def _goes_on_before(layers: Layers, j: int, floor: int) -> bool:
    """Tell whether a head noun and its preposition stand before the determiner at ``j``."""
    if j > floor and layers.grams[j - 1].base == "of":
        return True
    return j - 2 >= floor and bool(layers.flags[j - 2] & _HEADS) and _holds_at(layers, j - 1, floor)


def antecedent_before(layers: Layers, last: int, floor: int) -> int:
    """Give where the phrase begins that a relative or participle after it is about.

    «a ceasefire with the rebels announced by X»: the ceasefire, not the rebels.
    """
    first = phrase_before(layers, last, floor)
    if first >= last or first - 2 < floor or not layers.flags[first - 1] & PREP:
        return first
    if layers.grams[first - 1].base not in ("with", "in", "between", "for", "on", "near"):
        return first
    if not (
        layers.within[first] or layers.text.words[first].title or heads_people(layers, first, last)
    ):
        return first
    wider = phrase_before(layers, first - 1, floor)
    return wider if wider < first - 1 else first


def _new_phrase(layers: Layers, j: int, first: int, last: int) -> bool:
    """Tell whether the word at ``j`` cannot belong to the phrase that begins at ``first``.

    Texts without commas run «… rocket shelling SANA news agency reported»: a capital after a
    small common noun begins a name, and so does an adjective of sources after one.
    """
    if first >= last or not layers.flags[j] & WORD:
        return False
    nxt, word = layers.text.words[first], layers.text.words[j]
    if layers.flags[j] & (DET | PREP):
        return False
    if proper(word) or word.upper or layers.within[j] or "-" in word.norm:
        return False
    if word.norm in layers.lexicon.members("clauses.name_particles"):
        return False
    if layers.flags[j] & _HEADS or word.norm in layers.lexicon.members(
        "roles.adjectives_of_sources"
    ):
        return False
    if nxt.kind != "word":
        return False
    small = not (proper(nxt) or nxt.upper or layers.within[first])
    if not small:
        return not (j > 0 and glued_dash(layers, j - 1))
    return (
        first + 1 < last
        and nxt.norm in layers.lexicon.members("roles.adjectives_of_sources")
        and (word.norm not in layers.lexicon.adjectives)
    )


def _past_mark_back(layers: Layers, j: int, floor: int, last: int) -> int:
    words = layers.text.words
    word = words[j]
    if word.kind == "close":
        for k in range(j - 1, max(floor, j - 12) - 1, -1):
            if words[k].kind == "open":
                return k - 1
        return j
    if word.kind == "stop" and is_abbreviated(layers, j):
        return j - 1
    if word.kind == "dash" and glued_dash(layers, j):
        return j - 2 if j - 2 >= floor - 1 else j - 1
    if word.kind == "other" and word.surface in "'’/&#@":
        return j - 1
    if (word.kind == "quote" and j < last - 1) or (word.kind == "quote" and j == last - 1):
        at = layers.text.partner.get(j)
        if at is not None:
            quotation = layers.text.quotations[at]
            if (
                quotation.last == j
                and quotation.first >= floor
                and (j - quotation.first <= 5)
                and layers.flags[max(quotation.first - 1, 0)] & (_HEADS | DET)
            ):
                return quotation.first - 1
    return j


def _holds_at(layers: Layers, j: int, floor: int) -> bool:
    return bool(layers.flags[j] & PREP) and _holds(layers, j, floor)


def _holds(layers: Layers, j: int, floor: int) -> bool:
    """Tell whether the preposition at ``j`` joins a head before it to the phrase after it."""
    if j <= floor or layers.in_time[j + 1]:
        return False
    base = layers.grams[j].base
    if base == "of":
        return True
    if base not in layers.lexicon.members("clauses.inner_prepositions"):
        return False
    if base == "with" and layers.grams[j + 1].base != "the" and not layers.text.words[j + 1].title:
        return False
    return bool(layers.flags[j - 1] & (_HEADS & ~MEDIUM)) or (
        base in ("from", "by") and bool(layers.flags[j - 1] & MEDIUM)
    )
