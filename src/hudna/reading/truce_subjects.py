"""Whose deed a verb beside a truce tells: the subject of agreeing, signing, declaring, brokering.

Comes in: the token of the verb. Goes out: speakers. Statements know the speakers of verbs of
speech; this step reads the others, and those whose subject no pack names.
"""

from bisect import bisect_right

from hudna.language.words import Sentence
from hudna.reading.clauses_ar import antecedent_of, clause_start
from hudna.reading.drafts import Scene
from hudna.reading.groups_en import verb_group
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ADVERB, AUX, BOUND, COMP, KANA, NEG, PREP, PUNCT, REL, SUB, WORD
from hudna.reading.speakers import Memory, Speaker
from hudna.reading.subjects_en import clause_subject, find_subject
from hudna.reading.truce_actors import actors

_BY = "by"
_FROM = "من"
_SIDE = ("قبل", "جانب", "طرف")
_FAR = 7
_DATELINE = 8
_WHICH = ("which", "that")


def sentence_of(layers: Layers, token: int) -> Sentence | None:
    """Give the sentence that holds a token."""
    sentences = layers.text.sentences
    at = bisect_right(sentences, token, key=lambda sentence: sentence.last)
    if at == len(sentences) or sentences[at].first > token:
        return None
    return sentences[at]


def doers(layers: Layers, token: int, stop: int) -> list[Speaker]:
    """Give who does what the verb at a token says; nobody for a passive without agent."""
    if layers.text.language == "ar":
        return _doers_ar(layers, token, stop)
    return _doers_en(layers, token, stop)


# --- English ---


def _doers_en(layers: Layers, token: int, stop: int) -> list[Speaker]:
    words = layers.text.words
    for j in range(token + 1, min(stop, token + _FAR)):
        if words[j].norm == _BY:
            return actors(layers, j + 1, stop)
        if layers.flags[j] & PUNCT or layers.flags[j] & (PREP | REL | COMP):
            break
    sentence = sentence_of(layers, token)
    if sentence is None:
        return []
    group = verb_group(layers, token, sentence.first)
    if group.be or (group.first == token and words[token].norm.endswith("ing")):
        return []
    if group.to:
        return _doers_en(layers, group.first - 1, token) if group.first > sentence.first else []
    scene = Scene(layers, sentence, sentence.last, Memory([], []), [], set())
    subject = find_subject(scene, group.first, sentence.first)
    if subject.where == "coordinated" or (not subject.phrases and subject.where == ""):
        whole = clause_subject(scene, sentence.first, group.first)
        if whole is not None:
            return actors(layers, whole[0], group.first)
        return _past_aside(layers, sentence, group.first)
    if subject.where == "pronoun" or not subject.phrases:
        return []
    first = subject.phrases[0][0]
    if subject.where == "relative" and layers.grams[subject.first].base in _WHICH:
        first = subject.phrases[-1][0]
    return actors(layers, first, group.first)


def _past_aside(layers: Layers, sentence: Sentence, verb: int) -> list[Speaker]:
    """Read «X and Y, with Z as witness, agreed»: the subject opens the sentence."""
    tokens = layers.text.words
    first = sentence.first
    for k in range(first, min(verb, first + _DATELINE)):
        if tokens[k].kind in ("colon", "dash"):
            first = k + 1
    found = actors(layers, first, verb)
    closed = bool(found) and tokens[found[-1].last].kind == "comma"
    return found if closed and tokens[verb - 1].kind == "comma" else []


# --- Arabic ---


def _doers_ar(layers: Layers, token: int, stop: int) -> list[Speaker]:
    j = token + 1
    while j < stop and (layers.in_time[j] or layers.flags[j] & (BOUND | ADVERB)):
        j += 1
    agent = agent_ar(layers, j, stop)
    if agent:
        return agent
    sentence = sentence_of(layers, token)
    if sentence is None:
        return []
    plural = layers.text.words[token].norm.endswith(("وا", "تا"))
    word = layers.text.words[j] if j < stop else None
    if word is not None and not plural and not word.prep and not word.conj:
        if not layers.flags[j] & (PREP | COMP | REL | SUB | NEG):
            found = actors(layers, j, stop, strict=True)
            if found:
                return found
    return topic(layers, token, sentence)


def topic(layers: Layers, token: int, sentence: Sentence) -> list[Speaker]:
    """Give the topic before an Arabic verb: «كانت X وY قد وقعتا», «X التي رعت»."""
    clause, opener = clause_start(layers, token, sentence.first)
    if opener is not None and layers.flags[opener] & REL:
        before = antecedent_of(layers, opener, sentence.first)
        return actors(layers, before[0], opener, strict=True) if before is not None else []
    j = clause
    while j < token and (layers.flags[j] & (AUX | KANA | ADVERB | SUB) or layers.in_time[j]):
        j += 1
    if j >= token or not layers.flags[j] & WORD or layers.text.words[j].prep:
        return []
    return actors(layers, j, token, strict=True)


def agent_ar(layers: Layers, j: int, stop: int) -> list[Speaker]:
    """Read «عليه من قبل X وY»: who agreed, after a passive."""
    k = j
    while k < stop and k < j + 2 and layers.flags[k] & (BOUND | PREP) and layers.flags[k] & WORD:
        if layers.grams[k].base == _FROM:
            break
        k += 1
    if k + 2 < stop and layers.grams[k].base == _FROM and layers.grams[k + 1].base in _SIDE:
        return actors(layers, k + 2, stop)
    return []
