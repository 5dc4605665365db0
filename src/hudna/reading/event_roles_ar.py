"""Participants of Arabic events: subject and object, genitive, adjective, «على», «من قبل».

Source of the constructions: arabic.md §8. The order of the words decides; what can act and what
can be hit are lists of the packs.
"""

from hudna.reading.event_clues import Clue
from hudna.reading.event_roles import (
    TAKEN,
    Cast,
    breaks,
    clue_is_reciprocal,
    demonym,
    is_agent,
    is_means,
    is_person,
    is_plain,
    is_thing,
    place_in,
)
from hudna.reading.event_words import EventWords
from hudna.reading.joins_ar import coordinates, skip_one
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ADVERB, COMP, KANA, NUMBER, PREP, REL
from hudna.reading.phrases_ar import noun_phrase

_BACK = 14
_AHEAD = 22
Range = tuple[int, int]


def cast_arabic(layers: Layers, words: EventWords, clue: Clue, stop: int) -> Cast:
    """Find the participants of an Arabic clue."""
    cast = Cast([], [])
    if clue.sort == "verb":
        _of_verb(layers, words, clue, cast, stop)
    else:
        _of_noun(layers, words, clue, cast, stop)
    cast.targets = [t for t in cast.targets if is_thing(layers, words, *t)]
    if clue.type in TAKEN or clue.type == "protest":
        cast.targets = [t for t in cast.targets if is_agent(layers, words, *t)]
    cast.targets = [t for t in cast.targets if not is_means(layers, words, clue, *t)]
    if clue.type == "protest":
        cast.actors += [t for t in cast.targets if t not in cast.actors]
        cast.targets = []
    if clue_is_reciprocal(clue):
        sides = [t for t in cast.targets if is_agent(layers, words, *t)]
        cast.actors += [t for t in sides if t not in cast.actors]
        cast.targets = []
    return cast


def _phrases(layers: Layers, j: int, stop: int) -> list[Range]:
    end = noun_phrase(layers, j, stop)
    if end <= j:
        return []
    phrases = coordinates(layers, j, end, stop)
    k, texts = phrases[-1][1], layers.text.words
    if k + 2 < stop and texts[k].surface == "و" and texts[k + 1].kind == "other":
        end = noun_phrase(layers, k + 2, stop)  # a conjunction before a hash
        if end > k + 2:
            phrases.append((k + 2, end))
    return phrases


def _of_verb(layers: Layers, words: EventWords, clue: Clue, cast: Cast, stop: int) -> None:
    j = _skip(layers, clue.last, clue.high)
    high = clue.high
    phrases = _phrases(layers, j, high) if j < high and _nominal(layers, j) else []
    passive = _passive(layers, clue)
    leading = _leading(layers, words, clue) if phrases and not passive else []
    if leading:  # «طائرات التحالف قصفت السبت قوات حكومية»
        cast.actors += leading
        cast.targets += phrases
        _of_adjuncts(layers, words, clue, cast, phrases[-1][1], min(stop, j + _AHEAD))
        return
    if phrases and clue.vague == "kill" and not _object_after(layers, phrases[-1][1], high):
        topic = _topic(layers, words, clue)
        passive = not topic or layers.text.words[clue.first].conj != ""
        if not passive:  # «القوات قتلت 11 مسلحا»
            cast.actors += topic
            cast.targets += phrases
            phrases = []
    if phrases and not passive and is_agent(layers, words, *phrases[0]):
        cast.actors += [p for p in phrases if is_agent(layers, words, *p)]
        j = _skip(layers, phrases[-1][1], high)
        if j < high and _nominal(layers, j) and not clue_is_reciprocal(clue):
            objects = _phrases(layers, j, high)
            cast.targets += objects
            j = objects[-1][1] if objects else j
    elif phrases:
        cast.targets += phrases
        j = phrases[-1][1]
        if not passive:
            topic = _topic(layers, words, clue)
            if topic:
                cast.actors += topic
    else:
        topic = _topic(layers, words, clue)
        if topic:
            (cast.targets if passive else cast.actors).extend(topic)
    _of_adjuncts(layers, words, clue, cast, j, min(stop, j + _AHEAD))


def _leading(layers: Layers, words: EventWords, clue: Clue) -> list[Range]:
    """Give the subject that stands right before the verb: what follows it is then its object.

    The clause must begin with it, and the verb agree with it.
    """
    if layers.text.words[clue.first].conj or clue.kind not in ("perfect", "imperfect"):
        return []
    topic = _topic(layers, words, clue)
    if not topic or topic[0][0] != clue.low or clue_is_reciprocal(clue):
        return []
    j = topic[-1][1]
    while j < clue.first and (layers.flags[j] & KANA or layers.in_time[j]):
        j += 1
    if j != clue.first:
        return []
    feminine = layers.text.words[topic[0][0]].core.endswith(("ة", "ات"))
    form = layers.text.words[clue.first].norm
    female = form.endswith("ت") if clue.kind == "perfect" else form.startswith("ت")
    return topic if female or not feminine else []


def _passive(layers: Layers, clue: Clue) -> bool:
    surface = layers.text.words[clue.first].surface
    return "\u064f" in surface[:3]


def _object_after(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether an object follows the noun after a verb of killing: «قتل مسلحون 19 شرطيا»."""
    j = _skip(layers, j, stop)
    if j >= stop or layers.text.words[j].conj:
        return False
    return bool(layers.flags[j] & NUMBER) or (_nominal(layers, j) and not layers.flags[j] & ADVERB)


def _nominal(layers: Layers, j: int) -> bool:
    return is_plain(layers, j) and not layers.text.words[j].prep


def _skip(layers: Layers, j: int, stop: int) -> int:
    while j < stop and (layers.in_time[j] or layers.text.words[j].kind in ("comma", "other")):
        j += 1
    if j < stop and not layers.text.words[j].prep and not _nominal(layers, j):
        nxt = skip_one(layers, j, stop)
        if nxt > j and layers.in_time[nxt - 1]:
            return _skip(layers, nxt, stop)
    return j


def _topic(layers: Layers, words: EventWords, clue: Clue) -> list[Range]:
    """Find the subject before the clue: the nearest agent of its clause."""
    low = max(clue.low, clue.first - _BACK)
    j = low
    best: list[Range] = []
    while j < clue.first:
        word = layers.text.words[j]
        if _nominal(layers, j) and is_agent(layers, words, j, j + 1):
            phrases = _phrases(layers, j, clue.first)
            if phrases and j > low and layers.flags[j - 1] & PREP and word.kind == "word":
                j = phrases[-1][1]  # «في يريفان»: where, not who
                continue
            if phrases:
                best = [p for p in phrases if is_agent(layers, words, *p)]
                j = phrases[-1][1]
                continue
        if word.kind == "stop":
            best = []
        j += 1
    return best


def _of_noun(layers: Layers, words: EventWords, clue: Clue, cast: Cast, stop: int) -> None:
    j = clue.last
    texts = layers.text.words
    high = min(stop, clue.last + _AHEAD)
    while j < high and j < clue.last + 3 and texts[j].kind == "word" and not texts[j].conj:
        state = demonym(layers, j)
        if state is None:
            break
        cast.actors.append((j, j + 1))
        j += 1
        while j < high and texts[j].conj and demonym(layers, j) is not None:
            cast.actors.append((j, j + 1))
            j += 1
    if not cast.actors and j < high and _nominal(layers, j) and not layers.in_time[j]:
        phrases = _phrases(layers, j, clue.high)
        if phrases and not texts[clue.last - 1].article:
            if is_agent(layers, words, *phrases[0]):
                killed = clue.vague == "kill" and not _object_after(
                    layers, phrases[-1][1], clue.high
                )
                into = cast.targets if clue.type == "detain" or killed else cast.actors
                into += phrases
                j = phrases[-1][1]
            elif _hit(layers, words, phrases[0][0]):
                cast.targets += phrases
                j = phrases[-1][1]
    _of_adjuncts(layers, words, clue, cast, j, high)
    if not cast.actors:
        cast.actors += _supporter(layers, words, clue)
    told = clue.type.startswith("consult") and clue.type != "consult.talks"
    if not cast.actors and (texts[clue.first].suffix or told):
        cast.actors += _topic(layers, words, clue)


def _hit(layers: Layers, words: EventWords, j: int) -> bool:
    found = layers.name_at.get(j)
    if found is not None:
        return found.place is not None
    return words.has("hit", layers.text.words[j])


def _supporter(layers: Layers, words: EventWords, clue: Clue) -> list[Range]:
    """Find who launched it: the subject of the verb before the noun, or the topic before that."""
    texts = layers.text.words
    for j in range(clue.first - 1, max(clue.low, clue.first - 9) - 1, -1):
        if breaks(layers, j):
            return []
        if words.has("launches", texts[j]) and not layers.flags[j] & PREP:
            between = [k for k in range(j + 1, clue.first) if _nominal(layers, k)]
            if between and is_agent(layers, words, between[0], between[0] + 1):
                phrases = _phrases(layers, between[0], clue.first)
                return [p for p in phrases if is_agent(layers, words, *p)]
            return _topic(layers, words, clue)
    return []


def _of_adjuncts(
    layers: Layers, words: EventWords, clue: Clue, cast: Cast, j: int, stop: int
) -> None:
    """Read «على X», «ضد X», «من قبل X», «بين X وY», «التي شنتها X» after a clue."""
    texts = layers.text.words
    while j < stop:
        word = texts[j]
        if breaks(layers, j) or (word.kind == "comma" and _new_clause(layers, j + 1, stop)):
            break
        base = layers.grams[j].base
        role = ""
        k = j + 1
        if (base in words.sets["with"] and clue_is_reciprocal(clue)) or (
            word.conj == "" and base in words.sets["by"]
        ):
            role = "actor"
        elif base in words.sets["against"] or (
            clue.type == "retreat" and base in words.sets["freed"]
        ):
            role = "target"
        elif word.prep == "ل" and clue.type.startswith("assault") and not layers.flags[j] & PREP:
            role, k = "target", j
        if role and k < stop:
            phrases = _phrases(layers, k, stop)
            if role == "actor":
                phrases = [p for p in phrases if is_agent(layers, words, *p)]
                if clue_is_reciprocal(clue) or not cast.actors:
                    cast.actors += [p for p in phrases if p not in cast.actors]
            elif phrases and not cast.targets and _hittable(layers, words, phrases[0]):
                cast.targets += phrases
            if phrases:
                j = phrases[-1][1]
                continue
        j += 1


def _new_clause(layers: Layers, j: int, stop: int) -> bool:
    if j >= stop:
        return True
    return bool(layers.text.words[j].conj) or bool(layers.flags[j] & (COMP | REL))


def _hittable(layers: Layers, words: EventWords, phrase: Range) -> bool:
    first, last = phrase
    if is_person(layers, first, last):
        return True
    if _hit(layers, words, first) or is_agent(layers, words, first, first + 1):
        return True
    return place_in(layers, first, last) is not None
