"""English clauses: where a reported clause begins after its cue, and whether a stretch is one."""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    AUX,
    COMP,
    DET,
    NUMBER,
    PREP,
    PRONOUN,
    PUNCT,
    QUOTE,
    REL,
    SUB,
    VERB,
    WORD,
)
from hudna.reading.phrases_en import noun_phrase, skip_one
from hudna.reading.verbs_en import is_finite, is_past, verbish

_QUESTIONS = ("how", "why", "whether", "what", "where", "who")
_ADJUNCTS = 8
_REACH = 45
_SMALL_QUOTE = 5
_SUBJECTS = ("he", "she", "it", "they", "we", "i")
_MODALS = ("will", "would", "could", "should", "may", "might", "must", "can", "shall", "cannot")


def clause(layers: Layers, j: int, stop: int) -> int:
    """Give where a reported clause begins at or after ``j``, past the cue's adjuncts; -1 if none.

    The clause opens with «that», with a question word, or bare when a finite verb follows its
    subject.
    """
    for _ in range(_ADJUNCTS):
        if j >= stop:
            return -1
        base, flag = layers.grams[j].base, layers.flags[j]
        if base == "that":
            return _at_that(layers, j, stop)
        if flag & ADVERB and j + 1 < stop and layers.grams[j + 1].base == "that":
            return _at_that(layers, j + 1, stop)  # «said later that»
        if layers.in_time[j] and not flag & PREP and _time_is_subject(layers, j, stop):
            return j
        if flag & QUOTE:
            return _at_quote(layers, j, stop)
        if base in _QUESTIONS or (base == "there" and j + 1 < stop):
            return j
        if base in {"if", "neither"}:
            after_mark = j > 0 and layers.text.words[j - 1].kind == "comma"
            return -1 if after_mark and base == "if" else j
        bare = not (flag & PUNCT and layers.text.words[j].kind != "open")
        after_comma = j > 0 and layers.text.words[j - 1].kind == "comma"
        if bare and not after_comma and not layers.in_time[j] and _bare_clause(layers, j, stop):
            return j
        nxt = skip_one(layers, j, stop)
        if nxt == j:
            nxt = _past_reduced(layers, j, stop)
        if nxt == j:
            return -1
        j = nxt
    return -1


def _time_is_subject(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether an expression of time has its own verb: «said three hours were too few»."""
    while j < stop and layers.in_time[j]:
        j += 1
    return j < stop and bool(layers.flags[j] & AUX) and layers.grams[j].base not in ("to", "also")


def _past_reduced(layers: Layers, j: int, stop: int) -> int:
    """Give the position past «posted» of «in a statement posted on its website that»."""
    after = j + 1
    if (
        after < stop
        and (is_past(layers, j) or layers.grams[j].base in ("seen", "sent", "read"))
        and (
            layers.flags[after] & PREP
            or layers.in_time[after]
            or layers.grams[after].base == "that"
        )
    ):
        return after
    return j


def _at_that(layers: Layers, j: int, stop: int) -> int:
    nxt = j + 1
    if nxt < stop and layers.flags[nxt] & (WORD | NUMBER | PUNCT):
        if layers.flags[nxt] & (AUX | VERB) and not layers.in_time[nxt]:
            return -1
        return j
    return -1


def _at_quote(layers: Layers, j: int, stop: int) -> int:
    if j + 1 < stop and layers.grams[j + 1].base == "that":
        return j + 1
    at = layers.text.partner.get(j)
    if at is None:
        return -1
    quotation = layers.text.quotations[at]
    if quotation.first != j:
        return -1
    size = quotation.last - j
    if size > _SMALL_QUOTE or _bare_clause(layers, j + 1, min(stop, quotation.last)):
        return j
    after = quotation.last + 1
    if after >= stop:
        return -1
    return j if verbish(layers, after) or _bare_clause(layers, after, stop) else -1


def _bare_clause(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether a subject and its finite verb stand at ``j``."""
    flag, word = layers.flags[j], layers.text.words[j]
    if not flag & (WORD | NUMBER):
        return False
    base = layers.grams[j].base
    approximate = base in layers.lexicon.members("clauses.approximators")
    if approximate and flag & PREP:
        if base == "at" and not (j + 1 < stop and layers.grams[j + 1].base in ("least", "most")):
            return False
        if base != "at" and not layers.flags[j + 1 if j + 1 < stop else j] & NUMBER:
            return False
        j += 1
    elif (
        (flag & (PREP | REL | ACCORD | COMP | SUB) and not layers.name_at.get(j))
        or (word.norm.endswith("ing") and any(h.kind == "participle" for h in layers.grams[j].hits))
        or (verbish(layers, j) and not flag & DET)
    ):
        return False
    return _verb_follows(layers, j, stop)


def _verb_follows(layers: Layers, j: int, stop: int) -> bool:
    """Look for the finite verb of the subject that begins at ``j``."""
    words, flags, grams = layers.text.words, layers.flags, layers.grams
    k = noun_phrase(layers, j, stop)
    k = max(k, j + 1)
    limit = min(stop, j + _REACH)
    commas = 0
    while k < limit:
        flag, base = flags[k], grams[k].base
        if flag & PUNCT:
            kind = words[k].kind
            if kind in ("stop", "colon"):
                return False
            if kind == "comma":
                nxt = _past_insertion(layers, k, limit)
                if nxt == k:
                    commas += 1
                    if commas > 2:
                        return False
                    nxt = k + 1
                    if nxt < limit and flags[nxt] & (SUB | ADVERB) and grams[nxt].base != "and":
                        return False
                k = nxt
                continue
            k += 1
            continue
        if flag & REL or (base == "that" and k > j):
            k = _past_relative(layers, k, limit)
            continue
        if flag & PRONOUN and not flag & DET and base in _SUBJECTS:
            return False
        if flag & AUX and base not in ("also", "to", "be", "been", "being"):
            return True
        if base in _MODALS or base == "not":
            return True
        if flag & VERB and verbish(layers, k):
            return True
        if is_past(layers, k):
            nxt = k + 1
            joined = grams[k - 1].base in ("and", "but", "or")
            if joined and not (nxt < limit and flags[nxt] & AUX):
                return False  # «announced a truce and accused»: the cue's own second verb
            passive = nxt < limit and grams[nxt].base in (
                "by",
                "in",
                "at",
                "from",
                "on",
                "as",
                "to",
            )
            if not passive or not _another_verb(layers, nxt, limit):
                return True
        elif is_finite(layers, k) and not closes_clause(layers, k, stop):
            return True
        elif base in ("adding", "according", "citing", "saying", "because", "while", "when"):
            return False
        k += 1
    return False


def closes_clause(layers: Layers, k: int, stop: int) -> bool:
    """Tell whether «X said» with nothing after it ends the sentence."""
    if k + 1 < stop:
        return False
    return any(
        not h.verb.weak and frame.slots[-1].kind in ("C", "Q")
        for h in layers.grams[k].hits
        for frame in h.verb.frames
    )


def _another_verb(layers: Layers, k: int, limit: int) -> bool:
    for m in range(k, limit):
        if layers.flags[m] & PUNCT and layers.text.words[m].kind != "open":
            return False
        if verbish(layers, m) and not is_past(layers, m):
            return True
        if is_past(layers, m) and layers.grams[m - 1].base not in ("and", "or"):
            return True
    return False


def _past_insertion(layers: Layers, k: int, limit: int) -> int:
    """Give the position after «, who …,» or «, the head of Y,»; ``k`` if none stands here."""
    for m in range(k + 1, min(limit, k + 22)):
        if layers.text.words[m].kind == "comma":
            return m + 1 if m - k > 1 else k
        if layers.text.words[m].kind in ("stop", "colon", "quote"):
            return k
    return k


def _past_relative(layers: Layers, k: int, limit: int) -> int:
    """Give the position after a relative clause: after its first finite verb's phrase."""
    seen = False
    for m in range(k + 1, limit):
        if layers.text.words[m].kind == "comma":
            return m + 1
        if verbish(layers, m):
            if seen and not layers.flags[m - 1] & AUX:
                return m
            seen = True
    return limit


def has_verb(layers: Layers, first: int, last: int) -> bool:
    """Tell whether a stretch holds a finite verb, so that it can be a clause."""
    return any(verbish(layers, k) or layers.grams[k].base in _MODALS for k in range(first, last))
