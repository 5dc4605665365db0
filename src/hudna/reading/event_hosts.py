"""Outcomes and numbers go to the attack that they belong to.

In: the happenings of a document and its tolls. Out: happenings without bare outcomes («قتل
ثلاثة», "it was hit"), whose people and numbers their attack has taken.
"""

from bisect import bisect_left
from itertools import groupby

from hudna.reading.event_clues import Clue
from hudna.reading.event_merge import Happening, Person
from hudna.reading.event_toll import Toll, cumulative
from hudna.reading.event_words import EventWords
from hudna.reading.layers import Layers

_ASSAULT = "assault."
_TAKERS = (_ASSAULT, "other", "detain", "protest")
_STAND_IN = ("advance", "coerce", "retreat", "mobilize")
_FIGURES = ("killed", "injured", "detained", "displaced")
_DISTANT = 30
_TOTAL = 50


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
    here, at = happening.clue.sentence, happening.clue.first
    for k in range(bisect_left(happenings, at - _DISTANT, key=_first), len(happenings)):
        other = happenings[k]
        clue = other.clue
        if clue.sentence > here or clue.first >= at + _DISTANT:
            break
        if clue.sentence < here or clue.vague == "kill" or other is happening:
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


def _first(happening: Happening) -> int:
    return happening.clue.first


def share_tolls(layers: Layers, clues: list[Clue], tolls: list[Toll]) -> dict[int, list[Toll]]:
    """Give each clue the tolls of its sentence that are nearest to it, one of a kind.

    Where no attack, arrest or protest is told in a sentence, the taking of a place, a siege or a
    retreat may have its tolls.
    """
    told = {n: list(group) for n, group in groupby(tolls, key=_sentence_of) if n >= 0}
    shares: dict[int, list[Toll]] = {}
    low = 0
    while low < len(clues):
        number, high = clues[low].sentence, low + 1
        while high < len(clues) and clues[high].sentence == number:
            high += 1
        takers = [k for k in range(low, high) if clues[k].type.startswith(_TAKERS)]
        firsts = [clues[k].first for k in takers]
        for toll in told.get(number, ()):
            if toll.what not in _FIGURES or toll.taken:
                continue
            if toll.value >= _TOTAL and cumulative(layers, toll):
                continue  # a running total is no figure of one event
            bare = [k for k in range(low, high) if clues[k].type in _STAND_IN]
            for k in [_nearest(takers, firsts, toll.first)] if takers else bare:
                mine = shares.setdefault(k, [])
                if all(t.what != toll.what for t in mine):
                    mine.append(toll)
        low = high
    return shares


def _sentence_of(toll: Toll) -> int:
    return toll.sentence


def _nearest(takers: list[int], firsts: list[int], at: int) -> int:
    """Give the clue that begins nearest to a token, the earlier of two as near."""
    k = bisect_left(firsts, at)
    if k == len(firsts) or (k and at - firsts[k - 1] <= firsts[k] - at):
        k -= 1
    return takers[k]
