"""Finds the words of a document that show events, and the clause that each stands in.

One dictionary look-up a token. A clue is not yet an event: what it belongs to, whether it is
said to have happened, and whether it repeats another are judged later.
"""

from bisect import bisect_left
from itertools import compress, count, repeat

import msgspec

from hudna.language.words import Sentence
from hudna.reading.event_words import EventWords, Sense, Senses, event_words
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ADVERB, COMP, DET, NUMBER, PREP, PUNCT, REL, SUB, WORD

_REACH, _FAR = 9, 13
_WIDE = 100
_BACKWARD = frozenset(
    (
        "assault.shelling",
        "assault.airstrike",
        "assault.bombing",
        "protest",
        "retreat",
        "aid",
        "agree",
        "coerce",
        "consult.visit",
    )
)
_CAPITALS = 0.75
_STATES = frozenset(("coerce", "advance", "detain"))
_ATTACKS = frozenset(("assault.other", "assault.shelling", "other"))


class Clue(msgspec.Struct, gc=False):
    """A word that shows an event.

    Attributes:
        first: Its first token.
        last: One past its last.
        type: Event type.
        sort: ``noun`` or ``verb``.
        kind: Form of a verb.
        low: Where its clause begins.
        high: Where its clause ends.
        left: Where the part of its sentence begins that may tell about it.
        right: Where that part ends; the bounds keep endless sentences linear.
        sentence: Index of its sentence.
        object: Token of the object that completes it, or -1.
        vague: ``kill`` or ``hit``: it tells an outcome; what else the sentence shows is the event.
    """

    first: int
    last: int
    type: str
    sort: str
    kind: str
    low: int
    high: int
    left: int
    right: int
    sentence: int
    object: int = -1
    vague: str = ""


def find_clues(layers: Layers) -> list[Clue]:
    """Find the clues of a document in text order, headings left out."""
    words = event_words(layers.lexicon)
    get, text = words.cache.get, layers.text
    sentences = text.sentences
    # Words not met before pass as candidates: their senses are worked out below.
    marked = list(compress(count(), map(get, layers.surfaces, repeat(True))))
    found: list[Clue] = []
    number, done = -1, 0
    scene: _Scene | None = None
    for i in marked:
        if i < done:
            continue
        senses = words.senses(text.words[i])
        if senses is None or layers.within[i]:
            continue
        while number + 1 < len(sentences) and sentences[number + 1].first <= i:
            number, scene = number + 1, None
        if number < 0 or i >= sentences[number].last:
            continue
        if scene is None:
            scene = _Scene(layers, words, sentences[number], number)
            if scene.sentence.heading or headline(layers, scene.sentence):
                done = scene.sentence.last
                continue
        clue = _clue(scene, i, senses)
        if clue is None:
            continue
        done = max(clue.last, clue.object + 1)
        if clue.type:
            found.append(clue)
    return found


class _Scene:
    """One sentence while its clues are looked for; where its clauses end is found once."""

    def __init__(self, layers: Layers, words: EventWords, sentence: Sentence, number: int) -> None:
        self.layers = layers
        self.words = words
        self.sentence = sentence
        self.number = number
        self._ends: list[int] | None = None

    def clause(self, first: int, last: int) -> tuple[int, int]:
        """Give the stretch that complementisers, relatives and marks leave to a clue."""
        if self._ends is None:
            flags, stop = self.layers.flags, self.sentence.last
            self._ends = [
                j
                for j in range(self.sentence.first, stop)
                if flags[j] & (COMP | PUNCT) and _ends_clause(self.layers, j, stop)
            ]
        ends = self._ends
        before, after = bisect_left(ends, first), bisect_left(ends, last)
        low = ends[before - 1] + 1 if before else self.sentence.first
        if after < len(ends) and ends[after] == last and self.layers.flags[last] & COMP:
            after += 1  # what it says follows: the clause goes on
        high = ends[after] if after < len(ends) else self.sentence.last
        return max(low, first - _WIDE), min(high, last + _WIDE)


def _ends_clause(layers: Layers, j: int, stop: int) -> bool:
    if layers.flags[j] & COMP:
        return True
    kind = layers.text.words[j].kind
    return kind in ("stop", "colon") or (kind == "comma" and _parts(layers, j + 1, stop))


def _clue(scene: _Scene, i: int, senses: Senses) -> Clue | None:
    layers, words, sentence = scene.layers, scene.words, scene.sentence
    if _only_an_adjective(words, layers, i):
        return None
    best = _best(scene, i, senses)
    if best is None:
        return None
    last, sense, at = best
    low, high = scene.clause(i, last)
    kind = sense.type
    bare = kind in _ATTACKS and kind != "other" and not (kind == "assault.other" and at >= 0)
    if bare or (kind == "assault.shooting" and at >= 0):
        kind = _by_means(layers, words, i, last, low, high, kind)
    keeps = sense.vague == "kill" or (sense.vague == "hit" and sense.sort == "verb")
    refined = kind != sense.type and not keeps
    vague = "" if refined else sense.vague
    left, right = max(sentence.first, i - _WIDE), min(sentence.last, last + _WIDE)
    number = scene.number
    return Clue(i, last, kind, sense.sort, sense.kind, low, high, left, right, number, at, vague)


def _best(scene: _Scene, i: int, senses: Senses) -> tuple[int, Sense, int] | None:
    """Choose among the senses of a word: where its phrase ends, the sense, its object."""
    layers, words, sentence = scene.layers, scene.words, scene.sentence
    governed = words.arabic and i > sentence.first and layers.flags[i - 1] & PREP
    near: dict[int, int] | None = None
    best: tuple[int, Sense, int] | None = None
    most = 0
    for sense in _possible(scene, i, senses):
        if not words.arabic and not (sense.rest or _reads(layers, senses, sense, i)):
            continue
        if governed and sense.kind == "perfect" and not layers.flags[i - 1] & COMP:
            continue  # after a preposition the word is a noun: «في حشد»
        last = _phrase_end(layers, words, i, sense, sentence.last) if sense.rest else i + 1
        if last < 0:
            continue
        at = -1
        if sense.pair:
            if near is None or sense.rest:
                near = _objects(layers, words, last, sentence.last)
            at = near.get(sense.pair, -1)
            if at >= last + _REACH and sense.type != "agree":
                at = -1
            if at < 0:
                at = _object_before(layers, words, i, sense, sentence)
            if at < 0:
                continue
        score = (last - i) * 10 + (5 if sense.sort == "void" else 0) + (3 if at >= 0 else 0)
        if score > most:
            most, best = score, (last, sense, at)
    return best


def _possible(scene: _Scene, i: int, senses: Senses) -> tuple[Sense, ...]:
    """Give the senses that the next word leaves: those of one word, and phrases it goes on with."""
    if not senses.phrases:
        return senses.alone
    texts, j, stop = scene.layers.text.words, i + 1, scene.sentence.last
    while j < stop and texts[j].kind == "dash":
        j += 1
    if j >= stop or texts[j].kind != "word":
        return senses.alone
    phrases = senses.phrases
    follows = scene.words.follows(texts[j])
    if follows.isdisjoint(phrases):
        return senses.alone
    return (*senses.alone, *(s for part in phrases if part in follows for s in phrases[part]))


def headline(layers: Layers, sentence: Sentence) -> bool:
    """Tell whether a sentence is a headline set in capitals that stands in the running text."""
    if layers.text.language == "ar":
        return False
    long = [
        w
        for w in layers.text.words[sentence.first : sentence.last]
        if w.kind == "word" and len(w.norm) > 3
    ]
    return len(long) > 5 and sum(w.title or w.upper for w in long) >= _CAPITALS * len(long)


def _reads(layers: Layers, senses: Senses, sense: Sense, i: int) -> bool:
    """Tell whether an English form is the noun or the verb that a sense takes it for."""
    texts, flags = layers.text.words, layers.flags
    after = i + 1 if i + 1 < len(texts) else i
    before = flags[i - 1] if i else 0
    noun_too = senses.noun
    if sense.kind == "imperfect" and before & DET:
        return False  # "the exchange"
    if noun_too and sense.sort == "verb" and sense.kind == "imperfect":
        if before & (DET | PREP) and layers.grams[i - 1].base != "to":
            return False
        return bool(flags[after] & (DET | NUMBER) or texts[after].title)
    if noun_too and sense.kind == "participle" and i:
        base = layers.grams[i - 1].base
        if before & DET or (before & PREP and base in ("to", "of", "from")):
            return False  # "the bombing", "a halt to fighting"
    if sense.sort == "noun" and not sense.rest and i and layers.grams[i - 1].base == "to":
        return bool(before & PREP) and not senses.verb
    if sense.kind in ("perfect", "noun_participle") and sense.type in _STATES:
        by = layers.grams[after].base in ("by", "since")
        if before & (DET | PREP | NUMBER) and not by and flags[after] & WORD:
            return False  # "the besieged town"
    if sense.type == "protest" and sense.sort == "verb":
        return bool(flags[after] & (PREP | PUNCT | ADVERB | SUB)) or bool(layers.in_time[after])
    if sense.type == "agree" and sense.kind == "perfect" and i:
        return texts[i - 1].kind != "dash" and not texts[i - 1].norm.startswith("us-")
    return True


def _only_an_adjective(words: EventWords, layers: Layers, i: int) -> bool:
    """Tell whether the form is an adjective or an adjunct here, not the event itself."""
    word = layers.text.words[i]
    if word.article and words.has("bare_only", word):
        return True
    if i and words.has("marches", word):
        before = layers.text.words[i - 1]
        return words.means_of(before) == "assault.airstrike" or _is_drone(words, layers, i)
    if word.prep and words.has("free_only", word):
        after = layers.text.words[i + 1] if i + 1 < len(layers.text.words) else word
        return not words.has("supports", after)
    return False


def _is_drone(words: EventWords, layers: Layers, i: int) -> bool:
    """Tell «استهدفت مسيرة معادية سيارة», «غارة بمسيرة» from a march."""
    texts = layers.text.words
    near = texts[max(0, i - 1) : i] + texts[i + 1 : i + 3]
    if any(words.has("drone_words", word) for word in near):
        return True
    attack = words.senses(texts[i - 1]) if texts[i].prep == "ب" else None
    return attack is not None and any(s.type.startswith("assault.") for s in attack.alone)


def _phrase_end(layers: Layers, words: EventWords, i: int, sense: Sense, stop: int) -> int:
    j = i + 1
    for part in sense.rest:
        while j < stop and layers.text.words[j].kind == "dash":
            j += 1
        if j >= stop or layers.text.words[j].kind != "word":
            return -1
        if part not in words.follows(layers.text.words[j]):
            return -1
        j += 1
    return j


def _objects(layers: Layers, words: EventWords, last: int, stop: int) -> dict[int, int]:
    """Find the words after a verb that make pairs: the first of each table of pairs."""
    texts, flags = layers.text.words, layers.flags
    found: dict[int, int] = {}
    for j in range(last, min(stop, last + _FAR)):
        if flags[j] & (COMP | REL) or texts[j].kind == "stop":
            break
        pairs = words.completes(texts[j])
        if pairs and (not layers.within[j] or layers.name_at.get(j)):
            for pair in pairs:
                found.setdefault(pair, j)
    return found


def _object_before(
    layers: Layers, words: EventWords, i: int, sense: Sense, sentence: Sentence
) -> int:
    """Find the word that makes a pair of the verb as its subject before it."""
    texts, flags = layers.text.words, layers.flags
    if sense.sort == "verb" and sense.type in _BACKWARD:
        for j in range(i - 1, max(sentence.first, i - 4) - 1, -1):
            if flags[j] & COMP or texts[j].kind in ("stop", "comma"):
                break
            if sense.pair in words.completes(texts[j]):
                return j
    return -1


def _by_means(
    layers: Layers, words: EventWords, i: int, last: int, low: int, high: int, kind: str
) -> str:
    """Give the type that the words of means around a bare attack tell."""
    texts = layers.text.words
    stop = min(high, last + (9 if words.arabic else 8))
    for j in range(last, stop):
        if texts[j].kind in ("stop", "comma") or (j > last and layers.flags[j] & SUB):
            break
        means = words.means_of(texts[j])
        if means and (kind != "assault.shooting" or means == "assault.shelling"):
            return means
    if kind == "assault.shooting":
        return kind
    for j in range(i - 1, max(low, i - (5 if words.arabic else 4)) - 1, -1):
        if texts[j].kind in ("stop", "comma"):
            break
        means = words.means_of(texts[j])
        if means in ("assault.airstrike", "assault.shelling") or (means and not words.arabic):
            return means
    return kind


def _parts(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether what follows a comma at ``j - 1`` is a clause of its own."""
    if j >= stop:
        return True
    word = layers.text.words[j]
    return bool(word.conj) or bool(layers.flags[j] & (COMP | REL))
