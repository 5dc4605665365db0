"""Who did it to whom, and where: what both languages share.

In: a clue and the layers. Out: token ranges of actors and targets, and the place.
"""

from bisect import bisect_left

import msgspec

from hudna.model.values import Name
from hudna.reading.event_clues import Clue
from hudna.reading.event_words import EventWords, event_words
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import BODY, COMP, DEMONYM, NUMBER, PEOPLE, PREP, PUNCT, REL, WORD
from hudna.reading.mentions import names_talks
from hudna.reading.speakers import Memory, Speaker, resolve
from hudna.reading.toll_words import toll_words

# What is taken or moved to is the place of these, not their target.
TAKEN = ("advance", "mobilize", "aid", "consult.visit")
RECIPROCAL = ("assault.clash", "consult.call", "consult.meeting", "consult.talks", "agree")
_PERSONS = frozenset(("persons", "singulars", "duals", "detained.nouns"))
_HEAD = 3


class Cast(msgspec.Struct, gc=False):
    """Who takes part in an event, as token ranges.

    Attributes:
        actors: Those who do it.
        targets: Those it is done to.
        place: The name of the place.
    """

    actors: list[tuple[int, int]]
    targets: list[tuple[int, int]]
    place: Found | None = None


def is_agent(layers: Layers, words: EventWords, first: int, last: int) -> bool:
    """Tell whether a phrase can do things: a force, a state, a group, people."""
    if first >= last:
        return False
    found = layers.name_at.get(first)
    if found is not None:
        return found.actor is not None and not names_talks(layers, found)
    word = layers.text.words[first]
    if words.has("hit", word):
        return False
    if words.has("quantifiers", word) and first + 1 < last:
        after = layers.text.words[first + 1]
        crowd = after.article and after.norm.endswith(("ون", "ين"))  # «آلاف الغاضبين»
        return crowd or is_agent(layers, words, first + 1, last)
    if layers.flags[first] & DEMONYM and word.norm.endswith(("ون", "ين")):
        return True
    if words.has("forces", word):
        return True
    return bool(layers.flags[first] & (PEOPLE | BODY))


def speaker_of(layers: Layers, words: EventWords, first: int, last: int) -> Speaker:
    """Name a phrase; aircraft and guns of a state are named by the state."""
    speaker = resolve(layers, first, last, Memory([], []))
    if speaker.ref is None and words.means_of(layers.text.words[first]):
        state = demonym_in(layers, first, last)
        if state is not None:
            return Speaker(first, last, state[1], state[0])
    return speaker


def demonym_in(layers: Layers, first: int, last: int) -> tuple[str, Name] | None:
    """Give id and name of the state that an adjective in a stretch names."""
    for j in range(first, last):
        state = demonym(layers, j)
        if state is not None:
            return state
    return None


def demonym(layers: Layers, j: int) -> tuple[str, Name] | None:
    """Give id and name of the state that a token names as an adjective."""
    word = layers.text.words[j]
    packs = layers.packs
    for key in (word.core_fold, word.fold):
        for entry in packs.names.get(key, ()) if key else ():
            if entry.kind == "demonym":
                actor = packs.actors.get(entry.id)
                if actor is not None:
                    return actor.id, actor.name
    return None


def place_in(layers: Layers, first: int, last: int) -> Found | None:
    """Give the first place named in a stretch, a country only if nothing in it is named."""
    country = None
    names, firsts = layers.names, layers.name_firsts
    for k in range(bisect_left(firsts, first), len(firsts)):
        if firsts[k] >= last:
            break
        found = names[k]
        if found.place is None or found.last > last:
            continue
        if found.actor is not None and not located(layers, found.first):
            if not names_talks(layers, found):
                continue
        place = layers.packs.places.get(found.place.id)
        if place is not None and place.kind != "country":
            return found
        country = country or found
    return country


def is_thing(layers: Layers, words: EventWords, first: int, last: int) -> bool:
    """Tell whether a phrase can be hit: somebody, somewhere, a building."""
    for j in range(first, last):
        if layers.within[j] or layers.flags[j] & (PEOPLE | BODY | NUMBER):
            return True
        word = layers.text.words[j]
        if words.has("hit", word) or words.has("forces", word):
            return True
    return is_person(layers, first, last)


def is_person(layers: Layers, first: int, last: int) -> bool:
    """Tell whether a phrase names people that numbers count: "three tourists", «39 أسيرا»."""
    roles_of = toll_words(layers.lexicon).roles
    return any(
        not _PERSONS.isdisjoint(roles_of(layers.text.words[j]))
        for j in range(first, min(last, first + _HEAD))
    )


def is_means(layers: Layers, words: EventWords, clue: Clue, first: int, last: int) -> bool:
    """Tell whether a phrase is what an attack is made with, or the troops that withdraw."""
    if not first <= clue.object < last:
        return False
    word = layers.text.words[clue.object]
    if clue.type.startswith("assault"):
        return bool(words.means_of(word))
    return clue.type == "retreat" and words.has("forces", word) and not word.prep


def located(layers: Layers, j: int) -> bool:
    """Tell whether a name that is a state or a place too stands as a place."""
    if layers.text.words[j].prep == "ب":
        return True
    return j > 0 and event_words(layers.lexicon).stands("local", layers.grams[j - 1].base)


def breaks(layers: Layers, j: int) -> bool:
    """Tell whether a token ends the stretch in which participants are looked for."""
    flag = layers.flags[j]
    return bool(flag & COMP) or (
        bool(flag & PUNCT) and layers.text.words[j].kind in ("stop", "colon")
    )


def is_plain(layers: Layers, j: int) -> bool:
    """Tell whether a token is a word that can head a phrase."""
    return bool(layers.flags[j] & (WORD | NUMBER)) and not layers.flags[j] & (PREP | REL | COMP)


def clue_is_reciprocal(clue: Clue) -> bool:
    """Tell whether all sides of an event are its actors."""
    return clue.type in RECIPROCAL
