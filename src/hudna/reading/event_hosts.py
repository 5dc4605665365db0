"""Outcomes and numbers go to the attack that they belong to.

In: the happenings of a document and its tolls. Out: happenings without bare outcomes («قتل
ثلاثة», "it was hit"), whose people and numbers their attack has taken.
"""

from bisect import bisect_left

from hudna.reading.event_clues import Clue
from hudna.reading.event_merge import Happening, Person
from hudna.reading.event_tolls import Toll, cumulative
from hudna.reading.event_words import EventWords
from hudna.reading.layers import Layers

_ASSAULT = "assault."
_FIGURES = ("killed", "injured", "detained", "displaced")
_DISTANT = 30


def give_to_hosts(
    layers: Layers, words: EventWords, happenings: list[Happening]
) -> list[Happening]:
    """Give the outcomes (who was killed, what was hit) to the attack of their sentence."""
    kept: list[Happening] = []
    for happening in happenings:
        clue = happening.clue
        aside = clue.vague == "hit" and clue.sort == "noun" and not happening.definite
        if clue.vague not in ("kill", "hit") or aside:
            kept.append(happening)
            continue
        host = _host(happenings, happening)
        if host is not None:
            host.actors = host.actors or happening.actors
            host.time = host.time or happening.time
            host.targets = _victims(layers, words, host, happening)
            host.tolls += [t for t in happening.tolls if t.what not in {x.what for x in host.tolls}]
            continue
        if clue.vague == "kill":
            total = any(cumulative(layers, toll) for toll in happening.tolls)
            bare = not happening.actors and not any(t.single for t in happening.tolls)
            if total or (bare and clue.type == "assault.other") or not happening.tolls:
                continue
        kept.append(happening)
    return kept


def _victims(
    layers: Layers, words: EventWords, host: Happening, happening: Happening
) -> list[Person]:
    """Give the targets of an attack: those it killed, and what it hit unless that is its place."""
    if happening.clue.vague != "kill" or not happening.targets:
        return host.targets or happening.targets
    victims = [
        person
        for person in happening.targets
        if not any(words.has("anybody", layers.text.words[j]) for j in range(person[0], person[1]))
    ]
    place = host.place
    kept = [
        person
        for person in host.targets
        if place is None or not person[0] <= place.first < person[1]
    ]
    return victims + kept if victims else host.targets


def _host(happenings: list[Happening], happening: Happening) -> Happening | None:
    best, least = None, _DISTANT
    here = happening.clue.sentence
    for k in range(bisect_left(happenings, here, key=_sentence), len(happenings)):
        other = happenings[k]
        clue = other.clue
        if clue.sentence != here:
            break
        if clue.vague == "kill" or other is happening:
            continue
        if clue.vague and happening.clue.vague == "hit":
            continue
        mine = happening.clue
        if mine.vague == "hit" and mine.type not in ("assault.other", clue.type):
            continue
        if not clue.type.startswith(_ASSAULT) or other.modality != happening.modality:
            continue
        gap = abs(clue.first - happening.clue.first)
        if gap < least:
            best, least = other, gap
    return best


def _sentence(happening: Happening) -> int:
    return happening.clue.sentence


def _told(toll: Toll) -> int:
    return toll.sentence


def tolls_of(clues: list[Clue], at: int, tolls: list[Toll]) -> list[Toll]:
    """Give the tolls of an event: those of its sentence that are nearest to it."""
    clue = clues[at]
    found: list[Toll] = []
    for k in range(bisect_left(tolls, clue.sentence, key=_told), len(tolls)):
        toll = tolls[k]
        if toll.sentence > clue.sentence:
            break
        if toll.what not in _FIGURES:
            continue
        if toll.taken or any(t.what == toll.what for t in found):
            continue
        if _owner(clues, at, toll) == at:
            found.append(toll)
    return found


def _owner(clues: list[Clue], at: int, toll: Toll) -> int:
    """Give the clue of the sentence that a toll belongs to: the nearest."""
    best, least = at, 10_000
    low = at
    while low > 0 and clues[low - 1].sentence == clues[at].sentence:
        low -= 1
    for k in range(low, len(clues)):
        if clues[k].sentence != clues[at].sentence:
            break
        if not clues[k].type.startswith((_ASSAULT, "other", "detain", "protest")):
            continue
        gap = abs(clues[k].first - toll.first)
        if gap < least:
            best, least = k, gap
    return best
