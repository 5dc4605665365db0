"""Arabic phrases put together: joined ones, adjuncts that may be skipped, relative clauses.

Positions are token indices and ``stop`` is exclusive. Source: arabic.md §8 (C29, C37, C38).
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADJUNCT,
    ADVERB,
    BODY,
    BOUND,
    COMP,
    COUNTERPART,
    DEMONYM,
    PEOPLE,
    PREP,
    PUNCT,
    RANK,
    REL,
    ROLE,
    WORD,
)
from hudna.reading.phrases_ar import (
    LONG_NAME_QUOTE,
    NOT_NOUN,
    inside_phrase,
    is_finite,
    name_like,
    noun_phrase,
)

_GROUPS = ("ون", "اء", "ات")


def coordinates(layers: Layers, first: int, last: int, stop: int) -> list[tuple[int, int]]:
    """Give the phrase ``[first, last)`` and the phrases joined to it with و: X وY وZ.

    «كل من X وY» gives X and Y.
    """
    words, flags = layers.text.words, layers.flags
    phrases = [(first, last)]
    if last - first >= 1 and layers.grams[first].base in ("كل", "كلا", "كلتا"):
        inner = first + 1
        if inner < stop and layers.grams[inner].base == "من":
            inner += 1
        end = noun_phrase(layers, inner, stop)
        if end > inner:
            phrases = [(inner, end)]
    j = phrases[-1][1]
    while j < stop and words[j].conj == "و" and flags[j] & WORD:
        if not _can_join(layers, j):
            if not _is_second_genitive(layers, phrases[-1][0], j):
                break
            j = noun_phrase(layers, j, stop)  # «وزارة الخارجية والمغتربين» is one body
            phrases[-1] = (phrases[-1][0], j)
            continue
        end = noun_phrase(layers, j, stop)
        if end == j:
            break
        phrases.append((j, end))
        j = end
    return phrases


def _is_second_genitive(layers: Layers, head: int, j: int) -> bool:
    """Tell whether a noun with و goes on with the name of the body that begins at ``head``."""
    word, flag = layers.text.words[j], layers.flags[j]
    if not layers.flags[head] & BODY or not word.article or word.prep:
        return False
    return not flag & (NOT_NOUN | ADVERB) and not is_finite(layers, j)


def _can_join(layers: Layers, j: int) -> bool:
    """Tell whether a word with و may be a second name in a list and not a new clause."""
    if layers.name_at.get(j) is not None:
        return True
    flag, word = layers.flags[j], layers.text.words[j]
    if flag & (NOT_NOUN | ADVERB) or word.prep or is_finite(layers, j):
        return False
    if flag & DEMONYM and layers.name_at.get(j + 1) is not None:
        return True
    if flag & (ROLE | RANK | PEOPLE | BODY | COUNTERPART):
        return not word.suffix or bool(flag & (COUNTERPART | PEOPLE)) or word.stem.endswith("اء")
    return not word.suffix and len(word.core) > 4 and word.core.endswith(_GROUPS)


def skip_one(layers: Layers, j: int, stop: int) -> int:
    """Give the position after one adjunct, adverb, time or parenthesis at ``j``; ``j`` if none.

    Source: arabic.md C37 and C38 (what may stand between a verb and its slots).
    """
    words, flags = layers.text.words, layers.flags
    if j >= stop:
        return j
    word, flag = words[j], flags[j]
    if layers.in_time[j]:
        while j < stop and layers.in_time[j]:
            j += 1
        return j
    if flag & PUNCT:
        if word.kind in ("comma", "dash"):
            aside = max(_capacity_end(layers, j + 1, stop), _aside_end(layers, j + 1, stop))
            return aside if aside > j + 1 else _apposition_end(layers, j + 1, stop)
        if word.kind == "open" or word.surface in "#_":
            return inside_phrase(layers, j, j, stop, is_open=True)
        return j
    if flag & REL:
        return relative_end(layers, j, stop)
    if flag & COMP:
        return j
    if flag & ACCORD and j + 1 < stop:
        k = j + 2 if layers.grams[j + 1].base in ("عن", "ل", "إلى") else j + 1
        end = noun_phrase(layers, k, stop)
        return end if end > k else j
    if flag & ADVERB and not word.conj:
        return j + 1
    if layers.grams[j].base == "فيما" and j + 1 < stop:
        return j + 2 if layers.grams[j + 1].base in ("بعد", "مضى", "سبق") else j
    if (
        flag & BOUND
        and not word.conj
        and layers.grams[j].base in layers.lexicon.members("clauses.among_forms")
    ):
        end = noun_phrase(layers, j + 1, stop)
        return coordinates(layers, j + 1, end, stop)[-1][1] if end > j + 1 else j + 1
    if flag & ADJUNCT and not word.conj:
        return prepositional_end(layers, j, stop)
    if word.prep and not word.conj and not flag & (ROLE | ACCORD):
        return prepositional_end(layers, j, stop)
    return j


def _capacity_end(layers: Layers, j: int, stop: int) -> int:
    """Give the position after «…، بصفتها ضامنا،», in which somebody does it; ``j`` if none."""
    if j >= stop:
        return j
    word = layers.text.words[j]
    if word.prep != "ب" or word.stem not in layers.lexicon.members("clauses.capacities"):
        return j
    for k in range(j + 1, min(stop, j + 12)):
        if layers.text.words[k].kind == "comma":
            return k + 1
    return j


def _aside_end(layers: Layers, j: int, stop: int) -> int:
    """Give the position after «…، عبر قناته على المنصة،», how or when it is said; ``j`` if none."""
    asides = layers.lexicon.members("clauses.aside_openers")
    if j >= stop or layers.grams[j].base not in asides or layers.text.words[j].conj:
        return j
    for k in range(j + 1, min(stop, j + 12)):
        said_of = layers.grams[k].base.endswith(("ه", "ها"))  # «، في بيان أصدره أمس،»
        if layers.flags[k] & (COMP | REL) or (is_finite(layers, k) and not said_of):
            return j
        if layers.text.words[k].kind == "comma":
            return k + 1
    return j


def _apposition_end(layers: Layers, j: int, stop: int) -> int:
    """Give the position after «…، أنطونيو غوتيريش،»; ``j`` if no name stands between commas."""
    if j >= stop:
        return j
    aside = layers.text.words[j].conj == "و" and layers.grams[j].base in ("هو", "هي", "هم")
    if aside:  # «…، وهو سائق من قندهار، …»
        for k in range(j + 1, min(stop, j + 20)):
            if layers.text.words[k].kind == "comma":
                return k + 1
        return j
    found = layers.name_at.get(j)
    flag = layers.flags[j]
    bare = flag & WORD and not layers.text.words[j].article and name_like(layers, j)
    if found is None and not flag & (ROLE | RANK) and not bare:
        return j
    if layers.text.words[j].prep or layers.text.words[j].conj:
        return j
    end = noun_phrase(layers, j, stop)
    if end < stop and flag & (ROLE | RANK) and layers.text.words[end].prep == "ل":
        end = prepositional_end(layers, end, stop)  # «المستشار القانوني للحركة»
    if end > j and end < stop and layers.text.words[end].kind == "comma":
        return end + 1
    return j


def prepositional_end(layers: Layers, j: int, stop: int) -> int:
    """Give the end of the prepositional phrase at ``j``: preposition, phrase, genitives."""
    flags, words = layers.flags, layers.text.words
    bare = (flags[j] & PREP and not words[j].prep) or not words[j].core
    k = j + 1 if bare else j
    if k < stop and flags[k] & COMP:
        return j
    if flags[j] & BOUND:
        return j + 1
    if (
        k < stop
        and layers.grams[j].base in layers.lexicon.members("clauses.first_prepositions")
        and layers.grams[k].base in layers.lexicon.members("clauses.second_prepositions")
    ):
        k += 1
    if k > j + 1 and (k >= stop or flags[k] & (COMP | PUNCT) or words[k].prep):
        return k
    end = noun_phrase(layers, k, stop)
    if end == k:
        return max(j, k)
    if end < stop and words[end - 1].suffix and words[end].prep == "ب":
        if flags[end] & (ROLE | RANK) and not words[end].conj:
            end = noun_phrase(layers, end, stop)  # «خلال لقائه بالسفير»
    while end < stop and words[end].conj == "و" and _can_join(layers, end):
        if layers.grams[end].hits:
            break
        nxt = noun_phrase(layers, end, stop)
        if nxt == end:
            break
        end = nxt
    return end


def past_source_note(layers: Layers, j: int, stop: int) -> int:
    """Give the position after a note on a source: «، طلب عدم كشف اسمه،»; ``j`` if none.

    What follows it belongs to the verb before the source again.
    """
    words = layers.text.words
    k = j + 1 if j < stop and words[j].kind == "comma" else j
    if k + 1 >= stop or layers.grams[k].base not in layers.lexicon.members("clauses.source_notes"):
        return j
    object_ = k + 2 if layers.grams[k + 1].base == "عدم" else k + 1
    if object_ >= stop or words[object_].core not in layers.lexicon.withheld:
        return j
    for m in range(object_ + 1, min(stop, object_ + 12)):
        if words[m].kind == "comma":
            return m + 1
        if layers.flags[m] & (COMP | PUNCT):
            return m
        if m > object_ + 1 and words[m - 1].suffix and layers.flags[m] & WORD:
            return m
    return j


def relative_end(layers: Layers, j: int, stop: int) -> int:
    """Give the end of the relative clause at ``j``: its comma, or the complementiser after it."""
    words, flags = layers.text.words, layers.flags
    k = j + 1
    while k < stop:
        flag = flags[k]
        if flag & PUNCT:
            if words[k].kind == "quote":
                at = layers.text.partner.get(k)
                if at is not None and layers.text.quotations[at].first == k:
                    quotation = layers.text.quotations[at]
                    if quotation.last - k > LONG_NAME_QUOTE + 1:
                        return k
                    k = min(stop, quotation.last)
            elif words[k].kind in ("comma", "colon"):
                return k
        elif flag & COMP and k > j + 1 and not flags[k - 1] & PREP:
            return k
        k += 1
    return k
