"""Phrases that stand where only an actor can: between X and Y, signed by X, «بوساطة X».

Comes in: the token at which such a phrase begins. Goes out: speakers, one a joined phrase. The
construction itself says that somebody is meant, so groups and people whom no pack knows are read
too: by what heads their phrase, by capitals, by quotation marks.
"""

from hudna.reading import phrases_ar, phrases_en
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    BODY,
    COMP,
    DEMONYM,
    DOCUMENT,
    DUAL,
    MEDIUM,
    NUMBER,
    PEOPLE,
    PREP,
    PRONOUN,
    PUNCT,
    QUOTE,
    RANK,
    REL,
    ROLE,
    VERB,
    WORD,
)
from hudna.reading.speakers import Memory, Speaker, resolve
from hudna.reading.truce_lexicon import OPENS, TruceWords, truce_words
from hudna.reading.verbs_en import is_past, proper

_MOST = 6
_ASIDE = 14
_NAME = 6
_SOMEBODY = ROLE | RANK | PEOPLE | BODY
_NOBODY = PREP | COMP | REL | PRONOUN | VERB | PUNCT


def actors(
    layers: Layers, first: int, stop: int, *, strict: bool = False, pair: bool = False
) -> list[Speaker]:
    """Resolve the actors named from a token on: one phrase, and those joined to it.

    Args:
        layers: The document's arrays.
        first: Where the first phrase begins.
        stop: One past the last token that may be read.
        strict: A word that only may be a name is none.
        pair: Two must be named: between X and Y.
    """
    words = truce_words(layers.lexicon)
    if layers.text.language == "ar":
        ranges = _listed_ar(layers, words, first, stop, strict=strict)
    else:
        ranges = _listed_en(layers, words, first, stop, pair=pair)
    found: list[Speaker] = []
    for a, b in ranges:
        # «Armenian and Azerbaijani forces»: an adjective alone stands for its state
        alone = b - a == 1 and a not in layers.name_at
        states = demonyms(layers, a, b) if alone else []
        found += states or [resolve(layers, a, b, Memory([], []))]
    return found


def is_side(layers: Layers, words: TruceWords, first: int, last: int) -> bool:
    """Tell whether a phrase can name an actor, known or not."""
    if first >= last or layers.in_time[first]:
        return False
    if layers.flags[first] & _NOBODY & ~(PREP | PUNCT) and not layers.within[first]:
        return False  # «United» alone would be a verb
    for k in range(first, last):
        name = layers.name_at.get(k)
        if name is not None and name.actor is not None and not layers.in_time[k]:
            return True
    if any(words.opens(layers.text.words[k]) == OPENS for k in range(first, last)):
        return False
    head = _head(layers, words, first, last)
    if layers.flags[head] & (MEDIUM | DOCUMENT):
        return False
    if layers.flags[head] & (_SOMEBODY | DUAL) or _grouped(layers, words, head):
        return True
    if layers.text.language == "ar":
        return False
    return any(
        (proper(layers.text.words[k]) or layers.text.words[k].upper) and not layers.within[k]
        for k in range(first, last)
        if not layers.in_time[k]
    )


def _grouped(layers: Layers, words: TruceWords, k: int) -> bool:
    kinds = words.of(layers.text.words[k])
    return any(name in kinds for name in ("side_nouns", "open_groups", "governments"))


def _head(layers: Layers, words: TruceWords, first: int, last: int) -> int:
    """Give the head of a phrase: the first noun in Arabic, the last before «of» in English."""
    if layers.text.language == "ar":
        k = first
        while k + 1 < last and layers.flags[k] & (PUNCT | NUMBER):
            k += 1
        if k + 1 < last and words.has("quantities", layers.text.words[k].core):
            k += 1
        return k
    for k in range(first + 1, last):
        if layers.flags[k] & PREP and not layers.within[k]:
            return k - 1
    return last - 1


def _listed_en(
    layers: Layers,
    words: TruceWords,
    first: int,
    stop: int,
    *,
    pair: bool = False,
    inner: bool = False,
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    j = first
    while 0 <= j < stop and len(found) < _MOST:
        a = j
        while a + 1 < stop and words.has("before_sides", layers.text.words[a].norm):
            a += 1
        end = phrases_en.noun_phrase(layers, a, stop)
        if end <= a or not is_side(layers, words, a, end):
            break
        if not (pair and len(found) == 1) and _is_subject(layers, found, end, stop):
            break
        a, end = _past_owner(layers, a, end), _with_name(layers, a, end, stop)
        members = [] if inner else _members(layers, words, a, end, stop)
        if members:
            found += members
            end = members[-1][1]
        else:
            found.append((a, end))
        j = _next_en(layers, words, end, stop)
    return found


def _past_owner(layers: Layers, first: int, last: int) -> int:
    """Give where the group begins in «the president's X movement»."""
    for k in range(first, last - 1):
        if layers.text.words[k].possessive:
            name = layers.name_at.get(k + 1)
            if name is not None and name.actor is not None:
                return k + 1
    return first


def _with_name(layers: Layers, first: int, last: int, stop: int) -> int:
    """Give the end of a phrase with the name after it: the French president, A B,."""
    tokens = layers.text.words
    if last + 1 >= stop or tokens[last].kind != "comma" or not layers.flags[last - 1] & ROLE:
        titled = last + 1 < stop and any(layers.flags[k] & ROLE for k in range(first, last))
        if not titled or tokens[last].kind != "comma":
            return last
    name = layers.name_at.get(last + 1)
    end = name.last if name is not None and name.actor is not None else last + 1
    while end < stop and name is None and proper(tokens[end]):
        end += 1
    closed = end >= stop or tokens[end].kind in ("comma", "stop")
    return end if end > last + 1 and closed and end - last <= _NAME else last


def _is_subject(layers: Layers, found: list[tuple[int, int]], end: int, stop: int) -> bool:
    """Tell whether a joined phrase is the subject of a verb of its own: «X, and Y said»."""
    if not found or end >= stop:
        return False
    hits = layers.grams[end].hits
    if layers.flags[end] & VERB and not is_past(layers, end):
        return True
    return any(hit.kind in ("perfect", "imperfect") for hit in hits) and not (
        end + 1 < stop and layers.text.words[end + 1].norm in ("by", "in", "on")
    )


def _members(
    layers: Layers, words: TruceWords, first: int, last: int, stop: int
) -> list[tuple[int, int]]:
    """Give the groups whose people a phrase names: elders from the X and Y clans."""
    for k in range(first + 1, last):
        if not layers.flags[k] & PREP or layers.within[k]:
            continue
        if "members" not in words.of(layers.text.words[k - 1]):
            return []
        inner = _listed_en(layers, words, k + 1, stop, inner=True)
        return inner if len(inner) > 1 or (inner and inner[0][1] == last) else []
    return []


def _next_en(layers: Layers, words: TruceWords, end: int, stop: int) -> int:
    """Give where the next phrase of a list begins; -1 at its end."""
    tokens = layers.text.words
    k = end
    if k < stop and tokens[k].kind == "open":
        close = next((m for m in range(k, min(stop, k + 8)) if tokens[m].kind == "close"), -1)
        k = close + 1 if close >= 0 else k
    if k + 1 >= stop:
        return -1
    if tokens[k].norm == "and" or words.has("joining", tokens[k].norm):
        if tokens[k].norm == "together" and tokens[k + 1].norm == "with":
            return k + 2
        return k + 1
    if tokens[k].kind != "comma":
        return -1
    if tokens[k + 1].norm == "and":
        return k + 2
    after = phrases_en.noun_phrase(layers, k + 1, stop)
    if after == k + 1:
        return -1
    if after < stop and (tokens[after].norm == "and" or tokens[after].kind == "comma"):
        listed = not words.has("before_sides", tokens[k + 1].norm) or tokens[k + 1].norm == "the"
        if listed and is_side(layers, words, k + 1, after):
            return k + 1
    for m in range(k + 1, min(stop - 1, k + _ASIDE)):
        if tokens[m].kind == "comma":
            return m + 2 if tokens[m + 1].norm == "and" else -1
        if tokens[m].norm == "and":
            return m + 1  # «X, a faction of former fighters and Y» says who X is
    return -1


def _listed_ar(
    layers: Layers, words: TruceWords, first: int, stop: int, *, strict: bool
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    tokens = layers.text.words
    j = first
    while j < stop and layers.grams[j].base in ("كل", "كلا", "كلتا", "من") and not found:
        j += 1
    while j < stop and len(found) < _MOST:
        joined = bool(found)
        end = quoted_end(layers, words, j, stop)
        if end <= j or _finite(layers, j):
            break
        if not (is_side(layers, words, j, end) or _quoted(layers, j, end)):
            named = _may_be_name(layers, j) and (joined or not strict)
            if not named:
                break
        two = _two_of_a_kind(layers, words, j, end, stop) if not found else []
        if two:
            return two
        found.append((j, end))
        k = end
        while k < stop and (layers.in_time[k] or tokens[k].kind == "open"):
            if tokens[k].kind == "open":
                close = next(
                    (m for m in range(k, min(stop, k + 8)) if tokens[m].kind == "close"), k
                )
                if close == k:
                    break
                k = close
            k += 1
        k = _past_place(layers, k, stop)
        if k < stop and tokens[k].conj == "و" and (layers.flags[k] & WORD or _bare_and(layers, k)):
            j = k + 1 if _bare_and(layers, k) else k
            continue
        break
    return found


def _two_of_a_kind(
    layers: Layers, words: TruceWords, first: int, last: int, stop: int
) -> list[tuple[int, int]]:
    """Give the two of «ممثلو قبيلتي X وY»: the dual says that both are of the kind."""
    for k in range(first, last - 1):
        if layers.within[k] or "dual_heads" not in words.of(layers.text.words[k]):
            continue
        end = phrases_ar.noun_phrase(layers, last, stop) if last < stop else last
        joined = end > last and layers.text.words[last].conj and not _finite(layers, last)
        return [(k + 1, last), (last, end)] if joined else []
    return []


def _bare_and(layers: Layers, k: int) -> bool:
    """Tell whether a «و» stands alone before a quotation mark or a hash."""
    word = layers.text.words[k]
    return word.norm == "و" and k + 1 < len(layers.flags) and bool(layers.flags[k + 1] & PUNCT)


def _past_place(layers: Layers, k: int, stop: int) -> int:
    """Skip «في X» between two joined actors."""
    if k + 1 < stop and layers.grams[k].base == "في":
        name = layers.name_at.get(k + 1)
        if name is not None and name.place is not None and name.last < stop:
            return name.last if layers.text.words[name.last].conj == "و" else k
    return k


def quoted_end(layers: Layers, words: TruceWords, first: int, stop: int) -> int:
    """Give the end of a phrase, with the name in quotation marks after its head."""
    end = phrases_ar.noun_phrase(layers, first, stop)
    if first < end < stop - 1 and layers.grams[end].base == "من" and _grouped(layers, words, first):
        inner = phrases_ar.noun_phrase(layers, end + 1, stop)  # «فصيل من متمردي X»
        if inner > end + 1 and is_side(layers, words, end + 1, inner):
            return inner
    if end < stop and layers.flags[end] & QUOTE and end - first <= 3:
        at = layers.text.partner.get(end)
        if at is not None:
            quotation = layers.text.quotations[at]
            heads = end > first and (
                _grouped(layers, words, end - 1) or is_side(layers, words, first, end)
            )
            if quotation.first == end and quotation.last - end <= 6 and (heads or end == first):
                return quotation.last + 1 if quotation.last < stop else end
    return end


def _quoted(layers: Layers, first: int, last: int) -> bool:
    return bool(layers.flags[first] & QUOTE) and last - first <= 7


def _finite(layers: Layers, j: int) -> bool:
    if layers.within[j]:
        return False
    return bool(layers.flags[j] & VERB) or phrases_ar.is_finite(layers, j)


def _may_be_name(layers: Layers, j: int) -> bool:
    """Tell whether a word that no list knows may be somebody's name."""
    word = layers.text.words[j]
    if layers.within[j]:
        name = layers.names[layers.within[j] - 1]
        return name.actor is not None
    if word.article or word.prep or word.suffix or layers.flags[j] & (_NOBODY | NUMBER | DEMONYM):
        return False
    return phrases_ar.name_like(layers, j)


def demonyms(layers: Layers, first: int, stop: int) -> list[Speaker]:
    """Give the states or bodies whose adjectives or names stand in a range of tokens."""
    found: list[Speaker] = []
    packs, language = layers.packs, layers.text.language
    for k in range(first, stop):
        word = layers.text.words[k]
        if word.kind not in ("word", "dash", "quote", "comma"):
            break
        if layers.flags[k] & PREP and k > first:
            break
        keys = [word.core_fold or word.fold]
        if language == "en":
            keys += [part for part in word.norm.split("-") if part != word.norm]
        for key in keys:
            for entry in packs.names.get(key, ()):
                plain = entry.kind in ("demonym", "capital") or (
                    entry.kind == "actor" and language == "en" and "-" in word.norm
                )
                named = entry.kind == "actor" and language == "en" and (word.upper or word.title)
                if entry.language == language and (plain or named):
                    actor = packs.actors.get(entry.id)
                    if actor is not None and actor.kind in ("state", "body", "alliance"):
                        found.append(Speaker(k, k + 1, actor.name, actor.id))
                        break
    return found
