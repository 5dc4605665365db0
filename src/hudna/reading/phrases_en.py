"""English phrases: what may be a verb, where a noun phrase begins and ends, what may be skipped.

The counterpart of :mod:`hudna.reading.phrases_ar` for a subject-verb-object language. Works with
closed classes, capitals and known names; texts that lost their commas and apostrophes are read.
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    AUX,
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
    QUOTE,
    RANK,
    REL,
    ROLE,
    SUB,
    VERB,
    WORD,
)
from hudna.reading.verbs_en import (
    after_nominal_opener,
    glued_dash,
    is_abbreviated,
    is_past,
    proper,
    verbish,
)

_HEADS = ROLE | PEOPLE | BODY | MEDIUM | RANK
_CLOSED = COMP | REL | NEG | ACCORD | SUB
_SUFFICIENT = ("both", "all", "other", "others", "another")
_OUTLET_GOES_ON = ("news", "agency", "television", "radio", "newspaper")
_AFTER_PARTY = ("that", "to", "of", "for", "from", "about", "against", "as")


def noun_phrase(layers: Layers, first: int, stop: int) -> int:
    """Give the end of the noun phrase that begins at ``first``; ``first`` itself if none does."""
    words, flags, name_at = layers.text.words, layers.flags, layers.name_at
    j, seen = first, False
    while j < stop:
        flag = flags[j]
        if layers.in_time[j] and (seen or not flag & (DET | NUMBER)):
            break
        found = name_at.get(j)
        if found is not None and found.last <= stop:
            j, seen = found.last, True
            if _outlet_ends(layers, j, stop):
                break
        elif flag & (PUNCT | NUMBER):
            nxt = _past_sign(layers, j, first, stop, seen=seen)
            if nxt == j:
                break
            j = nxt
        elif flag & PRONOUN and not flag & DET:
            return j + 1 if j == first else j
        elif flag & DET:
            if _cannot_determine(layers, j, first, stop, seen=seen):
                break
            seen = seen or words[j].norm in _SUFFICIENT
            j += 1
        elif flag & PREP and not words[j].title:
            if not seen or _quoted_whole(layers, j, first) or not _continues(layers, j, stop):
                break
            j, seen = j + 1, False
        else:
            if _ends_here(layers, j, first, seen=seen):
                break
            seen = not words[j].possessive or (seen and j > first)
            j += 1
            if seen and _outlet_ends(layers, j, stop):
                break
    while j > first and flags[j - 1] & PREP and not layers.within[j - 1]:
        j -= 1
    return j if seen or (j > first and flags[j - 1] & NUMBER) else first


def _quoted_whole(layers: Layers, j: int, first: int) -> bool:
    """Tell whether a quotation that holds the phrase ends before ``j``: «accused "groups" of»."""
    return bool(layers.flags[j - 1] & QUOTE) and (
        layers.flags[first] & QUOTE != 0 or layers.flags[first - 1] & QUOTE != 0
    )


def _outlet_ends(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether a phrase ends with the outlet before ``j``: «told AFP rebels had …»."""
    outlet = layers.text.words[j - 1]
    if j >= stop or not outlet.title:
        return False
    if outlet.norm not in layers.lexicon.members("clauses.agencies"):
        return False
    return not (layers.text.words[j].title or layers.text.words[j].norm in _OUTLET_GOES_ON)


def _past_sign(layers: Layers, j: int, first: int, stop: int, *, seen: bool) -> int:
    """Give the position past a mark or number inside a phrase; ``j`` if it ends the phrase."""
    if layers.flags[j] & NUMBER:
        after_noun = seen and j > first and not layers.text.words[j - 1].title
        return j if after_noun else j + 1
    return _past_mark(layers, j, first, stop, seen)


def _cannot_determine(layers: Layers, j: int, first: int, stop: int, *, seen: bool) -> bool:
    """Tell whether the determiner at ``j`` begins a phrase of its own."""
    base = layers.grams[j].base
    paired = j == first + 1 and layers.text.words[first].norm in ("both", "all", "half")
    if (seen and not paired) or (j > first and base in ("that", "this", "these", "those")):
        return True
    return base == "that" and not (j + 1 < stop and layers.flags[j + 1] & WORD)


def _ends_here(layers: Layers, j: int, first: int, *, seen: bool) -> bool:
    """Tell whether a phrase that began at ``first`` is over before the word at ``j``."""
    flag, base, word = layers.flags[j], layers.grams[j].base, layers.text.words[j]
    if flag & _CLOSED and not (word.title and seen and base != "if"):
        return True
    if base in ("to", "and", "or", "as", "there"):
        return True
    counted = j > first and layers.flags[j - 1] & NUMBER and not flag & DET
    if counted and flag & (AUX | VERB) and verbish(layers, j):
        return True
    if not seen:
        return bool(flag & ADVERB) and j == first and not word.title
    if verbish(layers, j) or is_ing(layers, j):
        return True
    if flag & ADVERB and not flag & (ROLE | PEOPLE):
        return True
    return not word.title and word.norm in layers.lexicon.members("clauses.postpositives")


def is_ing(layers: Layers, j: int) -> bool:
    """Tell whether a participle may begin a clause here (troops holding the town)."""
    word = layers.text.words[j]
    if not word.norm.endswith("ing") or word.title or len(word.norm) < 6:
        return False
    if layers.grams[j].noun is not None:
        return False
    if any(h.kind == "participle" for h in layers.grams[j].hits):
        return not after_nominal_opener(layers, j)
    nxt = j + 1
    return nxt < len(layers.flags) and bool(layers.flags[nxt] & (DET | PREP | NUMBER | PRONOUN))


def _past_mark(layers: Layers, j: int, first: int, stop: int, seen: bool) -> int:
    """Give the position past a bracket, compound dash or quoted name inside a phrase."""
    words = layers.text.words
    word = words[j]
    if word.kind == "open":
        for k in range(j + 1, min(stop, j + 12)):
            if words[k].kind == "close":
                return k + 1
        return j
    if word.kind == "stop" and j > first and is_abbreviated(layers, j):
        return j + 1
    if word.kind == "dash" and glued_dash(layers, j):
        return min(stop, j + 2)
    if word.kind == "other" and word.surface in "'’/&#@":
        return j + 1
    if word.kind == "quote" and not seen:
        at = layers.text.partner.get(j)
        if at is not None:
            quotation = layers.text.quotations[at]
            if quotation.first == j and quotation.last <= stop:
                return j + 1
    if word.kind == "quote" and seen and j > first:
        at = layers.text.partner.get(j)
        if at is not None and first - 8 <= layers.text.quotations[at].first < j:
            return j + 1 if layers.text.quotations[at].last == j else j
    return j


def _continues(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether a preposition goes on with the phrase: head of X, spokesman for X."""
    base = layers.grams[j].base
    if j + 1 >= stop or layers.in_time[j + 1] or not layers.flags[j + 1] & (WORD | NUMBER | QUOTE):
        return False
    if base == "of":
        return _of_continues(layers, j)
    if base not in layers.lexicon.members("clauses.inner_prepositions") and base != "to":
        return False
    before = layers.flags[j - 1]
    if base == "to":
        if layers.text.words[j - 1].norm not in ("parties", "envoy", "ambassador", "party"):
            return False
        return bool(layers.flags[j + 1] & DET) or layers.text.words[j + 1].title
    nxt = layers.text.words[j + 1]
    after = layers.text.words[j + 2] if j + 2 < stop else nxt
    known = nxt.title or nxt.upper or (layers.flags[j + 1] & DET and (after.title or after.upper))
    if base in ("for", "at", "from", "in", "with") and before & (_HEADS & ~MEDIUM):
        return bool(known or (base == "at" and layers.flags[j + 1] & DET))
    return bool(known and base == "between" and before & _HEADS)


def _of_continues(layers: Layers, j: int) -> bool:
    """Tell «head of the army» from «accused the army of a massacre», «Mali of lying»."""
    nxt, before = layers.text.words[j + 1], layers.text.words[j - 1]
    if nxt.norm.endswith("ing") and len(nxt.norm) > 5 and not nxt.title:
        return False
    known = nxt.title or nxt.upper or nxt.norm in ("the", "their", "its", "his", "her", "all")
    if layers.flags[j - 1] & (_HEADS & ~MEDIUM):
        return known or bool(layers.flags[j - 1] & (ROLE | RANK) and nxt.norm not in ("a", "an"))
    if layers.within[j - 1] or before.upper:
        return False
    return not before.title or known


def coordinates(layers: Layers, first: int, last: int, stop: int) -> list[tuple[int, int]]:
    """Give the phrase and those joined to it: X, Y and Z."""
    words, grams = layers.text.words, layers.grams
    phrases = [(first, last)]
    j = last
    while j + 1 < stop:
        k = j
        if words[k].kind == "comma":
            k += 1
            if k < stop and grams[k].base in ("and", "or"):
                k += 1
            elif not _list_goes_on(layers, k, stop):
                break
        elif grams[k].base in ("and", "or"):
            k += 1
        else:
            break
        if k >= stop:
            break
        end = noun_phrase(layers, k, stop)
        if (
            not starts_name(layers, k)
            and (not heads_people(layers, k, end))
            and (end >= stop or layers.grams[end].base not in _AFTER_PARTY)
        ):
            break
        if end == k or (end < stop and verbish(layers, end)):
            break
        if _one_body(layers, phrases[-1], k, end):
            phrases[-1] = (phrases[-1][0], end)
        else:
            phrases.append((k, end))
        j = end
    return phrases


def _one_body(layers: Layers, before: tuple[int, int], k: int, end: int) -> bool:
    """Tell whether «the Foreign and Expatriates Ministry» is one phrase."""
    first, last = before
    if layers.flags[k] & DET or not layers.flags[end - 1] & BODY or layers.within[last - 1]:
        return False
    return (
        last - first <= 2
        and layers.text.words[last - 1].title
        and not (layers.flags[last - 1] & (PEOPLE | BODY))
    )


def heads_people(layers: Layers, first: int, last: int) -> bool:
    """Tell whether a word of the phrase names people, a body or a role."""
    return any(layers.flags[k] & (PEOPLE | BODY | ROLE) for k in range(first, last))


def _list_goes_on(layers: Layers, k: int, stop: int) -> bool:
    if k >= stop or not starts_name(layers, k):
        return False
    end = noun_phrase(layers, k, stop)
    if end == k or end >= stop:
        return False
    if layers.text.words[end].kind == "comma":
        after = end + 1
        if after < stop and layers.grams[after].base == "and":
            return after + 1 < stop and starts_name(layers, after + 1)
        return _list_goes_on(layers, after, stop)
    return layers.grams[end].base == "and"


def starts_name(layers: Layers, k: int) -> bool:
    """Tell whether a noun phrase about somebody may begin at ``k``."""
    word, flag = layers.text.words[k], layers.flags[k]
    if layers.name_at.get(k) is not None:
        return True
    if flag & (PRONOUN | VERB | AUX | PREP | SUB) and not flag & DET:
        return False
    if flag & ADVERB and not flag & (_HEADS | DET):
        return False
    if proper(word) or word.upper:
        return True
    return bool(flag & (DET | PEOPLE | ROLE | BODY)) and not layers.in_time[k]


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
            return _past_insert(layers, j, stop)
        if word.kind == "open":
            for k in range(j + 1, min(stop, j + 14)):
                if layers.text.words[k].kind == "close":
                    return k + 1
        return j
    if flag & ADVERB:
        return j + 1
    if flag & PREP:
        return _past_preposition(layers, j, stop)
    if (
        is_past(layers, j)
        and j + 1 < stop
        and (layers.flags[j + 1] & PREP or layers.in_time[j + 1])
    ):
        return j + 1
    if flag & REL:
        for k in range(j + 1, min(stop, j + 25)):
            if layers.text.words[k].kind == "comma":
                return k + 1
    return j


def _past_insert(layers: Layers, comma: int, stop: int) -> int:
    """Give the position after «, led by X,»; after the comma alone if nothing is inserted."""
    k = comma + 1
    if k < stop and (is_past(layers, k) or layers.grams[k].base in ("led", "known", "both")):
        for m in range(k + 1, min(stop, k + 18)):
            if layers.text.words[m].kind == "comma":
                return m + 1
            if layers.text.words[m].kind in ("stop", "colon", "quote"):
                break
    return k


def _past_preposition(layers: Layers, j: int, stop: int) -> int:
    k = j + 1
    if k < stop and layers.in_time[k]:
        return skip_one(layers, k, stop)
    end = noun_phrase(layers, k, stop)
    if end == k:
        return j
    while end < stop and layers.grams[end].base in ("of", "with", "in", "at", "between", "and"):
        after = end + 1 if end + 1 < stop else end
        counted = layers.grams[end].base == "at" and layers.flags[after] & NUMBER
        if counted or layers.in_time[after]:
            break
        nxt = noun_phrase(layers, end + 1, stop)
        if nxt == end + 1:
            break
        if layers.grams[end].base == "and" and (
            not starts_name(layers, end + 1) or (nxt < stop and verbish(layers, nxt))
        ):
            break
        end = nxt
    return end
