"""Participants of English events: subject and object, passive, modifiers, "by", "on"."""

from msgspec import structs

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
    is_thing,
)
from hudna.reading.event_words import EventWords
from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, DET, PREP, PRONOUN, PUNCT, RANK, REL, ROLE
from hudna.reading.phrases_en import coordinates, noun_phrase
from hudna.reading.verbs_en import is_finite

_BACK = 14
_AHEAD = 18
_ASIDES = 2
_BE = frozenset(("was", "were", "been", "being", "is", "are", "be"))
_AUX = (
    frozenset(
        (
            "has",
            "have",
            "had",
            "also",
            "then",
            "reportedly",
            "allegedly",
            "later",
            "not",
            "is",
            "are",
            "did",
        )
    )
    | _BE
)
Range = tuple[int, int]


def cast_english(layers: Layers, words: EventWords, clue: Clue, stop: int) -> Cast:
    """Find the participants of an English clue."""
    cast = Cast([], [])
    if clue.sort == "verb":
        _of_verb(layers, words, clue, cast, stop)
    else:
        _of_noun(layers, words, clue, cast, stop)
    cast.targets = [
        t
        for t in cast.targets
        if is_thing(layers, words, *t) and not is_means(layers, words, clue, *t)
    ]
    if clue.type in TAKEN:
        cast.targets = [t for t in cast.targets if is_agent(layers, words, *t)]
    if clue_is_reciprocal(clue):
        sides = [t for t in cast.targets if _agent(layers, words, t) or _titled(layers, t)]
        cast.actors += [t for t in sides if t not in cast.actors]
        cast.targets = []
    return cast


def _phrases(layers: Layers, j: int, stop: int) -> list[Range]:
    end = noun_phrase(layers, j, stop)
    return coordinates(layers, j, end, stop) if end > j else []


def is_passive(layers: Layers, clue: Clue) -> bool:
    """Tell whether a verb is passive: a form of be stands before its participle."""
    if clue.kind not in ("perfect", "noun_participle"):
        return False
    for j in range(clue.first - 1, max(clue.low, clue.first - 4) - 1, -1):
        base = layers.grams[j].base
        if base in _BE:
            return True
        if base not in _AUX:
            return False
    return False


def _subject(layers: Layers, words: EventWords, clue: Clue) -> list[Range]:
    """Find the phrases that end where the verb group begins."""
    end = clue.first
    while end > clue.low and layers.grams[end - 1].base in _AUX:
        end -= 1
    low = clue.low
    closed = _before_asides(layers, clue, end)
    if closed < end:
        low, end = clue.left, closed
    best: list[Range] = []
    j = max(low, end - _BACK)
    while j < end:
        flag = layers.flags[j]
        if flag & (PREP | PUNCT | REL | COMP) or layers.in_time[j]:
            j += 1
            continue
        if is_finite(layers, j):  # «said government forces had shelled»: not of their name
            best, j = [], j + 1
            continue
        if layers.grams[j].base in words.sets["no_subjects"]:
            j += 1
            continue
        phrases = _phrases(layers, j, end)
        if not phrases:
            j += 1
            continue
        head = phrases[0][0]
        after_prep = head > low and layers.flags[head - 1] & PREP
        adjacent = phrases[-1][1] == end or layers.flags[phrases[-1][1]] & REL
        if adjacent or not (after_prep and best):
            best = phrases
        j = phrases[-1][1]
    return best


def _before_asides(layers: Layers, clue: Clue, end: int) -> int:
    """Go back over what stands between commas before a verb: "X, who was there, met"."""
    texts = layers.text.words
    for _ in range(_ASIDES):
        if end - 1 <= clue.left or texts[end - 1].kind != "comma":
            break
        low = max(clue.left, end - _BACK)
        opening = next((j for j in range(end - 2, low, -1) if texts[j].kind == "comma"), -1)
        if opening < 0:
            break
        end = opening
    return end


def _of_verb(layers: Layers, words: EventWords, clue: Clue, cast: Cast, stop: int) -> None:
    subject = _subject(layers, words, clue)
    j = clue.last
    if is_passive(layers, clue):
        cast.targets += subject
    else:
        cast.actors += [p for p in subject if _agent(layers, words, p) or _titled(layers, p)]
        if j < clue.high and not layers.flags[j] & (PREP | PUNCT) and not layers.in_time[j]:
            objects = _phrases(layers, j, clue.high)
            cast.targets += [o for o in objects if not layers.flags[o[0]] & PRONOUN]
            j = objects[-1][1] if objects else j
    _of_adjuncts(layers, words, clue, cast, j, min(stop, j + _AHEAD))


def _agent(layers: Layers, words: EventWords, phrase: Range) -> bool:
    return any(is_agent(layers, words, j, phrase[1]) for j in range(*phrase)) or any(
        demonym(layers, j) is not None for j in range(*phrase)
    )


def _of_noun(layers: Layers, words: EventWords, clue: Clue, cast: Cast, stop: int) -> None:
    cast.actors += _modifiers(layers, words, clue) or _maker(layers, words, clue)
    _of_adjuncts(layers, words, clue, cast, clue.last, min(stop, clue.last + _AHEAD))
    if not cast.actors:
        cast.actors += _supporter(layers, words, clue)


def _maker(layers: Layers, words: EventWords, clue: Clue) -> list[Range]:
    """Read who makes it in the clause after the noun: "the talks that the minister held"."""
    j = clue.last
    if j + 1 >= clue.right or not layers.flags[j] & (REL | COMP):
        return []
    phrases = _phrases(layers, j + 1, min(clue.right, j + _BACK))
    if not phrases or phrases[-1][1] >= clue.right:
        return []
    after = layers.text.words[phrases[-1][1]]
    return phrases if words.has("launches", after) else []


def _modifiers(layers: Layers, words: EventWords, clue: Clue) -> list[Range]:
    """Read who stands before the noun: "Syrian government air strikes", "the army's assault"."""
    found: list[Range] = []
    j = clue.first
    end = j
    while j > clue.low and j > clue.first - 7:
        word, flag = layers.text.words[j - 1], layers.flags[j - 1]
        if flag & (DET | PREP | PUNCT | PRONOUN | COMP | REL) and not word.title:
            break
        if layers.grams[j - 1].base == "and" and j - 2 >= clue.low:
            if end > j and _agent(layers, words, (j, end)):
                found.insert(0, (j, end))
                end = j - 1
            else:
                break
        elif not (
            layers.within[j - 1]
            or words.has("forces", word)
            or demonym(layers, j - 1) is not None
            or (
                layers.grams[j - 1].base not in _AUX
                and not layers.flags[j - 1] & PUNCT
                and _adjective(layers, words, j - 1)
            )
        ):
            break
        j -= 1
    if end > j and _agent(layers, words, (j, end)):
        found.insert(0, (j, end))
    return [p for p in found if p[1] > p[0]]


def _adjective(layers: Layers, words: EventWords, j: int) -> bool:
    """Tell whether a word may stand between the doer and the noun."""
    word = layers.text.words[j]
    return word.kind == "word" and not words.senses(word) and not word.norm.endswith(("ed", "ing"))


def _supporter(layers: Layers, words: EventWords, clue: Clue) -> list[Range]:
    """Find who launched it: the subject of the verb before the noun."""
    for j in range(clue.first - 1, max(clue.low, clue.first - 8) - 1, -1):
        if breaks(layers, j):
            return []
        word = layers.text.words[j]
        if words.has("launches", word) and not layers.flags[j] & PREP and word.norm not in _BE:
            verb = structs.replace(clue, first=j, last=j + 1, sort="verb", kind="perfect")
            if is_passive(layers, verb):
                return []
            return [p for p in _subject(layers, words, verb) if _agent(layers, words, p)]
    return []


def _of_adjuncts(
    layers: Layers, words: EventWords, clue: Clue, cast: Cast, j: int, stop: int
) -> None:
    """Read "by X", "on X", "between X and Y", "with X" after a clue."""
    while j < stop:
        if breaks(layers, j) or layers.flags[j] & REL:
            break
        base = layers.grams[j].base
        role = ""
        if (base in words.sets["with"] and clue_is_reciprocal(clue)) or base in words.sets["by"]:
            role = "actor"
        elif base in words.sets["against"] or (
            clue.type == "retreat" and base in words.sets["freed"]
        ):
            role = "target"
        if role and j + 1 < stop and not layers.in_time[j + 1]:
            phrases = _phrases(layers, j + 1, stop)
            if base == "between" and len(phrases) == 1:
                phrases += _second(layers, phrases[0][1], stop)
            if role == "actor":
                phrases = [p for p in phrases if _agent(layers, words, p)]
                cast.actors += [p for p in phrases if p not in cast.actors]
            elif phrases and not cast.targets and _hittable(layers, words, phrases[0]):
                cast.targets += phrases
            if phrases:
                j = phrases[-1][1]
                continue
        elif j > clue.last and words.senses(layers.text.words[j]) and not role:
            break
        j += 1


def _second(layers: Layers, j: int, stop: int) -> list[Range]:
    """Read the second side of "between rebels and regime fighters"."""
    if j + 1 >= stop or layers.grams[j].base != "and":
        return []
    end = noun_phrase(layers, j + 1, stop)
    return [(j + 1, end)] if end > j + 1 else []


def _titled(layers: Layers, phrase: Range) -> bool:
    """Tell whether a phrase names a person by an office: "the junta chief"."""
    return any(layers.flags[j] & (ROLE | RANK) for j in range(*phrase))


def _hittable(layers: Layers, words: EventWords, phrase: Range) -> bool:
    if is_person(layers, *phrase):
        return True
    for j in range(*phrase):
        found = layers.name_at.get(j)
        if found is not None or words.has("hit", layers.text.words[j]):
            return True
    return is_agent(layers, words, *phrase)
