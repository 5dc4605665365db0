"""English phrases: what may be a verb, where a noun phrase begins and ends, what may be skipped.

The counterpart of :mod:`hudna.reading.phrases_ar` for a subject-verb-object language. Works with
closed classes, capitals and known names; texts that lost their commas and apostrophes are read.
"""

from hudna.language.words import Word
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
    Gram,
)

_FINITE = ("perfect", "imperfect")
_HEADS = ROLE | PEOPLE | BODY | MEDIUM | RANK
_CLOSED = COMP | REL | NEG | ACCORD | SUB
_NOT_VERBS = ("also", "to")
_MODAL_LIKE = ("will", "would", "could", "should", "may", "might", "must", "can", "shall")
_JOINING = ("and", "or", "as", "but")
_AFTER_PARTY = ("that", "to", "of", "for", "from", "about", "against", "as")
_POSSESSIVE = ("his", "her", "its", "their", "our", "my", "your")


def proper(word: Word) -> bool:
    """Tell whether a word is written like a name: Hassan, al-Hassan."""
    return word.title or word.norm.startswith(("al-", "el-", "ash-", "as-", "ad-", "an-", "ar-"))


def glued_dash(layers: Layers, j: int) -> bool:
    """Tell whether a dash joins two words to one compound (Saudi-led)."""
    text = layers.text
    if text.words[j].kind != "dash" or not 0 < j < len(text.words) - 1:
        return False
    return text.ends[j - 1] == text.starts[j] and text.ends[j] == text.starts[j + 1]


def is_abbreviated(layers: Layers, j: int) -> bool:
    """Tell whether a full stop only shortens the word before it (Gen., Lt., Dr.)."""
    if j == 0 or layers.text.words[j].surface != ".":
        return False
    before = layers.text.words[j - 1]
    return before.title and (
        len(before.norm) == 1 or before.norm in layers.lexicon.members("sentences.abbreviations")
    )


def _after_nominal_opener(layers: Layers, j: int) -> bool:
    """Tell whether what stands before ``j`` wants a noun there, so that no verb can stand."""
    if j == 0:
        return False
    prev, word = layers.flags[j - 1], layers.text.words[j - 1]
    if prev & DET and layers.grams[j - 1].base not in ("that", "both", "all", "each", "this"):
        return True
    return word.possessive or bool(prev & PREP and not prev & SUB) or word.norm in _POSSESSIVE


def is_finite(layers: Layers, j: int) -> bool:
    """Tell whether a word is likely a finite verb of speech at this place."""
    gram = layers.grams[j]
    if not gram.hits or not any(h.kind in _FINITE for h in gram.hits):
        return False
    if layers.within[j] and layers.name_at.get(j) is None or _after_nominal_opener(layers, j):
        return False
    if gram.base in layers.lexicon.members("clauses.noun_like") and not _told_apart(layers, j):
        return False
    word = layers.text.words[j]
    if j > 0 and (word.title or word.upper) and layers.flags[j - 1] & WORD:
        return layers.text.words[j - 1].title and is_third(layers, j) and _in_headline(gram)
    if _is_nounlike(layers, j):
        return _plain_subject_before(layers, j)
    return True


def _told_apart(layers: Layers, j: int) -> bool:
    """Tell whether «states», «notes», «orders» is a verb: after a pronoun or before that."""
    nxt = layers.grams[j + 1].base if j + 1 < len(layers.grams) else ""
    return nxt == "that" or (j > 0 and layers.grams[j - 1].base in ("he", "she", "it", "also"))


def _in_headline(gram: Gram) -> bool:
    """Tell whether a form is what headlines print: a present that is not mostly material."""
    return any(h.kind == "imperfect" and not h.verb.weak for h in gram.hits)


def is_third(layers: Layers, j: int) -> bool:
    """Tell whether a word is only a third person or a past: never a bare plural noun."""
    gram = layers.grams[j]
    return gram.noun is None and not gram.base.endswith("ing")


def _is_nounlike(layers: Layers, j: int) -> bool:
    """Tell whether a verb form is as often a noun: calls, report, order, threatens not."""
    gram = layers.grams[j]
    if gram.base.endswith("ed") or any(h.kind == "perfect" for h in gram.hits):
        return False
    if gram.noun is not None:
        return True
    return any(h.kind == "imperfect" and h.verb.weak for h in gram.hits)


def _plain_subject_before(layers: Layers, j: int) -> bool:
    """Tell whether right before ``j`` stands what only a verb can follow."""
    k = j - 1
    while k > 0 and (layers.flags[k] & ADVERB or layers.in_time[k]):
        k -= 1
    if k < 0:
        return False
    flag, word = layers.flags[k], layers.text.words[k]
    if layers.grams[k].base == "have" or flag & (REL | NEG):
        return bool(flag & REL)
    if flag & PRONOUN and word.norm not in _POSSESSIVE:
        return True
    if flag & PUNCT and j + 1 < len(layers.grams) and layers.grams[j + 1].base == "that":
        return True
    if word.possessive or flag & (PUNCT | PREP | DET | VERB | AUX | SUB):
        return word.kind == "close"
    third = layers.grams[j].base.endswith("s")
    if layers.within[k]:
        found = layers.names[layers.within[k] - 1]
        if found.actor is not None and found.actor.kind == "demonym" and found.place is None:
            return not third and layers.text.words[k].norm.endswith("s")
        return third and found.actor is not None and not _stripped(layers, k)
    if flag & (PEOPLE | BODY | ROLE | MEDIUM):
        plural = word.norm.endswith("s") or word.norm in ("police", "people", "media")
        return third or plural
    return word.title and third and not layers.text.words[j].title


def _stripped(layers: Layers, k: int) -> bool:
    """Tell whether a name is printed with an s that its key does not have: Russias for Russia's."""
    found = layers.names[layers.within[k] - 1]
    last = layers.text.words[k]
    return last.fold.endswith("s") and not found.key.endswith(last.fold.split(" ")[-1])


def verbish(layers: Layers, j: int) -> bool:
    """Tell whether a word closes a phrase because it is probably a finite verb."""
    flag = layers.flags[j]
    if not flag & WORD or layers.within[j] or (j > 0 and glued_dash(layers, j - 1)):
        return False
    base, word = layers.grams[j].base, layers.text.words[j]
    if flag & AUX and base not in _NOT_VERBS:
        return True
    if flag & VERB:
        return not _after_nominal_opener(layers, j) and (not word.title or flag & AUX != 0)
    if layers.grams[j].hits and is_finite(layers, j):
        return True
    return is_past(layers, j) or _is_maybe(layers, j)


def _is_maybe(layers: Layers, j: int) -> bool:
    """Tell whether a word that is noun or verb is a verb here: «the truce covers the south»."""
    norm = layers.text.words[j].norm
    if norm not in layers.lexicon.members("clauses.maybe_verbs") or j + 1 >= len(layers.flags):
        return False
    if j == 0 or layers.text.words[j].title or _after_nominal_opener(layers, j):
        return False
    nxt, before = layers.flags[j + 1], layers.flags[j - 1]
    if not before & WORD or before & (PREP | SUB):
        return False
    return bool(nxt & (DET | PRONOUN)) or layers.text.words[j + 1].norm in ("not", "no", "only")


def is_past(layers: Layers, j: int) -> bool:
    """Tell whether an unlisted word looks like a past tense or participle at its place."""
    norm = layers.text.words[j].norm
    if len(norm) < 5 or not norm.endswith("ed") or norm.endswith("eed"):
        return False
    if layers.text.words[j].title or norm in layers.lexicon.adjectives:
        return False
    if j > 0 and glued_dash(layers, j - 1):
        return False
    return not _after_nominal_opener(layers, j)


def noun_phrase(layers: Layers, first: int, stop: int) -> int:
    """Give the end of the noun phrase that begins at ``first``; ``first`` itself if none does."""
    words, flags, name_at, grams = layers.text.words, layers.flags, layers.name_at, layers.grams
    agencies = layers.lexicon.members("clauses.agencies")
    j, seen = first, False
    while j < stop:
        word, flag = words[j], flags[j]
        if layers.in_time[j] and (seen or not flag & (DET | NUMBER)):
            break
        found = name_at.get(j)
        if found is not None and found.last <= stop:
            j, seen = found.last, True
            if j < stop and words[j - 1].norm in agencies and words[j - 1].title:
                if not words[j].title:
                    break
            continue
        if flag & PUNCT:
            nxt = _past_mark(layers, j, first, stop, seen)
            if nxt == j:
                break
            j = nxt
            continue
        if flag & NUMBER:
            if seen and j > first and not words[j - 1].title:
                break
            j += 1
            continue
        if flag & PRONOUN and not flag & DET:
            return j + 1 if j == first else j
        if flag & DET:
            if seen or (j > first and grams[j].base in ("that", "this", "these", "those")):
                break
            if grams[j].base in ("that",) and not (j + 1 < stop and flags[j + 1] & WORD):
                break
            j += 1
            seen = seen or word.norm in ("both", "all", "other", "others", "another")
            continue
        if flag & PREP and not word.title:
            if seen and _continues(layers, j, stop):
                j, seen = j + 1, False
                continue
            break
        if flag & _CLOSED and not (word.title and seen and grams[j].base != "if"):
            break
        if grams[j].base in ("to", "and", "or", "as", "there"):
            break
        counted = j > first and flags[j - 1] & NUMBER and not flag & DET
        if counted and flag & (AUX | VERB) and verbish(layers, j):
            return j
        if seen and (verbish(layers, j) or (flag & ADVERB and not flag & (ROLE | PEOPLE))):
            break
        if not seen and flag & ADVERB and j == first and not word.title:
            break
        if seen and _is_ing(layers, j):
            break
        if seen and not word.title and word.norm in layers.lexicon.members("clauses.postpositives"):
            break
        if not word.possessive:
            seen = True
        elif j == first:
            seen = False
        j += 1
        if seen and word.title and word.norm in agencies and j < stop and not words[j].title:
            break
    while j > first and flags[j - 1] & PREP and not layers.within[j - 1]:
        j -= 1
    return j if seen else first


def _is_ing(layers: Layers, j: int) -> bool:
    """Tell whether a participle may begin a clause here (troops holding the town)."""
    word = layers.text.words[j]
    if not word.norm.endswith("ing") or word.title or len(word.norm) < 6:
        return False
    if layers.grams[j].noun is not None:
        return False
    if any(h.kind == "participle" for h in layers.grams[j].hits):
        return not _after_nominal_opener(layers, j)
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
            if quotation.first == j and quotation.last < stop and quotation.last - j <= 8:
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


def phrase_before(layers: Layers, last: int, floor: int) -> int:
    """Give where the noun phrase begins that ends before token ``last``; ``last`` if none does."""
    words, flags, grams = layers.text.words, layers.flags, layers.grams
    first = last
    j = last - 1
    while j >= floor:
        word, flag = words[j], flags[j]
        if layers.within[j]:
            found = layers.names[layers.within[j] - 1]
            if _new_phrase(layers, j, first, last):
                break
            first = j = max(found.first, floor)
            j -= 1
            continue
        if flag & PUNCT:
            nxt = _past_mark_back(layers, j, floor, last)
            if nxt == j:
                break
            if nxt < j - 1 or word.kind == "dash":
                first = min(first, nxt + 1)
            j = nxt
            continue
        if layers.in_time[j] and not (flag & NUMBER and first == last):
            break
        if flag & PRONOUN and not flag & DET:
            if first == last and not (j - 1 > floor and grams[j - 1].base == "of"):
                return j
            if first < last:
                break
            first = j
            j -= 1
            continue
        base = grams[j].base
        if base == "that":
            break
        if flag & PREP and not word.title:
            if first == last or not _holds(layers, j, first, floor):
                break
            first = j = j
            j -= 1
            continue
        if (
            base == "to"
            and first < last
            and words[j - 1].norm in ("envoy", "ambassador", "adviser")
        ):
            j -= 1
            continue
        if flag & (REL | NEG | ACCORD | COMP | SUB) and not (flag & DET) and not word.title:
            break
        if base in _JOINING or base == "to":
            break
        if verbish(layers, j) or (_is_ing(layers, j) and first < last):
            break
        if flag & ADVERB and not flag & (ROLE | PEOPLE) and not word.title:
            break
        if _new_phrase(layers, j, first, last):
            break
        first = j
        if flag & DET:
            while (
                j - 1 >= floor
                and flags[j - 1] & (DET | NUMBER)
                and not flags[j - 1] & (COMP | PREP)
            ):
                j -= 1
                first = j
            before = grams[j - 1].base if j > floor else ""
            if before == "of" or (
                j - 2 >= floor and flags[j - 2] & _HEADS and _holds_at(layers, j - 1, floor)
            ):
                j -= 1
                continue
            if before in ("all", "both", "half"):
                first = j - 1
            break
        j -= 1
    while first < last and flags[first] & PREP and not layers.within[first]:
        first += 1
    return first


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
        layers.within[first] or layers.text.words[first].title or _heads_people(layers, first, last)
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
    return nxt.norm in layers.lexicon.members("roles.adjectives_of_sources") and (
        word.norm not in layers.lexicon.adjectives
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
    if word.kind == "quote" and j < last - 1 or (word.kind == "quote" and j == last - 1):
        at = layers.text.partner.get(j)
        if at is not None:
            quotation = layers.text.quotations[at]
            if quotation.last == j and quotation.first >= floor and j - quotation.first <= 5:
                if layers.flags[max(quotation.first - 1, 0)] & (_HEADS | DET):
                    return quotation.first - 1
    return j


def _holds_at(layers: Layers, j: int, floor: int) -> bool:
    return bool(layers.flags[j] & PREP) and _holds(layers, j, j + 1, floor)


def _holds(layers: Layers, j: int, first: int, floor: int) -> bool:
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
        if not starts_name(layers, k) and not _heads_people(layers, k, end):
            if end >= stop or layers.grams[end].base not in _AFTER_PARTY:
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


def _heads_people(layers: Layers, first: int, last: int) -> bool:
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
        if layers.in_time[end + 1 if end + 1 < stop else end]:
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
