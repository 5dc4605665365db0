"""What is left out of a truce in so many words: groups that no pack names, and kinds of acts.

Comes in: a sight and the tokens that may be read. Goes out: :class:`Excluded` values. Only verbs of
excluding and covering are asked here, so any noun phrase in their slot is one that is left out.
"""

from hudna.language.words import Word
from hudna.reading import joins_ar, phrases_ar, phrases_en
from hudna.reading.clauses_ar import antecedent_of, clause_start
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ADVERB,
    AUX,
    BOUND,
    COMP,
    KANA,
    NEG,
    PREP,
    PRONOUN,
    PUNCT,
    QUOTE,
    REL,
    SUB,
    VERB,
    WORD,
)
from hudna.reading.phrases_back_en import phrase_before
from hudna.reading.speakers import Memory, Speaker, resolve
from hudna.reading.truce_actors import quoted_end
from hudna.reading.truce_lexicon import OPENS, TruceWords
from hudna.reading.truce_sights import Sight

Range = tuple[int, int]
_LEAVING = (
    "uncovered",
    "passive_excluded",
    "excluded_adjectives",
    "excludes",
    "excludes_words",
    "covers",
)
_MANY = 4
_FAR = 6
_ASIDE = 10
_BE = ("is", "are", "was", "were", "be", "been", "being")


def leavings(
    layers: Layers, words: TruceWords, sight: Sight, low: int, high: int, *, only: int = -1
) -> list[tuple[Speaker, int]]:
    """Give what is left out of a truce, each with the word that leaves it out.

    Args:
        layers: The document's arrays.
        words: The truce lists.
        sight: The truce.
        low: First token that may be read.
        high: One past the last token that may be read.
        only: The one word of leaving out to be read, -1 for all.
    """
    found: list[tuple[Speaker, int]] = []
    english = layers.text.language == "en"
    for k in [only] if only >= 0 else sight.at(low, high, *_LEAVING):
        if layers.in_time[k] or layers.within[k] or sight.first <= k < sight.last:
            continue
        ranges = (_english if english else _arabic)(layers, words, k, low, high, sight)
        found += [(resolve(layers, a, b, Memory([], [])), k) for a, b in ranges]
    return found


def _plain(layers: Layers, words: TruceWords, first: int, last: int) -> bool:
    """Tell whether a phrase can be left out: no time, no pronoun, no truce, no bare place."""
    if last <= first or layers.in_time[first] or layers.flags[first] & (PRONOUN | REL):
        return False
    if any(layers.in_time[k] for k in range(first, last)):
        return False
    if last - first == 1 and "ways" in words.of(layers.text.words[first]):
        return False  # «areas»: no kind of acts
    name = layers.name_at.get(first)
    if name is not None and name.last >= last:
        return name.actor is not None or name.place is not None
    return not any(
        words.opens(layers.text.words[k]) == OPENS or "deals" in words.of(layers.text.words[k])
        for k in range(first, last)
    )


def _negated(layers: Layers, words: TruceWords, k: int, low: int) -> bool:
    for j in range(k - 1, max(low - 1, k - 4), -1):
        word = layers.text.words[j]
        if layers.flags[j] & NEG or words.has("negatives", word.norm):
            return True
        if words.has("not_words", word.norm) or "not_words" in words.of(word):
            return True
        if layers.flags[j] & PUNCT:
            return False
    return False


# --- English ---


def _english(
    layers: Layers, words: TruceWords, k: int, low: int, high: int, sight: Sight
) -> list[Range]:
    kinds, tokens = words.of(layers.text.words[k]), layers.text.words
    negated = _negated(layers, words, k, low)
    passive = any(tokens[j].norm in _BE for j in range(max(low, k - 3), k))
    if passive and ("passive_excluded" in kinds or ("uncovered" in kinds and negated)):
        found = _subject(layers, words, k, low)
        return found + _nor(layers, words, k, high)
    if passive or k < sight.reach <= k + 2:
        return []
    if ("covers" in kinds and negated) or (
        not negated and ("excludes" in kinds or "excludes_words" in kinds)
    ):
        return _objects(layers, words, k + 1, high) + _nor(layers, words, k, high)
    return []


def _subject(layers: Layers, words: TruceWords, k: int, low: int) -> list[Range]:
    """Give what stands before «is not covered»; of operations, those whom they are against."""
    tokens = layers.text.words
    j = k
    while j > low and (layers.flags[j - 1] & (AUX | ADVERB | NEG) or tokens[j - 1].norm in _BE):
        j -= 1
    if j > low and layers.flags[j - 1] & REL:
        j -= 1
        if j > low and tokens[j - 1].kind == "comma":
            j -= 1
    first = phrase_before(layers, j, low)
    if first == j:
        return []
    if first > low and "against" in words.of(tokens[first - 1]):
        return [(first, j)]
    found = [(first, j)]
    if first - 1 > low and tokens[first - 1].norm == "and":
        before = phrase_before(layers, first - 1, low)
        if before < first - 1:
            found.insert(0, (before, first - 1))
    return [r for r in found if _plain(layers, words, *_bare(layers, words, r))]


def _bare(layers: Layers, words: TruceWords, found: Range) -> Range:
    first, last = found
    while first + 1 < last and words.has("before_sides", layers.text.words[first].norm):
        first += 1
    return first, last


def _nor(layers: Layers, words: TruceWords, k: int, high: int) -> list[Range]:
    """Read «nor is the rival faction»."""
    for j in range(k + 1, high - 2):
        if words.has("nor_words", layers.text.words[j].norm):
            at = j + 2 if layers.text.words[j + 1].norm in (*_BE, "does", "do") else j + 1
            return _objects(layers, words, at, high)
    return []


def _objects(layers: Layers, words: TruceWords, first: int, high: int) -> list[Range]:
    tokens = layers.text.words
    j = first
    while j < high and (
        words.has("before_sides", tokens[j].norm) or tokens[j].norm in ("for", "to", "from", "any")
    ):
        j += 1
    end = phrases_en.noun_phrase(layers, j, high)
    if end == j:
        return []
    against = next(
        (m for m in range(j, min(high, end + 2)) if "against" in words.of(tokens[m])), -1
    )
    if against >= 0:
        j, end = against + 1, phrases_en.noun_phrase(layers, against + 1, high)
    found = phrases_en.coordinates(layers, j, end, high)[:_MANY]
    return [r for r in (_bare(layers, words, r) for r in found) if _plain(layers, words, *r)]


# --- Arabic ---


def _arabic(
    layers: Layers, words: TruceWords, k: int, low: int, high: int, sight: Sight
) -> list[Range]:
    word, kinds = layers.text.words[k], words.of(layers.text.words[k])
    negated = _negated(layers, words, k, low)
    near = [words.of(layers.text.words[j]) for j in range(k + 1, min(high, k + 3))]
    if any("talks" in after and "deals" not in after for after in near):
        return []  # «ليس طرفا في المحادثات»
    if "excluded_adjectives" in kinds or ("uncovered" in kinds and negated):
        return _topic(layers, words, k, low)
    if "covers" in kinds and not negated:
        return []
    if "covers" not in kinds and negated:
        return []
    if not kinds.keys() & {"covers", "excludes", "excludes_words"}:
        return []
    j = _past_truce(layers, words, k + 1, high, sight)
    found = _phrases(layers, words, j, high)
    if not found and not word.suffix and "covers" in kinds:
        return _topic(layers, words, k, low)
    return found


def _past_truce(layers: Layers, words: TruceWords, j: int, high: int, sight: Sight) -> int:
    """Skip the truce, and «منها» or «من الهدنة», between the verb and what is left out."""
    start, tokens, aside = j, layers.text.words, False
    while j < high and j < start + _FAR + (_ASIDE if aside else 0):
        kinds = words.of(layers.text.words[j])
        if sight.fore <= j < sight.reach or layers.flags[j] & (BOUND | ADVERB):
            j += 1
        elif kinds.keys() & {"deals", "again"} or words.opens(layers.text.words[j]) == OPENS:
            j += 1
        elif layers.flags[j] & PREP and layers.flags[j] & WORD:
            j += 1
        elif tokens[j].kind == "comma" and not aside:
            close = next((m for m in range(j + 1, min(high, j + _ASIDE)) if _comma(tokens[m])), -1)
            if close < 0:
                break
            j, aside = close + 1, True  # «لا تشمل، بحسب فلان، X»
        else:
            break
    return j


def _comma(word: Word) -> bool:
    return word.kind == "comma"


def _phrases(layers: Layers, words: TruceWords, first: int, high: int) -> list[Range]:
    found: list[Range] = []
    tokens, j = layers.text.words, first
    while j < high and len(found) < _MANY:
        while (
            j < high
            and found
            and (words.has("nor_words", tokens[j].norm) or tokens[j].norm in ("و", "أو"))
        ):
            j += 1
        if j >= high or layers.flags[j] & (VERB | COMP | SUB):
            break
        if layers.flags[j] & PUNCT and not layers.flags[j] & QUOTE:
            break
        end = max(quoted_end(layers, words, j, high), phrases_ar.noun_phrase(layers, j, high))
        if not _plain(layers, words, j, end) or (found and phrases_ar.is_finite(layers, j)):
            break
        reach = range(j, min(high, end + 1))
        against = next((m for m in reach if "against" in words.of(tokens[m])), -1)
        if against == end:
            end = phrases_ar.noun_phrase(layers, against + 1, high)
        while j + 1 < end and "ways" in words.of(tokens[j]):
            j += 1  # «مناطق تنظيم X»
        found.append((against + 1, end) if 0 <= against < end - 1 else (j, end))
        joined = end < high and (
            tokens[end].conj == "و" or words.has("nor_words", tokens[end].norm)
        )
        if not joined:
            break
        j = end
    return found


def _topic(layers: Layers, words: TruceWords, k: int, low: int) -> list[Range]:
    """Give what opens the clause before «مستثناة», «ليس طرفا»; of operations, whom they are against."""
    tokens = layers.text.words
    clause, opener = clause_start(layers, k, low)
    if opener is not None and layers.flags[opener] & REL:
        whom = antecedent_of(layers, opener, low)  # «X، الذين ليسوا طرفا فيه»
        return [whom] if whom is not None and _plain(layers, words, *whom) else []
    j = clause
    while j < k and (
        layers.flags[j] & (KANA | AUX | ADVERB | NEG | COMP) or tokens[j].norm.endswith("أما")
    ):
        j += 1
    against = next((m for m in range(j, k) if "against" in words.of(tokens[m])), -1)
    if against >= 0:
        return _phrases(layers, words, against + 1, k)
    end = max(quoted_end(layers, words, j, k), phrases_ar.noun_phrase(layers, j, k))
    if end <= j or tokens[j].prep or layers.flags[j] & (PREP | VERB):
        return []
    ranges = joins_ar.coordinates(layers, j, end, k)
    return [r for r in ranges if _plain(layers, words, *r)]
