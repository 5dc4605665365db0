"""Who stands around a truce: declarers and parties.

Comes in: a sight, its turns and the drafts. Goes out: speakers with canonical names. Nobody is guessed: each stands in a construction beside the truce.
"""

from bisect import bisect_right

from hudna.reading import joins_ar, phrases_ar, phrases_en
from hudna.reading.drafts import Draft
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import (
    ADVERB,
    AUX,
    BODY,
    BOUND,
    COMP,
    DEMONYM,
    DET,
    DUAL,
    PEOPLE,
    PREP,
    PRONOUN,
    PUNCT,
    REL,
    VERB,
)
from hudna.reading.phrases_back_en import phrase_before
from hudna.reading.phrases_en import heads_people
from hudna.reading.speakers import Memory, Speaker, is_actorlike, resolve
from hudna.reading.truce_actors import actors, demonyms
from hudna.reading.truce_lexicon import TruceWords, truce_words
from hudna.reading.truce_sights import Sight
from hudna.reading.truce_subjects import agent_ar, doers

_WINDOW = 30
_WITH = 9
_ASIDE = 14
_MADE = frozenset(("accepted", "signed"))
_ARTICLES = ("the", "a", "an", "both", "all", "its", "their")


def phrases(layers: Layers, first: int, stop: int, *, anybody: bool = False) -> list[Speaker]:
    """Resolve the phrase that begins at a token, and those joined to it.

    Args:
        layers: The document's arrays.
        first: Where it begins.
        stop: One past the last token that may be read.
        anybody: Keep phrases that name no known kind of actor.
    """
    arabic = layers.text.language == "ar"
    while first < stop and layers.text.words[first].kind in ("other", "quote"):
        first += 1
    end = (phrases_ar if arabic else phrases_en).noun_phrase(layers, first, stop)
    if end == first:
        return []
    found: list[Speaker] = []
    for start, b in (joins_ar if arabic else phrases_en).coordinates(layers, first, end, stop):
        a = start
        while not arabic and a + 1 < b and layers.text.words[a].norm in _ARTICLES:
            a += 1
        named = a < b and not layers.in_time[a]
        if a < b and (actorlike(layers, a, b) or (anybody and named)):
            found.append(resolve(layers, a, b, Memory([], [])))
            end = b
        elif not arabic and b == a + 1 and layers.flags[a] & DEMONYM:
            found += demonyms(layers, a, b)  # «Armenian and Azerbaijani forces»
    return found + _after_hash(layers, end, stop)


def _after_hash(layers: Layers, j: int, stop: int) -> list[Speaker]:
    """Give what is joined by a «و» that stands alone before a hash: «X و #Y»."""
    words = layers.text.words
    if layers.text.language == "en" or j + 2 >= stop or words[j + 1].kind != "other":
        return []
    joined = words[j].norm == words[j].conj or len(words[j].norm) == 1
    name = layers.name_at.get(j + 2) if joined else None
    if name is None or name.actor is None:
        return []
    return [resolve(layers, name.first, name.last, Memory([], []))]


def actorlike(layers: Layers, first: int, last: int) -> bool:
    """Tell whether a phrase can be bound by a truce: an actor, a body, people."""
    if layers.in_time[first]:
        return False
    if is_actorlike(layers, first, last):
        return True
    for k in range(first, last):
        found = layers.name_at.get(k)
        if found is not None and found.actor is not None and not layers.in_time[k]:
            return True
    if layers.text.language == "en":
        return bool(layers.flags[last - 1] & (PEOPLE | BODY))
    return False


def makers(layers: Layers, by_cue: dict[int, Draft], token: int, stop: int) -> list[Speaker]:
    """Give who did what a verb says: the speakers of its statement, else its subject."""
    english = layers.text.language == "en" and 0 <= token < stop - 2
    if english and layers.text.words[token + 1].norm == "by":
        return agents_en(layers, token + 2, stop)
    draft = by_cue.get(token)
    if draft is not None:
        return list(draft.speakers)
    if token < 0:
        return []
    if "bare_participles" in truce_words(layers.lexicon).of(layers.text.words[token]):
        return agent_ar(layers, token + 1, stop)
    if layers.text.language == "en":
        return subject_en(layers, token, stop) or doers(layers, token, stop)
    j = token + 1
    while j < stop and (layers.in_time[j] or layers.flags[j] & BOUND):
        j += 1
    agent = agent_ar(layers, j, stop)
    if agent:
        return agent
    found: list[Speaker] = []
    if j < stop and not (
        layers.flags[j] & (PUNCT | PREP | COMP | REL) or layers.text.words[j].prep
    ):
        found = phrases(layers, j, stop)
        found = [s for s in found if is_actorlike(layers, s.first, s.last) or s.ref]
    if found and not layers.text.words[token].article:
        wider = doers(layers, token, stop)  # «X و"Y"»: a second whom no pack names
        whole = len(wider) > len(found) and wider[0].first < found[0].last
        return wider if whole else found
    if found or layers.text.words[token].article:
        return found  # «المبرم»: what stands before is no subject
    named, told = subject_before(layers, token), doers(layers, token, stop)
    wider = named and told and told[0].first < named[0].first <= named[-1].last <= told[-1].last
    return told if wider else named or told  # «فصائل جنوب دمشق وقعت»


def subject_before(layers: Layers, token: int) -> list[Speaker]:
    """Read a subject before its verb, with the names joined to it: «كانت X وY قد وقعتا»."""
    k = token - 1
    if k >= 0 and not layers.within[k]:
        k -= 1
    for j in range(token - 1, max(-1, token - 4), -1):
        if layers.flags[j] & DUAL and not layers.text.words[j].prep:
            return [resolve(layers, j, j + 1, Memory([], []))]  # «كان الطرفان قد اتفقا»
        if layers.flags[j] & PUNCT:
            break
    at = layers.within[k] if k >= 0 else 0
    run: list[Found] = []
    while at:
        name = layers.names[at - 1]
        if name.actor is None or layers.in_time[name.first]:
            break
        run.insert(0, name)
        joined = layers.text.words[name.first].conj and name.first > 0
        at = layers.within[name.first - 1] if joined else 0
    return [resolve(layers, name.first, name.last, Memory([], [])) for name in run]


def subject_en(layers: Layers, token: int, stop: int) -> list[Speaker]:
    """Read «by X» after a participle, else the names right before an active verb."""
    words = layers.text.words
    for j in range(token + 1, min(stop, token + 7)):
        if words[j].norm == "by":
            return agents_en(layers, j + 1, stop)
        if layers.flags[j] & PUNCT or layers.flags[j] & PREP:
            break
    sentence_first = _sentence_first(layers, token)
    if token - 2 > sentence_first and words[token - 1].norm == "of":
        first = phrase_before(layers, token - 1, sentence_first)  # accused X of breaking
        return phrases(layers, first, token - 1) if first < token - 1 else []
    verb = _finite(layers, token, sentence_first)
    if _passive(layers, verb):
        return []
    named = _named_subject(layers, verb, sentence_first)
    told = _told_subject(layers, verb, sentence_first)
    whole = {s.ref for s in told}
    return told if len(told) > len(named) and all(s.ref in whole for s in named) else named


def _passive(layers: Layers, verb: int) -> bool:
    """Tell whether a verb stands in the passive, so that nothing before it did it."""
    words = truce_words(layers.lexicon)
    return verb > 0 and words.has("passive_words", layers.text.words[verb - 1].norm)


def _finite(layers: Layers, token: int, first: int) -> int:
    """Give the verb on which «to observe» hangs: agreed to strictly observe."""
    words = layers.text.words
    k = token - 1
    while k > first and layers.flags[k] & ADVERB:
        k -= 1
    if k > first and words[k].norm == "to" and layers.grams[k - 1].hits:
        return k - 1
    return token


def _named_subject(layers: Layers, token: int, sentence_first: int) -> list[Speaker]:
    """Give the names right before an active verb."""
    words = layers.text.words
    for j in range(token - 1, max(sentence_first, token - 12) - 1, -1):
        at = layers.within[j]
        if at:
            found = layers.names[at - 1]
            governed = found.first > sentence_first and layers.flags[found.first - 1] & PREP
            if found.actor is not None and not layers.in_time[j] and not governed:
                return _joined_before(layers, found, sentence_first)
            return []
        if words[j].norm == "who":
            return _before_who(layers, sentence_first, j)
        if layers.grams[j].hits and any(layers.flags[k] & DET for k in range(j + 1, token)):
            return []  # «X said the generals had agreed»
        if words[j].norm in ("was", "were", "been", "be", "is", "are", "that", "which"):
            return []
        if layers.flags[j] & PUNCT and words[j].kind not in ("comma", "quote"):
            return []
    return []


def _told_subject(layers: Layers, token: int, sentence_first: int) -> list[Speaker]:
    """Give the phrase before a verb where no name stands: «the elders of both clans agreed»."""
    words, listed = layers.text.words, truce_words(layers.lexicon)
    j = token
    while j > sentence_first and (
        layers.flags[j - 1] & (AUX | ADVERB) or layers.in_time[j - 1] or words[j - 1].norm == "have"
    ):
        j -= 1
    if j > sentence_first and words[j - 1].kind == "comma":
        commas = range(j - 2, max(sentence_first, j - _ASIDE), -1)
        before = next((k for k in commas if words[k].kind == "comma"), -1)
        j = before if before > sentence_first else j
    first = phrase_before(layers, j, sentence_first)
    if first == j or layers.flags[first] & PRONOUN:
        return []
    while first - 1 > sentence_first and words[first - 1].norm == "and":
        before = phrase_before(layers, first - 1, sentence_first)
        if before == first - 1:
            break
        first = before
    paired = any("pair_nouns" in listed.of(words[k]) for k in range(first, j))
    return [
        s
        for s in phrases(layers, first, j, anybody=paired)
        if s.ref or paired or heads_people(layers, s.first, s.last)
    ]


def _sentence_first(layers: Layers, token: int) -> int:
    sentences = layers.text.sentences
    at = bisect_right(sentences, token, key=lambda sentence: sentence.last)
    first = sentences[at].first if at < len(sentences) else token
    return min(first, token)


def _before_who(layers: Layers, first: int, j: int) -> list[Speaker]:
    """Give those whom a relative clause is about: between X and Y, who agreed a truce."""
    for k in range(j - 1, max(first, j - 14) - 1, -1):
        if layers.flags[k] & PREP or layers.text.words[k].norm == "between":
            return phrases(layers, k + 1, j)
    return phrases(layers, first, j)


def agents_en(layers: Layers, first: int, stop: int) -> list[Speaker]:
    """Give the names after «by», through their titles: by its allies Iran and Russia."""
    found: list[Speaker] = []
    k = first
    while k < stop and k < first + 16:
        word, flag = layers.text.words[k], layers.flags[k]
        at = layers.within[k]
        if at and not layers.in_time[k]:
            name = layers.names[at - 1]
            if name.actor is not None and name.last <= stop:
                found.append(resolve(layers, name.first, name.last, Memory([], [])))
            k = name.last
            continue
        if flag & DEMONYM and k + 1 < stop and layers.text.words[k + 1].norm == "and":
            found += demonyms(layers, k, k + 1)  # «Armenian and Azerbaijani forces»
        if word.kind in ("stop", "colon") or flag & (REL | COMP):
            break
        if (flag & PREP and word.norm != "of") or layers.in_time[k]:
            break
        finite = flag & VERB and not flag & PEOPLE
        if finite or any(hit.kind == "perfect" for hit in layers.grams[k].hits):
            break
        k += 1
    return found or phrases(layers, first, stop)


def _joined_before(layers: Layers, found: Found, first: int) -> list[Speaker]:
    """Give a subject with the names joined before it: Russia and the United States agreed."""
    start = found.first
    while start - 2 >= first and layers.text.words[start - 1].norm in ("and", "the"):
        before = layers.within[start - 2]
        if layers.text.words[start - 1].norm == "and" and before:
            start = layers.names[before - 1].first
        elif layers.text.words[start - 1].norm == "the":
            start -= 1
        else:
            break
    return [
        resolve(layers, name.first, name.last, Memory([], []))
        for name in layers.names_in(start, found.last)
        if name.actor is not None
    ]


def bound(
    layers: Layers, words: TruceWords, sight: Sight, floor: int, roof: int, name: str
) -> list[Speaker]:
    """Give those whom a truce binds: «بين X وY», «مع Y»; between X and Y, with Y.

    Args:
        layers: The document's arrays.
        words: The truce lists.
        sight: The truce.
        floor: First token that may be read.
        roof: One past the last token that may be read.
        name: Which list introduces them, ``between`` or ``with_words``.
    """
    if name not in sight.marks:
        return []
    low = max(floor, sight.sentence.first, sight.fore - _WINDOW)
    high = min(roof, sight.sentence.last, sight.reach + _WINDOW)
    after = _introduced(layers, words, sight, sight.reach, high, False, name)
    return after or _introduced(layers, words, sight, low, sight.fore, True, name)


def _belongs(
    layers: Layers, words: TruceWords, first: int, k: int, stop: int, before: bool
) -> bool:
    """Tell whether «with X» goes with the truce and not with some other verb."""
    if before:
        near = range(max(first, k - 8), k)
        if any("extends" in words.of(layers.text.words[j]) for j in range(k, stop)):
            return False
        return any(
            "accepted" in (kinds := words.of(layers.text.words[j])) or "talks" in kinds
            for j in near
        )
    for j in range(first, k):
        if "seats" in words.of(layers.text.words[j]) or "concerted" in words.of(
            layers.text.words[j]
        ):
            return False  # «الاتفاق في مؤتمر صحفي مع X»
        if layers.flags[j] & (REL | COMP | VERB) or layers.text.words[j].kind == "comma":
            return False
        if k - first > _WITH:
            return False
        made = not _MADE.isdisjoint(words.of(layers.text.words[j]))
        if not made and any(h.kind in ("perfect", "imperfect") for h in layers.grams[j].hits):
            return False
    return True


def _introduced(
    layers: Layers,
    words: TruceWords,
    sight: Sight,
    first: int,
    stop: int,
    before: bool,
    name: str,
) -> list[Speaker]:
    lone: list[Speaker] = []
    for k in sight.at(first, stop, name):
        word = layers.text.words[k]
        if word.conj or word.suffix or layers.in_time[k]:
            continue
        if k + 1 >= stop or layers.in_time[k + 1]:
            continue
        if name == "between" and "ways" in words.of(layers.text.words[k - 1]):
            continue  # the road between two towns
        if name == "with_words" and "concerted" in words.of(layers.text.words[k - 1]):
            continue  # «بالتنسيق مع X»
        if name == "with_words" and not _belongs(layers, words, first, k, stop, before):
            continue
        found = phrases(layers, k + 1, stop, anybody=name == "between")
        if len(found) < 2:
            joint = name == "between"
            wider = actors(layers, k + 1, stop, strict=not joint, pair=joint)
            found = wider if len(wider) > len(found) else found
        if name == "between" and layers.text.language == "en" and len(found) < 2:
            found = agents_en(layers, k + 1, stop)
        after = found[-1].last if found else stop
        if name != "between" and after < stop and layers.text.words[after].norm == "as":
            continue  # with X and Y as guarantors
        if found and not (layers.flags[k + 1] & DUAL and not found[0].ref):
            if name != "between" or len(found) > 1 or found[0].ref:
                return found
        if found and name == "between":
            lone = lone or found  # «بين القوتين»: another «between» may name them
    return lone
