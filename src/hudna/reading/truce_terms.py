"""On what terms a truce holds: who is left out of it, and on what condition.

Comes in: the sentence of a sight. Goes out: :class:`Excluded` and condition ranges. A text that
is silent about exclusions gives none; silence is told apart from «nobody» further up.
"""

import msgspec

from hudna.reading import phrases_ar, phrases_en
from hudna.reading.clauses_ar import antecedent_of
from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, DEMONYM, DET, KANA, NEG, PREP, PUNCT, REL, WORD
from hudna.reading.speakers import Memory, Speaker, resolve
from hudna.reading.truce_leavings import leavings
from hudna.reading.truce_lexicon import TruceWords, truce_words
from hudna.reading.truce_people import actorlike
from hudna.reading.truce_sights import Sight

_LEAVING = (
    "uncovered",
    "passive_excluded",
    "excludes",
    "excludes_words",
    "covers",
    "against",
    "with_words",
)
_FAR = 12
_OPENING = 5
_MANY = 8
_NAMED = 14
_ARMED = ("armed_group", "party")


class Excluded(msgspec.Struct, gc=False):
    """Somebody left out of a truce.

    Attributes:
        who: The phrase, resolved.
        token: The word that leaves them out.
    """

    who: Speaker
    token: int


def exclusions(
    layers: Layers,
    words: TruceWords,
    sight: Sight,
    floor: int,
    roof: int,
    *,
    tail: bool = False,
) -> list[Excluded]:
    """Read who is left out of a truce in its sentence.

    Args:
        layers: The document's arrays.
        words: The truce lists.
        sight: The truce.
        floor: First token that may be read.
        roof: One past the last token that may be read.
        tail: The sentence only comes after that of the truce: it must take the truce up.
    """
    found: list[Excluded] = []
    low, high = max(floor, sight.sentence.first), min(roof, sight.sentence.last)
    for k in sight.at(low, high, *_LEAVING):
        if layers.in_time[k] or sight.first <= k < sight.last:
            continue
        if tail and not _takes_up(layers, words, k, low):
            continue
        kinds = words.of(layers.text.words[k])
        start = _opening(layers, words, k, kinds, high, sight)
        if start < 0:
            continue
        before = start == k
        whom = _before(layers, words, k, low) if before else _listed(layers, words, start, high)
        if before and not all(who.ref for who in whom):
            left = leavings(layers, words, sight, low, high, only=k)
            nearer = [who for who, _ in left if not layers.flags[who.first] & (KANA | NEG)]
            whom = nearer or whom
        found += [Excluded(who, k) for who in whom]
    if not found and tail:
        starts = [k for k in sight.at(low, high, *_LEAVING) if _takes_up(layers, words, k, low)]
        if not starts:
            return []
    if not found:
        found = [Excluded(who, k) for who, k in leavings(layers, words, sight, low, high)]
    return _distinct(found)


def _takes_up(layers: Layers, words: TruceWords, k: int, low: int) -> bool:
    """Tell whether a sentence has the truce as the subject of its verb: «It does not cover»."""
    if k - low > _OPENING:
        return False
    if layers.text.language == "ar":
        return all(
            words.has("not_words", layers.text.words[j].norm.removeprefix("و"))
            or layers.flags[j] & PUNCT
            for j in range(low, k)
        )
    return any(layers.text.words[j].norm in ("it", "they", "both") for j in range(low, k))


def _distinct(found: list[Excluded]) -> list[Excluded]:
    kept: list[Excluded] = []
    for item in found:
        if not any(item.who.first == other.who.first for other in kept):
            kept.append(item)
    return kept


def _opening(
    layers: Layers, words: TruceWords, k: int, kinds: dict[str, int], high: int, sight: Sight
) -> int:
    """Give where the list of the excluded begins; ``k`` when they stand before; -1 for none."""
    tokens = layers.text.words
    negated = _negated(layers, words, k)
    near = [words.of(tokens[j]) for j in range(k + 1, min(high, k + 3))]
    if any("talks" in kinds and "deals" not in kinds for kinds in near):
        return -1  # «ليس طرفا في المفاوضات»
    if "uncovered" in kinds and (negated or "not_words" in words.of(tokens[k - 1])):
        return k
    if "passive_excluded" in kinds and layers.text.language == "en" and _passive(layers, k):
        return k
    if "excludes" in kinds or "excludes_words" in kinds:
        if negated and "covers" not in kinds:
            return -1
        at = sight.reach if k < sight.first <= k + 3 else k + 1
        return _after_links(layers, words, at, high)
    if "covers" in kinds and negated:
        if k < sight.first:
            return _group_after(layers, words, sight.reach, high)
        return _after_links(layers, words, k + 1, high)
    if "against" in kinds and _goes_on(layers, words, k, sight):
        return k + 1
    if "with_words" in kinds and k > sight.reach and "not_words" in words.of(tokens[k - 1]):
        return k + 1
    return -1


def _group_after(layers: Layers, words: TruceWords, first: int, high: int) -> int:
    """Give the object of «لا تشمل الهدنة … X»: the first kind of group without article."""
    for k in range(first, high):
        word = layers.text.words[k]
        if word.kind == "comma" or layers.flags[k] & (REL | COMP) or "where" in words.of(word):
            return -1
        if "open_groups" in words.of(word) and not word.article and not layers.within[k]:
            return k
        name = layers.name_at.get(k)
        if k == first and name is not None and name.actor is not None:
            return k
    return -1


def _negated(layers: Layers, words: TruceWords, k: int) -> bool:
    for j in range(k - 1, max(-1, k - 4), -1):
        word = layers.text.words[j]
        if words.has("not_words", word.norm) or words.has("negatives", word.norm):
            return True
        if layers.flags[j] & PUNCT or layers.grams[j].hits:
            return False
    return False


def _passive(layers: Layers, k: int) -> bool:
    norm = layers.text.words[k - 1].norm if k else ""
    return norm in ("were", "was", "are", "is", "been", "be")


def _goes_on(layers: Layers, words: TruceWords, k: int, sight: Sight) -> bool:
    """Tell whether operations against somebody are said to go on despite the truce."""
    operation = on = False
    for j in range(max(sight.sentence.first, k - 6), k):
        kinds = words.of(layers.text.words[j])
        operation = operation or "operations" in kinds
        on = on or "go_on" in kinds or "excludes_words" in kinds
    return operation and on


def _after_links(layers: Layers, words: TruceWords, j: int, high: int) -> int:
    """Skip what may stand between «باستثناء» and the excluded: «تلك الموجهة ضد»."""
    k = j
    while k < high and k < j + _FAR:
        kinds = words.of(layers.text.words[k])
        if "against" in kinds:
            return k + 1
        if layers.flags[k] & PUNCT and layers.text.words[k].kind not in ("quote", "other"):
            break
        k += 1
    if layers.text.language == "en":
        while j < high and layers.text.words[j].norm in ("for", "to", "the", "areas", "held", "by"):
            j += 1
    else:
        while j + 1 < high and "ways" in words.of(layers.text.words[j]):
            j += 1  # «باستثناء مناطق تنظيم X»
    if j < high and layers.flags[j] & PREP and not layers.flags[j] & WORD:
        j += 1
    return j


def _listed(layers: Layers, words: TruceWords, first: int, high: int) -> list[Speaker]:
    """Resolve the excluded, one by one: names, kinds of groups with their own words."""
    found: list[Speaker] = []
    j = first
    for _ in range(_MANY):
        j = _past_marks(layers, words, j, high, joined=bool(found))
        phrase = _phrase(layers, words, j, high)
        if phrase is None:
            break
        if not found or _joined(layers, words, phrase.first, found[-1].last):
            found.append(phrase)
            j = phrase.last
        else:
            break
    if found or layers.text.language == "ar":
        return found
    return [
        resolve(layers, name.first, name.last, Memory([], []))
        for name in layers.names_in(first, min(high, first + _NAMED))
        if name.actor is not None
    ]


def _past_marks(layers: Layers, words: TruceWords, j: int, high: int, *, joined: bool) -> int:
    """Skip quotation marks, brackets with their words, and what joins one excluded to the next."""
    tokens = layers.text.words
    while j < high:
        word = tokens[j]
        if word.kind == "open" and joined:
            close = next((k for k in range(j, min(high, j + 8)) if tokens[k].kind == "close"), -1)
            if close < 0:
                return j
            j = close + 1
        elif (
            word.kind in ("quote", "other", "close")
            or layers.flags[j] & DET
            or (joined and (word.kind == "comma" or words.has("joined", word.norm)))
            or (joined and word.norm in ("such", "as", "like", "including", "nor"))
            or (joined and words.has("nor_words", word.norm))
            or (joined and "other_words" in words.of(word))
        ):
            j += 1
        else:
            return j
    return j


def _joined(layers: Layers, words: TruceWords, j: int, last: int) -> bool:
    """Tell whether a phrase is joined to the one before: «و», a comma in a list, such as."""
    tokens = layers.text.words
    if tokens[j].conj:
        return True
    between = [tokens[k] for k in range(last, j)]
    if any(words.has("joined", w.norm) or words.has("nor_words", w.norm) for w in between):
        return True
    name = layers.name_at.get(j)
    return any(word.kind == "comma" for word in between) and name is not None


def _phrase(layers: Layers, words: TruceWords, j: int, high: int) -> Speaker | None:
    """Give the excluded that stands at a token."""
    if j >= high or (layers.in_time[j] and not layers.within[j]):
        return None  # «سوى أسبوع»
    tool = phrases_ar if layers.text.language == "ar" else phrases_en
    end = tool.noun_phrase(layers, j, high)
    if end > j and _excludable(layers, words, j, end):
        return resolve(layers, j, end, Memory([], []))
    return _cued(layers, j)


def _cued(layers: Layers, j: int) -> Speaker | None:
    """Give an actor whose name is an ordinary word elsewhere, and a name in such a list."""
    word = layers.text.words[j]
    key = word.core_fold or word.fold
    heads = truce_words(layers.lexicon).lists.get("group_heads", frozenset())
    for full in (key, *(f"{head} {key}" for head in sorted(heads))):
        for entry in layers.packs.names.get(full, ()):
            actor = layers.packs.actors.get(entry.id)
            if entry.kind == "actor" and actor is not None and actor.kind in _ARMED:
                return Speaker(j, j + 1, actor.name, actor.id)
    return None


def _excludable(layers: Layers, words: TruceWords, first: int, last: int) -> bool:
    if actorlike(layers, first, last) or layers.flags[first] & DEMONYM:
        return True
    return any("open_groups" in words.of(layers.text.words[k]) for k in range(first, last))


def _before(layers: Layers, words: TruceWords, k: int, low: int) -> list[Speaker]:
    """Resolve the subject before «غير معنية ب» and «is not covered»."""
    j = k - 1
    while j > low and (
        layers.flags[j] & (PUNCT | KANA)
        or words.has("not_words", layers.text.words[j].norm)
        or layers.text.words[j].norm in ("not", "are", "is", "were")
        or layers.text.words[j].norm in ("was", "been", "explicitly", "be", "will", "would")
    ):
        j -= 1
    if layers.text.language == "en":
        return _subjects_en(layers, words, low, j + 1)
    if layers.flags[j] & REL:
        whom = antecedent_of(layers, j, low)  # «X، الذين ليسوا طرفا في الاتفاق»
        return [resolve(layers, *whom, Memory([], []))] if whom is not None else []
    tool = phrases_ar
    for first in range(j, max(low, j - 6) - 1, -1):
        if layers.flags[first] & COMP:
            return []
        verbal = not layers.within[first] and phrases_ar.is_finite(layers, first)
        if not verbal and (layers.text.words[first].conj or _starts(layers, first)):
            end = tool.noun_phrase(layers, first, k)
            fits = end >= j and actorlike(layers, first, end)
            if end > first and (fits or layers.text.words[first].conj):
                return [resolve(layers, first, min(end, j + 1), Memory([], []))]
    return []


def _subjects_en(layers: Layers, words: TruceWords, first: int, stop: int) -> list[Speaker]:
    """Give the groups before «are not covered»: their names, else their kind."""
    named = [
        resolve(layers, name.first, name.last, Memory([], []))
        for name in layers.names_in(first, stop)
        if name.actor is not None and layers.packs.actors[name.actor.id].kind in _ARMED
    ]
    if named:
        return named
    for k in range(stop - 1, first - 1, -1):
        if "open_groups" in words.of(layers.text.words[k]):
            start = k
            while start > first and layers.flags[start - 1] & WORD:
                if layers.flags[start - 1] & (PREP | DET | COMP | REL):
                    break
                start -= 1
            return [resolve(layers, start, k + 1, Memory([], []))]
    return []


def _starts(layers: Layers, first: int) -> bool:
    found = layers.name_at.get(first)
    return found is not None and found.actor is not None


def conditions(
    layers: Layers, words: TruceWords, sight: Sight, floor: int, roof: int
) -> list[tuple[int, int]]:
    """Give the token ranges of the conditions that the sentence puts to a truce."""
    tokens = layers.text.words
    high = min(roof, sight.sentence.last)
    low = max(floor, sight.sentence.first)
    for k in sight.at(low, high, "conditions", "condition_openers"):
        kinds = words.of(tokens[k])
        pair = f"{tokens[k].norm} {tokens[k + 1].norm}" if k + 1 < high else ""
        triple = f"{pair} {tokens[k + 2].norm}" if k + 2 < high else ""
        listed = words.lists.get("condition_phrases", frozenset())
        if not ("conditions" in kinds or pair in listed or triple in listed):
            continue
        if layers.flags[k] & PREP and pair not in listed:
            continue
        end = k + 1
        while (
            end < high
            and tokens[end].kind not in ("stop", "quote")
            and not (
                tokens[end].kind == "comma"
                and end > k + 4
                and not layers.flags[end - 1] & (REL | COMP)
            )
        ):
            end += 1
        if end > k + 2:
            return [(k, end)]
    return []
