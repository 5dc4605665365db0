"""Halts that no noun for a truce names: «ستوقف القتال», «علقت X غاراتها 48 ساعة», «الكف عن القتال».

Comes in: a token at which such words open. Goes out: the end of the name, and who halts. A verb is
read only where it is said and not wished: after a negation, a condition or a bare «أن» there is
no halt, and raids or operations are halted only for a time that is told.
"""

from hudna.language.words import Sentence, Word
from hudna.reading import phrases_ar
from hudna.reading.clauses_ar import clause_start
from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, CONDITION, NEG, PREP, PUNCT, REL
from hudna.reading.speakers import Speaker
from hudna.reading.truce_actors import actors
from hudna.reading.truce_lexicon import PAST, TruceWords
from hudna.reading.truce_subjects import doers

_ARTICLE = "\u0627\u0644"
_SUBJECT = 12
_BACK = 3
_AGO = 4
_LASTING = 10
_WAR = 14
_LIMITS = frozenset(("end_words", "start_words", "lengths"))
_FORCED = ("NGO", "IGO", "MED")


def object_end(layers: Layers, words: TruceWords, j: int, stop: int, name: str) -> int:
    """Give the end of an object of stopping that begins at ``j``; 0 if none does.

    What bears its owner stands for what bears the article: «قصفها», «عملياته العسكرية».
    """
    listed = words.lists.get(name, frozenset())
    tokens = layers.text.words
    word = tokens[j]
    if word.conj:
        return 0
    bare = _ARTICLE + word.stem if word.suffix and not word.prep else word.norm
    if j + 1 < stop and f"{bare} {tokens[j + 1].norm}" in listed:
        return j + 2
    return j + 1 if bare in listed or word.norm in listed else 0


def refraining(layers: Layers, words: TruceWords, i: int, sentence: Sentence) -> int:
    """Give the end of «الكف عن القتال», «إسكات البنادق», «وضع السلاح حتى الأحد»; 0 if none."""
    tokens, stop = layers.text.words, sentence.last
    kinds = words.of(tokens[i])
    j = i + 1
    if "silences" in kinds and j < stop and words.has("silenced", tokens[j].norm):
        return j + 1
    if "lays" in kinds and j < stop and words.has("laid", tokens[j].norm):
        return j + 1 if lasting(layers, words, j + 1, stop) else 0
    if "refrains" not in kinds or j + 1 >= stop or not words.has("refrained", tokens[j].norm):
        return 0
    j += 1
    while j + 1 < stop and "modifiers" in words.of(tokens[j]):
        j += 1
    end = object_end(layers, words, j, stop, "objects")
    if not end and lasting(layers, words, j + 1, stop):
        end = object_end(layers, words, j, stop, "weak_objects")
    return end


def lasting(layers: Layers, words: TruceWords, first: int, stop: int) -> bool:
    """Tell whether a time that something lasts or ends is told right after it."""
    tokens = layers.text.words
    for k in range(first, min(stop, first + _LASTING)):
        if tokens[k].kind in ("comma", "stop", "colon") or layers.flags[k] & (COMP | REL):
            return False
        kinds = words.of(tokens[k])
        if ("length_units" in kinds or "length_duals" in kinds) and not _ago(words, tokens, k):
            return True
        ahead = k + 1 < stop and layers.in_time[k + 1] and not layers.in_time[k]
        if ahead and not _LIMITS.isdisjoint(kinds):
            return True
    return False


def _ago(words: TruceWords, tokens: list[Word], k: int) -> bool:
    """Tell whether a length is how long before or after something: «بعد ساعات», «قبل 3 أيام»."""
    before = (words.of(word) for word in tokens[max(0, k - _AGO) : k])
    return any("until_now" in kinds or "ago_before" in kinds for kinds in before)


def halt_end(layers: Layers, words: TruceWords, i: int, sentence: Sentence) -> int:
    """Give the end of what a verb of halting halts; 0 where it halts no hostilities."""
    tokens = layers.text.words
    how = words.of(tokens[i]).get("halting", 0)
    if tokens[i].article or tokens[i].prep or layers.within[i] or layers.in_time[i]:
        return 0
    wished = _wished(layers, words, i, sentence.first)
    if wished < 0:
        return 0
    j = _past_subject(layers, words, i + 1, sentence.last)
    if j < 0:
        return 0
    spans = lasting(layers, words, j, sentence.last)
    end = object_end(layers, words, j, sentence.last, "objects")
    if end:
        firm = tokens[i].future or how & PAST
        return end if spans or (firm and not wished) else 0
    end = object_end(layers, words, j, sentence.last, "weak_objects")
    if not end and tokens[j].suffix and words.has("own_operations", tokens[j].stem):
        end = j + 1 if _warlike(layers, words, i, j, sentence) else 0
    return end if end and spans else 0


def _wished(layers: Layers, words: TruceWords, i: int, low: int) -> int:
    """Tell whether a verb is only wished: 1 after a bare «أن»; -1 if negated or supposed."""
    tokens = layers.text.words
    for k in range(i - 1, max(low, i - _BACK) - 1, -1):
        flag, kinds = layers.flags[k], words.of(tokens[k])
        if flag & PUNCT:
            return 0
        if flag & COMP:
            return int(k == i - 1 and words.has("bare_that", tokens[k].norm))
        if flag & (NEG | CONDITION) or "suppositions" in kinds or "not_words" in kinds:
            return -1
    return 0


def _past_subject(layers: Layers, words: TruceWords, first: int, stop: int) -> int:
    """Give where the object begins, past a subject and a time: «علقت إسرائيل، الأحد، غاراتها»."""
    tokens, j = layers.text.words, first
    while j < stop and j < first + _SUBJECT:
        listed = "modifiers" in words.of(tokens[j])
        known = any(object_end(layers, words, j, stop, n) for n in ("objects", "weak_objects"))
        own = tokens[j].suffix and words.has("own_operations", tokens[j].stem)
        if known or own:
            return j
        if listed or layers.in_time[j]:
            j += 1
            continue
        if tokens[j].kind == "comma" and (layers.in_time[j - 1] or layers.in_time[j + 1 :][:1]):
            j += 1
            continue
        if j > first or layers.flags[j] & (PUNCT | PREP | COMP | REL) or tokens[j].prep:
            return -1
        j = _noun_phrase(layers, words, j, stop)
    return -1


def _noun_phrase(layers: Layers, words: TruceWords, first: int, stop: int) -> int:
    """Give the end of the subject: before the first word that can be halted."""
    end = phrases_ar.noun_phrase(layers, first, stop)
    for k in range(first + 1, end):
        if object_end(layers, words, k, stop, "objects") or layers.text.words[k].suffix:
            return k
    return max(end, first + 1)


def _warlike(layers: Layers, words: TruceWords, i: int, j: int, sentence: Sentence) -> bool:
    """Tell whether operations are those of war: an army's, or against somebody."""
    clause, _ = clause_start(layers, i, sentence.first)
    for k in range(clause, min(sentence.last, j + _WAR)):
        kinds = words.of(layers.text.words[k])
        if "war" in kinds or ("against" in kinds and k > j) or "armies" in kinds:
            return True
        at = layers.within[k]
        actor = layers.names[at - 1].actor if at else None
        if actor is not None and k < j:
            known = layers.packs.actors[actor.id]
            return known.sector not in _FORCED
    return False


def halters(layers: Layers, first: int, last: int) -> list[Speaker]:
    """Give who halts: the subject of the verb; nobody where its speaker's own men are meant."""
    found = actors(layers, first + 1, last, strict=True) or doers(layers, first, first + 1)
    return [s for s in found if s.ref or not layers.text.words[s.first].suffix]
